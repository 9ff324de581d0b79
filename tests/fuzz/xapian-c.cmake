# The binding: databases written in one pass, each also through libxapian, which takes its time.
jiyan_fuzzer(bulk_fuzz bulk_fuzz.c xapian_c PkgConfig::GLIB ZLIB::ZLIB)
target_compile_definitions(bulk_fuzz PRIVATE REPLAY_ROUNDS=500)
# Databases with bytes changed.
jiyan_fuzzer(scan_fuzz scan_fuzz.c xapian_c PkgConfig::GLIB)
target_compile_definitions(scan_fuzz PRIVATE REPLAY_ROUNDS=300)

# The binding: databases written in one pass, each also through libxapian, which takes its time.
jiyan_fuzzer(bulk_fuzz bulk_fuzz.c xapian_c PkgConfig::GLIB ZLIB::ZLIB)
target_compile_definitions(bulk_fuzz PRIVATE REPLAY_ROUNDS=500)

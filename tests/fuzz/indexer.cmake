# What is stored, and the lines of a file of records.
jiyan_fuzzer(records_fuzz records_fuzz.c jiyan_indexer)
# The way of a text to its passages.
jiyan_fuzzer(analyse_fuzz analyse_fuzz.c jiyan_indexer)
# The documents of word processors.
jiyan_fuzzer(word_fuzz word_fuzz.c jiyan_formats)
# Formats that libraries parse.
jiyan_fuzzer(ofd_fuzz ofd_fuzz.c jiyan_formats PkgConfig::ARCHIVE)
target_compile_definitions(ofd_fuzz PRIVATE REPLAY_ROUNDS=2000)
# Members of archives, and mails: their names, and all of them.
jiyan_fuzzer(members_fuzz members_fuzz.c jiyan_formats)
# Parts of office packages.
jiyan_fuzzer(office_fuzz office_fuzz.c jiyan_formats PkgConfig::ARCHIVE)
# Boxes of glyphs to lines and paragraphs.
jiyan_fuzzer(layout_fuzz layout_fuzz.c jiyan_formats)
# Pages and Markdown.
jiyan_fuzzer(html_fuzz html_fuzz.c jiyan_formats)
# Documents that are one file of XML.
jiyan_fuzzer(xml_fuzz xml_fuzz.c jiyan_formats)
target_compile_definitions(xml_fuzz PRIVATE REPLAY_ROUNDS=1000)

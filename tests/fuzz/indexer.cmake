# What is stored, and the lines of a file of records.
jiyan_fuzzer(records_fuzz records_fuzz.c jiyan_indexer)
# The way of a text to its passages.
jiyan_fuzzer(analyse_fuzz analyse_fuzz.c jiyan_indexer)
# The documents of word processors.
jiyan_fuzzer(word_fuzz word_fuzz.c jiyan_formats)

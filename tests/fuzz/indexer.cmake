# What is stored, and the lines of a file of records.
jiyan_fuzzer(records_fuzz records_fuzz.c jiyan_indexer)

# Questions.
jiyan_fuzzer(query_fuzz query_fuzz.c jiyan_searcher)

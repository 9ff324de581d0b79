# Questions.
jiyan_fuzzer(query_fuzz query_fuzz.c jiyan_searcher)
# What a user writes for both programs.
jiyan_fuzzer(tables_fuzz tables_fuzz.c jiyan_searcher jiyan_indexer)
target_compile_definitions(tables_fuzz PRIVATE REPLAY_ROUNDS=500)

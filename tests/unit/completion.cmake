# The tests of what both programs say of their options.
jiyan_unit_test(completion_tables_test completion_tables_test.c jiyan_indexer jiyan_searcher)

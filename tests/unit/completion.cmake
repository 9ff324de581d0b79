# The tests of what all programs say of their options.
jiyan_unit_test(completion_tables_test completion_tables_test.c jiyan_indexer jiyan_searcher jiyan_server)

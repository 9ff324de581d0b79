# The tests of the searching folder.
foreach(subject alignment asked budget candidate cite concordance field_value first_mention ledger mend nearness opener parse postings printer render saved snippet stats term_weight terms trail)
  jiyan_unit_test(searcher_${subject}_test searcher_${subject}_test.c jiyan_searcher)
endforeach()

# These index the fixtures first.
foreach(subject evidence facet like rows search several snippet_corpus suggest)
  jiyan_unit_test(searcher_${subject}_test searcher_${subject}_test.c jiyan_searcher)
  add_dependencies(searcher_${subject}_test jiyan-index)
  set_property(TEST searcher_${subject}_test APPEND PROPERTY ENVIRONMENT "JIYAN_INDEX=$<TARGET_FILE:jiyan-index>")
endforeach()

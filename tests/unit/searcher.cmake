# The tests of the searching folder.
foreach(subject candidate fields ledger query render snippet terms trace value)
  jiyan_unit_test(searcher_${subject}_test searcher_${subject}_test.c jiyan_searcher)
endforeach()

# These index the fixtures first.
foreach(subject rows search several snippet_corpus)
  jiyan_unit_test(searcher_${subject}_test searcher_${subject}_test.c jiyan_searcher)
  add_dependencies(searcher_${subject}_test jiyan-index)
  set_property(TEST searcher_${subject}_test APPEND PROPERTY ENVIRONMENT "JIYAN_INDEX=$<TARGET_FILE:jiyan-index>")
endforeach()

# The tests of what an index on disk is.
foreach(subject characters codec discover fields key ledger open read record stub writer)
  jiyan_unit_test(index_${subject}_test index_${subject}_test.c jiyan_index)
endforeach()

# The tests of what an index on disk is.
foreach(subject characters codec compressor counts discover fields inverter key ledger ledger_file manifest open read record runs segments writer)
  jiyan_unit_test(index_${subject}_test index_${subject}_test.c jiyan_index)
endforeach()

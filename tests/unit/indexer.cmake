# The tests of the indexing folder.
foreach(subject blocks build changes describe describe_speech filename ignore passages record_ids record_line sniffer source table)
  jiyan_unit_test(indexer_${subject}_test indexer_${subject}_test.c jiyan_indexer)
endforeach()
# GLib's slices pass memory from thread to thread by locks that ThreadSanitizer does not see.
set_property(TEST indexer_build_test APPEND PROPERTY ENVIRONMENT G_SLICE=always-malloc)

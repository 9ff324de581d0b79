# The tests of the serving folder.
foreach(subject cache call guard incoming line range)
  jiyan_unit_test(server_${subject}_test server_${subject}_test.c jiyan_server)
endforeach()

# These index the fixtures first.
jiyan_unit_test(server_reporter_test server_reporter_test.c jiyan_server)
add_dependencies(server_reporter_test jiyan-index)
set_property(TEST server_reporter_test APPEND PROPERTY ENVIRONMENT "JIYAN_INDEX=$<TARGET_FILE:jiyan-index>")

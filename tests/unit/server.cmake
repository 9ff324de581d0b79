# The tests of the serving folder.
foreach(subject cache call guard incoming range)
  jiyan_unit_test(server_${subject}_test server_${subject}_test.c jiyan_server)
endforeach()

# The tests of the lowest floor.
foreach(subject command csv files glob input junit markup options patience pool progress terminal)
  jiyan_unit_test(base_${subject}_test base_${subject}_test.c jiyan_base)
endforeach()
# So that the test can say how many threads the system grants.
target_link_options(base_pool_test PRIVATE -Wl,--wrap=pthread_create)

# The tests of the binding.
foreach(subject bulk_order candidate compact data database error fuse iterator mask query scan search sums)
  jiyan_unit_test(xapian_c_${subject}_test xapian_c_${subject}_test.c xapian_c PkgConfig::GLIB)
endforeach()
jiyan_unit_test(xapian_c_bulk_test xapian_c_bulk_test.c xapian_c PkgConfig::GLIB ZLIB::ZLIB)
jiyan_unit_test(xapian_c_bulk_fault_test xapian_c_bulk_fault_test.c xapian_c PkgConfig::GLIB ZLIB::ZLIB)
foreach(function malloc calloc realloc strdup asprintf)
  target_link_options(xapian_c_bulk_fault_test PRIVATE -Wl,--wrap=${function})
endforeach()
# Not a test, but what the tools of Xapian are given to read.
add_executable(bulk_write ${CMAKE_CURRENT_LIST_DIR}/../tools/bulk_write.c)
target_link_libraries(bulk_write PRIVATE jiyan_flags xapian_c PkgConfig::GLIB)
# In C++, as they throw through the binding and replace operator new.
jiyan_unit_test(xapian_c_ladder_test xapian_c_ladder_test.cc xapian_c PkgConfig::GLIB PkgConfig::XAPIAN)
jiyan_unit_test(xapian_c_memory_test xapian_c_memory_test.cc xapian_c PkgConfig::GLIB)

# The header alone, in both languages, without a warning.
set(xapian_c_root ${CMAKE_CURRENT_LIST_DIR}/../..)
set(xapian_c_strict -Wall -Wextra -Wpedantic -Werror -fsyntax-only -I${xapian_c_root}/include
  ${xapian_c_root}/include/xapian-c/xapian_c.h ${xapian_c_root}/include/xapian-c/xapian_c_bulk.h
  ${xapian_c_root}/include/xapian-c/xapian_c_scan.h)
add_test(NAME xapian_c_header_c11 COMMAND ${CMAKE_C_COMPILER} -std=c11 -x c ${xapian_c_strict})
add_test(NAME xapian_c_header_cxx17 COMMAND ${CMAKE_CXX_COMPILER} -std=c++17 -x c++ ${xapian_c_strict})

# The example, as a user runs it.
add_test(NAME xapian_c_example COMMAND sh -c
  "printf 'old words\\nnew words of old\\nnone\\n' | \"$0\" new | grep -x '2: new words of old'"
  $<TARGET_FILE:xapian-c-example>)

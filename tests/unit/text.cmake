# The tests of the language folder.
foreach(subject alias analysis body date deadline deadline_forms decode docno fold fold_opencc genre noise number numeral numerals outline pack particulars person phrase pinyin quantity segment sentence statement statement_ids statement_rules trie utf8 words)
  jiyan_unit_test(text_${subject}_test text_${subject}_test.c jiyan_text)
endforeach()
target_sources(text_analysis_test PRIVATE ${PROJECT_SOURCE_DIR}/text/analysis/tables.c)
jiyan_unit_test(text_decode_corpus_test text_decode_corpus_test.c jiyan_text PkgConfig::JANSSON)

# Prints outlines, for people who work on their rules.
add_executable(outline_print ${CMAKE_CURRENT_SOURCE_DIR}/../tools/outline_print.c)
target_link_libraries(outline_print PRIVATE jiyan_flags jiyan_text)

add_executable(statement_print ${CMAKE_CURRENT_SOURCE_DIR}/../tools/statement_print.c)
target_link_libraries(statement_print PRIVATE jiyan_flags jiyan_text)

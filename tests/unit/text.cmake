# The tests of the language folder.
foreach(subject date decode docno fold numeral phrase segment)
  jiyan_unit_test(text_${subject}_test text_${subject}_test.c jiyan_text)
endforeach()
jiyan_unit_test(text_decode_corpus_test text_decode_corpus_test.c jiyan_text PkgConfig::JANSSON)

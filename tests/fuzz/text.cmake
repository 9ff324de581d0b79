# The language: decoding, folding and segmenting.
jiyan_fuzzer(deadline_fuzz deadline_fuzz.c jiyan_text)
jiyan_fuzzer(decode_fuzz decode_fuzz.c jiyan_text)
jiyan_fuzzer(fold_fuzz fold_fuzz.c jiyan_text)
jiyan_fuzzer(quantity_fuzz quantity_fuzz.c jiyan_text)

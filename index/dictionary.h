/* dictionary.h: a dictionary as zstd uses it. Private to index/. */
#ifndef JIYAN_INDEX_DICTIONARY_PRIVATE_H
#define JIYAN_INDEX_DICTIONARY_PRIVATE_H

#include <jiyan/index/dictionary.h>
#include <zstd.h>

/* Borrowed: valid as long as the dictionary. That for writing is made when somebody first asks for it. */
const ZSTD_DDict *jy_dictionary_reading(const jy_dictionary *dictionary);
const ZSTD_CDict *jy_dictionary_writing(const jy_dictionary *dictionary);

#endif

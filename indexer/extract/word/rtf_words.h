/* rtf_words.h: the control words of RTF. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_RTF_WORDS_H
#define JIYAN_INDEXER_EXTRACT_WORD_RTF_WORDS_H

#include "indexer/extract/word/rtf.h"

/* Reads what follows a backslash, and does what it says. */
void jy_rtf_words_read(jy_rtf *reader);

#endif

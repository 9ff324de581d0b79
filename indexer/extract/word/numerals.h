/* numerals.h: the numbers of automatic lists as Word writes them. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_NUMERALS_H
#define JIYAN_INDEXER_EXTRACT_WORD_NUMERALS_H

#include <glib.h>
#include <stdint.h>

/* Formats of numbers ([MS-OSHARED] 2.2.1.3) that are asked for by name. */
enum { JY_NUMERALS_ARABIC = 0, JY_NUMERALS_BULLET = 23, JY_NUMERALS_NONE = 255 };

/* Appends a number in a format: 3 as "3", "iii", "C", "三", "叁", "③", "丙" … What is not known is written 3. */
void jy_numerals_append(GString *to, uint32_t number, uint8_t format);

#endif

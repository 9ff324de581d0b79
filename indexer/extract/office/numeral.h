/* numeral.h: the numbers of lists as they are shown. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_NUMERAL_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_NUMERAL_H

#include <glib.h>
#include <stdint.h>

/* Appends a number in a format of ST_NumberFormat (ISO/IEC 29500-1, 17.18.59: "decimal", "chineseCounting" …); nothing
 * for "none" and "bullet". A format that is not known is decimal, and so is a number that its format cannot write. */
void jy_numeral_write(GString *out, const char *format, uint32_t number);

/* Appends a space behind the number of an item, which is all from `from` on, where nothing else parts it from the text:
 * "1. ", "第一章 ", but "一、" and "（一）". */
void jy_numeral_part(GString *out, gsize from);

#endif

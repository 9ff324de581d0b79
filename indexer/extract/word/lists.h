/* lists.h: the automatic numbers of paragraphs ([MS-DOC] 2.9.131, 2.9.147), counted as Word counts them. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_LISTS_H
#define JIYAN_INDEXER_EXTRACT_WORD_LISTS_H

#include <glib.h>

#include "indexer/files/bytes.h"

typedef struct jy_lists jy_lists;

/* Reads the lists, with all that is behind their table in its stream, and their uses. Returns new lists; free with
 * jy_lists_free. */
jy_lists *jy_lists_read(jy_bytes lists, jy_bytes uses);
void jy_lists_free(jy_lists *lists);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_lists, jy_lists_free)

/* Counts the next paragraph of a use of a list (from 1), at a level (from 0), and appends its number as it is shown:
 * "（三）", "2.1 "; nothing for bullets and unknown lists. */
void jy_lists_number(jy_lists *lists, uint16_t use, uint8_t level, GString *to);

#endif

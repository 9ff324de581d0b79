/* styles.h: what the styles of a Word document say of its paragraphs ([MS-DOC] 2.9.271, "STSH"). */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_STYLES_H
#define JIYAN_INDEXER_EXTRACT_WORD_STYLES_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/files/bytes.h"

typedef struct {
    uint8_t level; /* of a heading, from 1; 0 for others */
    bool is_title;
    uint16_t list;      /* number of a use of a list (lists.h), from 1; 0 for none */
    uint8_t list_level; /* from 0 */
} jy_style;

/* Reads the styles, each with what it has from those it is based on. Returns a new array of jy_style, by their numbers;
 * free with g_array_unref. */
GArray *jy_styles_read(jy_bytes table);

/* What the name of a style makes of its paragraphs ("标题 2", "heading 2", "二级标题", "Title"): sets *ret_level and
 * *ret_is_title, or nothing. */
void jy_styles_name(const char *name, uint8_t *ret_level, bool *ret_is_title);

#endif

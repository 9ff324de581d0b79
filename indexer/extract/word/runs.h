/* runs.h: which bytes of the document stream have which formatting ([MS-DOC] 2.9.31, 2.9.174: "formatted disk pages").
 */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_RUNS_H
#define JIYAN_INDEXER_EXTRACT_WORD_RUNS_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/files/bytes.h"

typedef struct {
    uint32_t start, end; /* bytes of the document stream */
    uint16_t style;      /* of a paragraph */
    jy_bytes changes;    /* sprm.h */
} jy_formatting;

/* Reads all runs, of characters or of paragraphs, that a table lists. What of it is damaged is left out. Returns a new
 * array of jy_formatting by their start, which borrows from the stream; free with g_array_unref. */
GArray *jy_runs_read(jy_bytes document, jy_bytes table, bool of_paragraphs);

/* The first run that ends behind a byte; the count of runs where there is none. */
guint jy_runs_find(const GArray *runs, uint32_t offset);

#endif

/* span.h: places in the text of a passage. */
#ifndef JIYAN_SEARCHER_MATCH_SPAN_H
#define JIYAN_SEARCHER_MATCH_SPAN_H

#include <stdint.h>

/* Bytes of a passage's text. */
typedef struct {
    uint32_t start, end;
} jy_span;

/* Bytes of a passage's text that the question matches, and which of its parts do: a bit each (the 64th and later
 * ones share the last). */
typedef struct {
    uint32_t start, end;
    uint64_t parts;
} jy_match_span;

#endif

/* page_runs.h: the glyphs of a page cut into runs: what stands on one line without a wide gap. */
#ifndef JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_RUNS_H
#define JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_RUNS_H

#include "indexer/extract/layout/page_lines.h"

/* In ems, the gap from which there is another cell. */
#define JY_PAGE_RUNS_CELL 1.5f
/* Points of a font so large that its letter-spaced words are no cells, and the widest gap between their letters, in
 * ems.
 */
#define JY_PAGE_RUNS_TITLE 15.0f
#define JY_PAGE_RUNS_LETTERS 4.0f

typedef struct {
    size_t start, end; /* glyphs */
    float left, right, middle, size;
} jy_page_run;

/* Returns a new array of jy_page_run in the order in which they are read: that of the glyphs but for two columns, which
 * are read one after the other, and for the letters of a spaced out title. Free with g_array_unref. */
GArray *jy_page_runs_find(const jy_page_glyph *glyphs, size_t count);

/* True for a character that is seen. */
bool jy_page_runs_is_ink(uint32_t c);

#endif

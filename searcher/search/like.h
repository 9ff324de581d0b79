/* like.h: passages like one of the index. */
#ifndef JIYAN_SEARCHER_SEARCH_LIKE_H
#define JIYAN_SEARCHER_SEARCH_LIKE_H

#include <glib.h>
#include <jiyan/index/index.h>

/* The question that stands for a place: the most telling words of what stands there, and its own document left out; it
 * is for a match of any. `place` is a path, from the archive's root or from the current folder, or as answers name a
 * place: PATH:LINE for the passages on a line, PATH#ID for a record, PATH#ID:LINE. Returns a new text; free with
 * g_free. Errors: USAGE where there is no such place, with what to do; INDEX_*. */
char *jy_like_query(jy_index *index, const char *place, GError **err);

#endif

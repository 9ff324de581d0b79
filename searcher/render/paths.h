/* paths.h: the paths of what was found. */
#ifndef JIYAN_SEARCHER_RENDER_PATHS_H
#define JIYAN_SEARCHER_RENDER_PATHS_H

#include <stdbool.h>
#include <stdio.h>

#include "searcher/render/view.h"

/* A path a line, each once, of each index: of a jy_hits and of a jy_rows. A path is written as git and ls -Q do: as it
 * is, or, where it holds controls, quotes or bytes that are no UTF-8, in quotes with C's escapes. */
void jy_paths_hits(const void *hits, const jy_view *view, FILE *out);
void jy_paths_rows(const void *rows, const jy_view *view, FILE *out);

/* The character at `at`, or the byte where none is. Returns a new text; free with g_free. *ret_is_unsafe is whether a
 * terminal cannot be given it as it is. */
char *jy_paths_character(const char *at, bool *ret_is_unsafe);

#endif

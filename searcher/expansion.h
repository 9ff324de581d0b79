/* expansion.h: a command line that names a saved search, with what is saved in its place. */
#ifndef JIYAN_SEARCHER_EXPANSION_H
#define JIYAN_SEARCHER_EXPANSION_H

#include "searcher/options.h"

/* The name of the search that is to be run; NULL where none is: --saved alone lists them. Borrowed from the options. */
const char *jy_searcher_expansion_name(const jy_searcher_options *typed);

/* Puts the words of the search between the program's name and the rest, so that what was typed beside it wins. Returns
 * a new array of texts that are kept in `strings` or by argv, NULL at the end; free with g_ptr_array_unref. Errors: as
 * jy_saved_find. */
GPtrArray *jy_searcher_expansion_make(const jy_searcher_options *typed, int argc, char **argv, GStringChunk *strings,
                                      GError **err);

#endif

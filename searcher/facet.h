/* facet.h: the documents found, counted by a field. */
#ifndef JIYAN_SEARCHER_FACET_H
#define JIYAN_SEARCHER_FACET_H

#include <glib.h>
#include <jiyan/archive.h>

#include "searcher/options.h"

/* Prints how many of the documents found have each value of options->facet, the most frequent first. Returns the number
 * of documents, -1 on an error: USAGE, and those of jy_search. */
int jy_answer_facet(jy_archive *archive, const jy_search_options *options, GError **err);

#endif

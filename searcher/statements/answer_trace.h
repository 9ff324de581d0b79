/* answer_trace.h: a trail on stdout. */
#ifndef JIYAN_SEARCHER_STATEMENTS_ANSWER_TRACE_H
#define JIYAN_SEARCHER_STATEMENTS_ANSWER_TRACE_H

#include <glib.h>
#include <jiyan/archive.h>

#include "searcher/options.h"

/* Prints the trail of options->trace: of a statement by its id, else of a question. Returns how many rows it has, the
 * commitment counted; 0 where there is nothing to follow, which is said on stderr; -1 on an error: those of
 * jy_search. */
int jy_answer_trace(jy_archive *archive, const jy_search_options *options, GError **err);

#endif

/* answer_trace.h: a trail on stdout. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_TRACE_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_TRACE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/options.h"

/* Prints the trail of options->trace: of a statement by its id, else of a question. Returns how many rows it has, the
 * commitment counted; 0 where there is nothing to follow, which is said on stderr; -1 on an error: those of
 * jy_search. */
int jy_answer_trace(jy_index *index, const jy_searcher_options *options, GError **err);

#endif

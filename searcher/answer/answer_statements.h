/* answer_statements.h: statements on stdout. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_STATEMENTS_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_STATEMENTS_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/options.h"

/* Prints the statements that are asked for. Returns how many, not 0 where they were only counted (--limit 0); -1 on an
 * error: those of jy_search. */
int jy_answer_statements(jy_index *index, const jy_searcher_options *options, GError **err);

#endif

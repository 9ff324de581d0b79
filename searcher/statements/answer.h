/* answer.h: statements on stdout. */
#ifndef JIYAN_SEARCHER_STATEMENTS_ANSWER_H
#define JIYAN_SEARCHER_STATEMENTS_ANSWER_H

#include <glib.h>
#include <jiyan/archive.h>

#include "searcher/options.h"

/* Prints the statements that are asked for. Returns how many, not 0 where they were only counted (--limit 0); -1 on an
 * error: those of jy_search. */
int jy_answer_statements(jy_archive *archive, const jy_search_options *options, GError **err);

#endif

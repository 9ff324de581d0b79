/* answer.h: questions answered on stdout, one or those of a file. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/options.h"

/* Answers one question on stdout. Returns the number of hits, not 0 where they were only counted (--limit 0); -1 on an
 * error. *ret_suggestions is a new array of texts (suggest.h), NULL where there is no room for them in the format, nor
 * a terminal behind stderr, or where there are exact hits. */
int jy_answer_one(jy_index *index, const jy_searcher_options *options, const char *qid, const char *query,
                  GPtrArray **ret_suggestions, GError **err);

/* Answers every line of the batch file (id, tab, question). Returns the number of hits in all, -1 on an error. A
 * question that cannot be read is named on stderr; the rest is answered and the error comes at the end. */
int jy_answer_batch(jy_index *index, const jy_searcher_options *options, GError **err);

#endif

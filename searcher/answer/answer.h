/* answer.h: a request answered on stdout, in the view and format it names. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/count/concordance.h"
#include "searcher/query/request.h"
#include "searcher/render/view.h"
#include "searcher/statements/selection.h"

/* What is to be answered, and how it is shown. Strings are borrowed. */
typedef struct {
    jy_request search;      /* without --limit statements have a limit of 0, which is none */
    jy_selection selection; /* of statements; without kinds named: commitments */
    jy_view view;
    jy_concordance_order order; /* of the lines of a concordance */
    const char *batch;          /* file of questions; NULL for none */
    const char *facet;          /* field to count by */
    const char *like;           /* a place whose likes are asked for; NULL for none */
    const char *trace;          /* an id or a question, which the words of the search narrow */
    const char *output;         /* file that the ledger goes to; NULL for standard output */
    const char *overdue;        /* the day before which something was due: 2024-05-31; "" for none */
    bool limited, grouped;      /* --limit, --group were given */
} jy_answer_request;

/* Answers one question on stdout. Returns the number of hits, not 0 where they were only counted (--limit 0); -1 on an
 * error. *ret_suggestions is a new array of texts (suggest.h), NULL where there is no room for them in the format, nor
 * a terminal behind stderr, or where there are exact hits. */
int jy_answer_one(jy_index *index, const jy_answer_request *request, const char *qid, const char *query,
                  GPtrArray **ret_suggestions, GError **err);

/* Answers every line of the batch file (id, tab, question). Returns the number of hits in all, -1 on an error. A
 * question that cannot be read is named on stderr; the rest is answered and the error comes at the end. */
int jy_answer_batch(jy_index *index, const jy_answer_request *request, GError **err);

/* The other views, on stdout. Each returns how many lines, documents or statements were found, not 0 where they were
 * only counted; -1 on an error: those of jy_search, and USAGE. */
int jy_answer_concordance(jy_index *index, const jy_answer_request *request, const char *qid, const char *query,
                          GError **err);
int jy_answer_facet(jy_index *index, const jy_answer_request *request, GError **err);
int jy_answer_stats(jy_index *index, const jy_answer_request *request, GError **err);
int jy_answer_statements(jy_index *index, const jy_answer_request *request, GError **err);

/* The trail of request->trace, of a statement by its id, else of a question. Where there is nothing to follow that is
 * said on stderr. */
int jy_answer_trail(jy_index *index, const jy_answer_request *request, GError **err);

/* Writes the commitments, with what became of them, as an HTML page to request->output, whole or not at all. Nothing is
 * written where there are none. Errors also: IO. */
int jy_answer_ledger(jy_index *index, const jy_answer_request *request, GError **err);

#endif

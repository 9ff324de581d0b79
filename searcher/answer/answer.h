/* answer.h: a request answered on a stream, in the view and the format that it names. */
#ifndef JIYAN_SEARCHER_ANSWER_ANSWER_H
#define JIYAN_SEARCHER_ANSWER_ANSWER_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <jiyan/index/index.h>
#include <stdio.h>

#include "searcher/count/concordance.h"
#include "searcher/count/facet.h"
#include "searcher/query/request.h"
#include "searcher/render/view.h"
#include "searcher/search/result.h"
#include "searcher/statements/selection.h"

/* What is to be answered, and how it is shown. Strings are borrowed. */
typedef struct {
    jy_request search;      /* without --limit statements have a limit of 0, which is none */
    jy_selection selection; /* of statements; without kinds named: commitments */
    jy_view view;
    FILE *out;                  /* what the answer is written to */
    jy_concordance_order order; /* of the lines of a concordance */
    const char *batch;          /* file of questions; NULL for none */
    const char *facet;          /* field to count by */
    jy_facet_order facet_order;
    const char *like;      /* a place whose likes are wanted; NULL for none */
    const char *meant;     /* one passage, or its document: the rank of a hit, an id, a place; NULL for none */
    const char *with;      /* the document that the one meant is compared with; NULL: it is not */
    const char *open_with; /* the command that opens a file; NULL: that of the environment */
    const char *trace;     /* an id or a question, which the words of the search narrow */
    const char *output;    /* file that the ledger goes to; NULL for standard output */
    const char *overdue;   /* the day before which something was due: 2024-05-31; "" for none */
    const jy_options_table *options; /* that saved searches are of */
    bool *is_open;                   /* tells whether any that is overdue is open, by view.fail_on; NULL: not wanted */
    bool limited, grouped;           /* --limit, --group were given */
    bool strict;                     /* a question that is no valid query is an error, and not read for its words */
    uint32_t budget;                 /* seconds of work a question may make, about; 0: as many as it takes */
} jy_answer_request;

/* Answers a request, that of a batch for each of its questions: a question that cannot be read is named on stderr, the
 * rest is answered, and the error comes at the end. Returns how many hits, lines, documents or statements were found,
 * not 0 where they were only counted (--limit 0); -1 on an error: USAGE, IO and those of jy_search. Appends to
 * `notices` lines for the person who looks on: that nothing was found, what was left out, questions that were meant. */
int jy_answer(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err);

/* How one view answers. */
typedef int jy_answer_view(jy_index *index, const jy_answer_request *request, GPtrArray *notices, GError **err);

/* Answers one question by its view, within its budget, and for its words where it is no valid query; says so where that
 * was spent, and what was ignored. */
jy_answer_view jy_answer_question;

/* Appends "jiyan-search: " and a text to the notices. */
void jy_answer_note(GPtrArray *notices, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The same of what leaves nothing to find, a line each (hits.h). */
void jy_answer_note_culprits(GPtrArray *notices, const GPtrArray *culprits);

/* The hits that the view of passages has. Returns a new result; free with jy_result_free before the index. Errors: as
 * for jy_search, and USAGE. */
jy_result *jy_answer_hits(jy_index *index, const jy_answer_request *request, GError **err);

/* The roots of the archives, "" where an index does not say. Returns a new array; free with g_strfreev. */
char **jy_answer_roots(const jy_index *index);

/* ---- one view each ---- */

jy_answer_view jy_answer_passages;
jy_answer_view jy_answer_show;
jy_answer_view jy_answer_document;
jy_answer_view jy_answer_open;
jy_answer_view jy_answer_compare;
jy_answer_view jy_answer_concordance;
jy_answer_view jy_answer_facet;
jy_answer_view jy_answer_stats;
jy_answer_view jy_answer_statements;
jy_answer_view jy_answer_trail;
jy_answer_view jy_answer_ledger;
jy_answer_view jy_answer_saved;

/* Tells whether anything is open among all that is overdue, in request->is_open. False with an error of jy_search. */
bool jy_answer_is_open(jy_index *index, const jy_answer_request *request, GError **err);

/* Answers the questions of a file, lines of id, tab, question, by a view. */
int jy_answer_batch(jy_index *index, const jy_answer_request *request, jy_answer_view *answer, GPtrArray *notices,
                    GError **err);

#endif

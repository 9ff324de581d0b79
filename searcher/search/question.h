/* question.h: a request read once and planned for an index: its tree, what a passage has to hold, the queries for
 * Xapian.
 */
#ifndef JIYAN_SEARCHER_SEARCH_QUESTION_H
#define JIYAN_SEARCHER_SEARCH_QUESTION_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/match/matcher.h"
#include "searcher/plan/plan.h"
#include "searcher/query/request.h"

typedef struct {
    jy_request request; /* its strings are borrowed */
    jy_node *root;
    jy_matcher *matcher; /* of the root; no index is needed for it */
    jy_plan *plan;       /* for the index as it was when it was last planned; NULL before */
} jy_question;

/* Reads a request. Returns a new question, not yet planned; free with jy_question_free. Errors: QUERY. */
jy_question *jy_question_new(const jy_request *request, GError **err);

/* The same of a tree. Takes it. */
jy_question *jy_question_of_tree(jy_node *root, const jy_request *request);
void jy_question_free(jy_question *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_question, jy_question_free)

/* Plans for the index as it is open. Errors: QUERY, INDEX_*. */
bool jy_question_plan(jy_question *question, jy_index *index, GError **err);

/* What is done with a question that is planned. Returns false with an error. */
typedef bool jy_question_fn(jy_index *index, const jy_question *question, void *user, GError **err);

/* Plans a question and calls `fn`. Where the reader has been overtaken it is reopened, and the
 * question planned and `fn` called again, a bounded number of times; so nothing borrowed from the index before the call
 * is valid after it. Errors: QUERY, INDEX_*, those of `fn`. */
bool jy_question_run(jy_question *question, jy_index *index, jy_question_fn *fn, void *user, GError **err);

/* A question as it was understood and as the queries for Xapian, for --explain; it has to be planned. Returns a new
 * text; free with g_free. */
char *jy_question_explain(const jy_question *question);

#endif

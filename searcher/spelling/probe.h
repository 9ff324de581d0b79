/* probe.h: whether a question has an exact hit. Private to what is said where it has none. */
#ifndef JIYAN_SEARCHER_SPELLING_PROBE_H
#define JIYAN_SEARCHER_SPELLING_PROBE_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <stdbool.h>

#include "searcher/search/question.h"

/* Looks whether one of the best passages, a bounded number, is an exact hit, whatever is left of the question's budget.
 * Plans the question. Errors: QUERY, INDEX_* (INDEX_CHANGED too: the index is not reopened). */
bool jy_probe_ask(jy_index *index, jy_question *question, bool *ret_has, GError **err);

/* The same of a tree under a request's other wishes. Takes the tree. */
bool jy_probe_tree(jy_index *index, jy_node *root, const jy_request *request, bool *ret_has, GError **err);

#endif

/* meant.h: the one passage that --show, --document and --open name. */
#ifndef JIYAN_SEARCHER_ANSWER_MEANT_H
#define JIYAN_SEARCHER_ANSWER_MEANT_H

#include "searcher/answer/answer.h"
#include "searcher/search/surroundings.h"

/* Finds what request->meant names: N, the N-th hit of the question; the id of a statement; a place (locate.h); the id
 * of a record. Returns 1 with *ret_around, cleared with jy_surroundings_clear, which has `context` passages on either
 * side; 0 where there is nothing, with a notice; -1 on an error. */
int jy_meant_find(jy_index *index, const jy_answer_request *request, uint32_t context, jy_surroundings *ret_around,
                  GPtrArray *notices, GError **err);

#endif

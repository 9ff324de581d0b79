/* like.h: passages like one of the index. */
#ifndef JIYAN_SEARCHER_SEARCH_LIKE_H
#define JIYAN_SEARCHER_SEARCH_LIKE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/search/question.h"

/* The question that stands for a place: the words of it that tell most, its own document left out; it is for a match of
 * any. `place` is a path, from the archive's root or from the current folder, or as answers name a place: PATH:LINE for
 * the passages on a line, PATH#ID for a record, PATH#ID:LINE. `request` has no words of its own. Returns a new
 * question; free with jy_question_free. *ret_text is a new text, the question as a person would type it. Errors: USAGE
 * where there is no such place, with what to do; INDEX_*. */
jy_question *jy_like_question(jy_index *index, const char *place, const jy_request *request, char **ret_text,
                              GError **err);

#endif

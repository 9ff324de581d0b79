/* expand.h: a question with what is said otherwise beside what was typed. */
#ifndef JIYAN_SEARCHER_QUERY_EXPAND_H
#define JIYAN_SEARCHER_QUERY_EXPAND_H

#include "searcher/query/parse.h"
#include "searcher/query/synonyms.h"

/* Puts beside each word or run its other spellings, as OR: 6% and 百分之六, 十四五 and 第十四个五年规划. Quotations,
 * and what takes part in a NEAR, stay as typed. Takes the tree. Returns the new one; free with jy_node_free. */
jy_node *jy_expand(jy_node *root, const jy_synonyms *synonyms);

#endif

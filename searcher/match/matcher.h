/* matcher.h: what a question demands of the text of a passage, and where the passage has it. Where the question is
 * bound to kinds of statement, each statement of these kinds is looked at by itself, under the passage's headings. */
#ifndef JIYAN_SEARCHER_MATCH_MATCHER_H
#define JIYAN_SEARCHER_MATCH_MATCHER_H

#include <glib.h>
#include <stdbool.h>

#include "searcher/match/candidate.h"
#include "searcher/query/node.h"

typedef struct {
    const jy_node *condition; /* of an exact passage; NULL: its text tells nothing, and every passage is exact */
    bool reads_statements;    /* of a passage, to tell whether it is one that is wanted */
    bool reads_document;      /* that a passage is of, for the same */
    bool loose;               /* one word or run of several may be in a heading or the title only */
    unsigned kinds;           /* bits 1 << jy_statement_kind: a statement of one of these has to satisfy the condition;
                                 0: the passage as a whole */
    GPtrArray *forbidden;     /* of jy_node, borrowed: conditions that no passage may satisfy, nor a partial one */
    GPtrArray *phrases;       /* of jy_phrase, borrowed: what is wanted in the text, without variants */
    GPtrArray *variants;      /* of jy_phrase, borrowed: other forms of these */
    GPtrArray *words;         /* of jy_phrase: their terms, each on its own */
    GArray *senses;           /* of jy_matcher_senses; empty as long as nobody has asked */
} jy_matcher;

/* Returns a new matcher of a tree, which it borrows; free with jy_matcher_free. */
jy_matcher *jy_matcher_new(const jy_node *root);
void jy_matcher_free(jy_matcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_matcher, jy_matcher_free)

/* What the words tell: of unsigned, bits of jy_term_sense (query/terms.h). Found out when it is asked for, which is
 * where a partial passage is shown: that takes the dictionary of words, which is milliseconds to load. */
const GArray *jy_matcher_senses(const jy_matcher *matcher);

/* True when the candidate's passage, or one of its statements, satisfies the condition. */
bool jy_matcher_accepts(const jy_matcher *matcher, jy_candidate *candidate);

/* True when it is none of the forbidden, and may be partial: it, or one of its statements, holds a word of the question
 * (that the passage does, the index has found). */
bool jy_matcher_accepts_part(const jy_matcher *matcher, jy_candidate *candidate);

/* Where the passage, or the statements that answer, hold the question (highlight.h). Returns a new array of
 * jy_match_span, in order and not overlapping; free with g_array_unref. *ret_statement is the statement that answers
 * best, the first of those with most parts of the question; empty without kinds. */
GArray *jy_matcher_find(const jy_matcher *matcher, jy_candidate *candidate, bool exact, jy_span *ret_statement);

#endif

/* subject.h: what a trail follows: the topics that a commitment's numbers or its object are about, or those of the
 * words of a request. */
#ifndef JIYAN_SEARCHER_TRAILS_SUBJECT_H
#define JIYAN_SEARCHER_TRAILS_SUBJECT_H

#include <stdbool.h>

#include "searcher/statements/row.h"
#include "searcher/trails/topic.h"

typedef struct {
    GPtrArray *topics; /* of jy_topic, JY_SUBJECT_TOPICS at most; none where a commitment is too general */
    GPtrArray *units;  /* of char *: those that its numbers have */
    bool is_requested; /* words of a request: what holds them is wanted, however little they say */
    bool is_measured;  /* most that is said of it is numbers */
} jy_subject;
#define JY_SUBJECT_TOPICS 4

/* A topic that weighs less says too little to be followed by itself, and words in common that do say too little. */
#define JY_SUBJECT_LEAST_WEIGHT 0.62

/* The subject of a commitment. Returns a new subject; free with jy_subject_free. */
jy_subject *jy_subject_of_row(jy_lexis *lexis, const jy_row *row);

/* The subject of a request's words: a topic of the words themselves, then those with looser words of the same matter
 * (thesaurus.h); without units, which jy_followup_learn_units adds. Returns a new subject; free with
 * jy_subject_free. */
jy_subject *jy_subject_of_words(jy_lexis *lexis, const char *words);
void jy_subject_free(jy_subject *subject);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_subject, jy_subject_free)

/* Adds a unit that it has not yet. */
void jy_subject_add_unit(jy_subject *subject, const char *unit);

/* Returns a new text, the words that a passage may hold where it speaks of the subject, with spaces between; "" where
 * the subject says nothing. Free with g_free. */
char *jy_subject_query(const jy_subject *subject);

#endif

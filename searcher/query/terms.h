/* terms.h: a phrase as the terms that an index has of it. */
#ifndef JIYAN_SEARCHER_QUERY_TERMS_H
#define JIYAN_SEARCHER_QUERY_TERMS_H

#include <glib.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <stdbool.h>

/* Calls `fn` for each term of the phrase. The last character of a run that has nothing before it to make a bigram with
 * is left out where the phrase has other terms: it is found by prefix, which is expensive and tells little. */
void jy_terms_each(const jy_phrase *phrase, jy_segment_fn *fn, void *user);

/* Whether a term tells something by itself. */
typedef enum {
    JY_TERM_TELLS = 0,
    JY_TERM_WEAK = 1 << 0, /* joins two words of its phrase, as 值增 does in 总值增长, or asks, as 什么 does */
    JY_TERM_LEFT_HALF = 1 << 1,  /* its first character is part of a longer word before it, as 值 is */
    JY_TERM_RIGHT_HALF = 1 << 2, /* its last character is part of a longer word behind it, as 增 is */
} jy_term_sense;

/* Appends the same terms, each as a phrase (jy_phrase, owned by the array), and to `senses`, if not NULL, what they
 * tell (of unsigned, bits of jy_term_sense). */
void jy_terms_words(const jy_phrase *phrase, GPtrArray *words, GArray *senses);

/* True when every passage that the AND of the terms finds holds the phrase: its text need not be verified. */
bool jy_terms_prove(const jy_phrase *phrase);

#endif

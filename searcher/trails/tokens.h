/* tokens.h: a sentence as pairs of neighbouring characters, so that the order of the words is free and a character may
 * differ. */
#ifndef JIYAN_SEARCHER_TRAILS_TOKENS_H
#define JIYAN_SEARCHER_TRAILS_TOKENS_H

#include <glib.h>
#include <stddef.h>
#include <stdint.h>

/* Two neighbours of a run of Han, a word of letters, or a group of words of one meaning (thesaurus.h). */
typedef struct {
    uint32_t key;
    uint16_t clause; /* of the sentence (clauses.h) */
    uint16_t item;   /* of the sentence: 、 begins another, as a clause does */
    uint32_t length; /* in characters */
    uint32_t at;     /* the character it begins at; what a word of a group holds has the place of that word */
} jy_sentence_token;

/* Appends the tokens of a sentence (jy_sentence_token), in order. */
void jy_tokens_cut(const char *text, GArray *tokens);

/* The key of the token that begins at `at` of spelled text (thesaurus.h), with the bytes that it is made of and the
 * place at which the next one may begin: pairs overlap. Returns 0 where none begins. */
uint32_t jy_tokens_at(const char *at, size_t *ret_length, const char **ret_next);

#endif

/* term_weight.h: what the parts of a question weigh beside each other. Bigrams that cross a word's boundary say little,
 * and so do the words that a question is framed in; what is in 《》 says much. */
#ifndef JIYAN_SEARCHER_QUERY_TERM_WEIGHT_H
#define JIYAN_SEARCHER_QUERY_TERM_WEIGHT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The weights of a folded text. */
typedef struct jy_term_weights jy_term_weights;

/* Returns new weights; free with jy_term_weight_free. Borrows the text. */
jy_term_weights *jy_term_weight_new(const char *folded, uint32_t length);
void jy_term_weight_free(jy_term_weights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_term_weights, jy_term_weight_free)

/* What a term at bytes [start, end) weighs; 1 for most. */
double jy_term_weight_of(const jy_term_weights *weights, uint32_t start, uint32_t end);

/* True where a word of the text begins or ends at this byte. */
bool jy_term_weight_parts(const jy_term_weights *weights, uint32_t at);

/* What a single character weighs: the particles little. */
double jy_term_weight_of_character(gunichar character);

#endif

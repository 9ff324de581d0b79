/* weight.h: what the parts of a question weigh beside each other. Bigrams that cross a word's boundary say little, and
 * so do the words that a question is framed in; what stands in 《》 says much. */
#ifndef JIYAN_SEARCHER_WEIGHT_H
#define JIYAN_SEARCHER_WEIGHT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* The weights of a folded text. */
typedef struct jy_weights jy_weights;

/* Returns new weights; free with jy_weights_free. Borrows the text. */
jy_weights *jy_weights_new(const char *folded, uint32_t length);
void jy_weights_free(jy_weights *weights);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_weights, jy_weights_free)

/* What a term at bytes [start, end) weighs; 1 for most. */
double jy_weights_of(const jy_weights *weights, uint32_t start, uint32_t end);

/* True where a word of the text begins or ends at this byte. */
bool jy_weights_parts(const jy_weights *weights, uint32_t at);

/* What a single character weighs: the particles little. */
double jy_weight_of_character(gunichar character);

#endif

/* chain.h: the pairs of two sequences that keep the order of both. Private to searcher/compare. */
#ifndef JIYAN_SEARCHER_COMPARE_CHAIN_H
#define JIYAN_SEARCHER_COMPARE_CHAIN_H

#include <glib.h>
#include <stdbool.h>

/* A place of one sequence and one of the other. */
typedef struct {
    guint left, right;
    double weight;  /* as a pair; more than 0 */
    bool is_chosen; /* it is in the chain */
} jy_chain_link;

/* Chooses of the links (jy_chain_link) those that weigh most together while each lies behind the one before it in both
 * sequences; the same for the same links. Sorts them by left, of the same left the last right first. */
void jy_chain_choose(GArray *links, guint rights);

#endif

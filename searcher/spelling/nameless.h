/* nameless.h: how many documents name nobody. Private to what is said where nothing is found. */
#ifndef JIYAN_SEARCHER_SPELLING_NAMELESS_H
#define JIYAN_SEARCHER_SPELLING_NAMELESS_H

#include <jiyan/index/fields.h>
#include <jiyan/index/index.h>

/* Counts the documents that the ledger has, and those of them that have nothing in a field (speaker, issuer); 0 of 0
 * where more than some thousand would have to be read for it. Errors: INDEX_*. */
bool jy_nameless_count(jy_index *index, jy_field field, uint32_t *ret_without, uint32_t *ret_all, GError **err);

#endif

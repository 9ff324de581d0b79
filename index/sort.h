/* sort.h: the terms of a run, in order. Private to index/. */
#ifndef JIYAN_INDEX_SORT_H
#define JIYAN_INDEX_SORT_H

#include <stdint.h>

typedef struct {
    uint64_t prefix; /* its first 8 bytes (jy_run_prefix); no byte of a term is NUL */
    uint32_t id;
    uint32_t name; /* of a term of more than 8 bytes: where its length (one byte) and then its bytes are; else 0 */
} jy_sort_term;

/* Sorts terms, all different, by their bytes; `work` has room for as many. */
void jy_sort_terms(jy_sort_term *terms, jy_sort_term *work, uint32_t count, const char *names);

/* The bytes of a term. Borrowed: of `names`, or of `buffer`, which has room for 8. */
const char *jy_sort_name(const jy_sort_term *term, const char *names, char *buffer, uint32_t *ret_length);

#endif

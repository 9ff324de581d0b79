/* postings.h: lists of postings in chunks: those of the terms, and that of the documents' lengths. */
#ifndef XAPIAN_C_BULK_POSTINGS_H
#define XAPIAN_C_BULK_POSTINGS_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/bulk/pack.h"
#include "xapian-c/bulk/spool.h"
#include "xapian-c/bulk/table.h"

enum {
    XC_POSTINGS_FULL = 2000, /* a chunk of so many bytes takes no more */
    /* Before the postings of a list's first chunk: documents, occurrences, first document, whether it is the last
     * chunk, last document. */
    XC_POSTINGS_HEAD = 4 * XC_PACK_VARINT32 + 1,
};

/* Postings that follow each other; the head is put before them when they are all there. */
typedef struct xc_postings_chunk {
    xc_docid first, last;
    size_t size;
    unsigned char bytes[XC_POSTINGS_HEAD + XC_POSTINGS_FULL + 2 * XC_PACK_VARINT32];
} xc_postings_chunk;

/* The list that is being written. */
typedef struct xc_postings {
    xc_table *table;
    uint32_t documents, occurrences;
    uint32_t wdf_bound; /* the greatest of all lists */
    size_t key_length;
    bool has_gap; /* whether a NUL stands between the key and the number of a later chunk */
    bool is_begun;
    unsigned char key[XC_TABLE_KEY_MAX];
    xc_postings_chunk chunk;
} xc_postings;

/* Begins the list of a term. */
void xc_postings_begin(xc_postings *list, const char *term, size_t length, uint32_t documents, uint32_t occurrences);
bool xc_postings_add(xc_postings *list, const xc_bulk_posting *postings, size_t count);
bool xc_postings_end(xc_postings *list);

/* Keeps the length of one more document; a chunk that is full goes into the spool. */
bool xc_postings_keep(xc_postings_chunk *chunk, const xc_bulk_posting *length, xc_spool *spool, xc_spool_list *kept);
/* Writes the lengths as the list that they are. */
bool xc_postings_write_lengths(xc_postings *list, const xc_postings_chunk *last, const xc_spool *spool,
                               const xc_spool_list *kept);

#endif

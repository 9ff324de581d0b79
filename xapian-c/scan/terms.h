/* terms.h: the terms of a glass database with their postings, in order. */
#ifndef XAPIAN_C_SCAN_TERMS_H
#define XAPIAN_C_SCAN_TERMS_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/lists/lists.h"

/* All zero but for `lists`: before the first term. Clear with xc_scan_terms_clear. */
typedef struct xc_scan_terms {
    xc_lists *lists; /* borrowed */
    bool is_at_end;  /* no term is at hand, and none comes */
    /* Of the term at hand. */
    xc_bytes text;
    uint32_t documents, occurrences;
    xc_bulk_posting *chunk; /* of its postings */
    /* The rest is private. */
    bool is_sought; /* the walk is on the term that comes next, or at the end */
    xc_walk walk;
    xc_bytes key;           /* the term as it is stored */
    xc_blocks_cursor start; /* of its first chunk */
    size_t count, room;
    bool is_given;          /* the chunk was */
    bool is_first;          /* of the term's */
    uint64_t postings, wdf; /* that were read up to the end of the chunk */
    xc_docid last;
} xc_scan_terms;

/* Goes to the next term. */
bool xc_scan_terms_next(xc_scan_terms *terms, xc_error *failure);
/* The next term will be the first that is not before this one. */
bool xc_scan_terms_seek(xc_scan_terms *terms, const char *term, size_t length, xc_error *failure);

/* Gives the next postings of the term at hand, which are in the chunk; none behind the last. */
bool xc_scan_terms_postings(xc_scan_terms *terms, size_t *ret_count, xc_error *failure);
/* The first postings come next. */
bool xc_scan_terms_rewind(xc_scan_terms *terms, xc_error *failure);

void xc_scan_terms_clear(xc_scan_terms *terms);

#endif

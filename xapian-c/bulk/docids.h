/* docids.h: a set of document numbers, as the runs without a gap that it consists of. */
#ifndef XAPIAN_C_BULK_DOCIDS_H
#define XAPIAN_C_BULK_DOCIDS_H

#include <stdbool.h>
#include <stddef.h>
#include <xapian-c/xapian_c.h>

typedef struct xc_docids_run {
    xc_docid first, last;
} xc_docids_run;

/* All zero: empty. Free `runs` with free. */
typedef struct xc_docids {
    xc_docids_run *runs;
    size_t count, room;
} xc_docids;

/* Adds a number greater than all. Returns false where memory runs out. */
bool xc_docids_add(xc_docids *docids, xc_docid docid);

/* The first run from `from` on that does not end before the number; the count where none is left. */
size_t xc_docids_find(const xc_docids *docids, size_t from, xc_docid docid);

#endif

/* docids.c: a set of document numbers, as the runs without a gap that it consists of. */
#include "xapian-c/bulk/docids.h"

#include <stdlib.h>

bool xc_docids_add(xc_docids *docids, xc_docid docid)
{
    if (docids->count && docids->runs[docids->count - 1].last + 1 == docid) {
        docids->runs[docids->count - 1].last = docid;
        return true;
    }
    if (docids->count == docids->room) {
        size_t room = docids->room ? docids->room * 2 : 4;
        xc_docids_run *runs = realloc(docids->runs, room * sizeof *runs);
        if (!runs) {
            return false;
        }
        docids->runs = runs;
        docids->room = room;
    }
    docids->runs[docids->count++] = (xc_docids_run){docid, docid};
    return true;
}

size_t xc_docids_find(const xc_docids *docids, size_t from, xc_docid docid)
{
    /* Steps that double, then halves: the next number of a list is rarely far. */
    size_t step = 1, to = from;
    while (to < docids->count && docids->runs[to].last < docid) {
        from = to + 1;
        to += step;
        step *= 2;
    }
    to = to < docids->count ? to : docids->count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (docids->runs[middle].last < docid) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

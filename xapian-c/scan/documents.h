/* documents.h: the documents of a glass database, in order: their lengths, values and data, which lie apart. */
#ifndef XAPIAN_C_SCAN_DOCUMENTS_H
#define XAPIAN_C_SCAN_DOCUMENTS_H

#include "xapian-c/scan/slots.h"

/* All zero but for the first two: before the first document. Clear with xc_scan_documents_clear. */
typedef struct xc_scan_documents {
    xc_lists *lists; /* borrowed, as the folder is */
    const char *folder;
    bool is_begun, is_at_end;
    uint32_t left; /* to come, by what the database says of itself */
    xc_list lengths;
    xc_scan_slots slots;
    xc_blocks *data; /* NULL: there are none */
    xc_blocks_cursor cursor;
    bool is_taken; /* what the cursor is at */
    xc_bytes whole, inflated;
} xc_scan_documents;

/* Goes to the next document and fills it, unless that is the end. Borrowed: valid until it goes on. */
bool xc_scan_documents_next(xc_scan_documents *documents, xc_bulk_document *ret_document, xc_error *failure);

void xc_scan_documents_clear(xc_scan_documents *documents);

#endif

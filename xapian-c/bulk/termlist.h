/* termlist.h: what a document's term list is stored as. */
#ifndef XAPIAN_C_BULK_TERMLIST_H
#define XAPIAN_C_BULK_TERMLIST_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/bulk/bytes.h"

/* Puts the length and the terms of a document into `tag`. */
bool xc_termlist_pack(const xc_bulk_document *document, xc_bytes *tag, xc_error *failure);

/* Puts the slots of a document's values into `tag`: deleting it has to find them. */
bool xc_termlist_pack_slots(const xc_bulk_document *document, xc_bytes *tag, xc_error *failure);

#endif

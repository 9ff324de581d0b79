/* deflate.h: tags made smaller. */
#ifndef XAPIAN_C_BULK_DEFLATE_H
#define XAPIAN_C_BULK_DEFLATE_H

#include <xapian-c/xapian_c.h>

#include "xapian-c/bulk/table.h"

/* A tag of at most so many bytes is stored as it is. */
#define XC_DEFLATE_MIN 18

typedef struct xc_deflate xc_deflate;

/* Returns a new one of the level; free with xc_deflate_free. NULL with `failure` filled where memory runs out. */
xc_deflate *xc_deflate_new(unsigned level, xc_error *failure);

/* Puts the deflated tag into the entry where it is shorter; it is borrowed until the next call. */
bool xc_deflate_entry(xc_deflate *deflate, xc_table_entry *entry);

void xc_deflate_free(xc_deflate *deflate);

#endif

/* glass.h: the file iamglass, which makes a database of tables. */
#ifndef XAPIAN_C_BULK_GLASS_H
#define XAPIAN_C_BULK_GLASS_H

#include <stdbool.h>

#include "xapian-c/bulk/table.h"

/* The tables, in the order of the file. */
enum {
    XC_GLASS_POSTLIST,
    XC_GLASS_DOCDATA,
    XC_GLASS_TERMLIST,
    XC_GLASS_POSITION,
    XC_GLASS_SPELLING,
    XC_GLASS_SYNONYM,
    XC_GLASS_TABLES
};

/* What is counted of the documents. */
typedef struct xc_glass_statistics {
    uint32_t documents;
    xc_docid last;
    uint32_t shortest; /* of the documents that have a length; 0: none has */
    uint32_t longest;
    uint32_t wdf_bound;
    uint64_t total_length;
} xc_glass_statistics;

typedef struct xc_glass {
    xc_glass_statistics statistics;
    xc_table_root roots[XC_GLASS_TABLES]; /* all zero but for the size of a block for a table without a file */
} xc_glass;

/* What the file begins with: a name, and the version of the format. */
enum { XC_GLASS_HEAD = 14 + 2 };
void xc_glass_head(unsigned char *bytes);

/* Writes it under another name and gives it its own when it is whole. With `sync` it and the names in the folder are on
 * the disk then. */
bool xc_glass_write(const xc_glass *version, const char *folder, bool sync, xc_error *failure);

#endif

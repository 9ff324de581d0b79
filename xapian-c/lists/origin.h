/* origin.h: the file iamglass, as far as lists need it. */
#ifndef XAPIAN_C_LISTS_ORIGIN_H
#define XAPIAN_C_LISTS_ORIGIN_H

#include "xapian-c/lists/blocks.h"

#define XC_ORIGIN_UUID 36 /* characters */

typedef struct xc_origin {
    char uuid[XC_ORIGIN_UUID + 1]; /* as Xapian writes it */
    uint32_t documents;
    xc_docid last;                  /* document; none has a greater number */
    xc_blocks_root root, data;      /* of the posting lists, and of the documents' data */
    bool is_empty, is_without_data; /* there are none */
} xc_origin;

/* Reads it in a folder. Returns false where it is not there or is not of the format that is known. */
bool xc_origin_read(xc_origin *origin, const char *folder);

#endif

/* blocks.h: the B-tree of a glass table, read block by block. */
#ifndef XAPIAN_C_LISTS_BLOCKS_H
#define XAPIAN_C_LISTS_BLOCKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xapian-c/xapian_c.h>

#include "xapian-c/bulk/bytes.h"

#define XC_BLOCKS_LEVELS 10

typedef struct xc_blocks xc_blocks;

/* What the version file says of a table. */
typedef struct xc_blocks_root {
    uint64_t block, level;
    uint64_t block_size;
    uint64_t revision; /* of the database */
} xc_blocks_root;

/* Opens the table that is in the file. Returns new blocks; free with xc_blocks_free. Errors: XC_DATABASE_OPENING,
 * XC_DATABASE_CORRUPT for a root that cannot be. */
xc_blocks *xc_blocks_open(const char *path, const xc_blocks_root *root, xc_error *failure);
void xc_blocks_free(xc_blocks *blocks);

/* Keeps few blocks from now on: enough to go from one end of the table to the other. */
void xc_blocks_keep_few(xc_blocks *blocks);

/* A place in the leaves, on an entry or at the end. */
typedef struct xc_blocks_cursor {
    xc_blocks *blocks; /* borrowed */
    uint32_t numbers[XC_BLOCKS_LEVELS];
    uint32_t places[XC_BLOCKS_LEVELS]; /* of the item in the directory of the block of that level */
    bool is_at_end;
} xc_blocks_cursor;

/* A key and its tag. Borrowed: valid until anything else is read of the blocks. */
typedef struct xc_blocks_entry {
    const unsigned char *key, *tag;
    size_t key_length, tag_length;
    bool is_deflated; /* the tag is as zlib has it, without a head */
} xc_blocks_entry;

/* Moves to the first entry whose key is not before this one. Errors of this and the next: XC_DATABASE_CORRUPT,
 * XC_DATABASE for what cannot be read, XC_DATABASE_MODIFIED where a writer has taken a block away. */
bool xc_blocks_find(xc_blocks_cursor *cursor, const unsigned char *key, size_t length, xc_error *failure);
bool xc_blocks_next(xc_blocks_cursor *cursor, xc_error *failure);

/* Reads the entry of the cursor, which is not at its end. `whole` holds a tag of several parts. */
bool xc_blocks_read(xc_blocks_cursor *cursor, xc_bytes *whole, xc_blocks_entry *ret_entry, xc_error *failure);

/* The same where the key begins with a prefix, for which it is given without; no key (NULL) where it does not, or at
 * the end. A deflated tag is an error. */
bool xc_blocks_read_under(xc_blocks_cursor *cursor, const unsigned char *prefix, size_t length, xc_bytes *whole,
                          xc_blocks_entry *ret_entry, xc_error *failure);

#endif

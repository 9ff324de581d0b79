/* table.h: one B-tree of a glass database, written in the order of its keys. */
#ifndef XAPIAN_C_BULK_TABLE_H
#define XAPIAN_C_BULK_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <xapian-c/xapian_c.h>

#define XC_TABLE_KEY_MAX 255

typedef struct xc_table xc_table;

/* A key and its tag. */
typedef struct xc_table_entry {
    const unsigned char *key;
    size_t key_length;        /* 1 to XC_TABLE_KEY_MAX */
    const unsigned char *tag; /* not NULL, also where it is empty */
    size_t tag_length;
    bool is_deflated;
} xc_table_entry;

/* What the version file says of a table. */
typedef struct xc_table_root {
    unsigned block_size;
    uint32_t block;  /* that of the root */
    unsigned level;  /* how far the leaves are below it */
    uint32_t blocks; /* 0: there is nothing in the table, and its file is empty */
    uint64_t entries;
} xc_table_root;

/* Creates the file `name` in the folder. `failure` is borrowed: it is filled by what fails, in this and in later calls.
 * Returns a new table, NULL on failure; free with xc_table_free. */
xc_table *xc_table_new(const char *folder, const char *name, unsigned block_size, xc_error *failure);

/* Adds an entry, whose key is greater than that of the one before: the caller sees to it. Errors: XC_UNIMPLEMENTED for
 * a tag that is longer than 65,535 parts of a quarter of a block. */
bool xc_table_add(xc_table *table, const xc_table_entry *entry);

/* Writes what is left, waits for the disk if told so, and closes the file. */
bool xc_table_finish(xc_table *table, bool sync, xc_table_root *ret_root);

void xc_table_free(xc_table *table);

#endif

/* listing.h: the ledger printed. */
#ifndef JIYAN_INDEXER_REPORT_LISTING_H
#define JIYAN_INDEXER_REPORT_LISTING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

/* Prints an entry a line, in the order of their paths: TSV with a header, or JSON (one array). `ledger` is path →
 * jy_ledger_entry; only what lies under `starts`. */
void jy_listing_print(GHashTable *ledger, const char *const *starts, bool json, FILE *out);

typedef struct {
    const char *root, *db, *generation;
    uint64_t index_bytes; /* on disk */
    uint32_t passages;
} jy_status;

/* Prints counts, sizes and versions. */
void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out);

#endif

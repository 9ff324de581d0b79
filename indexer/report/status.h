/* status.h: the index in a few figures: files, passages, sizes, versions. */
#ifndef JIYAN_INDEXER_REPORT_STATUS_H
#define JIYAN_INDEXER_REPORT_STATUS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    const char *root, *db, *generation;
    uint64_t index_bytes; /* on disk */
    uint32_t passages;
} jy_status;

/* Prints counts, sizes and versions, as TSV or JSON. `ledger` is path → jy_ledger_entry. */
void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out);

#endif

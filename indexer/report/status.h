/* status.h: the index in a few figures: files, passages, segments, sizes, versions. */
#ifndef JIYAN_INDEXER_REPORT_STATUS_H
#define JIYAN_INDEXER_REPORT_STATUS_H

#include <glib.h>
#include <jiyan/index/manifest.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct {
    const char *root, *db;
    const jy_manifest *manifest;
    uint32_t passages; /* without dead ones */
} jy_status;

/* Prints counts, sizes and versions, as TSV or JSON. `ledger` is path → jy_ledger_entry. */
void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out);

#endif

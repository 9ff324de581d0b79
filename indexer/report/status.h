/* status.h: the index in a few figures: files, passages, segments, sizes, versions. */
#ifndef JIYAN_INDEXER_REPORT_STATUS_H
#define JIYAN_INDEXER_REPORT_STATUS_H

#include <glib.h>
#include <jiyan/index/manifest.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "indexer/report/activity.h"

typedef struct {
    const char *root, *db;
    const jy_manifest *manifest;
    uint32_t passages;           /* without dead ones */
    const jy_activity *activity; /* of the run that is at work; NULL for none */
} jy_status;

/* Prints counts, sizes and versions, as TSV or JSON. `ledger` is path → jy_ledger_entry. */
void jy_status_print(const jy_status *status, GHashTable *ledger, bool json, FILE *out);

/* The same of an index that its first run is at work on, of which nothing else is known. */
void jy_status_print_begun(const jy_status *status, bool json, FILE *out);

#endif

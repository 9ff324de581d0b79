/* listing.h: the ledger printed. */
#ifndef JIYAN_INDEXER_REPORT_LISTING_H
#define JIYAN_INDEXER_REPORT_LISTING_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Prints an entry a line, in the order of their paths: TSV with a header, or JSON (one array). `ledger` is path →
 * jy_ledger_entry; only what lies under `starts`. Returns how many there are. */
guint jy_listing_print(GHashTable *ledger, const char *const *starts, bool json, FILE *out);

#endif

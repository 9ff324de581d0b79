/* build.h: carries a plan out: reads files, makes passages, and publishes the index that holds them. */
#ifndef JIYAN_INDEXER_BUILD_BUILD_H
#define JIYAN_INDEXER_BUILD_BUILD_H

#include <glib.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/build/changes.h"
#include "indexer/extract/extract.h"

/* Who listens to a build. */
typedef struct {
    void (*begins)(const char *path, void *user);           /* one is going to be read; from several threads at once */
    void (*bytes)(uint64_t count, void *user);              /* so many more were read; from several threads at once */
    void (*file)(const jy_ledger_entry *entry, void *user); /* one was read; from several threads at once */
    void (*merging)(void *user);                            /* all are read, what follows takes a while */
    void *user;
} jy_build_events;

typedef struct {
    const char *root;              /* the archive's root, absolute */
    const jy_catalogue *catalogue; /* NULL for none */
    const char *cache;             /* folder of what was parsed before; NULL: nothing is kept */
    jy_extract_ocr ocr;            /* when images of pages are read */
    uint64_t max_size;             /* bytes of a file */
    double max_seconds;            /* of CPU time for a document; 0 for the usual, which depends on its size */
    unsigned jobs;
    size_t unit;                   /* bytes of files that a worker reads at a time, at most; 0 for the usual */
    bool fresh;                    /* build all anew, beside what is there */
    int64_t now;                   /* what texts that are new came into the index at: seconds since 1970 */
    const jy_build_events *events; /* NULL: nobody listens */
} jy_build_options;

typedef struct {
    guint added, updated, removed, touched; /* files that are indexed now; touched: looked changed but were not */
    guint failed;                           /* could not be read */
    guint partial;                          /* of those indexed: not all of it could be read */
    uint64_t passages;                      /* made in this run */
} jy_build_summary;

/* Makes the index what `plan` says: new passages become a segment, old ones are marked as dead, and one manifest
 * publishes it all: whatever interrupts it leaves the old index or the new. Errors: IO, INDEX_*, INTERRUPTED, MEMORY;
 * the published index is then as it was. */
bool jy_build(jy_writer *writer, const jy_changes *plan, const jy_build_options *options, jy_build_summary *ret_summary,
              GError **err);

#endif

/* changes.h: what has to be done so that the index is true for the files. */
#ifndef JIYAN_INDEXER_BUILD_CHANGES_H
#define JIYAN_INDEXER_BUILD_CHANGES_H

#include <glib.h>
#include <jiyan/index/ledger.h>
#include <stdbool.h>

#include "indexer/catalogue/catalogue.h"
#include "indexer/files/walk.h"

typedef enum {
    JY_CHANGE_ADD,    /* not in the ledger */
    JY_CHANGE_UPDATE, /* looks other than in the ledger; its SHA-256 will tell */
    JY_CHANGE_REMOVE, /* in the ledger, no longer there */
} jy_change_kind;

typedef struct {
    jy_change_kind kind;
    const char *path;           /* borrowed from the file or the entry */
    jy_walk_file *file;         /* owned; NULL for a removal */
    const jy_ledger_entry *old; /* borrowed from the ledger; NULL for an addition */
    bool is_known;              /* the ledger has the path, also where all is built anew */
    bool again;                 /* it is to be read though its SHA-256 is the same */
} jy_change;

typedef struct {
    GPtrArray *changes;   /* of jy_change, in the order of their paths */
    uint64_t bytes;       /* of the files to read */
    uint64_t stale_bytes; /* of what has to leave the index */
    guint unchanged;      /* files that are as the ledger says */
    GPtrArray *failed;    /* of these, borrowed from the ledger: could not be read, or not all of it */
    GPtrArray *unseen;    /* in the ledger, borrowed: in a folder that could not be read; they stay in the index */
    guint removals;
} jy_changes;

typedef struct {
    bool verify;                   /* read every file to compare its SHA-256, whatever size and time say */
    bool rebuild;                  /* take nothing from the ledger */
    bool retry_late;               /* read again what took too long: it may take another time now */
    bool has_ocr;                  /* read again what was not read for want of OCR */
    const jy_catalogue *catalogue; /* NULL for none */
} jy_changes_options;

/* Compares the files found under `starts` (relative to the root; "" for all) with the ledger (path → jy_ledger_entry;
 * may be empty). Takes the contents of `files`, an array of jy_walk_file sorted by path. Returns a new plan; free with
 * jy_changes_free before the ledger. */
jy_changes *jy_changes_make(const jy_changes_options *options, GPtrArray *files, const char *const *starts,
                            GHashTable *ledger);
void jy_changes_free(jy_changes *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_changes, jy_changes_free)

/* False when so much would leave the index that somebody should have a look first: more than ten files and more than a
 * tenth of the ledger. */
bool jy_changes_is_careful(const jy_changes *plan, guint ledger_size);

#endif

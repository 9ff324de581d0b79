/* check.h: is every file indexed as it is now? */
#ifndef JIYAN_INDEXER_REPORT_CHECK_H
#define JIYAN_INDEXER_REPORT_CHECK_H

#include <glib.h>
#include <stdbool.h>

#include "indexer/build/changes.h"

typedef enum {
    JY_CHECK_INDEXED,
    JY_CHECK_MISSING, /* not in the index */
    JY_CHECK_STALE,   /* has changed since it was indexed */
    JY_CHECK_FAILED,  /* could not be read, or not all of it: reason and message say why */
    JY_CHECK_GONE,    /* in the index, but no longer there */
    JY_CHECK_STATES,
} jy_check_state;

typedef struct {
    jy_check_state state;
    char *path;
    char *reason;  /* jy_error_name; NULL when there is nothing to explain */
    char *message; /* for a person; NULL for an indexed file */
} jy_finding;

typedef struct {
    char *root;          /* where the paths of the findings begin, absolute */
    GPtrArray *findings; /* of jy_finding, one a file, in the order of their paths */
    guint counts[JY_CHECK_STATES];
} jy_check;

typedef struct {
    const char *root;  /* where the paths begin, absolute */
    uint64_t max_size; /* bytes of a file */
    jy_changes_options changes;
} jy_check_options;

/* Finds the state of every file of `files` (jy_walk_file, contents taken) and of the ledger's entries under `starts`;
 * files that look changed are read. Returns a new check; free with jy_check_free. */
jy_check *jy_check_run(const jy_check_options *options, GPtrArray *files, const char *const *starts,
                       GHashTable *ledger);
void jy_check_free(jy_check *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_check, jy_check_free)

/* True when every file is indexed as it is now. */
bool jy_check_holds(const jy_check *check);

#endif

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
    char *reason;   /* jy_error_name; NULL when there is nothing to explain */
    char *message;  /* for a person; NULL for an indexed file */
    double seconds; /* that it took to find */
} jy_finding;

/* What a check may fail on: a set of findings. Of those that failed, files of a type without a reader are a kind of
 * their own. */
typedef enum {
    JY_FAIL_MISSING = 1 << 0,
    JY_FAIL_STALE = 1 << 1,
    JY_FAIL_FAILED = 1 << 2,
    JY_FAIL_GONE = 1 << 3,
    JY_FAIL_UNSUPPORTED = 1 << 4,
} jy_fail_on;
#define JY_FAIL_ON_ALL ((1U << 5) - 1)

/* Their names, by the number of their bit; ends with NULL. */
extern const char *const JY_CHECK_FAIL_ON[];

typedef struct {
    char *root;          /* where the paths of the findings begin, absolute */
    GPtrArray *findings; /* of jy_finding, one a file, in the order of their paths */
    guint counts[JY_CHECK_STATES];
    unsigned fail_on; /* of jy_fail_on */
    double seconds;
} jy_check;

typedef struct {
    const char *root;  /* where the paths begin, absolute */
    uint64_t max_size; /* bytes of a file */
    unsigned fail_on;  /* of jy_fail_on */
    jy_changes_options changes;
} jy_check_options;

/* Finds the state of every file of `files` (jy_walk_file, contents taken) and of the ledger's entries under `starts`;
 * files that look changed are read. Returns a new check; free with jy_check_free. */
jy_check *jy_check_run(const jy_check_options *options, GPtrArray *files, const char *const *starts,
                       GHashTable *ledger);
void jy_check_free(jy_check *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_check, jy_check_free)

/* True when the check fails on a finding. */
bool jy_check_fails_on(const jy_check *check, const jy_finding *finding);

/* True when it fails on none: where it may fail on all, every file is indexed as it is now. */
bool jy_check_holds(const jy_check *check);

#endif

/* task.h: what a run of jiyan-index works with: what was asked for, the archive, its files, its ledger. */
#ifndef JIYAN_INDEXER_RUN_TASK_H
#define JIYAN_INDEXER_RUN_TASK_H

#include <glib.h>
#include <jiyan/base/when.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/catalogue/catalogue.h"
#include "indexer/extract/extract.h"
#include "indexer/files/own.h"
#include "indexer/files/root.h"
#include "indexer/report/monitor.h"
#include "indexer/report/report.h"

/* Workers of a build. */
#define JY_TASK_JOBS_MAX 256

typedef enum {
    JY_DO_INDEX,
    JY_DO_CHECK,
    JY_DO_LIST,
    JY_DO_STATUS,
    JY_DO_FORGET,
    JY_DO_MERGE,
    JY_DO_TYPES,
    JY_DO_WATCH
} jy_do;

/* What is asked for. Texts are borrowed. */
typedef struct {
    jy_do action;
    const char *db;   /* --db; NULL where it is to be found */
    GPtrArray *paths; /* PATH…, as typed; NULL-terminated at the end, like the two below */
    GPtrArray *includes;
    GPtrArray *excludes;
    const char *catalogue;
    jy_report report; /* --format */
    unsigned fail_on; /* of jy_fail_on */
    uint64_t max_size;
    uint32_t max_seconds; /* of CPU time for a document; 0 for what its size allows */
    uint32_t every;       /* of --watch: seconds between two looks at all files; 0 for the usual */
    uint32_t jobs;
    jy_extract_ocr ocr;
    jy_when progress;
    bool dry_run, rebuild, verify, allow_mass_removal, quiet;
    unsigned verbose;
} jy_task_options;

/* Fills *ret_options with what holds where nothing is said, and empty arrays; clear with jy_task_options_clear. */
void jy_task_options_init(jy_task_options *ret_options);
/* Ends the arrays with NULL: all that they are to hold is in them. */
void jy_task_options_end(jy_task_options *options);
void jy_task_options_clear(jy_task_options *options);

/* Of a run that is one of many (--watch): it says only what none before it has said, and its summary on stderr. */
typedef struct {
    void (*on_folder)(int folder, const char *path, void *user); /* as of jy_walk_options */
    void *user;
    jy_monitor_memory *said;
    bool is_first; /* it says what it came to though nothing has changed */
} jy_task_series;

typedef struct {
    const jy_task_options *options;
    const jy_task_series *series; /* NULL for a run by itself */
    jy_root place;
    const char *const *starts; /* of the place; of a rebuild, everything */
    jy_catalogue *catalogue;   /* NULL for none */
    jy_own *own;
    guint guessed;     /* files that are left out, as they look like output */
    jy_writer *writer; /* NULL where nothing is written */
    GHashTable *ledger;
} jy_task;

/* Finds the archive and reads its catalogue. Fills *ret_run; clear with jy_task_clear, on an error too. Borrows the
 * options until then. Errors: as jy_root_find and jy_catalogue_load. */
bool jy_task_begin(const jy_task_options *options, jy_task *ret_run, GError **err);
/* Lets the lock go, too. */
void jy_task_clear(jy_task *run);

/* Reads the ledger; an index that is not there yet has an empty one unless it must exist, and so has one that is built
 * anew, whatever state it is in. Errors: IO, INDEX_*. */
bool jy_task_load_ledger(jy_task *run, bool must_exist, GError **err);

/* The files that the run is about; NULL when a start is missing, or empty and not allowed to be. Errors: IO. */
GPtrArray *jy_task_walk(const jy_task *run, GError **err);

/* Whether the run would be about a file, or enter a folder, as jy_walk_takes. */
bool jy_task_takes(const jy_task *run, const char *path, bool is_folder);

/* Takes what is no document out of the files, and says so on stderr where every file is named. */
void jy_task_take_out_own(jy_task *run, GPtrArray *files);

/* Gives the rows of the catalogue to the files. Names on stderr those that are odd and, when the run sees the whole
 * archive, those that speak of no file in it. */
void jy_task_settle(const jy_task *run, const GPtrArray *files);

/* True when the run sees the whole archive. */
bool jy_task_is_whole(const jy_task *run);

/* How files are compared with the ledger. */
jy_changes_options jy_task_changes(const jy_task *run);

#endif

/* worker.h: one thread's way from files to passages in an index. */
#ifndef JIYAN_INDEXER_BUILD_WORKER_H
#define JIYAN_INDEXER_BUILD_WORKER_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/store.h>
#include <stdbool.h>

#include "indexer/build/build.h"
#include "indexer/build/history.h"
#include "indexer/extract/records.h"
#include "indexer/files/source.h"

typedef struct jy_worker jy_worker;

/* What became of a file. */
typedef struct {
    jy_ledger_entry *entry; /* the new state of the file; owned. `first` is not set: */
    uint64_t order;         /* of the run in which its passages begin, */
    uint32_t number;        /* and the number of the first within that */
    bool touched;           /* its bytes are as before: only the entry is new */
} jy_worker_outcome;

/* True when the file of a change is what the ledger says of it; fills *ret_outcome then. */
bool jy_worker_is_touched(const jy_build_options *options, const jy_change *change, const char *sha256, int64_t mtime,
                          jy_worker_outcome *ret_outcome);
/* Returns a new entry of a file that is to be read; free with jy_ledger_entry_free. */
jy_ledger_entry *jy_worker_entry(const jy_build_options *options, const jy_walk_file *file);
/* Gives the entry the fingerprint of what the catalogue says of the file and, as far as that is known, what it holds.
 */
void jy_worker_note_row(const jy_build_options *options, jy_ledger_entry *entry);
/* Says in the entry why the file could not be read. Passages that it has all the same stay counted. */
void jy_worker_fail(jy_ledger_entry *entry, const GError *failure);
/* Gives the warnings to the entry. */
void jy_worker_warn(jy_ledger_entry *entry, GPtrArray *warnings);

/* What all workers of a run read from. */
typedef struct {
    const jy_build_options *options;
    jy_history *history; /* NULL: all texts are new */
} jy_worker_source;

/* Returns a new worker that writes into a store of its own; free with jy_worker_free. Borrows what `from` names, the
 * runs and the dictionary. Errors: IO. */
jy_worker *jy_worker_new(const jy_worker_source *from, jy_runs *runs, const jy_dictionary *dictionary, GError **err);
void jy_worker_free(jy_worker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_worker, jy_worker_free)

/* Where the worker writes. Borrowed: valid as long as the worker. */
jy_store *jy_worker_store(jy_worker *worker);

/* Reads a file and puts its passages and documents into the store. Fills *ret_outcome: a file that cannot be read is
 * one, no error. Errors: of the run (JY_ERROR_OF_RUN). */
bool jy_worker_file(jy_worker *worker, const jy_change *change, jy_worker_outcome *ret_outcome, GError **err);

/* A part of a file of records. */
typedef struct {
    const char *path;
    jy_source *source;  /* its bytes are taken */
    uint32_t line;      /* lines before it */
    const char *sha256; /* of the whole file */
} jy_worker_records;

/* Puts the passages and documents of a part into the store, and what is found into the entry (documents, passages,
 * title, date and speaker of the first), which was empty, and *ret_part, which is to be cleared. Errors: of the run. */
bool jy_worker_part(jy_worker *worker, const jy_worker_records *from, jy_ledger_entry *entry, jy_records_part *ret_part,
                    GError **err);

/* In how many passages each character was met so far. Borrowed: valid as long as the worker. */
const jy_characters *jy_worker_characters(const jy_worker *worker);

#endif

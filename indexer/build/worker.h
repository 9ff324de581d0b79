/* worker.h: one thread's way from files to passages in an index. */
#ifndef JIYAN_INDEXER_BUILD_WORKER_H
#define JIYAN_INDEXER_BUILD_WORKER_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/store.h>
#include <stdbool.h>

#include "indexer/build/build.h"

typedef struct jy_worker jy_worker;

/* What became of a file. */
typedef struct {
    jy_ledger_entry *entry; /* the new state of the file; owned. `first` is not set: */
    uint64_t order;         /* of the run in which its passages begin, */
    uint32_t number;        /* and the number of the first within that */
    bool touched;           /* its bytes are as before: only the entry is new */
} jy_worker_outcome;

/* Returns a new worker that writes into a store of its own; free with jy_worker_free. Borrows all. Errors: IO. */
jy_worker *jy_worker_new(const jy_build_options *options, jy_runs *runs, const jy_dictionary *dictionary, GError **err);
void jy_worker_free(jy_worker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_worker, jy_worker_free)

/* Where the worker writes. Borrowed: valid as long as the worker. */
jy_store *jy_worker_store(jy_worker *worker);

/* Reads a file and puts its passages and documents into the store. Fills *ret_outcome: a file that cannot be read is
 * one, no error. Errors: of the run (JY_ERROR_OF_RUN). */
bool jy_worker_file(jy_worker *worker, const jy_change *change, jy_worker_outcome *ret_outcome, GError **err);

/* In how many passages each character was met so far. Borrowed: valid as long as the worker. */
const jy_characters *jy_worker_characters(const jy_worker *worker);

#endif

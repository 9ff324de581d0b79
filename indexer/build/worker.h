/* worker.h: one thread's way from a file to passages in an index. */
#ifndef JIYAN_INDEXER_BUILD_WORKER_H
#define JIYAN_INDEXER_BUILD_WORKER_H

#include <glib.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/store.h>
#include <stdbool.h>

#include "indexer/build/build.h"
#include "indexer/build/output.h"

typedef struct jy_worker jy_worker;

/* What became of a file. */
typedef struct {
    jy_ledger_entry *entry; /* the new state of the file; owned */
    bool touched;           /* its bytes are as before: only the entry is new */
} jy_worker_outcome;

/* Returns a new worker; free with jy_worker_free. Takes `output`, also on failure. Errors: IO. */
jy_worker *jy_worker_new(const jy_build_options *options, jy_output *output, GError **err);
void jy_worker_free(jy_worker *worker);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_worker, jy_worker_free)

/* Reads a file and adds its passages, its documents and, unless it was only touched, its ledger entry. Fills
 * *ret_outcome: a file that cannot be read is one, no error. Errors: of the run (JY_ERROR_OF_RUN). */
bool jy_worker_file(jy_worker *worker, const jy_change *change, jy_worker_outcome *ret_outcome, GError **err);

/* Passages added so far. */
uint64_t jy_worker_passages(const jy_worker *worker);

/* In how many of them each character stands. Borrowed: valid as long as the worker. */
const jy_characters *jy_worker_characters(const jy_worker *worker);

/* Finishes what the worker writes. Errors: of the run. */
bool jy_worker_finish(jy_worker *worker, GError **err);

#endif

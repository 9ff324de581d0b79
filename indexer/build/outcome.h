/* outcome.h: what reading the files of a plan has come to, as the next manifest and ledger say it. */
#ifndef JIYAN_INDEXER_BUILD_OUTCOME_H
#define JIYAN_INDEXER_BUILD_OUTCOME_H

#include <glib.h>
#include <jiyan/index/runs.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>

#include "indexer/build/build.h"
#include "indexer/build/worker.h"

typedef struct {
    const jy_changes *plan;
    jy_worker_outcome *outcomes; /* one a change; their entries get their first numbers */
    const jy_runs *runs;         /* all written */
    uint32_t first;              /* number of the first passage of the segment that the runs became */
} jy_outcome_source;

/* Marks in the manifest what is dead: the passages of files that changed or left, and what was made of a file before it
 * turned out that it cannot be read. Counts into the summary. Returns the changes of the ledger (ledger_file.h), which
 * takes the entries of the outcomes; free with g_hash_table_unref. */
GHashTable *jy_outcome_apply(const jy_outcome_source *from, jy_manifest *manifest, jy_build_summary *summary);

/* Writes the changes as a ledger file that the manifest names. Small files before it, which they outweigh, become part
 * of it, so that there are never many. Errors: of the run. */
bool jy_outcome_write_ledger(const jy_writer *writer, jy_manifest *manifest, GHashTable *changes, GError **err);

#endif

/* outcome.h: what reading the files of a plan has come to, and how the next manifest and ledger say it. */
#ifndef JIYAN_INDEXER_BUILD_OUTCOME_H
#define JIYAN_INDEXER_BUILD_OUTCOME_H

#include <glib.h>
#include <jiyan/index/runs.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>

#include "indexer/build/build.h"
#include "indexer/build/worker.h"

typedef struct jy_outcome_notes jy_outcome_notes;

/* Returns a new outcome, which knows of no file yet; free with jy_outcome_free. Borrows the plan. */
jy_outcome_notes *jy_outcome_new(const jy_changes *plan);
void jy_outcome_free(jy_outcome_notes *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_outcome_notes, jy_outcome_free)

/* Notes what became of the file of a change, by its number in the plan. Several threads may at the same time. */
void jy_outcome_note(jy_outcome_notes *outcome, guint number, const jy_worker_outcome *of_file);

/* Where the passages are. */
typedef struct {
    const jy_runs *runs; /* all written */
    uint32_t first;      /* number of the first passage of the segment that the runs became */
} jy_outcome_segment;

/* Marks in the manifest what is dead: the passages of files that changed or left, and what was made of a file before it
 * turned out that it cannot be read. Writes what changed as a ledger file that the manifest names; small files before
 * it, which it outweighs, become part of it, so that there are never many. Counts into the summary. Errors: of the run.
 */
bool jy_outcome_apply(const jy_outcome_notes *outcome, const jy_outcome_segment *segment, const jy_writer *writer,
                      jy_manifest *manifest, jy_build_summary *summary, GError **err);

#endif

/* runs.h: sorted runs in scratch files, and their merge into one segment. A run holds documents, metadata and postings
 * of passages numbered from 0 (inverter.h); in the segment the passages of the runs follow each other by the runs'
 * order, whoever wrote them and when. Several threads may spill at the same time; the rest is for one thread, when all
 * are done. Errors are of the run (JY_ERROR_OF_RUN). */
#ifndef JIYAN_INDEX_RUNS_H
#define JIYAN_INDEX_RUNS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <xapian-c/xapian_c_bulk.h>

typedef struct jy_runs jy_runs;

/* Returns new runs, none yet, in files of the folder `scratch`; free with jy_runs_free. Errors: IO. */
jy_runs *jy_runs_new(const char *scratch, GError **err);
void jy_runs_free(jy_runs *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_runs, jy_runs_free)

/* The number that the first passage of the run `order` has when the first of all has `first`. */
xc_docid jy_runs_base(const jy_runs *runs, uint64_t order, xc_docid first);

/* Passages in all. */
uint64_t jy_runs_passages(const jy_runs *runs);

/* What the merge is asked now and then: false ends it with the error that it sets. */
typedef bool jy_runs_goes_on(GError **err);

/* Merges all runs into the segment at `path`, where nothing is; publishing it waits for the disk. Nothing is there
 * after a failure. Its first passage gets the number `first`; `metadata` (key → GBytes, none empty; may be NULL) is
 * added to that of the runs. In memory: a few hundred bytes and a buffer a run, the buffers 32 MB at most. Errors: IO,
 * MEMORY, and what goes_on (may be NULL) sets. */
bool jy_runs_merge(jy_runs *runs, const char *path, xc_docid first, GHashTable *metadata, jy_runs_goes_on *goes_on,
                   GError **err);

#endif

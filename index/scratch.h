/* scratch.h: the scratch files of the runs (runs.h) and what is in them. Private to index/. */
#ifndef JIYAN_INDEX_SCRATCH_H
#define JIYAN_INDEX_SCRATCH_H

#include <jiyan/index/runs.h>
#include <pthread.h>

#include "index/run.h"

/* Runs follow each other in a file. One spill at a time appends to it, so that there are as many as threads that spill
 * at the same time, and no thread waits for the disk of another. */
typedef struct {
    char *path;
    int fd;
    off_t end;
    bool is_lent;
} jy_scratch_file;

struct jy_runs {
    char *folder;
    pthread_mutex_t mutex; /* guards the rest while runs are written; the merge is alone */
    GPtrArray *files;      /* of jy_scratch_file */
    GArray *runs;          /* of jy_run_extent, by order */
    uint64_t passages;
};

/* Lends a file that nobody else writes to, a new one where none is free. Borrowed: until it is given back. Errors: IO.
 */
jy_scratch_file *jy_scratch_lend(jy_runs *runs, unsigned *ret_number, GError **err);

/* Takes a file back; with the run that was written to it, or NULL for one that failed. */
void jy_scratch_give_back(jy_runs *runs, jy_scratch_file *file, const jy_run_extent *run);

static inline const jy_run_extent *jy_scratch_run(const jy_runs *runs, size_t i)
{
    return &g_array_index(runs->runs, jy_run_extent, i);
}

static inline const jy_scratch_file *jy_scratch_file_of(const jy_runs *runs, const jy_run_extent *run)
{
    return g_ptr_array_index(runs->files, run->file);
}

#endif

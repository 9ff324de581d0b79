/* merge_slow.c: merges sorted runs where the installed libxapian is of another format than the bulk writer lays out.
 * Through libxapian's own interface all of a database is in memory until it is written, so each run becomes one of its
 * own in the scratch folder, and these are compacted into one, in steps because each of them keeps files open. It costs
 * ten times as much as the direct way. */
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>

#include "index/merge.h"
#include "index/scratch.h"

/* Databases that are open at once. */
#define FAN_IN 32

/* Merges `count` parts of at most `runs` runs each of the task into databases at `paths`. */
static bool merge_parts(const jy_merge_task *task, char **paths, unsigned count, unsigned runs, GError **err)
{
    jy_merge_task part = *task;
    for (unsigned i = 0; i < count; i++) {
        part.from = task->from + i * runs;
        part.to = MIN(part.from + runs, task->to);
        part.path = paths[i];
        if (!jy_merge_slow(&part, err)) {
            return false;
        }
        for (unsigned run = part.from; run < part.to; run++) {
            part.first += jy_scratch_run(task->runs, run)->passages;
        }
        part.metadata = NULL;
    }
    return true;
}

static bool compact(const jy_merge_task *task, char *const *paths, unsigned count, GError **err)
{
    const xc_compact_options options = {.flags = XC_COMPACT_NO_RENUMBER};
    xc_error failure;
    bool done = xc_compact((const char *const *)paths, count, task->path, &options, &failure) == XC_OK;
    if (!done) {
        jy_files_remove(task->path);
        jy_merge_set_error(err, &failure);
    }
    return done;
}

bool jy_merge_slow(const jy_merge_task *task, GError **err)
{
    unsigned count = task->to - task->from, runs = 1;
    if (count <= 1) {
        return jy_merge_by(XC_BULK_LIBRARY, task, err);
    }
    while (runs * FAN_IN < count) {
        runs *= FAN_IN;
    }
    unsigned parts = (count + runs - 1) / runs;
    g_auto(GStrv) paths = g_new0(char *, parts + 1);
    for (unsigned i = 0; i < parts; i++) {
        paths[i] = g_strdup_printf("%s/part-%u-%u", task->runs->folder, runs, task->from + i * runs);
    }
    bool done = merge_parts(task, paths, parts, runs, err) && compact(task, paths, parts, err);
    for (unsigned i = 0; i < parts; i++) {
        jy_files_remove(paths[i]);
    }
    return done;
}

/* runs.c: the sorted runs that were written, and their scratch files. */
#include <jiyan/index/runs.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <unistd.h>

#include "index/scratch.h"

#define _(s) gettext(s)

static void file_free(void *data)
{
    jy_scratch_file *file = data;
    if (file->fd >= 0) {
        close(file->fd);
        (void)g_unlink(file->path);
    }
    g_free(file->path);
    g_free(file);
}

/* Creates one more file and adds it. */
static jy_scratch_file *add_file(jy_runs *runs, GError **err)
{
    jy_scratch_file *file = g_new0(jy_scratch_file, 1);
    file->path = g_build_filename(runs->folder, "runs-XXXXXX", NULL);
    file->fd = g_mkstemp_full(file->path, O_RDWR | O_CLOEXEC, 0666);
    if (file->fd < 0) {
        GError *failure = NULL;
        jy_files_fail(&failure, file->path, _("cannot be created"));
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
        file_free(file);
        return NULL;
    }
    g_ptr_array_add(runs->files, file);
    return file;
}

jy_runs *jy_runs_new(const char *scratch, GError **err)
{
    g_autoptr(jy_runs) runs = g_new0(jy_runs, 1);
    pthread_mutex_init(&runs->mutex, NULL);
    runs->folder = g_strdup(scratch);
    runs->files = g_ptr_array_new_with_free_func(file_free);
    runs->runs = g_array_new(false, false, sizeof(jy_run_extent));
    return add_file(runs, err) ? g_steal_pointer(&runs) : NULL;
}

void jy_runs_free(jy_runs *runs)
{
    if (runs) {
        pthread_mutex_destroy(&runs->mutex);
        g_free(runs->folder);
        g_ptr_array_unref(runs->files);
        g_array_unref(runs->runs);
    }
    g_free(runs);
}

jy_scratch_file *jy_scratch_lend(jy_runs *runs, unsigned *ret_number, GError **err)
{
    pthread_mutex_lock(&runs->mutex);
    jy_scratch_file *file = NULL;
    for (unsigned i = 0; !file && i < runs->files->len; i++) {
        jy_scratch_file *one = g_ptr_array_index(runs->files, i);
        file = one->is_lent ? NULL : one;
        *ret_number = i;
    }
    if (!file) {
        *ret_number = runs->files->len;
        file = add_file(runs, err);
    }
    if (file) {
        file->is_lent = true;
    }
    pthread_mutex_unlock(&runs->mutex);
    return file;
}

/* Units are finished nearly in order: the place of a run is near the end. */
static void insert(jy_runs *runs, const jy_run_extent *run)
{
    unsigned place = runs->runs->len;
    while (place && jy_scratch_run(runs, place - 1)->order > run->order) {
        place--;
    }
    g_array_insert_vals(runs->runs, place, run, 1);
    runs->passages += run->passages;
}

void jy_scratch_give_back(jy_runs *runs, jy_scratch_file *file, const jy_run_extent *run)
{
    pthread_mutex_lock(&runs->mutex);
    if (run) {
        file->end = run->starts[JY_RUN_PARTS];
        insert(runs, run);
    }
    file->is_lent = false;
    pthread_mutex_unlock(&runs->mutex);
}

xc_docid jy_runs_base(const jy_runs *runs, uint64_t order, xc_docid first)
{
    for (unsigned i = 0; i < runs->runs->len && jy_scratch_run(runs, i)->order < order; i++) {
        first += jy_scratch_run(runs, i)->passages;
    }
    return first;
}

uint64_t jy_runs_passages(const jy_runs *runs)
{
    return runs->passages;
}

/* writer.c: the writer's side of an index folder: its lock, its scratch, and the publishing of generations. */
#include <jiyan/index/writer.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <libintl.h>
#include <sys/file.h>
#include <unistd.h>

#include "index/stub.h"

#define _(s) gettext(s)

#define SCRATCH "build"

struct jy_writer {
    char *folder;
    int lock;
    bool known;      /* which generation is published: what else there is may be removed */
    unsigned number; /* of the published generation; 0 before the first */
    char *current;   /* its path; NULL before the first */
};

/* Removes what an interrupted writer left: every generation but the published one, and its scratch. */
static void clean_up(const jy_writer *writer)
{
    GDir *dir = writer->known ? g_dir_open(writer->folder, 0, NULL) : NULL;
    if (!dir) {
        return;
    }
    const char *name;
    while ((name = g_dir_read_name(dir)) != NULL) {
        unsigned number;
        bool generation = jy_stub_generation(name, &number);
        if ((generation && number != writer->number) || g_str_equal(name, SCRATCH)) {
            g_autofree char *path = g_build_filename(writer->folder, name, NULL);
            jy_files_remove(path);
        }
    }
    g_dir_close(dir);
}

static void set_current(jy_writer *writer, unsigned number)
{
    writer->known = true;
    writer->number = number;
    g_free(writer->current);
    writer->current = number ? jy_stub_path(writer->folder, number) : NULL;
}

/* The highest generation there is, published or not: a number that a fresh one must not take. */
static unsigned highest_generation(const char *folder)
{
    unsigned highest = 0, number;
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        if (jy_stub_generation(name, &number)) {
            highest = MAX(highest, number);
        }
    }
    g_clear_pointer(&dir, g_dir_close);
    return highest;
}

jy_writer *jy_writer_lock(const char *folder, bool afresh, GError **err)
{
    if (g_mkdir_with_parents(folder, 0777) != 0) {
        jy_files_fail(err, folder, _("cannot be created"));
        return NULL;
    }
    g_autoptr(jy_writer) writer = g_new0(jy_writer, 1);
    writer->folder = g_strdup(folder);
    writer->lock = -1;

    g_autofree char *path = g_build_filename(folder, JY_INDEX_LOCK, NULL);
    writer->lock = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (writer->lock < 0) {
        jy_files_fail(err, path, _("cannot be opened"));
        return NULL;
    }
    if (flock(writer->lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) {
            g_set_error(err, JY_ERROR, JY_ERROR_INDEX_LOCKED,
                        _("%s: another jiyan-index is at work on this index; try again when it is done"), folder);
        } else {
            jy_files_fail(err, path, _("cannot be locked"));
        }
        return NULL;
    }

    unsigned number = 0;
    if (!jy_stub_read(folder, &number, afresh ? NULL : err)) {
        if (!afresh) {
            return NULL;
        }
        number = highest_generation(folder);
    }
    set_current(writer, number);
    clean_up(writer);
    return g_steal_pointer(&writer);
}

void jy_writer_free(jy_writer *writer)
{
    if (!writer) {
        return;
    }
    if (writer->lock >= 0) {
        clean_up(writer);
        close(writer->lock);
    }
    g_free(writer->current);
    g_free(writer->folder);
    g_free(writer);
}

const char *jy_writer_current(const jy_writer *writer)
{
    return writer->current;
}

char *jy_writer_scratch(jy_writer *writer, GError **err)
{
    g_autofree char *path = g_build_filename(writer->folder, SCRATCH, NULL);
    jy_files_remove(path);
    if (g_mkdir(path, 0777) != 0) {
        jy_files_fail(err, path, _("cannot be created"));
        return NULL;
    }
    return g_steal_pointer(&path);
}

char *jy_writer_next(const jy_writer *writer)
{
    return jy_stub_path(writer->folder, writer->number + 1);
}

bool jy_writer_publish(jy_writer *writer, GError **err)
{
    g_autofree char *next = jy_writer_next(writer);
    if (!jy_files_sync(next, err) || !jy_stub_write(writer->folder, writer->number + 1, err)) {
        return false;
    }
    set_current(writer, writer->number + 1);
    return true;
}

/* writer.c: the writer's side of an index folder: its lock, its scratch, and the publishing of manifests. */
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

#define _(s) gettext(s)

#define SCRATCH "build"

struct jy_writer {
    char *folder;
    int lock;
    bool is_known;         /* what is published: what else there is may be removed */
    bool is_durable;       /* and its name is known to be on the disk */
    GError *doubt;         /* why the name of what this writer published last may not be; NULL for none */
    jy_manifest *manifest; /* of the number 0 before the first */
    unsigned highest;      /* number that a file has, published or not: a new one must not take it */
};

/* Makes sure of what is published: the writer that named it may have been killed before it waited for the disk, and a
 * crash would bring back the name of what is removed here. A disk that failed this writer is not asked again: it tells
 * of an error once. */
static bool is_sure(jy_writer *writer)
{
    if (!writer->is_durable && !writer->doubt) {
        g_autoptr(GPtrArray) paths = jy_files_within(writer->folder);
        writer->is_durable = jy_files_sync(paths, NULL);
    }
    return writer->is_durable;
}

/* Whether nothing needs a file, now or after a crash. */
static bool is_litter(jy_writer *writer, const char *name)
{
    jy_manifest_file kind;
    unsigned number = 0;
    if (!jy_manifest_is_file(name, &kind, &number)) {
        static const char *const FLEETING[] = {SCRATCH, JY_MANIFEST_STUB_NEXT, JY_INDEX_PROGRESS, JY_INDEX_PROGRESS_NEW,
                                               NULL};
        return g_strv_contains(FLEETING, name) || (jy_manifest_is_ours(name) && writer->is_known && is_sure(writer));
    }
    writer->highest = MAX(writer->highest, number);
    if (!writer->is_known || jy_manifest_names(writer->manifest, kind, number)) {
        return false;
    }
    /* A manifest before names no number above its own. */
    return number > writer->manifest->number || is_sure(writer);
}

/* Looks at every file that the index may have made: notes the highest number and removes what is not published: what an
 * interrupted writer left, and what the manifest before had. */
static void clean_up(jy_writer *writer)
{
    GDir *dir = g_dir_open(writer->folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        if (is_litter(writer, name)) {
            g_autofree char *path = g_build_filename(writer->folder, name, NULL);
            jy_files_remove(path);
        }
    }
    g_clear_pointer(&dir, g_dir_close);
}

jy_writer *jy_writer_lock(const char *folder, bool afresh, GError **err)
{
    if (!jy_files_make(folder, err)) {
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

    GError *failure = NULL;
    writer->manifest = jy_manifest_read(folder, &failure);
    writer->is_known = writer->manifest != NULL;
    if (!writer->manifest && !afresh) {
        g_propagate_error(err, failure);
        return NULL;
    }
    g_clear_error(&failure);
    if (!writer->manifest) {
        writer->manifest = jy_manifest_new();
    }
    clean_up(writer);
    return g_steal_pointer(&writer);
}

void jy_writer_free(jy_writer *writer)
{
    if (!writer) {
        return;
    }
    if (writer->lock >= 0) {
        if (writer->manifest) {
            clean_up(writer);
        }
        close(writer->lock);
    }
    jy_manifest_free(writer->manifest);
    g_clear_error(&writer->doubt);
    g_free(writer->folder);
    g_free(writer);
}

const char *jy_writer_folder(const jy_writer *writer)
{
    return writer->folder;
}

const jy_manifest *jy_writer_manifest(const jy_writer *writer)
{
    return writer->manifest;
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

unsigned jy_writer_next(const jy_writer *writer)
{
    return writer->highest + 1;
}

bool jy_writer_publish(jy_writer *writer, jy_manifest *manifest, GError **err)
{
    GError *doubt = NULL;
    manifest->number = jy_writer_next(writer);
    if (!jy_manifest_write(manifest, writer->folder, &doubt, err)) {
        /* A network's file system may fail to rename and have done it: what both name is to stay. */
        g_autoptr(jy_manifest) named = jy_manifest_read(writer->folder, NULL);
        writer->is_known = named && named->number == writer->manifest->number;
        jy_manifest_free(manifest);
        return false;
    }
    jy_manifest_free(writer->manifest);
    writer->manifest = manifest;
    writer->is_known = true;
    writer->is_durable = !doubt;
    g_clear_error(&writer->doubt);
    writer->doubt = doubt;
    writer->highest = manifest->number;
    clean_up(writer);
    return true;
}

const GError *jy_writer_doubt(const jy_writer *writer)
{
    return writer->doubt;
}

/* files.c: files and folders on disk: made durable, removed. */
#include <jiyan/files.h>

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <jiyan/error.h>
#include <libintl.h>
#include <sys/stat.h>
#include <unistd.h>

#define _(s) gettext(s)

/* Folders nftw may hold open at once. */
#define OPEN_FOLDERS 16

bool jy_files_fail(GError **err, const char *path, const char *what)
{
    int code = errno;
    g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s: %s", path, what, g_strerror(code));
    return false;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status;
    (void)kind;
    (void)where;
    (void)remove(path);
    return 0;
}

void jy_files_remove(const char *path)
{
    (void)nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

static bool sync_one(const char *path, GError **err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return jy_files_fail(err, path, _("cannot be opened"));
    }
    bool done = fsync(fd) == 0;
    if (!done) {
        jy_files_fail(err, path, _("cannot be brought to the disk"));
    }
    close(fd);
    return done;
}

bool jy_files_sync(const char *folder, GError **err)
{
    GDir *dir = g_dir_open(folder, 0, NULL);
    if (!dir) {
        return jy_files_fail(err, folder, _("cannot be read"));
    }
    bool done = true;
    const char *name;
    while (done && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        done = sync_one(path, err);
    }
    g_dir_close(dir);
    return done && sync_one(folder, err);
}

/* Copies by the kernel, without the detour through this process. */
static bool copy_bytes(int from, int to, const char *path, GError **err)
{
    for (;;) {
        ssize_t n = copy_file_range(from, NULL, to, NULL, (size_t)1 << 30, 0);
        if (n == 0) {
            return true;
        }
        if (n < 0 && errno != EINTR) {
            return jy_files_fail(err, path, _("cannot be copied"));
        }
    }
}

static bool copy_one(const char *from, const char *to, GError **err)
{
    int in = open(from, O_RDONLY | O_CLOEXEC);
    if (in < 0) {
        return jy_files_fail(err, from, _("cannot be opened"));
    }
    int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    bool done = out >= 0 ? copy_bytes(in, out, to, err) : jy_files_fail(err, to, _("cannot be written"));
    close(in);
    if (out >= 0 && close(out) != 0 && done) {
        done = jy_files_fail(err, to, _("cannot be written"));
    }
    return done;
}

bool jy_files_copy(const char *from, const char *to, GError **err)
{
    if (g_mkdir(to, 0777) != 0) {
        return jy_files_fail(err, to, _("cannot be created"));
    }
    GDir *dir = g_dir_open(from, 0, NULL);
    if (!dir) {
        return jy_files_fail(err, from, _("cannot be read"));
    }
    bool done = true;
    const char *name;
    while (done && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *source = g_build_filename(from, name, NULL);
        g_autofree char *target = g_build_filename(to, name, NULL);
        done = copy_one(source, target, err);
    }
    g_dir_close(dir);
    return done;
}

uint64_t jy_files_size(const char *folder)
{
    uint64_t sum = 0;
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        struct stat status;
        sum += stat(path, &status) == 0 ? (uint64_t)status.st_size : 0;
    }
    g_clear_pointer(&dir, g_dir_close);
    return sum;
}

static bool write_durably(const char *path, const char *text, GError **err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        return jy_files_fail(err, path, _("cannot be written"));
    }
    size_t length = strlen(text);
    bool done = write(fd, text, length) == (ssize_t)length && fsync(fd) == 0;
    if (!done) {
        jy_files_fail(err, path, _("cannot be written"));
    }
    close(fd);
    return done;
}

bool jy_files_replace(const char *folder, const char *name, const char *text, GError **err)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *fresh = g_strconcat(path, ".new", NULL);
    if (!write_durably(fresh, text, err)) {
        (void)g_unlink(fresh);
        return false;
    }
    if (g_rename(fresh, path) != 0) {
        return jy_files_fail(err, path, _("cannot be replaced"));
    }
    return sync_one(folder, err);
}

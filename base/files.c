/* files.c: files and folders on disk: what they are called, made durable, copied, removed. */
#include <jiyan/base/files.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/pool.h>
#include <libintl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define _(s) gettext(s)

/* Folders nftw may hold open at once. */
#define OPEN_FOLDERS 16
#define BUFFER_SIZE ((size_t)1 << 16)
/* Files that are waited for at once. */
#define SYNCS_MOST 8

bool jy_files_fail(GError **err, const char *path, const char *what)
{
    int code = errno;
    g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s: %s", path, what, g_strerror(code));
    return false;
}

char *jy_files_compose(const char *path)
{
    /* Marks of Latin, Greek and Cyrillic, jamo of Hangul, marks of kana. */
    bool has_marks = strpbrk(path, "\xCC\xCD\xE1") || strstr(path, "\xE3\x82\x99") || strstr(path, "\xE3\x82\x9A");
    char *composed = has_marks ? g_utf8_normalize(path, -1, G_NORMALIZE_NFC) : NULL;
    if (composed && g_str_equal(composed, path)) {
        g_clear_pointer(&composed, g_free);
    }
    return composed;
}

const char *jy_files_extension(const char *path)
{
    const char *name = strrchr(path, '/');
    const char *dot = strrchr(name ? name : path, '.');
    return dot ? dot + 1 : NULL;
}

int64_t jy_files_mtime(const struct stat *status)
{
    return (int64_t)status->st_mtim.tv_sec * 1000000000 + status->st_mtim.tv_nsec;
}

uint32_t jy_files_identity(const struct stat *status)
{
    const uint64_t changed = (uint64_t)status->st_ctim.tv_sec * 1000000000 + (uint64_t)status->st_ctim.tv_nsec;
    uint64_t mixed = (changed ^ (uint64_t)status->st_ino * UINT64_C(0x9E3779B97F4A7C15)) * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (uint32_t)(mixed >> 32);
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

/* A pipe and some devices cannot be waited for, and some file systems refuse it, most often for folders: nothing is
 * wrong then, and nothing more can be done. */
static bool cannot_wait(int code)
{
    return code == EINVAL || code == ENOTSUP || code == ENOSYS || code == EROFS;
}

static bool sync_one(const char *path, GError **err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return jy_files_fail(err, path, _("cannot be opened"));
    }
    bool done = fsync(fd) == 0 || cannot_wait(errno);
    if (!done) {
        jy_files_fail(err, path, _("cannot be brought to the disk"));
    }
    close(fd);
    return done;
}

bool jy_files_make(const char *folder, GError **err)
{
    if (g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        return true;
    }
    g_autofree char *parent = g_path_get_dirname(folder);
    if (!jy_files_make(parent, err)) {
        return false;
    }
    bool made = g_mkdir(folder, 0777) == 0 || (errno == EEXIST && g_file_test(folder, G_FILE_TEST_IS_DIR));
    errno = !made && errno == EEXIST ? ENOTDIR : errno;
    return made ? sync_one(parent, err) : jy_files_fail(err, folder, _("cannot be created"));
}

static bool open_one(const char *path, GError **err)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return jy_files_fail(err, path, _("cannot be opened"));
    }
    close(fd);
    return true;
}

/* Calls `visit` for each file directly in a folder, until it fails. */
static bool for_each(const char *folder, bool (*visit)(const char *path, GError **err), GError **err)
{
    DIR *dir = opendir(folder);
    if (!dir) {
        return jy_files_fail(err, folder, _("cannot be read"));
    }
    bool done = true;
    const struct dirent *item;
    while (done && (item = readdir(dir)) != NULL) {
        if (!g_str_equal(item->d_name, ".") && !g_str_equal(item->d_name, "..")) {
            g_autofree char *path = g_build_filename(folder, item->d_name, NULL);
            done = visit(path, err);
        }
    }
    closedir(dir);
    return done;
}

bool jy_files_readable(const char *folder, GError **err)
{
    return !g_file_test(folder, G_FILE_TEST_EXISTS) || for_each(folder, open_one, err);
}

/* Files that are waited for. */
typedef struct {
    pthread_mutex_t mutex;
    GError *failure; /* the first */
} files_syncing;

static void sync_item(void *path, unsigned worker, void *user)
{
    (void)worker;
    files_syncing *at = user;
    GError *failure = NULL;
    if (!sync_one(path, &failure)) {
        pthread_mutex_lock(&at->mutex);
        if (at->failure) {
            g_error_free(failure);
        } else {
            at->failure = failure;
        }
        pthread_mutex_unlock(&at->mutex);
    }
}

bool jy_files_sync(const GPtrArray *paths, GError **err)
{
    files_syncing at = {.mutex = PTHREAD_MUTEX_INITIALIZER};
    jy_pool *pool = jy_pool_new(MIN(paths->len, SYNCS_MOST), paths->len, sync_item, &at, err);
    for (guint i = 0; pool && i < paths->len; i++) {
        jy_pool_push(pool, paths->pdata[i]);
    }
    jy_pool_free(pool);
    pthread_mutex_destroy(&at.mutex);
    if (at.failure) {
        g_propagate_error(err, at.failure);
    }
    return pool && !at.failure;
}

GPtrArray *jy_files_within(const char *folder)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_ptr_array_add(paths, g_build_filename(folder, name, NULL));
    }
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_add(paths, g_strdup(folder));
    return paths;
}

bool jy_files_write_all(int fd, const char *bytes, size_t length)
{
    while (length) {
        ssize_t n = write(fd, bytes, length);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        bytes += MAX(n, 0);
        length -= (size_t)MAX(n, 0);
    }
    return true;
}

/* Copies by the kernel, without the detour through this process, where the file system can. */
static bool copy_bytes(int from, int to, const char *path, GError **err)
{
    for (;;) {
        ssize_t n = copy_file_range(from, NULL, to, NULL, (size_t)1 << 30, 0);
        if (n == 0) {
            return true;
        }
        if (n < 0 && errno != EINTR) {
            bool cannot = errno == ENOSYS || errno == EOPNOTSUPP || errno == EXDEV || errno == EINVAL || errno == EPERM;
            if (!cannot) {
                return jy_files_fail(err, path, _("cannot be copied"));
            }
            break;
        }
    }

    g_autofree char *buffer = g_malloc(BUFFER_SIZE);
    for (;;) {
        ssize_t n = read(from, buffer, BUFFER_SIZE);
        if (n == 0) {
            return true;
        }
        if ((n < 0 && errno != EINTR) || (n > 0 && !jy_files_write_all(to, buffer, (size_t)n))) {
            return jy_files_fail(err, path, _("cannot be copied"));
        }
    }
}

static bool copy_one(const char *from, const char *to, GError **err)
{
    int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (in < 0) {
        return errno == ELOOP || jy_files_fail(err, from, _("cannot be opened"));
    }
    struct stat status;
    if (fstat(in, &status) == 0 && !S_ISREG(status.st_mode)) {
        close(in);
        return true;
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
    DIR *dir = opendir(from);
    if (!dir) {
        return jy_files_fail(err, from, _("cannot be read"));
    }
    bool done = g_mkdir(to, 0777) == 0 || jy_files_fail(err, to, _("cannot be created"));
    const struct dirent *item;
    while (done && (item = readdir(dir)) != NULL) {
        g_autofree char *source = g_build_filename(from, item->d_name, NULL);
        g_autofree char *target = g_build_filename(to, item->d_name, NULL);
        done = copy_one(source, target, err);
    }
    closedir(dir);
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

/* Writes all of it, waits until it is on the disk, and closes `fd`; what is opened for `path` and could not be is -1.
 */
static bool write_durably(int fd, const char *path, const char *bytes, size_t length, GError **err)
{
    bool done = fd >= 0 && jy_files_write_all(fd, bytes, length) && (fsync(fd) == 0 || cannot_wait(errno));
    if (!done) {
        jy_files_fail(err, path, _("cannot be written"));
    }
    if (fd >= 0) {
        close(fd);
    }
    return done;
}

/* Puts the new file `fresh` where `path` is; removes it where it cannot, or is not `whole`. */
static bool publish(bool whole, const char *fresh, const char *path, GError **err)
{
    bool done = whole && (g_rename(fresh, path) == 0 || jy_files_fail(err, path, _("cannot be replaced")));
    if (!done) {
        (void)g_unlink(fresh);
    }
    return done;
}

bool jy_files_write(const char *path, const char *bytes, size_t length, GError **err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool done = (fd >= 0 && jy_files_write_all(fd, bytes, length)) || jy_files_fail(err, path, _("cannot be written"));
    if (fd >= 0 && close(fd) != 0 && done) { /* a network's file system may say only now that it was full */
        done = jy_files_fail(err, path, _("cannot be written"));
    }
    return done;
}

bool jy_files_rename(const char *folder, const char *name, const char *to, GError **ret_doubt, GError **err)
{
    g_autofree char *from_path = g_build_filename(folder, name, NULL), *to_path = g_build_filename(folder, to, NULL);
    if (g_rename(from_path, to_path) != 0) {
        return jy_files_fail(err, to_path, _("cannot be replaced"));
    }
    (void)sync_one(folder, ret_doubt);
    return true;
}

bool jy_files_put(const char *path, const char *bytes, size_t length, GError **err)
{
    struct stat status;
    bool there = stat(path, &status) == 0;
    if (there && !S_ISREG(status.st_mode)) {
        return write_durably(open(path, O_WRONLY | O_CLOEXEC), path, bytes, length, err);
    }
    char *real = there ? realpath(path, NULL) : NULL;
    g_autofree char *target = g_strdup(real ? real : path), *fresh = g_strconcat(target, ".XXXXXX", NULL);
    free(real);
    int fd = g_mkstemp_full(fresh, O_WRONLY | O_CLOEXEC, 0666);
    if (fd < 0) {
        return jy_files_fail(err, path, _("cannot be written"));
    }
    if (there) {
        (void)fchmod(fd, status.st_mode & 07777);
    }
    return publish(write_durably(fd, path, bytes, length, err), fresh, target, err);
}

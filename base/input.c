/* input.c: reading files of which one cannot be sure that they are files. */
#include <jiyan/base/input.h>

#include <errno.h>
#include <fcntl.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <poll.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define _(s) gettext(s)

/* How long a pipe without a writer may stay so: who is to write to it may have been started just now. */
#define WRITER_MS 1000
#define CHUNK ((size_t)4096)

static bool fail_kind(GError **err, const char *path)
{
    g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: is no regular file"), path);
    return false;
}

bool jy_input_read_stream(FILE *file, size_t most, char **ret_bytes, size_t *ret_length, GError **err)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    char chunk[CHUNK];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        g_string_append_len(bytes, chunk, (gssize)got);
        if (bytes->len > most) {
            g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("more than %zu bytes"), most);
            return false;
        }
    }
    if (ferror(file)) {
        int code = errno;
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("cannot be read: %s"), g_strerror(code));
        return false;
    }
    *ret_length = bytes->len;
    *ret_bytes = g_string_free(g_steal_pointer(&bytes), false);
    return true;
}

/* ---- regular files ---- */

bool jy_input_open(const char *path, int *ret_fd, GError **err)
{
    struct stat status;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        *ret_fd = -1;
        return errno == ENOENT || jy_files_fail(err, path, _("cannot be opened"));
    }
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode)) {
        *ret_fd = fd;
        return true;
    }
    close(fd);
    return fail_kind(err, path);
}

bool jy_input_read(const char *path, size_t most, char **ret_bytes, size_t *ret_length, GError **err)
{
    int fd;
    *ret_bytes = NULL;
    *ret_length = 0;
    if (!jy_input_open(path, &fd, err)) {
        return false;
    }
    if (fd < 0) {
        return true;
    }
    FILE *file = fdopen(fd, "r");
    if (!file) {
        jy_files_fail(err, path, _("cannot be opened"));
        close(fd);
        return false;
    }
    bool done = jy_input_read_stream(file, most, ret_bytes, ret_length, err);
    fclose(file);
    if (!done) {
        g_prefix_error(err, "%s: ", path);
    }
    return done;
}

/* ---- what somebody names ---- */

static bool is_readable(int fd, const struct stat *status)
{
    const bool is_null = S_ISCHR(status->st_mode) && major(status->st_rdev) == 1 && minor(status->st_rdev) == 3;
    return S_ISREG(status->st_mode) || S_ISFIFO(status->st_mode) || is_null || isatty(fd);
}

/* Waits until a pipe that does not block has something to read, or an end. Only reading tells a pipe that nobody has
 * open from one whose writer has not written yet: a byte that has come meanwhile goes to *ret_byte, which else is -1.
 * False where nobody writes. */
static bool wait_for_writer(int fd, int *ret_byte)
{
    struct pollfd pipe = {fd, POLLIN, 0};
    unsigned char byte;
    *ret_byte = -1;
    while (poll(&pipe, 1, WRITER_MS) <= 0) {
        ssize_t got = read(fd, &byte, 1);
        if (got == 0) {
            return false;
        }
        if (got > 0) {
            *ret_byte = byte;
            return true;
        }
    }
    return true;
}

FILE *jy_input_open_named(const char *path, GError **err)
{
    struct stat status;
    int byte = -1, fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        int code = errno;
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", path, g_strerror(code));
        return NULL;
    }
    bool done = (fstat(fd, &status) == 0 && is_readable(fd, &status)) || fail_kind(err, path);
    if (done && S_ISFIFO(status.st_mode) && !wait_for_writer(fd, &byte)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s: is a pipe that nobody writes to"), path);
        done = false;
    }
    FILE *file = NULL;
    if (done && (fcntl(fd, F_SETFL, 0) != 0 || !(file = fdopen(fd, "r")))) {
        jy_files_fail(err, path, _("cannot be opened"));
    }
    if (!file) {
        close(fd);
    } else if (byte >= 0) {
        ungetc(byte, file);
    }
    return file;
}

bool jy_input_read_named(const char *path, size_t most, char **ret_bytes, size_t *ret_length, GError **err)
{
    FILE *file = jy_input_open_named(path, err);
    if (!file) {
        return false;
    }
    bool done = jy_input_read_stream(file, most, ret_bytes, ret_length, err);
    fclose(file);
    if (!done) {
        g_prefix_error(err, "%s: ", path);
    }
    return done;
}

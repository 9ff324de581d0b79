/* source.c: reads a file as it was at one moment. */
#include "indexer/files/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <unistd.h>

#define _(s) gettext(s)

/* How often a file that keeps changing is read. */
#define ATTEMPTS 3

static bool fail_errno(const char *what, GError **err)
{
    int code = errno;
    g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", what, g_strerror(code));
    return false;
}

static bool check_kind(const struct stat *status, uint64_t max_size, GError **err)
{
    if (!S_ISREG(status->st_mode)) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("not a regular file"));
        return false;
    }
    if ((uint64_t)status->st_size > max_size) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("%" PRIu64 " bytes; the limit is %" PRIu64 " (--max-size)"),
                    (uint64_t)status->st_size, max_size);
        return false;
    }
    return true;
}

/* Reads up to `length` bytes. Returns how many came, or -1. */
static ssize_t read_all(int fd, char *bytes, size_t length)
{
    size_t got = 0;
    while (got < length) {
        ssize_t n = read(fd, bytes + got, length - got);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n < 0) {
            return -1;
        }
        if (n == 0) {
            break;
        }
        got += (size_t)n;
    }
    return (ssize_t)got;
}

/* One reading. *ret_same tells whether the file stayed as it was meanwhile. */
static bool read_once(int fd, uint64_t max_size, jy_source *source, bool *ret_same, GError **err)
{
    struct stat before, after;
    if (fstat(fd, &before) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    if (!check_kind(&before, max_size, err)) {
        return false;
    }
    size_t size = (size_t)before.st_size;
    source->bytes = g_try_malloc(size + 1);
    if (!source->bytes) {
        g_set_error(err, JY_ERROR, JY_ERROR_MEMORY, _("no memory for %zu bytes"), size);
        return false;
    }
    ssize_t got = read_all(fd, source->bytes, size);
    if (got < 0 || fstat(fd, &after) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    source->length = (size_t)got;
    source->bytes[got] = '\0';
    source->mtime = jy_files_mtime(&before);
    *ret_same = source->length == size && after.st_size == before.st_size && jy_files_mtime(&after) == source->mtime;
    return true;
}

static void hash(jy_source *source)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, source->length, (const uint8_t *)source->bytes);
    sha256_digest(&context, sizeof digest, digest);
    base16_encode_update(source->sha256, sizeof digest, digest);
    source->sha256[sizeof source->sha256 - 1] = '\0';
}

bool jy_source_read(const char *path, uint64_t max_size, jy_source *ret_source, GError **err)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        /* Not blocking: a pipe that took a file's place must not hold the run up. */
        int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) {
            return fail_errno(_("cannot be opened"), err);
        }
        g_auto(jy_source) source = {0};
        bool same = false;
        bool done = read_once(fd, max_size, &source, &same, err);
        close(fd);
        if (!done) {
            return false;
        }
        if (same) {
            hash(&source);
            *ret_source = source;
            source.bytes = NULL;
            return true;
        }
    }
    g_set_error(err, JY_ERROR, JY_ERROR_CHANGED, _("changed while it was read; run again when it is still"));
    return false;
}

void jy_source_clear(jy_source *source)
{
    g_clear_pointer(&source->bytes, g_free);
    source->length = 0;
}

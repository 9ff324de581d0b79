/* source.c: reads a file as it was at one moment, whole or in parts. */
#include "indexer/files/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define _(s) gettext(s)

/* How often a file that keeps changing is read. */
#define ATTEMPTS 3
/* Bytes that are looked at together when a file is cut into parts. */
#define CHUNK ((size_t)256 << 10)

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

/* Reads up to `length` bytes from `offset` on. Returns how many came, or -1. */
static ssize_t read_at(int fd, char *bytes, size_t length, uint64_t offset)
{
    size_t got = 0;
    while (got < length) {
        ssize_t n = pread(fd, bytes + got, length - got, (off_t)(offset + got));
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

/* Not blocking: a pipe that took a file's place must not hold the run up. */
static int open_file(const char *path)
{
    return open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
}

static char *new_bytes(size_t size, GError **err)
{
    char *bytes = g_try_malloc(size + 1);
    if (!bytes) {
        g_set_error(err, JY_ERROR, JY_ERROR_MEMORY, _("no memory for %zu bytes"), size);
    }
    return bytes;
}

static bool fail_changed(GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_CHANGED, _("changed while it was read; run again when it is still"));
    return false;
}

static bool is_same(const struct stat *status, uint64_t size, int64_t mtime)
{
    return (uint64_t)status->st_size == size && jy_files_mtime(status) == mtime;
}

static void put_digest(struct sha256_ctx *context, char sha256[JY_SOURCE_SHA256])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(context, sizeof digest, digest);
    base16_encode_update(sha256, sizeof digest, digest);
    sha256[JY_SOURCE_SHA256 - 1] = '\0';
}

/* ---- whole ---- */

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
    source->bytes = new_bytes(size, err);
    if (!source->bytes) {
        return false;
    }
    ssize_t got = read_at(fd, source->bytes, size, 0);
    if (got < 0 || fstat(fd, &after) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    source->length = (size_t)got;
    source->bytes[got] = '\0';
    source->mtime = jy_files_mtime(&before);
    *ret_same = source->length == size && is_same(&after, size, source->mtime);
    return true;
}

static void hash(jy_source *source)
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, source->length, (const uint8_t *)source->bytes);
    put_digest(&context, source->sha256);
}

bool jy_source_read(const char *path, uint64_t max_size, jy_source *ret_source, GError **err)
{
    for (int i = 0; i < ATTEMPTS; i++) {
        int fd = open_file(path);
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
    return fail_changed(err);
}

void jy_source_clear(jy_source *source)
{
    g_clear_pointer(&source->bytes, g_free);
    source->length = 0;
}

size_t jy_source_peek(const char *path, char *bytes, size_t room)
{
    struct stat status;
    int fd = open_file(path);
    bool is_file = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    ssize_t got = is_file ? read_at(fd, bytes, room, 0) : 0;
    if (fd >= 0) {
        close(fd);
    }
    return (size_t)MAX(got, 0);
}

/* ---- in parts ---- */

/* The way through a file. */
typedef struct {
    const jy_source_cutting *how;
    jy_source_parts *to;
    jy_source_part part; /* at hand */
    uint32_t lines;      /* so far */
    struct sha256_ctx sum;
} file_cutting;

static void end_part(file_cutting *at)
{
    g_array_append_val(at->to->parts, at->part);
    at->part = (jy_source_part){.offset = at->part.offset + at->part.length, .line = at->lines};
}

static void cut_chunk(file_cutting *at, const char *bytes, size_t length)
{
    const char *line = bytes, *end = bytes + length, *stop;
    while (line < end && (stop = memchr(line, '\n', (size_t)(end - line))) != NULL) {
        at->lines++;
        at->part.length += (size_t)(stop + 1 - line);
        line = stop + 1;
        if (at->part.length >= at->how->part) {
            end_part(at);
        }
    }
    at->part.length += (size_t)(end - line);
    sha256_update(&at->sum, length, (const uint8_t *)bytes);
}

/* One way through. *ret_same tells whether the file stayed as it was meanwhile. */
static bool cut_once(const jy_source_cutting *how, jy_source_parts *to, bool *ret_same, GError **err)
{
    struct stat before, after;
    if (fstat(to->fd, &before) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    if (!check_kind(&before, how->max_size, err)) {
        return false;
    }
    to->size = (uint64_t)before.st_size;
    to->mtime = jy_files_mtime(&before);
    g_array_set_size(to->parts, 0);
    file_cutting at = {.how = how, .to = to};
    sha256_init(&at.sum);
    g_autofree char *chunk = g_malloc(CHUNK);
    uint64_t offset = 0;
    for (ssize_t got = 1; got > 0 && offset < to->size; offset += (uint64_t)got) {
        if (!how->goes_on(err)) {
            return false;
        }
        got = read_at(to->fd, chunk, MIN(CHUNK, to->size - offset), offset);
        if (got < 0) {
            return fail_errno(_("cannot be read"), err);
        }
        cut_chunk(&at, chunk, (size_t)got);
    }
    if (at.part.length || to->parts->len == 0) {
        end_part(&at);
    }
    put_digest(&at.sum, to->sha256);
    if (fstat(to->fd, &after) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    *ret_same = offset == to->size && is_same(&after, to->size, to->mtime);
    return true;
}

bool jy_source_cut(const char *path, const jy_source_cutting *how, jy_source_parts *ret_parts, GError **err)
{
    jy_source_parts parts = {.fd = open_file(path)};
    if (parts.fd < 0) {
        return fail_errno(_("cannot be opened"), err);
    }
    parts.parts = g_array_new(false, false, sizeof(jy_source_part));
    bool same = false, done = true;
    for (int i = 0; done && !same && i < ATTEMPTS; i++) {
        done = cut_once(how, &parts, &same, err);
    }
    if (done && same) {
        *ret_parts = parts;
        return true;
    }
    jy_source_parts_clear(&parts);
    return done ? fail_changed(err) : false;
}

void jy_source_parts_clear(jy_source_parts *parts)
{
    if (parts->parts) {
        close(parts->fd);
        g_clear_pointer(&parts->parts, g_array_unref);
    }
}

bool jy_source_read_part(const jy_source_parts *parts, guint number, jy_source *ret_source, GError **err)
{
    const jy_source_part *part = &g_array_index(parts->parts, jy_source_part, number);
    g_auto(jy_source) source = {.bytes = new_bytes(part->length, err), .mtime = parts->mtime};
    if (!source.bytes) {
        return false;
    }
    ssize_t got = read_at(parts->fd, source.bytes, part->length, part->offset);
    struct stat after;
    if (got < 0 || fstat(parts->fd, &after) != 0) {
        return fail_errno(_("cannot be read"), err);
    }
    if ((size_t)got != part->length || !is_same(&after, parts->size, parts->mtime)) {
        return fail_changed(err);
    }
    source.length = part->length;
    source.bytes[got] = '\0';
    *ret_source = source;
    source.bytes = NULL;
    return true;
}

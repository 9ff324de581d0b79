/* spool.c: bytes that have to wait, in memory while they are few and in a file without a name when they are many. */
#include "xapian-c/bulk/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/bulk/file.h"
#include "xapian-c/fail.h"

#define MEMORY_MAX (4U << 20)

void xc_spool_init(xc_spool *spool, const char *folder, xc_error *failure)
{
    *spool = (xc_spool){.folder = folder, .failure = failure, .fd = -1};
}

/* Makes the file, beside the tables, where there is room if anywhere. */
static bool open_file(xc_spool *spool)
{
    static const char NAME[] = "/spool-XXXXXX";
    size_t length = strlen(spool->folder);
    char *path = malloc(length + sizeof NAME);
    if (!path) {
        xc_fail_memory(spool->failure);
        return false;
    }
    memcpy(path, spool->folder, length);
    memcpy(path + length, NAME, sizeof NAME);
    spool->fd = mkostemp(path, O_CLOEXEC);
    bool done = spool->fd >= 0 && unlink(path) == 0;
    done = done || xc_file_fail(spool->failure, XC_DATABASE, path);
    free(path);
    return done;
}

static bool write_tail(xc_spool *spool)
{
    if (spool->fd < 0 && !open_file(spool)) {
        return false;
    }
    xc_file file = {.path = (char *)spool->folder, .failure = spool->failure, .fd = spool->fd};
    if (!xc_file_write(&file, spool->tail.data, spool->tail.size)) {
        return false;
    }
    spool->written += spool->tail.size;
    spool->tail.size = 0;
    return true;
}

static bool add_chunk(xc_spool_list *list, xc_spool_chunk chunk)
{
    if (list->count == list->room) {
        size_t room = list->room ? list->room * 2 : 4;
        xc_spool_chunk *chunks = realloc(list->chunks, room * sizeof *chunks);
        if (!chunks) {
            return false;
        }
        list->chunks = chunks;
        list->room = room;
    }
    list->chunks[list->count++] = chunk;
    return true;
}

bool xc_spool_put(xc_spool *spool, xc_spool_list *list, xc_spool_chunk chunk, const void *bytes)
{
    if (spool->tail.size > 0 && spool->tail.size + chunk.length > MEMORY_MAX && !write_tail(spool)) {
        return false;
    }
    unsigned char *place = xc_bytes_reserve(&spool->tail, chunk.length, spool->failure);
    if (!place) {
        return false;
    }
    memcpy(place, bytes, chunk.length);
    chunk.offset = spool->written + spool->tail.size;
    spool->tail.size += chunk.length;
    if (!add_chunk(list, chunk)) {
        xc_fail_memory(spool->failure);
        return false;
    }
    return true;
}

bool xc_spool_get(const xc_spool *spool, const xc_spool_chunk *chunk, unsigned char *ret_bytes)
{
    if (chunk->offset >= spool->written) {
        memcpy(ret_bytes, spool->tail.data + (chunk->offset - spool->written), chunk->length);
        return true;
    }
    for (size_t have = 0; have < chunk->length;) {
        ssize_t got = pread(spool->fd, ret_bytes + have, chunk->length - have, (off_t)(chunk->offset + have));
        if (got == 0 || (got < 0 && errno != EINTR)) {
            errno = got == 0 ? EIO : errno;
            return xc_file_fail(spool->failure, XC_DATABASE, spool->folder);
        }
        have += got > 0 ? (size_t)got : 0;
    }
    return true;
}

void xc_spool_clear(xc_spool *spool)
{
    if (spool->fd >= 0) {
        close(spool->fd);
    }
    free(spool->tail.data);
    xc_spool_init(spool, NULL, NULL);
}

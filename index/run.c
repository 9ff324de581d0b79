/* run.c: reads the parts of a sorted run. */
#include "index/run.h"

#include <errno.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>
#include <unistd.h>

#define _(s) gettext(s)

/* Behind the buffer: two numbers that a part which was cut short does not hold are read as zeros. */
#define PADDING ((size_t)2 * JY_RUN_VARINT_MAX)

static void set_size(jy_run_source *source, size_t size)
{
    source->size = size;
    source->buffer = g_realloc(source->buffer, size + PADDING);
}

void jy_run_source_init(jy_run_source *source, size_t size)
{
    *source = (jy_run_source){.fd = -1};
    set_size(source, size);
    jy_run_open_bytes(source, NULL, 0);
}

void jy_run_source_clear(jy_run_source *source)
{
    g_free(source->buffer);
    source->buffer = NULL;
}

static void hold(jy_run_source *source, size_t length)
{
    source->at = source->buffer;
    source->limit = source->buffer + length;
    memset(source->buffer + length, 0, PADDING);
}

void jy_run_open(jy_run_source *source, int fd, off_t start, off_t end)
{
    source->fd = fd;
    source->failure = 0;
    source->next = start;
    source->end = end;
    hold(source, 0);
}

void jy_run_open_bytes(jy_run_source *source, const uint8_t *bytes, size_t length)
{
    if (source->size < length) {
        set_size(source, length);
    }
    jy_run_open(source, -1, 0, 0);
    if (length) {
        memcpy(source->buffer, bytes, length);
    }
    hold(source, length);
}

/* Keeps the first failure, and ends the part there. */
static void give_up(jy_run_source *source, int failure)
{
    source->failure = source->failure ? source->failure : failure;
    source->next = source->end;
    source->at = source->limit;
}

/* Reads what the buffer has room for behind the `held` bytes. Returns how many bytes it holds then. */
static size_t fill(jy_run_source *source, size_t held)
{
    while (held < source->size && source->next < source->end) {
        size_t wanted = MIN(source->size - held, (size_t)(source->end - source->next));
        ssize_t n = pread(source->fd, source->buffer + held, wanted, source->next);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            give_up(source, n < 0 ? errno : JY_RUN_CUT);
            break;
        }
        held += (size_t)n;
        source->next += n;
    }
    return held;
}

void jy_run_refill(jy_run_source *source, size_t length)
{
    if (source->at > source->limit) { /* a number went on behind the end */
        give_up(source, JY_RUN_CUT);
    }
    if (source->next >= source->end) {
        return;
    }
    size_t held = (size_t)(source->limit - source->at), left = held + (size_t)(source->end - source->next);
    memmove(source->buffer, source->at, held);
    if (MIN(length, left) > source->size) {
        set_size(source, MIN(length, left));
    }
    hold(source, fill(source, held));
}

const uint8_t *jy_run_bytes(jy_run_source *source, size_t length)
{
    jy_run_want(source, length);
    if (source->at > source->limit || (size_t)(source->limit - source->at) < length) {
        give_up(source, JY_RUN_CUT);
        return NULL;
    }
    const uint8_t *bytes = source->at;
    source->at += length;
    return bytes;
}

bool jy_run_check(const jy_run_source *source, const char *path, GError **err)
{
    if (!source->failure && source->at <= source->limit) {
        return true;
    }
    bool is_cut = source->failure <= 0;
    g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_IO, "%s: %s: %s", path, _("cannot be read"),
                is_cut ? _("it ends too early") : g_strerror(source->failure));
    return false;
}

/* spill.c: writes a sorted run. */
#include "index/spill.h"

#include <errno.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <string.h>
#include <unistd.h>

#include "index/scratch.h"

#define _(s) gettext(s)

#define BUFFER_SIZE ((size_t)1 << 17)

struct jy_spill {
    jy_runs *runs;
    jy_scratch_file *file;
    jy_run_extent run;
    int failure; /* errno of the first write that failed, 0 */
    unsigned part;
    off_t at; /* where the buffer goes */
    size_t used;
    uint32_t key_length;
    char key[JY_RUN_KEY_MAX]; /* the one before, in this part */
    uint8_t buffer[BUFFER_SIZE];
};

jy_spill *jy_spill_new(jy_runs *runs, GError **err)
{
    unsigned number;
    jy_scratch_file *file = jy_scratch_lend(runs, &number, err);
    if (!file) {
        return NULL;
    }
    jy_spill *spill = g_malloc(sizeof *spill);
    spill->runs = runs;
    spill->file = file;
    spill->run = (jy_run_extent){.file = number, .starts = {file->end}};
    spill->failure = 0;
    spill->part = JY_RUN_DOCUMENTS;
    spill->at = file->end;
    spill->used = 0;
    spill->key_length = 0;
    return spill;
}

/* Writes bytes behind those that are written. */
static void write_bytes(jy_spill *spill, const uint8_t *bytes, size_t length)
{
    while (length && !spill->failure) {
        ssize_t n = pwrite(spill->file->fd, bytes, length, spill->at);
        if (n < 0 && errno != EINTR) {
            spill->failure = errno;
        } else if (n > 0) {
            bytes += n;
            length -= (size_t)n;
            spill->at += n;
        }
    }
}

static void flush(jy_spill *spill)
{
    write_bytes(spill, spill->buffer, spill->used);
    spill->used = 0;
}

void jy_spill_begin_part(jy_spill *spill)
{
    spill->run.starts[++spill->part] = spill->at + (off_t)spill->used;
    spill->key_length = 0;
}

void jy_spill_put(jy_spill *spill, const void *bytes, size_t length)
{
    if (length > BUFFER_SIZE - spill->used) {
        flush(spill);
    }
    if (length > BUFFER_SIZE) {
        write_bytes(spill, bytes, length);
    } else if (length) {
        memcpy(spill->buffer + spill->used, bytes, length);
        spill->used += length;
    }
}

uint8_t *jy_spill_room(jy_spill *spill, size_t length)
{
    if (length > BUFFER_SIZE - spill->used) {
        flush(spill);
    }
    return spill->buffer + spill->used;
}

void jy_spill_use(jy_spill *spill, const uint8_t *end)
{
    spill->used = (size_t)(end - spill->buffer);
}

void jy_spill_put_key(jy_spill *spill, const char *key, uint32_t length)
{
    uint32_t shared = 0, most = MIN(length, spill->key_length);
    while (shared < most && key[shared] == spill->key[shared]) {
        shared++;
    }
    uint8_t *to = jy_spill_room(spill, 2 * JY_RUN_VARINT_MAX + JY_RUN_KEY_MAX);
    to = jy_run_put_varint(to, shared);
    to = jy_run_put_varint(to, length - shared);
    memcpy(to, key + shared, length - shared);
    jy_spill_use(spill, to + length - shared);
    memcpy(spill->key + shared, key + shared, length - shared);
    spill->key_length = length;
}

bool jy_spill_finish(jy_spill *spill, uint64_t order, uint32_t passages, GError **err)
{
    jy_spill_begin_part(spill);
    flush(spill);
    int code = spill->failure;
    if (code) {
        g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_IO, "%s: %s: %s", spill->file->path, _("cannot be written"),
                    g_strerror(code));
    }
    spill->run.order = order;
    spill->run.passages = passages;
    jy_scratch_give_back(spill->runs, spill->file, code ? NULL : &spill->run);
    g_free(spill);
    return !code;
}

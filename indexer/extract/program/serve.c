/* serve.c: the indexer's files in, frames out. */
#include "indexer/extract/program/serve.h"

#include <errno.h>
#include <jiyan/base/child.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "indexer/extract/ocr/ocr.h"
#include "indexer/extract/program/readers.h"
#include "indexer/extract/remote/wire.h"

#define _(s) gettext(s)

/* Frames are written when they are so many bytes. */
#define SLICE ((size_t)64 << 10)
/* Of the frame that asks. */
#define ASKING_MOST ((size_t)1 << 20)

/* ---- streams ---- */

static bool read_all(char *bytes, size_t length)
{
    while (length) {
        ssize_t count = read(STDIN_FILENO, bytes, length);
        if (count == 0 || (count < 0 && errno != EINTR)) {
            return false;
        }
        bytes += MAX(count, 0);
        length -= (size_t)MAX(count, 0);
    }
    return true;
}

/* Nobody hears what is said once the indexer has gone. */
static void say(GString *frames)
{
    for (size_t at = 0; at < frames->len;) {
        ssize_t count = write(STDOUT_FILENO, frames->str + at, frames->len - at);
        if (count < 0 && errno != EINTR) {
            _exit(EXIT_FAILURE);
        }
        at += (size_t)MAX(count, 0);
    }
    g_string_truncate(frames, 0);
}

/* ---- a file ---- */

static bool say_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    GString *frames = user;
    (void)err;
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        jy_wire_put_block(frames, &block);
        if (frames->len >= SLICE) {
            say(frames);
        }
    }
    jy_wire_put_document(frames, document, record, blocks->unlined);
    return true;
}

static void put_warnings(GString *frames, const GPtrArray *warnings)
{
    for (guint i = 0; i < warnings->len; i++) {
        g_autofree char *valid = g_utf8_make_valid(warnings->pdata[i], -1);
        size_t frame = jy_wire_begin(frames, JY_WIRE_WARNING);
        jy_wire_put_text(frames, valid);
        jy_wire_finish(frames, frame);
    }
}

static void put_entry(GString *frames, const jy_ledger_entry *entry)
{
    size_t frame = jy_wire_begin(frames, JY_WIRE_ENTRY);
    jy_wire_put_text(frames, entry->encoding);
    jy_wire_put_number(frames, (uint32_t)lround(entry->confidence * 1e6));
    jy_wire_put_text(frames, entry->reason);
    jy_wire_put_text(frames, entry->message);
    jy_wire_finish(frames, frame);
}

static void put_end(GString *frames, const GError *failure)
{
    g_autofree char *message = failure ? g_utf8_make_valid(failure->message, -1) : NULL;
    size_t frame = jy_wire_begin(frames, JY_WIRE_END);
    jy_wire_put_number(frames, failure ? (uint32_t)failure->code : JY_WIRE_ALL_WELL);
    jy_wire_put_text(frames, message);
    jy_wire_finish(frames, frame);
}

/* The member is told before it is read: it may end the process. What was said of others before is said first. */
static void begin_member(uint32_t number, void *user)
{
    GString *frames = user;
    const size_t frame = jy_wire_begin(frames, JY_WIRE_MEMBER);
    jy_wire_put_number(frames, number);
    jy_wire_finish(frames, frame);
    say(frames);
}

static void read_file(const jy_extract_source *source, const GArray *lost, GString *frames)
{
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    bool lacks = false;
    const jy_extract_watch watch = {begin_member, frames, (const jy_extract_lost *)(void *)lost->data, lost->len};
    const jy_extract_target to = {.emit = say_document,
                                  .user = frames,
                                  .entry = entry,
                                  .warnings = warnings,
                                  .parse = jy_readers_parse,
                                  .lacks = &lacks,
                                  .watch = &watch};
    g_autoptr(GError) failure = NULL;
    if (!jy_extract(source, &to, &failure) && failure->domain != JY_ERROR) {
        failure->code = JY_ERROR_MALFORMED; /* a library's own */
    }
    put_warnings(frames, warnings);
    put_entry(frames, entry);
    if (lacks) {
        jy_wire_finish(frames, jy_wire_begin(frames, JY_WIRE_LACK));
    }
    put_end(frames, failure);
    say(frames);
}

/* What is asked for. The path, the type and what is lost are to be freed, the bytes are the reader's. */
typedef struct {
    double seconds; /* of CPU time that it may take */
    char *path, *type;
    GArray *lost; /* of jy_extract_lost */
    jy_extract_source source;
} asked_file;

static bool read_asking(jy_wire_frame *frame, asked_file *ret_file)
{
    const double seconds = jy_wire_get_number(frame) / 1e3;
    const uint32_t ocr = jy_wire_get_number(frame);
    const uint64_t length = jy_wire_get_size(frame);
    *ret_file = (asked_file){.seconds = seconds, .path = jy_wire_get_text(frame)};
    ret_file->type = jy_wire_get_text(frame);
    const uint64_t most = jy_wire_get_size(frame);
    ret_file->lost = g_array_new(false, false, sizeof(jy_extract_lost));
    for (uint32_t count = jy_wire_get_number(frame); count && !frame->bad; count--) {
        jy_extract_lost one = {.number = jy_wire_get_number(frame)};
        one.code = jy_wire_get_number(frame);
        g_array_append_val(ret_file->lost, one);
    }
    char *bytes = frame->bad ? NULL : g_try_malloc(length + 1);
    if (!bytes) {
        jy_child_exit_memory();
    }
    ret_file->source = (jy_extract_source){.path = ret_file->path,
                                           .type = ret_file->type,
                                           .bytes = bytes,
                                           .length = length,
                                           .ocr = (jy_extract_ocr)ocr,
                                           .member_most = most};
    bytes[length] = '\0';
    return read_all(bytes, length);
}

static void clear_asked(asked_file *file)
{
    g_free(file->path);
    g_free(file->type);
    g_array_unref(file->lost);
}

/* Waits for the next file. Returns false where there is none. */
static bool next_file(asked_file *ret_file)
{
    g_autoptr(GString) asking = g_string_new(NULL);
    jy_wire_frame frame;
    size_t size;
    g_string_set_size(asking, JY_WIRE_HEAD);
    if (!read_all(asking->str, JY_WIRE_HEAD)) {
        return false;
    }
    const size_t rest = jy_wire_size(asking->str) - JY_WIRE_HEAD;
    if (rest > ASKING_MOST) {
        return false;
    }
    g_string_set_size(asking, JY_WIRE_HEAD + rest);
    return read_all(asking->str + JY_WIRE_HEAD, rest) &&
           jy_wire_next(asking->str, asking->len, &frame, &size) == JY_WIRE_WHOLE && frame.tag == JY_WIRE_FILE &&
           read_asking(&frame, ret_file);
}

/* What a file may take, and each of its pages that OCR reads: a file has many. */
static double allowed;

static void begin_page(void)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    jy_wire_finish(frames, jy_wire_begin(frames, JY_WIRE_PAGE));
    say(frames);
    jy_child_allow(allowed);
}

int jy_serve(void)
{
    jy_ocr_watch(begin_page);
    g_autoptr(GString) frames = g_string_new(NULL);
    for (asked_file file; next_file(&file);) {
        allowed = file.seconds;
        jy_child_allow(allowed);
        read_file(&file.source, file.lost, frames);
        jy_child_allow(0);
        clear_asked(&file);
    }
    return JY_EXIT_OK;
}

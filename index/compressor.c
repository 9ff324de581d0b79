/* compressor.c: bytes of a record made small and back, by zstd.
 *
 * What is put is a zero byte and the bytes as they are, or a frame of zstd's without its magic number, which is the
 * same in all. The frame says how long the bytes were, and nothing that the dictionary, the length of the record or the
 * index know already; so four bits of its first byte are zero, and the lowest of them tells whether a dictionary is
 * needed. */
#include <jiyan/index/compressor.h>

#include <string.h>

#include "index/codec.h"
#include "index/dictionary.h"

/* Of the first byte. That of a frame is never zero, as it says how its length is written. */
#define PLAIN 0
#define WITH_DICTIONARY 1
#define FRAME_BITS 0xF0

#define MAGIC "\x28\xB5\x2F\xFD"
#define MAGIC_BYTES 4

/* Bytes that say that they were more are damaged: they would only take memory. More are put as they are. The most that
 * is compressed at once is a ledger: a million files. */
#define LENGTH_MOST ((size_t)256 << 20)

struct jy_compressor {
    const jy_dictionary *dictionary; /* borrowed; NULL for none */
    ZSTD_CCtx *writing;              /* NULL until something is put */
    ZSTD_DCtx *reading;              /* NULL until something is got */
    GString *frame;                  /* scratch: a whole frame */
    GString *content;                /* what was got last */
};

jy_compressor *jy_compressor_new(const jy_dictionary *dictionary)
{
    jy_compressor *compressor = g_new0(jy_compressor, 1);
    compressor->dictionary = dictionary;
    compressor->frame = g_string_new(NULL);
    compressor->content = g_string_new(NULL);
    return compressor;
}

void jy_compressor_free(jy_compressor *compressor)
{
    if (!compressor) {
        return;
    }
    ZSTD_freeCCtx(compressor->writing);
    ZSTD_freeDCtx(compressor->reading);
    g_string_free(compressor->frame, true);
    g_string_free(compressor->content, true);
    g_free(compressor);
}

/* ---- to the record ---- */

static ZSTD_CCtx *writing_of(jy_compressor *compressor)
{
    if (!compressor->writing) {
        compressor->writing = ZSTD_createCCtx();
        ZSTD_CCtx_setParameter(compressor->writing, ZSTD_c_dictIDFlag, 0);
        if (compressor->dictionary) {
            ZSTD_CCtx_refCDict(compressor->writing, jy_dictionary_writing(compressor->dictionary));
        }
    }
    return compressor->writing;
}

/* Appends a frame without its magic number. False, and nothing appended, where the bytes as they are are shorter. */
static bool put_frame(jy_compressor *compressor, const char *bytes, size_t length, GString *out)
{
    size_t before = out->len;
    g_string_set_size(out, before + ZSTD_compressBound(length));
    size_t size = ZSTD_compress2(writing_of(compressor), out->str + before, out->len - before, bytes, length);
    bool is_smaller = !ZSTD_isError(size) && size - MAGIC_BYTES <= length;
    if (is_smaller) {
        memmove(out->str + before, out->str + before + MAGIC_BYTES, size - MAGIC_BYTES);
        out->str[before] = (char)(out->str[before] | (compressor->dictionary ? WITH_DICTIONARY : 0));
    }
    g_string_truncate(out, before + (is_smaller ? size - MAGIC_BYTES : 0));
    return is_smaller;
}

void jy_compressor_put(jy_compressor *compressor, const char *bytes, size_t length, GString *out)
{
    if (!compressor || length > LENGTH_MOST || !put_frame(compressor, bytes, length, out)) {
        g_string_append_c(out, PLAIN);
        g_string_append_len(out, bytes, (gssize)length);
    }
}

/* ---- from the record ---- */

/* Reads the frame that the record is. */
static bool get_frame(jy_compressor *compressor, const char *bytes, size_t length)
{
    unsigned first = (unsigned char)*bytes;
    bool with_dictionary = first & WITH_DICTIONARY;
    if ((first & ~(unsigned)(FRAME_BITS | WITH_DICTIONARY)) || (with_dictionary && !compressor->dictionary)) {
        return false;
    }
    GString *frame = compressor->frame, *content = compressor->content;
    g_string_truncate(frame, 0);
    g_string_append_len(frame, MAGIC, MAGIC_BYTES);
    g_string_append_len(frame, bytes, (gssize)length);
    frame->str[MAGIC_BYTES] = (char)(first & FRAME_BITS);
    unsigned long long size = ZSTD_getFrameContentSize(frame->str, frame->len);
    if (size > LENGTH_MOST) {
        return false; /* unknown and bad sizes too */
    }
    g_string_set_size(content, size);
    if (!compressor->reading) {
        compressor->reading = ZSTD_createDCtx();
    }
    return ZSTD_decompress_usingDDict(compressor->reading, content->str, content->len, frame->str, frame->len,
                                      with_dictionary ? jy_dictionary_reading(compressor->dictionary) : NULL) == size;
}

const char *jy_compressor_get(jy_compressor *compressor, const char *bytes, size_t length, size_t *ret_length,
                              GError **err)
{
    if (length > 0 && *bytes == PLAIN) {
        *ret_length = length - 1;
        return bytes + 1;
    }
    if (length == 0 || !compressor || !get_frame(compressor, bytes, length)) {
        jy_codec_fail("record", err);
        return NULL;
    }
    *ret_length = compressor->content->len;
    return compressor->content->str;
}

/* codec.c: numbers and texts to bytes and back. */
#include "index/codec.h"

#include <jiyan/base/error.h>
#include <jiyan/text/pack.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

#define NUMBER_MOST 10 /* bytes */

static gssize write_number(uint64_t number, char ret_bytes[NUMBER_MOST])
{
    gssize length = 0;
    for (; number >= 0x80; number >>= 7) {
        ret_bytes[length++] = (char)(unsigned char)(0x80 | (number & 0x7F));
    }
    ret_bytes[length++] = (char)(unsigned char)number;
    return length;
}

void jy_codec_put_number(GString *out, uint64_t number)
{
    char bytes[NUMBER_MOST];
    g_string_append_len(out, bytes, write_number(number, bytes));
}

void jy_codec_put_text(GString *out, const char *text)
{
    if (!text) {
        jy_codec_put_number(out, 0);
        return;
    }
    size_t length = strlen(text);
    jy_codec_put_number(out, (uint64_t)length + 1);
    g_string_append_len(out, text, (gssize)length);
}

void jy_codec_put_packed(GString *out, const char *text, size_t length)
{
    char bytes[NUMBER_MOST];
    size_t before = out->len;
    jy_pack_encode(text, length, out);
    g_string_insert_len(out, (gssize)before, bytes, write_number((uint64_t)(out->len - before) << 1, bytes));
}

uint64_t jy_codec_get_number(jy_codec_cursor *cursor)
{
    uint64_t number = 0;
    for (unsigned shift = 0; shift < 64 && cursor->at < cursor->end; shift += 7) {
        uint8_t byte = (uint8_t)*cursor->at++;
        if (shift == 63 && byte > 1) {
            break;
        }
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (!(byte & 0x80)) {
            return number;
        }
    }
    cursor->bad = true;
    cursor->at = cursor->end;
    return 0;
}

uint64_t jy_codec_get_number_to(jy_codec_cursor *cursor, uint64_t high)
{
    uint64_t number = jy_codec_get_number(cursor);
    if (number > high) {
        cursor->bad = true;
        cursor->at = cursor->end;
        return 0;
    }
    return number;
}

const char *jy_codec_get_bytes(jy_codec_cursor *cursor, uint64_t length)
{
    if (cursor->bad || length > (uint64_t)(cursor->end - cursor->at)) {
        cursor->bad = true;
        return NULL;
    }
    cursor->at += length;
    return cursor->at - length;
}

const char *jy_codec_get_span(jy_codec_cursor *cursor, size_t *ret_length)
{
    uint64_t stored = jy_codec_get_number(cursor);
    const char *bytes = stored ? jy_codec_get_bytes(cursor, stored - 1) : NULL;
    *ret_length = bytes ? stored - 1 : 0;
    return bytes;
}

char *jy_codec_get_text(jy_codec_cursor *cursor)
{
    size_t length;
    const char *bytes = jy_codec_get_span(cursor, &length);
    return bytes ? g_strndup(bytes, length) : NULL;
}

char *jy_codec_get_packed(jy_codec_cursor *cursor, uint64_t packed)
{
    const char *bytes = jy_codec_get_bytes(cursor, packed);
    g_autofree char *text = bytes ? g_malloc(jy_pack_room(packed)) : NULL;
    size_t length;
    if (!text || !jy_pack_decode(bytes, packed, text, &length)) {
        cursor->bad = true;
        return NULL;
    }
    return g_steal_pointer(&text);
}

void jy_codec_fail(const char *what, GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                _("the index holds a damaged %s; build it anew with: jiyan-index --rebuild"), what);
}

bool jy_codec_finish(const jy_codec_cursor *cursor, const char *what, GError **err)
{
    if (!cursor->bad && cursor->at == cursor->end) {
        return true;
    }
    jy_codec_fail(what, err);
    return false;
}

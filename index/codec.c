/* codec.c: numbers and texts to bytes and back. */
#include "index/codec.h"

#include <jiyan/base/error.h>
#include <jiyan/text/pack.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

void jy_codec_put_number(GString *out, uint64_t number)
{
    while (number >= 0x80) {
        g_string_append_c(out, (char)(unsigned char)(0x80 | (number & 0x7F)));
        number >>= 7;
    }
    g_string_append_c(out, (char)(unsigned char)number);
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
    g_autoptr(GString) packed = g_string_new(NULL);
    jy_pack_encode(text, length, packed);
    jy_codec_put_number(out, packed->len);
    g_string_append_len(out, packed->str, (gssize)packed->len);
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

/* Passes over `length` bytes. Returns where they begin, NULL where there are fewer. */
static const char *take(jy_codec_cursor *cursor, uint64_t length)
{
    if (cursor->bad || length > (uint64_t)(cursor->end - cursor->at)) {
        cursor->bad = true;
        return NULL;
    }
    cursor->at += length;
    return cursor->at - length;
}

char *jy_codec_get_text(jy_codec_cursor *cursor)
{
    uint64_t stored = jy_codec_get_number(cursor);
    const char *bytes = stored ? take(cursor, stored - 1) : NULL;
    return bytes ? g_strndup(bytes, stored - 1) : NULL;
}

char *jy_codec_get_packed(jy_codec_cursor *cursor, uint32_t *ret_length)
{
    uint64_t stored = jy_codec_get_number(cursor);
    const char *bytes = take(cursor, stored);
    size_t length = 0;
    g_autofree char *text = bytes ? g_malloc(jy_pack_room(stored)) : NULL;
    bool done = text && jy_pack_decode(bytes, stored, text, &length);
    cursor->bad |= !done;
    *ret_length = (uint32_t)length;
    return done ? g_steal_pointer(&text) : NULL;
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

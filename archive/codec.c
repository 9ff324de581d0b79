/* codec.c: numbers and texts to bytes and back. */
#include "archive/codec.h"

#include <jiyan/error.h>
#include <libintl.h>

#define _(s) gettext(s)

void jy_put_number(GString *out, uint64_t number)
{
    while (number >= 0x80) {
        g_string_append_c(out, (char)(unsigned char)(0x80 | (number & 0x7F)));
        number >>= 7;
    }
    g_string_append_c(out, (char)(unsigned char)number);
}

void jy_put_bytes(GString *out, const char *bytes, size_t length)
{
    if (!bytes) {
        jy_put_number(out, 0);
        return;
    }
    jy_put_number(out, (uint64_t)length + 1);
    g_string_append_len(out, bytes, (gssize)length);
}

void jy_put_text(GString *out, const char *text)
{
    jy_put_bytes(out, text, text ? strlen(text) : 0);
}

uint64_t jy_get_number(jy_cursor *cursor)
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

uint64_t jy_get_number_to(jy_cursor *cursor, uint64_t high)
{
    uint64_t number = jy_get_number(cursor);
    if (number > high) {
        cursor->bad = true;
        cursor->at = cursor->end;
        return 0;
    }
    return number;
}

char *jy_get_bytes(jy_cursor *cursor, uint32_t *ret_length)
{
    uint64_t stored = jy_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    if (cursor->bad || stored == 0) {
        return NULL;
    }
    if (stored - 1 > (uint64_t)(cursor->end - cursor->at)) {
        cursor->bad = true;
        return NULL;
    }
    char *text = g_strndup(cursor->at, stored - 1);
    cursor->at += stored - 1;
    *ret_length = (uint32_t)(stored - 1);
    return text;
}

char *jy_get_text(jy_cursor *cursor)
{
    uint32_t length;
    return jy_get_bytes(cursor, &length);
}

bool jy_cursor_finish(const jy_cursor *cursor, const char *what, GError **err)
{
    if (!cursor->bad && cursor->at == cursor->end) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                _("the index holds a damaged %s; build it anew with: jiyan-index --rebuild"), what);
    return false;
}

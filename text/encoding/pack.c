/* pack.c: text as the index stores it. Nearly all text has characters of one and two bytes only; tables pack and unpack
 * it several times faster than ICU, which does the rest. */
#include <jiyan/text/pack.h>

#include <jiyan/text/utf8.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

#include "pack_table.inc"
#include "text/encoding/pack_table.h"

/* UTF-16 units that need no memory of their own: what most passages have. */
#define UNITS 2048
/* Bytes of a code point in GB18030. */
#define PACKED_MAX 4

static UConverter *open_converter(void)
{
    UErrorCode status = U_ZERO_ERROR;
    UConverter *converter = ucnv_open("gb18030", &status);
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
    if (U_FAILURE(status)) {
        g_error("ICU has no GB18030: %s", u_errorName(status));
    }
    return converter;
}

/* ---- to the bytes ---- */

/* A character of three bytes, as nearly all of Han are. */
static inline unsigned wide_at(const char *text)
{
    const unsigned char *bytes = (const unsigned char *)text;
    return (bytes[0] & 0x0FU) << 12 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
}

/* Writes what the tables know to `out`, which has room for as many bytes as the text. Returns how much it has written;
 * SIZE_MAX where something else is there. */
static size_t pack_pairs(const char *text, uint32_t length, char *out)
{
    char *to = out;
    for (uint32_t at = 0; at < length;) {
        unsigned char lead = (unsigned char)text[at];
        if (lead < 0x80) {
            *to++ = text[at++];
            continue;
        }
        unsigned pair = 0;
        if (lead >= 0xE0 && lead < 0xF0) {
            pair = PAIR_OF_UNIT[wide_at(text + at)];
            at += 3;
        } else if (lead < 0xE0) {
            pair = PAIR_OF_UNIT[jy_utf8_next(text, length, &at)];
        }
        if (pair == 0) {
            return SIZE_MAX;
        }
        *to++ = (char)(unsigned char)(pair >> 8);
        *to++ = (char)(unsigned char)pair;
    }
    return (size_t)(to - out);
}

static void pack_any(const char *text, size_t length, GString *out)
{
    UChar few[UNITS];
    /* UTF-8 never has fewer bytes than UTF-16 has units. */
    g_autofree UChar *many = length > UNITS ? g_new(UChar, length) : NULL;
    UChar *units = many ? many : few;
    int32_t count = 0;
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(units, (int32_t)MAX(length, UNITS), &count, text, (int32_t)length, &status);
    UConverter *converter = open_converter();
    size_t before = out->len, room = PACKED_MAX * (size_t)count;
    g_string_set_size(out, before + room);
    status = U_ZERO_ERROR;
    int32_t packed = ucnv_fromUChars(converter, out->str + before, (int32_t)room, units, count, &status);
    g_string_set_size(out, before + (size_t)packed);
    ucnv_close(converter);
}

void jy_pack_encode(const char *text, size_t length, GString *out)
{
    size_t before = out->len;
    g_string_set_size(out, before + length);
    size_t written = pack_pairs(text, (uint32_t)length, out->str + before);
    g_string_set_size(out, before + (written == SIZE_MAX ? 0 : written));
    if (written == SIZE_MAX) {
        pack_any(text, length, out);
    }
}

/* ---- from the bytes ---- */

/* Writes what the tables know to `out`, and up to a byte more. Returns how much it has written; SIZE_MAX where
 * something else is there. */
static size_t unpack_pairs(const unsigned char *bytes, size_t length, char *out)
{
    char *to = out;
    const unsigned char *end = bytes + length;
    while (bytes < end) {
        if (*bytes < 0x80) {
            *to++ = (char)*bytes++;
            continue;
        }
        unsigned lead = bytes[0] - (unsigned)PACK_FIRST_LEAD;
        unsigned trail = bytes + 1 < end ? bytes[1] - (unsigned)PACK_FIRST_TRAIL : PACK_TRAILS;
        if (lead >= PACK_LEADS || trail >= PACK_TRAILS || !CHARACTER_OF_PAIR[lead][trail][PACK_CHARACTER_BYTES]) {
            return SIZE_MAX;
        }
        const unsigned char *character = CHARACTER_OF_PAIR[lead][trail];
        memcpy(to, character, PACK_CHARACTER_BYTES + 1); /* at once; the last is written over */
        to += character[PACK_CHARACTER_BYTES];
        bytes += 2;
    }
    return (size_t)(to - out);
}

static size_t unpack_any(const char *bytes, size_t length, char *out)
{
    UChar few[UNITS];
    g_autofree UChar *many = length > UNITS ? g_new(UChar, length) : NULL;
    UChar *units = many ? many : few;
    UConverter *converter = open_converter();
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = ucnv_toUChars(converter, units, (int32_t)MAX(length, UNITS), bytes, (int32_t)length, &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) {
        return SIZE_MAX;
    }
    int32_t written = 0;
    status = U_ZERO_ERROR;
    u_strToUTF8(out, (int32_t)jy_pack_room(length) - 1, &written, units, count, &status);
    return U_FAILURE(status) ? SIZE_MAX : (size_t)written;
}

bool jy_pack_decode(const char *bytes, size_t length, char *ret_text, size_t *ret_length)
{
    if (memchr(bytes, '\0', length)) {
        return false;
    }
    size_t written = unpack_pairs((const unsigned char *)bytes, length, ret_text);
    if (written == SIZE_MAX) {
        written = unpack_any(bytes, length, ret_text);
    }
    if (written == SIZE_MAX) {
        return false;
    }
    ret_text[written] = '\0';
    *ret_length = written;
    return true;
}

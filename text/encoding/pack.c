/* pack.c: text as the index stores it. */
#include <jiyan/text/pack.h>

#include <jiyan/text/utf8.h>
#include <pthread.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

/* UTF-16 units that need no memory of their own: what most passages have. */
#define UNITS 2048
/* Bytes of a code point in GB18030, and of a UTF-16 unit in UTF-8. */
#define PACKED_MAX 4
#define UTF8_MAX 3

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

void jy_pack_encode(const char *text, size_t length, GString *out)
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

/* ---- from the bytes ---- */

/* Two bytes: the first from 0x81, the second from 0x40. */
#define LEADS 0x7E
#define TRAILS 0xBF
#define FIRST_LEAD 0x81
#define FIRST_TRAIL 0x40
/* 0x7F is no second byte. */
#define NO_TRAIL 0x3F

/* What ICU makes of two bytes: one UTF-16 unit; 0 where it makes something else of them. */
static uint16_t PAIRS[LEADS][TRAILS];

static void read_pairs(void)
{
    UConverter *converter = open_converter();
    for (unsigned lead = 0; lead < LEADS; lead++) {
        char row[2 * TRAILS];
        UChar units[2 * TRAILS];
        UErrorCode status = U_ZERO_ERROR;
        size_t pairs = 0;
        for (unsigned trail = 0; trail < TRAILS; trail++) {
            if (trail != NO_TRAIL) {
                row[2 * pairs] = (char)(FIRST_LEAD + lead);
                row[2 * pairs++ + 1] = (char)(FIRST_TRAIL + trail);
            }
        }
        int32_t count = ucnv_toUChars(converter, units, G_N_ELEMENTS(units), row, (int32_t)(2 * pairs), &status);
        /* A row that is not one unit for each pair is left to ICU. */
        for (int32_t i = 0; U_SUCCESS(status) && count == (int32_t)pairs && i < count; i++) {
            PAIRS[lead][i < NO_TRAIL ? i : i + 1] = units[i];
        }
    }
    ucnv_close(converter);
}

/* Writes what is of one and two bytes to `out`, which has room for one and a half times as many. Returns how much it
 * has written; SIZE_MAX where something else is there. */
static size_t unpack_pairs(const unsigned char *bytes, size_t length, char *out)
{
    char *to = out;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] < 0x80) {
            *to++ = (char)bytes[i];
            continue;
        }
        unsigned lead = bytes[i] - (unsigned)FIRST_LEAD,
                 trail = i + 1 < length ? bytes[i + 1] - (unsigned)FIRST_TRAIL : TRAILS;
        unsigned unit = lead < LEADS && trail < TRAILS ? PAIRS[lead][trail] : 0;
        if (unit == 0) {
            return SIZE_MAX;
        }
        to += jy_utf8_put(to, unit);
        i++;
    }
    return (size_t)(to - out);
}

/* Nearly all text has characters of one and two bytes only, and a table reads them several times faster than ICU.
 * Returns NULL for others. */
static char *unpack_plain(const char *bytes, size_t length, size_t *ret_length)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, read_pairs);
    char *text = g_malloc(length + length / 2 + 1);
    size_t written = unpack_pairs((const unsigned char *)bytes, length, text);
    if (written == SIZE_MAX) {
        g_free(text);
        return NULL;
    }
    text[written] = '\0';
    *ret_length = written;
    return text;
}

static char *unpack_any(const char *bytes, size_t length, size_t *ret_length)
{
    UChar few[UNITS];
    g_autofree UChar *many = length > UNITS ? g_new(UChar, length) : NULL;
    UChar *units = many ? many : few;
    UConverter *converter = open_converter();
    UErrorCode status = U_ZERO_ERROR;
    int32_t count = ucnv_toUChars(converter, units, (int32_t)MAX(length, UNITS), bytes, (int32_t)length, &status);
    ucnv_close(converter);
    if (U_FAILURE(status)) {
        return NULL;
    }
    size_t room = UTF8_MAX * (size_t)count + 1;
    char *text = g_malloc(room);
    int32_t written = 0;
    status = U_ZERO_ERROR;
    u_strToUTF8(text, (int32_t)room, &written, units, count, &status);
    if (U_FAILURE(status)) {
        g_clear_pointer(&text, g_free);
        return NULL;
    }
    *ret_length = (size_t)written;
    return text;
}

char *jy_pack_decode(const char *bytes, size_t length, size_t *ret_length)
{
    if (memchr(bytes, '\0', length)) {
        return NULL;
    }
    char *text = unpack_plain(bytes, length, ret_length);
    return text ? text : unpack_any(bytes, length, ret_length);
}

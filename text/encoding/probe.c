/* probe.c: bytes as text of one encoding, and how much that looks like Chinese. */
#include "text/encoding/probe.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/utf8.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ustring.h>

/* Characters looked at for a score: enough for any certainty. */
#define SCORED 4000
#define CHUNK 4096

void jy_probe_clear(jy_probe *reading)
{
    g_clear_pointer(&reading->text, g_free);
    reading->length = 0;
}

/* Where ICU's GB18030 is of 2005 and the WHATWG index (and GB18030-2022) has a character outside the private area;
 * 0xA3A0 is a full-width space there. */
static UChar mend_gb18030(UChar unit)
{
    static const UChar PUNCTUATION[] = {0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17, 0xFE18, 0xFE19};
    static const struct {
        UChar from, to;
    } OTHERS[] = {{0xE81E, 0x9FB4}, {0xE826, 0x9FB5}, {0xE82B, 0x9FB6}, {0xE82C, 0x9FB7}, {0xE832, 0x9FB8},
                  {0xE843, 0x9FB9}, {0xE854, 0x9FBA}, {0xE864, 0x9FBB}, {0xE5E5, 0x3000}};
    if (unit < 0xE5E5 || unit > 0xE864) {
        return unit;
    }
    if (unit >= 0xE78D && unit <= 0xE796) {
        return PUNCTUATION[unit - 0xE78D];
    }
    for (size_t i = 0; i < G_N_ELEMENTS(OTHERS); i++) {
        if (OTHERS[i].from == unit) {
            return OTHERS[i].to;
        }
    }
    return unit;
}

/* The lone byte 0x80 is € in Windows' GBK and in the WHATWG decoder, ill-formed in ICU's GB18030. */
static void substitute_gb18030(const void *context, UConverterToUnicodeArgs *args, const char *bytes, int32_t length,
                               UConverterCallbackReason reason, UErrorCode *status)
{
    static const UChar EURO = 0x20AC;
    if (reason <= UCNV_IRREGULAR && length == 1 && (unsigned char)bytes[0] == 0x80) {
        *status = U_ZERO_ERROR;
        ucnv_cbToUWriteUChars(args, &EURO, 1, 0, status);
    } else {
        UCNV_TO_U_CALLBACK_SUBSTITUTE(context, args, bytes, length, reason, status);
    }
}

static void append_units(GString *out, UChar *units, int32_t count, bool gb18030)
{
    char bytes[CHUNK * 3];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    for (int32_t i = 0; gb18030 && i < count; i++) {
        units[i] = mend_gb18030(units[i]);
    }
    u_strToUTF8WithSub(bytes, sizeof bytes, &length, units, count, 0xFFFD, NULL, &status);
    g_string_append_len(out, bytes, length);
}

static uint32_t count_replaced(const char *text, size_t length)
{
    uint32_t count = 0;
    const char *at = text, *end = text + length;
    while ((at = memmem(at, (size_t)(end - at), "\xEF\xBF\xBD", 3)) != NULL) {
        count++;
        at += 3;
    }
    return count;
}

/* What a character beyond ASCII says of the reading it is part of. */
static double worth(gunichar character)
{
    if (jy_probe_is_common(character)) {
        return 1;
    }
    if (character >= 0x4E00 && character <= 0x9FFF) {
        return 0.1;
    }
    if (character == 0x3001 || character == 0x3002 || (character >= 0x2014 && character <= 0x2026) ||
        (character >= 0x3008 && character <= 0x3011) || (character >= 0xFF01 && character <= 0xFF5E) ||
        character == 0x3000) {
        return 0.8;
    }
    if (character == 0xFFFD || (character >= 0x80 && character < 0xA0) ||
        (character >= 0xE000 && character <= 0xF8FF)) {
        return -2;
    }
    if (character >= 0x3041 && character <= 0x30FF) {
        return 0.3;
    }
    /* Boxes and blocks: what text of the terminal age is framed with. */
    return character < 0x250 || (character >= 0x2500 && character <= 0x25FF) ? 0 : -0.3;
}

/* Scores a text by what its characters are. */
static double score(const char *text, size_t length)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    double sum = 0;
    int count = 0;
    for (const char *at = text, *end = text + length; at < end && count < SCORED; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character < 0x80) {
            continue;
        }
        double value = worth(character);
        if (value < 1 && character >= 0x3400 && character <= 0x9FFF) {
            jy_fold_bare(at, (uint32_t)(g_utf8_next_char(at) - at), &folded);
            value = worth(g_utf8_get_char(folded.text));
        }
        sum += value;
        count++;
    }
    return count ? sum / count : 0;
}

/* ---- UTF-8 ---- */

/* The half of a surrogate pair that three bytes at `byte` write, 0 for anything else: ED A0 80 … ED BF BF. */
static uint32_t surrogate_at(const unsigned char *byte, size_t left)
{
    bool is_half = left >= 3 && byte[0] == 0xED && byte[1] >= 0xA0 && byte[1] <= 0xBF && (byte[2] & 0xC0) == 0x80;
    return is_half ? 0xD000U | (byte[1] & 0x3FU) << 6 | (byte[2] & 0x3FU) : 0;
}

/* Bytes of the ill-formed sequence at `byte`, which becomes one character: *ret_character, which is that of a pair of
 * surrogates in six bytes (CESU-8), U+FFFD for all else. A half of a pair, C0 80 (NUL in Java's UTF-8), the first bytes
 * of a character and one beyond the last plane are one sequence. */
static size_t read_ill_formed(const unsigned char *byte, size_t left, gunichar *ret_character)
{
    uint32_t high = surrogate_at(byte, left), low = high ? surrogate_at(byte + 3, left - 3) : 0;
    *ret_character = 0xFFFD;
    if (U16_IS_LEAD(high) && U16_IS_TRAIL(low)) {
        *ret_character = (gunichar)U16_GET_SUPPLEMENTARY(high, low);
        return 6;
    }
    size_t size = byte[0] < 0xC0 || byte[0] > 0xF7 ? 1 : byte[0] >= 0xF0 ? 4 : byte[0] >= 0xE0 ? 3 : 2, at = 1;
    while (at < size && at < left && (byte[at] & 0xC0) == 0x80) {
        at++;
    }
    return at;
}

/* ICU has three U+FFFD for a half of a pair. NULs are kept. */
static void read_utf8(const char *bytes, size_t length, jy_probe *ret_reading)
{
    GString *out = g_string_sized_new(length + 16);
    ret_reading->replaced = 0;
    for (size_t at = 0; at < length;) {
        size_t good = jy_utf8_well_formed(bytes + at, length - at);
        good += at + good < length && bytes[at + good] == '\0'; /* ill-formed there */
        g_string_append_len(out, bytes + at, (gssize)good);
        at += good;
        if (good == 0) {
            gunichar character;
            at += read_ill_formed((const unsigned char *)bytes + at, length - at, &character);
            g_string_append_unichar(out, character);
            ret_reading->replaced++;
        }
    }
    ret_reading->length = out->len;
    ret_reading->text = g_string_free(out, false);
    ret_reading->score = score(ret_reading->text, ret_reading->length);
}

bool jy_probe_read(const char *converter, const char *bytes, size_t length, jy_probe *ret_reading)
{
    UErrorCode status = U_ZERO_ERROR;
    if (g_ascii_strcasecmp(converter, "UTF-8") == 0) {
        read_utf8(bytes, length, ret_reading);
        return true;
    }
    UConverter *from = ucnv_open(converter, &status);
    if (U_FAILURE(status)) {
        return false;
    }
    bool gb18030 = g_str_equal(converter, "gb18030");
    if (gb18030) {
        ucnv_setToUCallBack(from, substitute_gb18030, NULL, NULL, NULL, &status);
    }
    GString *out = g_string_sized_new(length + length / 2 + 16);
    const char *at = bytes, *end = bytes + length;
    UChar units[CHUNK + 1] = {0};
    UChar pending = 0; /* first half of a pair that a chunk cuts */
    do {
        UChar *to = units;
        if (pending) {
            *to++ = pending;
            pending = 0;
        }
        status = U_ZERO_ERROR;
        ucnv_toUnicode(from, &to, units + CHUNK, &at, end, NULL, true, &status);
        int32_t count = (int32_t)(to - units);
        if (status == U_BUFFER_OVERFLOW_ERROR && count && U16_IS_LEAD(units[count - 1])) {
            pending = units[--count];
        }
        append_units(out, units, count, gb18030);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    ucnv_close(from);
    ret_reading->length = out->len;
    ret_reading->text = g_string_free(out, false);
    ret_reading->replaced = count_replaced(ret_reading->text, ret_reading->length);
    ret_reading->score = score(ret_reading->text, ret_reading->length);
    return true;
}

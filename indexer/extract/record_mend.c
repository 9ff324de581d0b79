/* record_mend.c: lines of JSON as programs write them and the grammar does not have them. */
#include "indexer/extract/record_mend.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

#define HALF "\\ufffd"

typedef struct {
    const char *at, *end;
    GString *out;
    guint halves;
} line_mending;

static void copy(line_mending *line, size_t length)
{
    g_string_append_len(line->out, line->at, (gssize)length);
    line->at += length;
}

static bool begins(const line_mending *line, const char *word)
{
    const size_t length = strlen(word);
    return (size_t)(line->end - line->at) >= length && memcmp(line->at, word, length) == 0;
}

/* ---- between strings ---- */

/* True for a number that jansson has no room for. */
static bool is_beyond(const char *number)
{
    errno = 0;
    if (strpbrk(number, ".eE")) {
        return isinf(g_ascii_strtod(number, NULL));
    }
    (void)g_ascii_strtoll(number, NULL, 10);
    return errno == ERANGE;
}

static void mend_number(line_mending *line)
{
    size_t length = 0;
    while (line->at + length < line->end && line->at[length] && strchr("+-.0123456789eE", line->at[length])) {
        length++;
    }
    g_autofree char *number = g_strndup(line->at, length);
    const char *mark = is_beyond(number) ? "\"" : "";
    g_string_append_printf(line->out, "%s%s%s", mark, number, mark);
    line->at += length;
}

static void mend_between(line_mending *line)
{
    static const char *const NO_NUMBERS[] = {"-Infinity", "Infinity", "NaN"};
    for (size_t i = 0; i < G_N_ELEMENTS(NO_NUMBERS); i++) {
        if (begins(line, NO_NUMBERS[i])) {
            g_string_append(line->out, "null");
            line->at += strlen(NO_NUMBERS[i]);
            return;
        }
    }
    if (*line->at == '-' || g_ascii_isdigit(*line->at)) {
        mend_number(line);
    } else if ((unsigned char)*line->at < 0x20) {
        g_string_append_c(line->out, ' ');
        line->at++;
    } else {
        copy(line, 1);
    }
}

/* ---- in a string ---- */

/* Reads a surrogate: \uD83D, or the three bytes that encoders write who take it for a character. Returns 0 for anything
 * else. */
static unsigned read_surrogate(const char *at, const char *end, size_t *ret_length)
{
    unsigned unit = 0;
    const unsigned char *bytes = (const unsigned char *)at;
    if (end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        for (int i = 2; i < 6; i++) {
            int digit = g_ascii_xdigit_value(at[i]);
            unit = digit < 0 ? 0 : unit * 16 + (unsigned)digit;
        }
        *ret_length = 6;
    } else if (end - at >= 3 && bytes[0] == 0xED && bytes[1] >= 0xA0 && bytes[1] < 0xC0 && (bytes[2] & 0xC0) == 0x80) {
        unit = 0xD000 | (bytes[1] & 0x3FU) << 6 | (bytes[2] & 0x3FU);
        *ret_length = 3;
    }
    return unit >= 0xD800 && unit < 0xE000 ? unit : 0;
}

static void mend_surrogate(line_mending *line, unsigned unit, size_t length)
{
    size_t more = 0;
    const unsigned next = unit < 0xDC00 ? read_surrogate(line->at + length, line->end, &more) : 0;
    if (next >= 0xDC00) {
        g_string_append_printf(line->out, "\\u%04x\\u%04x", unit, next);
        line->at += length + more;
        return;
    }
    g_string_append(line->out, HALF);
    line->halves++;
    line->at += length;
}

/* From behind a quotation mark to behind the next. */
static void mend_string(line_mending *line)
{
    while (line->at < line->end) {
        size_t length;
        const unsigned unit = read_surrogate(line->at, line->end, &length);
        if (unit) {
            mend_surrogate(line, unit, length);
        } else if ((unsigned char)*line->at < 0x20) {
            g_string_append_printf(line->out, "\\u%04x", (unsigned)*line->at++);
        } else if (*line->at == '\\') {
            copy(line, MIN((size_t)(line->end - line->at), 2));
        } else if (*line->at == '"') {
            copy(line, 1);
            return;
        } else {
            copy(line, 1);
        }
    }
}

GString *jy_record_mend(const char *line, size_t length, guint *ret_halves)
{
    line_mending mending = {line, line + length, g_string_sized_new(length + 16), 0};
    while (mending.at < mending.end) {
        bool is_string = *mending.at == '"';
        if (is_string) {
            copy(&mending, 1);
            mend_string(&mending);
        } else {
            mend_between(&mending);
        }
    }
    *ret_halves = mending.halves;
    return mending.out;
}

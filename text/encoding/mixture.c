/* mixture.c: parts lines of UTF-8 from those of another encoding. */
#include "text/encoding/mixture.h"

#include <jiyan/text/utf8.h>
#include <string.h>

typedef enum { LINE_ASCII, LINE_UTF8, LINE_FOREIGN } line_kind;

/* A line that has so many ill-formed sequences more than others is not read to its end. */
#define BAD_ENOUGH 16

static line_kind kind_of(const char *line, size_t length)
{
    uint32_t good = 0, bad = 0;
    for (size_t at = 0; at < length && bad < good + BAD_ENOUGH;) {
        const size_t end = at + jy_utf8_well_formed(line + at, length - at);
        for (; at < end; at++) {
            good += ((unsigned char)line[at] & 0xC0) == 0xC0;
        }
        bad += at < length && (unsigned char)line[at] >= 0x80;
        at++;
    }
    return bad > good ? LINE_FOREIGN : good ? LINE_UTF8 : LINE_ASCII;
}

/* Behind the line end of the line at `at`. */
static size_t line_end(const char *bytes, size_t length, size_t at)
{
    const char *end = memchr(bytes + at, '\n', length - at);
    return end ? (size_t)(end - bytes) + 1 : length;
}

bool jy_mixture_part(const char *bytes, size_t length, jy_mixture *ret_mixture)
{
    *ret_mixture = (jy_mixture){.utf8 = g_string_new(NULL), .foreign = g_string_new(NULL)};
    uint32_t line = 0;
    for (size_t at = 0, end; at < length; at = end) {
        end = line_end(bytes, length, at);
        line++;
        const line_kind kind = kind_of(bytes + at, end - at);
        if (kind == LINE_FOREIGN) {
            ret_mixture->first_foreign = ret_mixture->foreign_lines++ ? ret_mixture->first_foreign : line;
        }
        if (kind != LINE_ASCII) {
            g_string_append_len(kind == LINE_UTF8 ? ret_mixture->utf8 : ret_mixture->foreign, bytes + at,
                                (gssize)(end - at));
        }
    }
    return ret_mixture->utf8->len && ret_mixture->foreign->len;
}

void jy_mixture_clear(jy_mixture *mixture)
{
    if (mixture->utf8) {
        g_string_free(mixture->utf8, true);
        g_string_free(mixture->foreign, true);
    }
    *mixture = (jy_mixture){0};
}

void jy_mixture_read(const char *bytes, size_t length, const char *converter, jy_probe *ret_reading)
{
    GString *out = g_string_sized_new(length + length / 2);
    *ret_reading = (jy_probe){0};
    for (size_t at = 0, end, next; at < length; at = end) {
        /* Lines of one kind are read together. */
        end = line_end(bytes, length, at);
        const bool foreign = kind_of(bytes + at, end - at) == LINE_FOREIGN;
        for (; end < length; end = next) {
            next = line_end(bytes, length, end);
            if ((kind_of(bytes + end, next - end) == LINE_FOREIGN) != foreign) {
                break;
            }
        }
        g_auto(jy_probe) part = {0};
        jy_probe_read(foreign ? converter : "UTF-8", bytes + at, end - at, &part);
        g_string_append_len(out, part.text, (gssize)part.length);
        ret_reading->replaced += part.replaced;
    }
    ret_reading->length = out->len;
    ret_reading->text = g_string_free(out, false);
}

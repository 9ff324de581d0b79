/* range.c: which part of a file is asked for. */
#include "server/call/range.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define UNIT "bytes="

/* Digits, up to the end of the text. What is larger than any file is the largest. */
static bool read_number(const char *digits, uint64_t *ret_number)
{
    const bool is_number = *digits && strspn(digits, "0123456789") == strlen(digits);
    if (is_number && !g_ascii_string_to_unsigned(digits, 10, 0, G_MAXUINT64, ret_number, NULL)) {
        *ret_number = G_MAXUINT64;
    }
    return is_number;
}

jy_range jy_range_read(const char *asked, uint64_t size, uint64_t *ret_first, uint64_t *ret_size)
{
    if (!asked || g_ascii_strncasecmp(asked, UNIT, strlen(UNIT)) != 0 || !strchr(asked, '-')) {
        return JY_RANGE_WHOLE;
    }
    g_auto(GStrv) ends = g_strsplit(asked + strlen(UNIT), "-", 2);
    uint64_t first = 0, last = G_MAXUINT64;
    const bool has_first = read_number(g_strstrip(ends[0]), &first), has_last = read_number(g_strstrip(ends[1]), &last);
    if ((!has_first && *ends[0]) || (!has_last && *ends[1]) || (!has_first && !has_last) ||
        (has_first && last < first)) {
        return JY_RANGE_WHOLE;
    }
    if (!has_first) { /* so many of the end */
        first = last < size ? size - last : 0;
        last = last ? G_MAXUINT64 : 0;
    }
    if (first >= size || (!has_first && !last)) {
        return JY_RANGE_BEYOND;
    }
    *ret_first = first;
    *ret_size = MIN(last, size - 1) - first + 1;
    return JY_RANGE_PART;
}

/* numbers.c: reads lists of numbers. */
#include "indexer/extract/ofd/numbers.h"

#include <glib.h>
#include <math.h>

/* No page is that large; beyond it sums would lose their fractions. */
#define VALUE_MOST 1e7

static const char *skip_blank(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == ',') {
        at++;
    }
    return at;
}

/* Reads a number, most of which are a few plain digits. Returns where it ends; NULL for none. */
static const char *read_number(const char *text, double *ret_value)
{
    const char *at = text = skip_blank(text);
    bool negative = *at == '-';
    at += *at == '-' || *at == '+';
    double value = 0, unit = 1;
    const char *digits = at;
    for (; g_ascii_isdigit(*at); at++) {
        value = value * 10 + (*at - '0');
    }
    size_t count = (size_t)(at - digits);
    if (*at == '.') {
        const char *fraction = ++at;
        for (; g_ascii_isdigit(*at); at++) {
            unit /= 10;
            value += unit * (*at - '0');
        }
        count += (size_t)(at - fraction);
    }
    if (count && (*at == 'e' || *at == 'E')) {
        char *end;
        value = fabs(g_ascii_strtod(text, &end));
        at = end;
    }
    if (count == 0 || !isfinite(value)) {
        return NULL;
    }
    value = MIN(value, VALUE_MOST);
    *ret_value = negative ? -value : value;
    return at;
}

size_t jy_numbers_read(const char *text, double *values, size_t count)
{
    size_t i = 0;
    while (text && i < count && (text = read_number(text, &values[i]))) {
        i++;
    }
    return i;
}

double jy_numbers_one(const char *text, double otherwise)
{
    jy_numbers_read(text, &otherwise, 1);
    return otherwise;
}

bool jy_numbers_next(jy_numbers_offsets *offsets, double *ret_value)
{
    while (offsets->left == 0 && offsets->at) {
        const char *at = skip_blank(offsets->at);
        double times = 1; /* "g 0 5.6" is none */
        if (*at == 'g' || *at == 'G') {
            at = read_number(at + 1, &times);
        }
        offsets->at = at ? read_number(at, &offsets->value) : NULL;
        offsets->left = offsets->at && times > 0 ? (uint64_t)times : 0;
    }
    if (offsets->left == 0) {
        return false;
    }
    offsets->left--;
    *ret_value = offsets->value;
    return true;
}

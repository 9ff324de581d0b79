/* digits.c: digits as amounts are written. */
#include "text/number/digits.h"

#include <jiyan/text/character.h>
#include <stdbool.h>

/* The separator of thousands at `at`: its bytes, 0 where none is, or where not exactly three digits follow. */
static uint32_t thousands_mark(const char *text, uint32_t at, uint32_t length)
{
    uint32_t next = at, count = 0;
    uint32_t mark = at < length ? jy_utf8_next(text, length, &next) : 0;
    if (mark != ',' && mark != ' ' && mark != 0xA0 && mark != 0x2009 && mark != 0x202F && mark != 0xFF0C) {
        return 0;
    }
    uint32_t size = next - at;
    while (count < 4 && next < length && jy_character_digit(jy_utf8_next(text, length, &next)) >= 0) {
        count++;
    }
    return count == 3 ? size : 0;
}

uint32_t jy_digits_plain(const char *text, uint32_t at, uint32_t length, double *ret_value, uint32_t *ret_count)
{
    uint32_t count = 0, next = at;
    double value = 0;
    while (next < length) {
        int digit = jy_character_digit(jy_utf8_next(text, length, &next));
        if (digit < 0) {
            break;
        }
        value = count < JY_DIGITS ? value * 10 + digit : value;
        count++;
        at = next;
    }
    *ret_value = value;
    *ret_count = count;
    return at;
}

/* 1 9 9 4: digits one by one, with spaces between. Returns where they end, `at` where no two of them do. */
static uint32_t read_spaced(const char *text, uint32_t at, uint32_t length, double *ret_value)
{
    double value = 0;
    uint32_t next = at, end = at, count = 0;
    while (next < length && count < JY_DIGITS) {
        int digit = jy_character_digit(jy_utf8_next(text, length, &next));
        if (digit < 0 || jy_character_digit(jy_utf8_peek(text, length, next)) >= 0) {
            return at;
        }
        value = value * 10 + digit;
        count++;
        end = next;
        if (jy_utf8_peek(text, length, next) != ' ' || jy_character_digit(jy_utf8_peek(text, length, next + 1)) < 0) {
            break;
        }
        next++;
    }
    *ret_value = value;
    return count > 1 ? end : at;
}

uint32_t jy_digits_whole(const char *text, uint32_t at, uint32_t length, double *ret_value)
{
    uint32_t count, size, end = read_spaced(text, at, length, ret_value);
    if (end > at) {
        return end;
    }
    end = jy_digits_plain(text, at, length, ret_value, &count);
    while (count <= 3 && *ret_value < 1e15 && (size = thousands_mark(text, end, length)) > 0) {
        double more;
        end = jy_digits_plain(text, end + size, length, &more, &count);
        *ret_value = *ret_value * 1000 + more;
    }
    return end;
}

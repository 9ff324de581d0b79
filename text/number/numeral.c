/* numeral.c: digits in the forms that dates and document numbers are written in. */
#include "text/number/numeral.h"

/* 十, 廿 and 卅, as tens; 0 for any other character. */
static uint32_t tens_of(gunichar character)
{
    return character == 0x5341 ? 10 : character == 0x5EFF ? 20 : character == 0x5345 ? 30 : 0;
}

/* True where, behind spaces, a month or a day is named. */
static bool is_named(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    gunichar character = jy_numeral_read(text, jy_numeral_skip_spaces(text, at, length), length, &size);
    return character == 0x6708 || character == 0x65E5 || character == 0x53F7 || character == 0x865F;
}

/* Reads what follows tens: 二 in 十二; behind a space where it is a month or a day: 十 二 月. */
static uint32_t parse_unit(const char *text, uint32_t at, uint32_t length, uint32_t tens, uint32_t *ret_number)
{
    uint32_t size, start = jy_numeral_skip_spaces(text, at, length);
    bool chinese;
    int unit = jy_numeral_digit(jy_numeral_read(text, start, length, &size), &chinese);
    bool is_unit = unit > 0 && chinese && (start == at || is_named(text, start + size, length));
    *ret_number = tens + (is_unit ? (uint32_t)unit : 0);
    return is_unit ? start + size : at;
}

/* True where what is at `at` may stand behind a digit of a date or a document number. */
static bool goes_on(const char *text, uint32_t at, uint32_t length)
{
    uint32_t size;
    bool chinese;
    gunichar character = jy_numeral_read(text, at, length, &size);
    switch (character) {
    case 0: /* the end */
    case '.':
    case '-':
    case '/':
    case ')':
    case ']':
    case 0x3015: /* 〕 */
    case 0x5E74: /* 年 */
    case 0x6708: /* 月 */
    case 0x65E5: /* 日 */
    case 0x53F7: /* 号 */
    case 0x865F:
        return true;
    default:
        return jy_numeral_digit(character, &chinese) >= 0 || jy_character_is_letter_o(character) ||
               jy_numeral_is_space(character);
    }
}

/* A digit of the form that the number `is_chinese` has, or a zero of any form with more of a date behind it; -1 for
 * anything else. `next` is behind it. */
static int digit_of(const char *text, uint32_t next, uint32_t length, gunichar character, bool is_chinese)
{
    bool chinese;
    int digit = jy_numeral_digit(character, &chinese);
    if (digit >= 0 && chinese == is_chinese) {
        return digit;
    }
    return (digit == 0 || jy_character_is_letter_o(character)) && goes_on(text, next, length) ? 0 : -1;
}

/* Reads the first digit of a number. */
static int first_digit(const char *text, uint32_t next, uint32_t length, gunichar character, bool *ret_is_chinese)
{
    int digit = jy_numeral_digit(character, ret_is_chinese);
    *ret_is_chinese &= digit >= 0;
    return digit >= 0 ? digit : digit_of(text, next, length, character, false);
}

uint32_t jy_numeral_parse(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count)
{
    uint32_t size, count = 0, end = at;
    bool is_chinese, spaced = false;
    gunichar character = jy_numeral_read(text, at, length, &size);
    uint32_t tens = tens_of(character);
    *ret_count = 0;
    *ret_number = 0;
    if (tens) {
        return parse_unit(text, at + size, length, tens, ret_number);
    }
    int digit = first_digit(text, at + size, length, character, &is_chinese);
    while (digit >= 0) {
        *ret_number = *ret_number * 10 + (uint32_t)digit;
        *ret_count = ++count;
        end += size;
        if (count == 8) {
            break;
        }
        character = jy_numeral_read(text, end, length, &size);
        uint32_t space = jy_numeral_is_space(character) ? size : 0;
        if (space) {
            character = jy_numeral_read(text, end + space, length, &size);
            size += space;
        }
        if (count == 1 && is_chinese && tens_of(character) == 10) {
            uint32_t whole, behind = parse_unit(text, end + size, length, *ret_number * 10, &whole);
            if (space && !is_named(text, behind, length)) {
                break;
            }
            *ret_count = 0;
            *ret_number = whole;
            return behind;
        }
        digit = digit_of(text, end + size, length, character, is_chinese);
        /* Digits are spaced one by one or not at all: "2019 2020" are two numbers. */
        if (count > 1 && (space > 0) != spaced) {
            break;
        }
        spaced = space > 0;
    }
    return end;
}

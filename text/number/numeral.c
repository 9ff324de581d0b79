/* numeral.c: digits in the forms that dates and document numbers are written in. */
#include "text/number/numeral.h"

/* 十, 廿 and 卅, as tens; 0 for any other character. */
static uint32_t tens_of(gunichar character)
{
    return character == 0x5341 ? 10 : character == 0x5EFF ? 20 : character == 0x5345 ? 30 : 0;
}

/* Reads what follows tens: 二 in 十二. */
static uint32_t parse_unit(const char *text, uint32_t at, uint32_t length, uint32_t tens, uint32_t *ret_number)
{
    uint32_t size;
    bool chinese;
    int unit = jy_numeral_digit(jy_numeral_read(text, at, length, &size), &chinese);
    *ret_number = tens + (unit > 0 && chinese ? (uint32_t)unit : 0);
    return unit > 0 && chinese ? at + size : at;
}

/* The letter O of Latin, Greek and Cyrillic, in either case. */
static bool is_letter_zero(gunichar character)
{
    return character == 'O' || character == 'o' || character == 0x39F || character == 0x3BF || character == 0x41E ||
           character == 0x43E;
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
        return jy_numeral_digit(character, &chinese) >= 0 || is_letter_zero(character) ||
               jy_numeral_is_space(character);
    }
}

/* Reads one more digit of a number that has `count` and is `is_chinese`, -1 where none is. */
static int read_digit(const char *text, uint32_t at, uint32_t length, uint32_t count, bool *is_chinese,
                      uint32_t *ret_size)
{
    bool chinese;
    gunichar character = jy_numeral_read(text, at, length, ret_size);
    int digit = jy_numeral_digit(character, &chinese);
    if (digit >= 0 && (!count || chinese == *is_chinese)) {
        *is_chinese = chinese;
        return digit;
    }
    if (digit > 0 || (digit < 0 && !is_letter_zero(character)) || !goes_on(text, at + *ret_size, length)) {
        return -1;
    }
    *is_chinese = count && *is_chinese;
    return 0;
}

uint32_t jy_numeral_parse(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count)
{
    uint32_t number = 0, count = 0, end = at, size;
    bool is_chinese = false, spaced = false;
    *ret_count = 0;
    uint32_t tens = tens_of(jy_numeral_read(text, at, length, &size));
    if (tens) {
        return parse_unit(text, at + size, length, tens, ret_number);
    }
    while (count < 8) {
        gunichar character = jy_numeral_read(text, end, length, &size);
        uint32_t skipped = count && jy_numeral_is_space(character) ? size : 0;
        if (count == 1 && is_chinese && tens_of(character) == 10) {
            return parse_unit(text, end + size, length, number * 10, ret_number);
        }
        int digit = read_digit(text, end + skipped, length, count, &is_chinese, &size);
        /* Digits are spaced one by one or not at all: "2019 2020" are two numbers. */
        if (digit < 0 || (count > 1 && (skipped > 0) != spaced)) {
            break;
        }
        spaced = skipped > 0;
        number = number * 10 + (uint32_t)digit;
        end += skipped + size;
        count++;
    }
    *ret_number = number;
    *ret_count = count;
    return end;
}

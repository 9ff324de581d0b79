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

uint32_t jy_numeral_parse(const char *text, uint32_t at, uint32_t length, uint32_t *ret_number, uint32_t *ret_count)
{
    uint32_t number = 0, count = 0, end = at, size, space;
    bool chinese, first_chinese = false, spaced = false;
    *ret_count = 0;
    uint32_t tens = tens_of(jy_numeral_read(text, at, length, &size));
    if (tens) {
        return parse_unit(text, at + size, length, tens, ret_number);
    }
    while (count < 8) {
        gunichar character = jy_numeral_read(text, end, length, &size);
        uint32_t skipped = 0;
        if (count && character == ' ') {
            skipped = size;
            character = jy_numeral_read(text, end + skipped, length, &space);
            size = space;
        }
        int digit = jy_numeral_digit(character, &chinese);
        tens = tens_of(character);
        if (count == 1 && first_chinese && !skipped && tens == 10) {
            return parse_unit(text, end + size, length, number * 10, ret_number);
        }
        /* Digits are spaced one by one or not at all: "2019 2020" are two numbers. */
        if (digit < 0 || (count && chinese != first_chinese) || (count > 1 && (skipped > 0) != spaced)) {
            break;
        }
        spaced = skipped > 0;
        first_chinese = chinese;
        number = number * 10 + (uint32_t)digit;
        end += skipped + size;
        count++;
    }
    *ret_number = number;
    *ret_count = count;
    return end;
}

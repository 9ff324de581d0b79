/* reference.c: references to characters, with the names of HTML 4 as libxml2 has them. */
#include "indexer/extract/html/reference.h"

#include <libxml/HTMLparser.h>
#include <stdbool.h>
#include <string.h>

#define NAME_MOST 8
#define DIGITS_MOST 10

/* What stands for the numbers 128 to 159, which pages take from windows-1252. */
static const uint16_t WINDOWS[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static gunichar character_of(uint32_t number)
{
    if (number >= 0x80 && number < 0xA0) {
        return WINDOWS[number - 0x80];
    }
    return number && g_unichar_validate(number) ? number : 0xFFFD;
}

/* Reads "&#…": as many bytes as its digits take. */
static uint32_t read_number(const char *text, uint32_t length, gunichar *ret_character)
{
    const bool is_hex = length > 2 && (text[2] == 'x' || text[2] == 'X');
    const uint32_t first = is_hex ? 3 : 2;
    uint32_t at = first, number = 0;
    for (; at < length && at < first + DIGITS_MOST; at++) {
        const int digit = is_hex ? g_ascii_xdigit_value(text[at]) : g_ascii_digit_value(text[at]);
        if (digit < 0) {
            break;
        }
        number = MIN(number, 0x110000) * (is_hex ? 16 : 10) + (uint32_t)digit;
    }
    if (at == first) {
        return 0;
    }
    *ret_character = character_of(number);
    return at + (at < length && text[at] == ';');
}

static uint32_t read_name(const char *text, uint32_t length, gunichar *ret_character)
{
    char name[NAME_MOST + 1] = {0};
    uint32_t at = 1;
    while (at < length && at <= NAME_MOST && g_ascii_isalnum(text[at])) {
        name[at - 1] = text[at];
        at++;
    }
    if (g_str_equal(name, "apos")) {
        *ret_character = '\'';
        return at + (at < length && text[at] == ';');
    }
    const htmlEntityDesc *known = htmlEntityLookup((const xmlChar *)name);
    if (known) {
        *ret_character = known->value;
        return at + (at < length && text[at] == ';');
    }
    /* The one that is often run into what follows: &nbsp2. */
    if (g_str_has_prefix(name, "nbsp")) {
        *ret_character = 0xA0;
        return (uint32_t)strlen("&nbsp");
    }
    return 0;
}

uint32_t jy_reference_read(const char *text, uint32_t length, gunichar *ret_character)
{
    if (length < 3 || text[0] != '&') {
        return 0;
    }
    return text[1] == '#' ? read_number(text, length, ret_character) : read_name(text, length, ret_character);
}

void jy_reference_append(GString *to, const char *text, uint32_t length)
{
    for (uint32_t at = 0; at < length;) {
        const char *found = memchr(text + at, '&', length - at);
        const uint32_t stop = found ? (uint32_t)(found - text) : length;
        g_string_append_len(to, text + at, stop - at);
        at = stop;
        gunichar character;
        const uint32_t read = at < length ? jy_reference_read(text + at, length - at, &character) : 0;
        if (read) {
            g_string_append_unichar(to, character);
        } else if (at < length) {
            g_string_append_c(to, '&');
        }
        at += read ? read : 1;
    }
}

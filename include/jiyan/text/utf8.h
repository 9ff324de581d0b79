/* utf8.h: tells valid UTF-8, reads and writes it one character at a time, by offsets into a text that need not end with
 * NUL. */
#ifndef JIYAN_TEXT_UTF8_H
#define JIYAN_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* The character at *at, which is before `end`; *at moves behind it. */
static inline uint32_t jy_utf8_next(const char *text, uint32_t end, uint32_t *at)
{
    const unsigned char *byte = (const unsigned char *)text + *at;
    uint32_t left = end - *at;
    if (byte[0] < 0x80 || left < 2) {
        *at += 1;
        return byte[0];
    }
    if (byte[0] < 0xE0 || left < 3) {
        *at += 2;
        return (uint32_t)(byte[0] & 0x1F) << 6 | (byte[1] & 0x3F);
    }
    if (byte[0] < 0xF0 || left < 4) {
        *at += 3;
        return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (byte[2] & 0x3F);
    }
    *at += 4;
    return (uint32_t)(byte[0] & 0x07) << 18 | (uint32_t)(byte[1] & 0x3F) << 12 | (uint32_t)(byte[2] & 0x3F) << 6 |
           (byte[3] & 0x3F);
}

/* The character at `at`, 0 at the end. */
static inline uint32_t jy_utf8_peek(const char *text, uint32_t end, uint32_t at)
{
    return at < end ? jy_utf8_next(text, end, &at) : 0;
}

/* The character before *at, which is behind `start`; *at moves to it. */
static inline uint32_t jy_utf8_previous(const char *text, uint32_t start, uint32_t *at)
{
    uint32_t end = *at, begin = end - 1;
    while (begin > start && ((unsigned char)text[begin] & 0xC0) == 0x80) {
        begin--;
    }
    *at = begin;
    return jy_utf8_next(text, end, &begin);
}

/* Writes a character to `out`, which has room for 4 bytes. Returns how many it takes. */
static inline uint32_t jy_utf8_put(char *out, uint32_t character)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}

/* How many bytes from the first on are well-formed UTF-8 (Unicode 15, table 3-7) without NUL. */
size_t jy_utf8_well_formed(const char *bytes, size_t length);

/* How many characters bytes [start, end) hold, and how many line ends. */
uint32_t jy_utf8_count(const char *text, uint32_t start, uint32_t end);
uint32_t jy_utf8_count_lines(const char *text, uint32_t start, uint32_t end);

/* True when bytes [start, end) begin with, end with, hold a word. The words are constants mostly, whose last byte is
 * compared without a call: of characters of three bytes it tells most apart. */
static inline bool jy_utf8_starts(const char *text, uint32_t start, uint32_t end, const char *prefix)
{
    size_t length = strlen(prefix);
    return start <= end && length <= end - start && (length == 0 || text[start + length - 1] == prefix[length - 1]) &&
           memcmp(text + start, prefix, length) == 0;
}

static inline bool jy_utf8_ends(const char *text, uint32_t start, uint32_t end, const char *suffix)
{
    size_t length = strlen(suffix);
    return start <= end && length <= end - start && (length == 0 || text[end - 1] == suffix[length - 1]) &&
           memcmp(text + end - length, suffix, length) == 0;
}

bool jy_utf8_contains(const char *text, uint32_t start, uint32_t end, const char *needle);

/* The same for a list of words that ends with NULL. Returns the first that does, NULL where none does. */
const char *jy_utf8_starts_any(const char *text, uint32_t start, uint32_t end, const char *const *words);
const char *jy_utf8_ends_any(const char *text, uint32_t start, uint32_t end, const char *const *words);
const char *jy_utf8_contains_any(const char *text, uint32_t start, uint32_t end, const char *const *words);

/* Returns a new copy of a text that ends with NUL, without white space and what has no width; free with g_free. */
char *jy_utf8_squeeze(const char *text);

#endif

/* scan.h: reads valid UTF-8 one character at a time, and the classes of characters that lines and sentences are told
 * by. Private to text/. */
#ifndef JIYAN_TEXT_FOLD_SCAN_H
#define JIYAN_TEXT_FOLD_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The character at *at, which is before `end`; *at moves behind it. */
static inline uint32_t scan_next(const char *text, uint32_t end, uint32_t *at)
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
static inline uint32_t scan_peek(const char *text, uint32_t end, uint32_t at)
{
    return at < end ? scan_next(text, end, &at) : 0;
}

/* The character before *at, which is behind `start`; *at moves to it. */
static inline uint32_t scan_previous(const char *text, uint32_t start, uint32_t *at)
{
    uint32_t end = *at, begin = end - 1;
    while (begin > start && ((unsigned char)text[begin] & 0xC0) == 0x80) {
        begin--;
    }
    *at = begin;
    return scan_next(text, end, &begin);
}

static inline bool scan_is_zero_width(uint32_t c)
{
    return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

/* White space; characters without width, too. */
static inline bool scan_is_blank(uint32_t c)
{
    if (c < 0x80) {
        return c <= ' ';
    }
    if (c < 0x1680) {
        return c == 0x85 || c == 0xA0 || c == 0xAD;
    }
    return c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || scan_is_zero_width(c);
}

/* The first byte from `at` on that is no white space. */
static inline uint32_t scan_skip_blank(const char *text, uint32_t end, uint32_t at)
{
    uint32_t next = at;
    while (next < end && scan_is_blank(scan_next(text, end, &next))) {
        at = next;
    }
    return at;
}

static inline bool scan_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

/* An ASCII or full-width digit's value, -1 for anything else. */
static inline int scan_digit(uint32_t c)
{
    if (c >= '0' && c <= '9') {
        return (int)(c - '0');
    }
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* What ends a sentence of Chinese wherever it stands. */
static inline bool scan_is_stop(uint32_t c)
{
    return c == 0x3002 /* 。 */ || c == 0xFF01 /* ！ */ || c == 0xFF1F /* ？ */ || c == 0xFF61 /* ｡ */;
}

/* Quotes and brackets that close, and stay with the sentence before them. */
static inline bool scan_is_closing(uint32_t c)
{
    switch (c) {
    case 0x201D: /* ” */
    case 0x2019: /* ’ */
    case 0x300F: /* 』 */
    case 0x300D: /* 」 */
    case 0xFF09: /* ） */
    case 0x300B: /* 》 */
    case 0x3009: /* 〉 */
    case 0x3011: /* 】 */
    case 0x3015: /* 〕 */
    case 0xFF3D: /* ］ */
    case ')':
    case ']':
    case '"':
        return true;
    default:
        return false;
    }
}

static inline bool scan_is_opening(uint32_t c)
{
    switch (c) {
    case 0x201C: /* “ */
    case 0x2018: /* ‘ */
    case 0x300E: /* 『 */
    case 0x300C: /* 「 */
    case 0xFF08: /* （ */
    case 0x300A: /* 《 */
    case 0x3008: /* 〈 */
    case 0x3010: /* 【 */
    case 0x3014: /* 〔 */
    case 0xFF3B: /* ［ */
    case '(':
    case '[':
        return true;
    default:
        return false;
    }
}

/* True when bytes [at, end) begin with `prefix`. */
static inline bool scan_starts(const char *text, uint32_t at, uint32_t end, const char *prefix)
{
    size_t length = strlen(prefix);
    return at <= end && length <= end - at && memcmp(text + at, prefix, length) == 0;
}

static inline bool scan_ends(const char *text, uint32_t start, uint32_t end, const char *suffix)
{
    size_t length = strlen(suffix);
    return start <= end && length <= end - start && memcmp(text + end - length, suffix, length) == 0;
}

static inline bool scan_contains(const char *text, uint32_t start, uint32_t end, const char *needle)
{
    return memmem(text + start, end - start, needle, strlen(needle)) != NULL;
}

#endif

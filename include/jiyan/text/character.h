/* character.h: the classes of characters that words, lines and sentences are told by. */
#ifndef JIYAN_TEXT_CHARACTER_H
#define JIYAN_TEXT_CHARACTER_H

#include <jiyan/text/utf8.h>
#include <stdbool.h>
#include <stdint.h>

/* From here on characters are as wide as two letters, and most scripts are written without spaces. */
#define JY_CHARACTER_WIDE 0x2E80

/* Han, 〇 and the radicals that a PDF has for characters included; punctuation is none. */
static inline bool jy_character_is_han(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || (c >= 0x2E80 && c <= 0x2FD5);
}

/* A full-width letter, digit or mark as its ASCII twin; any other character as it is. */
static inline uint32_t jy_character_narrow(uint32_t c)
{
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

/* An ASCII or full-width digit's value, -1 for anything else. */
static inline int jy_character_digit(uint32_t c)
{
    if (c >= '0' && c <= '9') {
        return (int)(c - '0');
    }
    return c >= 0xFF10 && c <= 0xFF19 ? (int)(c - 0xFF10) : -1;
}

/* Value of 〇 to 九, and of ○, ◯ and 零, which are written for 〇; -1 for anything else. */
static inline int jy_character_numeral(uint32_t c)
{
    switch (c) {
    case 0x3007: /* 〇 */
    case 0x25CB: /* ○ */
    case 0x25EF: /* ◯ */
    case 0x96F6: /* 零 */
        return 0;
    case 0x4E00:
        return 1;
    case 0x4E8C:
        return 2;
    case 0x4E09:
        return 3;
    case 0x56DB:
        return 4;
    case 0x4E94:
        return 5;
    case 0x516D:
        return 6;
    case 0x4E03:
        return 7;
    case 0x516B:
        return 8;
    case 0x4E5D:
        return 9;
    default:
        return -1;
    }
}

/* The letter O of Latin, Greek and Cyrillic in either case, which is typed for a zero. */
static inline bool jy_character_is_letter_o(uint32_t c)
{
    return c == 'O' || c == 'o' || c == 0x39F || c == 0x3BF || c == 0x41E || c == 0x43E;
}

static inline bool jy_character_is_zero_width(uint32_t c)
{
    return c == 0xAD || c == 0x180E || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF;
}

/* White space; characters without width, too. */
static inline bool jy_character_is_blank(uint32_t c)
{
    if (c < 0x80) {
        return c <= ' ';
    }
    if (c < 0x1680) {
        return c == 0x85 || c == 0xA0 || c == 0xAD;
    }
    return c == 0x3000 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || jy_character_is_zero_width(c);
}

/* Where from `at` on the first character of bytes [at, end) is that is not of U+4000 … U+9FFF, which hold nearly all of
 * a Chinese text and neither marks nor digits nor white space: three bytes each, told by the first. */
static inline uint32_t jy_character_skip_han(const char *text, uint32_t end, uint32_t at)
{
    while (at < end && (unsigned char)text[at] >= 0xE4 && (unsigned char)text[at] <= 0xE9) {
        at += 3;
    }
    return at;
}

/* Where from `at` on the first character of bytes [at, end) is that is no white space. */
static inline uint32_t jy_character_skip_blank(const char *text, uint32_t end, uint32_t at)
{
    uint32_t next = at;
    while (next < end && jy_character_is_blank(jy_utf8_next(text, end, &next))) {
        at = next;
    }
    return at;
}

/* Marks that end a sentence of Chinese anywhere. */
static inline bool jy_character_is_stop(uint32_t c)
{
    return c == 0x3002 /* 。 */ || c == 0xFF01 /* ！ */ || c == 0xFF1F /* ？ */ || c == 0xFF61 /* ｡ */;
}

/* Quotes and brackets that open; those that close, and stay with the sentence before them. */
bool jy_character_is_opening(uint32_t c);
bool jy_character_is_closing(uint32_t c);

#endif

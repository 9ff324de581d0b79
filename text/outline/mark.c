/* mark.c: reads the numbering at the head of a paragraph. */
#include "text/outline/mark.h"

#include <jiyan/text/character.h>
#include <stddef.h>

/* 一 … 九 by value, 十 百 千 as 10 100 1000, 〇 零 as 0, 两 as 2; -1 for no numeral. */
static int numeral(uint32_t c)
{
    switch (c) {
    case 0x58F9: /* 壹 */
        return 1;
    case 0x8D30: /* 贰 */
    case 0x8CB3: /* 貳 */
    case 0x4E24: /* 两 */
        return 2;
    case 0x53C1: /* 叁 */
        return 3;
    case 0x8086: /* 肆 */
        return 4;
    case 0x4F0D: /* 伍 */
        return 5;
    case 0x9646: /* 陆 */
        return 6;
    case 0x5341: /* 十 */
        return 10;
    case 0x767E: /* 百 */
        return 100;
    case 0x5343: /* 千 */
        return 1000;
    default:
        return jy_character_numeral(c);
    }
}

/* Reads a Han numeral (一, 二十三, 一百〇五) at *at; 0 where there is none. */
static uint32_t read_han(const char *text, uint32_t end, uint32_t *at)
{
    uint32_t total = 0, digit = 0, count = 0, next = *at;
    bool any = false;
    while (next < end && count < 8) {
        int value = numeral(jy_utf8_next(text, end, &next));
        if (value < 0) {
            break;
        }
        if (value >= 10) {
            total += (digit ? digit : 1) * (uint32_t)value;
            digit = 0;
        } else {
            digit = digit * (any ? 10 : 1) + (uint32_t)value;
        }
        any = value < 10;
        count++;
        *at = next;
    }
    return count == 0 || count == 8 ? 0 : total + digit;
}

/* Reads up to three ASCII or full-width digits at *at; 0 where there are none, or more. */
static uint32_t read_arabic(const char *text, uint32_t end, uint32_t *at)
{
    uint32_t number = 0, next = *at;
    for (int count = 0; next < end; count++) {
        int digit = jy_character_digit(jy_utf8_next(text, end, &next));
        if (digit < 0) {
            break;
        }
        if (count == 3) {
            return 0;
        }
        number = number * 10 + (uint32_t)digit;
        *at = next;
    }
    return number;
}

static bool fill(jy_mark *ret_mark, jy_mark_kind kind, uint32_t number, const char *text, uint32_t at, uint32_t end)
{
    *ret_mark = (jy_mark){kind, number, jy_character_skip_blank(text, end, at)};
    return true;
}

/* # … ###### and white space. */
static bool read_hash(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    uint32_t at = start;
    while (at < end && text[at] == '#') {
        at++;
    }
    uint32_t level = at - start;
    if (level > 6 || at >= end || (text[at] != ' ' && text[at] != '\t')) {
        return false;
    }
    return fill(ret_mark, (jy_mark_kind)(MARK_HASH + level - 1), 0, text, at, end);
}

/* Behind 第: a numeral and 编 章 节 条 部分, or ， for an enumeration. */
static bool read_ordinal(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    uint32_t at = jy_character_skip_blank(text, end, start + 3);
    uint32_t number = read_han(text, end, &at);
    if (!number) {
        number = read_arabic(text, end, &at);
    }
    uint32_t after = jy_character_skip_blank(text, end, at), next = after;
    if (!number || after >= end) {
        return false;
    }
    switch (jy_utf8_next(text, end, &next)) {
    case 0x7F16: /* 编 */
    case 0x7DE8: /* 編 */
    case 0x7BC7: /* 篇 */
        return fill(ret_mark, MARK_PART, number, text, next, end);
    case 0x7AE0: /* 章 */
        return fill(ret_mark, MARK_CHAPTER, number, text, next, end);
    case 0x8282: /* 节 */
    case 0x7BC0: /* 節 */
        return fill(ret_mark, MARK_SECTION, number, text, next, end);
    case 0x90E8: /* 部 */
        return jy_utf8_peek(text, end, next) == 0x5206 /* 分 */ &&
               fill(ret_mark, MARK_PART, number, text, next + 3, end);
    case 0x6761:   /* 条 */
    case 0x689D: { /* 條: of a rule, followed by white space or its title; 第一条，要 is of a speech */
        uint32_t c = jy_utf8_peek(text, end, next);
        bool rule = c == 0 || jy_character_is_blank(c) || c == 0x3010 || c == 0xFF08 || c == '(';
        return rule && fill(ret_mark, MARK_ARTICLE, number, text, next, end);
    }
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case ',':
        if (jy_utf8_peek(text, end, next) == 0x7B2C) { /* 第一、第二产业 */
            return false;
        }
        return after == at && fill(ret_mark, MARK_ORDINAL, number, text, next, end);
    default:
        return false;
    }
}

/* 一、 一． 一是 一要, and a numeral that has its line for itself. */
static bool read_han_mark(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    uint32_t at = start, number = read_han(text, end, &at);
    if (!number) {
        return false;
    }
    if (at >= end) {
        return number <= 20 && fill(ret_mark, MARK_HAN, number, text, at, end);
    }
    uint32_t next = at;
    switch (jy_utf8_next(text, end, &next)) {
    case 0x3001: /* 、 */
    case 0xFF0E: /* ． */
    case '.':
        return fill(ret_mark, MARK_HAN, number, text, next, end);
    case 0x662F: /* 是 */
    case 0x8981: /* 要 */
        return number <= 20 && fill(ret_mark, MARK_ITEM, number, text, next, end);
    case 0x3000: /* 一　总则 */
        return number <= 30 && fill(ret_mark, MARK_HAN, number, text, next, end);
    default:
        return false;
    }
}

/* （一） (一) （1） (1). */
static bool read_parenthesis(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    uint32_t at = start;
    jy_utf8_next(text, end, &at);
    at = jy_character_skip_blank(text, end, at);
    uint32_t number = read_han(text, end, &at);
    jy_mark_kind kind = number ? MARK_HAN_PAREN : MARK_ARABIC_PAREN;
    if (!number) {
        number = read_arabic(text, end, &at);
    }
    at = jy_character_skip_blank(text, end, at);
    if (!number || at >= end) {
        return false;
    }
    uint32_t c = jy_utf8_next(text, end, &at);
    return (c == 0xFF09 || c == ')') && fill(ret_mark, kind, number, text, at, end);
}

/* 1. 1． 1、 1） 1.1 1.1.1, and "1　" of an outline with decimal numbers. */
static bool read_arabic_mark(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    uint32_t at = start, number = read_arabic(text, end, &at);
    if (!number || at >= end) {
        return false;
    }
    uint32_t next = at;
    int depth = 0;
    for (;;) {
        uint32_t c = jy_utf8_next(text, end, &next);
        bool dot = c == '.' || c == 0xFF0E;
        bool more = dot && jy_character_digit(jy_utf8_peek(text, end, next)) >= 0;
        if (more) {
            number = read_arabic(text, end, &next);
            if (!number || next >= end || ++depth > 3) {
                return false;
            }
            at = next;
            continue;
        }
        if (depth) { /* 3.5亿元 is a quantity: only white space makes it a number of a heading */
            return jy_character_is_blank(c) &&
                   fill(ret_mark, (jy_mark_kind)(MARK_DECIMAL + depth - 1), number, text, at, end);
        }
        if (dot || c == 0x3001 /* 、 */ || c == 0x3000) {
            return fill(ret_mark, MARK_ARABIC, number, text, next, end);
        }
        return (c == ')' || c == 0xFF09) && fill(ret_mark, MARK_ARABIC_PAREN, number, text, next, end);
    }
}

/* 首先， 其次， 再次， 最后，. */
static bool read_sequence(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    static const struct {
        const char *word;
        uint32_t number;
    } WORDS[] = {{"首先", 1}, {"其次", 2}, {"再次", 3}, {"第三", 3}, {"最后", 4}, {"最後", 4}};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (jy_utf8_starts(text, start, end, WORDS[i].word) && jy_utf8_starts(text, start + 6, end, "，")) {
            return fill(ret_mark, MARK_SEQUENCE, WORDS[i].number, text, start + 9, end);
        }
    }
    return false;
}

bool jy_mark_read(const char *text, uint32_t start, uint32_t end, jy_mark *ret_mark)
{
    if (start >= end) {
        return false;
    }
    uint32_t at = start, c = jy_utf8_next(text, end, &at);
    if (c == '#') {
        return read_hash(text, start, end, ret_mark);
    }
    if (c == '(' || c == 0xFF08) {
        return read_parenthesis(text, start, end, ret_mark);
    }
    if (c == 0x7B2C /* 第 */) {
        return read_ordinal(text, start, end, ret_mark) || read_sequence(text, start, end, ret_mark);
    }
    if (jy_character_digit(c) >= 0) {
        return read_arabic_mark(text, start, end, ret_mark);
    }
    if (numeral(c) >= 0) {
        return read_han_mark(text, start, end, ret_mark);
    }
    if (c >= 0x2460 && c <= 0x2473) { /* ① … ⑳ */
        return fill(ret_mark, MARK_CIRCLED, c - 0x2460 + 1, text, at, end);
    }
    if (c >= 0x2474 && c <= 0x2487) { /* ⑴ … ⒇ */
        return fill(ret_mark, MARK_ARABIC_PAREN, c - 0x2474 + 1, text, at, end);
    }
    if (c >= 0x2488 && c <= 0x249B) { /* ⒈ … ⒛ */
        return fill(ret_mark, MARK_ARABIC, c - 0x2488 + 1, text, at, end);
    }
    if (c >= 0x3220 && c <= 0x3229) { /* ㈠ … ㈩ */
        return fill(ret_mark, MARK_HAN_PAREN, c - 0x3220 + 1, text, at, end);
    }
    return (c == 0x9996 || c == 0x5176 || c == 0x518D || c == 0x6700) && read_sequence(text, start, end, ret_mark);
}

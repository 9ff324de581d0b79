/* symbol.c: units in letters. */
#include "text/quantity/symbol.h"

#include <glib.h>
#include <jiyan/text/character.h>
#include <stdbool.h>
#include <string.h>

#define M UNIT_MEASURE
#define T UNIT_TIME
#define N UNIT_NONE

/* In lower case, with 2 and 3 for ² and ³. m, t and h are written so: 100M is not 100 m. */
static const jy_unit SYMBOLS[] = {
    {"m", NULL, M, "米", NULL},
    {"km", NULL, M, "公里", NULL},
    {"cm", NULL, M, "厘米", NULL},
    {"mm", NULL, M, "毫米", NULL},
    {"μm", NULL, M, "微米", NULL},
    {"um", NULL, M, "微米", NULL},
    {"nm", NULL, M, "纳米", NULL},
    {"m2", NULL, M, "平方米", NULL},
    {"km2", NULL, M, "平方公里", NULL},
    {"ha", NULL, M, "公顷", NULL},
    {"hm2", NULL, M, "公顷", NULL},
    {"m3", NULL, M, "立方米", NULL},
    {"ml", NULL, M, "毫升", NULL},
    {"t", NULL, M, "吨", NULL},
    {"kg", NULL, M, "公斤", NULL},
    {"mg", NULL, M, "毫克", NULL},
    {"μg", NULL, M, "微克", NULL},
    {"ug", NULL, M, "微克", NULL},
    {"tce", NULL, M, "吨标准煤", NULL},
    {"teu", NULL, M, "标准箱", NULL},
    {"kw", NULL, M, "千瓦", NULL},
    {"mw", NULL, M, "兆瓦", NULL},
    {"gw", NULL, M, "吉瓦", NULL},
    {"kwh", NULL, M, "千瓦时", NULL},
    {"kw·h", NULL, M, "千瓦时", NULL},
    {"mwh", NULL, M, "兆瓦时", NULL},
    {"gwh", NULL, M, "吉瓦时", NULL},
    {"kv", NULL, M, "千伏", NULL},
    {"kva", NULL, M, "千伏安", NULL},
    {"mva", NULL, M, "兆伏安", NULL},
    {"kpa", NULL, M, "千帕", NULL},
    {"mpa", NULL, M, "兆帕", NULL},
    {"hz", NULL, M, "赫兹", NULL},
    {"khz", NULL, M, "千赫兹", NULL},
    {"mhz", NULL, M, "兆赫兹", NULL},
    {"ghz", NULL, M, "吉赫兹", NULL},
    {"mbps", NULL, M, "Mbps", NULL},
    {"gbps", NULL, M, "Gbps", NULL},
    {"tbps", NULL, M, "Tbps", NULL},
    {"gb", NULL, M, "GB", NULL},
    {"tb", NULL, M, "TB", NULL},
    {"pb", NULL, M, "PB", NULL},
    {"mb/s", NULL, M, "Mbps", NULL},
    {"gb/s", NULL, M, "Gbps", NULL},
    {"pflops", NULL, M, "PFlops", NULL},
    {"eflops", NULL, M, "EFLOPS", NULL},
    {"h", NULL, T, "小时", NULL},
    {"min", NULL, T, "分钟", NULL},
    /* behind a slash only: 5g is a network more often than a weight */
    {"l", NULL, N, "升", NULL},
    {"g", NULL, N, "克", NULL},
    {"s", NULL, N, "秒", NULL},
    {"d", NULL, N, "天", NULL},

};

#undef M
#undef T
#undef N

/* A letter as the table has it. */
static uint32_t lower(uint32_t c)
{
    switch (c) {
    case 0xB2: /* ² */
        return '2';
    case 0xB3: /* ³ */
        return '3';
    case 0xB5: /* µ, which is not μ */
        return 0x3BC;
    case 0x22C5: /* ⋅ */
        return 0xB7;
    default:
        c = jy_character_narrow(c);
        return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    }
}

/* Where the symbol ends, `at` where it is not there. */
static uint32_t match(const jy_unit *symbol, const char *text, uint32_t at, uint32_t length)
{
    const uint32_t size = (uint32_t)strlen(symbol->name);
    const bool is_exact = size == 1 && symbol->kind != UNIT_NONE;
    uint32_t end = at;
    for (uint32_t i = 0; i < size;) {
        uint32_t wanted = jy_utf8_next(symbol->name, size, &i);
        uint32_t c = end < length ? jy_utf8_next(text, length, &end) : 0;
        if (is_exact ? jy_character_narrow(c) != wanted : lower(c) != wanted) {
            return at;
        }
    }
    return end;
}

/* True where letters or digits go on behind a symbol. */
static bool goes_on(const char *text, uint32_t end, uint32_t length)
{
    uint32_t c = lower(jy_utf8_peek(text, length, end));
    return (c < 0x80 && g_ascii_isalnum((char)c)) || c == 0x3BC;
}

const jy_unit *jy_symbol_at(const char *text, uint32_t at, uint32_t length, uint32_t *ret_end)
{
    uint32_t first = lower(jy_utf8_peek(text, length, at));
    const jy_unit *found = NULL;
    *ret_end = at;
    if (first != 0x3BC && !(first >= 'a' && first <= 'z')) {
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SYMBOLS); i++) {
        uint32_t end = match(&SYMBOLS[i], text, at, length);
        if (end > *ret_end && !goes_on(text, end, length)) {
            found = &SYMBOLS[i];
            *ret_end = end;
        }
    }
    return found;
}

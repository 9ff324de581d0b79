/* punctuation.c: the marks of a question. */
#include "searcher/query/punctuation.h"

#include <jiyan/text/character.h>
#include <string.h>

gunichar jy_punctuation_twin(const char *at)
{
    gunichar character = *at ? g_utf8_get_char(at) : 0;
    switch (character) {
    case 0x201C: /* “ ” „ 「 」 『 』 */
    case 0x201D:
    case 0x201E:
    case 0x300C:
    case 0x300D:
    case 0x300E:
    case 0x300F:
        return '"';
    default:
        break;
    }
    if (g_unichar_isspace(character)) {
        return ' ';
    }
    return jy_character_narrow(character);
}

bool jy_punctuation_parts(gunichar raw)
{
    return (raw >= 0x3001 && raw <= 0x3003) || (raw >= 0x3008 && raw <= 0x301F && raw != 0x3014 && raw != 0x3015) ||
           raw == '?' || raw == 0x2026 || raw == 0x2014 || raw == 0xFF0C || raw == 0xFF01 || raw == 0xFF1F ||
           raw == 0xFF1B || raw == 0xFE30;
}

bool jy_punctuation_ends_word(const char *at)
{
    gunichar character = jy_punctuation_twin(at);
    return character == 0 || character == ' ' || character == '"' || character == '(' || character == ')' ||
           jy_punctuation_parts(g_utf8_get_char(at));
}

size_t jy_punctuation_year(const char *at)
{
    static const char OPEN[] = "(（【〈《", CLOSE[] = ")）】〉》";
    if (!*at || !g_utf8_strchr(OPEN, -1, g_utf8_get_char(at))) {
        return 0;
    }
    const char *next = g_utf8_next_char(at);
    for (int digits = 0; digits < 4; digits++) {
        if (jy_punctuation_twin(next) < '0' || jy_punctuation_twin(next) > '9') {
            return 0;
        }
        next = g_utf8_next_char(next);
    }
    if (!*next || !g_utf8_strchr(CLOSE, -1, g_utf8_get_char(next))) {
        return 0;
    }
    const char *behind = g_utf8_next_char(next);
    return jy_punctuation_ends_word(behind) ? 0 : (size_t)(behind - at);
}

static bool is_digit(const char *at)
{
    return jy_character_digit(*at ? g_utf8_get_char(at) : 0) >= 0;
}

size_t jy_punctuation_thousands(const char *at)
{
    if (!g_str_has_prefix(at, "，") || !is_digit(g_utf8_prev_char(at))) {
        return 0;
    }
    const char *next = at + strlen("，");
    int digits = 0;
    for (; digits < 4 && is_digit(next); digits++) {
        next = g_utf8_next_char(next);
    }
    return digits == 3 ? strlen("，") : 0;
}

const char *jy_punctuation_partner(const char *open)
{
    static const struct {
        gunichar open;
        const char *close[3];
    } PAIRS[] = {
        {'"', {"\"", "”", "“"}},      {0xFF02, {"＂", "\"", NULL}}, {0x201C, {"”", "“", "\""}},
        {0x201D, {"”", NULL, NULL}},  {0x201E, {"“", "”", "\""}},   {0x300C, {"」", NULL, NULL}},
        {0x300E, {"』", NULL, NULL}},
    };
    gunichar mark = g_utf8_get_char(open);
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        for (size_t j = 0; PAIRS[i].open == mark && j < 3 && PAIRS[i].close[j]; j++) {
            const char *close = strstr(g_utf8_next_char(open), PAIRS[i].close[j]);
            if (close) {
                return close;
            }
        }
    }
    return NULL;
}

bool jy_punctuation_is_stray(const char *at)
{
    return jy_punctuation_twin(at) == '"' && *at != '"' && !jy_punctuation_partner(at);
}

/* clauses.c: counts the clauses of a sentence and cuts them out. */
#include "searcher/trails/clauses.h"

#include <glib.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/utf8.h>

bool jy_clauses_is_end(const char *text, const char *at)
{
    uint32_t size = 0;
    gunichar character = jy_utf8_next(at, 4, &size);
    if (character == ',' && at > text && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1])) {
        return false;
    }
    switch (character) {
    case 0xFF0C: /* ， */
    case 0x3002: /* 。 */
    case 0xFF1B: /* ； */
    case 0xFF1A: /* ： */
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case ',':
    case ';':
    case ':':
    case '!':
    case '?':
        return true;
    default:
        return false;
    }
}

uint32_t jy_clauses_at(const char *text, uint32_t at)
{
    uint32_t clause = 0;
    for (const char *next = text; *next && next < text + at; next = g_utf8_next_char(next)) {
        clause += jy_clauses_is_end(text, next);
    }
    return MIN(clause, JY_CLAUSES - 1);
}

char *jy_clauses_cut(const char *text, uint32_t first, uint32_t last)
{
    const char *start = NULL, *at = text;
    for (uint32_t clause = 0; *at && clause <= last; at = g_utf8_next_char(at)) {
        start = !start && clause == first ? at : start;
        clause = MIN(clause + jy_clauses_is_end(text, at), JY_CLAUSES - 1);
    }
    return start ? jy_fold_string(start, at - start) : g_strdup("");
}

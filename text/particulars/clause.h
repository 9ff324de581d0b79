/* clause.h: where the clauses of a sentence begin and end. Private to text/particulars/. */
#ifndef JIYAN_TEXT_PARTICULARS_CLAUSE_H
#define JIYAN_TEXT_PARTICULARS_CLAUSE_H

#include <jiyan/text/utf8.h>

/* Marks between clauses; an opening bracket is one for what ends before it. */
static inline bool clause_is_stop(uint32_t c, bool brackets)
{
    switch (c) {
    case 0xFF08: /* （ */
    case '(':
        return brackets;
    case 0xFF0C: /* ， */
    case ',':
    case 0x3002: /* 。 */
    case 0xFF1B: /* ； */
    case ';':
    case 0xFF1A: /* ： */
    case ':':
    case 0xFF01: /* ！ */
    case 0xFF1F: /* ？ */
    case 0xFF09: /* ） */
    case ')':
    case '\n':
        return true;
    default:
        return false;
    }
}

/* The first stop from `at` on, or the end. */
static inline uint32_t clause_end(const char *text, uint32_t length, uint32_t at, bool brackets)
{
    for (uint32_t next = at; next < length; at = next) {
        if (clause_is_stop(jy_utf8_next(text, length, &next), brackets)) {
            return at;
        }
    }
    return length;
}

/* Behind the last stop before `at`, or 0. */
static inline uint32_t clause_start(const char *text, uint32_t at)
{
    for (uint32_t previous = at; at > 0; at = previous) {
        if (clause_is_stop(jy_utf8_previous(text, 0, &previous), true)) {
            return at;
        }
    }
    return 0;
}

#endif

/* cursor.h: a question under way of being read: the place of the reader, operators, complaints. Private to the parser.
 */
#ifndef JIYAN_SEARCHER_QUERY_CURSOR_H
#define JIYAN_SEARCHER_QUERY_CURSOR_H

#include "searcher/query/parse.h"

/* Some of the question, from one character to before another. */
typedef struct {
    const char *start, *end;
} jy_cursor_stretch;

typedef struct {
    const char *text, *at; /* valid UTF-8 that ends with NUL */
    unsigned depth;
    const jy_field *field;      /* whose values are in the brackets that are being read; NULL: none's */
    jy_cursor_stretch accepted; /* that was accepted last */
    jy_cursor_stretch colon;    /* of the last field */
    jy_cursor_stretch wrong;    /* what was complained of, without which the rest may be a question */
    GError **err;
    bool failed;
} jy_cursor;

typedef enum {
    JY_NEAR_NONE,
    JY_NEAR_GOOD, /* NEAR, NEAR/3, ONEAR/3 */
    JY_NEAR_BAD,  /* without the number that its slash promises */
} jy_near_state;

/* Complains of what is at `at`, where `wrong` is at fault, unless something was complained of before. */
void jy_cursor_fail(jy_cursor *parser, const char *at, jy_cursor_stretch wrong, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The one character at `at`. */
jy_cursor_stretch jy_cursor_mark(const char *at);

/* Columns are characters, from 1. */
uint32_t jy_cursor_column(const jy_cursor *parser, const char *at);

void jy_cursor_step(jy_cursor *parser);
void jy_cursor_skip_spaces(jy_cursor *parser);

/* Passes over a word in capitals that is an operator, and notes it as parser->accepted, as the next two do. */
bool jy_cursor_accept(jy_cursor *parser, const char *word);
bool jy_cursor_at(const jy_cursor *parser, const char *word);

/* Passes over OR or |, and the spaces before it. */
bool jy_cursor_accept_or(jy_cursor *parser);

/* Passes over NOT, or the minus before what it forbids. */
bool jy_cursor_accept_not(jy_cursor *parser);

/* Reads a NEAR or ONEAR behind spaces: its name, how it binds, and where it ends. */
jy_near_state jy_cursor_near(const jy_cursor *parser, jy_near_link *ret_link, const char **ret_start,
                             const char **ret_end);

/* True where a bracket at `at` holds a group of values of a field, and is no part of a value such as （一）目标. */
bool jy_cursor_opens_group(const char *at);

#endif

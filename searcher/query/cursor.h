/* cursor.h: a question under way of being read: the place of the reader, operators, complaints. Private to the parser.
 */
#ifndef JIYAN_SEARCHER_QUERY_CURSOR_H
#define JIYAN_SEARCHER_QUERY_CURSOR_H

#include "searcher/query/parse.h"

typedef struct {
    const char *text, *at; /* valid UTF-8 that ends with NUL */
    unsigned depth;
    const jy_field *field; /* whose values are in the brackets that are being read; NULL: none's */
    GError **err;
    bool failed;
} jy_cursor;

typedef enum {
    JY_NEAR_NONE,
    JY_NEAR_GOOD, /* NEAR, NEAR/3, ONEAR/3 */
    JY_NEAR_BAD,  /* without the number that its slash promises */
} jy_near_state;

/* Complains of what is at `at`, unless something was complained of before. */
void jy_cursor_fail(jy_cursor *parser, const char *at, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Columns are characters, from 1. */
uint32_t jy_cursor_column(const jy_cursor *parser, const char *at);

void jy_cursor_step(jy_cursor *parser);
void jy_cursor_skip_spaces(jy_cursor *parser);

/* Passes over a word in capitals that is an operator. */
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

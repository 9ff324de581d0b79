/* parser.h: a question under way of being read: where the reader stands, operators, complaints. Private to the parser.
 */
#ifndef JIYAN_SEARCHER_PARSER_H
#define JIYAN_SEARCHER_PARSER_H

#include "searcher/query.h"

typedef struct {
    const char *text, *at; /* valid UTF-8 that ends with NUL */
    unsigned depth;
    const jy_by *field; /* whose values stand in the brackets that are being read; NULL: none's */
    GError **err;
    bool failed;
} jy_parser;

typedef enum {
    JY_NEAR_NONE,
    JY_NEAR_GOOD, /* NEAR, NEAR/3, ONEAR/3 */
    JY_NEAR_BAD,  /* without the number that its slash promises */
} jy_near_state;

/* Complains of what stands at `at`, unless something was complained of before. */
void jy_parser_fail(jy_parser *parser, const char *at, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* Columns are characters, from 1. */
uint32_t jy_parser_column(const jy_parser *parser, const char *at);

void jy_parser_step(jy_parser *parser);
void jy_parser_skip_spaces(jy_parser *parser);

/* Passes over a word in capitals that is an operator. */
bool jy_parser_accept(jy_parser *parser, const char *word);
bool jy_parser_at(const jy_parser *parser, const char *word);

/* Passes over OR or |, and the spaces before it. */
bool jy_parser_accept_or(jy_parser *parser);

/* Passes over NOT, or the minus before what it forbids. */
bool jy_parser_accept_not(jy_parser *parser);

/* Reads a NEAR or ONEAR behind spaces: its name, how it binds, and where it ends. */
jy_near_state jy_parser_near(const jy_parser *parser, jy_near_link *ret_link, const char **ret_start,
                             const char **ret_end);

/* True where a bracket at `at` holds a group of values of a field, and is no part of a value such as （一）目标. */
bool jy_parser_opens_group(const char *at);

#endif

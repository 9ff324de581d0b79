/* json.h: what both programs need beyond jansson. */
#ifndef JIYAN_BASE_JSON_H
#define JIYAN_BASE_JSON_H

#include <jansson.h>
#include <stdio.h>

/* Returns a new JSON string of `text`, null for NULL. JSON has no place for bytes that are no UTF-8 (a file's name may
 * hold some): they become U+FFFD. */
json_t *jy_json_text(const char *text);

/* A field of an object, which may be NULL; "" and 0 where it has none of that kind. Borrowed: valid as long as the
 * object. */
const char *jy_json_get_text(const json_t *object, const char *key);
unsigned jy_json_get_number(const json_t *object, const char *key);

/* Prints a value and a line end; what could drive a terminal is escaped as \\u…. */
void jy_json_print(const json_t *value, FILE *out);

/* Print a text or a number by itself, as jy_json_print would print it. */
void jy_json_print_text(const char *text, FILE *out);
void jy_json_print_real(double number, FILE *out);

#endif

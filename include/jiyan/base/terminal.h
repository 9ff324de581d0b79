/* terminal.h: text that is safe and well measured on a terminal. */
#ifndef JIYAN_BASE_TERMINAL_H
#define JIYAN_BASE_TERMINAL_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Columns of `length` bytes of UTF-8: wide characters take two, combining and zero-width ones none. */
unsigned jy_terminal_columns(const char *text, size_t length);

/* Bytes of the beginning of a text that take at most so many columns, and the end of it that does. What combines stays
 * with what it combines with. */
size_t jy_terminal_head(const char *text, unsigned columns);
const char *jy_terminal_tail(const char *text, unsigned columns);

/* Width of the terminal behind `stream`; COLUMNS beats it; `otherwise` where there is none. */
unsigned jy_terminal_width(FILE *stream, unsigned otherwise);

/* True for what could drive a terminal or turn the reading order round: C0 and C1 controls, DEL, line and paragraph
 * separators, bidirectional marks and overrides. */
bool jy_terminal_is_dangerous(gunichar character);

/* Appends `length` bytes of UTF-8 to `out` so that no terminal can be driven by them: what is dangerous and bytes that
 * are not UTF-8 become a visible replacement (a tab or a line end becomes a space). */
void jy_terminal_append_safe(GString *out, const char *text, size_t length);

/* The same of a whole text. Returns a new text; free with g_free. */
char *jy_terminal_safe(const char *text);

#endif

/* markup.h: text as XML and HTML can hold it. */
#ifndef JIYAN_BASE_MARKUP_H
#define JIYAN_BASE_MARKUP_H

#include <glib.h>

/* Appends `length` bytes, escaped for the content and the attributes of XML and HTML. What XML 1.0 cannot carry at all
 * (controls, U+FFFE, U+FFFF, bytes that are no UTF-8) and what turns the reading order round become a visible
 * replacement, a tab and a line end a space. */
void jy_markup_append(GString *out, const char *text, size_t length);

/* The same of a whole text. Returns a new text; free with g_free. */
char *jy_markup_text(const char *text);

/* Appends markup with texts in it: of `format` %s is a text to escape, %u a number, %% a per cent sign; there is
 * nothing else. */
void jy_markup_printf(GString *out, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif

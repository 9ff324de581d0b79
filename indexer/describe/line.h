/* line.h: one line of a head or a foot, and what may be alone on it. */
#ifndef JIYAN_INDEXER_DESCRIBE_LINE_H
#define JIYAN_INDEXER_DESCRIBE_LINE_H

#include <glib.h>
#include <jiyan/text/date.h>
#include <jiyan/text/outline.h>
#include <stdbool.h>

/* Returns a new line, a block of `text`; free with g_free: wrapped lines joined, the marks of Markdown and what is left
 * of HTML entities gone, letters that were set apart to fill a line ("通 知") put together. */
char *jy_line_of(const char *text, const jy_block *block);

/* Returns a new copy without the brackets that hold all of a line; free with g_free. */
char *jy_line_unbracket(const char *line);
bool jy_line_is_bracketed(const char *line);

/* ——在…会议上 */
bool jy_line_begins_with_dash(const char *line);

/* The first date of a line. */
bool jy_line_find_date(const char *line, jy_date *ret_date, uint32_t *ret_start, uint32_t *ret_end);
/* A line that is a date, with its month at least: 二〇二一年三月五日, （2020年2月23日）. */
bool jy_line_is_date(const char *line, jy_date *ret_date);

/* Returns a new string, the normal form of the document number that a line begins with; free with g_free. NULL where it
 * begins with none. *ret_end: where it ends. */
char *jy_line_docno(const char *line, uint32_t *ret_end);

#endif

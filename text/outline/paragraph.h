/* paragraph.h: the lines of a text, and the paragraphs that wrapped lines make. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_PARAGRAPH_H
#define JIYAN_TEXT_OUTLINE_PARAGRAPH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* How a line ends. */
typedef enum {
    ENDS_OPEN,     /* in the middle of words */
    ENDS_CLAUSE,   /* ，、 or an opening mark: it cannot be the end */
    ENDS_COLON,    /* ： */
    ENDS_ITEM,     /* ； */
    ENDS_SENTENCE, /* 。！？…… */
} jy_line_ending;

/* A line that is not blank, later a paragraph of one or several. */
typedef struct {
    uint32_t start, end; /* bytes, without the white space around */
    uint32_t line;       /* number of the first, from 1 */
    uint32_t characters; /* without white space */
    uint32_t columns;    /* width on a terminal: 2 for Han */
    jy_line_ending ending;
    uint32_t blank; /* blank lines before it */
    bool gap;       /* a blank line is before it */
    bool soft_gap;  /* only lines of zero-width characters are before it */
    bool led_in;    /* the line before it holds nothing but a paragraph's indentation */
    bool begins;    /* a paragraph, whatever the line before: the format says so */
    bool indented;
    bool noise;
    bool flows;     /* a line of a paragraph of several, in a text whose paragraphs are parted by blank lines */
    bool listed;    /* an entry of a table of contents */
    bool continues; /* begins with a mark that begins no paragraph: ，。》 */
} jy_text_line;

/* The i-th of an array of lines. */
static inline jy_text_line *jy_paragraph_line(const GArray *lines, guint i)
{
    return &g_array_index(lines, jy_text_line, i);
}

/* Returns a new array of the lines (jy_text_line) of `text` that are not blank; free with g_array_unref. */
GArray *jy_paragraph_lines(const char *text, uint32_t length);

/* Marks the lines that begin a paragraph for sure: the first at or behind each of `begins` (uint32_t, ascending bytes).
 */
void jy_paragraph_begin(GArray *lines, const GArray *begins);

/* Joins in place the lines that one paragraph is spread over. Lines marked as noise stay alone. */
void jy_paragraph_join(const char *text, GArray *lines);

#endif

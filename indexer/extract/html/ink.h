/* ink.h: the characters of a paragraph while it is put together: white space as a browser shows it, and none where a
 * source was only wrapped between two Chinese characters. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_INK_H
#define JIYAN_INDEXER_EXTRACT_HTML_INK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct {
    GString *text;           /* a new line of it is one that the page asked for */
    uint32_t characters;     /* no white space */
    uint32_t letters, links; /* no digits and marks; how many of them lead to other pages */
    gunichar last;           /* the character before, 0 for none */
    bool has_space;          /* white space came behind it */
    bool has_wrap;           /* and a line end in that */
} jy_ink;

/* Appends a piece of text. `is_literal`: it has no references to characters; `is_pre`: its white space is shown;
 * `is_link`: it leads to another page. */
typedef struct {
    bool is_literal, is_pre, is_link;
} jy_ink_manner;
void jy_ink_append(jy_ink *ink, const char *text, uint32_t length, jy_ink_manner manner);

/* Begins a new line. */
void jy_ink_break(jy_ink *ink);

/* Makes it empty. */
void jy_ink_clear(jy_ink *ink);

/* Appends one line of it, [start, end), to a text, each run of white space as one space, and a
 * line end in it as none between two Chinese characters. */
void jy_ink_copy(const jy_ink *ink, size_t start, size_t end, GString *to);

#endif

/* console.h: lines for people: painted where a terminal asks for it, wrapped by columns, safe for a terminal. */
#ifndef JIYAN_SEARCHER_RENDER_CONSOLE_H
#define JIYAN_SEARCHER_RENDER_CONSOLE_H

#include <stdio.h>

#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>

#include "searcher/render/view.h"

typedef struct {
    FILE *out;
    bool colour;
    unsigned width;
    bool wraps;   /* lines end at the width: it is a terminal's, or was asked for */
    bool several; /* indexes, so that a place begins with one */
} jy_console;

#define JY_PAINT_TITLE "\033[1m"
#define JY_PAINT_PLACE "\033[36m"
#define JY_PAINT_MATCH "\033[1;31m"
#define JY_PAINT_PARTICULAR "\033[4m" /* by when, how much */
#define JY_PAINT_FAINT "\033[2m"
#define JY_PAINT_PLAIN "\033[0m"

jy_console jy_console_of(const jy_view *view, FILE *out);

/* Appends a paint where the page has colour. */
void jy_console_paint(const jy_console *page, GString *line, const char *paint);

/* Appends a text that comes from a document. */
void jy_console_append(GString *line, const char *text);

/* Appends two spaces and a text; nothing for NULL. */
void jy_console_append_part(GString *line, const char *text);

/* Where something is. Borrowed; NULL and 0 for what is not said. */
typedef struct {
    const char *db, *path, *id; /* of the document */
    jy_place place;
    unsigned ocr;          /* jy_document's */
    char *const *headings; /* highest level first, NULL-terminated */
} jy_console_place;

/* Appends index (where several are searched), file, record, line with column or page, how sure OCR was, and heading
 * path. */
void jy_console_append_place(const jy_console *page, GString *line, const jy_console_place *place);

/* How a character is painted; `at` counts bytes, `count` code points before it. Never NULL. */
typedef const char *jy_console_painter(const void *user, uint32_t at, uint32_t count);

/* A text, and how it is painted. Borrowed. */
typedef struct {
    const char *text;
    jy_console_painter *paint_of;
    const void *user; /* its first argument */
} jy_console_text;

/* Prints a text in lines that begin with `indent`, the first with `first`: words of letters stay whole, closing marks
 * do not begin a line. Where the page does not wrap it is one line, for the tools that read it. */
void jy_console_wrap(const jy_console *page, const char *first, const char *indent, const jy_console_text *text);

#endif

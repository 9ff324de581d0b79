/* pdf_lines.h: the glyphs of pages put together to lines. Knows no PDF library: it works on boxes alone. */
#ifndef JIYAN_INDEXER_EXTRACT_PDF_PDF_LINES_H
#define JIYAN_INDEXER_EXTRACT_PDF_PDF_LINES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A glyph in reading order, its box in points from the upper left corner of the page. The character '\n' ends a run of
 * glyphs on one line, ' ' is a gap. */
typedef struct {
    uint32_t character;
    float left, top, right, bottom;
    float size;    /* of the font */
    uint32_t font; /* tells fonts apart; 0: not known */
} jy_pdf_glyph;

/* A line, or a row of a table, whose cells are parted by tabs. */
typedef struct {
    uint32_t start, end; /* bytes of the text of all lines; never empty */
    uint32_t page;       /* from 1 */
    float left, right, middle, size;
    float lead;                    /* width of what it begins with and could not have been broken off from */
    uint32_t first_font, end_font; /* of its first and last Han character; 0 where it has none */
    bool is_head;                  /* a running head or foot: pdf_heads.h */
} jy_pdf_line;

typedef struct {
    float width, height;
} jy_pdf_page;

typedef struct {
    GString *text; /* valid UTF-8 without NUL */
    GArray *lines; /* of jy_pdf_line, page by page */
    GArray *pages; /* of jy_pdf_page, upright */
} jy_pdf_lines;

/* Returns lines of no page; free with jy_pdf_lines_free. */
jy_pdf_lines *jy_pdf_lines_new(void);
void jy_pdf_lines_free(jy_pdf_lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_pdf_lines, jy_pdf_lines_free)

/* Adds the next page. Its glyphs may stand sideways; boxes may be any numbers. Changes the glyphs. */
void jy_pdf_lines_add_page(jy_pdf_lines *lines, jy_pdf_glyph *glyphs, size_t count, float width, float height);

static inline jy_pdf_line *jy_pdf_lines_at(const jy_pdf_lines *lines, guint i)
{
    return &g_array_index(lines->lines, jy_pdf_line, i);
}

/* The page that a line is on. */
static inline const jy_pdf_page *jy_pdf_lines_page(const jy_pdf_lines *lines, const jy_pdf_line *line)
{
    return &g_array_index(lines->pages, jy_pdf_page, line->page - 1);
}

#endif

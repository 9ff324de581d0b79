/* page_lines.h: the glyphs of pages put together to lines. Knows no PDF library: it works on boxes alone. */
#ifndef JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_LINES_H
#define JIYAN_INDEXER_EXTRACT_LAYOUT_PAGE_LINES_H

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
} jy_page_glyph;

/* A line, or a row of a table, whose cells are parted by tabs. */
typedef struct {
    uint32_t start, end; /* bytes of the text of all lines; never empty */
    uint32_t page;       /* from 1 */
    float left, right, middle, size;
    float lead;                    /* width of what it begins with and could not have been broken off from */
    uint32_t first_font, end_font; /* of its first and last Han character; 0 where it has none */
    bool is_head;                  /* a running head or foot: page_heads.h */
} jy_page_line;

typedef struct {
    float width, height;
} jy_page_size;

typedef struct {
    GString *text; /* valid UTF-8 without NUL */
    GArray *lines; /* of jy_page_line, page by page */
    GArray *pages; /* of jy_page_size, upright */
} jy_page_lines;

/* Returns lines of no page; free with jy_page_lines_free. */
jy_page_lines *jy_page_lines_new(void);
void jy_page_lines_free(jy_page_lines *lines);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_page_lines, jy_page_lines_free)

/* Adds the next page. Its glyphs may stand sideways; boxes may be any numbers. Changes the glyphs. */
void jy_page_lines_add_page(jy_page_lines *lines, jy_page_glyph *glyphs, size_t count, float width, float height);

static inline jy_page_line *jy_page_lines_at(const jy_page_lines *lines, guint i)
{
    return &g_array_index(lines->lines, jy_page_line, i);
}

/* The page that a line is on. */
static inline const jy_page_size *jy_page_lines_size(const jy_page_lines *lines, const jy_page_line *line)
{
    return &g_array_index(lines->pages, jy_page_size, line->page - 1);
}

#endif

/* sheet.h: what is written on a page, and the lines that a reader sees there. Whatever put it there, the order is by
 * position: runs are cut where they jump, turned into the direction that most of the page is written in, joined to
 * lines, and the lines of columns follow each other. Lengths are those of the page, y grows downwards. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_SHEET_H
#define JIYAN_INDEXER_EXTRACT_OFD_SHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* A character and where its baseline begins. */
typedef struct {
    double x, y;
    uint32_t character;
} jy_sheet_glyph;

/* Characters in the order in which they are to be read, as one command of the page writes them. */
typedef struct {
    const jy_sheet_glyph *glyphs;
    guint count;
    double size;    /* of an em */
    double stretch; /* of the width of characters, mostly 1 */
    double dx, dy;  /* the direction of the baseline, of any length */
} jy_sheet_run;

/* A line of a page. Left and right are in the direction that the page is written in. */
typedef struct {
    double left, right;
    double y, size;
    uint32_t start, length; /* of its text in the text of the lines */
    uint32_t column;        /* lines that stand below each other have the same */
    bool is_row;            /* its text has cells, parted by tabs */
    bool is_turned;         /* the page is written in another direction than to the right: y is not from its top */
} jy_sheet_line;

typedef struct jy_sheet jy_sheet;

/* Returns a new page without anything on it; free with jy_sheet_free. */
jy_sheet *jy_sheet_new(void);
void jy_sheet_free(jy_sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_sheet, jy_sheet_free)

/* Makes the page empty again. */
void jy_sheet_clear(jy_sheet *sheet);

/* Writes a run on the page, copying it. */
void jy_sheet_write(jy_sheet *sheet, const jy_sheet_run *run);

/* How many characters are on the page, white space not counted. */
guint jy_sheet_count(const jy_sheet *sheet);

/* The lines of the page in the order of reading, whose text is appended to `text`. Returns a new array of
 * jy_sheet_line; free with g_array_unref. What stands aslant, as a watermark does, is appended to `aslant`. */
GArray *jy_sheet_lines(jy_sheet *sheet, GString *text, GPtrArray *aslant);

#endif

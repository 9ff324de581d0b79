/* odf_styles.h: styles of paragraphs and of lists of OpenDocument (OASIS ODF 1.3, part 3, 16), and the counting of
 * lists. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_ODF_STYLES_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_ODF_STYLES_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#define JY_ODF_LEVELS 10

typedef struct jy_odf_styles jy_odf_styles;

/* Returns no styles; free with jy_odf_styles_free. */
jy_odf_styles *jy_odf_styles_new(void);
void jy_odf_styles_free(jy_odf_styles *styles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_odf_styles, jy_odf_styles_free)

/* Takes in <style:style>, <text:list-style> or <text:outline-style>; others are passed over. */
void jy_odf_styles_take(jy_odf_styles *styles, const xmlNode *element);

/* True where a style of paragraphs is that of the title, or based on it. */
bool jy_odf_styles_is_title(const jy_odf_styles *styles, const char *name);

/* Where a list is counted. */
typedef struct {
    uint32_t counts[JY_ODF_LEVELS]; /* 0: not begun */
} jy_odf_count;

/* Counts an item of a level, from 0, and appends its number as shown; NULL for the list's name is the numbering of
 * headings. `start`: it begins there; 0: it goes on. */
void jy_odf_styles_number(const jy_odf_styles *styles, const char *list, uint32_t level, uint32_t start,
                          jy_odf_count *count, GString *out);

#endif

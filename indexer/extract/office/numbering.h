/* numbering.h: the automatic numbers of the paragraphs of a DOCX (ISO/IEC 29500-1, 17.9). */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_NUMBERING_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_NUMBERING_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdint.h>

typedef struct jy_numbering jy_numbering;

/* Reads the root of the part "numbering", or NULL where there is none; its tree is borrowed as long as the numbering
 * lives. Returns a new numbering; free with
 * jy_numbering_free. */
jy_numbering *jy_numbering_new(const xmlNode *root);
void jy_numbering_free(jy_numbering *numbering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_numbering, jy_numbering_free)

/* The level of a list that is bound to a paragraph style; 0 where none is. */
uint32_t jy_numbering_level_of_style(const jy_numbering *numbering, const char *list, const char *style);

/* Counts a paragraph of a list (w:numId) and level (w:ilvl, from 0), and appends its number as shown, with what parts
 * it from the text; nothing for a bullet. */
void jy_numbering_write(jy_numbering *numbering, const char *list, uint32_t level, GString *out);

#endif

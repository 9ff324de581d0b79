/* word_text.h: the text inside a paragraph of a DOCX (and of the parts with its notes). */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_WORD_TEXT_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_WORD_TEXT_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/extract/office/word_styles.h"

/* What is found in a paragraph. Nodes are borrowed from its tree. */
typedef struct {
    const jy_word_styles *styles;
    GString *text;
    GPtrArray *boxes;               /* w:txbxContent, in order */
    guint boxes_before;             /* how many of them are anchored before the first words */
    GPtrArray *notes;               /* w:footnoteReference, w:endnoteReference */
    uint32_t breaks_before, breaks; /* of pages, before the first words and all */
    bool counts_set;                /* breaks of pages are those that the writer saw, not those that were typed */
    uint64_t codes;                 /* a bit for each field that is open, set while its code has not ended */
    unsigned fields;
} jy_word_text;

void jy_word_text_init(jy_word_text *text, const jy_word_styles *styles, bool counts_set);
void jy_word_text_clear(jy_word_text *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_word_text, jy_word_text_clear)

/* Adds what a paragraph shows. */
void jy_word_text_read(jy_word_text *text, const xmlNode *paragraph);

#endif

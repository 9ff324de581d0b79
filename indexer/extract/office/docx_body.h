/* docx_body.h: the paragraphs and tables of a DOCX, read piece by piece. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_DOCX_BODY_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_DOCX_BODY_H

#include "indexer/extract/extract.h"
#include "indexer/extract/office/numbering.h"
#include "indexer/extract/office/relations.h"
#include "indexer/extract/office/word_styles.h"
#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/package.h"

/* What of the parts with text is looked at, here and in word_text, word_styles and numbering. */
extern const jy_package_only JY_DOCX_BODY_ONLY[];

/* The reading of a document. */
typedef struct {
    jy_package *package;
    jy_relations *relations;
    xmlDoc *style_tree, *number_tree, *footnote_tree, *endnote_tree;
    jy_word_styles *styles;
    jy_numbering *numbering;
    GHashTable *footnotes, *endnotes; /* id → element */
    jy_blocks *blocks;
    uint32_t page;   /* 0: the document does not say */
    bool counts_set; /* pages are as the writer last saw them */
    bool titled;     /* the lines of the title have begun */
    bool title_over;
    GPtrArray *ends;   /* text of endnotes */
    GPtrArray *chunks; /* parts that are other files, borrowed from the relations */
} jy_docx_body;

/* Reads a paragraph, a table, or what wraps some (w:sdt, w:customXml); or all of that in a node. */
bool jy_docx_body_element(jy_docx_body *reading, const xmlNode *node, GError **err);
bool jy_docx_body_read(jy_docx_body *reading, const xmlNode *node, GError **err);

/* True where the words are in the bytes of a part. */
bool jy_docx_body_holds(const jy_package_part *part, const char *words);

#endif

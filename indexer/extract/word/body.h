/* body.h: the text of a document as word processors have it: paragraphs, and among them those of cells, put into
 * blocks. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_BODY_H
#define JIYAN_INDEXER_EXTRACT_WORD_BODY_H

#include <stdbool.h>

#include "indexer/extract/blocks.h"

typedef struct {
    GString *text;     /* the paragraph under way, UTF-8; \v for a line break in it */
    jy_blocks *blocks; /* owned until it is taken */
    GString *row;      /* \t between cells, \v between the paragraphs of one */
    bool is_begun;     /* there was text that is no title */
    GError *failure;   /* the first that adding a block met: nothing is added behind it */
} jy_body;

void jy_body_init(jy_body *ret_body);
void jy_body_clear(jy_body *body);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_body, jy_body_clear)

/* Ends the paragraph under way: of a kind and, for headings, a level. A row that was begun ends before it. */
void jy_body_end_paragraph(jy_body *body, jy_extracted_kind kind, uint8_t level);

/* Ends a paragraph within a cell, a cell, and a row, with what of its last cell there is. */
void jy_body_end_line(jy_body *body);
void jy_body_end_cell(jy_body *body);
void jy_body_end_row(jy_body *body);

/* True where the row under way has something. */
bool jy_body_in_row(const jy_body *body);

#endif

/* context.h: what a line without a number is by the lines around it. Private to text/. */
#ifndef JIYAN_TEXT_CONTEXT_H
#define JIYAN_TEXT_CONTEXT_H

#include "text/mark.h"
#include "text/paragraph.h"

typedef struct {
    const char *text;
    const GArray *lines; /* of paragraph */
    GHashTable *repeats; /* short lines by how often they come */
} line_context;

/* Borrows text and lines. */
void context_begin(line_context *context, const char *text, const GArray *lines);
void context_clear(line_context *context);

const paragraph *context_line(const line_context *context, guint i);

/* The nearest line that is no noise, NULL at the end. */
const paragraph *context_next(const line_context *context, guint i);
const paragraph *context_before(const line_context *context, guint i);

bool context_is_marked(const line_context *context, const paragraph *line);

/* How many paragraphs from `i` on are the title of a document inside the document; 0 where none begins. One with its
 * own number stands as high as an attachment. */
guint context_inner_title(const line_context *context, guint i, mark_kind *ret_kind);

/* True for 附件： over a list of names above the signature, which is no heading. Needs no repeats. */
bool context_lists_attachments(const line_context *context, guint i);

/* 附件, and 附件1：实施方案 as a heading, not as a line that names it above the signature. */
bool context_heads_attachment(const line_context *context, guint i);

/* True when paragraph `i` has the form of a heading without a number and stands over something. */
bool context_is_heading(const line_context *context, guint i);

/* True when a text ends before paragraph `i`: a sentence, a document; it is no cell of a table and no line of a list.
 */
bool context_ends_text(const line_context *context, guint i);

#endif

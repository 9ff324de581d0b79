/* context.h: what a line without a number is by the lines around it. Private to text/. */
#ifndef JIYAN_TEXT_OUTLINE_CONTEXT_H
#define JIYAN_TEXT_OUTLINE_CONTEXT_H

#include "text/outline/mark.h"
#include "text/outline/paragraph.h"

typedef struct {
    const char *text;
    const GArray *lines; /* of jy_text_line */
    GHashTable *repeats; /* how often each short line comes; NULL where headings by their form are not needed */
} jy_line_context;

/* Begins the context of all lines of a text, which it borrows. Clear with jy_context_clear. */
void jy_context_begin(jy_line_context *context, const char *text, const GArray *lines);
void jy_context_clear(jy_line_context *context);

/* The nearest line behind line `i` that is no noise, NULL at the end. Needs no repeats. Borrowed: valid as long as the
 * lines are. */
const jy_text_line *jy_context_next(const jy_line_context *context, guint i);

/* True when the line begins with a numbering (mark.h). NULL is no line. */
bool jy_context_is_marked(const jy_line_context *context, const jy_text_line *line);

/* How many paragraphs from `i` on are the title of a document inside the document; 0 where none begins. One with its
 * own number is on the level of an attachment. */
guint jy_context_inner_title(const jy_line_context *context, guint i, jy_mark_kind *ret_kind);

/* True for 附件： over a list of names above the signature, which is no heading. Needs no repeats. */
bool jy_context_lists_attachments(const jy_line_context *context, guint i);

/* 附件, and 附件1：实施方案 as a heading, not as a line that names it above the signature. */
bool jy_context_heads_attachment(const jy_line_context *context, guint i);

/* True when paragraph `i` has the form of a heading without a number and heads something. */
bool jy_context_is_heading(const jy_line_context *context, guint i);

/* True when a text ends before paragraph `i`: a sentence, a document; it is no cell of a table and no line of a list.
 */
bool jy_context_ends_text(const jy_line_context *context, guint i);

#endif

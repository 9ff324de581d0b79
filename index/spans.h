/* spans.h: paragraphs and statements to bytes and back. Nearly all of them begin behind white space and end with a line
 * or a sentence of the text, so only that is kept, and where that is not so how many bytes they have. Private to
 * index/.
 */
#ifndef JIYAN_INDEX_SPANS_H
#define JIYAN_INDEX_SPANS_H

#include <jiyan/index/passage.h>

#include "index/codec.h"

/* Append to `out`. The statements end with a zero. */
void jy_spans_put_paragraphs(const jy_passage *passage, GString *out);
void jy_spans_put_statements(const jy_passage *passage, GString *out);

/* Append what was put of the passage, whose text is there already, to its arrays: in order, on character boundaries.
 * What does not fit makes the cursor bad. */
void jy_spans_get_paragraphs(jy_codec_cursor *cursor, jy_passage *passage);
void jy_spans_get_statements(jy_codec_cursor *cursor, jy_passage *passage);

#endif

/* tag.h: HTML that was left in plain text: </p><strong>, <br/>, &nbsp;. Private to text/segment/. */
#ifndef JIYAN_TEXT_SEGMENT_TAG_H
#define JIYAN_TEXT_SEGMENT_TAG_H

#include <stdint.h>

typedef enum {
    TAG_NONE,
    TAG_INLINE, /* words go on over it: <strong>, <span> */
    TAG_BREAK,  /* ends a line: <br/> */
    TAG_BLOCK,  /* ends a paragraph or a cell: </p>, <td>; and a mark: &mdash; */
    TAG_SPACE,  /* white space: &nbsp; */
} jy_tag;

/* What begins at `at`, where a < or & is: a tag that HTML knows, with or without attributes, or an entity. *ret_end is
 * behind it. */
jy_tag jy_tag_read(const char *text, uint32_t length, uint32_t at, uint32_t *ret_end);

#endif

/* segment.h: a piece of a line: characters that stand next to each other, as one run of a page has them. */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_SEGMENT_H
#define JIYAN_INDEXER_EXTRACT_OFD_SEGMENT_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

/* Places are in the direction that the page is written in: left and right along it, y across it, downwards. */
typedef struct {
    double left, right;
    double y, size;
    uint32_t run;           /* that it is of */
    uint32_t fold;          /* line ends of the run before it */
    uint32_t start, length; /* of its text, without white space around it, in the text of all segments */
    uint32_t characters;
    uint32_t first, last; /* of its characters */
    bool blank;           /* the run has white space before it */
    uint32_t column;      /* of the page, 0 where it has but one */
    int32_t next;         /* goes on with that segment: a cell of several lines; -1 for none */
    bool is_taken;        /* by a cell that it goes on */
} jy_segment;

static inline jy_segment *jy_segment_at(const GArray *segments, guint i)
{
    return &g_array_index(segments, jy_segment, i);
}

#endif

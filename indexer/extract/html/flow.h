/* flow.h: the lines of a page as it is shown: paragraphs, headings, rows, in the order of the text. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_FLOW_H
#define JIYAN_INDEXER_EXTRACT_HTML_FLOW_H

#include "indexer/extract/blocks.h"
#include "indexer/extract/html/weigh.h"

typedef struct {
    jy_extracted_kind kind;
    uint8_t level;
    bool is_core;                        /* inside of the article */
    bool is_dropped;                     /* stands around it */
    uint32_t characters, letters, links; /* as ink.h counts them */
    uint32_t start, length;              /* bytes of the flow's text */
} jy_flow_line;

typedef struct {
    GString *text; /* valid UTF-8 */
    GArray *lines; /* of jy_flow_line */
} jy_flow;

/* Returns the lines of a page, without what is marked as clutter; free with jy_flow_free. */
jy_flow *jy_flow_new(const jy_dom *dom, const jy_weigh *weigh);
void jy_flow_free(jy_flow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_flow, jy_flow_free)

static inline jy_flow_line *jy_flow_at(const jy_flow *flow, guint i)
{
    return &g_array_index(flow->lines, jy_flow_line, i);
}

/* The text of a line without white space. Returns a new string; free with g_free. */
char *jy_flow_squeezed(const jy_flow *flow, guint i);

#endif

/* weigh.h: how much text, links and prose there is in each part of a page, and which of them is the article. */
#ifndef JIYAN_INDEXER_EXTRACT_HTML_WEIGH_H
#define JIYAN_INDEXER_EXTRACT_HTML_WEIGH_H

#include "indexer/extract/html/dom.h"

typedef struct {
    uint32_t characters; /* shown, no white space */
    uint32_t links;      /* of these, how many lead to other pages */
    uint32_t prose;      /* how many are in sentences that are no links */
} jy_weigh_weight;

typedef struct {
    GArray *weights; /* of jy_weigh_weight, one a node */
    uint32_t core;   /* the node that holds most of the prose; its nodes are the article for sure */
    bool has_core;   /* false for a page of links or of a few words */
} jy_weigh;

/* Weighs a page and marks as clutter what is hidden, what stands around the article by its element or its name, and
 * what is the same again. With `is_page` false only the hidden: a chapter or a letter has nothing around it. Returns
 * new weights; free with jy_weigh_free. */
jy_weigh *jy_weigh_new(jy_dom *dom, bool is_page);
void jy_weigh_free(jy_weigh *weigh);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_weigh, jy_weigh_free)

/* True inside of the article. */
static inline bool jy_weigh_is_core(const jy_weigh *weigh, const jy_dom *dom, uint32_t node)
{
    return weigh->has_core && node >= weigh->core && node < jy_dom_at(dom, weigh->core)->past;
}

/* True for a link to another page, not to a file that belongs to the article. */
bool jy_weigh_is_link(const jy_dom *dom, uint32_t node);

#endif

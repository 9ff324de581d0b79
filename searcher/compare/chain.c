/* chain.c: the heaviest increasing subsequence, by a tree of the best chains that end before a place. */
#include "searcher/compare/chain.h"

#define NONE G_MAXUINT

static jy_chain_link *link_at(GArray *links, guint i)
{
    return &g_array_index(links, jy_chain_link, i);
}

/* Of the same left the last right first: then none of them can lie behind another. */
static int compare_links(gconstpointer left, gconstpointer right)
{
    const jy_chain_link *one = left, *other = right;
    if (one->left != other->left) {
        return one->left < other->left ? -1 : 1;
    }
    return one->right == other->right ? 0 : one->right > other->right ? -1 : 1;
}

typedef struct {
    guint *ends;    /* Fenwick's tree: the link that the best chain of a range of rights ends with */
    double *totals; /* of the chain that ends with a link */
    guint size;
} chain_tree;

static guint find_best(const chain_tree *tree, guint before)
{
    guint best = NONE;
    for (guint at = before; at > 0; at &= at - 1) {
        const guint end = tree->ends[at];
        best = end != NONE && (best == NONE || tree->totals[end] > tree->totals[best]) ? end : best;
    }
    return best;
}

static void put_end(const chain_tree *tree, guint right, guint link)
{
    for (guint at = right + 1; at <= tree->size; at += at & (~at + 1)) {
        if (tree->ends[at] == NONE || tree->totals[link] > tree->totals[tree->ends[at]]) {
            tree->ends[at] = link;
        }
    }
}

void jy_chain_choose(GArray *links, guint rights)
{
    g_array_sort(links, compare_links);
    g_autofree guint *before = g_new(guint, links->len + 1), *ends = g_new(guint, rights + 1);
    g_autofree double *totals = g_new0(double, links->len + 1);
    const chain_tree tree = {ends, totals, rights};
    for (guint i = 0; i <= rights; i++) {
        ends[i] = NONE;
    }
    for (guint i = 0; i < links->len; i++) {
        before[i] = find_best(&tree, link_at(links, i)->right);
        totals[i] = link_at(links, i)->weight + (before[i] == NONE ? 0 : totals[before[i]]);
        put_end(&tree, link_at(links, i)->right, i);
    }
    for (guint i = find_best(&tree, rights); i != NONE; i = before[i]) {
        link_at(links, i)->is_chosen = true;
    }
}

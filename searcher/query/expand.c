/* expand.c: a question with what is said otherwise. */
#include "searcher/query/expand.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/numerals.h>
#include <string.h>

#include "searcher/query/node.h"

/* Forms of a run that are searched for, at most. */
#define VARIANTS_MOST 12

/* Takes the phrase. */
static jy_node *expand_phrase(jy_node *phrase, const jy_synonyms *synonyms)
{
    g_autoptr(GPtrArray) variants = g_ptr_array_new_with_free_func(g_free);
    g_autofree char *folded = jy_fold_string(phrase->text, -1);
    jy_synonyms_vary(synonyms, folded, variants);
    jy_numerals_vary(folded, variants);
    jy_node *all = phrase;
    for (guint i = 0; i < MIN(variants->len, VARIANTS_MOST); i++) {
        const char *variant = variants->pdata[i];
        jy_node *other = jy_node_new_phrase(variant, strlen(variant), false);
        other->is_variant = true;
        all = jy_node_join(JY_NODE_OR, all, other);
    }
    return all;
}

jy_node *jy_expand(jy_node *root, const jy_synonyms *synonyms)
{
    if (root->kind == JY_NODE_PHRASE) {
        bool is_wild = strpbrk(root->text, "*?") != NULL;
        return root->quoted || is_wild ? root : expand_phrase(root, synonyms);
    }
    if (root->kind != JY_NODE_AND && root->kind != JY_NODE_OR && root->kind != JY_NODE_NOT) {
        return root;
    }
    for (guint i = 0; i < jy_node_children(root); i++) {
        root->children->pdata[i] = jy_expand(root->children->pdata[i], synonyms);
    }
    return root;
}

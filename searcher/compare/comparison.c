/* comparison.c: the sentences of two documents, aligned. */
#include "searcher/compare/comparison.h"

/* The work of reading a byte, as JY_BUDGET_SECOND counts it. */
#define PRICE 100

bool jy_comparison_read_side(const jy_surroundings *whole, jy_budget *budget, jy_compared *ret_side, GError **err)
{
    const GPtrArray *hits = whole->result->hits;
    const jy_hit *found = hits->pdata[whole->found];
    ret_side->document = jy_document_copy(found->document);
    ret_side->db = found->db;
    ret_side->rows = g_ptr_array_new_with_free_func((GDestroyNotify)jy_row_free);
    for (guint i = 0; i < hits->len; i++) {
        jy_hit *hit = hits->pdata[i];
        if (!jy_budget_pay(budget, hit->passage.length, PRICE)) {
            break;
        }
        if (!jy_passage_complete(&hit->passage, err)) {
            return false;
        }
        for (guint j = 0; j < hit->passage.statements->len; j++) {
            jy_row *row = jy_row_new(hit, &g_array_index(hit->passage.statements, jy_statement, j));
            row->document = ret_side->document;
            g_ptr_array_add(ret_side->rows, row);
        }
    }
    return true;
}

void jy_comparison_clear_side(jy_compared *side)
{
    g_clear_pointer(&side->rows, g_ptr_array_unref);
    g_clear_pointer(&side->document, jy_document_free);
}

/* The sentences of a side. Returns a new array of borrowed texts; free with g_free. */
static const char **texts_of(const jy_compared *side)
{
    const char **texts = g_new(const char *, side->rows->len + 1);
    for (guint i = 0; i < side->rows->len; i++) {
        texts[i] = ((const jy_row *)side->rows->pdata[i])->text;
    }
    return texts;
}

void jy_comparison_make(const jy_compared *old, const jy_compared *new, jy_budget *budget,
                        jy_comparison *ret_comparison)
{
    g_autofree const char **olds = texts_of(old), **news = texts_of(new);
    *ret_comparison = (jy_comparison){
        .old = old,
        .new = new,
        .pairs = jy_alignment_make(olds, old->rows->len, news, new->rows->len, budget),
        .gave_up = jy_budget_is_spent(budget),
    };
    for (guint i = 0; i < ret_comparison->pairs->len; i++) {
        ret_comparison->counts[g_array_index(ret_comparison->pairs, jy_pair, i).kind]++;
    }
}

void jy_comparison_clear(jy_comparison *comparison)
{
    g_clear_pointer(&comparison->pairs, g_array_unref);
}

const jy_row *jy_comparison_old(const jy_comparison *comparison, const jy_pair *pair)
{
    return pair->left == JY_PAIR_NOBODY ? NULL : comparison->old->rows->pdata[pair->left];
}

const jy_row *jy_comparison_new(const jy_comparison *comparison, const jy_pair *pair)
{
    return pair->right == JY_PAIR_NOBODY ? NULL : comparison->new->rows->pdata[pair->right];
}

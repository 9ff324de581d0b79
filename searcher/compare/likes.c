/* likes.c: finds what is alike by the pairs of characters that few sentences have. */
#include "searcher/compare/likes.h"

#include <stdbool.h>

/* A pair of characters that more sentences have tells none of them. */
#define HOLDERS_MOST 200
/* Sentences that one is held against. */
#define CANDIDATES 8
/* The work of a pair of a sentence, and of each other sentence that has it, as JY_BUDGET_SECOND counts it. */
#define PRICE_PAIR 1000
#define PRICE_HOLDER 30
/* A shorter sentence, in characters, says too little to be told when it is changed. */
#define LENGTH_LEAST 5

static jy_profile *profile_at(const jy_profiles *profiles, guint i)
{
    return &g_array_index(profiles->list, jy_profile, i);
}

/* Which sentences have a pair. Returns a new table of uint64_t * to GArray of guint. */
static GHashTable *index_pairs(const jy_profiles *profiles, const int *partners)
{
    GHashTable *holders = jy_profile_table((GDestroyNotify)g_array_unref);
    for (guint i = 0; i < profiles->list->len; i++) {
        const jy_profile *profile = profile_at(profiles, i);
        for (guint j = 0; partners[i] < 0 && profile->length >= LENGTH_LEAST && j < profile->pairs->len; j++) {
            uint64_t *pair = &g_array_index(profile->pairs, uint64_t, j);
            GArray *list = g_hash_table_lookup(holders, pair);
            if (!list) {
                list = g_array_new(false, false, sizeof(guint));
                g_hash_table_insert(holders, pair, list);
            }
            g_array_append_val(list, i);
        }
    }
    return holders;
}

/* What the sentences of the left have in common with one of the right. */
typedef struct {
    double *common; /* of each */
    GArray *seen;   /* of guint: those that have something */
} likes_tally;

/* The work of holding a sentence against those that have something in common with it. */
static uint64_t price_of(const jy_profile *profile, GHashTable *holders)
{
    uint64_t price = (uint64_t)PRICE_PAIR * profile->pairs->len;
    for (guint i = 0; i < profile->pairs->len; i++) {
        const GArray *list = g_hash_table_lookup(holders, &g_array_index(profile->pairs, uint64_t, i));
        price += list && list->len <= HOLDERS_MOST ? (uint64_t)PRICE_HOLDER * list->len : 0;
    }
    return price;
}

static void tally_pairs(const jy_profile *profile, GHashTable *holders, GHashTable *weights, likes_tally *tally)
{
    for (guint i = 0; i < profile->pairs->len; i++) {
        const uint64_t *pair = &g_array_index(profile->pairs, uint64_t, i);
        const GArray *list = g_hash_table_lookup(holders, pair);
        const double weight = *(const double *)g_hash_table_lookup(weights, pair);
        for (guint j = 0; list && list->len <= HOLDERS_MOST && j < list->len; j++) {
            const guint holder = g_array_index(list, guint, j);
            if (tally->common[holder] == 0) {
                g_array_append_val(tally->seen, holder);
            }
            tally->common[holder] += weight;
        }
    }
}

static int compare_edges(gconstpointer left, gconstpointer right)
{
    const jy_likes_edge *one = left, *other = right;
    if (one->likeness != other->likeness) {
        return one->likeness > other->likeness ? -1 : 1;
    }
    if (one->right != other->right) {
        return one->right < other->right ? -1 : 1;
    }
    return (one->left > other->left) - (one->left < other->left);
}

/* Puts an edge among the best, which are CANDIDATES at most, the likeliest first. */
static void put_edge(jy_likes_edge *best, guint *count, const jy_likes_edge *edge)
{
    guint at = *count;
    if (at == CANDIDATES && compare_edges(&best[at - 1], edge) < 0) {
        return;
    }
    *count = MIN(at + 1, CANDIDATES);
    for (at = *count - 1; at > 0 && compare_edges(&best[at - 1], edge) > 0; at--) {
        best[at] = best[at - 1];
    }
    best[at] = *edge;
}

/* Appends the best of those that were seen, and forgets them. */
static void take_best(jy_profiles *left, const jy_profile *profile, guint right, GHashTable *weights, double least,
                      likes_tally *tally, GArray *edges)
{
    jy_likes_edge best[CANDIDATES];
    guint count = 0;
    for (guint i = 0; i < tally->seen->len; i++) {
        const guint holder = g_array_index(tally->seen, guint, i);
        const double whole = profile_at(left, holder)->weight + profile->weight;
        const jy_likes_edge edge = {holder, right, 2 * tally->common[holder] / whole};
        tally->common[holder] = 0;
        put_edge(best, &count, &edge);
    }
    g_array_set_size(tally->seen, 0);
    for (guint i = 0; i < count; i++) {
        best[i].likeness = jy_profile_likeness(profile_at(left, best[i].left), profile, weights);
        if (best[i].likeness >= least) {
            g_array_append_val(edges, best[i]);
        }
    }
}

GArray *jy_likes_find(jy_profiles *left, const int *left_partners, jy_profiles *right, const int *right_partners,
                      double least, jy_budget *budget)
{
    GArray *edges = g_array_new(false, false, sizeof(jy_likes_edge));
    g_autoptr(GHashTable) weights = jy_profile_weigh(left, right), holders = index_pairs(left, left_partners);
    g_autofree double *common = g_new0(double, left->list->len + 1);
    g_autoptr(GArray) seen = g_array_new(false, false, sizeof(guint));
    likes_tally tally = {common, seen};
    for (guint i = 0; i < right->list->len; i++) {
        const jy_profile *profile = profile_at(right, i);
        if (right_partners[i] < 0 && profile->length >= LENGTH_LEAST &&
            jy_budget_charge(budget, price_of(profile, holders))) {
            tally_pairs(profile, holders, weights, &tally);
            take_best(left, profile, i, weights, least, &tally, edges);
        }
    }
    g_array_sort(edges, compare_edges);
    return edges;
}

/* alignment.c: first what is the same in the same order, then what is the same elsewhere, then what is most alike. */
#include "searcher/compare/alignment.h"

#include "searcher/compare/chain.h"
#include "searcher/compare/likes.h"

/* How alike two sentences are of which one became the other: so much that they are looked for wherever they stand; so
 * much between the same neighbours; so much anywhere else. */
#define LIKE_SURELY 0.6
#define LIKE_BETWEEN 0.3
#define LIKE_ELSEWHERE 0.45

/* A sentence that stands so often in both is taken in order only: each of the one with each of the other is too many.
 */
#define REPEATS_MOST 256
/* A shorter one, in characters, that is the same elsewhere is another: 谢谢大家. */
#define MOVED_LEAST 6

typedef struct {
    jy_profiles left, right;
    int *lefts, *rights; /* the partner of each; JY_PAIR_NOBODY for none */
    double *likeness;    /* of each of the right with its partner */
} alignment;

static guint count_of(const jy_profiles *profiles)
{
    return profiles->list->len;
}

static const jy_profile *profile_at(const jy_profiles *profiles, guint i)
{
    return &g_array_index(profiles->list, jy_profile, i);
}

static void match(alignment *to, guint left, guint right, double likeness)
{
    to->lefts[left] = (int)right;
    to->rights[right] = (int)left;
    to->likeness[right] = likeness;
}

static bool is_free(const alignment *to, guint left, guint right)
{
    return to->lefts[left] < 0 && to->rights[right] < 0;
}

static int *make_partners(guint count)
{
    int *partners = g_new(int, count + 1);
    for (guint i = 0; i < count; i++) {
        partners[i] = JY_PAIR_NOBODY;
    }
    return partners;
}

/* ---- what is the same ---- */

/* The sentences of a text by their keys, in order. Returns a new table of char * to GArray of guint. */
static GHashTable *index_keys(const jy_profiles *profiles, const int *partners)
{
    GHashTable *places = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
    for (guint i = 0; i < count_of(profiles); i++) {
        const jy_profile *profile = profile_at(profiles, i);
        if (partners[i] >= 0 || !profile->length) {
            continue;
        }
        GArray *list = g_hash_table_lookup(places, profile->key);
        if (!list) {
            list = g_array_new(false, false, sizeof(guint));
            g_hash_table_insert(places, profile->key, list);
        }
        g_array_append_val(list, i);
    }
    return places;
}

/* Appends the links of equal sentences: of each with each, or of many the N-th with the N-th. */
static void link_equals(const GArray *lefts, const GArray *rights, double weight, GArray *links)
{
    const bool is_each = lefts->len * rights->len <= REPEATS_MOST;
    for (guint i = 0; i < lefts->len; i++) {
        for (guint j = is_each ? 0 : i; j < (is_each ? rights->len : MIN(rights->len, i + 1)); j++) {
            const jy_chain_link link = {g_array_index(lefts, guint, i), g_array_index(rights, guint, j), weight, false};
            g_array_append_val(links, link);
        }
    }
}

static GArray *find_equals(const alignment *to, guint least)
{
    GArray *links = g_array_new(false, false, sizeof(jy_chain_link));
    g_autoptr(GHashTable) lefts = index_keys(&to->left, to->lefts), rights = index_keys(&to->right, to->rights);
    GHashTableIter each;
    gpointer key, places;
    g_hash_table_iter_init(&each, lefts);
    while (g_hash_table_iter_next(&each, &key, &places)) {
        const GArray *others = g_hash_table_lookup(rights, key);
        const guint length = (guint)g_utf8_strlen(key, -1);
        if (others && length >= least) {
            link_equals(places, others, length, links);
        }
    }
    return links;
}

/* What keeps its order, longer sentences before shorter ones; then the same at another place. */
static void match_equals(alignment *to)
{
    g_autoptr(GArray) links = find_equals(to, 1);
    jy_chain_choose(links, count_of(&to->right));
    for (guint i = 0; i < links->len; i++) {
        const jy_chain_link *link = &g_array_index(links, jy_chain_link, i);
        if (link->is_chosen) {
            match(to, link->left, link->right, 1);
        }
    }
    g_autoptr(GArray) elsewhere = find_equals(to, MOVED_LEAST);
    jy_chain_choose(elsewhere, count_of(&to->right)); /* which sorts them */
    for (guint i = elsewhere->len; i-- > 0;) {
        const jy_chain_link *link = &g_array_index(elsewhere, jy_chain_link, i);
        if (is_free(to, link->left, link->right)) {
            match(to, link->left, link->right, 1);
        }
    }
}

/* ---- what is alike ---- */

/* The links of all that is matched, those in the chain chosen. Returns a new array of jy_chain_link. */
static GArray *chain_of(const alignment *to)
{
    GArray *links = g_array_new(false, false, sizeof(jy_chain_link));
    for (guint i = 0; i < count_of(&to->left); i++) {
        if (to->lefts[i] >= 0) {
            const guint right = (guint)to->lefts[i];
            const double weight = to->likeness[right] * (1 + profile_at(&to->right, right)->length);
            const jy_chain_link link = {i, right, weight, false};
            g_array_append_val(links, link);
        }
    }
    jy_chain_choose(links, count_of(&to->right));
    return links;
}

/* How many of the chain stand before each sentence: those with the same number stand between the same neighbours. */
static void number_gaps(const GArray *chain, guint *lefts, guint left_count, guint *rights, guint right_count)
{
    guint left = 0, right = 0, number = 0;
    for (guint i = 0; i < chain->len; i++) {
        const jy_chain_link *link = &g_array_index(chain, jy_chain_link, i);
        for (; link->is_chosen && left <= link->left; left++) {
            lefts[left] = number;
        }
        for (; link->is_chosen && right <= link->right; right++) {
            rights[right] = number;
        }
        number += link->is_chosen;
    }
    for (; left < left_count; left++) {
        lefts[left] = number;
    }
    for (; right < right_count; right++) {
        rights[right] = number;
    }
}

static void match_likes(alignment *to, jy_budget *budget)
{
    g_autoptr(GArray) edges = jy_likes_find(&to->left, to->lefts, &to->right, to->rights, LIKE_BETWEEN, budget);
    g_autofree guint *lefts = g_new0(guint, count_of(&to->left) + 1);
    g_autofree guint *rights = g_new0(guint, count_of(&to->right) + 1);
    static const struct {
        double least;
        bool between; /* the same neighbours only */
    } ROUNDS[] = {{LIKE_SURELY, false}, {LIKE_BETWEEN, true}, {LIKE_ELSEWHERE, false}};
    for (size_t round = 0; round < G_N_ELEMENTS(ROUNDS); round++) {
        g_autoptr(GArray) chain = chain_of(to);
        number_gaps(chain, lefts, count_of(&to->left), rights, count_of(&to->right));
        for (guint i = 0; i < edges->len; i++) {
            const jy_likes_edge *edge = &g_array_index(edges, jy_likes_edge, i);
            const bool is_near = !ROUNDS[round].between || lefts[edge->left] == rights[edge->right];
            if (edge->likeness >= ROUNDS[round].least && is_near && is_free(to, edge->left, edge->right)) {
                match(to, edge->left, edge->right, edge->likeness);
            }
        }
    }
}

/* ---- the pairs in order ---- */

static bool *find_moved(const alignment *to)
{
    bool *moved = g_new0(bool, count_of(&to->right) + 1);
    g_autoptr(GArray) chain = chain_of(to);
    for (guint i = 0; i < chain->len; i++) {
        const jy_chain_link *link = &g_array_index(chain, jy_chain_link, i);
        moved[link->right] = !link->is_chosen;
    }
    return moved;
}

static bool is_same(const alignment *to, guint left, guint right)
{
    return g_str_equal(profile_at(&to->left, left)->key, profile_at(&to->right, right)->key);
}

/* Appends what is gone from a sentence of the left on, up to one that is kept in order. Returns where that is. */
static guint append_gone(const alignment *to, const bool *moved, guint left, GArray *pairs)
{
    for (; left < count_of(&to->left) && (to->lefts[left] < 0 || moved[to->lefts[left]]); left++) {
        if (to->lefts[left] < 0) {
            const jy_pair pair = {JY_PAIR_GONE, (int)left, JY_PAIR_NOBODY, false, 0};
            g_array_append_val(pairs, pair);
        }
    }
    return left;
}

static GArray *put_in_order(const alignment *to)
{
    GArray *pairs = g_array_new(false, false, sizeof(jy_pair));
    g_autofree bool *moved = find_moved(to);
    guint left = append_gone(to, moved, 0, pairs);
    for (guint right = 0; right < count_of(&to->right); right++) {
        const int partner = to->rights[right];
        jy_pair pair = {JY_PAIR_NEW, partner, (int)right, moved[right], to->likeness[right]};
        if (partner >= 0) {
            pair.kind = !is_same(to, (guint)partner, right) ? JY_PAIR_CHANGED
                        : moved[right]                      ? JY_PAIR_MOVED
                                                            : JY_PAIR_SAME;
        }
        g_array_append_val(pairs, pair);
        if (partner >= 0 && !moved[right]) {
            left = append_gone(to, moved, left + 1, pairs);
        }
    }
    return pairs;
}

static void drop_single(GArray *pairs)
{
    guint kept = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const jy_pair pair = g_array_index(pairs, jy_pair, i);
        if (pair.left != JY_PAIR_NOBODY && pair.right != JY_PAIR_NOBODY) {
            g_array_index(pairs, jy_pair, kept++) = pair;
        }
    }
    g_array_set_size(pairs, kept);
}

GArray *jy_alignment_make(const char *const *left, guint lefts, const char *const *right, guint rights,
                          jy_budget *budget)
{
    g_autofree int *left_partners = make_partners(lefts), *right_partners = make_partners(rights);
    g_autofree double *likeness = g_new0(double, rights + 1);
    alignment to = {.lefts = left_partners, .rights = right_partners, .likeness = likeness};
    jy_profile_read_all(left, lefts, &to.left);
    jy_profile_read_all(right, rights, &to.right);
    match_equals(&to);
    match_likes(&to, budget);
    GArray *pairs = put_in_order(&to);
    if (jy_budget_is_spent(budget)) {
        drop_single(pairs);
    }
    jy_profile_clear_all(&to.left);
    jy_profile_clear_all(&to.right);
    return pairs;
}

const char *jy_alignment_kind_name(jy_pair_kind kind)
{
    static const char *const NAMES[JY_PAIRS] = {
        [JY_PAIR_SAME] = "same", [JY_PAIR_CHANGED] = "changed", [JY_PAIR_MOVED] = "moved",
        [JY_PAIR_NEW] = "new",   [JY_PAIR_GONE] = "gone",
    };
    return NAMES[kind];
}

/* profile.c: what a sentence is made of. */
#include "searcher/compare/profile.h"

#include <jiyan/text/fold.h>
#include <math.h>
#include <stdbool.h>

/* ---- of one sentence ---- */

/* What belongs to a number: 1.5 is not 15, 5% is not 5, 5-6 is not 56. A comma between digits only groups them. */
static bool is_of_number(gunichar before, gunichar character, gunichar after)
{
    return g_unichar_isdigit(before) && character != ',' && !g_unichar_isspace(character) &&
           (g_unichar_isdigit(after) || character == '%' || character == 0x2030);
}

static char *make_key(const char *text, uint32_t *ret_length)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    GString *key = g_string_new(NULL);
    gunichar before = 0;
    *ret_length = 0;
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at), after = g_utf8_get_char(g_utf8_next_char(at));
        if (g_unichar_isalnum(character) || is_of_number(before, character, after)) {
            g_string_append_unichar(key, character);
            ++*ret_length;
        }
        before = character;
    }
    return g_string_free(key, false);
}

static int compare_pairs(gconstpointer left, gconstpointer right)
{
    const uint64_t one = *(const uint64_t *)left, other = *(const uint64_t *)right;
    return (one > other) - (one < other);
}

/* The pairs of a key, in which a number is one character whatever it is. */
static GArray *make_pairs(const char *key)
{
    GArray *pairs = g_array_new(false, false, sizeof(uint64_t));
    gunichar before = '\n'; /* what a sentence begins with is a pair, too */
    for (const char *at = key; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        character = g_unichar_isalnum(character) && !g_unichar_isdigit(character) ? character : '0';
        if (character != '0' || before != '0') {
            const uint64_t pair = (uint64_t)before << 32 | character;
            g_array_append_val(pairs, pair);
        }
        before = character;
    }
    g_array_sort(pairs, compare_pairs);
    guint kept = 0;
    for (guint i = 0; i < pairs->len; i++) {
        const uint64_t pair = g_array_index(pairs, uint64_t, i);
        if (!kept || g_array_index(pairs, uint64_t, kept - 1) != pair) {
            g_array_index(pairs, uint64_t, kept++) = pair;
        }
    }
    g_array_set_size(pairs, kept);
    return pairs;
}

/* ---- of many ---- */

/* Fibonacci hashing: all bits of both characters reach the upper ones. */
static guint hash_pair(gconstpointer pair)
{
    return (guint)(*(const uint64_t *)pair * UINT64_C(0x9E3779B97F4A7C15) >> 32);
}

GHashTable *jy_profile_table(GDestroyNotify free_value)
{
    return g_hash_table_new_full(hash_pair, g_int64_equal, NULL, free_value);
}

void jy_profile_read_all(const char *const *texts, guint count, jy_profiles *ret_profiles)
{
    ret_profiles->list = g_array_sized_new(false, false, sizeof(jy_profile), count);
    for (guint i = 0; i < count; i++) {
        jy_profile profile = {0};
        profile.key = make_key(texts[i], &profile.length);
        profile.pairs = make_pairs(profile.key);
        g_array_append_val(ret_profiles->list, profile);
    }
}

void jy_profile_clear_all(jy_profiles *profiles)
{
    for (guint i = 0; profiles->list && i < profiles->list->len; i++) {
        jy_profile *profile = &g_array_index(profiles->list, jy_profile, i);
        g_free(profile->key);
        g_array_unref(profile->pairs);
    }
    g_clear_pointer(&profiles->list, g_array_unref);
}

static void count_pairs(const jy_profiles *profiles, GHashTable *counts)
{
    for (guint i = 0; i < profiles->list->len; i++) {
        const GArray *pairs = g_array_index(profiles->list, jy_profile, i).pairs;
        for (guint j = 0; j < pairs->len; j++) {
            uint64_t *pair = &g_array_index(pairs, uint64_t, j);
            double *count = g_hash_table_lookup(counts, pair);
            if (!count) {
                count = g_new0(double, 1);
                g_hash_table_insert(counts, pair, count);
            }
            *count += 1;
        }
    }
}

static double weight_of(GHashTable *weights, const uint64_t *pair)
{
    return *(const double *)g_hash_table_lookup(weights, pair);
}

static void put_weights(jy_profiles *profiles, GHashTable *weights)
{
    for (guint i = 0; i < profiles->list->len; i++) {
        jy_profile *profile = &g_array_index(profiles->list, jy_profile, i);
        for (guint j = 0; j < profile->pairs->len; j++) {
            profile->weight += weight_of(weights, &g_array_index(profile->pairs, uint64_t, j));
        }
    }
}

GHashTable *jy_profile_weigh(jy_profiles *left, jy_profiles *right)
{
    GHashTable *weights = jy_profile_table(g_free);
    const double all = left->list->len + right->list->len;
    count_pairs(left, weights);
    count_pairs(right, weights);
    GHashTableIter each;
    gpointer weight;
    g_hash_table_iter_init(&each, weights);
    while (g_hash_table_iter_next(&each, NULL, &weight)) {
        *(double *)weight = log(1 + all / *(double *)weight);
    }
    put_weights(left, weights);
    put_weights(right, weights);
    return weights;
}

double jy_profile_likeness(const jy_profile *left, const jy_profile *right, GHashTable *weights)
{
    double common = 0;
    for (guint i = 0, j = 0; i < left->pairs->len && j < right->pairs->len;) {
        const uint64_t *one = &g_array_index(left->pairs, uint64_t, i);
        const uint64_t other = g_array_index(right->pairs, uint64_t, j);
        common += *one == other ? weight_of(weights, one) : 0;
        i += *one <= other;
        j += *one >= other;
    }
    return left->weight + right->weight > 0 ? 2 * common / (left->weight + right->weight) : 0;
}

/* homophone.c: runs of Han that sound like one, by a beam over its characters. */
#include "searcher/spelling/homophone.h"

#include <jiyan/text/pinyin.h>
#include <math.h>
#include <string.h>

#include "searcher/spelling/variant.h"

/* What a character of the same sound costs, and one that only many speakers take for the same. */
#define SAME_COST 2
#define NEAR_COST 3
/* Characters that are tried for one, the most frequent. */
#define SAME_MOST 12
#define NEAR_MOST 6
/* Beginnings that are followed. */
#define BEAM 24

typedef struct {
    gunichar character;
    uint32_t frequency;
    bool same;
} candidate;

/* A beginning of the run. */
typedef struct {
    gunichar characters[JY_VARIANT_LENGTH];
    guint changed;
    double cost;
    double score; /* logarithms of its pairs, less the cost */
} beginning;

static int by_frequency(const void *a, const void *b)
{
    const candidate *left = a, *right = b;
    if (left->frequency != right->frequency) {
        return left->frequency < right->frequency ? 1 : -1;
    }
    return (left->character > right->character) - (left->character < right->character);
}

static int by_score(const void *a, const void *b)
{
    const beginning *left = a, *right = b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return memcmp(left->characters, right->characters, sizeof left->characters);
}

typedef struct {
    const jy_vocabulary *lexicon;
    GArray *found;
} alike_sink;

static void take_alike(gunichar other, bool same, void *user)
{
    alike_sink *sink = user;
    candidate one = {other, jy_vocabulary_character(sink->lexicon, other), same};
    if (one.frequency) {
        g_array_append_val(sink->found, one);
    }
}

/* The character itself and those that may have been meant. Returns a new array of candidate. */
static GArray *candidates_for(const jy_vocabulary *lexicon, gunichar character, bool may_change)
{
    g_autoptr(GArray) alike = g_array_new(false, false, sizeof(candidate));
    alike_sink sink = {lexicon, alike};
    if (may_change) {
        jy_pinyin_alike(character, take_alike, &sink);
    }
    g_array_sort(alike, by_frequency);
    GArray *chosen = g_array_new(false, false, sizeof(candidate));
    candidate itself = {character, 0, true};
    g_array_append_val(chosen, itself);
    guint same = 0, near = 0;
    for (guint i = 0; i < alike->len; i++) {
        const candidate *one = &g_array_index(alike, candidate, i);
        guint *count = one->same ? &same : &near;
        if (*count < (one->same ? SAME_MOST : NEAR_MOST)) {
            g_array_append_vals(chosen, one, 1);
            ++*count;
        }
    }
    return chosen;
}

/* Characters of a run that may be changed. */
static guint most_changed(guint length)
{
    return length <= 2 ? 1 : length <= 5 ? 2 : 3;
}

/* Puts a candidate behind a beginning. Returns false where the two never stand side by side. */
static bool extend(jy_vocabulary *lexicon, const beginning *from, guint at, const candidate *next, beginning *ret_made)
{
    gunichar before = at ? from->characters[at - 1] : 0;
    uint32_t frequency = at ? jy_vocabulary_pair(lexicon, before, next->character) : 1;
    *ret_made = *from;
    ret_made->characters[at] = next->character;
    ret_made->score += frequency ? log(frequency) : 0;
    return frequency > 0;
}

/* `most`: how many characters may be changed. */
static GArray *extend_all(jy_vocabulary *lexicon, const GArray *beam, guint at, const GArray *candidates, guint most)
{
    const gunichar character = g_array_index(candidates, candidate, 0).character;
    GArray *made = g_array_new(false, false, sizeof(beginning));
    for (guint i = 0; i < beam->len; i++) {
        for (guint j = 0; j < candidates->len; j++) {
            const candidate *next = &g_array_index(candidates, candidate, j);
            beginning one;
            bool changes = next->character != character;
            if (!extend(lexicon, &g_array_index(beam, beginning, i), at, next, &one) || one.changed + changes > most) {
                continue;
            }
            double cost = !changes ? 0 : next->same ? SAME_COST : NEAR_COST;
            one.changed += changes;
            one.cost += cost;
            one.score -= cost;
            g_array_append_val(made, one);
        }
    }
    g_array_sort(made, by_score);
    g_array_set_size(made, MIN(made->len, BEAM));
    return made;
}

void jy_homophone_find(jy_vocabulary *lexicon, const gunichar *run, guint length, guint first, guint last,
                       jy_homophone_fn *fn, void *user)
{
    GArray *beam = g_array_new(false, false, sizeof(beginning));
    const beginning empty = {0};
    g_array_append_val(beam, empty);
    for (guint i = 0; i < length; i++) {
        g_autoptr(GArray) candidates = candidates_for(lexicon, run[i], i >= first && i <= last);
        GArray *longer = extend_all(lexicon, beam, i, candidates, most_changed(length));
        g_array_unref(beam);
        beam = longer;
    }
    for (guint i = 0; i < beam->len; i++) {
        const beginning *whole = &g_array_index(beam, beginning, i);
        fn(whole->characters, length, whole->cost, user);
    }
    g_array_unref(beam);
}

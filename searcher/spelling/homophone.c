/* homophone.c: runs of Han that sound like one, by a beam over its characters. */
#include "searcher/spelling/homophone.h"

#include <jiyan/text/pinyin.h>
#include <math.h>
#include <string.h>

#include "searcher/spelling/variant.h"

/* What a character of the same sound costs, and one that only many speakers take for the same. */
#define SAME_COST 2
#define NEAR_COST 3
/* Characters that are taken for one, the most frequent. */
#define SAME_MOST 12
#define NEAR_MOST 6
/* Beginnings that are followed. */
#define BEAM 24

typedef struct {
    gunichar character;
    uint32_t frequency;
    bool same;
} sound_alike;

/* A beginning of the run. */
typedef struct {
    gunichar characters[JY_VARIANT_LENGTH];
    guint changed;
    double cost;
    double score; /* logarithms of its pairs, less the cost */
} beginning;

static int by_frequency(const void *a, const void *b)
{
    const sound_alike *left = a, *right = b;
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
    const jy_vocabulary *vocabulary;
    GArray *found;
} alike_sink;

static void take_alike(gunichar other, bool same, void *user)
{
    alike_sink *sink = user;
    sound_alike one = {other, jy_vocabulary_character(sink->vocabulary, other), same};
    if (one.frequency) {
        g_array_append_val(sink->found, one);
    }
}

/* The character itself and those that may have been meant. Returns a new array of sound_alike. */
static GArray *alternatives_for(const jy_vocabulary *vocabulary, gunichar character, bool may_change)
{
    g_autoptr(GArray) alike = g_array_new(false, false, sizeof(sound_alike));
    alike_sink sink = {vocabulary, alike};
    if (may_change) {
        jy_pinyin_alike(character, take_alike, &sink);
    }
    g_array_sort(alike, by_frequency);
    GArray *chosen = g_array_new(false, false, sizeof(sound_alike));
    sound_alike itself = {character, 0, true};
    g_array_append_val(chosen, itself);
    guint same = 0, near = 0;
    for (guint i = 0; i < alike->len; i++) {
        const sound_alike *one = &g_array_index(alike, sound_alike, i);
        guint *count = one->same ? &same : &near;
        if (*count < (one->same ? SAME_MOST : NEAR_MOST)) {
            g_array_append_vals(chosen, one, 1);
            ++*count;
        }
    }
    return chosen;
}

/* Puts each alternative behind each beginning where the two occur side by side. `most`: how many characters may be
 * changed. */
static GArray *extend_all(jy_vocabulary *vocabulary, const GArray *beam, guint at, const GArray *alternatives,
                          guint most)
{
    const gunichar character = g_array_index(alternatives, sound_alike, 0).character;
    GArray *made = g_array_new(false, false, sizeof(beginning));
    for (guint i = 0; i < beam->len * alternatives->len; i++) {
        beginning one = g_array_index(beam, beginning, i / alternatives->len);
        const sound_alike *next = &g_array_index(alternatives, sound_alike, i % alternatives->len);
        uint32_t frequency = at ? jy_vocabulary_pair(vocabulary, one.characters[at - 1], next->character) : 1;
        bool changes = next->character != character;
        if (frequency == 0 || one.changed + changes > most) {
            continue;
        }
        double cost = !changes ? 0 : next->same ? SAME_COST : NEAR_COST;
        one.characters[at] = next->character;
        one.changed += changes;
        one.cost += cost;
        one.score += log(frequency) - cost;
        g_array_append_val(made, one);
    }
    g_array_sort(made, by_score);
    g_array_set_size(made, MIN(made->len, BEAM));
    return made;
}

void jy_homophone_find(jy_vocabulary *vocabulary, const jy_homophone_run *run, jy_homophone_fn *fn, void *user)
{
    const guint length = run->length, most = length <= 2 ? 1 : length <= 5 ? 2 : 3;
    GArray *beam = g_array_new(false, false, sizeof(beginning));
    const beginning empty = {0};
    g_array_append_val(beam, empty);
    for (guint i = 0; i < length; i++) {
        bool may_change = i >= run->first && i <= run->last;
        g_autoptr(GArray) alternatives = alternatives_for(vocabulary, run->characters[i], may_change);
        GArray *longer = extend_all(vocabulary, beam, i, alternatives, most);
        g_array_unref(beam);
        beam = longer;
    }
    for (guint i = 0; i < beam->len; i++) {
        const beginning *whole = &g_array_index(beam, beginning, i);
        fn(whole->characters, length, whole->cost, user);
    }
    g_array_unref(beam);
}

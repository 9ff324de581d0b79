/* homophone.c: runs of Han that sound like one. */
#include "searcher/spelling/homophone.h"

#include <jiyan/text/pinyin.h>
#include <string.h>

#include "searcher/spelling/variant.h"

/* What a character of the same sound costs, and one that only many speakers take for the same. */
#define SAME_COST 2
#define NEAR_COST 3
/* Characters that are taken for one, the most frequent. */
#define SAME_MOST 12
#define NEAR_MOST 6

typedef struct {
    gunichar character;
    uint32_t frequency; /* behind what is before it, where that is known */
    bool same;          /* not only to many speakers */
} sound_alike;

static int by_frequency(const void *a, const void *b)
{
    const sound_alike *left = a, *right = b;
    if (left->frequency != right->frequency) {
        return left->frequency < right->frequency ? 1 : -1;
    }
    return (left->character > right->character) - (left->character < right->character);
}

/* What is sought for a place of the run. */
typedef struct {
    jy_vocabulary *vocabulary;
    gunichar before; /* 0: none, or one that is changed, too */
    GArray *found;
} alike_sink;

static void take_alike(gunichar other, bool same, void *user)
{
    alike_sink *sink = user;
    sound_alike one = {other, jy_vocabulary_character(sink->vocabulary, other), same};
    one.frequency =
        one.frequency && sink->before ? jy_vocabulary_pair(sink->vocabulary, sink->before, other) : one.frequency;
    if (one.frequency) {
        g_array_append_val(sink->found, one);
    }
}

/* The most frequent characters that may have been meant at a place of the run, beside those of its neighbours that are
 * not changed. Returns a new array of sound_alike. */
static GArray *alternatives_at(jy_vocabulary *vocabulary, const jy_homophone_run *run, guint at)
{
    g_autoptr(GArray) alike = g_array_new(false, false, sizeof(sound_alike));
    alike_sink sink = {vocabulary, at && at == run->first ? run->characters[at - 1] : 0, alike};
    if (sink.before) {
        jy_vocabulary_expect(vocabulary, sink.before);
    }
    jy_pinyin_alike(run->characters[at], take_alike, &sink);
    g_array_sort(alike, by_frequency);
    const gunichar behind = at == run->last && at + 1 < run->length ? run->characters[at + 1] : 0;
    GArray *chosen = g_array_new(false, false, sizeof(sound_alike));
    guint same = 0, near = 0;
    for (guint i = 0; i < alike->len; i++) {
        const sound_alike *one = &g_array_index(alike, sound_alike, i);
        guint *count = one->same ? &same : &near;
        if ((*count)++ < (one->same ? SAME_MOST : NEAR_MOST) &&
            (!behind || jy_vocabulary_pair(vocabulary, one->character, behind))) {
            g_array_append_vals(chosen, one, 1);
        }
    }
    return chosen;
}

static double cost_of(const sound_alike *one)
{
    return one->same ? SAME_COST : NEAR_COST;
}

void jy_homophone_find(jy_vocabulary *vocabulary, const jy_homophone_run *run, jy_homophone_fn *fn, void *user)
{
    gunichar changed[JY_VARIANT_LENGTH];
    memcpy(changed, run->characters, run->length * sizeof *changed);
    g_autoptr(GArray) first = alternatives_at(vocabulary, run, run->first);
    g_autoptr(GArray) second =
        run->last > run->first && first->len ? alternatives_at(vocabulary, run, run->last) : NULL;
    for (guint i = 0; i < first->len; i++) {
        const sound_alike *left = &g_array_index(first, sound_alike, i);
        changed[run->first] = left->character;
        if (run->last == run->first) {
            fn(changed, run->length, cost_of(left), user);
        }
        for (guint j = 0; second && j < second->len; j++) {
            const sound_alike *right = &g_array_index(second, sound_alike, j);
            changed[run->last] = right->character;
            if (jy_vocabulary_pair(vocabulary, left->character, right->character)) {
                fn(changed, run->length, cost_of(left) + cost_of(right), user);
            }
        }
    }
}

/* syllables.c: what letters spell, from left to right: of all runs that end at a letter, the likeliest are kept. */
#include "searcher/spelling/syllables.h"

#include <jiyan/text/pinyin.h>
#include <math.h>
#include <string.h>

#include "searcher/spelling/variant.h"

/* Letters of a word that is looked at. */
#define LETTERS_MOST 48
/* What a character costs that has the sound only coarsely, as the logarithm of how many times rarer it is meant. */
#define NEAR_COST 4
/* Characters of a syllable that are tried: the most frequent; runs that are kept at each letter. */
#define TRIED_MOST 16
#define KEPT_MOST 24
/* Terms that may be passed over, about 20 ms: nobody types pinyin but for what they are to spell. */
#define WORK 60000
/* Runs that are given. */
#define GIVEN_MOST 12

/* What the letters up to some place spell. */
typedef struct {
    gunichar characters[JY_VARIANT_LENGTH];
    guint length;
    double score;
    uint32_t most; /* passages with its rarest pair */
} spelled_run;

typedef struct {
    gunichar character;
    double cost;
    uint32_t frequency;
} reading;

typedef struct {
    jy_vocabulary *vocabulary;
    const char *letters;
    size_t length;
    GArray *ends[LETTERS_MOST + 1]; /* of spelled_run, by the letters that they spell */
} syllable_text;

/* ---- a syllable ---- */

typedef struct {
    jy_vocabulary *vocabulary;
    GArray *readings;
} reading_sink;

static void take_reading(gunichar other, bool same, void *user)
{
    reading_sink *sink = user;
    const reading one = {other, same ? 0 : NEAR_COST, jy_vocabulary_character(sink->vocabulary, other)};
    if (one.frequency) {
        g_array_append_val(sink->readings, one);
    }
}

static double worth_of(const reading *one)
{
    return log(one->frequency) - one->cost;
}

static int by_worth(const void *a, const void *b)
{
    const reading *left = a, *right = b;
    if (worth_of(left) != worth_of(right)) {
        return worth_of(left) < worth_of(right) ? 1 : -1;
    }
    return (left->character > right->character) - (left->character < right->character);
}

/* The likeliest characters of a sound. Returns a new array of reading. */
static GArray *readings_of(jy_vocabulary *vocabulary, unsigned sound)
{
    GArray *readings = g_array_new(false, false, sizeof(reading));
    reading_sink sink = {vocabulary, readings};
    jy_pinyin_spelled(sound, take_reading, &sink);
    g_array_sort(readings, by_worth);
    g_array_set_size(readings, MIN(readings->len, TRIED_MOST));
    return readings;
}

/* ---- a word ---- */

/* Puts a character behind a run, where the index has it there: how often is guessed as in variant.c. */
static void extend(const syllable_text *of, const spelled_run *run, const reading *one, GArray *longer)
{
    spelled_run fresh = *run;
    if (run->length == JY_VARIANT_LENGTH) {
        return;
    }
    fresh.characters[fresh.length++] = one->character;
    fresh.score -= one->cost;
    if (run->length) {
        const gunichar last = run->characters[run->length - 1];
        const uint32_t pair = jy_vocabulary_pair(of->vocabulary, last, one->character);
        if (pair == 0) {
            return;
        }
        fresh.most = MIN(run->most, pair);
        fresh.score += log(pair);
        fresh.score -= run->length > 1 ? log(MAX(jy_vocabulary_character(of->vocabulary, last), pair)) : 0;
    }
    g_array_append_val(longer, fresh);
}

static int by_score(const void *a, const void *b)
{
    const spelled_run *left = a, *right = b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return memcmp(left->characters, right->characters, sizeof left->characters);
}

/* Runs of one character are all kept: how likely they are is seen with the next. */
static void keep_best(GArray *runs)
{
    g_array_sort(runs, by_score);
    g_array_set_size(runs, MIN(runs->len, KEPT_MOST));
}

/* Spells one syllable more, whichever begins at the letter. */
static void spell_from(syllable_text *of, size_t start)
{
    const char *letters = of->letters + start;
    const size_t begun = *letters == '\'';
    const size_t room = strcspn(letters + begun, "'");
    GArray *runs = of->ends[start];
    keep_best(runs);
    for (guint i = 0; i < runs->len; i++) {
        const spelled_run *run = &g_array_index(runs, spelled_run, i);
        if (run->length) {
            jy_vocabulary_expect(of->vocabulary, run->characters[run->length - 1]);
        }
    }
    for (size_t length = 1; runs->len && length <= MIN(room, JY_PINYIN_LONGEST); length++) {
        const unsigned sound = jy_pinyin_syllable(letters + begun, length);
        g_autoptr(GArray) readings = sound ? readings_of(of->vocabulary, sound) : NULL;
        for (guint i = 0; readings && i < runs->len * readings->len; i++) {
            extend(of, &g_array_index(runs, spelled_run, i / readings->len),
                   &g_array_index(readings, reading, i % readings->len), of->ends[start + begun + length]);
        }
    }
}

bool jy_syllables_fit(const char *text)
{
    g_autofree char *letters = jy_pinyin_letters(text);
    bool reached[LETTERS_MOST + 1] = {true};
    const size_t length = letters ? strlen(letters) : 0;
    for (size_t start = 0; length <= LETTERS_MOST && start < length; start++) {
        const size_t begun = letters[start] == '\'';
        for (size_t i = 1; reached[start] && i <= JY_PINYIN_LONGEST && start + begun + i <= length; i++) {
            reached[start + begun + i] |= jy_pinyin_syllable(letters + start + begun, i) != 0;
        }
    }
    return length && length <= LETTERS_MOST && reached[length];
}

GPtrArray *jy_syllables_find(jy_vocabulary *vocabulary, const char *text, GError **err)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)jy_variant_free);
    g_autofree char *letters = jy_pinyin_letters(text);
    if (!jy_syllables_fit(text)) { /* an English word, as a rule */
        return g_steal_pointer(&found);
    }
    syllable_text of = {.vocabulary = vocabulary, .letters = letters, .length = strlen(letters)};
    const spelled_run none = {.most = UINT32_MAX};
    jy_vocabulary_allow(vocabulary, WORK);
    for (size_t i = 0; i <= of.length; i++) {
        of.ends[i] = g_array_new(false, false, sizeof(spelled_run));
    }
    g_array_append_val(of.ends[0], none);
    for (size_t i = 0; i < of.length; i++) {
        spell_from(&of, i);
    }
    GArray *runs = of.ends[of.length];
    g_array_sort(runs, by_score);
    for (guint i = 0; i < runs->len && found->len < GIVEN_MOST; i++) {
        const spelled_run *run = &g_array_index(runs, spelled_run, i);
        if (run->length > 1) {
            jy_variant *variant = g_new0(jy_variant, 1);
            variant->text = g_ucs4_to_utf8(run->characters, run->length, NULL, NULL, NULL);
            variant->score = run->score;
            variant->most = run->most;
            g_ptr_array_add(found, variant);
        }
    }
    for (size_t i = 0; i <= of.length; i++) {
        g_array_unref(of.ends[i]);
    }
    return jy_vocabulary_done(vocabulary, err) ? g_steal_pointer(&found) : NULL;
}

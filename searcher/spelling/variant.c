/* variant.c: other spellings of a run. A run of Han is in the index as pairs of neighbours; a pair that is not
 * there, or else the rarest, is where it was mistyped. */
#include "searcher/spelling/variant.h"

#include <libintl.h>
#include <math.h>
#include <string.h>

#include "searcher/spelling/homophone.h"

#define _(s) gettext(s)

/* What a change costs, as the logarithm of how many times rarer it makes a spelling. */
#define SWAP_COST 3
#define MISSING_COST 4
#define EDIT_COST 5
#define LETTER_COST 4
/* A word is rarely mistyped at its beginning. */
#define FIRST_LETTER_COST 1
/* Characters that are put behind one: the most frequent. */
#define FOLLOWERS_MOST 40

/* The run and what was made of it so far. */
typedef struct {
    jy_vocabulary *vocabulary;
    gunichar run[JY_VARIANT_LENGTH];
    guint length;
    guint low, high; /* pairs that a change has to touch */
    GHashTable *seen;
    GPtrArray *found;
} respelling;

void jy_variant_free(jy_variant *variant)
{
    if (variant) {
        g_free(variant->text);
        g_free(variant);
    }
}

/* Takes the text. */
static void add_text(respelling *of, char *text, double score, uint32_t most)
{
    if (g_hash_table_contains(of->seen, text)) {
        g_free(text);
        return;
    }
    jy_variant *variant = g_new0(jy_variant, 1);
    variant->text = text;
    variant->score = score;
    variant->most = most;
    g_hash_table_add(of->seen, g_strdup(text));
    g_ptr_array_add(of->found, variant);
}

/* Adds a spelling where the index has all of its pairs. How often it occurs there is guessed as if each character
 * depended on the one before it only. */
static void add(respelling *of, const gunichar *characters, guint length, double cost)
{
    double guess = 0;
    uint32_t most = UINT32_MAX;
    for (guint i = 0; i + 1 < length; i++) {
        uint32_t pair = jy_vocabulary_pair(of->vocabulary, characters[i], characters[i + 1]);
        if (pair == 0) {
            return;
        }
        most = MIN(most, pair);
        guess += log(pair);
        guess -= i ? log(MAX(jy_vocabulary_character(of->vocabulary, characters[i]), pair)) : 0;
    }
    if (length > 1) {
        add_text(of, g_ucs4_to_utf8(characters, length, NULL, NULL, NULL), guess - cost, most);
    }
}

/* ---- one character ---- */

/* True when a change of characters [first, last] touches every pair that it has to. */
static bool mends(const respelling *of, guint first, guint last)
{
    return (first ? first - 1 : 0) <= of->low && last >= of->high;
}

/* Puts each character that the index knows there in the place of `taken` (0 or 1) of the run's. */
static void add_filled(respelling *of, guint at, guint taken)
{
    g_autoptr(GArray) fitting = at ? jy_vocabulary_followers(of->vocabulary, of->run[at - 1], FOLLOWERS_MOST)
                                   : jy_vocabulary_leaders(of->vocabulary, of->run + taken);
    static const char PARTICLES[] = "的了是在和与及等之"; /* they occur beside everything */
    gunichar changed[JY_VARIANT_LENGTH + 1] = {0};
    memcpy(changed, of->run, at * sizeof *changed);
    memcpy(changed + at + 1, of->run + at + taken, (of->length - at - taken) * sizeof *changed);
    for (guint i = 0; i < fitting->len; i++) {
        changed[at] = g_array_index(fitting, gunichar, i);
        if (!g_utf8_strchr(PARTICLES, -1, changed[at])) {
            add(of, changed, of->length + 1 - taken, taken ? EDIT_COST : MISSING_COST);
        }
    }
}

static void add_alike(const gunichar *characters, guint length, double cost, void *user)
{
    add(user, characters, length, cost);
}

/* Where the run has to be mended: all pairs that are not there, else the rarest. */
static void find_fault(respelling *of)
{
    uint32_t rarest = UINT32_MAX;
    bool absent = false;
    for (guint i = 0; i + 1 < of->length; i++) {
        uint32_t frequency = jy_vocabulary_pair(of->vocabulary, of->run[i], of->run[i + 1]);
        of->low = (frequency < rarest) ? i : of->low;
        of->high = (frequency < rarest || frequency == 0) ? i : of->high;
        absent = absent || frequency == 0;
        rarest = MIN(rarest, frequency);
    }
    of->high = absent ? of->high : of->low;
}

/* Characters [first, last] of the run as others of the same sound. */
static void sound_out(respelling *of, guint first, guint last)
{
    const jy_homophone_run run = {of->run, of->length, first, last};
    if (last < of->length && mends(of, first, last)) {
        jy_homophone_find(of->vocabulary, &run, add_alike, of);
    }
}

/* One character of the same sound, two swapped. */
static void spell_closely(respelling *of)
{
    for (guint i = 0; i < of->length; i++) {
        sound_out(of, i, i);
        if (i + 1 < of->length && mends(of, i, i + 1)) {
            gunichar changed[JY_VARIANT_LENGTH];
            memcpy(changed, of->run, sizeof changed);
            changed[i] = of->run[i + 1];
            changed[i + 1] = of->run[i];
            add(of, changed, of->length, SWAP_COST);
        }
    }
}

/* One character too many, any other, one missing. */
static void edit(respelling *of, guint at)
{
    if (mends(of, at, at)) {
        /* What is left without its end was typed right: that says nothing, unless the end was typed twice. */
        if ((at && at + 1 < of->length) || of->run[at] == of->run[at ? at - 1 : 1]) {
            gunichar changed[JY_VARIANT_LENGTH];
            memcpy(changed, of->run, sizeof changed);
            memcpy(changed + at, of->run + at + 1, (of->length - at - 1) * sizeof *changed);
            add(of, changed, of->length - 1, EDIT_COST);
        }
        add_filled(of, at, 1);
    }
    if (at && of->low == at - 1 && of->high == at - 1) {
        add_filled(of, at, 0);
    }
}

/* Two characters of the same sound, and what is no matter of sound. */
static void spell_widely(respelling *of)
{
    for (guint i = 0; of->length > 2 && i < of->length; i++) {
        sound_out(of, i, i + 1);
    }
    for (guint i = 0; of->length > 2 && i < of->length; i++) {
        edit(of, i);
    }
}

/* ---- a word ---- */

/* Letters changed, missing, too many or swapped with the next; `most` + 1 for more than `most`. */
static guint distance(const char *left, size_t left_length, const char *right, size_t right_length, guint most)
{
    guint rows[3][JY_WORD_LENGTH + 1];
    guint *before = rows[0], *last = rows[1], *row = rows[2];
    for (guint j = 0; j <= right_length; j++) {
        last[j] = j;
    }
    for (guint i = 1; i <= left_length; i++) {
        guint least = row[0] = i;
        for (guint j = 1; j <= right_length; j++) {
            row[j] = MIN(MIN(last[j], row[j - 1]) + 1, last[j - 1] + (left[i - 1] != right[j - 1]));
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
                row[j] = MIN(row[j], before[j - 2] + 1);
            }
            least = MIN(least, row[j]);
        }
        if (least > most) {
            return most + 1;
        }
        guint *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[right_length];
}

typedef struct {
    respelling *of;
    const char *word;
    size_t length;
    guint most;
} word_search;

static void take_word(const char *word, size_t length, uint32_t frequency, void *user)
{
    word_search *search = user;
    if (MAX(length, search->length) - MIN(length, search->length) > search->most) {
        return;
    }
    guint changed = distance(search->word, search->length, word, length, search->most);
    if (changed <= search->most) {
        double cost = LETTER_COST * changed + (*word != *search->word ? FIRST_LETTER_COST : 0);
        add_text(search->of, g_strndup(word, length), log(frequency) - cost, frequency);
    }
}

/* ---- all ---- */

static int by_score(const void *a, const void *b)
{
    const jy_variant *left = *(const jy_variant *const *)a, *right = *(const jy_variant *const *)b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return strcmp(left->text, right->text);
}

GPtrArray *jy_variant_find(jy_vocabulary *vocabulary, const char *run, bool widely, GError **err)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)jy_variant_free);
    g_hash_table_add(seen, g_strdup(run));
    respelling of = {.vocabulary = vocabulary, .seen = seen, .found = found};

    const size_t letters = strlen(run);
    const glong length = g_utf8_strlen(run, -1);
    if (g_ascii_isalpha(*run)) {
        word_search search = {&of, run, letters, letters < 3 ? 0 : letters < 6 ? 1 : 2};
        if (!widely && search.most && letters <= JY_WORD_LENGTH) {
            jy_vocabulary_words(vocabulary, *run, take_word, &search);
        }
    } else if (length > 1 && length <= JY_VARIANT_LENGTH) {
        g_autofree gunichar *characters = g_utf8_to_ucs4_fast(run, -1, NULL);
        memcpy(of.run, characters, (gsize)length * sizeof *characters);
        of.length = (guint)length;
        find_fault(&of);
        (widely ? spell_widely : spell_closely)(&of);
    }

    if (!jy_vocabulary_done(vocabulary, err)) {
        return NULL;
    }
    g_ptr_array_sort(found, by_score);
    g_ptr_array_set_size(found, (gint)MIN(found->len, JY_VARIANTS_MOST));
    return g_steal_pointer(&found);
}

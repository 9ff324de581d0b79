/* vocabulary.c: the terms of an index as its vocabulary. */
#include "searcher/spelling/vocabulary.h"

#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

#define HAN_FIRST 0x4E00
#define HAN_LAST 0x9FFF

struct jy_vocabulary {
    xc_database *database;           /* borrowed */
    const jy_characters *characters; /* borrowed */
    GHashTable *pairs;               /* both characters as one number → passages + 1 */
    xc_error failure;
    bool failed;
};

/* That of GLib takes both characters together, and with them much the same for all pairs. */
static guint hash_pair(const void *key)
{
    guint64 pair = *(const guint64 *)key;
    return (guint)(pair >> 32) * 31 + (guint)pair * 2654435761U;
}

jy_vocabulary *jy_vocabulary_new(jy_index *index, GError **err)
{
    const jy_characters *characters = jy_index_characters(index, err);
    if (!characters) {
        return NULL;
    }
    jy_vocabulary *vocabulary = g_new0(jy_vocabulary, 1);
    vocabulary->database = jy_index_database(index);
    vocabulary->characters = characters;
    vocabulary->pairs = g_hash_table_new_full(hash_pair, g_int64_equal, g_free, NULL);
    return vocabulary;
}

void jy_vocabulary_free(jy_vocabulary *vocabulary)
{
    if (vocabulary) {
        g_hash_table_unref(vocabulary->pairs);
        g_free(vocabulary);
    }
}

bool jy_vocabulary_done(jy_vocabulary *vocabulary, GError **err)
{
    if (vocabulary->failed) {
        jy_index_set_error(err, &vocabulary->failure, _("reading the index"));
    }
    return !vocabulary->failed;
}

uint32_t jy_vocabulary_pair(jy_vocabulary *vocabulary, gunichar left, gunichar right)
{
    gint64 key = (gint64)left << 32 | right;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->pairs, &key));
    if (known) {
        return known - 1;
    }
    char term[12];
    uint32_t frequency = 0;
    int length = g_unichar_to_utf8(left, term);
    length += g_unichar_to_utf8(right, term + length);
    if (!vocabulary->failed &&
        xc_database_term_freq(vocabulary->database, term, (size_t)length, &frequency, &vocabulary->failure) != XC_OK) {
        vocabulary->failed = true;
    }
    frequency = vocabulary->failed ? 0 : frequency;
    gint64 *kept = g_new(gint64, 1);
    *kept = key;
    g_hash_table_insert(vocabulary->pairs, kept, GUINT_TO_POINTER(frequency + 1));
    return frequency;
}

uint32_t jy_vocabulary_character(const jy_vocabulary *vocabulary, gunichar character)
{
    return jy_characters_of(vocabulary->characters, character);
}

/* ---- lists ---- */

typedef struct {
    gunichar character;
    uint32_t frequency;
} counted;

static int by_frequency(const void *a, const void *b)
{
    const counted *left = a, *right = b;
    if (left->frequency != right->frequency) {
        return left->frequency < right->frequency ? 1 : -1;
    }
    return (left->character > right->character) - (left->character < right->character);
}

/* The characters of the `most` most frequent; takes the array. */
static GArray *best_of(GArray *all, guint most)
{
    GArray *best = g_array_new(false, false, sizeof(gunichar));
    g_array_sort(all, by_frequency);
    for (guint i = 0; i < all->len && i < most; i++) {
        g_array_append_val(best, g_array_index(all, counted, i).character);
    }
    g_array_unref(all);
    return best;
}

typedef void term_fn(const char *term, size_t length, uint32_t frequency, void *user);

/* Calls `fn` for each term that begins with the prefix. */
static void each_term(jy_vocabulary *vocabulary, const char *prefix, size_t length, term_fn *fn, void *user)
{
    xc_terms *terms =
        vocabulary->failed ? NULL : xc_database_terms(vocabulary->database, prefix, length, &vocabulary->failure);
    xc_status status = terms ? XC_OK : vocabulary->failed ? XC_END : vocabulary->failure.status;
    while (terms && (status = xc_terms_next(terms, &vocabulary->failure)) == XC_OK) {
        size_t size;
        uint32_t frequency = 0;
        const char *term = xc_terms_text(terms, &size);
        if (xc_terms_freq(terms, &frequency, NULL) == XC_OK) {
            fn(term, size, frequency, user);
        }
    }
    xc_terms_free(terms);
    vocabulary->failed = vocabulary->failed || status != XC_END;
}

/* Takes the second of two characters. */
static void take_follower(const char *term, size_t length, uint32_t frequency, void *user)
{
    const char *second = g_utf8_next_char(term);
    if (second < term + length && g_utf8_next_char(second) == term + length) {
        counted follower = {g_utf8_get_char(second), frequency};
        g_array_append_val((GArray *)user, follower);
    }
}

GArray *jy_vocabulary_followers(jy_vocabulary *vocabulary, gunichar left, guint most)
{
    GArray *all = g_array_new(false, false, sizeof(counted));
    char prefix[6];
    each_term(vocabulary, prefix, (size_t)g_unichar_to_utf8(left, prefix), take_follower, all);
    return best_of(all, most);
}

GArray *jy_vocabulary_frequent(const jy_vocabulary *vocabulary, guint most)
{
    GArray *all = g_array_new(false, false, sizeof(counted));
    for (gunichar character = HAN_FIRST; character <= HAN_LAST; character++) {
        counted one = {character, jy_vocabulary_character(vocabulary, character)};
        if (one.frequency) {
            g_array_append_val(all, one);
        }
    }
    return best_of(all, most);
}

typedef struct {
    jy_vocabulary_word_fn *fn;
    void *user;
} word_sink;

static void take_word(const char *term, size_t length, uint32_t frequency, void *user)
{
    const word_sink *sink = user;
    if (length > JY_WORD_LENGTH) {
        return;
    }
    for (size_t i = 0; i < length; i++) {
        if (!g_ascii_islower(term[i])) {
            return;
        }
    }
    sink->fn(term, length, frequency, sink->user);
}

void jy_vocabulary_words(jy_vocabulary *vocabulary, jy_vocabulary_word_fn *fn, void *user)
{
    word_sink sink = {fn, user};
    static const char LETTERS[] = "abcdefghijklmnopqrstuvwxyz";
    for (const char *letter = LETTERS; *letter; letter++) {
        each_term(vocabulary, letter, 1, take_word, &sink);
    }
}

/* vocabulary.c: the terms of an index as its vocabulary. */
#include "searcher/spelling/vocabulary.h"

#include <jiyan/index/passage.h>
#include <jiyan/text/fold.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#define _(s) gettext(s)

#define HAN_FIRST 0x4E00
#define HAN_LAST 0x9FFF

/* What may be spent on one question, in terms passed over: about 2 ms. A single term is looked up in a block of its
 * own, which takes as long as passing over so many that follow each other. */
#define WORK 6000
#define LOOKUP_WORK 25
#define PASSAGE_WORK 150
/* Passages that are looked at for what occurs before a pair. */
#define SAMPLE 10

typedef struct {
    gunichar character;
    uint32_t frequency;
} counted;

struct jy_vocabulary {
    jy_index *index;                 /* borrowed */
    xc_database *database;           /* all of it */
    const jy_characters *characters; /* borrowed */
    GHashTable *pairs;               /* both characters as one number → passages + 1 */
    GHashTable *rows;                /* a character → GArray of counted: what occurs behind it, in order */
    uint32_t work, most;             /* that was spent, and that may be */
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
    vocabulary->index = index;
    vocabulary->database = jy_index_database(index);
    vocabulary->most = WORK;
    vocabulary->characters = characters;
    vocabulary->pairs = g_hash_table_new_full(hash_pair, g_int64_equal, g_free, NULL);
    vocabulary->rows = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
    return vocabulary;
}

void jy_vocabulary_free(jy_vocabulary *vocabulary)
{
    if (vocabulary) {
        g_hash_table_unref(vocabulary->pairs);
        g_hash_table_unref(vocabulary->rows);
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

void jy_vocabulary_allow(jy_vocabulary *vocabulary, uint32_t work)
{
    vocabulary->most = MAX(vocabulary->most, work);
}

/* ---- terms ---- */

typedef void term_fn(const char *term, size_t length, uint32_t frequency, void *user);

/* Calls `fn` for each term that begins with the prefix, as long as there is work left. */
static void each_term(jy_vocabulary *vocabulary, const char *prefix, size_t length, term_fn *fn, void *user)
{
    if (vocabulary->failed || vocabulary->work >= vocabulary->most) {
        return;
    }
    vocabulary->work += LOOKUP_WORK;
    xc_terms *terms = xc_database_terms(vocabulary->database, prefix, length, &vocabulary->failure);
    xc_status status = terms ? XC_OK : vocabulary->failure.status;
    while (terms && vocabulary->work < vocabulary->most &&
           (status = xc_terms_next(terms, &vocabulary->failure)) == XC_OK) {
        size_t size;
        uint32_t frequency = 0;
        const char *term = xc_terms_text(terms, &size);
        vocabulary->work++;
        if (xc_terms_freq(terms, &frequency, NULL) == XC_OK) {
            fn(term, size, frequency, user);
        }
    }
    xc_terms_free(terms);
    vocabulary->failed = status != XC_OK && status != XC_END;
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

/* What occurs behind a character. Borrowed. */
static const GArray *row_of(jy_vocabulary *vocabulary, gunichar left)
{
    GArray *row = g_hash_table_lookup(vocabulary->rows, GUINT_TO_POINTER(left));
    if (!row) {
        char prefix[6];
        row = g_array_new(false, false, sizeof(counted));
        each_term(vocabulary, prefix, (size_t)g_unichar_to_utf8(left, prefix), take_follower, row);
        g_hash_table_insert(vocabulary->rows, GUINT_TO_POINTER(left), row);
    }
    return row;
}

/* ---- pairs ---- */

static int by_character(const void *a, const void *b)
{
    const counted *left = a, *right = b;
    return (left->character > right->character) - (left->character < right->character);
}

static uint32_t look_up(jy_vocabulary *vocabulary, gunichar left, gunichar right)
{
    char term[12];
    uint32_t frequency = 0;
    int length = g_unichar_to_utf8(left, term);
    length += g_unichar_to_utf8(right, term + length);
    if (vocabulary->failed || vocabulary->work >= vocabulary->most) {
        return 0;
    }
    vocabulary->work += LOOKUP_WORK;
    vocabulary->failed =
        xc_database_term_freq(vocabulary->database, term, (size_t)length, &frequency, &vocabulary->failure) != XC_OK;
    return vocabulary->failed ? 0 : frequency;
}

uint32_t jy_vocabulary_pair(jy_vocabulary *vocabulary, gunichar left, gunichar right)
{
    const GArray *row = g_hash_table_lookup(vocabulary->rows, GUINT_TO_POINTER(left));
    if (row) {
        const counted wanted = {right, 0};
        const counted *found = row->len ? bsearch(&wanted, row->data, row->len, sizeof wanted, by_character) : NULL;
        return found ? found->frequency : 0;
    }
    gint64 key = (gint64)left << 32 | right;
    guint known = GPOINTER_TO_UINT(g_hash_table_lookup(vocabulary->pairs, &key));
    if (!known) {
        known = look_up(vocabulary, left, right) + 1;
        g_hash_table_insert(vocabulary->pairs, g_memdup2(&key, sizeof key), GUINT_TO_POINTER(known));
    }
    return known - 1;
}

void jy_vocabulary_expect(jy_vocabulary *vocabulary, gunichar left)
{
    row_of(vocabulary, left);
}

uint32_t jy_vocabulary_character(const jy_vocabulary *vocabulary, gunichar character)
{
    return jy_characters_of(vocabulary->characters, character);
}

/* ---- lists ---- */

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

GArray *jy_vocabulary_followers(jy_vocabulary *vocabulary, gunichar left, guint most)
{
    const GArray *row = row_of(vocabulary, left);
    GArray *all = g_array_sized_new(false, false, sizeof(counted), row->len);
    g_array_append_vals(all, row->data, row->len);
    return best_of(all, most);
}

/* Adds the characters before each place of a pair in a passage, once each. */
static void take_leaders(const jy_passage *passage, const char *pair, GArray *leaders)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    jy_fold(passage->text, passage->length, &folded);
    for (const char *at = strstr(folded.text, pair); at; at = strstr(at + 1, pair)) {
        gunichar leader = at > folded.text ? g_utf8_get_char(g_utf8_prev_char(at)) : 0;
        bool is_new = leader >= HAN_FIRST && leader <= HAN_LAST;
        for (guint i = 0; is_new && i < leaders->len; i++) {
            is_new = g_array_index(leaders, gunichar, i) != leader;
        }
        if (is_new) {
            g_array_append_val(leaders, leader);
        }
    }
}

GArray *jy_vocabulary_leaders(jy_vocabulary *vocabulary, const gunichar *pair)
{
    GArray *leaders = g_array_new(false, false, sizeof(gunichar));
    g_autofree char *term = g_ucs4_to_utf8(pair, 2, NULL, NULL, NULL);
    xc_postings *postings = xc_database_postings(vocabulary->database, term, strlen(term), &vocabulary->failure);
    xc_status status = postings ? XC_OK : vocabulary->failure.status;
    for (guint i = 0; postings && i < SAMPLE && vocabulary->work < vocabulary->most; i++) {
        g_auto(jy_passage) passage = {0};
        xc_document *stored = NULL;
        status = xc_postings_next(postings, &vocabulary->failure);
        if (status == XC_OK) {
            status = xc_database_get_document(vocabulary->database, xc_postings_docid(postings), &stored,
                                              &vocabulary->failure);
        }
        if (status != XC_OK) {
            break;
        }
        vocabulary->work += PASSAGE_WORK;
        const size_t folder = jy_index_folder_of(vocabulary->index, xc_postings_docid(postings));
        if (jy_index_passage_text(vocabulary->index, folder, stored, &passage, NULL)) {
            take_leaders(&passage, term, leaders);
        }
        xc_document_free(stored);
    }
    xc_postings_free(postings);
    vocabulary->failed = vocabulary->failed || (status != XC_OK && status != XC_END);
    return leaders;
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

void jy_vocabulary_words(jy_vocabulary *vocabulary, char first, jy_vocabulary_word_fn *fn, void *user)
{
    word_sink sink = {fn, user};
    each_term(vocabulary, &first, 1, take_word, &sink);
    for (const char *letter = "abcdefghijklmnopqrstuvwxyz"; *letter; letter++) {
        if (*letter != first) {
            each_term(vocabulary, letter, 1, take_word, &sink);
        }
    }
}

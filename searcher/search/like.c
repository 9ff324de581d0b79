/* like.c: passages like one of the index: its telling words are the question. */
#include "searcher/search/like.h"

#include <jiyan/base/error.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <jiyan/text/words.h>
#include <libintl.h>
#include <math.h>
#include <string.h>

#include "searcher/search/locate.h"

#define _(s) gettext(s)

/* Words that are searched for: of a line, of a whole document. */
#define WORDS_OF_LINE 24
#define WORDS_OF_DOCUMENT 40
/* How soon the same word again tells nothing new. */
#define AGAIN 1.5
/* The title counts as so many mentions. */
#define TITLE_TIMES 3
/* Bytes of a word. */
#define WORD_MOST 60

typedef struct {
    char *text;
    double weight;
} telling_word;

static void clear_word(void *item)
{
    g_free(((telling_word *)item)->text);
}

/* ---- counting ---- */

typedef struct {
    jy_words *cutter;
    GArray *found; /* of jy_word */
    GHashTable *counts;
    jy_folded folded;
} word_count;

static void count_text(word_count *to, const char *text, uint32_t length, guint times)
{
    jy_fold(text, length, &to->folded);
    g_array_set_size(to->found, 0);
    jy_words_cut(to->cutter, to->folded.text, to->folded.length, to->found);
    for (guint i = 0; i < to->found->len; i++) {
        const jy_word *word = &g_array_index(to->found, jy_word, i);
        const char *start = to->folded.text + word->start;
        uint32_t size = word->end - word->start;
        if (size <= WORD_MOST && g_utf8_strlen(start, size) > 1) {
            char *key = g_strndup(start, size);
            guint known = GPOINTER_TO_UINT(g_hash_table_lookup(to->counts, key));
            g_hash_table_replace(to->counts, key, GUINT_TO_POINTER(known + times));
        }
    }
}

static void count_place(word_count *to, const jy_location *place)
{
    for (guint i = 0; i < place->result->hits->len; i++) {
        const jy_hit *hit = place->result->hits->pdata[i];
        const GArray *paragraphs = hit->passage.paragraphs;
        for (guint j = 0; j < paragraphs->len; j++) {
            const jy_paragraph *paragraph = &g_array_index(paragraphs, jy_paragraph, j);
            if (paragraph->kind != JY_BLOCK_NOISE) {
                count_text(to, hit->passage.text + paragraph->start, paragraph->end - paragraph->start, 1);
            }
        }
        if (i == 0 && !place->line && hit->document->title) {
            count_text(to, hit->document->title, (uint32_t)strlen(hit->document->title), TITLE_TIMES);
        }
    }
}

/* ---- weighing ---- */

typedef struct {
    xc_database *database;
    uint32_t least; /* passages with the rarest term */
    xc_error failure;
    bool failed;
} rarity;

static void take_term(const jy_token *token, void *user)
{
    rarity *of = user;
    uint32_t frequency = 0;
    if (of->failed || token->kind == JY_TOKEN_LAST) {
        return;
    }
    of->failed = xc_database_term_freq(of->database, token->term, token->length, &frequency, &of->failure) != XC_OK;
    of->least = MIN(of->least, frequency);
}

static int by_weight(const void *a, const void *b)
{
    const telling_word *left = a, *right = b;
    if (left->weight != right->weight) {
        return left->weight < right->weight ? 1 : -1;
    }
    return strcmp(left->text, right->text);
}

/* Weighs a word by how often it occurs here and how seldom elsewhere; one that occurs nowhere else weighs nothing. */
static bool weigh(jy_index *index, const char *text, guint count, double *ret_weight, GError **err)
{
    g_autoptr(jy_phrase) phrase = jy_phrase_new(text, -1);
    rarity of = {.database = jy_index_database(index), .least = UINT32_MAX};
    if (phrase) {
        jy_phrase_terms(phrase, take_term, &of);
    }
    if (of.failed) {
        jy_index_set_error(err, &of.failure, _("reading the index"));
        return false;
    }
    double passages = jy_index_passages(index), holding = of.least;
    bool is_shared = of.least > 1 && of.least < UINT32_MAX;
    *ret_weight = is_shared ? count / (count + AGAIN) * log(MAX(passages / holding, 1)) : 0;
    return true;
}

/* Terms that chosen words have, and whether a word shares one. */
typedef struct {
    GHashTable *taken;
    bool shares;
} term_set;

static void look_up_term(const jy_token *token, void *user)
{
    term_set *set = user;
    g_autofree char *term = g_strndup(token->term, token->length);
    set->shares = set->shares || g_hash_table_contains(set->taken, term);
}

static void take_up_term(const jy_token *token, void *user)
{
    g_hash_table_add(((term_set *)user)->taken, g_strndup(token->term, token->length));
}

/* The first words that have no term in common: what 扶贫, 扶贫办 and 精准扶贫 share would count three times. Returns a
 * new array of telling_word. */
static GArray *words_apart(const GArray *words, guint most)
{
    GArray *apart = g_array_new(false, false, sizeof(telling_word));
    g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_array_set_clear_func(apart, clear_word);
    for (guint i = 0; i < words->len && apart->len < most; i++) {
        telling_word word = g_array_index(words, telling_word, i);
        g_autoptr(jy_phrase) phrase = jy_phrase_new(word.text, -1);
        term_set set = {taken, false};
        jy_phrase_terms(phrase, look_up_term, &set);
        if (!set.shares) {
            jy_phrase_terms(phrase, take_up_term, &set);
            word.text = g_strdup(word.text);
            g_array_append_val(apart, word);
        }
    }
    return apart;
}

/* The words that tell most. Returns a new array of telling_word; free with g_array_unref. */
static GArray *choose_words(jy_index *index, GHashTable *counts, guint most, GError **err)
{
    g_autoptr(GArray) words = g_array_new(false, false, sizeof(telling_word));
    g_array_set_clear_func(words, clear_word);
    GHashTableIter iter;
    void *text, *count;
    g_hash_table_iter_init(&iter, counts);
    while (g_hash_table_iter_next(&iter, &text, &count)) {
        double weight;
        if (!weigh(index, text, GPOINTER_TO_UINT(count), &weight, err)) {
            return NULL;
        }
        if (weight > 0) {
            telling_word word = {g_strdup(text), weight};
            g_array_append_val(words, word);
        }
    }
    g_array_sort(words, by_weight);
    return words_apart(words, most);
}

/* ---- the question ---- */

/* Passages with some of the words, none of their own document. */
static jy_node *tree_of(const GArray *words, const char *key)
{
    jy_node *root = jy_node_new(JY_NODE_AND), *own = jy_node_new(JY_NODE_NOT);
    for (guint i = 0; i < words->len; i++) {
        const char *text = g_array_index(words, telling_word, i).text;
        g_ptr_array_add(root->children, jy_node_new_phrase(text, strlen(text), true));
    }
    g_ptr_array_add(own->children, jy_node_new_field(JY_FIELD_FILE, key, true));
    g_ptr_array_add(root->children, own);
    return root;
}

static char *text_of(const GArray *words, const char *key)
{
    GString *query = g_string_new(NULL);
    for (guint i = 0; i < words->len; i++) {
        g_string_append_printf(query, "\"%s\" ", g_array_index(words, telling_word, i).text);
    }
    g_string_append_printf(query, "-file:\"%s\"", key);
    return g_string_free(query, false);
}

/* The words that tell most of what is at a place. Returns a new array of telling_word; free with g_array_unref. */
static GArray *words_of(jy_index *index, const jy_location *place, const char *name, GError **err)
{
    g_autoptr(jy_words) cutter = jy_words_new();
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(jy_word));
    g_autoptr(GHashTable) counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    word_count count = {.cutter = cutter, .found = found, .counts = counts};
    if (cutter) {
        count_place(&count, place);
    }
    jy_fold_clear(&count.folded);
    g_autoptr(GArray) words = choose_words(index, counts, place->line ? WORDS_OF_LINE : WORDS_OF_DOCUMENT, err);
    if (words && words->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s has no words that stand elsewhere"), name);
        return NULL;
    }
    return g_steal_pointer(&words);
}

jy_question *jy_like_question(jy_index *index, const char *place, const jy_request *request, char **ret_text,
                              GError **err)
{
    g_auto(jy_location) found = {0};
    GError *failure = NULL;
    g_autoptr(GArray) words =
        jy_locate(index, place, &found, &failure) ? words_of(index, &found, place, &failure) : NULL;
    if (!words) {
        g_propagate_prefixed_error(err, failure, "--like: ");
        return NULL;
    }
    jy_node *root = jy_request_complete(tree_of(words, found.key), request, err);
    if (!root) {
        return NULL;
    }
    *ret_text = text_of(words, found.key);
    return jy_question_of_tree(root, request);
}

/* topic.c: phrases and sentences as weighted pairs of characters. */
#include "searcher/trails/topic.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/words.h>
#include <math.h>
#include <string.h>

#include "searcher/trails/thesaurus.h"

/* A measured thing counts more than what of it is measured. */
#define MEASURE_WEIGHT 0.3
/* Of a small archive half the passages hold the word that it is about, which is no less a word for that. */
#define LEAST_PASSAGES 3000

/* ---- tokens ---- */

/* Two characters of the Basic Multilingual Plane, exactly; others by a hash. */
static uint32_t pair_key(gunichar first, gunichar second)
{
    return first <= 0xFFFF && second <= 0xFFFF ? first << 16 | second : (first * 0x9E3779B1U) ^ second;
}

static bool is_same(gunichar character)
{
    return jy_thesaurus_words(character) != NULL;
}

static bool is_letter(gunichar character)
{
    return character < JY_CHARACTER_WIDE && g_unichar_isalpha(character);
}

/* Not a comma inside a number. */
static bool ends_clause(const char *text, const char *at)
{
    gunichar character = g_utf8_get_char(at);
    if (character == ',' && at > text && g_ascii_isdigit(at[-1]) && g_ascii_isdigit(at[1])) {
        return false;
    }
    return g_utf8_strchr("，。；：！？,;:!?", -1, character) != NULL;
}

uint32_t jy_clause_at(const char *text, uint32_t at)
{
    uint32_t clause = 0;
    for (const char *next = text; *next && next < text + at; next = g_utf8_next_char(next)) {
        clause += ends_clause(text, next);
    }
    return MIN(clause, JY_CLAUSES - 1);
}

static uint32_t letters_key(const char *at, const char **ret_end)
{
    const char *end = at;
    while (is_letter(g_utf8_get_char(end))) {
        end = g_utf8_next_char(end);
    }
    g_autofree char *word = g_strndup(at, (gsize)(end - at));
    *ret_end = end;
    return g_str_hash(word);
}

/* The token at `at` of spelled text; *ret_next is where to go on. Returns 0 where none begins. */
static uint32_t token_at(const char *at, const char **ret_next)
{
    gunichar first = g_utf8_get_char(at);
    *ret_next = g_utf8_next_char(at);
    if (is_letter(first)) {
        return letters_key(at, ret_next);
    }
    if (is_same(first)) {
        return pair_key(0, first);
    }
    gunichar second = g_utf8_get_char(*ret_next);
    bool is_pair = first >= JY_CHARACTER_WIDE && second >= JY_CHARACTER_WIDE && g_unichar_isalpha(first) &&
                   g_unichar_isalpha(second);
    return is_pair ? pair_key(first, second) : 0;
}

/* A text as it is cut; what a form of words of one meaning holds stands where it stands. */
typedef struct {
    GArray *tokens;
    jy_sentence_token token; /* where the next one stands */
    bool is_inside;
} cutting;

static void add_token(cutting *cut, uint32_t key, uint32_t length)
{
    cut->token.key = key;
    cut->token.length = length;
    g_array_append_val(cut->tokens, cut->token);
}

/* The pair or the letters at `at`; returns where to go on. */
static const char *cut_plain(cutting *cut, const char *text, const char *at, const char *end)
{
    const char *next = g_utf8_next_char(at);
    size_t length;
    bool is_cut = next >= end && cut->is_inside; /* the second character is none of the form */
    bool is_pair = !is_cut && !is_same(g_utf8_get_char(at)) && !jy_thesaurus_at(next, (size_t)(end - next), &length);
    uint32_t key = is_pair || is_letter(g_utf8_get_char(at)) ? token_at(at, &next) : 0;
    if (key) {
        add_token(cut, key, is_letter(g_utf8_get_char(at)) ? (uint32_t)g_utf8_strlen(at, next - at) : 2);
    } else if (!cut->is_inside) {
        bool ends = ends_clause(text, at);
        cut->token.clause = (uint16_t)MIN(cut->token.clause + ends, JY_CLAUSES - 1);
        cut->token.item = (uint16_t)(cut->token.item + (ends || g_utf8_get_char(at) == 0x3001)); /* 、 */
    }
    return next;
}

static void cut_inside(cutting *cut, const char *form, size_t length);

/* Words of one meaning, and what they hold: 棚户区 of 棚户区改造. */
static const char *cut_same(cutting *cut, const char *at, size_t length, gunichar character)
{
    add_token(cut, pair_key(0, character), (uint32_t)g_utf8_strlen(at, (gssize)length));
    if (!jy_thesaurus_is_whole(character)) {
        cut_inside(cut, at, length);
    }
    return at + length;
}

static void cut_inside(cutting *cut, const char *form, size_t length)
{
    bool was_inside = cut->is_inside;
    cut->is_inside = true;
    for (const char *at = form, *end = form + length; at < end;) {
        size_t size = 0, most = (size_t)(end - at) - (at == form);
        gunichar character = jy_thesaurus_at(at, most, &size);
        at = character ? cut_same(cut, at, size, character) : cut_plain(cut, form, at, end);
    }
    cut->is_inside = was_inside;
}

void jy_tokens_cut(const char *text, GArray *tokens)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    const char *end = folded + strlen(folded);
    cutting cut = {.tokens = tokens};
    for (const char *at = folded; at < end;) {
        size_t size = 0;
        gunichar character = jy_thesaurus_at(at, (size_t)(end - at), &size);
        const char *next = character ? cut_same(&cut, at, size, character) : cut_plain(&cut, folded, at, end);
        cut.token.at += character || is_letter(g_utf8_get_char(at)) ? (uint32_t)g_utf8_strlen(at, next - at) : 1;
        at = next;
    }
}

/* ---- weights ---- */

struct jy_lexis {
    jy_index *index;
    jy_words *words;
    GHashTable *weights; /* key → double */
    double passages;
};

jy_lexis *jy_lexis_new(jy_index *index)
{
    jy_lexis *lexis = g_new0(jy_lexis, 1);
    lexis->index = index;
    lexis->words = jy_words_new();
    lexis->weights = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    lexis->passages = index ? MAX(jy_index_passages(index), LEAST_PASSAGES) : 0;
    return lexis;
}

void jy_lexis_free(jy_lexis *lexis)
{
    if (lexis) {
        jy_words_free(lexis->words);
        g_hash_table_unref(lexis->weights);
        g_free(lexis);
    }
}

static double term_passages(const jy_lexis *lexis, const char *term, size_t length)
{
    uint32_t passages = 0;
    xc_database *database = jy_index_database(lexis->index);
    return xc_database_term_freq(database, term, length, &passages, NULL) == XC_OK ? passages : 0;
}

/* The passages of a word: those of its rarest pair. */
static double word_passages(const jy_lexis *lexis, const char *word, size_t length)
{
    double least = -1;
    for (const char *at = word; at < word + length; at = g_utf8_next_char(at)) {
        const char *second = g_utf8_next_char(at);
        if (second >= word + length) {
            break;
        }
        double found = term_passages(lexis, at, (size_t)(g_utf8_next_char(second) - at));
        least = least < 0 || found < least ? found : least;
    }
    return g_ascii_isalnum(*word) ? term_passages(lexis, word, length) : MAX(least, 0);
}

static double same_passages(const jy_lexis *lexis, const char *words)
{
    g_auto(GStrv) forms = g_strsplit(words, " ", -1);
    double most = 0;
    for (char **form = forms; *form; form++) {
        most = MAX(most, word_passages(lexis, *form, strlen(*form)));
    }
    return most;
}

/* Between 0 for a word of every passage and 1 for one of none. */
static double weigh(jy_lexis *lexis, uint32_t key, const char *term, size_t length)
{
    if (!lexis->index) {
        return 1;
    }
    const double *known = g_hash_table_lookup(lexis->weights, GUINT_TO_POINTER(key));
    if (known) {
        return *known;
    }
    const char *words = jy_thesaurus_words(g_utf8_get_char(term));
    double passages = words ? same_passages(lexis, words) : word_passages(lexis, term, length);
    double *weight = g_new(double, 1);
    *weight = MAX(log((lexis->passages + 2) / (passages + 1)) / log(lexis->passages + 2), 0.02);
    g_hash_table_insert(lexis->weights, GUINT_TO_POINTER(key), weight);
    return *weight;
}

/* ---- topics ---- */

static bool has_token(const jy_topic *topic, uint32_t key)
{
    for (guint i = 0; i < topic->tokens->len; i++) {
        if (g_array_index(topic->tokens, jy_topic_token, i).key == key) {
            return true;
        }
    }
    return false;
}

/* Adds a word of spelled text: its tokens share its weight. */
static void add_word(jy_lexis *lexis, jy_topic *topic, const char *word, size_t length)
{
    g_autofree char *copy = g_strndup(word, length);
    double factor = jy_thesaurus_is_measure(word, length) ? MEASURE_WEIGHT : 1;
    guint first = topic->tokens->len;
    const char *next;
    for (const char *at = copy; *at && topic->tokens->len < JY_TOPIC_TOKENS; at = next) {
        uint32_t key = token_at(at, &next);
        size_t size = is_same(g_utf8_get_char(at)) || is_letter(g_utf8_get_char(at))
                          ? (size_t)(next - at)
                          : (size_t)(*next ? g_utf8_next_char(next) - at : 0);
        if (key && !has_token(topic, key)) {
            jy_topic_token token = {key, topic->words->len, factor * weigh(lexis, key, at, size)};
            g_array_append_val(topic->tokens, token);
        }
    }
    guint count = topic->tokens->len - first;
    for (guint i = first; i < topic->tokens->len; i++) {
        jy_topic_token *token = &g_array_index(topic->tokens, jy_topic_token, i);
        token->weight /= count;
        topic->total += token->weight;
    }
    if (count) {
        g_ptr_array_add(topic->words, g_steal_pointer(&copy));
    }
}

/* Adds a stretch without private characters, word by word. */
static void add_stretch(jy_lexis *lexis, jy_topic *topic, const char *text, size_t length, bool all)
{
    g_autoptr(GArray) words = g_array_new(false, false, sizeof(jy_word));
    if (length && lexis->words) {
        jy_words_cut(lexis->words, text, (uint32_t)length, words);
    }
    for (guint i = 0; i < words->len; i++) {
        const jy_word *word = &g_array_index(words, jy_word, i);
        size_t size = word->end - word->start;
        if (all || !jy_thesaurus_is_empty(text + word->start, size)) {
            add_word(lexis, topic, text + word->start, size);
        }
    }
}

static void add_words(jy_lexis *lexis, jy_topic *topic, const char *spelled, bool all)
{
    const char *from = spelled, *at = spelled;
    for (; *at; at = g_utf8_next_char(at)) {
        if (is_same(g_utf8_get_char(at))) {
            const char *next = g_utf8_next_char(at);
            add_stretch(lexis, topic, from, (size_t)(at - from), all);
            add_word(lexis, topic, at, (size_t)(next - at));
            from = next;
        }
    }
    add_stretch(lexis, topic, from, (size_t)(at - from), all);
}

static jy_topic *topic_of(jy_lexis *lexis, const char *phrase, bool all)
{
    g_autofree char *folded = jy_fold_string(phrase, -1), *spelled = jy_thesaurus_spell(folded);
    jy_topic *topic = g_new0(jy_topic, 1);
    topic->tokens = g_array_new(false, false, sizeof(jy_topic_token));
    topic->words = g_ptr_array_new_with_free_func(g_free);
    add_words(lexis, topic, spelled, all);
    return topic;
}

jy_topic *jy_topic_new(jy_lexis *lexis, const char *phrase)
{
    return topic_of(lexis, phrase, false);
}

jy_topic *jy_topic_new_asked(jy_lexis *lexis, const char *phrase)
{
    jy_topic *topic = topic_of(lexis, phrase, false);
    if (topic->tokens->len == 0) {
        jy_topic_free(topic);
        topic = topic_of(lexis, phrase, true);
    }
    return topic;
}

void jy_topic_free(jy_topic *topic)
{
    if (topic) {
        g_array_unref(topic->tokens);
        g_ptr_array_unref(topic->words);
        g_free(topic);
    }
}

/* A word as people write it. */
static const char *readable(const char *word, size_t *ret_length)
{
    const char *words = jy_thesaurus_words(g_utf8_get_char(word));
    *ret_length = words ? strcspn(words, " ") : strlen(word);
    return words ? words : word;
}

char *jy_topic_query(const jy_topic *topic)
{
    GString *query = g_string_new(NULL);
    for (guint i = 0; i < topic->words->len; i++) {
        const char *word = topic->words->pdata[i], *words = jy_thesaurus_words(g_utf8_get_char(word));
        g_string_append_printf(query, "%s%s", i ? " " : "", words ? words : word);
    }
    return g_string_free(query, false);
}

char *jy_topic_words(const jy_topic *topic, uint64_t bits)
{
    GString *words = g_string_new(NULL);
    for (guint i = 0; i < topic->words->len; i++) {
        bool whole = true;
        for (guint j = 0; j < topic->tokens->len; j++) {
            whole = whole && (g_array_index(topic->tokens, jy_topic_token, j).word != i || bits >> j & 1);
        }
        if (whole) {
            size_t length;
            const char *word = readable(topic->words->pdata[i], &length);
            g_string_append(words, words->len ? " " : "");
            g_string_append_len(words, word, (gssize)length);
        }
    }
    return g_string_free(words, false);
}

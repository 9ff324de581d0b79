/* topic.c: phrases as weighted tokens. */
#include "searcher/trails/topic.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/words.h>

#include "searcher/trails/thesaurus.h"

/* A measured thing counts more than what of it is measured. */
#define MEASURE_WEIGHT 0.3

/* ---- by key ---- */

/* The slot of a key: where its token is, or would be. */
static unsigned slot_of(const jy_topic *topic, uint32_t key)
{
    unsigned slot = key * 0x9E3779B1U >> 24;
    for (unsigned at; (at = topic->slots[slot]) && g_array_index(topic->tokens, jy_topic_token, at - 1).key != key;) {
        slot = (slot + 1) % JY_TOPIC_SLOTS;
    }
    return slot;
}

uint64_t jy_topic_bit(const jy_topic *topic, uint32_t key)
{
    unsigned at = topic->slots[slot_of(topic, key)];
    return at ? (uint64_t)1 << (at - 1) : 0;
}

/* ---- from a phrase ---- */

/* Adds a word of spelled text: its tokens share its weight. */
static void add_word(jy_lexis *lexis, jy_topic *topic, const char *word, size_t length)
{
    g_autofree char *copy = g_strndup(word, length);
    bool is_measure = jy_thesaurus_is_measure(word, length);
    double factor = is_measure ? MEASURE_WEIGHT : 1;
    guint first = topic->tokens->len;
    const char *next;
    for (const char *at = copy; *at && topic->tokens->len < JY_TOPIC_TOKENS; at = next) {
        size_t size;
        uint32_t key = jy_tokens_at(at, &size, &next);
        if (key && !jy_topic_bit(topic, key)) {
            jy_topic_token token = {key, topic->words->len, factor * jy_lexis_weight(lexis, key, at, size)};
            const unsigned slot = slot_of(topic, key);
            g_array_append_val(topic->tokens, token);
            topic->slots[slot] = (uint8_t)topic->tokens->len;
        }
    }
    guint count = topic->tokens->len - first;
    for (guint i = first; i < topic->tokens->len; i++) {
        jy_topic_token *token = &g_array_index(topic->tokens, jy_topic_token, i);
        token->weight /= count;
        topic->measures |= is_measure ? (uint64_t)1 << i : 0;
        topic->total += token->weight;
    }
    if (count) {
        g_ptr_array_add(topic->words, g_steal_pointer(&copy));
    }
}

/* Adds a stretch without private characters word by word; of `all` words, or those that say something. */
static void add_stretch(jy_lexis *lexis, jy_topic *topic, const char *text, size_t length, bool all)
{
    g_autoptr(GArray) words = g_array_new(false, false, sizeof(jy_word));
    jy_lexis_cut(lexis, text, length, words);
    for (guint i = 0; i < words->len; i++) {
        const jy_word *word = &g_array_index(words, jy_word, i);
        size_t size = word->end - word->start;
        if (all || !jy_thesaurus_is_empty(text + word->start, size)) {
            add_word(lexis, topic, text + word->start, size);
        }
    }
}

static jy_topic *topic_of(jy_lexis *lexis, const char *phrase, bool all)
{
    g_autofree char *folded = jy_fold_string(phrase, -1), *spelled = jy_thesaurus_spell(folded);
    jy_topic *topic = g_new0(jy_topic, 1);
    topic->tokens = g_array_new(false, false, sizeof(jy_topic_token));
    topic->words = g_ptr_array_new_with_free_func(g_free);
    const char *from = spelled, *at = spelled;
    for (; *at; at = g_utf8_next_char(at)) {
        if (jy_thesaurus_words(g_utf8_get_char(at))) {
            const char *next = g_utf8_next_char(at);
            add_stretch(lexis, topic, from, (size_t)(at - from), all);
            add_word(lexis, topic, at, (size_t)(next - at));
            from = next;
        }
    }
    add_stretch(lexis, topic, from, (size_t)(at - from), all);
    return topic;
}

jy_topic *jy_topic_new(jy_lexis *lexis, const char *phrase)
{
    return topic_of(lexis, phrase, false);
}

jy_topic *jy_topic_new_of_request(jy_lexis *lexis, const char *phrase)
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

/* ---- its tokens in a sentence ---- */

uint64_t jy_topic_bits(const jy_topic *topic, const jy_sentence_token *tokens, size_t count)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < count; i++) {
        bits |= jy_topic_bit(topic, tokens[i].key);
    }
    return bits;
}

double jy_topic_weight(const jy_topic *topic, uint64_t bits)
{
    double sum = 0;
    for (uint64_t left = bits; left; left &= left - 1) {
        sum += g_array_index(topic->tokens, jy_topic_token, __builtin_ctzll(left)).weight;
    }
    return sum;
}

/* ---- its words ---- */

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
            g_autofree char *word = jy_thesaurus_unspell(topic->words->pdata[i]);
            g_string_append_printf(words, "%s%s", words->len ? " " : "", word);
        }
    }
    return g_string_free(words, false);
}

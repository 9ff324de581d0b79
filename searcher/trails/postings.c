/* postings.c: texts by their tokens, and the tokens of each text. While texts are added, the keys of one follow those
 * of another; then the texts of each key are brought together. */
#include "searcher/trails/postings.h"

#include <string.h>

#define LEAST_SLOTS 1024

/* A token and its list. */
typedef struct {
    uint32_t key;   /* 0: the slot is free */
    uint32_t last;  /* text that was added last, from 1 */
    uint32_t count; /* of texts */
    uint32_t first; /* of its list, once they are ready */
} posted_token;

/* What tokens a text may hold: a bit for each of them, which others may share. */
typedef struct {
    uint64_t words[4];
} text_sign;

struct jy_postings {
    posted_token *slots;
    uint32_t size, used; /* slots: a power of two, and those that are taken */
    uint32_t texts;
    GArray *keys;    /* of uint32_t: of one text after another, each once */
    GArray *ends;    /* of uint32_t: where the keys of each text end */
    uint32_t *lists; /* of texts, once they are ready */
    uint64_t *bits;  /* by text: tokens of the topic that is looked for; 0 between two calls */
    GArray *signs;   /* of text_sign, by text */
    GArray *some;    /* of uint32_t: texts that hold one of the tokens without which none is found */
};

jy_postings *jy_postings_new(void)
{
    jy_postings *postings = g_new0(jy_postings, 1);
    postings->size = LEAST_SLOTS;
    postings->slots = g_new0(posted_token, postings->size);
    postings->keys = g_array_new(false, false, sizeof(uint32_t));
    postings->ends = g_array_new(false, false, sizeof(uint32_t));
    postings->signs = g_array_new(false, false, sizeof(text_sign));
    postings->some = g_array_new(false, false, sizeof(uint32_t));
    return postings;
}

void jy_postings_free(jy_postings *postings)
{
    if (postings) {
        g_free(postings->slots);
        g_free(postings->lists);
        g_free(postings->bits);
        g_array_unref(postings->signs);
        g_array_unref(postings->some);
        g_array_unref(postings->keys);
        g_array_unref(postings->ends);
        g_free(postings);
    }
}

/* ---- adding ---- */

/* The slot of a key, or where it would be. */
static posted_token *find_slot(const jy_postings *postings, uint32_t key)
{
    const uint32_t mask = postings->size - 1;
    uint32_t at = (key * 0x9E3779B1U ^ key >> 15) & mask;
    while (postings->slots[at].key && postings->slots[at].key != key) {
        at = (at + 1) & mask;
    }
    return &postings->slots[at];
}

static void grow(jy_postings *postings)
{
    posted_token *old = postings->slots;
    uint32_t size = postings->size;
    postings->size *= 2;
    postings->slots = g_new0(posted_token, postings->size);
    for (uint32_t i = 0; i < size; i++) {
        if (old[i].key) {
            *find_slot(postings, old[i].key) = old[i];
        }
    }
    g_free(old);
}

void jy_postings_expect(jy_postings *postings, const jy_topic *topic)
{
    for (guint i = 0; i < topic->tokens->len; i++) {
        const uint32_t key = g_array_index(topic->tokens, jy_topic_token, i).key;
        posted_token *token = find_slot(postings, key);
        postings->used += token->key == 0;
        token->key = key;
        if (postings->used > postings->size / 2) {
            grow(postings);
        }
    }
}

static void sign_add(text_sign *sign, uint32_t key)
{
    const uint32_t hash = key * 0x9E3779B1U >> 24;
    sign->words[hash / 64] |= (uint64_t)1 << hash % 64;
}

static bool sign_may_hold(const text_sign *sign, uint32_t key)
{
    const uint32_t hash = key * 0x9E3779B1U >> 24;
    return sign->words[hash / 64] >> hash % 64 & 1;
}

void jy_postings_add(jy_postings *postings, const GArray *tokens)
{
    text_sign sign = {0};
    postings->texts++;
    for (guint i = 0; i < tokens->len; i++) {
        const uint32_t key = g_array_index(tokens, jy_sentence_token, i).key;
        posted_token *token = find_slot(postings, key);
        /* One that a text holds twice is posted once. */
        if (token->key && token->last != postings->texts) {
            token->last = postings->texts;
            token->count++;
            g_array_append_val(postings->keys, key);
            sign_add(&sign, key);
        }
    }
    g_array_append_val(postings->signs, sign);
    g_array_append_val(postings->ends, postings->keys->len);
}

void jy_postings_end(jy_postings *postings)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < postings->size; i++) {
        posted_token *token = &postings->slots[i];
        token->first = first;
        first += token->count;
        token->count = 0;
    }
    postings->lists = g_new(uint32_t, first + 1);
    for (uint32_t text = 0, at = 0; text < postings->texts; text++) {
        for (; at < g_array_index(postings->ends, uint32_t, text); at++) {
            posted_token *token = find_slot(postings, g_array_index(postings->keys, uint32_t, at));
            postings->lists[token->first + token->count++] = text;
        }
    }
    postings->bits = g_new0(uint64_t, postings->texts + 1);
}

/* ---- finding ---- */

uint64_t jy_postings_bits(const jy_postings *postings, const jy_topic *topic, uint32_t text)
{
    uint64_t bits = 0;
    for (uint32_t i = text ? g_array_index(postings->ends, uint32_t, text - 1) : 0;
         i < g_array_index(postings->ends, uint32_t, text); i++) {
        bits |= jy_topic_bit(topic, g_array_index(postings->keys, uint32_t, i));
    }
    return bits;
}

/* The texts of a token of a topic, from one on. */
typedef struct {
    const uint32_t *texts;
    uint32_t count;
    uint32_t key;
    double weight;
    bool is_needed;
} topic_list;

static topic_list list_of(const jy_postings *postings, const jy_topic_token *of, uint32_t from)
{
    const posted_token *token = find_slot(postings, of->key);
    const uint32_t *texts = postings->lists + token->first;
    uint32_t low = 0, high = from ? token->count : 0;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (texts[middle] < from) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (topic_list){.texts = texts + low, .count = token->count - low, .key = of->key, .weight = of->weight};
}

/* Chooses tokens one of which a text has to hold to reach a weight: those that rule most out for the fewest texts.
 * Returns what the others weigh. Sums that are made in another order differ in their last bits. */
static double choose_needed(topic_list *lists, uint32_t count, double total, double least)
{
    double rest = total;
    for (uint32_t chosen = 0; chosen < count && rest + 1e-9 >= least; chosen++) {
        topic_list *best = NULL;
        for (topic_list *list = lists; list < lists + count; list++) {
            if (!list->is_needed && (!best || list->weight * best->count > best->weight * list->count)) {
                best = list;
            }
        }
        best->is_needed = true;
        rest -= best->weight;
    }
    return rest;
}

/* Whether a text may reach a weight that holds `weight` of the tokens needed, where the others weigh `rest`. */
static bool may_reach(const text_sign *sign, const topic_list *lists, uint32_t count, double weight, double least)
{
    for (uint32_t i = 0; i < count && weight >= least; i++) {
        if (!lists[i].is_needed && !sign_may_hold(sign, lists[i].key)) {
            weight -= lists[i].weight;
        }
    }
    return weight >= least;
}

void jy_postings_find(jy_postings *postings, const jy_topic *topic, double least, uint32_t from, GArray *found)
{
    topic_list lists[JY_TOPIC_TOKENS];
    for (guint i = 0; i < topic->tokens->len; i++) {
        lists[i] = list_of(postings, &g_array_index(topic->tokens, jy_topic_token, i), from);
    }
    const double rest = choose_needed(lists, topic->tokens->len, topic->total, least);
    for (guint i = 0; i < topic->tokens->len; i++) {
        for (uint32_t j = 0; lists[i].is_needed && j < lists[i].count; j++) {
            uint64_t *bits = &postings->bits[lists[i].texts[j]];
            if (!*bits) {
                g_array_append_val(postings->some, lists[i].texts[j]);
            }
            *bits |= (uint64_t)1 << i;
        }
    }

    for (guint i = 0; i < postings->some->len; i++) {
        const uint32_t text = g_array_index(postings->some, uint32_t, i);
        const double most = jy_topic_weight(topic, postings->bits[text]) + rest + 1e-9;
        if (may_reach(&g_array_index(postings->signs, text_sign, text), lists, topic->tokens->len, most, least)) {
            const jy_posted posted = {text, jy_postings_bits(postings, topic, text)};
            if (jy_topic_weight(topic, posted.bits) >= least) {
                g_array_append_val(found, posted);
            }
        }
        postings->bits[text] = 0;
    }
    g_array_set_size(postings->some, 0);
}

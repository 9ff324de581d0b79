/* postings.c: texts by their tokens. While they are added, the keys of one text follow those of another; then the texts
 * of each key are brought together. */
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

struct jy_postings {
    posted_token *slots;
    uint32_t size, used; /* slots: a power of two, and those that are taken */
    uint32_t texts;
    GArray *keys;    /* of uint32_t: of one text after another, each once, until they are ready */
    GArray *ends;    /* of uint32_t: where the keys of each text end */
    uint32_t *lists; /* of texts, once they are ready */
    uint64_t *bits;  /* by text: tokens of the topic that was looked for last */
    GArray *found;   /* of uint32_t: texts that hold one of the tokens without which none is found */
    uint64_t *asked; /* a bit by text: those, and the text before each */
};

jy_postings *jy_postings_new(void)
{
    jy_postings *postings = g_new0(jy_postings, 1);
    postings->size = LEAST_SLOTS;
    postings->slots = g_new0(posted_token, postings->size);
    postings->keys = g_array_new(false, false, sizeof(uint32_t));
    postings->ends = g_array_new(false, false, sizeof(uint32_t));
    postings->found = g_array_new(false, false, sizeof(uint32_t));
    return postings;
}

void jy_postings_free(jy_postings *postings)
{
    if (postings) {
        g_free(postings->slots);
        g_free(postings->lists);
        g_free(postings->bits);
        g_free(postings->asked);
        g_array_unref(postings->found);
        g_clear_pointer(&postings->keys, g_array_unref);
        g_clear_pointer(&postings->ends, g_array_unref);
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

void jy_postings_add(jy_postings *postings, const GArray *tokens)
{
    postings->texts++;
    for (guint i = 0; i < tokens->len; i++) {
        const uint32_t key = g_array_index(tokens, jy_sentence_token, i).key;
        posted_token *token = find_slot(postings, key);
        /* One that a text holds twice is posted once. */
        if (token->key && token->last != postings->texts) {
            token->last = postings->texts;
            token->count++;
            g_array_append_val(postings->keys, key);
        }
    }
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
    g_clear_pointer(&postings->keys, g_array_unref);
    g_clear_pointer(&postings->ends, g_array_unref);
    postings->bits = g_new0(uint64_t, postings->texts + 1);
    postings->asked = g_new0(uint64_t, postings->texts / 64 + 1);
}

/* ---- finding ---- */

static void forget_found(jy_postings *postings)
{
    for (guint i = 0; i < postings->found->len; i++) {
        const uint32_t text = g_array_index(postings->found, uint32_t, i), before = text ? text - 1 : 0;
        postings->bits[text] = postings->bits[before] = 0;
        postings->asked[text / 64] = postings->asked[before / 64] = 0;
    }
    g_array_set_size(postings->found, 0);
}

/* The texts of a token of a topic. */
static const uint32_t *list_of(const jy_postings *postings, const jy_topic *topic, guint i, uint32_t *ret_count)
{
    const posted_token *token = find_slot(postings, g_array_index(topic->tokens, jy_topic_token, i).key);
    *ret_count = token->count;
    return postings->lists + token->first;
}

/* Notes the texts of a token: they are found by it. */
static void find_texts(jy_postings *postings, const jy_topic *topic, guint i)
{
    uint32_t count;
    const uint32_t *list = list_of(postings, topic, i, &count);
    for (uint32_t j = 0; j < count; j++) {
        if (!postings->bits[list[j]]) {
            g_array_append_val(postings->found, list[j]);
        }
        postings->bits[list[j]] |= (uint64_t)1 << i;
    }
}

/* Notes a token in those texts that are asked for. Its list is long: it is a common one. */
static void note_texts(jy_postings *postings, const jy_topic *topic, guint i)
{
    uint32_t count;
    const uint32_t *list = list_of(postings, topic, i, &count);
    for (uint32_t j = 0; j < count; j++) {
        if (postings->asked[list[j] / 64] >> list[j] % 64 & 1) {
            postings->bits[list[j]] |= (uint64_t)1 << i;
        }
    }
}

/* The tokens, heaviest first, one of which a text has to hold to reach a weight, a bit each. Sums that are made in
 * another order differ in their last bits. */
static uint64_t needed_tokens(const jy_topic *topic, double least)
{
    uint64_t needed = 0;
    double rest = topic->total;
    for (guint count = 0; count < topic->tokens->len && rest + 1e-9 >= least; count++) {
        guint heaviest = topic->tokens->len;
        for (guint i = 0; i < topic->tokens->len; i++) {
            const jy_topic_token *tokens = (const jy_topic_token *)(void *)topic->tokens->data;
            bool is_left = !(needed >> i & 1);
            if (is_left && (heaviest == topic->tokens->len || tokens[i].weight > tokens[heaviest].weight)) {
                heaviest = i;
            }
        }
        needed |= (uint64_t)1 << heaviest;
        rest -= g_array_index(topic->tokens, jy_topic_token, heaviest).weight;
    }
    return needed;
}

const uint64_t *jy_postings_find(jy_postings *postings, const jy_topic *topic, double least, const GArray **ret_found)
{
    const uint64_t needed = needed_tokens(topic, least);
    forget_found(postings);
    for (guint i = 0; i < topic->tokens->len; i++) {
        if (needed >> i & 1) {
            find_texts(postings, topic, i);
        }
    }
    for (guint i = 0; i < postings->found->len; i++) {
        const uint32_t text = g_array_index(postings->found, uint32_t, i), before = text ? text - 1 : 0;
        postings->asked[text / 64] |= (uint64_t)1 << text % 64;
        postings->asked[before / 64] |= (uint64_t)1 << before % 64;
    }
    for (guint i = 0; i < topic->tokens->len; i++) {
        if (!(needed >> i & 1)) {
            note_texts(postings, topic, i);
        }
    }
    *ret_found = postings->found;
    return postings->bits;
}

/* trie.c: a trie over characters. Most characters of a text begin no word, so where a word begins is told by one look
 * into an array over the BMP; the edges further down are few and lie in one hash table. */
#include "text/fold/trie.h"

#include <glib.h>
#include <jiyan/text/utf8.h>

#define BMP 0x10000

/* Node 0 stands for none. */
typedef struct {
    uint64_t filter; /* bit c & 63 for each edge: most lookups end here */
    uint32_t value;  /* of the word that ends here, 0 for none */
} trie_node;

typedef struct {
    uint32_t key; /* node << 16 | character, 0 for an empty place */
    uint32_t node;
} trie_edge;

typedef struct {
    uint16_t node;
    uint16_t next; /* bit c & 15 for each character that may follow, every bit where a word ends */
} trie_root;

struct jy_trie {
    trie_root roots[BMP]; /* the words that begin with a character */
    trie_node *nodes;
    uint32_t node_count, node_capacity;
    trie_edge *edges; /* open addressing, never more than half full */
    uint32_t edge_count, edge_mask;
};

jy_trie *jy_trie_new(void)
{
    jy_trie *trie = g_new0(jy_trie, 1);
    trie->node_count = 1;
    trie->node_capacity = 16;
    trie->nodes = g_new0(trie_node, trie->node_capacity);
    trie->edge_mask = 15;
    trie->edges = g_new0(trie_edge, trie->edge_mask + 1);
    return trie;
}

void jy_trie_free(jy_trie *trie)
{
    if (trie) {
        g_free(trie->nodes);
        g_free(trie->edges);
        g_free(trie);
    }
}

/* Where an edge is, or the empty place that it may take. */
static trie_edge *edge_of(const jy_trie *trie, uint32_t key)
{
    uint32_t at = (key * 0x9E3779B1U) >> 12 & trie->edge_mask;
    while (trie->edges[at].key && trie->edges[at].key != key) {
        at = (at + 1) & trie->edge_mask;
    }
    return &trie->edges[at];
}

/* ---- building ---- */

static uint32_t add_node(jy_trie *trie)
{
    g_assert(trie->node_count < BMP);
    if (trie->node_count == trie->node_capacity) {
        trie->node_capacity *= 2;
        trie->nodes = g_renew(trie_node, trie->nodes, trie->node_capacity);
    }
    trie->nodes[trie->node_count] = (trie_node){0};
    return trie->node_count++;
}

static void widen(jy_trie *trie)
{
    trie_edge *old = trie->edges;
    uint32_t places = trie->edge_mask + 1;
    trie->edge_mask = 2 * places - 1;
    trie->edges = g_new0(trie_edge, trie->edge_mask + 1);
    for (uint32_t i = 0; i < places; i++) {
        if (old[i].key) {
            *edge_of(trie, old[i].key) = old[i];
        }
    }
    g_free(old);
}

/* The node behind an edge, which is made where there is none. */
static uint32_t grow(jy_trie *trie, uint32_t node, uint32_t character)
{
    uint32_t key = node << 16 | character;
    trie_edge *edge = edge_of(trie, key);
    if (!edge->key) {
        *edge = (trie_edge){key, add_node(trie)};
        trie->nodes[node].filter |= UINT64_C(1) << (character & 63);
        trie->edge_count++;
    }
    node = edge->node;
    if (2 * trie->edge_count > trie->edge_mask) {
        widen(trie);
    }
    return node;
}

void jy_trie_add(jy_trie *trie, const char *word, size_t length, uint32_t value)
{
    uint32_t at = 0, end = (uint32_t)length, first = jy_utf8_next(word, end, &at);
    g_assert(value && length && first < BMP);
    trie_root *root = &trie->roots[first];
    if (!root->node) {
        root->node = (uint16_t)add_node(trie);
    }
    root->next |= (uint16_t)(at < end ? 1U << (jy_utf8_peek(word, end, at) & 15) : 0xFFFF);
    uint32_t node = root->node;
    while (at < end) {
        uint32_t character = jy_utf8_next(word, end, &at);
        g_assert(character < BMP);
        node = grow(trie, node, character);
    }
    if (!trie->nodes[node].value) {
        trie->nodes[node].value = value;
    }
}

/* ---- searching ---- */

/* The node of the character at *at, behind which *at moves; 0 where no word begins with it and what follows it. */
static inline uint32_t begin(const jy_trie *trie, const char *text, uint32_t end, uint32_t *at)
{
    uint32_t character = jy_utf8_next(text, end, at);
    const trie_root *root = &trie->roots[character % BMP];
    bool may = root->next >> (jy_utf8_peek(text, end, *at) & 15) & 1;
    return may && character < BMP ? root->node : 0;
}

/* The node behind the edge that the character at *at is, 0 where there is none; *at moves behind it. */
static inline uint32_t follow(const jy_trie *trie, uint32_t node, const char *text, uint32_t end, uint32_t *at)
{
    if (*at >= end) {
        return 0;
    }
    uint32_t character = jy_utf8_next(text, end, at);
    bool may = trie->nodes[node].filter >> (character & 63) & 1;
    return may && character < BMP ? edge_of(trie, node << 16 | character)->node : 0;
}

bool jy_trie_next(const jy_trie *trie, const char *text, uint32_t length, uint32_t *position, jy_trie_hit *ret_hit)
{
    for (uint32_t at = *position; at < length;) {
        uint32_t start = at, node = begin(trie, text, length, &at), next = at;
        jy_trie_hit hit = {.start = start};
        for (; node; node = follow(trie, node, text, length, &next)) {
            if (trie->nodes[node].value) {
                hit.value = trie->nodes[node].value;
                hit.end = next;
            }
        }
        if (hit.value) {
            *ret_hit = hit;
            *position = hit.end;
            return true;
        }
    }
    *position = length;
    return false;
}

uint32_t jy_trie_values(const jy_trie *trie, const char *text, uint32_t start, uint32_t end)
{
    uint32_t values = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t node = begin(trie, text, end, &at), next = at;
        for (; node; node = follow(trie, node, text, end, &next)) {
            values |= trie->nodes[node].value;
        }
    }
    return values;
}

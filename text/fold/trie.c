/* trie.c: a trie over characters, whose first step takes two of them. Most places of a text begin no word: two sets of
 * bits, small enough to stay in the first cache, tell that before a table is looked at. */
#include "text/fold/trie.h"

#include <glib.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#define BMP 0x10000
/* Bits of pairs of characters: words of a few thousand pairs leave most of them free. */
#define PAIR_BITS 0x10000

/* 16 bytes, so that a step costs one line of the cache. */
typedef struct {
    uint32_t key; /* 0 for an empty place */
    uint16_t number;
    uint16_t value;  /* of the word that ends here, 0 for none */
    uint64_t filter; /* bit c & 63 for each character that goes on: most steps end here */
} trie_node;

/* Open addressing, never more than half full. */
typedef struct {
    trie_node *nodes;
    uint32_t count, mask;
} trie_table;

struct jy_trie {
    uint64_t single[BMP / 64];      /* characters that are words */
    uint64_t pairs[PAIR_BITS / 64]; /* hashes of the first two characters of longer words */
    trie_table heads;               /* by those two, first << 16 | second; second is 0 of a single one */
    trie_table tails;               /* by the number of the node above and what goes on, number << 16 | character */
    uint16_t count;                 /* of nodes */
};

static inline bool has_bit(const uint64_t *bits, uint32_t bit)
{
    return bits[bit / 64] >> (bit % 64) & 1;
}

static inline void set_bit(uint64_t *bits, uint32_t bit)
{
    bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static inline uint32_t pair_bit(uint32_t first, uint32_t second)
{
    return (first * 0x9E3779B1U + second * 0x85EBCA6BU) >> 16;
}

/* Where a node is, or the empty place that it may take. */
static inline trie_node *find(const trie_table *table, uint32_t key)
{
    uint32_t at = key * 0x9E3779B1U >> 12 & table->mask;
    while (table->nodes[at].key && table->nodes[at].key != key) {
        at = (at + 1) & table->mask;
    }
    return &table->nodes[at];
}

/* ---- building ---- */

jy_trie *jy_trie_new(void)
{
    return g_new0(jy_trie, 1);
}

void jy_trie_free(jy_trie *trie)
{
    if (trie) {
        g_free(trie->heads.nodes);
        g_free(trie->tails.nodes);
        g_free(trie);
    }
}

static void widen(trie_table *table)
{
    trie_table old = *table;
    table->mask = old.nodes ? 2 * old.mask + 1 : 15;
    table->nodes = g_new0(trie_node, table->mask + 1);
    for (uint32_t i = 0; old.nodes && i <= old.mask; i++) {
        if (old.nodes[i].key) {
            *find(table, old.nodes[i].key) = old.nodes[i];
        }
    }
    g_free(old.nodes);
}

/* The node of a key, which is made where there is none. Borrowed: valid until the next call. */
static trie_node *grow(jy_trie *trie, trie_table *table, uint32_t above, uint32_t character)
{
    g_assert(above < BMP && character < BMP && trie->count < BMP - 1);
    if (2 * (table->count + 1) > table->mask) {
        widen(table);
    }
    trie_node *node = find(table, above << 16 | character);
    if (!node->key) {
        *node = (trie_node){.key = above << 16 | character, .number = ++trie->count};
        table->count++;
    }
    return node;
}

void jy_trie_add(jy_trie *trie, const char *word, size_t length, uint16_t value)
{
    uint32_t at = 0, end = (uint32_t)length, first = jy_utf8_next(word, end, &at);
    uint32_t second = at < end ? jy_utf8_next(word, end, &at) : 0;
    trie_node *node = grow(trie, &trie->heads, first, second);
    if (second) {
        set_bit(trie->pairs, pair_bit(first, second));
    } else {
        set_bit(trie->single, first);
    }
    while (at < end) {
        uint32_t character = jy_utf8_next(word, end, &at);
        node->filter |= UINT64_C(1) << (character & 63);
        node = grow(trie, &trie->tails, node->number, character);
    }
    node->value = node->value ? node->value : value;
}

void jy_trie_add_all(jy_trie *trie, const char *const *words, uint16_t value)
{
    for (; *words; words++) {
        jy_trie_add(trie, *words, strlen(*words), value);
    }
}

/* ---- searching ---- */

/* The place of a text that is looked at, and the character behind it. */
typedef struct {
    uint32_t start, end;      /* of the character; both the end of the text behind the last */
    uint32_t character, next; /* 0 at the end */
    uint32_t next_end;
} trie_place;

static inline void move(trie_place *place, const char *text, uint32_t end)
{
    place->start = place->end;
    place->end = place->next_end;
    place->character = place->next;
    place->next = place->next_end < end ? jy_utf8_next(text, end, &place->next_end) : 0;
}

static inline trie_place place_at(const char *text, uint32_t at, uint32_t end)
{
    trie_place place = {.end = at, .next_end = at};
    place.next = at < end ? jy_utf8_next(text, end, &place.next_end) : 0;
    move(&place, text, end);
    return place;
}

/* The value of the character at a place where that is a word, 0 where it is none. */
static inline uint16_t single_value(const jy_trie *trie, const trie_place *place)
{
    uint32_t c = place->character;
    return c < BMP && has_bit(trie->single, c) ? find(&trie->heads, c << 16)->value : 0;
}

/* The node of the two characters at a place; NULL where no word begins with them. */
static inline const trie_node *begin(const jy_trie *trie, const trie_place *place)
{
    uint32_t first = place->character, second = place->next;
    if (!has_bit(trie->pairs, pair_bit(first, second)) || first >= BMP || second >= BMP || !second) {
        return NULL;
    }
    const trie_node *node = find(&trie->heads, first << 16 | second);
    return node->key ? node : NULL;
}

/* The node below that goes on with the character at *at, NULL where there is none; *at moves behind it. */
static inline const trie_node *follow(const jy_trie *trie, const trie_node *node, const char *text, uint32_t end,
                                      uint32_t *at)
{
    if (!node->filter || *at >= end) {
        return NULL;
    }
    uint32_t character = jy_utf8_next(text, end, at);
    bool may = node->filter >> (character & 63) & 1;
    node = may && character < BMP ? find(&trie->tails, (uint32_t)node->number << 16 | character) : NULL;
    return node && node->key ? node : NULL;
}

bool jy_trie_next(const jy_trie *trie, const char *text, uint32_t length, uint32_t *position, jy_trie_hit *ret_hit)
{
    for (trie_place place = place_at(text, *position, length); place.start < length; move(&place, text, length)) {
        uint32_t next = place.next_end;
        jy_trie_hit hit = {.start = place.start, .end = place.end};
        for (const trie_node *node = begin(trie, &place); node; node = follow(trie, node, text, length, &next)) {
            if (node->value) {
                hit.value = node->value;
                hit.end = next;
            }
        }
        hit.value = hit.value ? hit.value : single_value(trie, &place);
        if (hit.value) {
            *ret_hit = hit;
            *position = hit.end;
            return true;
        }
    }
    *position = length;
    return false;
}

unsigned jy_trie_values(const jy_trie *trie, const char *text, uint32_t start, uint32_t end)
{
    unsigned values = 0;
    for (trie_place place = place_at(text, start, end); place.start < end; move(&place, text, end)) {
        uint32_t next = place.next_end;
        values |= single_value(trie, &place);
        for (const trie_node *node = begin(trie, &place); node; node = follow(trie, node, text, end, &next)) {
            values |= node->value;
        }
    }
    return values;
}

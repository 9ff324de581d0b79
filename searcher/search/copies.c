/* copies.c: hits that are the same text again, by the resemblance of their bigrams. */
#include "searcher/search/copies.h"

#include <jiyan/text/segment.h>
#include <stdbool.h>
#include <string.h>

/* Smallest hashes of a passage's bigrams that are compared. */
#define SKETCH 64
/* Share of them that duplicates have in common: half a dozen names replaced in a passage leave about 0.8, two speeches
 * that quote the same paragraph have less than 0.5. */
#define RESEMBLANCE 0.7

/* The smallest hashes of a passage's bigrams, in order. */
typedef struct {
    guint32 hashes[SKETCH];
    guint count;
    guint32 numbers; /* sum of the hashes of its numbers: a form filled in with others is none */
} sketch;

static guint32 hash_of(const char *term, uint32_t length)
{
    guint32 hash = 2166136261U;
    for (uint32_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)term[i]) * 16777619U;
    }
    /* So that the smallest are a fair sample (the finalizer of MurmurHash3). */
    hash ^= hash >> 16;
    hash *= 0x85EBCA6BU;
    hash ^= hash >> 13;
    hash *= 0xC2B2AE35U;
    return hash ^ hash >> 16;
}

static void add_hash(sketch *of, guint32 hash)
{
    guint at = of->count;
    while (at > 0 && of->hashes[at - 1] > hash) {
        at--;
    }
    if (at == SKETCH || (at > 0 && of->hashes[at - 1] == hash)) {
        return;
    }
    guint kept = MIN(of->count, SKETCH - 1);
    memmove(of->hashes + at + 1, of->hashes + at, (kept - at) * sizeof *of->hashes);
    of->hashes[at] = hash;
    of->count = kept + 1;
}

static void take_token(const jy_token *token, void *user)
{
    sketch *of = user;
    if (token->kind == JY_TOKEN_NUMBER) {
        of->numbers += hash_of(token->term, token->length);
    } else if (token->kind != JY_TOKEN_LAST) {
        add_hash(of, hash_of(token->term, token->length));
    }
}

static void make_sketch(const jy_passage *passage, jy_folded *folded, sketch *ret_sketch)
{
    ret_sketch->count = ret_sketch->numbers = 0;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (paragraph->kind != JY_BLOCK_NOISE) {
            jy_fold_bare(passage->text + paragraph->start, paragraph->end - paragraph->start, folded);
            jy_segment(folded, 0, folded->length, take_token, ret_sketch);
        }
    }
}

/* The share of the smallest hashes of both together that both have. */
static double resemblance(const sketch *a, const sketch *b)
{
    guint i = 0, j = 0, common = 0, seen = 0;
    while (seen < SKETCH && (i < a->count || j < b->count)) {
        bool left = j == b->count || (i < a->count && a->hashes[i] <= b->hashes[j]);
        bool right = i == a->count || (j < b->count && b->hashes[j] <= a->hashes[i]);
        common += left && right;
        i += left;
        j += right;
        seen++;
    }
    return seen ? (double)common / seen : 0;
}

struct jy_copies {
    GArray *sketches; /* of the hits of the page */
    jy_folded folded; /* scratch */
};

jy_copies *jy_copies_new(void)
{
    jy_copies *copies = g_new0(jy_copies, 1);
    copies->sketches = g_array_new(false, false, sizeof(sketch));
    return copies;
}

void jy_copies_free(jy_copies *copies)
{
    if (copies) {
        g_array_unref(copies->sketches);
        jy_fold_clear(&copies->folded);
        g_free(copies);
    }
}

static bool is_same_year(const jy_hit *left, const jy_hit *right)
{
    const char *date = left->document->date, *other = right->document->date;
    return !date || !other || strncmp(date, other, 4) == 0;
}

void jy_copies_add(jy_copies *copies, GPtrArray *page, jy_hit *hit)
{
    sketch of;
    make_sketch(&hit->passage, &copies->folded, &of);
    for (guint i = 0; i < page->len; i++) {
        const sketch *other = &g_array_index(copies->sketches, sketch, i);
        jy_hit *better = page->pdata[i];
        if (other->numbers != of.numbers || !is_same_year(better, hit) || resemblance(other, &of) < RESEMBLANCE) {
            continue;
        }
        if (!better->duplicates) {
            better->duplicates = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
        }
        g_ptr_array_add(better->duplicates, hit);
        return;
    }
    g_array_append_val(copies->sketches, of);
    g_ptr_array_add(page, hit);
}

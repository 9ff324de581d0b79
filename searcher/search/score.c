/* score.c: the second stage of ranking: Okapi BM25 over single characters. */
#include "searcher/search/score.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <math.h>
#include <string.h>

#include "searcher/query/term_weight.h"

#define BM25_K1 1.2
#define BM25_B 0.75
/* What the characters are worth beside the terms of the index: in a study of weights on the sets of tests/bench/quality
 * nDCG@10 differed by less than 0.005 from 0.3 to 0.6. */
#define CHARACTERS_FACTOR 0.4
/* Different characters of a question that are looked at. */
#define CHARACTERS_MOST 250
#define BMP 0x10000
/* What the newest is worth above the oldest: it decides among equals only. */
#define NEWER_FACTOR 0.02
#define YEAR_FIRST 1949
#define YEAR_LAST 2049

struct jy_score {
    const jy_characters *table; /* borrowed */
    uint8_t *numbers;           /* of the characters of the question, from 1; 0 for all others */
    double weights[CHARACTERS_MOST + 1];
    unsigned count;
    bool prefers_newer;
    jy_folded folded;
};

static bool is_gram(gunichar character)
{
    return character >= JY_CHARACTER_WIDE && character < BMP && g_unichar_isalpha(character);
}

static double idf(const jy_characters *table, gunichar character)
{
    double passages = jy_characters_passages(table), holding = jy_characters_of(table, character);
    return log(1 + (MAX(passages - holding, 0) + 0.5) / (holding + 0.5));
}

static void add_text(jy_score *rank, const char *text)
{
    jy_fold(text, (uint32_t)strlen(text), &rank->folded);
    for (const char *at = rank->folded.text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (is_gram(character) && !rank->numbers[character] && rank->count < CHARACTERS_MOST) {
            rank->numbers[character] = (uint8_t)++rank->count;
            rank->weights[rank->count] = idf(rank->table, character) * jy_term_weight_of_character(character);
        }
    }
}

jy_score *jy_score_new(jy_index *index, const char *const *texts, size_t count, bool prefers_newer, GError **err)
{
    const jy_characters *table = jy_index_characters(index, err);
    if (!table) {
        return NULL;
    }
    jy_score *rank = g_new0(jy_score, 1);
    rank->table = table;
    rank->prefers_newer = prefers_newer;
    rank->numbers = g_malloc0(BMP);
    for (size_t i = 0; i < count; i++) {
        add_text(rank, texts[i]);
    }
    return rank;
}

void jy_score_free(jy_score *rank)
{
    if (rank) {
        jy_fold_clear(&rank->folded);
        g_free(rank->numbers);
        g_free(rank);
    }
}

/* Counts the characters of the question in the text of a passage but its noise. Returns its length in characters. */
static uint32_t count_characters(jy_score *rank, const jy_passage *passage, uint32_t *counts)
{
    uint32_t length = 0;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (paragraph->kind == JY_BLOCK_NOISE) {
            continue;
        }
        jy_fold(passage->text + paragraph->start, paragraph->end - paragraph->start, &rank->folded);
        for (const char *at = rank->folded.text; *at; at = g_utf8_next_char(at)) {
            gunichar character = g_utf8_get_char(at);
            if (character >= JY_CHARACTER_WIDE && character < BMP) {
                counts[rank->numbers[character]]++;
                length++;
            }
        }
    }
    return length;
}

static double weigh_characters(jy_score *rank, const jy_passage *passage)
{
    if (rank->count == 0) {
        return 0;
    }
    uint32_t counts[CHARACTERS_MOST + 1] = {0};
    double length = count_characters(rank, passage, counts), mean = MAX(jy_characters_mean(rank->table), 1);
    double room = BM25_K1 * (1 - BM25_B + BM25_B * length / mean), score = 0;
    for (unsigned i = 1; i <= rank->count; i++) {
        score += rank->weights[i] * counts[i] * (BM25_K1 + 1) / (counts[i] + room);
    }
    return CHARACTERS_FACTOR * score;
}

/* From 0 for what is older than most archives to 1; 0 without a date. */
static double newness(const jy_document *document)
{
    double year = document->date ? g_ascii_strtod(document->date, NULL) : 0;
    return CLAMP((year - YEAR_FIRST) / (YEAR_LAST - YEAR_FIRST), 0, 1);
}

double jy_score_most(const jy_score *rank, double terms)
{
    double characters = 0;
    for (unsigned i = 1; i <= rank->count; i++) {
        characters += rank->weights[i] * (BM25_K1 + 1);
    }
    /* A little more, as sums are rounded. */
    return (terms + CHARACTERS_FACTOR * characters) * (1 + NEWER_FACTOR) * (1 + 1e-9);
}

void jy_score_weigh(jy_score *rank, jy_hit *hit)
{
    hit->parts.characters = weigh_characters(rank, &hit->passage);
    double both = hit->parts.terms + hit->parts.characters;
    hit->parts.newer = rank->prefers_newer ? NEWER_FACTOR * newness(hit->document) * both : 0;
    hit->score = both + hit->parts.newer;
}

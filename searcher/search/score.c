/* score.c: the score by which hits are reranked: Okapi BM25 over single characters. */
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
/* What is left of them for rows of tables: they rank among each other, behind all prose. */
#define TABLE_FACTOR 1e-6
/* What the newest is worth above the oldest: it decides among equals only. */
#define NEWER_FACTOR 0.02
#define YEAR_FIRST 1949
#define YEAR_LAST 2049

struct jy_score {
    const jy_characters *table; /* borrowed; this and the next are NULL where characters do not count */
    uint8_t *numbers;           /* of the characters of the question, from 1; 0 for all others */
    double weights[CHARACTERS_MOST + 1];
    unsigned count;
    bool prefers_newer;
    jy_folded folded;
};

static void add_text(jy_score *score, const char *text)
{
    const double passages = jy_characters_passages(score->table);
    jy_fold_bare(text, (uint32_t)strlen(text), &score->folded);
    for (const char *at = score->folded.text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool is_gram = character >= 0x2E80 && character < BMP && g_unichar_isalpha(character);
        if (is_gram && !score->numbers[character] && score->count < CHARACTERS_MOST) {
            double holding = jy_characters_of(score->table, character);
            double idf = log(1 + (MAX(passages - holding, 0) + 0.5) / (holding + 0.5));
            score->numbers[character] = (uint8_t)++score->count;
            score->weights[score->count] = idf * jy_term_weight_of_character(character);
        }
    }
}

jy_score *jy_score_new(jy_index *index, const jy_matcher *matcher, bool prefers_newer, GError **err)
{
    /* One word occurs as often as its characters do together. */
    const bool has_characters = matcher->words->len > 1;
    const jy_characters *table = has_characters ? jy_index_characters(index, err) : NULL;
    if (has_characters && !table) {
        return NULL;
    }
    jy_score *score = g_new0(jy_score, 1);
    score->prefers_newer = prefers_newer;
    if (has_characters) {
        score->table = table;
        score->numbers = g_malloc0(BMP);
        for (guint i = 0; i < matcher->phrases->len; i++) {
            add_text(score, jy_phrase_folded(matcher->phrases->pdata[i])->text);
        }
    }
    return score;
}

void jy_score_free(jy_score *score)
{
    if (score) {
        jy_fold_clear(&score->folded);
        g_free(score->numbers);
        g_free(score);
    }
}

/* Counts the characters of the question in the text of a passage but its noise. Returns its length in characters. */
static uint32_t count_characters(jy_score *score, const jy_passage *passage, uint32_t *counts)
{
    uint32_t length = 0;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (paragraph->kind == JY_BLOCK_NOISE) {
            continue;
        }
        length +=
            jy_fold_count(passage->text + paragraph->start, paragraph->end - paragraph->start, score->numbers, counts);
    }
    return length;
}

static double weigh_characters(jy_score *score, const jy_passage *passage)
{
    if (score->count == 0) {
        return 0;
    }
    uint32_t counts[CHARACTERS_MOST + 1] = {0};
    double length = count_characters(score, passage, counts), mean = MAX(jy_characters_mean(score->table), 1);
    double room = BM25_K1 * (1 - BM25_B + BM25_B * length / mean), sum = 0;
    for (unsigned i = 1; i <= score->count; i++) {
        sum += score->weights[i] * counts[i] * (BM25_K1 + 1) / (counts[i] + room);
    }
    return CHARACTERS_FACTOR * sum;
}

double jy_score_most(const jy_score *score, double terms)
{
    double characters = 0;
    for (unsigned i = 1; i <= score->count; i++) {
        characters += score->weights[i] * (BM25_K1 + 1);
    }
    /* A little more, as sums are rounded. */
    return (terms + CHARACTERS_FACTOR * characters) * (1 + NEWER_FACTOR) * (1 + 1e-9);
}

void jy_score_weigh(jy_score *score, jy_hit *hit)
{
    const double share = jy_document_is_table(hit->document) ? TABLE_FACTOR : 1;
    hit->parts.characters = share * weigh_characters(score, &hit->passage);
    double both = hit->parts.terms + hit->parts.characters;
    /* From 0 for what is older than most archives, or has no date, to 1. */
    double year = hit->document->date ? g_ascii_strtod(hit->document->date, NULL) : 0;
    double newness = CLAMP((year - YEAR_FIRST) / (YEAR_LAST - YEAR_FIRST), 0, 1);
    hit->parts.newer = score->prefers_newer ? NEWER_FACTOR * newness * both : 0;
    hit->score = both + hit->parts.newer;
}

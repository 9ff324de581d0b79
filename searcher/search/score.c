/* score.c: the score by which hits are reranked: a sum of few terms, each of which is worth little more alone. */
#include "searcher/search/score.h"

#include "searcher/search/clues.h"
#include "searcher/search/evidence.h"

/* What the parts are worth beside that of the index's terms, from a study of eleven sets with weights learnt on ten at
 * a time; halving one changes little. On stard and xwlb_headline (tests/bench/quality) nDCG@10 is lower by 0.2 to 1.5 %
 * without any one of them, but on xwlb_headline 0.1 % higher without the opening; BM25 over all passages of a document
 * took 0.8 % there.
 * Neighbours, what is asked for, the document, and the terms of the best sentence were looked at on 13 sets, of which
 * ten are made out of texts (tests/bench/README.md): +1.0 % in the mean, +1.4 % on questions held back, most of it on
 * amounts, times and long documents; one set loses 0.9 %, one 0.5 %. Chosen on twelve, they gain 0.3 % on the next.
 * Runs of four lose on laws and sentences, BM25 over a document's passages adds nothing to its second-best passage.
 * The newer is a share of the rest, from the oldest to the newest: it decides among equals only. */
static const double FACTORS[JY_PARTS] = {
    [JY_PART_CHARACTERS] = 0.5, [JY_PART_RESIDUAL] = 0.65, [JY_PART_SENTENCE] = 0.45,  [JY_PART_WINDOW] = 0.6,
    [JY_PART_EARLY] = 0.7,      [JY_PART_OPENING] = 0.2,   [JY_PART_NEIGHBOURS] = 0.2, [JY_PART_ASKED] = 0.3,
    [JY_PART_DOCUMENT] = 0.05,  [JY_PART_NEWER] = 0.02,
};

/* Hits that are weighed: the more the better, but 300 are worth hardly more; of a single word, whose hits have their
 * order from the index, as many as the newer and titles may change places with. */
#define DEPTH 200
#define DEPTH_OF_WORD 50

/* Okapi BM25; a passage that is shorter than `shortest` of the mean counts as that. */
typedef struct {
    double k1, b, shortest;
} bm25;
static const bm25 CHARACTERS_BM25 = {1.0, 0.5, 0.5};
static const bm25 RESIDUAL_BM25 = {0.9, 0.4, 0.5};

/* The best sentence and window of a question whose characters weigh this much together count as they are, those of a
 * longer one less: they hold no larger a share of it. Of a shorter one they count at most so much more. */
#define EVEN_SUM 45.0
#define EVEN_MOST 1.5
/* What is left of the text's parts for rows of tables: they rank among each other, behind all prose. */
#define TABLE_FACTOR 1e-6
/* What a passage that is a title alone has of the score of the text below it, at most. */
#define TITLE_FACTOR 0.999
#define YEAR_FIRST 1949
#define YEAR_LAST 2049

struct jy_score {
    jy_clues *clues; /* NULL where the text does not count */
    jy_evidence_reader *reading;
    bool prefers_newer;
};

jy_score *jy_score_new(jy_index *index, const jy_matcher *matcher, bool prefers_newer, GError **err)
{
    /* One word occurs as often as its characters do together. */
    const bool has_clues = matcher->words->len > 1;
    jy_clues *clues = has_clues ? jy_clues_new(index, matcher, err) : NULL;
    if (has_clues && !clues) {
        return NULL;
    }
    jy_score *score = g_new0(jy_score, 1);
    score->prefers_newer = prefers_newer;
    score->clues = clues;
    score->reading = clues ? jy_evidence_reader_new(clues) : NULL;
    return score;
}

void jy_score_free(jy_score *score)
{
    if (score) {
        jy_evidence_reader_free(score->reading);
        jy_clues_free(score->clues);
        g_free(score);
    }
}

static double saturate(const bm25 *by, double count, double length)
{
    const double room = by->k1 * (1 - by->b + by->b * MAX(length, by->shortest));
    return count * (by->k1 + 1) / (count + room);
}

static void weigh_characters(const jy_clues *clues, const jy_evidence *found, double *parts)
{
    const double length = found->length / clues->mean_length;
    bool is_told[JY_CLUES_CHARACTERS + 1] = {false};
    for (guint i = 1; i < clues->terms->len; i++) {
        const jy_clue *clue = &g_array_index(clues->terms, jy_clue, i);
        is_told[clue->first] |= found->terms[i] > 0;
        is_told[clue->second] |= found->terms[i] > 0;
    }
    for (unsigned i = 1; i <= clues->characters; i++) {
        const double weight = clues->character_weights[i], count = found->characters[i];
        parts[JY_PART_CHARACTERS] += weight * saturate(&CHARACTERS_BM25, count, length);
        parts[JY_PART_RESIDUAL] += is_told[i] ? 0 : weight * saturate(&RESIDUAL_BM25, count, length);
    }
}

static void weigh_passage(const jy_clues *clues, const jy_evidence *found, double *parts)
{
    const double even = MIN(EVEN_MOST, EVEN_SUM / MAX(jy_clues_sum(clues), 1));
    weigh_characters(clues, found, parts);
    parts[JY_PART_SENTENCE] = even * found->sentence;
    parts[JY_PART_WINDOW] = even * found->window;
    parts[JY_PART_EARLY] = found->early;
    parts[JY_PART_OPENING] = found->opening;
    parts[JY_PART_NEIGHBOURS] = found->neighbours;
    parts[JY_PART_ASKED] = even * found->asked;
}

static void weigh_text(jy_score *score, jy_hit *hit)
{
    jy_evidence found;
    jy_evidence_read(score->reading, &hit->passage, &found);
    weigh_passage(score->clues, &found, hit->parts);
    jy_evidence_clear(&found);
}

/* What the question prefers, it prefers in all that is said of a passage; the index has it in the terms. */
static void add_up(const jy_plan *plan, jy_hit *hit)
{
    const double share =
        (jy_document_is_table(hit->document) ? TABLE_FACTOR : 1) * jy_plan_preferred_of(plan, hit->document);
    double sum = hit->parts[JY_PART_TERMS];
    for (jy_score_part part = JY_PART_TERMS + 1; part < JY_PART_DOCUMENT; part++) {
        hit->parts[part] *= share * FACTORS[part];
        sum += hit->parts[part];
    }
    hit->score = sum;
}

/* The best two passages of a document. */
typedef struct {
    double best, second;
} best_two;

static best_two *best_of(GHashTable *documents, const jy_hit *hit)
{
    best_two *of = g_hash_table_lookup(documents, hit->document);
    if (!of) {
        of = g_new0(best_two, 1);
        g_hash_table_insert(documents, (gpointer)hit->document, of);
    }
    return of;
}

/* A document of which another passage answers, too, is about what was asked. */
static void add_documents(GPtrArray *hits)
{
    g_autoptr(GHashTable) documents = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    for (guint i = 0; i < hits->len; i++) {
        const jy_hit *hit = hits->pdata[i];
        best_two *of = best_of(documents, hit);
        of->second = MAX(of->second, MIN(of->best, hit->score));
        of->best = MAX(of->best, hit->score);
    }
    for (guint i = 0; i < hits->len; i++) {
        jy_hit *hit = hits->pdata[i];
        hit->parts[JY_PART_DOCUMENT] = FACTORS[JY_PART_DOCUMENT] * best_of(documents, hit)->second;
        hit->score += hit->parts[JY_PART_DOCUMENT];
    }
}

static void add_newer(const jy_score *score, jy_hit *hit)
{
    /* From 0 for what is older than most archives, or has no date, to 1. */
    const double year = hit->document->date ? g_ascii_strtod(hit->document->date, NULL) : 0;
    const double newness = CLAMP((year - YEAR_FIRST) / (YEAR_LAST - YEAR_FIRST), 0, 1);
    hit->parts[JY_PART_NEWER] = score->prefers_newer ? FACTORS[JY_PART_NEWER] * newness * hit->score : 0;
    hit->score += hit->parts[JY_PART_NEWER];
}

/* ---- titles ---- */

static bool is_title(const jy_passage *passage)
{
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_block_kind kind = g_array_index(passage->paragraphs, jy_paragraph, i).kind;
        if (kind != JY_BLOCK_TITLE && kind != JY_BLOCK_HEADING && kind != JY_BLOCK_NOISE) {
            return false;
        }
    }
    return true;
}

/* The best of the hits that a title stands above; NULL for none. */
static const jy_hit *best_below(const GPtrArray *hits, const jy_hit *title)
{
    const jy_hit *best = NULL;
    for (guint i = 0; i < hits->len; i++) {
        const jy_hit *hit = hits->pdata[i];
        const bool is_below = hit->document == title->document && hit->passage.offset > title->passage.offset;
        if (is_below && (!best || hit->score > best->score) && !is_title(&hit->passage)) {
            best = hit;
        }
    }
    return best;
}

/* Nobody is to read a title before the text that it heads. */
static void lower_titles(GPtrArray *hits)
{
    for (guint i = 0; i < hits->len; i++) {
        jy_hit *hit = hits->pdata[i];
        const jy_hit *text = is_title(&hit->passage) ? best_below(hits, hit) : NULL;
        if (text && text->score <= hit->score) {
            const double score = text->score * TITLE_FACTOR;
            hit->parts[JY_PART_TITLE] = score - hit->score;
            hit->score = score;
        }
    }
}

uint32_t jy_score_depth(const jy_score *score)
{
    return score->clues ? DEPTH : DEPTH_OF_WORD;
}

void jy_score_weigh(jy_score *score, const jy_plan *plan, GPtrArray *hits)
{
    for (guint i = 0; i < hits->len; i++) {
        if (score->clues) {
            weigh_text(score, hits->pdata[i]);
        }
        add_up(plan, hits->pdata[i]);
    }
    if (score->clues) {
        add_documents(hits);
    }
    for (guint i = 0; i < hits->len; i++) {
        add_newer(score, hits->pdata[i]);
    }
    lower_titles(hits);
}

/* respell.c: spellings of a text that occur in the index. */
#include "searcher/spelling/respell.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <libintl.h>
#include <math.h>
#include <string.h>
#include <xapian-c/xapian_c.h>

#include "searcher/match/candidate.h"
#include "searcher/plan/term_query.h"
#include "searcher/spelling/syllables.h"
#include "searcher/spelling/variant.h"

#define _(s) gettext(s)

/* Passages with its terms that are verified to see whether a text occurs anywhere, and how often another spelling does.
 */
#define VERIFIED 100
#define VERIFIED_VARIANT 12
/* Passages with a spelling that make it common. */
#define ENOUGH 5
/* Passages with its terms that are counted. */
#define COUNTED 200
/* Runs of a text that are looked at. */
#define RUNS_MOST 4
/* How much less likely than the best another spelling may be: a twentieth, as the logarithm. */
#define FARTHEST 3
/* The same of one that is looked for at all. */
#define UNLIKELY 7
/* Spellings of a run that are found before the best are chosen. */
#define FOUND_MOST 12

/* ---- whether a text occurs ---- */

/* The first `most` passages that have the terms of a phrase, in the order of the index, not weighed. */
static xc_result *find_terms(jy_index *index, const jy_phrase *phrase, uint32_t most, GError **err)
{
    xc_error failure;
    xc_result *found = NULL;
    xc_query *terms = jy_term_query_all(jy_index_database(index), phrase, "", &failure);
    xc_query *living = jy_index_living(index, terms, &failure);
    xc_query *query = living ? xc_query_scale(living, 0, &failure) : NULL;
    xc_search *search = query ? xc_search_new(jy_index_database(index), &failure) : NULL;
    if (!search || xc_search_set_query(search, query, &failure) != XC_OK ||
        xc_search_set_weighting(search, "bool", &failure) != XC_OK ||
        xc_search_run(search, 0, most, COUNTED, &found, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
    }
    xc_search_free(search);
    xc_query_free(query);
    xc_query_free(living);
    return found;
}

/* How many passages with the terms of a text are verified at most, and how many that hold it are enough. */
typedef struct {
    uint32_t most, enough;
} text_sample;

/* Guesses by a sample how many passages hold a text, wherever it came from; 0 where none of the sample does. */
static bool guess_text(jy_speller *speller, const char *text, text_sample sample, double *ret_count, GError **err)
{
    *ret_count = 0;
    g_autoptr(jy_phrase) phrase = jy_phrase_new(text, -1);
    const uint32_t most = MIN(sample.most, speller->left);
    xc_result *found = phrase && most ? find_terms(speller->index, phrase, most, err) : NULL;
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    uint32_t looked = 0, held = 0, matches = 0;
    bool done = !phrase || !most || found;
    while (done && found && held < sample.enough && looked < xc_result_size(found)) {
        g_auto(jy_passage) passage = {0};
        xc_document *stored = NULL;
        xc_hit hit;
        xc_error failure;
        done = xc_result_hit(found, looked, &hit, &failure) == XC_OK &&
               xc_result_document(found, looked++, &stored, &failure) == XC_OK;
        if (!done) {
            jy_index_set_error(err, &failure, _("searching"));
        }
        done = done && jy_index_passage_text(speller->index, jy_index_folder_of(speller->index, hit.docid), stored,
                                             &passage, err);
        xc_document_free(stored);
        if (done) {
            jy_candidate_take(candidate, &passage, NULL);
            held += jy_candidate_has(candidate, phrase, JY_IN_BODY);
        }
    }
    if (found && held) {
        xc_result_matches(found, &matches, NULL, NULL);
        *ret_count = MAX((double)matches * held / looked, 1);
    }
    speller->left -= looked;
    xc_result_free(found);
    return done;
}

bool jy_respell_occurs(jy_speller *speller, const char *text, bool *ret_occurs, GError **err)
{
    double count = 0;
    bool done = guess_text(speller, text, (text_sample){VERIFIED, 1}, &count, err);
    *ret_occurs = count > 0;
    return done;
}

/* ---- the runs of a phrase ---- */

/* Folded bytes. */
typedef struct {
    uint32_t start, end;
} text_run;

/* A text that occurs. */
typedef struct {
    char *text;
    double score; /* of the variant, and by how many passages hold it */
} spelling;

/* Those that were found as yet. */
typedef struct {
    GArray *found; /* of spelling */
    GError **err;
} spelling_list;

static void clear_spelling(void *item)
{
    g_free(((spelling *)item)->text);
}

static int by_score(const void *a, const void *b)
{
    const spelling *left = a, *right = b;
    if (left->score != right->score) {
        return left->score < right->score ? 1 : -1;
    }
    return strcmp(left->text, right->text);
}

static void take_token(const jy_token *token, void *user)
{
    GArray *runs = user;
    text_run *last = runs->len ? &g_array_index(runs, text_run, runs->len - 1) : NULL;
    if (last && token->start < last->end) {
        last->end = MAX(last->end, token->end); /* the next pair of the same run */
    } else if (token->kind != JY_TOKEN_NUMBER) {
        text_run run = {token->start, token->end};
        g_array_append_val(runs, run);
    }
}

/* The text as it was typed, Traditional characters and width kept, but for what the variant changes of the run. */
static char *respell(const jy_folded *folded, const text_run *run, const char *variant)
{
    g_autofree char *old = g_strndup(folded->text + run->start, run->end - run->start);
    const char *left = old, *left_end = old + strlen(old), *right = variant, *right_end = variant + strlen(variant);
    while (*left && g_utf8_get_char(left) == g_utf8_get_char(right)) {
        left = g_utf8_next_char(left);
        right = g_utf8_next_char(right);
    }
    while (left_end > left && right_end > right) {
        const char *a = g_utf8_prev_char(left_end), *b = g_utf8_prev_char(right_end);
        if (g_utf8_get_char(a) != g_utf8_get_char(b)) {
            break;
        }
        left_end = a;
        right_end = b;
    }
    uint32_t start, end;
    jy_fold_span(folded, run->start + (uint32_t)(left - old), run->start + (uint32_t)(left_end - old), &start, &end);
    end = MAX(start, end);
    return g_strdup_printf("%.*s%.*s%s", (int)start, folded->original, (int)(right_end - right), right,
                           folded->original + end);
}

/* Adds spellings of the text in which this run is another, and which occur. */
static bool respell_run(jy_speller *speller, const jy_folded *folded, const text_run *run, bool widely,
                        spelling_list *list)
{
    g_autofree char *word = g_strndup(folded->text + run->start, run->end - run->start);
    g_autoptr(GPtrArray) variants = jy_variant_find(speller->vocabulary, word, widely, list->err);
    bool done = variants != NULL;
    double best = -INFINITY;
    for (guint i = 0; done && i < variants->len && list->found->len < FOUND_MOST; i++) {
        const jy_variant *variant = variants->pdata[i], *likeliest = variants->pdata[0];
        if (variant->score < likeliest->score - UNLIKELY || variant->score + log(variant->most) < best - FARTHEST) {
            continue;
        }
        double count = 0;
        g_autofree char *text = respell(folded, run, variant->text);
        done = guess_text(speller, text, (text_sample){VERIFIED_VARIANT, ENOUGH}, &count, list->err);
        if (done && count > 0) {
            spelling found = {g_steal_pointer(&text), variant->score + log(MAX(count, 1))};
            best = MAX(best, found.score);
            g_array_append_val(list->found, found);
        }
    }
    return done;
}

/* Adds what the text spells in pinyin, and which occurs. */
static bool spell_out(jy_speller *speller, const char *text, spelling_list *list)
{
    g_autoptr(GPtrArray) variants = jy_syllables_find(speller->vocabulary, text, list->err);
    bool done = variants != NULL;
    for (guint i = 0; done && i < variants->len && list->found->len < FOUND_MOST; i++) {
        const jy_variant *variant = variants->pdata[i];
        double count = 0;
        done = guess_text(speller, variant->text, (text_sample){VERIFIED_VARIANT, ENOUGH}, &count, list->err);
        if (done && count > 0) {
            const spelling found = {g_strdup(variant->text), variant->score + log(count)};
            g_array_append_val(list->found, found);
        }
    }
    return done;
}

/* The likeliest texts; not one that is but a part of another: 集体经 of 集体经济. */
static GPtrArray *best_texts(GArray *spellings)
{
    GPtrArray *texts = g_ptr_array_new_with_free_func(g_free);
    guint likely = 0;
    g_array_sort(spellings, by_score);
    while (likely < spellings->len &&
           g_array_index(spellings, spelling, likely).score >= g_array_index(spellings, spelling, 0).score - FARTHEST) {
        likely++;
    }
    for (guint i = 0; i < likely && texts->len < JY_SPELLINGS_MOST; i++) {
        const char *text = g_array_index(spellings, spelling, i).text;
        bool is_part = false;
        for (guint j = 0; j < likely && !is_part; j++) {
            is_part = j != i && strstr(g_array_index(spellings, spelling, j).text, text);
        }
        if (!is_part) {
            g_ptr_array_add(texts, g_strdup(text));
        }
    }
    return texts;
}

GPtrArray *jy_respell(jy_speller *speller, const char *text, GError **err)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    g_autoptr(GArray) runs = g_array_new(false, false, sizeof(text_run));
    g_autoptr(GArray) spellings = g_array_new(false, false, sizeof(spelling));
    g_array_set_clear_func(spellings, clear_spelling);
    jy_fold(text, (uint32_t)strlen(text), &folded);
    jy_segment(&folded, 0, folded.length, take_token, runs);
    spelling_list list = {spellings, err};
    if (!spell_out(speller, text, &list)) {
        return NULL;
    }
    for (guint i = 0; i < runs->len && i < RUNS_MOST; i++) {
        const text_run *run = &g_array_index(runs, text_run, i);
        g_autofree char *word = g_strndup(folded.text + run->start, run->end - run->start);
        const guint before = spellings->len;
        bool known = false;
        bool done = runs->len == 1 || jy_respell_occurs(speller, word, &known, err);
        done = done && (known || respell_run(speller, &folded, run, false, &list));
        done = done && (known || spellings->len > before || respell_run(speller, &folded, run, true, &list));
        if (!done) {
            return NULL;
        }
    }
    return best_texts(spellings);
}

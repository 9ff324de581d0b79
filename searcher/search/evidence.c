/* evidence.c: what a passage's text has of a question's clues. */
#include "searcher/search/evidence.h"

#include <jiyan/text/fold.h>
#include <jiyan/text/segment.h>
#include <math.h>
#include <string.h>

#include "searcher/query/asked.h"

#define BMP 0x10000
/* Bytes of a character of Chinese, by which positions are told. */
#define CHARACTER_BYTES 3
/* A sentence of so many characters is none too long; each as many more cost a share. */
#define SENTENCE_LENGTH 40.0
#define SENTENCE_EXCESS 0.15
/* What its terms are worth beside its characters. */
#define SENTENCE_TERMS 0.45
#define WINDOW_LENGTH 50
/* The length within which what stands early counts falls to 1/e. */
#define EARLY_LENGTH 60.0
#define OPENING_LENGTH 40
/* Words no further apart than this are neighbours; at the second distance they would count nothing. */
#define NEAR_MOST 25
#define NEAR_NONE 40.0

/* A character of the question in the passage. */
typedef struct {
    uint32_t position;
    uint8_t number;
} place;

struct jy_evidence_reader {
    const jy_clues *clues;
    jy_folded folded;
    GArray *places; /* of place, in order */
    jy_evidence *found;
    uint32_t origin;                           /* characters of the document before the passage */
    uint32_t base;                             /* characters of the passage before the paragraph at hand */
    uint32_t behind;                           /* bytes of that which have been looked at */
    uint32_t sentence;                         /* the number of the sentence, from 1 */
    uint32_t begun;                            /* position where it begins */
    double sum;                                /* of what it has */
    unsigned named;                            /* kinds of jy_asked that it names */
    uint32_t last_in[JY_CLUES_CHARACTERS + 1]; /* the last sentence that has a character */
    uint32_t *last_term_in;                    /* and a term, by number */
    uint32_t *term_at;                         /* one behind the last position in the passage; 0 for none */
    double *near;                              /* what it has with the word before */
};

jy_evidence_reader *jy_evidence_reader_new(const jy_clues *clues)
{
    jy_evidence_reader *reading = g_new0(jy_evidence_reader, 1);
    reading->clues = clues;
    reading->places = g_array_new(false, false, sizeof(place));
    reading->last_term_in = g_new0(uint32_t, clues->terms->len);
    reading->term_at = g_new0(uint32_t, clues->terms->len);
    reading->near = g_new0(double, clues->terms->len);
    return reading;
}

void jy_evidence_reader_free(jy_evidence_reader *reading)
{
    if (reading) {
        jy_fold_clear(&reading->folded);
        g_array_unref(reading->places);
        g_free(reading->last_term_in);
        g_free(reading->term_at);
        g_free(reading->near);
        g_free(reading);
    }
}

void jy_evidence_clear(jy_evidence *evidence)
{
    g_clear_pointer(&evidence->terms, g_free);
    g_clear_pointer(&evidence->characters, g_free);
}

/* ---- sentences ---- */

static void end_sentence(jy_evidence_reader *reading, uint32_t position)
{
    const double excess = MAX((position - reading->begun) / SENTENCE_LENGTH - 1, 0);
    const double sum = reading->sum / (1 + SENTENCE_EXCESS * excess);
    jy_evidence *found = reading->found;
    found->sentence = MAX(found->sentence, sum);
    found->asked = reading->named & reading->clues->asked ? MAX(found->asked, sum) : found->asked;
    reading->named = 0;
    reading->sentence++;
    reading->begun = position;
    reading->sum = 0;
}

/* What is between tokens may end a sentence. */
static void skip_to(jy_evidence_reader *reading, uint32_t start)
{
    static const char *const ENDS[] = {"。", "!", "?", ";"}; /* folded */
    const char *text = reading->folded.text;
    bool ends = false;
    for (size_t i = 0; !ends && i < G_N_ELEMENTS(ENDS); i++) {
        ends = g_strstr_len(text + reading->behind, start - reading->behind, ENDS[i]) != NULL;
    }
    if (ends) {
        end_sentence(reading, reading->base + start / CHARACTER_BYTES);
    }
}

/* ---- one pass ---- */

static unsigned take_character(jy_evidence_reader *reading, gunichar character, uint32_t position)
{
    const unsigned number = character < BMP ? reading->clues->numbers[character] : 0;
    reading->found->length++;
    if (number) {
        const place at = {position, (uint8_t)number};
        g_array_append_val(reading->places, at);
        reading->found->characters[number]++;
        if (reading->last_in[number] != reading->sentence) {
            reading->last_in[number] = reading->sentence;
            reading->sum += reading->clues->character_weights[number];
        }
    }
    return number;
}

/* Two terms of which one is at hand, if they are of words that follow each other in the question. */
static void meet(jy_evidence_reader *reading, unsigned before, unsigned after)
{
    const jy_clue *clues = (const jy_clue *)reading->clues->terms->data;
    const uint32_t left = reading->term_at[before], right = reading->term_at[after];
    const uint32_t apart = MAX(left, right) - MIN(left, right);
    if (left && right && apart <= NEAR_MOST) {
        const double near = (clues[before].weight + clues[after].weight) / 2 * (1 - apart / NEAR_NONE);
        reading->found->neighbours += MAX(near - reading->near[after], 0);
        reading->near[after] = MAX(near, reading->near[after]);
    }
}

static void take_term(jy_evidence_reader *reading, unsigned number, uint32_t position)
{
    if (!number) {
        return;
    }
    const jy_clue *clue = &g_array_index(reading->clues->terms, jy_clue, number);
    const double weight = clue->weight;
    if (reading->last_term_in[number] != reading->sentence) {
        reading->last_term_in[number] = reading->sentence;
        reading->sum += SENTENCE_TERMS * weight;
    }
    reading->term_at[number] = position + 1;
    meet(reading, clue->before, number);
    meet(reading, number, clue->after);
    if (reading->found->terms[number]++ == 0) {
        reading->found->early += weight * exp(-(double)(reading->origin + position) / EARLY_LENGTH);
        reading->found->opening += position < OPENING_LENGTH ? weight : 0;
    }
}

static unsigned word_of(const jy_clues *clues, const jy_token *token)
{
    char text[JY_TERM_MAX + 1];
    if (g_hash_table_size(clues->words) == 0) {
        return 0;
    }
    memcpy(text, token->term, token->length);
    text[token->length] = '\0';
    return GPOINTER_TO_UINT(g_hash_table_lookup(clues->words, text));
}

/* A sentence that has a number names one, and a time where it is of a year, month or day. */
static void name_number(jy_evidence_reader *reading, const jy_token *token)
{
    static const char *const TIMES[] = {"年", "月", "日"};
    const char *behind = reading->folded.text + token->end;
    reading->named |= JY_ASKED_NUMBER;
    for (size_t i = 0; i < G_N_ELEMENTS(TIMES); i++) {
        reading->named |= g_str_has_prefix(behind, TIMES[i]) ? JY_ASKED_TIME : 0;
    }
}

static void take_token(const jy_token *token, void *user)
{
    jy_evidence_reader *reading = user;
    const jy_clues *clues = reading->clues;
    const uint32_t position = reading->base + token->start / CHARACTER_BYTES;
    if (token->start > reading->behind) {
        skip_to(reading, token->start);
    }
    reading->behind = MAX(reading->behind, token->end);
    if (token->kind == JY_TOKEN_BIGRAM || token->kind == JY_TOKEN_LAST) {
        const unsigned first = take_character(reading, g_utf8_get_char(token->term), position);
        const gunichar next =
            first && token->kind == JY_TOKEN_BIGRAM ? g_utf8_get_char(g_utf8_next_char(token->term)) : BMP;
        const unsigned second = next < BMP ? clues->numbers[next] : 0;
        take_term(reading, second ? jy_clues_pair(clues, first, second) : 0, position);
    } else {
        if (token->kind == JY_TOKEN_NUMBER) {
            name_number(reading, token);
        }
        take_term(reading, word_of(clues, token), position);
    }
}

/* What is in the best window. */
static double best_window(const jy_evidence_reader *reading)
{
    const place *places = (const place *)reading->places->data;
    uint32_t within[JY_CLUES_CHARACTERS + 1] = {0};
    double sum = 0, best = 0;
    guint begin = 0;
    for (guint i = 0; i < reading->places->len; i++) {
        for (; places[begin].position + WINDOW_LENGTH <= places[i].position; begin++) {
            sum -= --within[places[begin].number] == 0 ? reading->clues->character_weights[places[begin].number] : 0;
        }
        sum += within[places[i].number]++ == 0 ? reading->clues->character_weights[places[i].number] : 0;
        best = MAX(best, sum);
    }
    return best;
}

void jy_evidence_read(jy_evidence_reader *reading, const jy_passage *passage, jy_evidence *ret_evidence)
{
    *ret_evidence = (jy_evidence){.terms = g_new0(uint32_t, reading->clues->terms->len),
                                  .characters = g_new0(uint32_t, reading->clues->characters + 1)};
    reading->found = ret_evidence;
    reading->origin = passage->offset / CHARACTER_BYTES;
    reading->base = reading->begun = 0;
    reading->sum = 0;
    reading->named = 0;
    memset(reading->term_at, 0, reading->clues->terms->len * sizeof *reading->term_at);
    memset(reading->near, 0, reading->clues->terms->len * sizeof *reading->near);
    reading->sentence++; /* another than the last of the passage before */
    g_array_set_size(reading->places, 0);
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        if (paragraph->kind == JY_BLOCK_NOISE) {
            continue;
        }
        jy_fold_bare(passage->text + paragraph->start, paragraph->end - paragraph->start, &reading->folded);
        reading->behind = 0;
        jy_segment(&reading->folded, 0, reading->folded.length, take_token, reading);
        reading->base += reading->folded.length / CHARACTER_BYTES + 1;
        end_sentence(reading, reading->base);
    }
    ret_evidence->window = best_window(reading);
}

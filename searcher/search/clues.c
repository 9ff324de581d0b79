/* clues.c: what of a question is looked for in a passage. */
#include "searcher/search/clues.h"

#include <jiyan/text/character.h>
#include <libintl.h>
#include <math.h>

#include "searcher/query/asked.h"
#include "searcher/query/term_weight.h"
#include "searcher/query/terms.h"

#define _(s) gettext(s)

#define BMP 0x10000
/* Different terms of a question that are looked at. */
#define TERMS_MOST 500
/* What a word of letters or a number is worth beside a bigram, of which a word of Chinese has several. */
#define WORD_FACTOR 1.5

/* A question while its clues are gathered. */
typedef struct {
    jy_clues *clues;
    const xc_database *database;
    const jy_characters *table;
    const jy_term_weights *weights; /* of the phrase at hand */
    unsigned last;                  /* term that began a word of it; 0 for none */
    uint32_t last_end;
    xc_error failure;
    bool failed;
} clue_gathering;

static double rarity(double passages, double holding)
{
    return log(1 + (MAX(passages - holding, 0) + 0.5) / (holding + 0.5));
}

/* ---- characters ---- */

static void add_character(clue_gathering *to, gunichar character, uint32_t start, uint32_t end)
{
    jy_clues *clues = to->clues;
    if (character >= BMP || (!clues->numbers[character] && clues->characters == JY_CLUES_CHARACTERS)) {
        return;
    }
    /* One that also stands outside of the words that ask tells as much as any. */
    const double framed = MIN(jy_term_weight_of(to->weights, start, end), 1);
    const double part = MIN(jy_term_weight_of_character(character), framed);
    const double rare = rarity(jy_characters_passages(to->table), jy_characters_of(to->table, character));
    clues->numbers[character] = clues->numbers[character] ? clues->numbers[character] : (uint8_t)++clues->characters;
    double *weight = &clues->character_weights[clues->numbers[character]];
    *weight = MAX(*weight, part * rare);
}

static void add_characters(clue_gathering *to, const jy_folded *folded)
{
    for (const char *at = folded->text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (character >= JY_CHARACTER_WIDE && g_unichar_isalpha(character)) {
            const uint32_t start = (uint32_t)(at - folded->text);
            add_character(to, character, start, start + (uint32_t)(g_utf8_next_char(at) - at));
        }
    }
}

/* ---- terms ---- */

static unsigned number_of(const clue_gathering *to, gunichar character)
{
    return character < BMP ? to->clues->numbers[character] : 0;
}

/* The slot of a term's number in pairs; NULL for a bigram of characters that are not looked at. */
static uint16_t *pair_of(const clue_gathering *to, const jy_token *token, jy_clue *clue)
{
    clue->first = (uint8_t)number_of(to, g_utf8_get_char(token->term));
    clue->second = (uint8_t)number_of(to, g_utf8_get_char(g_utf8_next_char(token->term)));
    return clue->first && clue->second ? &to->clues->pairs[clue->first * (to->clues->characters + 1) + clue->second]
                                       : NULL;
}

/* Notes which words follow each other, by the terms that they begin with. */
static void join(clue_gathering *to, const jy_token *token, unsigned number)
{
    if (token->start < to->last_end || !jy_term_weight_parts(to->weights, token->start)) {
        return;
    }
    if (to->last && to->last != number) {
        g_array_index(to->clues->terms, jy_clue, to->last).after = (uint16_t)number;
        g_array_index(to->clues->terms, jy_clue, number).before = (uint16_t)to->last;
    }
    to->last = number;
    to->last_end = token->end;
}

static void add_term(const jy_token *token, void *user)
{
    clue_gathering *to = user;
    jy_clues *clues = to->clues;
    jy_clue clue = {0};
    const bool is_bigram = token->kind == JY_TOKEN_BIGRAM;
    uint16_t *pair = is_bigram ? pair_of(to, token, &clue) : NULL;
    if (token->kind == JY_TOKEN_LAST || to->failed || (is_bigram && !pair)) {
        return;
    }
    g_autofree char *text = g_strndup(token->term, token->length);
    unsigned number = pair ? *pair : GPOINTER_TO_UINT(g_hash_table_lookup(clues->words, text));
    if (!number && clues->terms->len > TERMS_MOST) {
        return;
    }
    uint32_t holding = 0;
    to->failed = xc_database_term_freq(to->database, text, token->length, &holding, &to->failure) != XC_OK;
    clue.weight = rarity(jy_characters_passages(to->table), holding) *
                  jy_term_weight_of(to->weights, token->start, token->end) * (is_bigram ? 1 : WORD_FACTOR);
    if (number) {
        jy_clue *known = &g_array_index(clues->terms, jy_clue, number);
        known->weight = MAX(known->weight, clue.weight);
        join(to, token, number);
        return;
    }
    number = clues->terms->len;
    g_array_append_val(clues->terms, clue);
    join(to, token, number);
    if (pair) {
        *pair = (uint16_t)number;
    } else {
        g_hash_table_insert(clues->words, g_steal_pointer(&text), GUINT_TO_POINTER(number));
    }
}

/* ---- the question ---- */

/* What is done with a phrase. */
typedef void phrase_fn(clue_gathering *to, const jy_phrase *phrase);

static void take_characters(clue_gathering *to, const jy_phrase *phrase)
{
    add_characters(to, jy_phrase_folded(phrase));
}

static void take_terms(clue_gathering *to, const jy_phrase *phrase)
{
    jy_terms_each(phrase, add_term, to);
}

/* A passage that has another form of a phrase has as good a clue. */
static void each_phrase(clue_gathering *to, const jy_matcher *matcher, phrase_fn *fn)
{
    for (guint i = 0; i < matcher->phrases->len + matcher->variants->len; i++) {
        const jy_phrase *phrase = i < matcher->phrases->len ? matcher->phrases->pdata[i]
                                                            : matcher->variants->pdata[i - matcher->phrases->len];
        const jy_folded *folded = jy_phrase_folded(phrase);
        g_autoptr(jy_term_weights) weights = jy_term_weight_new(folded->text, folded->length);
        to->weights = weights;
        to->last = to->last_end = 0;
        to->clues->asked |= jy_asked_read(folded->text);
        fn(to, phrase);
    }
}

jy_clues *jy_clues_new(jy_index *index, const jy_matcher *matcher, GError **err)
{
    const jy_characters *table = jy_index_characters(index, err);
    if (!table) {
        return NULL;
    }
    g_autoptr(jy_clues) clues = g_new0(jy_clues, 1);
    clues->numbers = g_malloc0(BMP);
    clues->terms = g_array_new(false, true, sizeof(jy_clue));
    g_array_set_size(clues->terms, 1);
    clues->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    clues->mean_length = MAX(jy_characters_mean(table), 1);
    clue_gathering to = {.clues = clues, .database = jy_index_database(index), .table = table};
    each_phrase(&to, matcher, take_characters);
    clues->pairs = g_new0(uint16_t, (gsize)(clues->characters + 1) * (clues->characters + 1));
    each_phrase(&to, matcher, take_terms);
    if (to.failed) {
        jy_index_set_error(err, &to.failure, _("reading the index"));
        return NULL;
    }
    return g_steal_pointer(&clues);
}

void jy_clues_free(jy_clues *clues)
{
    if (clues) {
        g_free(clues->numbers);
        g_free(clues->pairs);
        g_array_unref(clues->terms);
        g_hash_table_unref(clues->words);
        g_free(clues);
    }
}

double jy_clues_sum(const jy_clues *clues)
{
    double sum = 0;
    for (unsigned i = 1; i <= clues->characters; i++) {
        sum += clues->character_weights[i];
    }
    return sum;
}

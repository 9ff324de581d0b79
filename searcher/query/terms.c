/* terms.c: a phrase as the terms that an index has of it. */
#include "searcher/query/terms.h"

#include "searcher/query/term_weight.h"

typedef struct {
    guint grams; /* lone characters: 税, the 所 of 12所 */
    guint open;  /* words that may go on: gov* */
    guint whole; /* bigrams, words, numbers */
} term_counts;

static bool is_lone_gram(const jy_token *token)
{
    return token->kind == JY_TOKEN_LAST && g_utf8_get_char_validated(token->term, token->length) >= 0x1100 &&
           g_utf8_next_char(token->term) == token->term + token->length;
}

static void count_term(const jy_token *token, void *user)
{
    term_counts *counts = user;
    counts->grams += is_lone_gram(token);
    counts->open += token->kind == JY_TOKEN_LAST && !is_lone_gram(token);
    counts->whole += token->kind != JY_TOKEN_LAST;
}

static term_counts count_terms(const jy_phrase *phrase)
{
    term_counts counts = {0};
    jy_phrase_terms(phrase, count_term, &counts);
    return counts;
}

bool jy_terms_prove(const jy_phrase *phrase)
{
    /* A lone character is in every term that begins with it. */
    term_counts counts = count_terms(phrase);
    return jy_phrase_is_term(phrase) || (counts.grams == 1 && counts.open + counts.whole == 0);
}

typedef struct {
    bool grams; /* lone characters count */
    jy_segment_fn *fn;
    void *user;
} term_choice;

static void choose_term(const jy_token *token, void *user)
{
    const term_choice *choice = user;
    if (choice->grams || !is_lone_gram(token)) {
        choice->fn(token, choice->user);
    }
}

void jy_terms_each(const jy_phrase *phrase, jy_segment_fn *fn, void *user)
{
    term_counts counts = count_terms(phrase);
    term_choice choice = {counts.whole + counts.open == 0, fn, user};
    jy_phrase_terms(phrase, choose_term, &choice);
}

/* ---- words ---- */

typedef struct {
    GPtrArray *words;
    GArray *senses;                 /* NULL: they are not wanted */
    const jy_term_weights *weights; /* where they are */
} word_list;

static unsigned sense_of(const jy_term_weights *weights, const jy_token *token)
{
    if (token->kind != JY_TOKEN_BIGRAM || jy_term_weight_of(weights, token->start, token->end) >= 1) {
        return JY_TERM_TELLS;
    }
    unsigned left = jy_term_weight_parts(weights, token->start) ? 0 : JY_TERM_LEFT_HALF;
    unsigned right = jy_term_weight_parts(weights, token->end) ? 0 : JY_TERM_RIGHT_HALF;
    /* A word that asks, whole. */
    return JY_TERM_WEAK | (left || right ? left | right : JY_TERM_LEFT_HALF | JY_TERM_RIGHT_HALF);
}

static void add_word(const jy_token *token, void *user)
{
    const word_list *list = user;
    g_autofree char *text =
        g_strdup_printf("%.*s%s", (int)token->length, token->term, token->kind == JY_TOKEN_LAST ? "*" : "");
    jy_phrase *word = jy_phrase_new(text, -1);
    if (word) {
        g_ptr_array_add(list->words, word);
    }
    if (word && list->senses) {
        unsigned sense = sense_of(list->weights, token);
        g_array_append_val(list->senses, sense);
    }
}

void jy_terms_words(const jy_phrase *phrase, GPtrArray *words, GArray *senses)
{
    const jy_folded *folded = jy_phrase_folded(phrase);
    g_autoptr(jy_term_weights) weights = senses ? jy_term_weight_new(folded->text, folded->length) : NULL;
    word_list list = {words, senses, weights};
    jy_terms_each(phrase, add_word, &list);
}

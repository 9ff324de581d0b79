/* terms.c: a phrase as the terms that the index is asked for. */
#include "searcher/plan/terms.h"

#include <string.h>

#include "searcher/plan/parts.h"
#include "searcher/plan/term_weight.h"

/* Terms that a lone character or a word with * may stand for. */
#define PREFIX_MAX 20000

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

/* ---- a query ---- */

typedef struct {
    const char *prefix;
    const jy_term_weights *weights; /* NULL: every term counts the same */
    bool grams;                     /* lone characters count */
    GPtrArray *parts;
    xc_error *error;
    bool failed;
} query_sink;

static void add_query(const jy_token *token, void *user)
{
    query_sink *sink = user;
    if (sink->failed || (is_lone_gram(token) && !sink->grams)) {
        return;
    }
    g_autofree char *term = g_strdup_printf("%s%.*s", sink->prefix, (int)token->length, token->term);
    xc_query *query =
        token->kind == JY_TOKEN_LAST
            ? xc_query_wildcard(term, strlen(term), PREFIX_MAX, XC_WILDCARD_MOST_FREQUENT, XC_OP_SYNONYM, sink->error)
            : xc_query_term(term, strlen(term), 1, sink->error);
    double weight = sink->weights ? jy_term_weight_of(sink->weights, token->start, token->end) : 1;
    if (query && weight != 1) {
        xc_query *scaled = xc_query_scale(query, weight, sink->error);
        xc_query_free(query);
        query = scaled;
    }
    sink->failed = !query;
    jy_parts_add(sink->parts, query);
}

xc_query *jy_terms_query(const jy_phrase *phrase, const char *prefix, xc_op op, xc_error *error)
{
    term_counts counts = count_terms(phrase);
    g_autoptr(GPtrArray) parts = jy_parts_new();
    const jy_folded *folded = jy_phrase_folded(phrase);
    g_autoptr(jy_term_weights) weights = op == XC_OP_OR ? jy_term_weight_new(folded->text, folded->length) : NULL;
    query_sink sink = {prefix, weights, counts.whole + counts.open == 0, parts, error, false};
    jy_phrase_terms(phrase, add_query, &sink);
    return sink.failed ? NULL : jy_parts_join(g_steal_pointer(&parts), op, error);
}

/* ---- words ---- */

typedef struct {
    bool grams;
    GPtrArray *words;
    GArray *senses;                 /* NULL: they are not asked for */
    const jy_term_weights *weights; /* where they are */
} word_sink;

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
    word_sink *sink = user;
    if (is_lone_gram(token) && !sink->grams) {
        return;
    }
    g_autofree char *text =
        g_strdup_printf("%.*s%s", (int)token->length, token->term, token->kind == JY_TOKEN_LAST ? "*" : "");
    jy_phrase *word = jy_phrase_new(text, -1);
    if (word) {
        g_ptr_array_add(sink->words, word);
    }
    if (word && sink->senses) {
        unsigned sense = sense_of(sink->weights, token);
        g_array_append_val(sink->senses, sense);
    }
}

void jy_terms_words(const jy_phrase *phrase, GPtrArray *words, GArray *senses)
{
    term_counts counts = count_terms(phrase);
    const jy_folded *folded = jy_phrase_folded(phrase);
    g_autoptr(jy_term_weights) weights = senses ? jy_term_weight_new(folded->text, folded->length) : NULL;
    word_sink sink = {counts.whole + counts.open == 0, words, senses, weights};
    jy_phrase_terms(phrase, add_word, &sink);
}

bool jy_terms_prove(const jy_phrase *phrase)
{
    /* A lone character is in every term that begins with it. */
    term_counts counts = count_terms(phrase);
    return jy_phrase_is_term(phrase) || (counts.grams == 1 && counts.open + counts.whole == 0);
}

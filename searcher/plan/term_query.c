/* term_query.c: phrases as queries over their terms. */
#include "searcher/plan/term_query.h"

#include <string.h>

#include "searcher/plan/parts.h"
#include "searcher/query/term_weight.h"
#include "searcher/query/terms.h"

/* Terms that are queries of their own, so that it is told how many of them a hit has. */
#define FEW 3

/* The terms of phrases, and what stands for many terms. */
typedef struct {
    const xc_database *database;
    const char *prefix;
    const jy_term_weights *weights; /* of the phrase; NULL: every term counts the same */
    GPtrArray *texts;               /* of the terms */
    GArray *terms;                  /* of xc_weighted_term */
    GHashTable *prefixes;           /* of those texts that many terms begin with */
    GPtrArray *parts;               /* of xc_query */
    xc_error *error;
    bool failed;
} term_gathering;

static void gather_term(const jy_token *token, void *user)
{
    term_gathering *to = user;
    char *text = g_strdup_printf("%s%.*s", to->prefix, (int)token->length, token->term);
    if (token->kind == JY_TOKEN_LAST && !g_hash_table_add(to->prefixes, g_strdup(text))) {
        g_free(text); /* once is enough of what stands for so many */
        return;
    }
    double factor = to->weights ? jy_term_weight_of(to->weights, token->start, token->end) : 1;
    const xc_weighted_term term = {text, strlen(text), factor};
    g_ptr_array_add(to->texts, text);
    if (token->kind != JY_TOKEN_LAST) {
        g_array_append_val(to->terms, term);
        return;
    }
    /* A lone character or a word with * stands for all terms that begin with it. */
    xc_query *query = to->failed ? NULL : xc_query_prefix(to->database, &term, &JY_TERM_BM25, to->error);
    to->failed = to->failed || !query;
    jy_parts_add(to->parts, query);
}

static term_gathering begin_gathering(const xc_database *database, const char *prefix, xc_error *error)
{
    return (term_gathering){.database = database,
                            .prefix = prefix,
                            .texts = g_ptr_array_new_with_free_func(g_free),
                            .terms = g_array_new(false, false, sizeof(xc_weighted_term)),
                            .prefixes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
                            .parts = jy_parts_new(),
                            .error = error};
}

/* What makes one query of terms. */
typedef xc_query *sum_fn(const xc_database *database, const xc_weighted_term *terms, size_t count, const xc_bm25 *bm25,
                         xc_error *error);

/* Adds the query of terms `first` to `first` + `count` - 1. */
static void add_sum(term_gathering *of, sum_fn *sum, guint first, guint count)
{
    xc_query *query = of->failed ? NULL
                                 : sum(of->database, &g_array_index(of->terms, xc_weighted_term, first), count,
                                       &JY_TERM_BM25, of->error);
    of->failed = of->failed || !query;
    jy_parts_add(of->parts, query);
}

/* Ends the gathering. */
static xc_query *join(term_gathering *of, xc_op op)
{
    g_ptr_array_unref(of->texts);
    g_array_unref(of->terms);
    g_hash_table_unref(of->prefixes);
    if (of->failed) {
        g_ptr_array_unref(of->parts);
        return NULL;
    }
    return jy_parts_join(of->parts, op, of->error);
}

xc_query *jy_term_query_all(const xc_database *database, const jy_phrase *phrase, const char *prefix, xc_error *error)
{
    term_gathering of = begin_gathering(database, prefix, error);
    jy_terms_each(phrase, gather_term, &of);
    if (of.terms->len) {
        add_sum(&of, xc_query_all, 0, of.terms->len);
    }
    return join(&of, XC_OP_AND);
}

xc_query *jy_term_query_any(const xc_database *database, const GPtrArray *phrases, xc_error *error)
{
    term_gathering of = begin_gathering(database, "", error);
    for (guint i = 0; i < phrases->len; i++) {
        const jy_folded *folded = jy_phrase_folded(phrases->pdata[i]);
        g_autoptr(jy_term_weights) weights = jy_term_weight_new(folded->text, folded->length);
        of.weights = weights;
        jy_terms_each(phrases->pdata[i], gather_term, &of);
    }
    const guint count = of.terms->len, step = count + of.parts->len <= FEW ? 1 : MAX(count, 1);
    for (guint i = 0; i < count; i += step) {
        add_sum(&of, xc_query_any, i, step);
    }
    return join(&of, XC_OP_OR);
}

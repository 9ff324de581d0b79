/* term_query.c: a phrase as a query over its terms. */
#include "searcher/plan/term_query.h"

#include <string.h>

#include "searcher/plan/parts.h"
#include "searcher/query/term_weight.h"
#include "searcher/query/terms.h"

typedef struct {
    const xc_database *database;
    const char *prefix;
    const jy_term_weights *weights; /* NULL: every term counts the same */
    GPtrArray *parts;
    xc_error *error;
    bool failed;
} term_joining;

static void add_term(const jy_token *token, void *user)
{
    term_joining *joining = user;
    if (joining->failed) {
        return;
    }
    g_autofree char *term = g_strdup_printf("%s%.*s", joining->prefix, (int)token->length, token->term);
    /* A lone character or a word with * stands for all terms that begin with it. */
    xc_query *query = token->kind == JY_TOKEN_LAST
                          ? xc_query_prefix(joining->database, term, strlen(term), &JY_TERM_BM25, joining->error)
                          : xc_query_term(term, strlen(term), 1, joining->error);
    double weight = joining->weights ? jy_term_weight_of(joining->weights, token->start, token->end) : 1;
    if (query && weight != 1) {
        xc_query *scaled = xc_query_scale(query, weight, joining->error);
        xc_query_free(query);
        query = scaled;
    }
    joining->failed = !query;
    jy_parts_add(joining->parts, query);
}

xc_query *jy_term_query(const xc_database *database, const jy_phrase *phrase, const char *prefix, xc_op op,
                        xc_error *error)
{
    g_autoptr(GPtrArray) parts = jy_parts_new();
    const jy_folded *folded = jy_phrase_folded(phrase);
    g_autoptr(jy_term_weights) weights = op == XC_OP_OR ? jy_term_weight_new(folded->text, folded->length) : NULL;
    term_joining joining = {database, prefix, weights, parts, error, false};
    jy_terms_each(phrase, add_term, &joining);
    return joining.failed ? NULL : jy_parts_join(g_steal_pointer(&parts), op, error);
}

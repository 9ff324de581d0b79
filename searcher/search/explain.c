/* explain.c: a question as it was understood and as Xapian is asked. */
#include "searcher/plan/plan.h"
#include "searcher/query/parse.h"
#include "searcher/query/request.h"
#include "searcher/search/search.h"

static void describe(GString *out, const char *name, const xc_query *query)
{
    xc_text text = {0};
    if (query && xc_query_describe(query, &text, NULL) == XC_OK) {
        g_string_append_printf(out, "%s: %s\n", name, text.data);
        xc_text_free(&text);
    }
}

static char *explain(const jy_node *root, const jy_plan *plan)
{
    GString *out = g_string_new(NULL);
    g_autofree char *tree = jy_node_print(root);
    g_string_append_printf(out, "question: %s\n", tree);
    describe(out, "exact", plan->exact);
    g_string_append_printf(out, "text is tried: %s\n", plan->must_test ? "yes" : "no");
    describe(out, "partial", plan->any);
    return g_string_free(out, false);
}

char *jy_search_explain(jy_index *index, const jy_request *question, GError **err)
{
    g_autoptr(jy_node) root = jy_request_read(question, err);
    if (!root) {
        return NULL;
    }
    for (int attempt = 1;; attempt++) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(jy_plan) plan = jy_plan_make(index, root, &failure);
        if (plan) {
            return explain(root, plan);
        }
        if (!jy_request_again(index, attempt, &failure, err)) {
            return NULL;
        }
    }
}

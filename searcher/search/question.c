/* question.c: a request read once and planned for an index. */
#include "searcher/search/question.h"

#include <jiyan/base/error.h>

/* A reader may be overtaken this often before it gives up. */
#define ATTEMPTS 10

jy_question *jy_question_new(const jy_request *request, GError **err)
{
    jy_node *root = jy_request_read(request, err);
    return root ? jy_question_of_tree(root, request) : NULL;
}

jy_question *jy_question_of_tree(jy_node *root, const jy_request *request)
{
    jy_question *question = g_new0(jy_question, 1);
    question->request = *request;
    question->root = root;
    question->matcher = jy_matcher_new(root);
    return question;
}

void jy_question_free(jy_question *question)
{
    if (question) {
        jy_plan_free(question->plan);
        jy_matcher_free(question->matcher);
        jy_node_free(question->root);
        g_free(question);
    }
}

bool jy_question_plan(jy_question *question, jy_index *index, GError **err)
{
    g_clear_pointer(&question->plan, jy_plan_free);
    question->plan = jy_plan_make(index, question->root, question->matcher->phrases, err);
    return question->plan != NULL;
}

bool jy_question_run(jy_question *question, jy_index *index, jy_question_fn *fn, void *user, GError **err)
{
    for (int attempt = 1;; attempt++) {
        GError *failure = NULL;
        if (jy_question_plan(question, index, &failure) && fn(index, question, user, &failure)) {
            return true;
        }
        if (attempt == ATTEMPTS || !g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
            g_propagate_error(err, failure);
            return false;
        }
        g_clear_error(&failure);
        if (!jy_index_reopen(index, err)) {
            return false;
        }
    }
}

static void describe(GString *out, const char *name, const xc_query *query)
{
    xc_text text = {0};
    if (query && xc_query_describe(query, &text, NULL) == XC_OK) {
        g_string_append_printf(out, "%s: %s\n", name, text.data);
        xc_text_free(&text);
    }
}

char *jy_question_explain(const jy_question *question)
{
    GString *out = g_string_new(NULL);
    g_autofree char *tree = jy_node_print(question->root);
    g_string_append_printf(out, "question: %s\n", tree);
    describe(out, "exact", question->plan->exact);
    g_string_append_printf(out, "text is tried: %s\n", question->plan->must_verify ? "yes" : "no");
    describe(out, "partial", question->plan->has_any ? jy_plan_any(question->plan, NULL) : NULL);
    return g_string_free(out, false);
}

/* query_fuzz.c: a question is read or refused with a column, and what is printed reads into the same tree. */
#include <jiyan/error.h>
#include <jiyan/segment.h>
#include <string.h>

#include "fuzz.h"
#include "searcher/query.h"

static void check_same(const jy_node *left, const jy_node *right)
{
    must(left->kind == right->kind);
    must(g_strcmp0(left->text, right->text) == 0);
    must(left->kind != JY_NODE_PHRASE || left->quoted == right->quoted);
    must(left->kind != JY_NODE_FIELD || left->field == right->field);
    must(left->kind != JY_NODE_NEAR || left->distance == right->distance);
    must((left->children ? left->children->len : 0) == (right->children ? right->children->len : 0));
    for (guint i = 0; left->children && i < left->children->len; i++) {
        check_same(left->children->pdata[i], right->children->pdata[i]);
    }
}

static void skip_term(const jy_token *token, void *user)
{
    (void)user;
    must(token->length > 0);
}

/* A phrase stands in its own text. */
static void check_phrase(const char *text)
{
    g_autoptr(jy_phrase) phrase = jy_phrase_new(text, -1);
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t start, end;
    if (!phrase) {
        return;
    }
    jy_phrase_terms(phrase, skip_term, NULL);
    jy_fold(text, (uint32_t)strlen(text), &folded);
    must(jy_phrase_find(phrase, &folded, 0, folded.length, &start, &end));
    must(start < end && end <= folded.length);
    must(on_boundary(folded.text, folded.length, start) && on_boundary(folded.text, folded.length, end));
}

static void check_phrases(const jy_node *node)
{
    if (node->kind == JY_NODE_PHRASE) {
        check_phrase(node->text);
    }
    for (guint i = 0; node->children && i < node->children->len; i++) {
        check_phrases(node->children->pdata[i]);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *text = g_strndup((const char *)data, size);
    g_autoptr(jy_node) tree = jy_query_parse(text, &failure);
    if (!tree) {
        must(!failure || (g_error_matches(failure, JY_ERROR, JY_ERROR_QUERY) && strstr(failure->message, "column")));
        return 0;
    }
    must(!failure);
    check_phrases(tree);
    g_autofree char *printed = jy_node_print(tree);
    g_autoptr(jy_node) again = jy_query_parse(printed, &failure);
    if (!again && failure && strstr(failure->message, "brackets inside")) {
        return 0; /* printing makes the brackets visible that precedence saves */
    }
    must(again && !failure);
    check_same(tree, again);
    g_autofree char *twice = jy_node_print(again);
    must(strcmp(printed, twice) == 0);
    return 0;
}

/* query_fuzz.c: a question is read or refused with a column, what is printed reads into the same tree, and it can be
 * tried on a text: itself. */
#include <jiyan/base/error.h>
#include <jiyan/text/phrase.h>
#include <jiyan/text/segment.h>
#include <string.h>

#include "fuzz.h"
#include "searcher/match/highlight.h"
#include "searcher/query/mend.h"
#include "searcher/query/parse.h"

static void check_same(const jy_node *left, const jy_node *right)
{
    must(left->kind == right->kind);
    must(g_strcmp0(left->text, right->text) == 0);
    must(left->kind != JY_NODE_PHRASE || left->quoted == right->quoted);
    must(left->link.distance == right->link.distance && left->link.ordered == right->link.ordered);
    must(left->kind != JY_NODE_FIELD || left->field == right->field);
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

/* A phrase stands in a text. */
static void check_stands(const jy_phrase *phrase, const char *text)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    uint32_t start, end;
    jy_fold(text, (uint32_t)strlen(text), &folded);
    must(jy_phrase_find(phrase, &folded, 0, folded.length, &start, &end));
    must(start < end && end <= folded.length);
    must(on_boundary(folded.text, folded.length, start) && on_boundary(folded.text, folded.length, end));
}

/* A phrase stands in its own text. */
static void check_phrase(const char *text)
{
    g_autoptr(jy_phrase) phrase = jy_phrase_new(text, -1);
    if (phrase) {
        jy_phrase_terms(phrase, skip_term, NULL);
        check_stands(phrase, text);
    }
}

/* A pattern stands in a text of its characters: each ? that is wild is one, and a * none. */
static void check_pattern(const char *pattern)
{
    g_autoptr(jy_phrase) phrase = jy_phrase_new_pattern(pattern, -1);
    g_autoptr(GString) text = g_string_new(NULL);
    bool plain = true;
    for (const char *at = pattern; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        bool question = character == '?' || character == 0xFF1F, star = character == '*' || character == 0xFF0A;
        if (question && jy_phrase_is_wild(pattern, at)) {
            g_string_append(text, "某");
        } else if (!star) {
            g_string_append_unichar(text, character);
        }
        plain = plain && (star || g_unichar_isalnum(character) || character == '?');
    }
    if (phrase) {
        jy_phrase_terms(phrase, skip_term, NULL);
    }
    if (phrase && plain) { /* other marks part what they stand between */
        check_stands(phrase, text->str);
    }
}

static void check_phrases(const jy_node *node)
{
    if (node->kind == JY_NODE_PHRASE) {
        check_phrase(node->text);
    }
    if (node->kind == JY_NODE_PHRASE && !node->quoted) {
        check_pattern(node->text);
    }
    for (guint i = 0; node->children && i < node->children->len; i++) {
        check_phrases(node->children->pdata[i]);
    }
}

/* A question can be matched with any text, and what is found of it is part of the text. */
static void check_matcher(const jy_node *tree, char *text)
{
    g_autoptr(jy_matcher) matcher = jy_matcher_new(tree);
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    g_autoptr(GArray) paragraphs = g_array_new(false, false, sizeof(jy_paragraph)),
                      statements = g_array_new(false, false, sizeof(jy_statement));
    char *headings[] = {NULL};
    uint32_t length = (uint32_t)strlen(text), behind = 0;
    jy_paragraph all = {0, length, JY_BLOCK_BODY};
    g_array_append_val(paragraphs, all);
    jy_passage passage = {
        .headings = headings, .paragraphs = paragraphs, .statements = statements, .text = text, .length = length};
    jy_candidate_take(candidate, &passage, NULL);
    g_autoptr(GArray) matches = jy_highlight_find(matcher, candidate, true);
    for (guint i = 0; i < matches->len; i++) {
        const jy_match_span *match = &g_array_index(matches, jy_match_span, i);
        must(match->start >= behind && match->start < match->end && match->end <= length);
        must(on_boundary(text, length, match->start) && on_boundary(text, length, match->end));
        behind = match->end;
    }
    jy_matcher_accepts(matcher, candidate);
}

static void check_question(char *text)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_node) tree = jy_parse(text, NULL, &failure);
    if (!tree) {
        must(!failure || (g_error_matches(failure, JY_ERROR, JY_ERROR_QUERY) && strstr(failure->message, "column")));
        return;
    }
    must(!failure);
    check_phrases(tree);
    check_matcher(tree, text);
    g_autofree char *printed = jy_node_print(tree);
    g_autoptr(jy_node) again = jy_parse(printed, NULL, &failure);
    if (!again && failure && strstr(failure->message, "deep inside")) {
        return; /* printing makes the brackets visible that precedence saves */
    }
    must(again && !failure);
    check_same(tree, again);
    g_autofree char *twice = jy_node_print(again);
    must(strcmp(printed, twice) == 0);
}

/* Any text is a question once it is mended. */
static void check_mended(const char *text)
{
    g_auto(jy_mended) mended = {0};
    g_autoptr(GError) failure = NULL;
    jy_mend(text, true, &mended);
    jy_node_free(jy_parse(mended.text, NULL, &failure));
    must(!failure || !g_utf8_validate(text, -1, NULL));
    must(mended.note || strcmp(mended.text, text) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *)data, size);
    check_question(text);
    check_mended(text);
    if (!g_utf8_validate(text, -1, NULL)) {
        g_autofree char *valid = make_text(data, size);
        check_question(valid);
    }
    return 0;
}

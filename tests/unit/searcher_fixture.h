/* searcher_fixture.h: a passage made by hand, and the question that is tried on it. */
#ifndef JIYAN_TESTS_SEARCHER_FIXTURE_H
#define JIYAN_TESTS_SEARCHER_FIXTURE_H

#include <glib.h>
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>
#include <string.h>

#include "searcher/match/candidate.h"
#include "searcher/match/condition.h"
#include "searcher/query/parse.h"

/* Fills a passage: its paragraphs stand between blank lines; one that begins with # is a heading. The headings above
 * are a list with bars: "一、水利|（一）水渠". Clear with jy_passage_clear. */
static inline void make_passage(const char *text, const char *headings, jy_passage *ret_passage)
{
    *ret_passage = (jy_passage){
        .document = g_strdup("0"),
        .place = {.line = 1, .column = 1},
        .headings = headings && *headings ? g_strsplit(headings, "|", -1) : g_new0(char *, 1),
        .paragraphs = g_array_new(false, false, sizeof(jy_paragraph)),
        .statements = g_array_new(false, false, sizeof(jy_statement)),
        .text = g_strdup(text),
        .length = (uint32_t)strlen(text),
    };
    const char *at = text;
    while (*at) {
        const char *blank = strstr(at, "\n\n");
        const char *end = blank ? blank : at + strlen(at);
        jy_paragraph paragraph = {(uint32_t)(at - text), (uint32_t)(end - text),
                                  *at == '#' ? JY_BLOCK_HEADING : JY_BLOCK_BODY};
        g_array_append_val(ret_passage->paragraphs, paragraph);
        at = blank ? blank + 2 : end;
    }
}

/* The tree of a question; the question has to be one. */
static inline jy_node *make_tree(const char *question)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_node) root = jy_parse(question, NULL, &err);
    g_assert_no_error(err);
    g_assert_nonnull(root);
    return g_steal_pointer(&root);
}

#endif

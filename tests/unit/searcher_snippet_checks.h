/* searcher_snippet_checks.h: what holds for every snippet, whatever the passage, the question and the width. */
#ifndef JIYAN_TESTS_SEARCHER_SNIPPET_CHECKS_H
#define JIYAN_TESTS_SEARCHER_SNIPPET_CHECKS_H

#include <glib.h>
#include <jiyan/base/terminal.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/sentence.h>
#include <string.h>

#include "searcher/snippet/snippet.h"

/* Columns of the marks of omission that a snippet may still need. */
#define OMISSIONS 4

/* The text without white space and what has no width. */
static inline char *squeeze(const char *text, gssize length)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text, *end = text + (length < 0 ? (gssize)strlen(text) : length); at < end;
         at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (!g_unichar_isspace(character) && !g_unichar_iszerowidth(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(out, false);
}

/* The letters and digits of a text, folded. */
static inline char *letters_of(const char *text)
{
    g_autofree char *folded = jy_fold_string(text, -1);
    GString *out = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at))) {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
    return g_string_free(out, false);
}

/* Every highlight is, folded, the words that were asked for; a character like ⑵ holds marks of its own. */
static inline void check_highlights(const jy_snippet *snippet, const char *words)
{
    g_autofree char *wanted = jy_fold_string(words, -1);
    g_autofree char *wanted_squeezed = squeeze(wanted, -1);
    uint32_t before = 0, length = (uint32_t)g_utf8_strlen(snippet->text, -1);
    g_assert_cmpuint(snippet->highlights->len, >, 0);
    for (guint i = 0; i < snippet->highlights->len; i++) {
        const jy_span *span = &g_array_index(snippet->highlights, jy_span, i);
        g_assert_true(span->start >= before && span->start < span->end && span->end <= length);
        before = span->end;
        g_autofree char *cut = g_utf8_substring(snippet->text, span->start, span->end);
        g_autofree char *folded = jy_fold_string(cut, -1);
        g_autofree char *squeezed = span->end - span->start == 1 ? letters_of(cut) : squeeze(folded, -1);
        if (!g_str_equal(squeezed, wanted_squeezed)) {
            g_test_message("%s is marked for %s in %s", cut, words, snippet->text);
            g_test_fail();
        }
    }
}

/* A letter or a digit of a script with words, of any width. */
static inline bool is_word(gunichar character)
{
    gunichar twin = character >= 0xFF01 && character <= 0xFF5E ? character - 0xFEE0 : character;
    return twin < 0x2E80 && g_unichar_isalnum(twin);
}

/* The text with white space between words and numbers only, one blank, and without what has no width. */
static inline char *press(const char *text, gssize length)
{
    GString *out = g_string_new(NULL);
    gunichar before = 0;
    bool space = false;
    for (const char *at = text, *end = text + (length < 0 ? (gssize)strlen(text) : length); at < end;
         at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        space |= g_unichar_isspace(character);
        if (g_unichar_isspace(character) || g_unichar_iszerowidth(character)) {
            continue;
        }
        g_string_append(out, space && is_word(before) && is_word(character) ? " " : "");
        g_string_append_unichar(out, character);
        before = character;
        space = false;
    }
    return g_string_free(out, false);
}

/* True where a text may be cut: not within a word or a number, be it spaced out. */
static inline bool may_cut(const char *whole, const char *at)
{
    if (at == whole || !*at) {
        return true;
    }
    const char *before = g_utf8_prev_char(at), *behind = at;
    bool spaced = *before == ' ' || *behind == ' ';
    before = *before == ' ' && before > whole ? g_utf8_prev_char(before) : before;
    behind += *behind == ' ';
    gunichar left = g_utf8_get_char(before), right = g_utf8_get_char(behind);
    return spaced ? !(g_unichar_isdigit(left) && g_unichar_isdigit(right)) : !(is_word(left) && is_word(right));
}

/* Between marks of omission the words are the original's; where one is cut off no number or word is. */
static inline void check_pieces(const jy_snippet *snippet, const jy_passage *passage)
{
    g_autofree char *whole = press(passage->text, (gssize)passage->length);
    if (strstr(whole, "…")) {
        return;
    }
    g_auto(GStrv) pieces = g_strsplit(snippet->text, "…", -1);
    for (char **piece = pieces; *piece; piece++) {
        g_autofree char *pressed = press(*piece, -1);
        bool clean = *pressed == '\0';
        for (const char *at = strstr(whole, pressed); at && !clean; at = strstr(g_utf8_next_char(at), pressed)) {
            clean = may_cut(whole, at) && may_cut(whole, at + strlen(pressed));
        }
        if (!clean) {
            g_test_message("%s is not cut well from %s", *piece, passage->text);
            g_test_fail();
        }
    }
}

/* The sentence of the first match is there as a whole if it fits. */
static inline void check_sentence(const jy_hit *hit, const jy_snippet *snippet, uint32_t width)
{
    uint32_t place = snippet->offset - hit->passage.offset;
    for (guint i = 0; i < hit->passage.paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(hit->passage.paragraphs, jy_paragraph, i);
        uint32_t at = 0, start, end;
        const char *text = hit->passage.text + paragraph->start;
        while (jy_sentence_next(text, paragraph->end - paragraph->start, &at, &start, &end)) {
            bool here = paragraph->start + start <= place && place < paragraph->start + end;
            if (here && jy_terminal_columns(text + start, end - start) <= width) {
                g_autofree char *sentence = squeeze(text + start, (gssize)(end - start));
                g_autofree char *shown = squeeze(snippet->text, -1);
                g_assert_nonnull(strstr(shown, sentence));
            }
        }
    }
}

static inline void check_width(const jy_snippet *snippet, const char *words, uint32_t width)
{
    /* Two marks of omission, the spaces that stand for line ends, and a match that is wider by itself. */
    unsigned columns = jy_terminal_columns(snippet->text, strlen(snippet->text));
    g_assert_cmpuint(columns, <=, MAX(width, jy_terminal_columns(words, strlen(words))) + 16);
}

/* ---- quotations ---- */

static inline gunichar closing_of(gunichar open)
{
    static const gunichar PAIRS[][2] = {
        {0x201C, 0x201D}, {0x2018, 0x2019}, {0x300C, 0x300D}, {0x300E, 0x300F}, {0x300A, 0x300B}};
    for (size_t i = 0; i < G_N_ELEMENTS(PAIRS); i++) {
        if (PAIRS[i][0] == open) {
            return PAIRS[i][1];
        }
    }
    return 0;
}

/* The mark that would close the last quotation that a text leaves open, 0 for none. */
static inline gunichar left_open(const char *text)
{
    gunichar wanted = 0;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        gunichar closing = closing_of(character);
        wanted = closing ? closing : character == wanted ? 0 : wanted;
    }
    return wanted;
}

/* Where the original goes on behind a piece of a snippet, without white space; NULL where that is not certain. */
static const char *behind(const char *whole, const char *piece)
{
    const char *at = *piece ? strstr(whole, piece) : NULL;
    return at && !strstr(at + 1, piece) ? at + strlen(piece) : NULL;
}

/* No piece ends inside a quotation that it could have closed. */
static inline void check_quotes(const jy_snippet *snippet, const jy_passage *passage, uint32_t width)
{
    g_autofree char *whole = squeeze(passage->text, (gssize)passage->length);
    if (strstr(whole, "…") || passage->paragraphs->len > 1) {
        return;
    }
    g_auto(GStrv) pieces = g_strsplit(snippet->text, "…", -1);
    for (char **piece = pieces; *piece; piece++) {
        g_autofree char *squeezed = squeeze(*piece, -1);
        gunichar closing = left_open(squeezed);
        const char *rest = closing ? behind(whole, squeezed) : NULL;
        const char *close = rest ? g_utf8_strchr(rest, -1, closing) : NULL;
        unsigned columns = jy_terminal_columns(snippet->text, strlen(snippet->text));
        if (!close || (piece[1] && g_utf8_strchr(piece[1], -1, closing))) {
            continue;
        }
        const char *end = g_utf8_next_char(close);
        if (columns + jy_terminal_columns(rest, (size_t)(end - rest)) + OMISSIONS <= width) {
            g_test_message("%s ends in a quotation, %u columns", snippet->text, width);
            g_test_fail();
        }
    }
}

/* ---- any question ---- */

/* True where each character of a highlight stands beside the next in the question as well. */
static inline bool was_asked(const char *highlight, const char *question)
{
    const char *next = highlight;
    for (const char *at = highlight; *at && *(next = g_utf8_next_char(at)); at = next) {
        g_autofree char *pair = g_strndup(at, (gsize)(g_utf8_next_char(next) - at));
        if (!strstr(question, pair)) {
            return false;
        }
    }
    return *highlight && strstr(question, next == highlight ? highlight : g_utf8_prev_char(next));
}

/* Every highlight folds to something that the question asked for. */
static inline void check_asked(const jy_snippet *snippet, const char *question)
{
    g_autofree char *asked = letters_of(question);
    uint32_t before = 0, length = (uint32_t)g_utf8_strlen(snippet->text, -1);
    for (guint i = 0; i < snippet->highlights->len; i++) {
        const jy_span *span = &g_array_index(snippet->highlights, jy_span, i);
        g_assert_true(span->start >= before && span->start < span->end && span->end <= length);
        before = span->end;
        g_autofree char *cut = g_utf8_substring(snippet->text, span->start, span->end);
        g_autofree char *letters = letters_of(cut);
        if (!was_asked(letters, asked)) {
            g_test_message("%s is marked for %s in %s", cut, question, snippet->text);
            g_test_fail();
        }
    }
}

static inline void check_well_formed(const jy_snippet *snippet, const jy_passage *passage)
{
    g_assert_true(g_utf8_validate(snippet->text, -1, NULL));
    g_assert_true(!strstr(snippet->text, "\uFFFD") || strstr(passage->text, "\uFFFD"));
}

static const uint32_t WIDTHS[] = {16, 40, 76, 228, 240};

static inline void check_any_width(const jy_hit *hit, const char *query, bool marks)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WIDTHS); i++) {
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, WIDTHS[i], 0, &snippet);
        check_asked(&snippet, query);
        check_well_formed(&snippet, &hit->passage);
        check_pieces(&snippet, &hit->passage);
        check_quotes(&snippet, &hit->passage, WIDTHS[i]);
        if (marks && snippet.highlights->len == 0) {
            g_test_message("nothing is marked for %s in %s", query, snippet.text);
            g_test_fail();
        }
    }
}

#endif

/* searcher_snippet_corpus_test.c: what holds for every snippet, whatever the passage, the question and the width. */
#include <jiyan/fold.h>
#include <jiyan/sentence.h>
#include <jiyan/terminal.h>

#include "searcher/snippet.h"
#include "searcher_archive.h"
#include "searcher_fixture.h"

static char *folder;
static jy_archive *archive;

/* The text without white space and what has no width. */
static char *squeeze(const char *text, gssize length)
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

/* Every highlight is, folded, the words that were asked for. */
static void check_highlights(const jy_snippet *snippet, const char *words)
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
        g_autofree char *squeezed = squeeze(folded, -1);
        if (!g_str_equal(squeezed, wanted_squeezed)) {
            g_test_message("%s is marked for %s in %s", cut, words, snippet->text);
            g_test_fail();
        }
    }
}

static bool is_word(gunichar character)
{
    return character < 0x2E80 && g_unichar_isalnum(character);
}

/* Between marks of omission the words are the original's; where one is cut off no number or word is. */
static void check_pieces(const jy_snippet *snippet, const jy_passage *passage)
{
    g_autofree char *whole = squeeze(passage->text, (gssize)passage->length);
    if (strstr(whole, "…")) {
        return;
    }
    g_auto(GStrv) pieces = g_strsplit(snippet->text, "…", -1);
    for (char **piece = pieces; *piece; piece++) {
        g_autofree char *squeezed = squeeze(*piece, -1);
        const char *at = strstr(whole, squeezed);
        bool clean = *squeezed == '\0';
        for (; at && !clean; at = strstr(g_utf8_next_char(at), squeezed)) {
            const char *end = at + strlen(squeezed);
            bool left = at > whole && is_word(g_utf8_get_char(g_utf8_prev_char(at))) && is_word(g_utf8_get_char(at));
            bool right = *end && is_word(g_utf8_get_char(g_utf8_prev_char(end))) && is_word(g_utf8_get_char(end));
            clean = !left && !right;
        }
        if (!clean) {
            g_test_message("%s is not cut well from %s", *piece, passage->text);
            g_test_fail();
        }
    }
}

/* The sentence of the first match is there as a whole if it fits. */
static void check_sentence(const jy_hit *hit, const jy_snippet *snippet, uint32_t width)
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

static void check_width(const jy_snippet *snippet, const char *words, uint32_t width)
{
    /* Two marks of omission, the spaces that stand for line ends, and a match that is wider by itself. */
    unsigned columns = jy_terminal_columns(snippet->text, strlen(snippet->text));
    g_assert_cmpuint(columns, <=, MAX(width, jy_terminal_columns(words, strlen(words))) + 16);
}

static void check_question(const char *words)
{
    g_autofree char *query = g_strdup_printf("\"%s\"", words);
    g_autoptr(jy_test) test = make_test(query);
    if (!test) {
        return;
    }
    const jy_question question = {.query = query, .limit = 50, .match = JY_MATCH_EXACT};
    g_autoptr(jy_result) result = ask(archive, &question);
    static const uint32_t WIDTHS[] = {16, 40, 76, 228};
    for (guint i = 0; result && i < result->hits->len * G_N_ELEMENTS(WIDTHS); i++) {
        const jy_hit *hit = hit_at(result, i / G_N_ELEMENTS(WIDTHS));
        uint32_t width = WIDTHS[i % G_N_ELEMENTS(WIDTHS)];
        g_auto(jy_snippet) snippet = {0};
        jy_snippet_make(hit, width, 0, &snippet);
        check_highlights(&snippet, words);
        check_pieces(&snippet, &hit->passage);
        check_sentence(hit, &snippet, width);
        check_width(&snippet, words, width);
    }
}

/* Words that are cut out of the texts themselves, of letters and digits only, as marks may differ. */
static void test_random(void)
{
    g_autoptr(jy_result) passages = all_passages(archive);
    for (int i = 0; i < 400; i++) {
        g_autofree char *words = random_words(passages, g_test_rand_int_range(1, 7));
        bool plain = *words != '\0';
        for (const char *at = words; *at; at = g_utf8_next_char(at)) {
            plain = plain && g_unichar_isalnum(g_utf8_get_char(at));
        }
        if (plain) {
            check_question(words);
        }
    }
}

static void test_words(void)
{
    static const char *const WORDS[] = {"水", "自来水", "集体经济收入", "2021", "万元", "茶", "敬老院", "GDP", "项目"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        check_question(WORDS[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    archive = open_archive(folder);
    g_test_add_func("/searcher/snippet_corpus/words", test_words);
    g_test_add_func("/searcher/snippet_corpus/random", test_random);
    int status = archive ? g_test_run() : 1;
    jy_archive_free(archive);
    remove_archive(folder);
    return status;
}

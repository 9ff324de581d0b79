/* searcher_snippet_corpus_test.c: snippets of questions that are made of the texts themselves. */
#include "searcher_fixture.h"
#include "searcher_index.h"
#include "searcher_snippet_checks.h"

#include "searcher/match/span.h"
#include "searcher/query/request.h"
#include "searcher/search/hit.h"
#include <stdio.h>

static char *folder;
static jy_index *fixture;

/* Asks a question that is not quoted, of any kind. `marks`: every hit has to have something marked. */
static guint check_any(const char *query, bool marks)
{
    const jy_request question = {.query = query, .limit = 20};
    g_autoptr(jy_result) result = ask(fixture, &question);
    for (guint i = 0; result && i < result->hits->len; i++) {
        check_any_width(hit_at(result, i), query, marks);
    }
    return result ? result->hits->len : 0;
}

static void check_question(const char *words)
{
    g_autofree char *query = g_strdup_printf("\"%s\"", words);
    g_autoptr(jy_node) tree = make_tree(query);
    if (!jy_condition_applies(tree)) {
        return;
    }
    const jy_request question = {.query = query, .limit = 50, .match = JY_MATCH_EXACT};
    g_autoptr(jy_result) result = ask(fixture, &question);
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

static bool is_plain(const char *words)
{
    for (const char *at = words; *at; at = g_utf8_next_char(at)) {
        if (!g_unichar_isalnum(g_utf8_get_char(at))) {
            return false;
        }
    }
    return *words != '\0';
}

/* Words that are cut out of the texts themselves, of letters and digits only, as marks may differ. Returns NULL where
 * others stand there. */
static char *plain_words(const jy_result *passages, int length)
{
    g_autofree char *words = random_words(passages, length);
    return is_plain(words) ? g_steal_pointer(&words) : NULL;
}

static void check_random(int count)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    for (int i = 0; i < count; i++) {
        g_autofree char *words = plain_words(passages, g_test_rand_int_range(1, 7));
        if (words) {
            check_question(words);
        }
    }
}

static void test_random(void)
{
    check_random(400);
}

/* Two runs of letters of one passage. Returns whether there are two. */
static bool two_runs(const jy_result *passages, int length, char **ret_first, char **ret_second)
{
    g_autofree char *stretch = random_words(passages, length * 8);
    g_auto(GStrv) runs = g_strsplit_set(stretch, " \n\t", -1);
    g_autofree char *joined = g_strjoinv("", runs);
    glong size = g_utf8_strlen(joined, -1);
    g_autofree char *first = g_utf8_substring(joined, 0, MIN(length, size));
    g_autofree char *second = g_utf8_substring(joined, MAX(size - length, 0), size);
    if (size < 3 * length || !is_plain(first) || !is_plain(second)) {
        return false;
    }
    *ret_first = g_steal_pointer(&first);
    *ret_second = g_steal_pointer(&second);
    return true;
}

/* Questions of every kind made of the texts: what is found, whole, near, by its beginning or in part, is marked as it
 * was asked for. */
static void check_kinds(int count)
{
    static const char *const KINDS[] = {"%s %s", "%s NEAR/12 %s", "%s OR %s", "如何%s以及%s", "\"%s\" %s"};
    g_autoptr(jy_result) passages = all_passages(fixture);
    guint hits = 0;
    for (int i = 0; i < count; i++) {
        g_autofree char *first = NULL, *second = NULL;
        if (two_runs(passages, g_test_rand_int_range(2, 9), &first, &second)) {
            /* As it stands, or as it is folded: Simplified and half width. */
            g_autofree char *folded = jy_fold_string(second, -1);
            gchar *query = g_strdup_printf(KINDS[0], first, folded);
            for (size_t kind = 0; kind < G_N_ELEMENTS(KINDS); kind++) {
                g_free(query);
                g_auto(GStrv) parts = g_strsplit(KINDS[kind], "%s", 3);
                query = g_strconcat(parts[0], first, parts[1], folded, parts[2], NULL);
                hits += check_any(query, kind == 3);
            }
            g_free(query);
        }
    }
    g_assert_cmpuint(hits, >, (guint)count);
}

static void test_kinds(void)
{
    check_kinds(150);
}

/* What a prefix finds is marked as a whole word or number. */
static void test_prefix(void)
{
    static const char *const PREFIXES[] = {"20", "2", "g", "1"};
    for (size_t i = 0; i < G_N_ELEMENTS(PREFIXES); i++) {
        g_autofree char *query = g_strconcat(PREFIXES[i], "*", NULL);
        const jy_request question = {.query = query, .limit = 50};
        g_autoptr(jy_result) result = ask(fixture, &question);
        for (guint n = 0; result && n < result->hits->len; n++) {
            g_auto(jy_snippet) snippet = {0};
            jy_snippet_make(hit_at(result, n), 228, 0, &snippet);
            g_assert_cmpuint(snippet.highlights->len, >, 0);
            for (guint k = 0; k < snippet.highlights->len; k++) {
                const jy_span *span = &g_array_index(snippet.highlights, jy_span, k);
                g_autofree char *cut = g_utf8_substring(snippet.text, span->start, span->end);
                g_autofree char *folded = jy_fold_string(cut, -1);
                g_assert_true(g_str_has_prefix(folded, PREFIXES[i]));
                const char *end = g_utf8_offset_to_pointer(snippet.text, span->end);
                g_assert_false(is_word(g_utf8_get_char(end)) && is_word(g_utf8_get_char(g_utf8_prev_char(end))));
            }
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

/* The same over the large texts: wrapped lines, zero-width characters, full-width digits, Traditional. */
static void test_shared(void)
{
    static const char *const NAMES[] = {"gov_work_reports", "hk_policy_addresses"};
    const char *shared = g_getenv("JIYAN_SHARED");
    g_autofree char *corpora = g_build_filename(shared ? shared : "", "corpora", NULL);
    g_autofree char *first = g_build_filename(corpora, NAMES[0], NULL);
    if (!shared || !g_file_test(first, G_FILE_TEST_IS_DIR)) {
        g_test_skip("JIYAN_SHARED names no folder of corpora");
        return;
    }
    char *texts = g_dir_make_tmp("jiyan-snippet-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_autofree char *from = g_build_filename(corpora, NAMES[i], NULL);
        const char *command[] = {"cp", "-r", "--no-preserve=mode", from, texts, NULL};
        run_in(".", command);
        /* Where the texts are from: a table, no text. */
        g_autofree char *sources = g_build_filename(texts, NAMES[i], "_meta.tsv", NULL);
        g_assert_cmpint(remove(sources), ==, 0);
    }
    index_folder(texts);
    jy_index *fixtures = fixture;
    fixture = open_archive(texts);
    check_random(200);
    check_kinds(100);
    jy_index_free(fixture);
    fixture = fixtures;
    remove_archive(texts);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/snippet_corpus/words", test_words);
    g_test_add_func("/searcher/snippet_corpus/random", test_random);
    g_test_add_func("/searcher/snippet_corpus/kinds", test_kinds);
    g_test_add_func("/searcher/snippet_corpus/prefix", test_prefix);
    g_test_add_func("/searcher/snippet_corpus/shared", test_shared);
    int status = fixture ? g_test_run() : 1;
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}

/* searcher_suggest_test.c: spellings that the terms of an index allow, and what is offered of them. */
#include "searcher_index.h"

#include <stdio.h>

#include "searcher/search/hit.h"
#include "searcher/spelling/culprits.h"
#include "searcher/spelling/suggest.h"
#include "searcher/spelling/variant.h"

static char *folder;
static jy_index *fixture;

/* ---- spellings ---- */

static const struct {
    const char *label, *run, *wanted;
} SPELLINGS[] = {
    {"one other", "自来税", "自来水"},
    {"the first other", "共来水", "自来水"},
    {"one missing", "自水普及", "自来水普及"},
    {"one too many", "自来来水", "自来水"},
    {"one too many that is another", "自税来水", "自来水"},
    {"the last twice", "自来水水", "自来水"},
    {"two swapped", "来自水", "自来水"},
    {"two swapped at the end", "自水来", "自来水"},
    {"the same sound", "敬老园", "敬老院"},
    {"nearly the same sound", "普及旅", "普及率"},
    {"two of the same sound", "集体精记", "集体经济"},
    {"of two characters", "经级", "经济"},
    {"a letter missing", "goverment", "government"},
    {"a letter other", "goverxment", "government"},
    {"letters swapped", "goevrnment", "government"},
    {"a letter too many", "governmment", "government"},
    {"the first letter", "overnment", "government"},
    {"three letters", "goernmet", "government"},
    {"too many letters", "gvrnmnt", NULL},
    {"short words stay", "gd", NULL},
    {"a single character stays", "税", NULL},
    {"what is nothing like the index", "薛鼎魑魅", NULL},
    {"longer than a word", "自来税自来税自来税自来税自来税自来税自来税", NULL},
};

static bool has_spelling(const GPtrArray *variants, const char *text)
{
    for (guint i = 0; i < variants->len; i++) {
        if (g_str_equal(((const jy_variant *)variants->pdata[i])->text, text)) {
            return true;
        }
    }
    return false;
}

static GPtrArray *variants_of(const char *run, bool widely)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_vocabulary) vocabulary = jy_vocabulary_new(fixture, &err);
    GPtrArray *variants = jy_variant_find(vocabulary, run, widely, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(variants->len, <=, JY_VARIANTS_MOST);
    g_assert_false(has_spelling(variants, run));
    for (guint i = 1; i < variants->len; i++) {
        const jy_variant *before = variants->pdata[i - 1], *variant = variants->pdata[i];
        g_assert_cmpfloat(before->score, >=, variant->score);
    }
    return variants;
}

static void test_spellings(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(SPELLINGS); i++) {
        g_test_message("%s", SPELLINGS[i].label);
        const char *wanted = SPELLINGS[i].wanted;
        g_autoptr(GPtrArray) close = variants_of(SPELLINGS[i].run, false), wide = variants_of(SPELLINGS[i].run, true);
        g_assert_true(wanted ? has_spelling(close, wanted) || has_spelling(wide, wanted) : close->len + wide->len == 0);
    }
}

/* The run without its end is no other spelling: it was typed. */
static void test_ends(void)
{
    static const char *const RUNS[] = {"自来水鼎", "鼎自来水"};
    for (size_t i = 0; i < G_N_ELEMENTS(RUNS); i++) {
        g_autoptr(GPtrArray) variants = variants_of(RUNS[i], true);
        g_assert_cmpuint(variants->len, >, 0);
        g_assert_false(has_spelling(variants, "自来水"));
    }
}

/* ---- what is offered ---- */

/* `offered`: with bars between. */
static const struct {
    const char *label, *query, *year, *offered;
} OFFERS[] = {
    {"a run", "敬老园", NULL, "敬老院"},
    {"a quotation", "\"敬老园\"", NULL, "\"敬老院\""},
    {"in a question", "改造 敬老园", NULL, "改造 敬老院"},
    {"two of them", "集休经济 敬老园", NULL, "集体经济 敬老院"},
    {"one of two that are wanted either way", "敬老园 OR 薛鼎魑魅", NULL, "敬老院 OR 薛鼎魑魅"},
    {"one of two that are wanted both", "敬老园 薛鼎魑魅", NULL, ""},
    {"near another", "敬老园 NEAR/20 改造", NULL, "敬老院 NEAR/20 改造"},
    {"under a filter", "敬老园", "2018", "敬老院"},
    {"under one that nothing stands", "敬老园", "1990", ""},
    {"of one that is not wanted", "-敬老园", NULL, ""},
    {"of a field", "标题:敬老园", NULL, ""},
    {"words and Han", "GDP增张", NULL, "GDP增长"},
    {"full width", "ＧＤＰ增张", NULL, "ＧＤＰ增长"},
    {"nothing wrong", "敬老院", NULL, ""},
    {"nothing but marks", "，。", "2018", ""},
    {"nothing at all", NULL, "2018", ""},
};

static char *offers_of(const char *query, const char *year)
{
    const jy_filter filters[] = {{.field = JY_FIELD_YEAR, .value = year}, {0}};
    const jy_request request = {.query = query, .filters = filters, .limit = 1};
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_question) question = jy_question_new(&request, NULL);
    if (!question) {
        return g_strdup(""); /* nothing but marks */
    }
    g_autoptr(GPtrArray) offered = jy_suggest(fixture, question, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(offered->len, <=, JY_SUGGESTIONS_MOST);
    g_ptr_array_add(offered, NULL);
    return g_strjoinv("|", (char **)offered->pdata);
}

static void test_offers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(OFFERS); i++) {
        g_test_message("%s", OFFERS[i].label);
        g_autofree char *offered = offers_of(OFFERS[i].query, OFFERS[i].year);
        g_assert_cmpstr(offered, ==, OFFERS[i].offered);
    }
}

/* Replaces a character of the text by a random one of all the archive's. */
static char *mistyped(const jy_result *passages, const char *text)
{
    glong length = g_utf8_strlen(text, -1), at = g_test_rand_int_range(0, (gint32)length);
    g_autofree char *other = random_words(passages, 1);
    g_autofree char *before = g_utf8_substring(text, 0, at);
    return g_strconcat(before, other, g_utf8_offset_to_pointer(text, at + 1), NULL);
}

/* Whatever is offered has an exact hit, and is offered again. */
static void test_offers_stand(void)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    guint offers = 0;
    for (int i = 0; i < 300; i++) {
        g_autofree char *text = random_words(passages, g_test_rand_int_range(2, 9));
        g_strdelimit(text, "*?\"\n", ' ');
        g_autofree char *wrong = mistyped(passages, text);
        g_autofree char *query = g_strdup_printf("\"%s\"", wrong);
        g_autofree char *offered = strpbrk(wrong, "*?\"\n") ? g_strdup("") : offers_of(query, NULL);
        g_autofree char *again = strpbrk(wrong, "*?\"\n") ? g_strdup("") : offers_of(query, NULL);
        g_assert_cmpstr(offered, ==, again);
        g_auto(GStrv) each = g_strsplit(offered, "|", -1);
        for (char **one = each; *one; one++, offers++) {
            const jy_request question = {.query = *one, .limit = 1, .match = JY_MATCH_EXACT};
            g_autoptr(jy_result) result = ask(fixture, &question);
            g_test_message("%s: %s", query, *one);
            g_assert_cmpuint(result->hits->len, ==, 1);
        }
    }
    g_assert_cmpuint(offers, >, 50);
}

/* Of what its own search has spent nothing is taken for absent. */
static void test_spent(void)
{
    jy_budget spent = {.is_spent = true};
    const jy_filter filters[] = {{.field = JY_FIELD_TITLE, .value = "工作报告"}, {0}};
    const jy_request request = {.query = "敬老园", .filters = filters, .limit = 1, .budget = &spent};
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_question) question = jy_question_new(&request, &err);
    g_autoptr(GPtrArray) culprits = jy_culprits_find(fixture, question, false, &err);
    g_autoptr(GPtrArray) offered = jy_suggest(fixture, question, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(culprits->len, ==, 0);
    g_assert_cmpuint(offered->len, ==, 1);
    g_assert_cmpstr(offered->pdata[0], ==, "敬老院");
}

static void add_english(void)
{
    g_autofree char *path = g_build_filename(folder, "english.txt", NULL);
    g_assert_true(
        g_file_set_contents(path, "The government publishes an annual report.\n\n全镇GDP增长5%。\n", -1, NULL));
    index_folder(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    add_english();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/suggest/spellings", test_spellings);
    g_test_add_func("/searcher/suggest/ends", test_ends);
    g_test_add_func("/searcher/suggest/offers", test_offers);
    g_test_add_func("/searcher/suggest/offers_stand", test_offers_stand);
    g_test_add_func("/searcher/suggest/spent", test_spent);
    int status = fixture ? g_test_run() : 1;
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}

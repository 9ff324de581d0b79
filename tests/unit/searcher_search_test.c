/* searcher_search_test.c: the index and a look at every passage give the same answer; pages, orders, groups; a reader
 * that is overtaken. */
#include "searcher/query/request.h"
#include "searcher/search/hit.h"
#include "searcher/search/search.h"
#include "searcher_fixture.h"
#include "searcher_index.h"

static char *folder;
static jy_index *fixture;

/* ---- the same as looking at everything ---- */

/* "document key:offset", which names a passage. */
static char *passage_name(const jy_hit *hit)
{
    return g_strdup_printf("%s:%u", hit->passage.document, hit->passage.offset);
}

static GHashTable *names_of(const jy_result *result)
{
    GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < result->hits->len; i++) {
        g_assert_true(g_hash_table_add(names, passage_name(hit_at(result, i))));
    }
    return names;
}

/* A question of one run may not stand in a heading or title only; one of several may, but for one of them. */
static void check_question(const jy_result *passages, const char *query)
{
    const jy_request question = {.query = query, .limit = 100000, .match = JY_MATCH_EXACT};
    g_autoptr(jy_result) result = ask(fixture, &question);
    g_autoptr(GHashTable) found = names_of(result);
    g_autoptr(jy_node) tree = make_tree(query);
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    guint expected = 0;
    for (guint i = 0; jy_condition_applies(tree) && i < passages->hits->len; i++) {
        const jy_hit *hit = hit_at(passages, i);
        jy_candidate_take(candidate, &hit->passage, hit->document);
        g_autofree char *name = passage_name(hit);
        bool holds = jy_condition_holds(tree, candidate, false);
        expected += holds;
        if (holds && !g_hash_table_contains(found, name)) {
            g_test_message("%s misses %s", query, hit->passage.text);
            g_test_fail();
        }
    }
    g_assert_cmpuint(result->total_exact, ==, result->hits->len);
    g_assert_cmpuint(result->hits->len, >=, expected);
    g_assert_true(strchr(query, ' ') || result->hits->len == expected);
}

static const char *const QUESTIONS[] = {
    "税",
    "水",
    "所",
    "税*",
    "集体经济",
    "集体经济收入",
    "自來水",
    "GDP",
    "项目",
    "13所",
    "3所",
    "年:2021",
    "年:2018..2020",
    "日期:2021-04..2022",
    "-年:2021",
    "讲话人:方砚秋",
    "机关:云溪县",
    "path:*.jsonl",
    "path:speeches/",
    "type:txt",
    "标题:敬老院",
    "heading:水",
    "（自来水 OR 敬老院）",
    "(自来水 OR 敬老院) -年:2021",
    "敬老院 -改造",
    "敬老院 NEAR/10 改造",
    "敬老院 NEAR/1 改造",
    "-(敬老院 改造)",
    "-(年:2021 敬老院)",
    "-(年:2021 OR 敬老院)",
    "敬老院 -(年:2021 OR 年:2022)",
    "年:2021 OR 讲话人:沈怀谷",
    "(年:2021 敬老院) OR 茶园",
    "茶园 OR ((due:2099 OR 敬老院) (due:2099 OR 护理))",
    "-敬老院 -自来水",
};

static void test_agrees(void)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    g_assert_cmpuint(passages->hits->len, >, 50);
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        g_test_message("%s", QUESTIONS[i]);
        check_question(passages, QUESTIONS[i]);
    }
}

/* Pieces of the texts themselves, quoted: each is found at least where it was cut from. */
static void test_agrees_random(void)
{
    g_autoptr(jy_result) passages = all_passages(fixture);
    for (int i = 0; i < 500; i++) {
        g_autofree char *words = random_words(passages, g_test_rand_int_range(1, 12));
        g_autofree char *query = g_strdup_printf("\"%s\"", words);
        g_autoptr(jy_node) tree = strchr(words, '"') ? NULL : make_tree(query);
        if (tree && jy_condition_applies(tree)) {
            check_question(passages, query);
        }
    }
}

/* ---- pages, orders, groups ---- */

/* Pages of three, put together, are the whole. */
static void test_pages(void)
{
    static const jy_group GROUPS[] = {JY_GROUP_PASSAGE, JY_GROUP_DOCUMENT};
    static const jy_sort SORTS[] = {JY_SORT_RELEVANCE, JY_SORT_NEWEST, JY_SORT_OLDEST};
    for (size_t i = 0; i < 6; i++) {
        jy_request question = {.query = "集体经济收入", .limit = 1000, .group = GROUPS[i % 2], .sort = SORTS[i / 2]};
        g_test_message("group %d, sort %d", question.group, question.sort);
        g_autoptr(jy_result) whole = ask(fixture, &question);
        g_assert_cmpuint(whole->total_exact, >, 3);
        g_assert_cmpuint(whole->total_partial, >, 0);
        g_assert_cmpuint(whole->hits->len, ==, whole->total_exact + whole->total_partial);
        question.limit = 3;
        for (question.offset = 0; question.offset < whole->hits->len; question.offset += 3) {
            g_autoptr(jy_result) page = ask(fixture, &question);
            for (guint j = 0; j < page->hits->len; j++) {
                g_autofree char *here = passage_name(hit_at(page, j));
                g_autofree char *there = passage_name(hit_at(whole, question.offset + j));
                g_assert_cmpstr(here, ==, there);
                g_assert_cmpuint(hit_at(page, j)->rank, ==, question.offset + j + 1);
            }
            g_assert_cmpuint(page->hits->len, ==, MIN(3, whole->hits->len - question.offset));
        }
    }
}

/* Exact hits come first; in each tier the dates go one way, those without a date last. */
static void test_sort(void)
{
    static const jy_sort SORTS[] = {JY_SORT_NEWEST, JY_SORT_OLDEST};
    for (size_t i = 0; i < G_N_ELEMENTS(SORTS); i++) {
        const jy_request question = {.query = "集体经济收入", .limit = 1000, .sort = SORTS[i]};
        g_autoptr(jy_result) result = ask(fixture, &question);
        for (guint j = 1; j < result->hits->len; j++) {
            const jy_hit *before = hit_at(result, j - 1), *hit = hit_at(result, j);
            g_assert_true(before->exact || !hit->exact);
            if (before->exact == hit->exact && hit->document->date) {
                g_assert_nonnull(before->document->date);
                int order = g_strcmp0(before->document->date, hit->document->date);
                g_assert_true(SORTS[i] == JY_SORT_NEWEST ? order >= 0 : order <= 0);
            }
        }
    }
}

/* A document is there once, even when other passages of it match in part. */
static void test_group(void)
{
    const jy_request question = {.query = "集体经济收入", .limit = 1000, .group = JY_GROUP_DOCUMENT};
    g_autoptr(jy_result) result = ask(fixture, &question);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < result->hits->len; i++) {
        g_assert_true(g_hash_table_add(seen, hit_at(result, i)->passage.document));
    }
    g_assert_cmpuint(result->total_partial, >, 0);
}

/* The looser a match, the more there is; what is exact is called so everywhere. */
static void test_match(void)
{
    static const jy_match MATCHES[] = {JY_MATCH_EXACT, JY_MATCH_ALL, JY_MATCH_AUTO, JY_MATCH_ANY};
    guint before = 0, exact = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(MATCHES); i++) {
        const jy_request question = {.query = "集体经济收入 茶", .limit = 1000, .match = MATCHES[i]};
        g_autoptr(jy_result) result = ask(fixture, &question);
        guint count = 0;
        for (guint j = 0; j < result->hits->len; j++) {
            count += hit_at(result, j)->exact;
        }
        exact = i ? exact : count;
        g_assert_cmpuint(count, ==, exact);
        g_assert_cmpuint(result->total_exact, ==, exact);
        g_assert_cmpuint(result->total_exact + result->total_partial, ==, result->hits->len);
        g_assert_cmpuint(result->hits->len, >=, before);
        before = result->hits->len;
    }
    g_assert_cmpuint(exact, >, 0);
    g_assert_cmpuint(before, >, exact);
}

/* How many hits of a question hold another. */
static guint count_holding(const char *query, const char *other)
{
    const jy_request question = {.query = query, .limit = 1000};
    g_autoptr(jy_result) result = ask(fixture, &question);
    g_autoptr(jy_node) tree = make_tree(other);
    g_autoptr(jy_candidate) candidate = jy_candidate_new();
    guint count = 0;
    for (guint i = 0; i < result->hits->len; i++) {
        jy_candidate_take(candidate, &hit_at(result, i)->passage, hit_at(result, i)->document);
        count += jy_condition_holds(tree, candidate, false);
    }
    return count;
}

/* What is forbidden is in no partial hit either. */
static void test_forbidden(void)
{
    static const char *const FORBIDDEN[] = {"(敬老院 护理)", "护理型床位", "年:2021", "护理"};
    for (size_t i = 0; i < G_N_ELEMENTS(FORBIDDEN); i++) {
        g_autofree char *query = g_strconcat("敬老院改造工程 -", FORBIDDEN[i], NULL);
        g_test_message("%s", query);
        g_assert_cmpuint(count_holding("敬老院改造工程", FORBIDDEN[i]), >, 0);
        g_assert_cmpuint(count_holding(query, FORBIDDEN[i]), ==, 0);
        g_assert_cmpuint(count_holding(query, "敬老院"), >, 0);
    }
}

/* One of several words may stand in a heading or the title; not all of them, and not one alone. */
static void test_headings(void)
{
    static const struct {
        const char *query;
        bool found;
    } CASES[] = {
        {"集体经济现场会 路灯", true},
        {"集体经济现场会 村级集体经济现场会", true},
        {"现场会 作风", true},
        {"没有路灯 作风", false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        const jy_request question = {.query = CASES[i].query, .limit = 1000, .match = JY_MATCH_EXACT};
        g_autoptr(jy_result) result = ask(fixture, &question);
        g_test_message("%s", CASES[i].query);
        g_assert_cmpint(result->hits->len > 0, ==, CASES[i].found);
        for (guint j = 0; j < result->hits->len; j++) {
            g_assert_cmpuint(hit_at(result, j)->matches->len, >, 0);
        }
    }
}

/* ---- a reader that is overtaken ---- */

static void write_change(const char *path, int number)
{
    g_autofree char *text = g_strdup_printf("第%d次修改的记录。水渠已经修好。\n", number);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static void check_hits(jy_index *reader, jy_question *question, guint wanted)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_result) result = jy_search_question(reader, question, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(result ? result->hits->len : 4711, ==, wanted);
}

/* A reader goes on with what it opened, however much is published and swept away; opened anew it sees what is new. One
 * that needs a file that is gone opens anew by itself. */
static void test_overtaken(void)
{
    g_autofree char *path = g_build_filename(folder, "新.txt", NULL);
    g_autoptr(jy_index) reader = open_archive(folder);
    const jy_request plain = {.query = "水渠已经修好", .limit = 10, .match = JY_MATCH_EXACT};
    const jy_request by_path = {.query = "水渠已经修好 path:新", .limit = 10, .match = JY_MATCH_EXACT};
    g_autoptr(jy_question) text = jy_question_new(&plain, NULL), ledger = jy_question_new(&by_path, NULL);
    for (int i = 1; i <= 12; i++) {
        write_change(path, i);
        index_folder(folder);
        if (i % 3 == 0) {
            check_hits(reader, text, i > 3);
            g_autoptr(jy_result) either = jy_search_question(reader, ledger, NULL);
            g_assert_nonnull(either);
            g_assert_true(jy_index_reopen(reader, NULL));
            check_hits(reader, text, 1);
            check_hits(reader, ledger, 1);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_archive();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/search/agrees", test_agrees);
    g_test_add_func("/searcher/search/agrees_random", test_agrees_random);
    g_test_add_func("/searcher/search/pages", test_pages);
    g_test_add_func("/searcher/search/sort", test_sort);
    g_test_add_func("/searcher/search/group", test_group);
    g_test_add_func("/searcher/search/match", test_match);
    g_test_add_func("/searcher/search/forbidden", test_forbidden);
    g_test_add_func("/searcher/search/headings", test_headings);
    g_test_add_func("/searcher/search/overtaken", test_overtaken);
    int status = fixture ? g_test_run() : 1;
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}

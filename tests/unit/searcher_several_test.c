/* searcher_several_test.c: two archives whose documents have the same paths answer as one: what each finds alone, no
 * document taken for another; pages, groups, a reader that is overtaken. */
#include "searcher/query/request.h"
#include "searcher/search/hit.h"
#include "searcher_index.h"

/* Passages of one document: more than are looked at for the totals. */
#define MANY 400

static char *folders[2];
static jy_index *alone[2], *both;

/* Gives each of the texts the content of the next, so that no path means the same as in the other archive. */
static void rotate(const char *folder)
{
    static const char SCRIPT[] =
        "set -- */*.txt; cp \"$1\" first; while [ $# -gt 1 ]; do cp \"$2\" \"$1\"; shift; done; "
        "mv first \"$1\"";
    const char *command[] = {"sh", "-c", SCRIPT, NULL};
    run_in(folder, command);
    index_folder(folder);
}

static jy_index *open_both(void)
{
    g_autoptr(GError) err = NULL;
    g_autofree char *first = g_build_filename(folders[0], JY_INDEX_FOLDER, NULL);
    g_autofree char *second = g_build_filename(folders[1], JY_INDEX_FOLDER, NULL);
    const char *const indexes[] = {first, second};
    jy_index *index = jy_index_open(indexes, 2, &err);
    g_assert_no_error(err);
    return index;
}

/* "folder:document key", which names a document, and for a passage its place. */
static char *name_of(const jy_hit *hit, size_t folder, jy_group group)
{
    return group == JY_GROUP_DOCUMENT
               ? g_strdup_printf("%zu:%s", folder, hit->passage.document)
               : g_strdup_printf("%zu:%s:%u", folder, hit->passage.document, hit->passage.offset);
}

/* A document of more passages than are looked at at a time, and one whose single passage comes behind them all. */
static void write_many(const char *folder)
{
    g_autoptr(GString) text = g_string_new("管护办法\n\n");
    for (int i = 1; i <= MANY; i++) {
        g_string_append_printf(text, "第%d条　公用沟渠要修好。\n", i);
    }
    g_autofree char *many = g_build_filename(folder, "多.txt", NULL);
    g_autofree char *single = g_build_filename(folder, "少.txt", NULL);
    g_assert_true(g_file_set_contents(many, text->str, -1, NULL));
    g_assert_true(g_file_set_contents(single,
                                      "各村的办法\n\n路边种了树，也装了灯；公用沟渠由村里的人看管，"
                                      "每年春天清一次淤泥，秋天再查一次，坏了的地方当年补好。\n",
                                      -1, NULL));
}

/* ---- the same as each alone ---- */

static const struct {
    const char *query;
    bool found;
} QUESTIONS[] = {
    {"税", true},
    {"税*", true},
    {"水", true},
    {"集体经济", true},
    {"集体经济收入", true},
    {"敬老院 -改造", true},
    {"敬老院 NEAR/10 改造", true},
    {"年:2021", true},
    {"-年:2021", true},
    {"年:2018..2020 项目", true},
    {"(自来水 OR 敬老院) -年:2021", true},
    {"-(年:2021 敬老院)", true},
    {"标题:政府工作报告", true},
    {"-标题:政府工作报告", true},
    {"标题:集体经济", true},
    {"集体经济现场会 路灯", true},
    {"讲话人:沈怀谷 集体经济", true},
    {"年:2021 OR 讲话人:沈怀谷", true},
    {"-讲话人:沈怀谷 集体经济", true},
    {"path:speeches/", true},
    {"没有这样的词组", false},
};

/* Checks that what both find is what one finds and what the other finds, and says so in its totals. */
static void check_union(const jy_request *question, bool found)
{
    g_autoptr(jy_result) result = ask(both, question);
    g_autoptr(GHashTable) names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < result->hits->len; i++) {
        const jy_hit *hit = hit_at(result, i);
        g_assert_cmpstr(hit->db, ==, jy_index_folder(both, hit->folder));
        g_assert_true(g_hash_table_add(names, name_of(hit, hit->folder, question->group)));
    }
    guint expected = 0, exact = 0;
    for (size_t folder = 0; folder < 2; folder++) {
        g_autoptr(jy_result) part = ask(alone[folder], question);
        for (guint i = 0; i < part->hits->len; i++) {
            g_autofree char *name = name_of(hit_at(part, i), folder, question->group);
            g_assert_true(g_hash_table_contains(names, name));
        }
        expected += part->hits->len;
        exact += (guint)part->total_exact;
    }
    g_assert_cmpuint(result->hits->len, ==, expected);
    g_assert_cmpuint(result->total_exact, ==, exact);
    g_assert_cmpuint(result->total_exact + result->total_partial, ==, expected);
    g_assert_cmpint(expected > 0, ==, found);
}

static void test_union(void)
{
    static const jy_match MATCHES[] = {JY_MATCH_EXACT, JY_MATCH_ALL, JY_MATCH_ANY};
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        for (size_t j = 0; j < 2 * G_N_ELEMENTS(MATCHES); j++) {
            const jy_request question = {
                .query = QUESTIONS[i].query,
                .limit = 10000,
                .match = MATCHES[j / 2],
                .group = j % 2 ? JY_GROUP_DOCUMENT : JY_GROUP_PASSAGE,
            };
            g_test_message("%s, match %d, group %d", question.query, question.match, question.group);
            check_union(&question, QUESTIONS[i].found || question.match == JY_MATCH_ANY);
        }
    }
}

/* With a page of one the totals are still those of the whole, or say that there may be more. */
static void test_totals(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(QUESTIONS); i++) {
        jy_request question = {.query = QUESTIONS[i].query, .limit = 10000, .match = JY_MATCH_EXACT};
        for (int group = 0; group < 2; group++) {
            question.group = group ? JY_GROUP_DOCUMENT : JY_GROUP_PASSAGE;
            question.limit = 10000;
            g_autoptr(jy_result) whole = ask(both, &question);
            question.limit = 1;
            g_autoptr(jy_result) one = ask(both, &question);
            g_test_message("%s, group %d", question.query, group);
            g_assert_false(whole->exact_lower_bound);
            g_assert_cmpuint(one->total_exact, <=, whole->total_exact);
            g_assert_cmpint(one->exact_lower_bound, ==, one->total_exact < whole->total_exact);
        }
    }
}

/* ---- groups and pages ---- */

/* A document stands where its best passage does. */
static void test_group(void)
{
    static const jy_sort SORTS[] = {JY_SORT_RELEVANCE, JY_SORT_NEWEST, JY_SORT_OLDEST};
    for (size_t i = 0; i < G_N_ELEMENTS(SORTS); i++) {
        jy_request question = {.query = "集体经济", .limit = 10000, .sort = SORTS[i], .match = JY_MATCH_EXACT};
        g_autoptr(jy_result) passages = ask(both, &question);
        question.group = JY_GROUP_DOCUMENT;
        g_autoptr(jy_result) documents = ask(both, &question);
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        guint next = 0;
        for (guint j = 0; j < passages->hits->len; j++) {
            const jy_hit *hit = hit_at(passages, j);
            if (g_hash_table_add(seen, name_of(hit, hit->folder, JY_GROUP_DOCUMENT))) {
                g_assert_cmpuint(next, <, documents->hits->len);
                const jy_hit *best = hit_at(documents, next++);
                g_assert_cmpuint(best->folder, ==, hit->folder);
                g_assert_cmpstr(best->passage.document, ==, hit->passage.document);
                g_assert_cmpuint(best->passage.offset, ==, hit->passage.offset);
            }
        }
        g_assert_cmpuint(next, ==, documents->hits->len);
        g_assert_cmpuint(next, <, passages->hits->len);
    }
}

/* Pages of three, put together, are the whole, without gaps or repeats. */
static void test_pages(void)
{
    static const jy_sort SORTS[] = {JY_SORT_RELEVANCE, JY_SORT_NEWEST, JY_SORT_OLDEST};
    for (size_t i = 0; i < 2 * G_N_ELEMENTS(SORTS); i++) {
        jy_request question = {.query = "集体经济收入", .limit = 10000, .sort = SORTS[i / 2]};
        question.group = i % 2 ? JY_GROUP_DOCUMENT : JY_GROUP_PASSAGE;
        g_test_message("group %d, sort %d", question.group, question.sort);
        g_autoptr(jy_result) whole = ask(both, &question);
        g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
        g_assert_cmpuint(whole->total_exact, >, 3);
        g_assert_cmpuint(whole->total_partial, >, 0);
        g_assert_cmpuint(whole->hits->len, ==, whole->total_exact + whole->total_partial);
        question.limit = 3;
        for (question.offset = 0; question.offset < whole->hits->len; question.offset += 3) {
            g_autoptr(jy_result) page = ask(both, &question);
            g_assert_cmpuint(page->hits->len, ==, MIN(3, whole->hits->len - question.offset));
            for (guint j = 0; j < page->hits->len; j++) {
                const jy_hit *here = hit_at(page, j), *there = hit_at(whole, question.offset + j);
                g_autofree char *name = name_of(here, here->folder, JY_GROUP_PASSAGE);
                g_autofree char *other = name_of(there, there->folder, JY_GROUP_PASSAGE);
                g_assert_cmpstr(name, ==, other);
                g_assert_cmpuint(here->rank, ==, question.offset + j + 1);
                g_assert_true(g_hash_table_add(seen, name_of(here, here->folder, question.group)));
            }
        }
    }
}

/* One document fills what is looked at first: those behind it are found and counted all the same. */
static void test_many(void)
{
    static const struct {
        const char *query;
        guint limit, hits, total;
        bool is_lower_bound;
    } CASES[] = {
        {"公用沟渠", 10, 4, 4, false}, {"公用沟渠", 3, 3, 4, false}, {"公用沟渠", 1, 1, 1, true},
        {"沟渠", 10, 4, 4, false},     {"沟渠", 1, 1, 4, false},     {"沟渠", 0, 0, 4, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        const jy_request question = {
            .query = CASES[i].query, .limit = CASES[i].limit, .match = JY_MATCH_EXACT, .group = JY_GROUP_DOCUMENT};
        g_autoptr(jy_result) result = ask(both, &question);
        g_test_message("%s, at most %u", question.query, question.limit);
        g_assert_cmpuint(result->hits->len, ==, CASES[i].hits);
        g_assert_cmpuint(result->total_exact, >=, CASES[i].total);
        g_assert_cmpint(result->exact_lower_bound, ==, CASES[i].is_lower_bound);
        g_assert_true(CASES[i].is_lower_bound || result->total_exact == CASES[i].total);
    }
}

/* ---- one of the two changes ---- */

static void write_change(const char *folder, int number)
{
    g_autofree char *path = g_build_filename(folder, "新.txt", NULL);
    g_autofree char *text = g_strdup_printf("第%d次修改的记录。水渠已经修好。\n", number);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    index_folder(folder);
}

static void test_overtaken(void)
{
    static const jy_group GROUPS[] = {JY_GROUP_PASSAGE, JY_GROUP_DOCUMENT};
    g_autoptr(jy_index) reader = open_both();
    for (int i = 1; i <= 8; i++) {
        write_change(folders[1], i);
        if (i % 4 == 0) {
            const jy_request question = {
                .query = "水渠已经修好", .limit = 10, .match = JY_MATCH_EXACT, .group = GROUPS[i / 4 - 1]};
            g_assert_true(jy_index_reopen(reader, NULL));
            g_autoptr(jy_result) result = ask(reader, &question);
            g_assert_cmpuint(result->hits->len, ==, 1);
            if (result->hits->len) {
                g_assert_cmpuint(hit_at(result, 0)->folder, ==, 1);
            }
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (size_t i = 0; i < 2; i++) {
        folders[i] = make_archive();
        write_many(folders[i]);
        index_folder(folders[i]);
    }
    rotate(folders[1]);
    for (size_t i = 0; i < 2; i++) {
        alone[i] = open_archive(folders[i]);
    }
    both = open_both();
    g_test_add_func("/searcher/several/union", test_union);
    g_test_add_func("/searcher/several/totals", test_totals);
    g_test_add_func("/searcher/several/group", test_group);
    g_test_add_func("/searcher/several/pages", test_pages);
    g_test_add_func("/searcher/several/many", test_many);
    g_test_add_func("/searcher/several/overtaken", test_overtaken);
    int status = both ? g_test_run() : 1;
    jy_index_free(both);
    for (size_t i = 0; i < 2; i++) {
        jy_index_free(alone[i]);
        remove_archive(folders[i]);
    }
    return status;
}

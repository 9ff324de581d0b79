/* searcher_ledger_test.c: the ledger's page: themes of headings, outcomes of trails, places on the timeline, what the
 * page is made of. */
#include <string.h>

#include "searcher/ledger/goals.h"
#include "searcher/ledger/page.h"
#include "searcher/ledger/tally.h"
#include "searcher/ledger/theme.h"
#include "searcher/ledger/timeline.h"
#include "searcher/trails/outcome.h"

/* ---- themes ---- */

static void test_theme(void)
{
    static const struct {
        const char *headings[4], *theme;
    } cases[] = {
        {{"（三）抓好三农工作"}, "agriculture"},
        {{"（三）抓好“三農”工作"}, "agriculture"},
        {{"二、办好人民满意的教育"}, "education"},
        {{"三、政府自身建设"}, "governance"},
        {{"（五）就业和社会保障"}, "livelihood"},
        {{"（六）扩大对外开放"}, "opening"},
        {{"（七）保护生态环境"}, "environment"},
        {{"（八）完善宏观调控"}, "economy"},
        /* The lowest heading with a word decides. */
        {{"二、下半年重点工作", "（一）加快水利建设"}, "agriculture"},
        {{"二、保障和改善民生", "（一）办好三件实事"}, "livelihood"},
        {{"云溪县关于教育的通知", "一、任务", "（一）第一步"}, "education"},
        /* The word that is first. */
        {{"（二）扩大内需，推进城镇化"}, "demand"},
        {{"（二）推进城镇化，扩大内需"}, "regions"},
        /* The longest of those that are first. */
        {{"加快农业转移人口落户"}, "regions"},
        {{"农业增产"}, "agriculture"},
        {{"一、上半年工作回顾"}, "other"},
        {{NULL}, "other"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        size_t theme = jy_theme_of((char *const *)(uintptr_t)cases[i].headings);
        g_test_message("%s", cases[i].headings[0]);
        g_assert_cmpstr(jy_theme_name(theme), ==, cases[i].theme);
    }
    g_assert_cmpuint(jy_theme_of(NULL), ==, JY_THEME_OTHER);
}

static void test_themes_have_names(void)
{
    for (size_t i = 0; i < JY_THEMES; i++) {
        g_assert_true(*jy_theme_label(i));
        for (const char *at = jy_theme_name(i); *at; at++) {
            g_assert_true(g_ascii_islower(*at));
        }
        for (size_t k = 0; k < i; k++) {
            g_assert_cmpstr(jy_theme_name(i), !=, jy_theme_name(k));
        }
    }
}

/* ---- outcomes ---- */

#define STEPS 4

static void test_outcome(void)
{
    static const struct {
        jy_relation relations[STEPS];
        guint count;
        const char *outcome;
        guint step; /* that shows it */
    } cases[] = {
        {{0}, 0, "none", 0},
        {{JY_RELATION_REPEATED}, 1, "repeated", 0},
        {{JY_RELATION_PROMISED}, 1, "repeated", 0},
        {{JY_RELATION_REPEATED, JY_RELATION_CHANGED}, 2, "changed", 1},
        {{JY_RELATION_CHANGED, JY_RELATION_REPORTED}, 2, "reported", 1},
        {{JY_RELATION_REPORTED, JY_RELATION_PART, JY_RELATION_REPEATED}, 3, "part", 1},
        {{JY_RELATION_PART, JY_RELATION_PROBLEM, JY_RELATION_PART}, 3, "problem", 1},
        {{JY_RELATION_DONE, JY_RELATION_PROBLEM, JY_RELATION_REPEATED}, 3, "done", 0},
        /* Of several that say the same the last. */
        {{JY_RELATION_PART, JY_RELATION_PART, JY_RELATION_CHANGED}, 3, "part", 1},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        jy_step steps[STEPS] = {0};
        g_autoptr(GPtrArray) list = g_ptr_array_new();
        for (guint k = 0; k < cases[i].count; k++) {
            steps[k].relation = cases[i].relations[k];
            g_ptr_array_add(list, &steps[k]);
        }
        const jy_trail trail = {.steps = list};
        const jy_step *step;
        jy_outcome outcome = jy_outcome_of(&trail, &step);
        g_assert_cmpstr(jy_outcome_name(outcome), ==, cases[i].outcome);
        g_assert_true(step == (cases[i].count ? &steps[cases[i].step] : NULL));
    }
}

/* ---- the timeline ---- */

static void test_timeline(void)
{
    jy_timeline timeline = {0};
    jy_timeline_add(&timeline, 2018, 0);
    jy_timeline_add(&timeline, 2016, 2020);
    jy_timeline_add(&timeline, 2018, 2060);
    jy_timeline_settle(&timeline);
    g_assert_cmpuint(timeline.dated, ==, 3);
    g_assert_cmpuint(timeline.deadline, ==, 2);
    g_assert_cmpuint(timeline.first, ==, 2016);
    g_assert_cmpuint(timeline.last_said, ==, 2018);
    g_assert_cmpuint(timeline.last, ==, 2018 + JY_TIMELINE_AHEAD);
    g_assert_true(timeline.is_later);
    static const struct {
        unsigned year, column;
    } cases[] = {{2016, 0}, {2020, 4}, {2023, 7}, {2024, 8}, {2060, 8}, {2015, 0}, {1, 0}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_assert_cmpuint(jy_timeline_column(&timeline, cases[i].year), ==, cases[i].column);
    }
    g_assert_cmpuint(jy_timeline_columns(&timeline), ==, 9);
}

/* Nothing lies behind the last column: it is a year as the others. */
static void test_timeline_within(void)
{
    jy_timeline timeline = {0};
    jy_timeline_add(&timeline, 2020, 2021);
    jy_timeline_settle(&timeline);
    g_assert_false(timeline.is_later);
    g_assert_cmpuint(jy_timeline_columns(&timeline), ==, 2);
    g_assert_cmpuint(jy_timeline_column(&timeline, 2021), ==, 1);
}

static void test_timeline_part(void)
{
    static const struct {
        jy_date date;
        double low, high;
    } cases[] = {
        {{2020, 0, 0}, 0.5, 0.5},    {{2020, 1, 1}, 0, 0.01},    {{2020, 12, 31}, 0.99, 1},
        {{2020, 7, 1}, 0.499, 0.51}, {{2020, 6, 30}, 0.49, 0.5}, {{2020, 3, 0}, 0.18, 0.23},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        double part = jy_timeline_part(&cases[i].date);
        g_assert_cmpfloat(part, >=, cases[i].low);
        g_assert_cmpfloat(part, <=, cases[i].high);
    }
}

/* ---- the page ---- */

/* A promise of one row, with what the row owns; end with drop_promise. */
static jy_promise *new_promise(const char *text, const jy_document *document, bool is_testable)
{
    jy_row *row = g_new0(jy_row, 1);
    row->uses = 1;
    row->id = g_strdup("0123456789abcdef-00000001");
    row->document_key = g_strdup("0123456789abcdef");
    row->text = g_strdup(text);
    row->document = document;
    row->place.line = 3;
    row->said = (jy_date){2018, 3, 5};
    row->statement = (jy_statement){.kind = JY_STATEMENT_COMMITMENT, .is_testable = is_testable};
    jy_particulars_read(text, (uint32_t)strlen(text), &row->said, &row->particulars);
    jy_promise *promise = g_new0(jy_promise, 1);
    promise->trail = g_new0(jy_trail, 1);
    promise->trail->seed = row;
    promise->trail->steps = g_ptr_array_new();
    promise->outcome = JY_OUTCOME_NONE;
    promise->theme = JY_THEME_OTHER;
    return promise;
}

static void drop_promise(void *data)
{
    jy_promise *promise = data;
    jy_row_free(promise->trail->seed);
    g_ptr_array_unref(promise->trail->steps);
    g_free(promise->trail);
    g_free(promise);
}

static GString *make_page(const char *text, const char *path, bool is_testable)
{
    jy_document document = {.path = (char *)(uintptr_t)path, .title = (char *)(uintptr_t)path};
    jy_promises promises = {.list = g_ptr_array_new_with_free_func(drop_promise),
                            .by_id = g_hash_table_new(g_str_hash, g_str_equal),
                            .documents = g_hash_table_new(g_str_hash, g_str_equal)};
    char key[] = "0:0123456789abcdef";
    g_hash_table_insert(promises.documents, key, &document);
    g_ptr_array_add(promises.list, new_promise(text, &document, is_testable));
    GString *page = jy_page_make(&promises, "<b>&");
    g_ptr_array_unref(promises.list);
    g_hash_table_unref(promises.by_id);
    g_hash_table_unref(promises.documents);
    return page;
}

/* Whatever a document holds is text. */
static void test_page_escapes(void)
{
    for (int is_testable = 0; is_testable < 2; is_testable++) {
        GString *page = make_page("到2020年修好<script>三百公里水渠。\x1B", "<script>\"onclick='x'.txt", is_testable);
        g_assert_null(strstr(page->str, "<script"));
        g_assert_null(strstr(page->str, "<b>&"));
        g_assert_null(strstr(page->str, "\"onclick"));
        g_assert_null(strchr(page->str, '\x1B'));
        g_assert_nonnull(strstr(page->str, "&lt;script&gt;"));
        g_assert_nonnull(strstr(page->str, "<title>Ledger of commitments: &lt;b&gt;&amp;</title>"));
        g_string_free(page, true);
    }
}

/* Deadline and quantity are marked in place. */
static void test_page_marks(void)
{
    GString *page = make_page("到2020年新修水渠300公里以上。", "a.txt", true);
    g_assert_nonnull(strstr(
        page->str, "<mark class=\"d\">到2020年</mark>新修水渠<mark class=\"q\">300公里以上</mark><small>line 3 · due"));
    g_assert_nonnull(strstr(page->str, "<tr id=\"c0\">"));
    g_assert_nonnull(strstr(page->str, "due <time>2020-12-31</time>"));
    g_assert_nonnull(strstr(page->str, "href=\"#c0\"><use class=\"none\" href=\"#o-none\""));
    g_string_free(page, true);
}

static void test_page_needs_nothing(void)
{
    static const char *const FORBIDDEN[] = {"<script", "<link", "<img", "url(", "@import", "src=", "http:", "https:"};
    GString *page = make_page("到2020年新修水渠300公里以上。", "a.txt", true);
    /* The name of SVG is an address and is not fetched. */
    g_string_replace(page, "http://www.w3.org/2000/svg", "", 0);
    for (size_t i = 0; i < G_N_ELEMENTS(FORBIDDEN); i++) {
        g_test_message("%s", FORBIDDEN[i]);
        g_assert_null(strstr(page->str, FORBIDDEN[i]));
    }
    g_string_free(page, true);
}

/* shapes.svg has a shape for each outcome, and what explains the two files stays out of the page. */
static void test_page_embeds(void)
{
    GString *page = make_page("修水渠。", "a.txt", false);
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_autofree char *shape = g_strdup_printf("<symbol id=\"o-%s\"", jy_outcome_name(outcome));
        g_assert_nonnull(strstr(page->str, shape));
    }
    g_assert_nonnull(strstr(page->str, "<style>\n:root{color-scheme:light dark;"));
    g_assert_null(strstr(page->str, "/*"));
    g_assert_null(strstr(page->str, "<!--"));
    g_string_free(page, true);
}

/* Of a page that would be too large less is shown, and how much less is said. */
static void test_page_bound(void)
{
    jy_document document = {.path = (char *)"a.txt", .title = (char *)"云溪县工作报告", .date = (char *)"2018"};
    jy_promises promises = {.list = g_ptr_array_new_with_free_func(drop_promise),
                            .by_id = g_hash_table_new(g_str_hash, g_str_equal)};
    static const guint COUNTS[] = {5, 4000};
    for (size_t i = 0; i < G_N_ELEMENTS(COUNTS); i++) {
        while (promises.list->len < COUNTS[i]) {
            jy_promise *promise = new_promise(
                "加快农业发展，推动石桥、竹溪、山塘等乡镇的茶叶生产、加工、销售走上新的台阶。", &document, false);
            promise->number = promises.list->len;
            g_ptr_array_add(promises.list, promise);
        }
        GString *page = jy_page_make(&promises, "所有");
        const guint shown = MIN(COUNTS[i], 5);
        g_autofree char *all = g_strdup_printf("%u more, without anything to test", COUNTS[i]);
        g_autofree char *left = g_strdup_printf("and %u more", COUNTS[i] - shown);
        g_assert_cmpuint(page->len, <, JY_PAGE_BYTES);
        g_assert_nonnull(strstr(page->str, all));
        g_assert_true((strstr(page->str, left) != NULL) == (COUNTS[i] > shown));
        g_assert_nonnull(strstr(page->str, "<a href=\"#d1\">云溪县工作报告 2018</a>"));
        g_string_free(page, true);
    }
    g_ptr_array_unref(promises.list);
    g_hash_table_unref(promises.by_id);
}

/* ---- targets ---- */

static void test_clause(void)
{
    static const char TEXT[] = "修路，建桥1,200座；种茶。";
    static const struct {
        uint32_t at;
        const char *clause;
    } cases[] = {{0, "修路"}, {6, "修路"}, {9, "建桥1,200座"}, {16, "建桥1,200座"}, {27, "种茶"}, {30, "种茶"}};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        uint32_t start, end;
        jy_goals_clause(TEXT, cases[i].at, &start, &end);
        g_autofree char *clause = g_strndup(TEXT + start, end - start);
        g_assert_cmpstr(clause, ==, cases[i].clause);
    }
}

/* Each target has what compares its own number; words alone tell no more of one of several than that it was reported
 * of. */
static void test_goals(void)
{
    static const jy_quantity ACRES = {.low = 12, .high = 12, .unit = "亩"};
    static const struct {
        const char *text;
        jy_step steps[STEPS]; /* the first, and the others that have a number */
        const char *goals;    /* text=outcome, with a space between */
    } cases[] = {
        {"加快农业发展。", {{0}}, ""},
        {"新修水渠300公里。", {{.relation = JY_RELATION_DONE}}, "新修水渠300公里=done"},
        {"新修水渠300公里，新建茶园2000亩。",
         {{.relation = JY_RELATION_DONE, .promised = (char *)"300公里", .reported = (char *)"310公里"},
          {.relation = JY_RELATION_PART, .promised = (char *)"2000亩", .reported = (char *)"900亩"}},
         "新修水渠300公里=done 新建茶园2000亩=part"},
        {"新修水渠300公里，新建茶园2000亩，新建学校5所。",
         {{.relation = JY_RELATION_CHANGED, .promised = (char *)"400公里", .earlier = (char *)"300公里"},
          {.relation = JY_RELATION_DONE, .promised = (char *)"5所", .against = (char *)"another"}},
         "新修水渠300公里=changed 新建茶园2000亩=none 新建学校5所=none"},
        {"新修水渠300公里，新建茶园2000亩。",
         {{.relation = JY_RELATION_DONE}},
         "新修水渠300公里=reported 新建茶园2000亩=reported"},
        {"新修水渠300公里，新建茶园2000亩。",
         {{.relation = JY_RELATION_DONE, .reported = (char *)"12亩", .quantity = &ACRES}},
         "新修水渠300公里=none 新建茶园2000亩=reported"},
        {"茶叶产值，增长6%左右，产量提高3%。", {{0}}, "茶叶产值，增长6%左右=repeated 产量提高3%=repeated"},
        {"建成茶厂2座，3年内再建5座。", {{0}}, "建成茶厂2座=repeated 3年内再建5座=repeated"},
    };
    static const jy_document document = {.path = (char *)"a.txt"};
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        jy_promise *promise = new_promise(cases[i].text, &document, true);
        for (guint k = 0; k < STEPS && (k == 0 || cases[i].steps[k].promised); k++) {
            g_ptr_array_add(promise->trail->steps, (void *)(uintptr_t)&cases[i].steps[k]);
        }
        promise->outcome = jy_outcome_of(promise->trail, &promise->step);
        g_autoptr(GArray) goals = jy_goals_of(promise);
        g_autoptr(GString) said = g_string_new(NULL);
        for (guint k = 0; k < goals->len; k++) {
            const jy_goal *goal = &g_array_index(goals, jy_goal, k);
            g_string_append_printf(said, "%s%.*s=%s", k ? " " : "", (int)(goal->end - goal->start),
                                   cases[i].text + goal->start, jy_outcome_name(goal->outcome));
            g_assert_true((goal->step != NULL) == (goal->outcome != JY_OUTCOME_NONE));
        }
        g_assert_cmpstr(said->str, ==, cases[i].goals);
        drop_promise(promise);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/ledger/theme", test_theme);
    g_test_add_func("/ledger/themes-have-names", test_themes_have_names);
    g_test_add_func("/ledger/outcome", test_outcome);
    g_test_add_func("/ledger/timeline", test_timeline);
    g_test_add_func("/ledger/timeline-within", test_timeline_within);
    g_test_add_func("/ledger/timeline-part", test_timeline_part);
    g_test_add_func("/ledger/page-escapes", test_page_escapes);
    g_test_add_func("/ledger/page-marks", test_page_marks);
    g_test_add_func("/ledger/page-needs-nothing", test_page_needs_nothing);
    g_test_add_func("/ledger/page-embeds", test_page_embeds);
    g_test_add_func("/ledger/page-bound", test_page_bound);
    g_test_add_func("/ledger/clause", test_clause);
    g_test_add_func("/ledger/goals", test_goals);
    return g_test_run();
}

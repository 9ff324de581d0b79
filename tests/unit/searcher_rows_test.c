/* searcher_rows_test.c: statements as rows: ids that stay, repeats, what is selected, in what order, and where a row
 * is. */
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/schema.h>

#include "searcher/query/field_value.h"
#include "searcher/statements/selection.h"
#include "searcher_fixture.h"
#include "searcher_index.h"

static char *folder;
static jy_index *fixture;

#define COMMITMENT (1U << JY_STATEMENT_COMMITMENT)
#define REPORT (1U << JY_STATEMENT_REPORT)

/* ---- an archive ---- */

#define HEAD "关于水利工作的报告\n\n（2021年3月5日）\n\n一、去年工作回顾\n\n去年新建水厂2座，完成投资3亿元。\n\n"
#define PLAN                                                                                                                                                              \
    "二、今年主要任务\n\n"                                                                                                                                        \
    "确保年底前新建水厂3座。力争到2023年改造渠道40公里。要进一步加强水厂管理队伍建设。由县水利局牵头，修订河道管理办" \
    "法。"                                                                                                                                                              \
    "\n"

static const struct {
    const char *name, *text;
} FILES[] = {
    {"2021.txt", HEAD PLAN},
    {"2019.txt", "关于水利工作的报告\n\n（2019年2月1日）\n\n二、今年主要任务\n\n"
                 "今年要新建水厂1座。今年要新建水厂1座。今年要新建水厂1座。上半年完成水库清淤5处。\n"},
    {"undated.txt", "水利工作要点\n\n二、主要任务\n\n要在两年内新建泵站7座。\n"},
};

static void put(const char *in, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(in, name, NULL);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static char *make_folder(void)
{
    char *made = g_dir_make_tmp("jiyan-rows-XXXXXX", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        put(made, FILES[i].name, FILES[i].text);
    }
    index_folder(made);
    return made;
}

/* The request has to be one that can be read. */
static GPtrArray *find(const jy_request *request, const jy_selection *selection, uint32_t *ret_total)
{
    g_autoptr(GError) err = NULL;
    GPtrArray *rows = jy_selection_find(selection, fixture, request, ret_total, &err);
    g_assert_no_error(err);
    return rows;
}

static const jy_row *row_at(const GPtrArray *rows, guint i)
{
    return rows->pdata[i];
}

static GPtrArray *all_rows(unsigned kinds)
{
    const jy_request request = {0};
    const jy_selection selection = {.kinds = kinds};
    uint32_t total = 0;
    GPtrArray *rows = find(&request, &selection, &total);
    g_assert_cmpuint(total, ==, rows->len);
    return rows;
}

/* The first row whose sentence begins so. */
static const jy_row *row_of(const GPtrArray *rows, const char *begins)
{
    for (guint i = 0; i < rows->len; i++) {
        if (g_str_has_prefix(row_at(rows, i)->text, begins)) {
            return row_at(rows, i);
        }
    }
    g_test_message("no row begins %s", begins);
    g_test_fail();
    return row_at(rows, 0);
}

/* ---- ids ---- */

static void test_ids(void)
{
    g_autoptr(GPtrArray) rows = all_rows(JY_KINDS_OF_STATEMENTS);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_assert_cmpuint(rows->len, >, 10);
    for (guint i = 0; i < rows->len; i++) {
        g_autoptr(GError) err = NULL;
        const jy_row *row = row_at(rows, i);
        g_autoptr(jy_row) again = jy_selection_find_id(fixture, row->id, &err);
        g_test_message("%s %s", row->id, row->text);
        g_assert_no_error(err);
        g_assert_true(g_hash_table_add(seen, row->id));
        g_assert_cmpstr(again ? again->id : NULL, ==, row->id);
        g_assert_cmpstr(again ? again->text : NULL, ==, row->text);
        g_assert_cmpuint(again ? again->offset : 0, ==, row->offset);
    }
}

static void test_repeats(void)
{
    g_autoptr(GPtrArray) rows = all_rows(COMMITMENT);
    const jy_row *first = row_of(rows, "今年要新建水厂1座");
    g_autofree char *second = g_strconcat(first->id, ".2", NULL), *third = g_strconcat(first->id, ".3", NULL),
                    *fourth = g_strconcat(first->id, ".4", NULL);
    g_autoptr(jy_row) two = jy_selection_find_id(fixture, second, NULL),
                      three = jy_selection_find_id(fixture, third, NULL),
                      four = jy_selection_find_id(fixture, fourth, NULL);
    g_assert_nonnull(two);
    g_assert_nonnull(three);
    g_assert_null(four);
    g_assert_true(two && three && first->offset < two->offset && two->offset < three->offset);
}

static void test_unknown_ids(void)
{
    static const char *const IDS[] = {
        "",
        "-",
        "新建水厂",
        "GDP-增长",
        "-0011223344",
        "0123456789abcdef-01234567",
        "0123456789abcdef",
        "0123456789abcdef-",
        "0123456789abcdef-01234567 OR 水",
        "0123456789abcdef.1-01234567.2",
        "\"-(",
    };
    for (size_t i = 0; i < G_N_ELEMENTS(IDS); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", IDS[i]);
        g_autoptr(jy_row) row = jy_selection_find_id(fixture, IDS[i], &err);
        g_assert_null(row);
        g_assert_no_error(err);
    }
}

/* Ids of all commitments, one a line. */
static char *list_ids(void)
{
    g_autoptr(GPtrArray) rows = all_rows(COMMITMENT);
    GString *list = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        g_string_append_printf(list, "%s\n", row_at(rows, i)->id);
    }
    return g_string_free(list, false);
}

/* An id outlives what is written round its sentence, and a rebuilt index. */
static void test_stable_ids(void)
{
    g_autofree char *before = list_ids();
    put(folder, FILES[0].name, HEAD "又完成了水文站的迁建工作。\n\n" PLAN);
    index_folder(folder);
    g_assert_true(jy_index_reopen(fixture, NULL));
    g_autofree char *edited = list_ids();
    const char *rebuild[] = {g_getenv("JIYAN_INDEX"), "-q", "--rebuild", NULL};
    run_in(folder, rebuild);
    g_assert_true(jy_index_reopen(fixture, NULL));
    g_autofree char *rebuilt = list_ids();
    put(folder, FILES[0].name, FILES[0].text);
    index_folder(folder);
    g_assert_true(jy_index_reopen(fixture, NULL));
    g_assert_cmpstr(edited, ==, before);
    g_assert_cmpstr(rebuilt, ==, before);
}

/* The id of a sentence alone. */
static char *id_of(const char *text, const char *key, uint8_t repeat)
{
    static const jy_document document = {.path = (char *)"甲"};
    jy_hit hit = {.document = &document};
    make_passage(text, NULL, &hit.passage);
    g_free(hit.passage.document);
    hit.passage.document = g_strdup(key);
    const jy_statement statement = {.end = hit.passage.length, .repeat = repeat};
    g_autoptr(jy_row) row = jy_row_new(&hit, &statement);
    char *id = g_strdup(row->id);
    jy_passage_clear(&hit.passage);
    return id;
}

static void test_folded_ids(void)
{
    static const struct {
        const char *text;
        bool same;
    } ROWS[] = {
        {"新建水厂3座。", true},   {"新建水厂３座。", true}, {"新建水廠3座。", true},
        {"新建水\n厂3座。", true}, {"新建水厂4座。", false}, {"新建水厂3座", false},
    };
    g_autofree char *wanted = id_of("新建水厂3座。", "k", 0), *other = id_of("新建水厂3座。", "k.2", 0),
                    *repeated = id_of("新建水厂3座。", "k", 1), *dotted = g_strconcat(wanted, ".2", NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *id = id_of(ROWS[i].text, "k", 0);
        g_test_message("%s", ROWS[i].text);
        g_assert_cmpint(g_str_equal(id, wanted), ==, ROWS[i].same);
    }
    g_assert_true(g_str_has_prefix(wanted, "k-"));
    g_assert_cmpuint(strlen(wanted), ==, strlen("k-01234567"));
    g_assert_true(g_str_has_prefix(other, "k.2-"));
    g_assert_cmpstr(repeated, ==, dotted);
}

/* ---- where it is ---- */

static void test_places(void)
{
    g_autoptr(GPtrArray) rows = all_rows(JY_KINDS_OF_STATEMENTS);
    for (guint i = 0; i < rows->len; i++) {
        const jy_row *row = row_at(rows, i);
        g_autofree char *path = g_build_filename(folder, row->document->path, NULL), *text = NULL;
        g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
        g_autofree char *there = g_strndup(text + row->offset, row->length);
        uint32_t line = 1;
        for (uint32_t at = 0; at < row->offset; at++) {
            line += text[at] == '\n';
        }
        g_test_message("%s:%u", row->document->path, row->place.line);
        g_assert_cmpstr(there, ==, row->text);
        g_assert_cmpuint(line, ==, row->place.line);
    }
}

static void test_particulars(void)
{
    g_autoptr(GPtrArray) rows = all_rows(COMMITMENT);
    const jy_row *row = row_of(rows, "力争到2023年");
    const jy_deadline *due = jy_row_due(row);
    char first[JY_DATE_DAY] = "", last[JY_DATE_DAY] = "";
    if (due) {
        jy_date_day(&due->first, first);
        jy_date_day(&due->last, last);
    }
    g_autofree char *words = due ? jy_row_cut(row, due->start, due->end) : NULL;
    g_assert_cmpstr(words, ==, "到2023年");
    g_assert_cmpstr(first, ==, "20230101");
    g_assert_cmpstr(last, ==, "20231231");
    g_assert_cmpint(row->statement.strength, ==, JY_STRENGTH_STRIVE);
    g_assert_cmpstr(row->headings[0], ==, "二、今年主要任务");
    g_assert_null(jy_row_due(row_of(rows, "要进一步加强")));
    g_assert_null(jy_row_due(row_of(rows, "要在两年内"))); /* the document has no date */
    g_assert_null(jy_row_cut(row, 3, 3));
}

/* The latest of two times: then all of it is due. */
static void test_latest(void)
{
    static const jy_document document = {.path = (char *)"甲", .date = (char *)"2021-03-05"};
    jy_hit hit = {.document = &document};
    make_passage("要在2025年底前全部通水，其中2023年底前通水一半。", NULL, &hit.passage);
    const jy_statement statement = {.end = hit.passage.length, .kind = JY_STATEMENT_COMMITMENT};
    g_autoptr(jy_row) row = jy_row_new(&hit, &statement);
    const jy_deadline *due = jy_row_due(row);
    g_assert_cmpuint(row->particulars.deadlines->len, ==, 2);
    g_assert_cmpuint(due ? due->last.year : 0, ==, 2025);
    jy_passage_clear(&hit.passage);
}

/* Nothing of a document without a date is due, and no day before the document's own. */
static void test_due_of_date(void)
{
    static const struct {
        const char *date, *due;
    } cases[] = {
        {NULL, ""},   {"2019-03-05", "20201231"}, {"2020", "20201231"}, {"2020-12-31", "20201231"}, {"2021-01-01", ""},
        {"2021", ""},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        const jy_document document = {.path = (char *)"甲", .date = (char *)(uintptr_t)cases[i].date};
        jy_hit hit = {.document = &document};
        make_passage("要在2020年底前全部通水。", NULL, &hit.passage);
        const jy_statement statement = {.end = hit.passage.length, .kind = JY_STATEMENT_COMMITMENT};
        g_autoptr(jy_row) row = jy_row_new(&hit, &statement);
        /* What was read of the sentence when the date was not known yet. */
        jy_particulars_clear(&row->particulars);
        jy_particulars_read(row->text, (uint32_t)strlen(row->text), NULL, &row->particulars);
        const jy_deadline *due = jy_row_due(row);
        char day[JY_DATE_DAY] = "", of_hit[JY_DATE_DAY];
        if (due) {
            jy_date_day(&due->last, day);
        }
        jy_row_due_day(&hit, &statement, of_hit);
        g_assert_cmpuint(row->particulars.deadlines->len, ==, 1);
        g_assert_cmpstr(day, ==, cases[i].due);
        g_assert_cmpstr(of_hit, ==, cases[i].due);
        jy_passage_clear(&hit.passage);
    }
}

/* ---- what the index knows of it ---- */

static uint32_t passages_of(const char *term)
{
    uint32_t passages = 0;
    g_assert_cmpint(xc_database_term_freq(jy_index_database(fixture), term, strlen(term), &passages, NULL), ==, XC_OK);
    return passages;
}

static void test_terms(void)
{
    static const struct {
        const char *term;
        uint32_t passages;
    } TERMS[] = {
        {JY_TERM_OWNER "县水利局", 1}, {JY_TERM_OWNER, 0},         {JY_TERM_TRAIT "must", 1},
        {JY_TERM_TRAIT "strive", 1},   {JY_TERM_TRAIT "shall", 3}, {JY_TERM_TRAIT JY_TRAIT_TESTABLE, 3},
        {JY_TERM_DUE "2023", 1},       {JY_TERM_DUE "2022", 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(TERMS); i++) {
        g_test_message("%s", TERMS[i].term);
        g_assert_cmpuint(passages_of(TERMS[i].term), ==, TERMS[i].passages);
    }
}

/* The counts of each document are those of its rows. */
static void test_counts(void)
{
    g_autoptr(GPtrArray) rows = all_rows(JY_KINDS_OF_STATEMENTS);
    for (guint first = 0, next = 0; first < rows->len; first = next) {
        const jy_counts *counts = &row_at(rows, first)->document->counts;
        jy_counts own = {.characters = counts->characters};
        for (; next < rows->len && jy_row_shares_document(row_at(rows, next), row_at(rows, first)); next++) {
            const jy_row *row = row_at(rows, next);
            const jy_statement *statement = &row->statement;
            own.statements[statement->kind]++;
            own.stated[statement->kind] += jy_counts_characters(row->text, 0, (uint32_t)strlen(row->text));
            own.binding[statement->strength][statement->is_testable] += statement->kind == JY_STATEMENT_COMMITMENT;
        }
        g_test_message("%s", row_at(rows, first)->document->path);
        g_assert_cmpuint(counts->characters, >, 20);
        g_assert_cmpint(memcmp(counts, &own, sizeof own), ==, 0);
    }
}

/* ---- what is selected ---- */

/* Time is promised by commitments only, whatever a report says of it. */
static void test_fits(void)
{
    static const jy_statement_kind KINDS[] = {JY_STATEMENT_COMMITMENT, JY_STATEMENT_REPORT, JY_STATEMENT_PROBLEM};
    static const jy_document document = {.path = (char *)"甲", .date = (char *)"2021-03-05"};
    const jy_selection selection = {.kinds = JY_KINDS_OF_STATEMENTS, .due_lower = "20250000", .due_upper = "20251231"};
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        jy_hit hit = {.document = &document};
        make_passage("要在2025年底前全部通水。", NULL, &hit.passage);
        const jy_statement statement = {.end = hit.passage.length, .kind = KINDS[i]};
        g_assert_cmpint(jy_selection_fits(&selection, &hit, &statement), ==, KINDS[i] == JY_STATEMENT_COMMITMENT);
        jy_passage_clear(&hit.passage);
    }
}

/* Beginnings of the sentences that are wanted, in order of date and place, with bars. */
static const struct {
    const char *label, *query, *year;
    jy_selection selection;
    jy_sort sort;
    const char *begins;
} FOUND[] = {
    {"reports", NULL, NULL, {.kinds = REPORT}, 0, "去年新建"},
    {"both kinds", NULL, "2021", {.kinds = REPORT | COMMITMENT}, 0, "去年新建|确保|力争|要进一步|由县水利局"},
    {"testable", NULL, "2021", {.kinds = COMMITMENT, .testable = true}, 0, "确保|力争|由县水利局"},
    {"must", NULL, NULL, {.kinds = COMMITMENT, .strengths = 1U << JY_STRENGTH_MUST}, 0, "确保"},
    {"must and strive",
     NULL,
     NULL,
     {.kinds = COMMITMENT, .strengths = 1U << JY_STRENGTH_MUST | 1U << JY_STRENGTH_STRIVE},
     0,
     "确保|力争"},
    {"owner", NULL, NULL, {.kinds = COMMITMENT, .owner = "水利局"}, 0, "由县水利局"},
    {"owner in Traditional characters", NULL, NULL, {.kinds = COMMITMENT, .owner = "縣水利局"}, 0, "由县水利局"},
    {"no such owner", NULL, NULL, {.kinds = COMMITMENT, .owner = "林业局"}, 0, ""},
    {"due in a year", NULL, NULL, {.kinds = COMMITMENT, .due_lower = "20230000", .due_upper = "20231231"}, 0, "力争"},
    {"due on a day", NULL, NULL, {.kinds = COMMITMENT, .due_lower = "20211231", .due_upper = "20211231"}, 0, "确保"},
    {"due on the day before",
     NULL,
     NULL,
     {.kinds = COMMITMENT, .due_lower = "20211230", .due_upper = "20211230"},
     0,
     ""},
    {"due before", NULL, NULL, {.kinds = COMMITMENT, .due_lower = "00000000", .due_upper = "20190700"}, 0, "上半年"},
    {"due after",
     NULL,
     "2021",
     {.kinds = COMMITMENT, .due_lower = "20210000", .due_upper = "99991231"},
     0,
     "确保|力争"},
    {"due, and reports",
     NULL,
     "2021",
     {.kinds = REPORT | COMMITMENT, .due_lower = "20200000", .due_upper = "20221231"},
     0,
     "确保"},
    {"by deadline", NULL, "2021", {.kinds = COMMITMENT}, JY_SORT_DEADLINE, "确保|力争|要进一步|由县水利局"},
    {"by deadline, those without at the end",
     NULL,
     NULL,
     {.kinds = COMMITMENT},
     JY_SORT_DEADLINE,
     "上半年|今年要新建|今年要新建|今年要新建|确保|力争|要在两年内|要进一步|由县水利局"},
    {"newest", "新建水厂", NULL, {.kinds = COMMITMENT}, JY_SORT_NEWEST, "确保|今年要新建|今年要新建|今年要新建"},
    {"oldest", "新建水厂", NULL, {.kinds = COMMITMENT}, JY_SORT_OLDEST, "今年要新建|今年要新建|今年要新建|确保"},
    {"the words in it", "渠道", NULL, {.kinds = COMMITMENT}, 0, "力争"},
    {"the words in two sentences", "渠道 年底前", NULL, {.kinds = COMMITMENT}, 0, "确保|力争"},
    {"the words in the title", "水利工作 渠道", NULL, {.kinds = COMMITMENT}, 0, "力争"},
    {"all of it beats a part", "新建水厂 年底前", NULL, {.kinds = COMMITMENT}, 0, "确保"},
    {"those that hold all of it, not those beside",
     "新建 -年底",
     NULL,
     {.kinds = COMMITMENT},
     0,
     "今年要新建|今年要新建|今年要新建|要在两年内"},
    {"both in one, not one beside", "水厂 年底前", NULL, {.kinds = COMMITMENT}, 0, "确保"},
    {"one of two", "年底前 OR 渠道", NULL, {.kinds = COMMITMENT}, 0, "确保|力争"},
    {"near one another in one", "水厂 NEAR/5 年底前", NULL, {.kinds = COMMITMENT}, 0, "确保"},
    {"a part of the words", "渠道改建工程", NULL, {.kinds = COMMITMENT}, 0, "力争"},
    {"words of a report", "完成投资", NULL, {.kinds = COMMITMENT}, 0, ""},
};

static char *beginnings(const GPtrArray *rows, const char *wanted)
{
    g_auto(GStrv) begins = g_strsplit(wanted, "|", -1);
    guint count = g_strv_length(begins);
    GString *joined = g_string_new(NULL);
    for (guint i = 0; i < rows->len; i++) {
        const jy_row *row = row_at(rows, i);
        bool begun = i < count && g_str_has_prefix(row->text, begins[i]);
        g_string_append_printf(joined, "%s%s", i ? "|" : "", begun ? begins[i] : row->text);
    }
    return g_string_free(joined, false);
}

static void test_found(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FOUND); i++) {
        const char *year = FOUND[i].year;
        const jy_filter filters[] = {{.field = JY_FIELD_YEAR, .value = year}, {0}};
        const jy_request request = {.query = FOUND[i].query, .filters = filters, .sort = FOUND[i].sort};
        uint32_t total = 0;
        g_test_message("%s", FOUND[i].label);
        g_autoptr(GPtrArray) rows = find(&request, &FOUND[i].selection, &total);
        g_autofree char *begins = beginnings(rows, FOUND[i].begins);
        g_assert_cmpstr(begins, ==, FOUND[i].begins);
        g_assert_cmpuint(total, ==, rows->len);
    }
}

/* Partial rows only where no row holds all of it, and then they say so. */
static void test_tiers(void)
{
    static const struct {
        const char *query;
        jy_match match;
        bool exact;
    } ROWS[] = {
        {"新建水厂", JY_MATCH_AUTO, true},
        {"新建水厂 年底前", JY_MATCH_AUTO, true},
        {"渠道改建工程", JY_MATCH_AUTO, false},
        {"渠道改建工程", JY_MATCH_ANY, false},
    };
    const jy_selection selection = {.kinds = COMMITMENT};
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        const jy_request request = {.query = ROWS[i].query, .match = ROWS[i].match};
        uint32_t total = 0;
        g_autoptr(GPtrArray) rows = find(&request, &selection, &total);
        g_test_message("%s", ROWS[i].query);
        g_assert_cmpuint(rows->len, >, 0);
        for (guint n = 0; n < rows->len; n++) {
            g_assert_cmpint(row_at(rows, n)->exact, ==, ROWS[i].exact);
        }
    }
}

/* In order of time, those without a date first; of a document, in its own order. */
static void test_order(void)
{
    g_autoptr(GPtrArray) rows = all_rows(JY_KINDS_OF_STATEMENTS);
    for (guint i = 1; i < rows->len; i++) {
        const jy_row *before = row_at(rows, i - 1), *row = row_at(rows, i);
        const char *date = before->document->date ? before->document->date : "";
        int order = strcmp(date, row->document->date ? row->document->date : "");
        g_assert_true(order < 0 || (order == 0 && before->offset < row->offset));
    }
}

/* Every page of a list is a part of the whole of it, and says how long that is. */
static void check_pages(const jy_selection *selection, const jy_request *whole)
{
    uint32_t total = 0;
    g_autoptr(GPtrArray) all = find(whole, selection, &total);
    g_assert_cmpuint(total, ==, all->len);
    for (uint32_t offset = 0; offset < all->len + 2; offset++) {
        for (uint32_t limit = 1; limit < all->len + 2; limit += 2) {
            jy_request request = *whole;
            request.offset = offset;
            request.limit = limit;
            g_autoptr(GPtrArray) rows = find(&request, selection, &total);
            g_assert_cmpuint(total, ==, all->len);
            g_assert_cmpuint(rows->len, ==, offset < all->len ? MIN(limit, all->len - offset) : 0);
            for (guint i = 0; i < rows->len; i++) {
                g_assert_cmpstr(row_at(rows, i)->id, ==, row_at(all, offset + i)->id);
                g_assert_cmpuint(row_at(rows, i)->rank, ==, offset + i + 1);
            }
        }
    }
}

static void test_pages(void)
{
    static const jy_selection SELECTIONS[] = {
        {.kinds = COMMITMENT},
        {.kinds = REPORT | COMMITMENT},
        {.kinds = JY_KINDS_OF_STATEMENTS},
        {.kinds = COMMITMENT, .testable = true},
        {.kinds = COMMITMENT | REPORT, .strengths = 1U << JY_STRENGTH_SHALL | 1U << JY_STRENGTH_STRIVE},
        {.kinds = COMMITMENT, .strengths = 1U << JY_STRENGTH_SHALL, .testable = true},
        {.kinds = REPORT, .testable = true},
        {.kinds = COMMITMENT, .owner = "局"},
        {.kinds = COMMITMENT, .due_lower = "20190000", .due_upper = "20211231"},
    };
    static const jy_sort SORTS[] = {JY_SORT_RELEVANCE, JY_SORT_NEWEST, JY_SORT_OLDEST, JY_SORT_DEADLINE};
    static const jy_filter NONE[] = {{0}}, YEAR[] = {{.field = JY_FIELD_YEAR, .value = "2019..2021"}, {0}},
                           TITLE[] = {{.field = JY_FIELD_TITLE, .value = "水利工作的报告"}, {0}},
                           HEADING[] = {{.field = JY_FIELD_HEADING, .value = "主要任务"}, {0}};
    static const jy_filter *const FILTERS[] = {NONE, YEAR, TITLE, HEADING};
    for (size_t i = 0; i < G_N_ELEMENTS(SELECTIONS); i++) {
        for (size_t j = 0; j < G_N_ELEMENTS(SORTS); j++) {
            g_test_message("selection %zu, order %zu", i, j);
            check_pages(&SELECTIONS[i], &(jy_request){.sort = SORTS[j], .filters = FILTERS[(i + j) % 4]});
        }
    }
}

static void test_bad_request(void)
{
    const jy_request request = {.query = "(水"};
    const jy_selection selection = {.kinds = COMMITMENT};
    g_autoptr(GError) err = NULL;
    uint32_t total = 0;
    g_assert_null(jy_selection_find(&selection, fixture, &request, &total, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_QUERY);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    folder = make_folder();
    fixture = open_archive(folder);
    g_test_add_func("/searcher/rows/ids", test_ids);
    g_test_add_func("/searcher/rows/repeats", test_repeats);
    g_test_add_func("/searcher/rows/unknown-ids", test_unknown_ids);
    g_test_add_func("/searcher/rows/stable-ids", test_stable_ids);
    g_test_add_func("/searcher/rows/folded-ids", test_folded_ids);
    g_test_add_func("/searcher/rows/places", test_places);
    g_test_add_func("/searcher/rows/particulars", test_particulars);
    g_test_add_func("/searcher/rows/latest", test_latest);
    g_test_add_func("/searcher/rows/due-of-date", test_due_of_date);
    g_test_add_func("/searcher/rows/terms", test_terms);
    g_test_add_func("/searcher/rows/counts", test_counts);
    g_test_add_func("/searcher/rows/fits", test_fits);
    g_test_add_func("/searcher/rows/found", test_found);
    g_test_add_func("/searcher/rows/tiers", test_tiers);
    g_test_add_func("/searcher/rows/order", test_order);
    g_test_add_func("/searcher/rows/pages", test_pages);
    g_test_add_func("/searcher/rows/bad-request", test_bad_request);
    int status = g_test_run();
    jy_index_free(fixture);
    remove_archive(folder);
    return status;
}

/* searcher_render_test.c: results printed: paths, names, lines, and what may never come out. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "searcher/render/console.h"
#include "searcher/render/hits.h"
#include "searcher/render/render.h"
#include "searcher_fixture.h"

/* ---- what is printed of one hit ---- */

typedef struct {
    jy_document document;
    jy_hit hit;
    jy_result result;
    jy_view view;
} printed_hit;

static void set_up(printed_hit *printed, const char *path, const char *text)
{
    *printed = (printed_hit){0};
    printed->document.path = (char *)(uintptr_t)path;
    printed->hit = (jy_hit){.rank = 1, .score = 1.5, .exact = true, .document = &printed->document};
    make_passage(text, NULL, &printed->hit.passage);
    printed->hit.matches = g_array_new(false, false, sizeof(jy_match_span));
    printed->result.hits = g_ptr_array_new();
    g_ptr_array_add(printed->result.hits, &printed->hit);
    printed->result.total_exact = 1;
    printed->view.colour = JY_WHEN_NEVER;
}

static void mark(printed_hit *printed, const char *word)
{
    const char *at = strstr(printed->hit.passage.text, word);
    uint32_t start = (uint32_t)(at - printed->hit.passage.text);
    jy_match_span match = {start, start + (uint32_t)strlen(word), 1};
    g_array_append_val(printed->hit.matches, match);
}

static void tear_down(printed_hit *printed)
{
    jy_passage_clear(&printed->hit.passage);
    g_array_unref(printed->hit.matches);
    g_ptr_array_unref(printed->result.hits);
}

/* Returns a new text: what the format makes of it. */
static char *print(const printed_hit *printed, jy_format format, const char *qid)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    jy_view view = printed->view;
    view.qid = qid;
    view.query = "水渠";
    view.format = format;
    const jy_hits hits = {.result = &printed->result};
    jy_render(&hits, &view, out);
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

/* ---- names ---- */

static const struct {
    const char *path, *line, *word;
} PATHS[] = {
    {"讲话/2018 年.txt", "讲话/2018 年.txt", "讲话/2018%20年.txt"},
    {"a\nb", "\"a\\nb\"", "a%0Ab"},
    {"a\tb", "\"a\\tb\"", "a%09b"},
    {"\x1b[31m.txt", "\"\\033[31m.txt\"", "%1B[31m.txt"},
    {"a\"b", "\"a\\\"b\"", "a\"b"},
    {"a\\b", "\"a\\\\b\"", "a\\b"},
    {"水\"渠", "\"水\\\"渠\"", "水\"渠"},
    {"a\xC2\x9B", "\"a\\302\\233\"", "a%C2%9B"},
    {"a\xff", "\"a\\377\"", "a%FF"},
    {"a\u202e", "\"a\\342\\200\\256\"", "a%E2%80%AE"},
    {"a　b", "a　b", "a%E3%80%80b"},
    {"100%.txt", "100%.txt", "100%.txt"},
};

static void test_paths(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        printed_hit printed;
        g_test_message("%s", PATHS[i].line);
        set_up(&printed, PATHS[i].path, "水渠。");
        g_autofree char *lines = print(&printed, JY_AS_PATHS, NULL);
        g_autofree char *line = g_strconcat(PATHS[i].line, "\n", NULL);
        g_assert_cmpstr(lines, ==, line);
        g_autofree char *run = print(&printed, JY_AS_TREC, "q 1");
        g_autofree char *wanted = g_strdup_printf("q%%201 Q0 %s 1 2.599999 jiyan\n", PATHS[i].word);
        g_assert_cmpstr(run, ==, wanted);
        tear_down(&printed);
    }
}

/* A path is there once, whatever its passages. */
static void test_paths_once(void)
{
    printed_hit printed;
    set_up(&printed, "甲", "水渠。");
    g_ptr_array_add(printed.result.hits, &printed.hit);
    g_autofree char *lines = print(&printed, JY_AS_PATHS, NULL);
    g_assert_cmpstr(lines, ==, "甲\n");
    tear_down(&printed);
}

/* Scores fall with the rank, from the exact hits to the partial ones too. */
static void test_trec_scores(void)
{
    printed_hit printed;
    set_up(&printed, "甲", "水渠。");
    jy_hit second = printed.hit, third = printed.hit;
    second.rank = 2;
    third.rank = 3;
    third.exact = false;
    third.score = 100;
    g_ptr_array_add(printed.result.hits, &second);
    g_ptr_array_add(printed.result.hits, &third);
    g_autofree char *run = print(&printed, JY_AS_TREC, NULL);
    double scores[3] = {0};
    g_assert_cmpint(
        sscanf(run, "1 Q0 甲 1 %lf jiyan\n1 Q0 甲 2 %lf jiyan\n1 Q0 甲 3 %lf", scores, scores + 1, scores + 2), ==, 3);
    g_assert_cmpfloat(scores[0], >, scores[1]);
    g_assert_cmpfloat(scores[1], >, scores[2]);
    tear_down(&printed);
}

/* ---- text ---- */

static const struct {
    const char *label, *text, *columns, *lines; /* from the third line of the page on, up to the blank one */
} WRAPPED[] = {
    {"fits", "春天修渠。", "40", "    春天修渠。"},
    {"wide characters take two", "一二三四五六七八九十", "20", "    一二三四五六七八\n    九十"},
    {"a closing mark does not begin a line", "一二三四五六七八，九十", "20", "    一二三四五六七\n    八，九十"},
    {"words stay whole", "the river is long", "20", "    the river is\n    long"},
    {"numbers stay whole", "全长一百二十123456公里", "20", "    全长一百二十\n    123456公里"},
    {"a word longer than the line", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "20", "    aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
    {"a narrow terminal is taken for 20", "一二三四五六七八九十", "5", "    一二三四五六七八\n    九十"},
};

/* The snippet's lines of a page. Returns a new text. */
static char *snippet_lines(const char *page)
{
    g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
    GString *out = g_string_new(NULL);
    for (char **line = lines + 2; g_strv_length(lines) > 2 && *line && **line; line++) {
        g_string_append_printf(out, "%s%s", out->len ? "\n" : "", *line);
    }
    return g_string_free(out, false);
}

static void test_wrap(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WRAPPED); i++) {
        printed_hit printed;
        g_test_message("%s", WRAPPED[i].label);
        g_setenv("COLUMNS", WRAPPED[i].columns, true);
        set_up(&printed, "甲", WRAPPED[i].text);
        g_autofree char *page = print(&printed, JY_AS_TEXT, NULL);
        g_autofree char *lines = snippet_lines(page);
        g_assert_cmpstr(lines, ==, WRAPPED[i].lines);
        tear_down(&printed);
    }
    g_unsetenv("COLUMNS");
}

static void test_colour(void)
{
    printed_hit printed;
    set_up(&printed, "甲", "春天修渠。");
    mark(&printed, "修渠");
    g_autofree char *plain = print(&printed, JY_AS_TEXT, NULL);
    g_assert_null(strchr(plain, '\033'));
    printed.view.colour = JY_WHEN_ALWAYS;
    g_autofree char *coloured = print(&printed, JY_AS_TEXT, NULL);
    g_assert_nonnull(strstr(coloured, "春天\033[1;31m修渠\033[0m。"));
    /* A mark goes on over the end of a line, but no colour does. */
    tear_down(&printed);
    set_up(&printed, "甲", "一二三四五六七八九十");
    mark(&printed, "七八九");
    printed.view.colour = JY_WHEN_ALWAYS;
    g_setenv("COLUMNS", "20", true);
    g_autofree char *broken = print(&printed, JY_AS_TEXT, NULL);
    g_unsetenv("COLUMNS");
    g_assert_nonnull(strstr(broken, "\033[1;31m七八\033[0m\n    \033[1;31m九\033[0m十"));
    tear_down(&printed);
}

/* ---- what may never come out ---- */

#define NASTY "\x1b]0;x\x07\x9b" /* the last is no UTF-8 */
#define CONTROLS                                                                                                       \
    "\x1b[31m \xC2\x9B"                                                                                                \
    "31m \x7f \u202e \b"

/* No control but the line end, nothing that turns the reading order round, only UTF-8. */
static bool is_safe(const char *text)
{
    if (!g_utf8_validate(text, -1, NULL)) {
        return false;
    }
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if ((g_unichar_iscntrl(character) && character != '\n' && character != '\r') || character == 0x202E) {
            return false;
        }
    }
    return true;
}

static void test_safe(void)
{
    static const jy_format FORMATS[] = {JY_AS_TEXT, JY_AS_JSON, JY_AS_JSONL, JY_AS_PATHS, JY_AS_CSV};
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        printed_hit printed;
        set_up(&printed, "path" CONTROLS NASTY, "水" CONTROLS "渠。");
        char *headings[] = {(char *)"heading" CONTROLS, NULL};
        GStrv own = printed.hit.passage.headings;
        printed.hit.passage.headings = headings;
        printed.document.title = (char *)"title" CONTROLS;
        printed.document.id = (char *)"id" CONTROLS;
        printed.document.speaker = (char *)"speaker" CONTROLS;
        printed.document.issuer = (char *)"issuer" CONTROLS;
        printed.document.docno = (char *)"docno" CONTROLS;
        printed.view.full = true;
        printed.view.several = true;
        printed.hit.db = "db" CONTROLS NASTY;
        g_autofree char *text = print(&printed, FORMATS[i], FORMATS[i] == JY_AS_TEXT ? NULL : "q" CONTROLS);
        g_test_message("format %d: %s", FORMATS[i], text);
        g_assert_true(is_safe(text));
        g_assert_cmpint(strstr(text, "db") != NULL, ==, FORMATS[i] != JY_AS_PATHS);
        printed.hit.passage.headings = own;
        tear_down(&printed);
    }
}

/* What is escaped in JSON is still the same text. */
static void test_json_exact(void)
{
    printed_hit printed;
    set_up(&printed, "a\u202e\xC2\x9B\x7f b", "水渠。\n\n" CONTROLS "渠");
    printed.view.full = true;
    g_autofree char *line = print(&printed, JY_AS_JSONL, "q1");
    json_t *hit = json_loads(line, 0, NULL);
    g_assert_nonnull(hit);
    g_assert_cmpstr(json_string_value(json_object_get(hit, "path")), ==, "a\u202e\xC2\x9B\x7f b");
    g_assert_cmpstr(json_string_value(json_object_get(hit, "text")), ==, "水渠。\n\n" CONTROLS "渠");
    json_decref(hit);
    tear_down(&printed);
}

/* The fields of the contract, in its order. */
static void test_json_fields(void)
{
    static const char *const FIELDS[] = {"rank",    "score",  "match",  "path", "id",      "title",      "date",
                                         "speaker", "issuer", "docno",  "ocr",  "heading", "page",       "line",
                                         "column",  "offset", "length", "kind", "snippet", "highlights", "text"};
    printed_hit printed;
    set_up(&printed, "甲", "水渠。");
    printed.view.full = true;
    g_autofree char *line = print(&printed, JY_AS_JSONL, NULL);
    json_t *hit = json_loads(line, 0, NULL);
    size_t i = 0;
    const char *key;
    json_t *value;
    json_object_foreach(hit, key, value)
    {
        g_assert_cmpstr(key, ==, i < G_N_ELEMENTS(FIELDS) ? FIELDS[i] : "none");
        i++;
    }
    g_assert_cmpuint(i, ==, G_N_ELEMENTS(FIELDS));
    json_decref(hit);
    tear_down(&printed);
}

/* How sure OCR was: behind the place for people, a number or null for programs. */
static void test_ocr(void)
{
    static const struct {
        unsigned ocr;
        uint32_t page;
        const char *line, *json, *cell;
    } ROWS[] = {
        {0, 0, "\n   甲\n", "\"ocr\":null", "1,1.5,exact,甲,,,,,,,,,,"},
        {0, 3, "\n   甲 (page 3)\n", "\"ocr\":null", "1,1.5,exact,甲,,,,,,,,,3,"},
        {1, 3, "\n   甲 (page 3) (OCR 1 %)\n", "\"ocr\":1,", "1,1.5,exact,甲,,,,,,,1,,3,"},
        {93, 0, "\n   甲 (OCR 93 %)\n", "\"ocr\":93,", "1,1.5,exact,甲,,,,,,,93,,,"},
        {93, 3, "\n   甲 (page 3) (OCR 93 %)\n", "\"ocr\":93,", "1,1.5,exact,甲,,,,,,,93,,3,"},
        {JY_DOCUMENT_OCR_MOST, 2, "\n   甲 (page 2) (OCR 100 %)\n", "\"ocr\":100,", "1,1.5,exact,甲,,,,,,,100,,2,"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        printed_hit printed;
        set_up(&printed, "甲", "水渠。");
        printed.document.ocr = ROWS[i].ocr;
        printed.hit.passage.place = (jy_place){.page = ROWS[i].page};
        g_autofree char *text = print(&printed, JY_AS_TEXT, NULL), *jsonl = print(&printed, JY_AS_JSONL, NULL),
                        *csv = print(&printed, JY_AS_CSV, NULL);
        g_test_message("%s%s%s", text, jsonl, csv);
        g_assert_nonnull(strstr(text, ROWS[i].line));
        g_assert_nonnull(strstr(jsonl, ROWS[i].json));
        g_assert_nonnull(strstr(csv, ROWS[i].cell));
        tear_down(&printed);
    }
}

/* ---- totals ---- */

static void test_totals(void)
{
    printed_hit printed;
    set_up(&printed, "甲", "水渠。");
    printed.result.total_exact = 0;
    printed.result.total_partial = 40;
    printed.result.partial_lower_bound = true;
    g_autofree char *text = print(&printed, JY_AS_TEXT, NULL);
    g_assert_nonnull(strstr(text, "\n0 passages hold it whole, at least 40 in part; 1 shown, 0 ms\n"));
    printed.result.exact_lower_bound = true;
    printed.result.total_exact = 7;
    printed.result.total_partial = 0;
    printed.view.is_grouped = true;
    g_autofree char *grouped = print(&printed, JY_AS_TEXT, NULL);
    g_assert_nonnull(strstr(grouped, "\nat least 7 documents hold it whole; 1 shown, 0 ms\n"));
    tear_down(&printed);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_unsetenv("COLUMNS");
    g_test_add_func("/searcher/render/paths", test_paths);
    g_test_add_func("/searcher/render/paths_once", test_paths_once);
    g_test_add_func("/searcher/render/trec_scores", test_trec_scores);
    g_test_add_func("/searcher/render/wrap", test_wrap);
    g_test_add_func("/searcher/render/colour", test_colour);
    g_test_add_func("/searcher/render/safe", test_safe);
    g_test_add_func("/searcher/render/json_exact", test_json_exact);
    g_test_add_func("/searcher/render/json_fields", test_json_fields);
    g_test_add_func("/searcher/render/ocr", test_ocr);
    g_test_add_func("/searcher/render/totals", test_totals);
    return g_test_run();
}

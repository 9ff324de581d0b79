/* indexer_passages_test.c: a document cut into passages: nothing lost, nothing twice, cut where a reader would. */
#include "indexer/passages/passages.h"

#include <string.h>

/* A passage as it came, with its own copies. */
typedef struct {
    uint32_t offset, length, characters;
    jy_place place;
    char *text, *path; /* headings joined by " > " */
    GArray *paragraphs, *statements;
} kept;

static void clear_kept(void *item)
{
    kept *passage = item;
    g_free(passage->text);
    g_free(passage->path);
    g_array_unref(passage->paragraphs);
    g_array_unref(passage->statements);
}

static bool keep(const jy_passage *passage, void *user, GError **err)
{
    kept copy = {
        .offset = passage->offset,
        .length = passage->length,
        .place = passage->place,
        .characters = (uint32_t)g_utf8_strlen(passage->text, passage->length),
        .text = g_strdup(passage->text),
        .path = g_strjoinv(" > ", passage->headings),
        .paragraphs = g_array_copy(passage->paragraphs),
        .statements = g_array_copy(passage->statements),
    };
    (void)err;
    g_assert_cmpstr(passage->document, ==, "key");
    g_array_append_val(user, copy);
    return true;
}

static GArray *statements_of(const char *text, const GArray *blocks)
{
    const jy_statement_source source = {0};
    return jy_statement_read(text, blocks, &source);
}

static GArray *cut(const char *text)
{
    GArray *passages = g_array_new(false, false, sizeof(kept));
    g_array_set_clear_func(passages, clear_kept);
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)strlen(text));
    g_autoptr(GArray) statements = statements_of(text, blocks);
    const jy_blocks raw = {.text = text, .length = (uint32_t)strlen(text)};
    const jy_passages_source from = {&raw, blocks, statements, "key"};
    g_assert_true(jy_passages(&from, keep, passages, NULL));
    return passages;
}

static const kept *at(const GArray *passages, guint i)
{
    return &g_array_index(passages, kept, i);
}

/* ---- what holds for every text ---- */

/* How often each byte is in a paragraph of a passage: every byte that is no white space exactly once. */
static void assert_complete(const char *text, const GArray *passages)
{
    size_t length = strlen(text);
    g_autofree uint8_t *count = g_malloc0(length + 1);
    for (guint i = 0; i < passages->len; i++) {
        for (guint p = 0; p < at(passages, i)->paragraphs->len; p++) {
            const jy_paragraph *paragraph = &g_array_index(at(passages, i)->paragraphs, jy_paragraph, p);
            g_assert_cmpuint(paragraph->start, <, paragraph->end);
            g_assert_cmpuint(paragraph->end, <=, at(passages, i)->length);
            for (uint32_t byte = paragraph->start; byte < paragraph->end; byte++) {
                count[at(passages, i)->offset + byte]++;
            }
        }
    }
    size_t lost = 0, twice = 0;
    for (const char *character = text; *character; character = g_utf8_next_char(character)) {
        gunichar code = g_utf8_get_char(character);
        bool white = g_unichar_isspace(code) || g_unichar_iscntrl(code) || g_unichar_iszerowidth(code);
        lost += !white && count[character - text] == 0;
        twice += count[character - text] > 1;
    }
    g_assert_cmpuint(lost, ==, 0);
    g_assert_cmpuint(twice, ==, 0);
}

/* Each passage is what stands in the text where it says it does. */
static void assert_placed(const char *text, const GArray *passages)
{
    uint32_t line = 1, counted = 0, last_end = 0;
    for (guint i = 0; i < passages->len; i++) {
        const kept *passage = at(passages, i);
        g_assert_cmpuint(passage->offset, >=, last_end);
        last_end = passage->offset + passage->length;
        g_assert_cmpuint(strlen(passage->text), ==, passage->length);
        g_assert_cmpint(memcmp(passage->text, text + passage->offset, passage->length), ==, 0);
        for (; counted < passage->offset; counted++) {
            line += text[counted] == '\n';
        }
        g_assert_cmpuint(passage->place.line, ==, line);
        const char *before = memrchr(text, '\n', passage->offset);
        const char *line_start = before ? before + 1 : text;
        g_assert_cmpuint(passage->place.column, ==, (size_t)(text + passage->offset - line_start) + 1);
        g_assert_true(g_utf8_validate(passage->text, passage->length, NULL));
    }
}

/* Each statement is in the passage that it begins in, whole but for what the passage does not hold; none is lost. */
static void assert_stated(const char *text, const GArray *passages)
{
    g_autoptr(GArray) blocks = jy_outline(text, (uint32_t)strlen(text));
    g_autoptr(GArray) statements = statements_of(text, blocks);
    guint next = 0, wrong = 0;
    for (guint i = 0; i < passages->len; i++) {
        const kept *passage = at(passages, i);
        for (guint n = 0; n < passage->statements->len && next < statements->len; n++, next++) {
            const jy_statement *own = &g_array_index(passage->statements, jy_statement, n);
            const jy_statement *whole = &g_array_index(statements, jy_statement, next);
            uint32_t end = MIN(whole->end, passage->offset + passage->length);
            wrong += passage->offset + own->start != whole->start || passage->offset + own->end != end ||
                     own->end <= own->start || own->kind != whole->kind || own->repeat != whole->repeat ||
                     own->rule != whole->rule || own->strength != whole->strength;
        }
    }
    g_assert_cmpuint(wrong, ==, 0);
    g_assert_cmpuint(next, ==, statements->len);
}

/* No text of people makes a passage that is much longer than the aim. */
static void assert_short(const GArray *passages)
{
    for (guint i = 0; i < passages->len; i++) {
        g_assert_cmpuint(at(passages, i)->characters, <=, 5 * JY_PASSAGE_AIM / 2);
    }
}

static void check(const char *label, const char *text)
{
    g_test_message("%s", label);
    g_autoptr(GArray) passages = cut(text);
    assert_complete(text, passages);
    assert_placed(text, passages);
    assert_stated(text, passages);
    assert_short(passages);
}

static void check_folder(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *text = NULL;
        gsize length = 0;
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            check_folder(path);
        } else if (g_file_get_contents(path, &text, &length, NULL) && strlen(text) == length &&
                   g_utf8_validate(text, (gssize)length, NULL)) {
            check(name, text);
        }
    }
}

static void test_fixtures(void)
{
    const char *folder = g_getenv("JIYAN_FIXTURES");
    g_assert_nonnull(folder);
    check_folder(folder ? folder : ".");
}

/* The same for the work reports of the archive beside this one, where it is there. */
static void test_corpus(void)
{
    const char *shared = g_getenv("JIYAN_SHARED");
    if (!shared) {
        g_test_skip("JIYAN_SHARED is not set");
        return;
    }
    g_autofree char *folder = g_build_filename(shared, "corpora", "gov_work_reports", NULL);
    check_folder(folder);
}

/* Texts that a writer never meant. */
static void test_odd(void)
{
    static const struct {
        const char *label, *unit;
        unsigned times;
    } ODD[] = {
        {"empty", "", 1},
        {"white space", " \n\n\t　\n", 20},
        {"one character", "税", 1},
        {"no punctuation", "茶园改造", 5000},
        {"commas only", "茶园改造，", 3000},
        {"full stops only", "。", 3000},
        {"headings only", "一、茶园改造\n", 300},
        {"one character a line", "税\n", 3000},
        {"letters without end", "abcdefgh", 3000},
        {"blank lines", "茶园改造。\n\n\n\n", 500},
        {"enumeration", "一是改造茶园。二是治理河道。", 300},
        {"deep headings", "一、甲\n（一）乙\n1.丙\n（1）丁\n正文。\n", 100},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ODD); i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (unsigned n = 0; n < ODD[i].times; n++) {
            g_string_append(text, ODD[i].unit);
        }
        g_test_message("%s", ODD[i].label);
        g_autoptr(GArray) passages = cut(text->str);
        assert_complete(text->str, passages);
        assert_placed(text->str, passages);
        assert_stated(text->str, passages);
    }
}

/* ---- where it is cut ---- */

/* Appends a sentence of `characters` characters, full stop included. */
static void append_sentence(GString *text, const char *begins, unsigned characters)
{
    g_string_append(text, begins);
    for (glong n = g_utf8_strlen(begins, -1); n < (glong)characters - 1; n++) {
        g_string_append(text, n % 2 ? "茶" : "园");
    }
    g_string_append(text, "。");
}

/* A long paragraph is cut at sentence ends into parts near the aim, none a mere rest. */
static void test_length(void)
{
    for (unsigned sentences = 1; sentences <= 60; sentences++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (unsigned n = 0; n < sentences; n++) {
            append_sentence(text, "我们", 70);
        }
        g_autoptr(GArray) passages = cut(text->str);
        g_test_message("%u sentences: %u passages", sentences, passages->len);
        for (guint i = 0; i < passages->len; i++) {
            g_assert_true(g_str_has_suffix(at(passages, i)->text, "。"));
            g_assert_true(g_str_has_prefix(at(passages, i)->text, "我们"));
            g_assert_cmpuint(at(passages, i)->characters, <, JY_PASSAGE_AIM * 3 / 2);
            g_assert_true(passages->len == 1 || at(passages, i)->characters >= JY_PASSAGE_AIM / 3);
        }
    }
}

/* A sentence longer than two passages is cut at a comma. */
static void test_long_sentence(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned n = 0; n < 100; n++) {
        g_string_append(text, "把茶园改造、河道治理和乡村道路养护这三件事情办实办好，");
    }
    g_string_append(text, "完。");
    g_autoptr(GArray) passages = cut(text->str);
    g_assert_cmpuint(passages->len, >=, 3);
    /* The one statement is of the passage in which it begins. */
    assert_stated(text->str, passages);
    g_assert_cmpuint(at(passages, 0)->statements->len, ==, 1);
    g_assert_cmpuint(at(passages, 1)->statements->len, ==, 0);
    for (guint i = 0; i + 1 < passages->len; i++) {
        g_assert_true(g_str_has_suffix(at(passages, i)->text, "，") || g_str_has_suffix(at(passages, i)->text, "、"));
    }
}

/* Items of an enumeration begin passages. */
static void test_enumeration(void)
{
    static const char *const ITEMS[] = {"一是", "二是", "三是", "四是"};
    g_autoptr(GString) text = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ITEMS); i++) {
        append_sentence(text, ITEMS[i], 200);
        append_sentence(text, "要", 200);
    }
    g_autoptr(GArray) passages = cut(text->str);
    g_assert_cmpuint(passages->len, >=, 2);
    for (guint i = 0; i < passages->len; i++) {
        g_assert_false(g_str_has_prefix(at(passages, i)->text, "要"));
    }
}

/* A wrapped line inside a long paragraph: the line of each part is where it begins. */
static void test_lines(void)
{
    g_autoptr(GString) text = g_string_new("标题\n\n");
    for (unsigned n = 0; n < 40; n++) {
        append_sentence(text, "我们", 100);
        g_string_append(text, n % 3 == 0 ? "\n" : "");
    }
    check("wrapped", text->str);
    g_autoptr(GArray) passages = cut(text->str);
    g_assert_cmpuint(at(passages, passages->len - 1)->place.line, >, 10);
}

/* ---- headings ---- */

static const char OUTLINE[] = "关于茶叶产业的报告\n"
                              "\n"
                              "一、基本情况\n"
                              "全县茶园五万亩，茶农三万户，去年产值首次超过十亿元，比五年前翻了一番还多。\n"
                              "（一）主要成绩\n"
                              "改造老茶园八千亩，新建加工厂十二座，培训茶农四千人次，成立合作社二十六家。\n"
                              "（二）存在问题\n"
                              "品牌不响，销路不宽，采茶的人手一年比一年少，机器又上不了陡坡。\n"
                              "二、下步打算\n"
                              "1.做大品牌\n"
                              "统一标识，统一标准，三年内争取进入全省前十名，五年内走出省门。\n";

static const struct {
    const char *words, *path;
} HEADED[] = {
    {"全县茶园五万亩", "一、基本情况"},
    {"改造老茶园八千亩", "一、基本情况 > （一）主要成绩"},
    {"品牌不响", "一、基本情况 > （二）存在问题"},
    {"统一标识", "二、下步打算 > 1.做大品牌"},
};

static void test_headings(void)
{
    g_autoptr(GArray) passages = cut(OUTLINE);
    for (size_t i = 0; i < G_N_ELEMENTS(HEADED); i++) {
        const kept *found = NULL;
        for (guint p = 0; p < passages->len; p++) {
            found = strstr(at(passages, p)->text, HEADED[i].words) ? at(passages, p) : found;
        }
        g_test_message("%s", HEADED[i].words);
        g_assert_cmpstr(found ? found->path : NULL, ==, HEADED[i].path);
    }
    /* A heading stands in the passage it heads, so that it can be found itself. */
    for (guint p = 0; p < passages->len; p++) {
        const char *last = strrchr(at(passages, p)->path, '>');
        const char *heading = last ? last + 2 : at(passages, p)->path;
        g_assert_nonnull(strstr(at(passages, p)->text, heading));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/passages/fixtures", test_fixtures);
    g_test_add_func("/indexer/passages/corpus", test_corpus);
    g_test_add_func("/indexer/passages/odd", test_odd);
    g_test_add_func("/indexer/passages/length", test_length);
    g_test_add_func("/indexer/passages/long_sentence", test_long_sentence);
    g_test_add_func("/indexer/passages/enumeration", test_enumeration);
    g_test_add_func("/indexer/passages/lines", test_lines);
    g_test_add_func("/indexer/passages/headings", test_headings);
    return g_test_run();
}

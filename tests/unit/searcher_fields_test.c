/* searcher_fields_test.c: the names of the fields. */
#include <glib.h>
#include <string.h>

#include "searcher/query/fields.h"

static const struct {
    const char *name, *field; /* NULL: no field */
} NAMES[] = {
    {"title", "title"},     {"TITLE", "title"},     {"标题", "title"},     {"標題", "title"},
    {"题名", "title"},      {"heading", "heading"}, {"小标题", "heading"}, {"speaker", "speaker"},
    {"讲话人", "speaker"},  {"講話人", "speaker"},  {"issuer", "issuer"},  {"发文机关", "issuer"},
    {"發文機關", "issuer"}, {"docno", "docno"},     {"文号", "docno"},     {"发文字号", "docno"},
    {"path", "path"},       {"路径", "path"},       {"type", "type"},      {"类型", "type"},
    {"year", "year"},       {"年", "year"},         {"年份", "year"},      {"date", "date"},
    {"日期", "date"},       {"kind", "kind"},       {"性质", "kind"},      {"genre", "genre"},
    {"文种", "genre"},      {"titles", NULL},       {"titl", NULL},        {"", NULL},
    {"标", NULL},           {"年年", NULL},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        jy_by field;
        bool known = jy_fields_named(NAMES[i].name, strlen(NAMES[i].name), &field);
        g_test_message("%s", NAMES[i].name);
        g_assert_cmpint(known, ==, NAMES[i].field != NULL);
        if (known) {
            g_assert_cmpstr(jy_fields_name(field), ==, NAMES[i].field);
        }
    }
}

/* The length counts, not the NUL. */
static void test_length(void)
{
    jy_by field;
    g_assert_true(jy_fields_named("year:2018", 4, &field));
    g_assert_false(jy_fields_named("year", 3, &field));
}

/* Each field has a name that names it. */
static void test_every_field(void)
{
    for (int i = JY_BY_TITLE; i <= JY_BY_GENRE; i++) {
        jy_by field;
        const char *name = jy_fields_name((jy_by)i);
        g_assert_true(jy_fields_named(name, strlen(name), &field));
        g_assert_cmpint(field, ==, i);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/fields/names", test_names);
    g_test_add_func("/searcher/fields/length", test_length);
    g_test_add_func("/searcher/fields/every_field", test_every_field);
    return g_test_run();
}

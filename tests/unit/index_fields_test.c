/* index_fields_test.c: the table of fields. */
#include <jiyan/index/fields.h>
#include <stdint.h>
#include <string.h>

/* Each row is there, and each place of a document belongs to one field. */
static void test_rows(void)
{
    g_assert_cmpuint(JY_FIELDS_KEPT * sizeof(char *), ==, offsetof(jy_document, ocr));
    for (int field = 0; field < JY_FIELDS; field++) {
        const jy_field_row *row = jy_fields_row((jy_field)field);
        g_assert_nonnull(row->name);
        g_assert_nonnull(row->names);
        for (int other = 0; other < field && field < JY_FIELDS_KEPT; other++) {
            g_assert_cmpuint(jy_fields_row((jy_field)other)->offset, !=, row->offset);
        }
    }
}

/* No word names two fields to the same user. */
static void test_unique(void)
{
    static const unsigned USES[] = {JY_FIELD_GIVEN, JY_FIELD_ASKED};
    for (size_t i = 0; i < G_N_ELEMENTS(USES); i++) {
        for (int field = 0; field < JY_FIELDS; field++) {
            const jy_field_row *row = jy_fields_row((jy_field)field);
            if (row->uses & USES[i]) {
                g_assert_cmpint(jy_fields_find(row->name, strlen(row->name), USES[i]), ==, field);
            }
            g_auto(GStrv) names = g_strsplit(row->names, " ", -1);
            for (char **name = names; row->uses & USES[i] && *name; name++) {
                jy_field found = jy_fields_find(*name, strlen(*name), USES[i]);
                g_test_message("%s: %s", row->name, *name);
                g_assert_true(found == (jy_field)field || g_str_equal(*name, jy_fields_row(found)->name));
            }
        }
    }
}

static const struct {
    const char *name;
    jy_field field;
} NAMES[] = {
    {"path", JY_FIELD_PATH},  {"文件名", JY_FIELD_PATH},   {" Title ", JY_FIELD_TITLE},   {"题名", JY_FIELD_TITLE},
    {"DATE", JY_FIELD_DATE},  {"成文日期", JY_FIELD_DATE}, {"讲话人", JY_FIELD_SPEAKER},  {"责任者", JY_FIELD_ISSUER},
    {"文号", JY_FIELD_DOCNO}, {"文种", JY_FIELD_GENRE},    {"副标题", JY_FIELD_SUBTITLE}, {"档号", JY_FIELD_ID},
    {"正文", JY_FIELD_TEXT},  {"titles", JY_FIELD_NONE},   {"", JY_FIELD_NONE},           {"备注", JY_FIELD_NONE},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i].name);
        g_assert_cmpint(jy_fields_find(NAMES[i].name, strlen(NAMES[i].name), JY_FIELD_GIVEN), ==, NAMES[i].field);
    }
}

static const struct {
    jy_field field;
    const char *value;
    bool taken;
    const char *result; /* where "先前" stood before */
} VALUES[] = {
    {JY_FIELD_TITLE, " 题 ", true, "题"},          {JY_FIELD_TITLE, "  ", true, "先前"},
    {JY_FIELD_DATE, "2021年3月", true, "2021-03"}, {JY_FIELD_DATE, "", true, "先前"},
    {JY_FIELD_DATE, "去年", false, "先前"},        {JY_FIELD_DOCNO, "某办发(2021)7号", true, "某办发〔2021〕7号"},
    {JY_FIELD_DOCNO, "无号", true, "无号"},
};

static void test_set(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VALUES); i++) {
        g_test_message("%s", VALUES[i].value);
        g_auto(jy_document) document = {0};
        document.title = g_strdup("先前");
        document.date = g_strdup("先前");
        document.docno = g_strdup("先前");
        g_assert_cmpint(jy_fields_set(&document, VALUES[i].field, VALUES[i].value), ==, VALUES[i].taken);
        const char *result = VALUES[i].field == JY_FIELD_TITLE  ? document.title
                             : VALUES[i].field == JY_FIELD_DATE ? document.date
                                                                : document.docno;
        g_assert_cmpstr(result, ==, VALUES[i].result);
    }
}

static void test_counted(void)
{
    guint count = 0;
    for (int field = 0; field < JY_FIELDS; field++) {
        const jy_field_row *row = jy_fields_row((jy_field)field);
        g_assert_cmpint(g_strv_contains(JY_FIELDS_COUNTED, row->name), ==, (row->uses & JY_FIELD_COUNTED) != 0);
        count += (row->uses & JY_FIELD_COUNTED) != 0;
    }
    g_assert_cmpuint(g_strv_length((char **)(uintptr_t)JY_FIELDS_COUNTED), ==, count);
}

static void test_all_names(void)
{
    g_auto(GStrv) asked = jy_fields_names(JY_FIELD_PATH, JY_FIELD_ASKED),
                  given = jy_fields_names(JY_FIELD_PATH, JY_FIELD_GIVEN);
    g_assert_cmpstr(asked[0], ==, "path");
    g_assert_false(g_strv_contains((const char *const *)asked, "file"));
    g_assert_true(g_strv_contains((const char *const *)given, "file"));
}

static const struct {
    const char *name;
    jy_field field;
} ASKED[] = {
    {"title", JY_FIELD_TITLE}, {"標題", JY_FIELD_TITLE}, {"机关", JY_FIELD_ISSUER}, {"年", JY_FIELD_YEAR},
    {"file", JY_FIELD_FILE},   {"文件", JY_FIELD_PATH},  {"text", JY_FIELD_NONE},   {"id", JY_FIELD_NONE},
};

static void test_asked(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ASKED); i++) {
        g_test_message("%s", ASKED[i].name);
        g_assert_cmpint(jy_fields_find(ASKED[i].name, strlen(ASKED[i].name), JY_FIELD_ASKED), ==, ASKED[i].field);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/fields/rows", test_rows);
    g_test_add_func("/index/fields/unique", test_unique);
    g_test_add_func("/index/fields/given", test_names);
    g_test_add_func("/index/fields/asked", test_asked);
    g_test_add_func("/index/fields/counted", test_counted);
    g_test_add_func("/index/fields/names", test_all_names);
    g_test_add_func("/index/fields/set", test_set);
    return g_test_run();
}

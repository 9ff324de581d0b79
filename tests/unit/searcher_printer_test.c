/* searcher_printer_test.c: the same fields in each structured format. */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "searcher/render/printer.h"
#include "searcher/render/render.h"

static const jy_column COLUMNS[] = {
    {.name = "qid", .use = JY_COLUMN_BATCH},
    {.name = "text"},
    {.name = "number"},
    {.name = "share", .real = "%.2f"},
    {.name = "real"},
    {.name = "is_true"},
    {.name = "list", .between = "|"},
    {.name = "second", .field = "list", .number = 1},
    {.name = "map_text"},
    {.name = "db", .use = JY_COLUMN_SEVERAL},
};
static const jy_columns TABLE = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

/* A record with all there is, and one with next to nothing. */
static void put(jy_printer *to)
{
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_begin_list(to, "records");
    }
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "qid", "q,1");
    jy_printer_string(to, "text", "=水\n\"渠\"");
    jy_printer_integer(to, "number", -3);
    jy_printer_rounded(to, "share", 0.12345, 3);
    jy_printer_real(to, "real", -2);
    jy_printer_boolean(to, "is_true", true);
    jy_printer_strings(to, "list", (char *[]){(char *)(uintptr_t) "a", (char *)(uintptr_t) "b,", NULL});
    jy_printer_begin_map(to, "map");
    jy_printer_string(to, "text", "inside");
    jy_printer_begin_list(to, "list");
    jy_printer_end(to);
    jy_printer_end(to);
    jy_printer_string(to, "db", "d");
    jy_printer_end(to);
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "text", NULL);
    jy_printer_positive(to, "number", 0);
    jy_printer_null(to, "list");
    jy_printer_end(to);
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

static char *print(const jy_printer_type *type, const jy_view *view)
{
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);
    if (type->head) {
        type->head(&TABLE, view, out);
    }
    jy_printer *to = jy_printer_new(type, &TABLE, view, out);
    put(to);
    jy_printer_free(to);
    fclose(out);
    char *copy = g_strdup(text);
    free(text);
    return copy;
}

#define FIRST                                                                                                          \
    "{\"qid\":\"q,1\",\"text\":\"=水\\n\\\"渠\\\"\",\"number\":-3,\"share\":0.123,\"real\":-2.0,\"is_true\":true,"   \
    "\"list\":[\"a\",\"b,\"],\"map\":{\"text\":\"inside\",\"list\":[]},\"db\":\"d\"}"
#define SECOND "{\"text\":null,\"number\":null,\"list\":null}"

static void test_formats(void)
{
    static const struct {
        const char *label;
        const jy_printer_type *type;
        jy_view view;
        const char *text;
    } CASES[] = {
        {"json", &JY_PRINTER_JSON, {0}, "{\"schema\":1,\"records\":[" FIRST "," SECOND "]}\n"},
        {"jsonl", &JY_PRINTER_JSONL, {0}, FIRST "\n" SECOND "\n"},
        {"csv",
         &JY_PRINTER_CSV,
         {0},
         "text,number,share,real,is_true,list,second,map_text\r\n"
         "\"'=水\n\"\"渠\"\"\",-3,0.12,-2.0,true,\"a|b,\",\"b,\",inside\r\n,,,,,,,\r\n"},
        {"csv of a batch, several indexes",
         &JY_PRINTER_CSV,
         {.is_batch = true, .several = true},
         "qid,text,number,share,real,is_true,list,second,map_text,db\r\n"
         "\"q,1\",\"'=水\n\"\"渠\"\"\",-3,0.12,-2.0,true,\"a|b,\",\"b,\",inside,d\r\n,,,,,,,,,\r\n"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_autofree char *text = print(CASES[i].type, &CASES[i].view);
        g_test_message("%s", CASES[i].label);
        g_assert_cmpstr(text, ==, CASES[i].text);
    }
}

/* Each format has a name, and each view a format. */
static void test_table(void)
{
    for (int format = 0; format < JY_FORMATS; format++) {
        g_assert_nonnull(JY_RENDER_FORMATS[format]);
    }
    g_assert_null(JY_RENDER_FORMATS[JY_FORMATS]);
    for (int kind = 0; kind < JY_VIEWS; kind++) {
        unsigned count = 0;
        for (int format = 0; format < JY_FORMATS; format++) {
            count += jy_render_has((jy_view_kind)kind, (jy_format)format);
        }
        g_assert_true(count > 0 || kind == JY_VIEW_OPENED);
    }
    g_assert_true(jy_render_has(JY_VIEW_TRAIL, JY_AS_CSV));
    g_assert_false(jy_render_has(JY_VIEW_TRAIL, JY_AS_TREC));
    g_assert_false(jy_render_has(JY_VIEW_FACET, JY_AS_JSONL));
}

/* Rows beyond those of a sheet are counted, and the ones before them are there. */
static void test_full_sheet(void)
{
    static const jy_column NUMBER[] = {{.name = "number"}};
    static const jy_columns NUMBERS = {NUMBER, 1};
    enum { ROOM = 1048575, LOST = 3 };
    jy_losses losses = {0};
    const jy_view view = {.losses = &losses};
    FILE *out = tmpfile();
    jy_printer *to = jy_printer_new(&JY_PRINTER_XLSX, &NUMBERS, &view, out);
    for (int i = 0; i < ROOM + LOST; i++) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "number", i);
        jy_printer_end(to);
        g_assert_true(i < ROOM ? losses.rows == 0 : losses.rows == (unsigned)(i - ROOM + 1));
    }
    jy_printer_free(to);
    g_assert_cmpuint(losses.rows, ==, LOST);
    g_assert_cmpuint(losses.cells, ==, 0);
    g_assert_cmpint(losses.failure, ==, 0);
    char magic[2];
    rewind(out);
    g_assert_cmpuint(fread(magic, 1, 2, out), ==, 2);
    g_assert_true(memcmp(magic, "PK", sizeof magic) == 0);
    fclose(out);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/printer/formats", test_formats);
    g_test_add_func("/searcher/printer/table", test_table);
    g_test_add_func("/searcher/printer/full-sheet", test_full_sheet);
    return g_test_run();
}

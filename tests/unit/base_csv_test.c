/* base_csv_test.c: texts as cells of CSV. */
#include <jiyan/base/csv.h>

static const struct {
    const char *label, *text, *cell;
} CELLS[] = {
    {"plain", "水渠", "水渠"},
    {"empty", "", ""},
    {"comma", "水,渠", "\"水,渠\""},
    {"quotation mark", "水\"渠\"", "\"水\"\"渠\"\"\""},
    {"line end", "水\n渠", "\"水\n渠\""},
    {"formula", "=1+1", "'=1+1"},
    {"plus", "+1", "'+1"},
    {"minus", "-1", "'-1"},
    {"at", "@SUM(1)", "'@SUM(1)"},
    {"full-width formula", "＝1", "'＝1"},
    {"formula that has to be quoted", "=HYPERLINK(\"a\",\"b\")", "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\""},
    {"tab before a formula", "\t=1", "' =1"},
    {"equals sign inside", "a=1", "a=1"},
    {"escape", "水\x1b[31m渠", "水�[31m渠"},
    {"carriage return", "水\r渠", "水�渠"},
    {"C1",
     "水\xC2\x9B"
     "31m",
     "水�31m"},
    {"bidirectional", "水\u202e渠", "水�渠"},
};

static void test_cells(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(CELLS); i++) {
        g_autoptr(GString) line = g_string_new("a,");
        g_autofree char *want = g_strconcat("a,", CELLS[i].cell, NULL);
        g_test_message("%s", CELLS[i].label);
        jy_csv_append(line, CELLS[i].text);
        g_assert_cmpstr(line->str, ==, want);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/csv/cells", test_cells);
    return g_test_run();
}

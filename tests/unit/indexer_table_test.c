/* indexer_table_test.c: tables as text, and the catalogue that is made of them. */
#include "indexer/catalogue/table.h"

#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/index/fields.h>
#include <string.h>
#include <unistd.h>

#include "indexer/catalogue/catalogue.h"

/* Rows are joined by newlines, cells by |, and each row begins with its line. */
static const struct {
    const char *label, *text, *rows;
    const char *message; /* NULL: no error */
} TABLES[] = {
    {"CSV", "a,b\nc,d\n", "1 a|b\n2 c|d\n", NULL},
    {"TSV", "a\tb,c\nd\te\n", "1 a|b,c\n2 d|e\n", NULL},
    {"no line end at the end", "a,b", "1 a|b\n", NULL},
    {"empty cells", "a,,b,\n", "1 a||b|\n", NULL},
    {"quoted", "\"a,b\",c\n", "1 a,b|c\n", NULL},
    {"quotation mark inside", "\"a \"\"b\"\" c\"\n", "1 a \"b\" c\n", NULL},
    {"empty quotation", "\"\",a\n", "1 |a\n", NULL},
    {"line end inside", "\"a\nb\",c\nd,e\n", "1 a\nb|c\n3 d|e\n", NULL},
    {"blank lines", "\n\na,b\n\nc,d\n\n", "3 a|b\n5 c|d\n", NULL},
    {"mark in the middle is plain", "a\"b,c\n", "1 a\"b|c\n", NULL},
    {"more behind a quotation", "\"a\"b,c\n", "1 ab|c\n", NULL},
    {"quoted tab", "\"a\tb\"\tc\n", "1 a\tb|c\n", NULL},
    {"rows of other lengths", "a,b\nc\nd,e,f\n", "1 a|b\n2 c\n3 d|e|f\n", NULL},
    {"quotation does not end", "a,b\nc,\"d\ne\n", "1 a|b\n", "line 2: a quotation mark has no partner"},
    {"empty", "", "", NULL},
};

static void test_rows(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TABLES); i++) {
        g_test_message("%s", TABLES[i].label);
        g_autoptr(GString) rows = g_string_new(NULL);
        g_autoptr(GError) err = NULL;
        jy_table table;
        GPtrArray *cells;
        jy_table_init(&table, TABLES[i].text);
        while ((cells = jy_table_next(&table, &err)) != NULL) {
            g_string_append_printf(rows, "%u ", table.line);
            for (guint cell = 0; cell < cells->len; cell++) {
                g_string_append_printf(rows, "%s%s", cell ? "|" : "", (const char *)cells->pdata[cell]);
            }
            g_string_append_c(rows, '\n');
            g_ptr_array_unref(cells);
        }
        g_assert_cmpstr(rows->str, ==, TABLES[i].rows);
        g_assert_cmpstr(err ? err->message : NULL, ==, TABLES[i].message);
    }
}

/* ---- catalogue ---- */

static char *scratch; /* a file that each case writes anew */

/* Reads a catalogue and gives its rows to files, of which spaces are between the paths. */
static jy_catalogue *load(const char *text, const char *files, GError **err)
{
    g_assert_true(g_file_set_contents(scratch, text, -1, NULL));
    jy_catalogue *catalogue = jy_catalogue_load(scratch, err);
    if (catalogue) {
        g_auto(GStrv) paths = g_strsplit(files, " ", -1);
        g_autoptr(GPtrArray) known = g_ptr_array_new();
        for (char **path = paths; *path; path++) {
            g_ptr_array_add(known, *path);
        }
        jy_catalogue_settle(catalogue, "/none", known);
    }
    return catalogue;
}

static const char TABLE[] = "路径,题名,日期,讲话人,无关\n"
                            "a/x.txt,甲题,2021年3月5日,某甲,一\n"
                            "b/x.txt,乙题,,,\n"
                            "y.txt,丙题,2020,,\n"
                            "./c/z.txt ,丁题,,,\n";

static const struct {
    const char *path, *title, *date, *speaker; /* title NULL: not in the catalogue */
} APPLIED[] = {
    {"a/x.txt", "甲题", "2021-03-05", "某甲"},
    {"b/x.txt", "乙题", "先前", "先前"},
    {"c/x.txt", NULL, NULL, NULL}, /* two rows share the name */
    {"q/a/x.txt", NULL, NULL, NULL},
    {"y.txt", "丙题", "2020", "先前"},
    {"d/e/y.txt", "丙题", "2020", "先前"}, /* the end of the path */
    {"ay.txt", NULL, NULL, NULL},
    {"c/z.txt", "丁题", "先前", "先前"},
    {"d/z.txt", NULL, NULL, NULL}, /* the row names another folder */
    {"d/c/z.txt", "丁题", "先前", "先前"},
};

static void test_apply(void)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_catalogue) catalogue = load(TABLE, "a/x.txt b/x.txt", &err);
    g_assert_no_error(err);
    for (size_t i = 0; i < G_N_ELEMENTS(APPLIED); i++) {
        g_test_message("%s", APPLIED[i].path);
        g_auto(jy_document) document = {0};
        document.date = g_strdup("先前");
        document.speaker = g_strdup("先前");
        bool known = jy_catalogue_apply(catalogue, APPLIED[i].path, &document);
        g_assert_cmpint(known, ==, APPLIED[i].title != NULL);
        g_assert_cmpstr(document.title, ==, APPLIED[i].title);
        g_assert_cmpstr(document.date, ==, known ? APPLIED[i].date : "先前");
        g_assert_cmpstr(document.speaker, ==, known ? APPLIED[i].speaker : "先前");
        const jy_ledger_entry entry = {.path = (char *)(uintptr_t)APPLIED[i].path};
        g_autofree char *fingerprint = jy_catalogue_fingerprint(catalogue, &entry);
        g_assert_cmpint(fingerprint != NULL, ==, known);
    }
}

/* Which files get the row of the second column. */
static const struct {
    const char *row, *files, *given;
} GIVEN[] = {
    {"f.txt", "f.txt", "f.txt"},
    {"f.txt", "f.txt sub/f.txt", "f.txt"},
    {"f.txt", "f.txt sub/f.txt sub/sub/f.txt", "f.txt"},
    {"f.txt", "sub/f.txt", "sub/f.txt"},
    {"f.txt", "sub/f.txt sub/f.txt", "sub/f.txt sub/f.txt"}, /* there under two PATHs */
    {"f.txt", "sub/f.txt other/f.txt", ""},
    {"f.txt", "sub/sub/f.txt other/f.txt g.txt", ""},
    {"sub/f.txt", "sub/f.txt other/f.txt", "sub/f.txt"},
    {"sub/f.txt", "sub/f.txt other/sub/f.txt", "sub/f.txt"},
    {"sub/f.txt", "other/sub/f.txt f.txt", "other/sub/f.txt"},
    {"sub/f.txt", "a/sub/f.txt b/sub/f.txt", ""},
    {"sub/f.txt", "f.txt other/f.txt", ""},
    {"./f.txt", "f.txt sub/f.txt", "f.txt"},
    {"f.txt", "sub/xf.txt sub/f.txt.bak", ""},
};

/* Members of archives, and which of the files of the third column their archives may be. */
static const struct {
    const char *row, *files, *member;
    bool is_given;
    guint warnings;
} MEMBERS[] = {
    {"p.zip!/m.txt", "p.zip", "p.zip!/m.txt", true, 0},
    {"p.zip!/m.txt", "p.zip q/p.zip", "p.zip!/m.txt", true, 0},
    {"p.zip!/m.txt", "p.zip q/p.zip", "q/p.zip!/m.txt", false, 0}, /* the whole path is that of the other */
    {"p.zip!/m.txt", "q/p.zip q/p.zip", "q/p.zip!/m.txt", true, 0},
    {"p.zip!/m.txt", "q/p.zip r/p.zip", "r/p.zip!/m.txt", false, 1},
    {"q/p.zip!/m.txt", "q/p.zip r/p.zip", "r/p.zip!/m.txt", false, 0},
    {"q/p.zip!/m.txt", "q/p.zip r/p.zip", "q/p.zip!/m.txt", true, 0},
};

static void test_members(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MEMBERS); i++) {
        g_test_message("%s: %s", MEMBERS[i].row, MEMBERS[i].member);
        g_autofree char *text = g_strdup_printf("path,title\n%s,题\n", MEMBERS[i].row);
        g_autoptr(jy_catalogue) catalogue = load(text, MEMBERS[i].files, NULL);
        g_auto(jy_document) document = {0};
        g_assert_cmpint(jy_catalogue_apply(catalogue, MEMBERS[i].member, &document), ==, MEMBERS[i].is_given);
        g_assert_cmpuint(jy_catalogue_warnings(catalogue)->len, ==, MEMBERS[i].warnings);
    }
}

static void test_given(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GIVEN); i++) {
        g_test_message("%s: %s", GIVEN[i].row, GIVEN[i].files);
        g_autofree char *text = g_strdup_printf("path,title\n%s,题\n", GIVEN[i].row);
        g_autoptr(jy_catalogue) catalogue = load(text, GIVEN[i].files, NULL);
        g_auto(GStrv) files = g_strsplit(GIVEN[i].files, " ", -1);
        g_autoptr(GString) given = g_string_new(NULL);
        guint ends = 0;
        for (char **file = files; *file; file++) {
            g_auto(jy_document) document = {0};
            if (jy_catalogue_apply(catalogue, *file, &document)) {
                g_string_append_printf(given, "%s%s", given->len ? " " : "", *file);
            }
            ends += g_str_has_suffix(*file, GIVEN[i].row) ? 1 : 0;
        }
        g_assert_cmpstr(given->str, ==, GIVEN[i].given);
        bool is_ambiguous = *GIVEN[i].given == '\0' && ends > 1 && !strstr(GIVEN[i].files, "xf");
        g_assert_cmpuint(jy_catalogue_warnings(catalogue)->len, ==, is_ambiguous);
        g_autoptr(GPtrArray) unmatched = jy_catalogue_unmatched(catalogue);
        g_assert_cmpuint(unmatched->len, ==, *GIVEN[i].given == '\0' && !is_ambiguous);
    }
}

static const char NUMBERS[] = "档号,文号,题名\n"
                              "X001-WS·2018-D30-0012,,甲题\n"
                              ",云政发〔2019〕7号,乙题\n"
                              ",云政函〔2019〕8号,丙题\n"
                              ",云政函[2019]8号,丁题\n"
                              ",,戊题\n";

/* Documents without a row that names their path: which title they get by a number. */
static const struct {
    const char *path, *docno, *title;
} NUMBERED[] = {
    {"卷/X001-WS·2018-D30-0012.pdf", NULL, "甲题"},
    {"卷/x001-ws-2018-d30-0012.ofd", NULL, "甲题"}, /* what file systems take */
    {"X001-WS·2018-D30-0012/另.pdf", NULL, NULL},   /* a folder is not the file */
    {"X001-WS·2018-D30-001.pdf", NULL, NULL},
    {"X00-1WS·2018-D30-0012.pdf", NULL, NULL}, /* its parts are others */
    {"a.txt", "云政发〔2019〕7号", "乙题"},
    {"b.txt", "云政发〔2019〕70号", NULL},
    {"c.txt", "云政函〔2019〕8号", NULL},  /* stands twice */
    {"云政发〔2019〕7号.txt", NULL, NULL}, /* a name is no number of the document */
};

static void test_numbered(void)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_catalogue) catalogue = load(NUMBERS, "", &err);
    g_assert_no_error(err);
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERED); i++) {
        g_test_message("%s", NUMBERED[i].path);
        g_auto(jy_document) document = {.docno = g_strdup(NUMBERED[i].docno)};
        g_assert_cmpint(jy_catalogue_apply(catalogue, NUMBERED[i].path, &document), ==, NUMBERED[i].title != NULL);
        g_assert_cmpstr(document.title, ==, NUMBERED[i].title);
        const jy_ledger_entry entry = {
            .path = (char *)(uintptr_t)NUMBERED[i].path, .docno = document.docno, .documents = 1};
        g_autofree char *fingerprint = jy_catalogue_fingerprint(catalogue, &entry);
        g_assert_cmpint(fingerprint != NULL, ==, NUMBERED[i].title != NULL);
    }
    g_auto(jy_document) record = {.id = g_strdup("X001-WS·2018-D30-0012"), .speaker = g_strdup("某甲")};
    g_assert_true(jy_catalogue_complete(catalogue, "r.jsonl", &record));
    g_assert_cmpstr(record.title, ==, "甲题");
    g_assert_cmpstr(record.id, ==, "X001-WS·2018-D30-0012");

    const GPtrArray *warnings = jy_catalogue_warnings(catalogue);
    g_assert_cmpuint(warnings->len, ==, 2);
    g_assert_cmpstr(warnings->pdata[0], ==,
                    "line 5: this number stands twice; no document is meant by it: 云政函〔2019〕8号");
    g_assert_cmpstr(warnings->pdata[1], ==, "line 6: a row without a path, left out");
    g_autoptr(GHashTable) ledger = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GPtrArray) unmet = jy_catalogue_unmet(catalogue, ledger);
    g_assert_cmpuint(unmet->len, ==, 2);
    g_assert_cmpstr(unmet->pdata[0], ==, "line 4: 云政函〔2019〕8号");
}

/* Of a file of several documents, or of one inside of another, any row without a path may be of one. */
static void test_several(void)
{
    static char path[] = "a.zip", type[] = "application/zip";
    const jy_ledger_entry ENTRIES[] = {{.path = path, .documents = 2}, {.path = path, .type = type, .documents = 1}};
    for (size_t i = 0; i < G_N_ELEMENTS(ENTRIES); i++) {
        g_autoptr(jy_catalogue) one = load("文号,题名\n云政发〔2019〕7号,甲题\n", "", NULL);
        g_autofree char *first = jy_catalogue_fingerprint(one, &ENTRIES[i]);
        g_autoptr(jy_catalogue) other = load("文号,题名\n云政发〔2019〕7号,乙题\n", "", NULL);
        g_autofree char *second = jy_catalogue_fingerprint(other, &ENTRIES[i]);
        g_assert_nonnull(first);
        g_assert_cmpstr(first, !=, second);
    }
}

/* The fingerprint is of what the row says, not of where it stands or of columns that mean nothing. */
static void test_fingerprint(void)
{
    static const struct {
        const char *text;
        bool same;
    } ROWS[] = {
        {"path,title\nb.txt,乙\na.txt,甲\n", true},  {"title,path\n甲,a.txt\n", true},
        {"path,title,备注\na.txt,甲,改了\n", true},  {"path,title\na.txt,甲甲\n", false},
        {"path,title,date\na.txt,甲,2021\n", false},
    };
    g_autoptr(jy_catalogue) first = load("path,title\na.txt,甲\n", "a.txt", NULL);
    static char path[] = "a.txt";
    const jy_ledger_entry entry = {.path = path};
    g_autofree char *wanted = jy_catalogue_fingerprint(first, &entry);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].text);
        g_autoptr(jy_catalogue) catalogue = load(ROWS[i].text, "a.txt", NULL);
        g_autofree char *fingerprint = jy_catalogue_fingerprint(catalogue, &entry);
        g_assert_cmpint(g_strcmp0(fingerprint, wanted) == 0, ==, ROWS[i].same);
    }
}

static void test_warnings(void)
{
    g_autoptr(jy_catalogue) catalogue =
        load("path,date,备考,正文,密级\na.txt,2021-13-01\n,2021\nb.txt,2020,,,,多\nb.txt,2019\n", "d/a.txt", NULL);
    static const char *const WANTED[] = {
        "line 1: columns that are no fields, passed over: 备考, 正文, 密级",
        "line 2: no date, left out: 2021-13-01",
        "line 3: a row without a path, left out",
        "line 4: more cells than the header has columns; the rest is passed over",
        "line 5: this path stands twice; the later row holds: b.txt",
    };
    const GPtrArray *warnings = jy_catalogue_warnings(catalogue);
    g_assert_cmpuint(warnings->len, ==, G_N_ELEMENTS(WANTED));
    for (guint i = 0; i < MIN(warnings->len, G_N_ELEMENTS(WANTED)); i++) {
        g_assert_cmpstr(warnings->pdata[i], ==, WANTED[i]);
    }
    g_autoptr(GPtrArray) unmatched = jy_catalogue_unmatched(catalogue);
    g_assert_cmpuint(unmatched->len, ==, 1);
    g_assert_cmpstr(unmatched->len ? unmatched->pdata[0] : NULL, ==, "line 5: b.txt");
}

/* Whatever field a catalogue may give reaches the document, those of tomorrow too. */
static void test_every_field(void)
{
    g_autoptr(GString) head = g_string_new(NULL), row = g_string_new(NULL);
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        const jy_field_row *known = jy_fields_row((jy_field)field);
        if (known->uses & JY_FIELD_GIVEN) {
            g_string_append_printf(head, "%s%s", head->len ? "," : "", known->name);
            g_string_append_printf(row, "%s%s", row->len ? "," : "", field == JY_FIELD_DATE ? "2021" : known->name);
        }
    }
    g_autofree char *text = g_strdup_printf("%s\n%s\n", head->str, row->str);
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_catalogue) catalogue = load(text, "", &err);
    g_assert_no_error(err);
    g_auto(jy_document) document = {.path = g_strdup("path")};
    g_assert_true(jy_catalogue_apply(catalogue, "path", &document));
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        const jy_field_row *known = jy_fields_row((jy_field)field);
        const char *wanted = field == JY_FIELD_DATE ? "2021" : known->name;
        g_assert_cmpstr(jy_fields_get(&document, (jy_field)field), ==, known->uses & JY_FIELD_GIVEN ? wanted : NULL);
    }
}

static void test_load_errors(void)
{
    static const struct {
        const char *text;
        jy_error code;
        const char *message;
    } BROKEN[] = {
        {"title,date\n甲,2021\n", JY_ERROR_MALFORMED,
         "line 1: no column is called path (or file, 路径, 文件名), id (档号) or docno (文号)"},
        {"path\n\"a\n", JY_ERROR_MALFORMED, "line 2: a quotation mark has no partner"},
        {"", JY_ERROR_MALFORMED, "an empty catalogue"},
        {"\n\n", JY_ERROR_MALFORMED, "an empty catalogue"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(BROKEN); i++) {
        g_autoptr(GError) err = NULL;
        g_autofree char *message = g_strdup_printf("%s: %s", scratch, BROKEN[i].message);
        g_assert_null(load(BROKEN[i].text, "a.txt", &err));
        g_assert_error(err, JY_ERROR, (int)BROKEN[i].code);
        g_assert_cmpstr(err ? err->message : NULL, ==, message);
    }
    g_autoptr(GError) err = NULL;
    g_unlink(scratch);
    g_assert_null(jy_catalogue_load(scratch, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_IO);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    scratch = g_build_filename(g_get_tmp_dir(), "jiyan-table-XXXXXX", NULL);
    close(g_mkstemp(scratch));
    g_test_add_func("/indexer/table/rows", test_rows);
    g_test_add_func("/indexer/catalogue/apply", test_apply);
    g_test_add_func("/indexer/catalogue/given", test_given);
    g_test_add_func("/indexer/catalogue/members", test_members);
    g_test_add_func("/indexer/catalogue/numbered", test_numbered);
    g_test_add_func("/indexer/catalogue/several", test_several);
    g_test_add_func("/indexer/catalogue/every_field", test_every_field);
    g_test_add_func("/indexer/catalogue/fingerprint", test_fingerprint);
    g_test_add_func("/indexer/catalogue/warnings", test_warnings);
    g_test_add_func("/indexer/catalogue/load_errors", test_load_errors);
    int status = g_test_run();
    g_unlink(scratch);
    g_free(scratch);
    return status;
}

/* searcher_saved_test.c: searches that are kept in a file: reading lines of any kind, what may stand there, writing. */
#include "searcher/saved/saved.h"

#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <string.h>
#include <unistd.h>

#include "searcher/options.h"

typedef struct {
    char *folder, *path;
} kept_file;

static void set_up(kept_file *here, const void *data)
{
    (void)data;
    here->folder = g_dir_make_tmp("jiyan-saved-XXXXXX", NULL);
    here->path = g_build_filename(here->folder, JY_SAVED_FILE, NULL);
}

static void tear_down(kept_file *here, const void *data)
{
    (void)data;
    jy_files_remove(here->folder);
    g_free(here->folder);
    g_free(here->path);
}

static void write_bytes(const kept_file *here, const char *bytes, gssize length)
{
    g_assert_true(g_file_set_contents(here->path, bytes, length, NULL));
}

static void check_bytes(const kept_file *here, const char *wanted)
{
    g_autofree char *bytes = NULL;
    g_assert_true(g_file_get_contents(here->path, &bytes, NULL, NULL));
    g_assert_cmpstr(bytes, ==, wanted);
}

/* What a line says: name=value, with bars between; or why it says nothing. */
static char *describe(const jy_saved_search *search)
{
    GString *out = g_string_new(NULL);
    if (search->problem) {
        g_string_append_printf(out, "! %s", search->problem->message);
    }
    for (guint i = 0; search->pairs && i < search->pairs->len; i++) {
        const jy_options_pair *pair = &g_array_index(search->pairs, jy_options_pair, i);
        g_string_append_printf(out, "%s%s=%s", i ? "|" : "", pair->name, pair->value);
    }
    return g_string_free(out, false);
}

static void test_lines(kept_file *here, const void *data)
{
    (void)data;
    static const struct {
        const char *line, *name, *said;
    } ROWS[] = {
        {"渠: 北渠", "渠", "QUERY=北渠"},
        {"  茶 园 :--year=2024 '茶园 面积'  ", "茶 园", "year=2024|QUERY=茶园 面积"},
        {"a:--limit 5 --sort newest 税", "a", "limit=5|sort=newest|QUERY=税"},
        {"a: 税 -关税 ' --北渠'", "a", "QUERY=税|QUERY=-关税|QUERY=--北渠"},
        {"a: -- --year=2020", "a", "QUERY=--year=2020"},
        {"a: --statements --testable", "a", "statements=|testable="},
        {"a: --statements=report,problem", "a", "statements=report,problem"},
        {"a: --format=csv 税", "a", "format=csv|QUERY=税"},
        {"a: title:\"改造 方案\"", "a", "QUERY=title:改造 方案"},
        {"a: 税 # 关税", "a", "QUERY=税"},
        {"a: x y\r", "a", "QUERY=x|QUERY=y"},
        {"北渠", NULL, "! is no NAME: ARGUMENTS"},
        {": 北渠", NULL, "! is no NAME: ARGUMENTS"},
        {"a\tb: 北渠", NULL, "! is no NAME: ARGUMENTS"},
        {"a\xE2\x80\xAE"
         "b: 北渠",
         NULL, "! is no NAME: ARGUMENTS"},
        {"a:", "a", "! nothing is asked for"},
        {"a: '北渠", "a", "! the quotation marks do not match"},
        {"a: \xFF", NULL, "! is no text in UTF-8"},
        {"a: --db=/etc 税", "a", "! --db: no saved search may have it"},
        {"a: --output=/tmp/x --ledger", "a", "! --output: no saved search may have it"},
        {"a: --ledger x.html", "a", "! --ledger: no saved search may have it"},
        {"a: --batch /etc/passwd", "a", "! --batch: no saved search may have it"},
        {"a: --synonyms=x 税", "a", "! --synonyms: no saved search may have it"},
        {"a: --open=1 --open-with=rm", "a", "! --open: no saved search may have it"},
        {"a: --save=b 税", "a", "! --save: no saved search may have it"},
        {"a: --saved=a", "a", "! --saved: no saved search may have it"},
        {"a: --forget=a", "a", "! --forget: no saved search may have it"},
        {"a: --lim=5 税", "a", "! --lim: there is no such option"},
        {"a: --view=ledger 税", "a", "! --view: there is no such option"},
        {"a: --QUERY=税", "a", "! --QUERY: there is no such option"},
        {"a: --=税", "a", "! --: there is no such option"},
        {"a: 税 --limit", "a", "! --limit wants a value"},
        {"a: --testable=1", "a", "! --testable takes no value"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].line);
        g_autofree char *text = g_strconcat("# 备注\n\n", ROWS[i].line, "\n  # 完\nlast: 末\n", NULL);
        write_bytes(here, text, -1);
        g_autoptr(GPtrArray) searches = jy_saved_read(here->folder, jy_searcher_options_table(), NULL);
        g_assert_cmpuint(searches->len, ==, 2);
        const jy_saved_search *search = searches->pdata[0], *last = searches->pdata[1];
        g_autofree char *said = describe(search);
        g_assert_cmpstr(said, ==, ROWS[i].said);
        g_assert_cmpstr(search->name, ==, ROWS[i].name);
        g_assert_cmpuint(search->line, ==, 3);
        g_assert_cmpstr(last->name, ==, "last");
        g_assert_cmpuint(last->line, ==, 5);
        g_assert_no_error(last->problem);
    }
}

/* Whatever bytes there are: nothing is read beyond them. */
static void test_bytes(kept_file *here, const void *data)
{
    (void)data;
    static const char NUL[] = "a: x\0--db=/\nb: y";
    write_bytes(here, NUL, sizeof NUL - 1);
    g_autoptr(GPtrArray) searches = jy_saved_read(here->folder, jy_searcher_options_table(), NULL);
    g_assert_cmpuint(searches->len, ==, 2);
    g_assert_nonnull(((const jy_saved_search *)searches->pdata[0])->problem);
    g_assert_cmpstr(((const jy_saved_search *)searches->pdata[1])->name, ==, "b");
    write_bytes(here,
                "\xEF\xBB\xBF"
                "a: x\na: y\n",
                -1);
    g_autoptr(GPtrArray) twice = jy_saved_read(here->folder, jy_searcher_options_table(), NULL);
    g_assert_cmpstr(((const jy_saved_search *)twice->pdata[0])->name, ==, "a");
    g_assert_no_error(((const jy_saved_search *)twice->pdata[0])->problem);
    g_assert_nonnull(((const jy_saved_search *)twice->pdata[1])->problem);
    g_autoptr(GRand) rand = g_rand_new_with_seed(14);
    static const char PIECES[] = ":'\"\\-=#\n\r \t\0--db\xE6\xB8\xA0\xFF$`";
    for (int i = 0; i < 3000; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (int n = g_rand_int_range(rand, 0, 40); n > 0; n--) {
            g_string_append_c(text, PIECES[g_rand_int_range(rand, 0, sizeof PIECES - 1)]);
        }
        write_bytes(here, text->str, (gssize)text->len);
        g_autoptr(GPtrArray) read = jy_saved_read(here->folder, jy_searcher_options_table(), NULL);
        for (guint k = 0; k < read->len; k++) {
            const jy_saved_search *search = read->pdata[k];
            g_assert_true(search->problem ? !search->pairs : search->name && search->pairs);
        }
    }
}

/* What is no plain file is not read, and not written through. */
static void test_link(kept_file *here, const void *data)
{
    (void)data;
    g_autofree char *other = g_build_filename(here->folder, "other", NULL);
    g_assert_true(g_file_set_contents(other, "a: x\n", -1, NULL));
    g_assert_cmpint(symlink(other, here->path), ==, 0);
    g_autoptr(GError) err = NULL;
    g_assert_null(jy_saved_read(here->folder, jy_searcher_options_table(), &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_IO);
    g_assert_false(jy_saved_keep(here->folder, "b", "y", NULL));
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(other, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "a: x\n");
}

static void test_keep(kept_file *here, const void *data)
{
    (void)data;
    g_autoptr(GError) err = NULL;
    g_autoptr(GPtrArray) none = jy_saved_read(here->folder, jy_searcher_options_table(), &err);
    g_assert_cmpuint(none->len, ==, 0);
    g_assert_true(jy_saved_keep(here->folder, "渠", "北渠", &err));
    check_bytes(here, "渠: 北渠\n");
    write_bytes(here, "# 水利\n渠: '坏\n\n# 完\nb: y", -1);
    g_assert_true(jy_saved_keep(here->folder, "渠", "--year=2024 北渠", &err));
    check_bytes(here, "# 水利\n渠: --year=2024 北渠\n\n# 完\nb: y");
    g_assert_true(jy_saved_keep(here->folder, "c", "z", &err));
    check_bytes(here, "# 水利\n渠: --year=2024 北渠\n\n# 完\nb: y\nc: z\n");
    g_assert_true(jy_saved_forget(here->folder, "渠", &err));
    check_bytes(here, "# 水利\n\n# 完\nb: y\nc: z\n");
    g_assert_no_error(err);
    g_assert_false(jy_saved_forget(here->folder, "渠", &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_USAGE);
    static const char *const NAMES[] = {"", " a", "a ", "a:b", "#a", "a\nb", "a\x1b[31m", "\xFF", "\u202E"};
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s", NAMES[i]);
        g_assert_false(jy_saved_keep(here->folder, NAMES[i], "x", NULL));
    }
    check_bytes(here, "# 水利\n\n# 完\nb: y\nc: z\n");
}

/* What is kept of a command line says the same when it is read. */
static void test_round(kept_file *here, const void *data)
{
    (void)data;
    static const jy_options_pair GIVEN[] = {
        {"year", "2020.."},    {"title", "他说\"好\"，'不'"},
        {"testable", NULL},    {"statements", NULL},
        {"due", "2024 $HOME"}, {"db", "/srv/x"},
        {"format", "json"},    {"save", "名"},
        {"QUERY", "税"},       {"QUERY", " -关税"},
        {"QUERY", " --x"},     {"QUERY", "# \\ `id`"},
    };
    g_autoptr(GError) err = NULL;
    g_autoptr(GArray) pairs = g_array_new(false, false, sizeof *GIVEN);
    g_array_append_vals(pairs, GIVEN, G_N_ELEMENTS(GIVEN));
    g_autofree char *line = jy_saved_arguments(pairs, jy_searcher_options_table(), &err);
    g_assert_no_error(err);
    g_assert_true(jy_saved_keep(here->folder, "名", line, &err));
    const char *const folders[] = {here->folder, NULL};
    g_autoptr(jy_saved_search) found = jy_saved_find(folders, "名", jy_searcher_options_table(), &err);
    g_assert_no_error(err);
    g_autofree char *said = describe(found), *question = jy_saved_question(found);
    g_assert_cmpstr(said, ==,
                    "year=2020..|title=他说\"好\"，'不'|testable=|statements=|due=2024 $HOME|QUERY=税|QUERY=-关税|"
                    "QUERY=--x|QUERY=# \\ `id`");
    g_assert_cmpstr(question, ==, "税 -关税 --x # \\ `id`");
    g_assert_null(jy_saved_find(folders, "无", jy_searcher_options_table(), &err));
    g_assert_cmpstr(err->message, ==, "no search is saved as 无; there are: 名");
    static const jy_options_pair REFUSED[] = {{"QUERY", "a\nb: c"}, {"title", "\xFF"}, {"batch", "f"}, {"db", "/x"}};
    for (size_t i = 0; i < G_N_ELEMENTS(REFUSED); i++) {
        g_array_set_size(pairs, 0);
        g_array_append_val(pairs, REFUSED[i]);
        g_autoptr(GError) failure = NULL;
        g_assert_null(jy_saved_arguments(pairs, jy_searcher_options_table(), &failure));
        g_assert_error(failure, JY_ERROR, JY_ERROR_USAGE);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add("/searcher/saved/lines", kept_file, NULL, set_up, test_lines, tear_down);
    g_test_add("/searcher/saved/bytes", kept_file, NULL, set_up, test_bytes, tear_down);
    g_test_add("/searcher/saved/link", kept_file, NULL, set_up, test_link, tear_down);
    g_test_add("/searcher/saved/keep", kept_file, NULL, set_up, test_keep, tear_down);
    g_test_add("/searcher/saved/round", kept_file, NULL, set_up, test_round, tear_down);
    return g_test_run();
}

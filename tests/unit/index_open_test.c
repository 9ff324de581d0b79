/* index_open_test.c: an index opened; what is wrong with one, and what the message says. */
#include <sys/stat.h>
#include <unistd.h>

#include "index_database_fixture.h"

/* ---- what cannot be opened ---- */

static void test_missing(void)
{
    char *folder = fixture_folder();
    g_autofree char *none = g_build_filename(folder, "none", NULL);
    GError *failure = NULL;
    g_assert_null(fixture_open(none, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, "jiyan-index");
    g_assert_null(fixture_open(folder, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, "no index is there");
    fixture_put(folder, JY_INDEX_LOCK, "");
    g_assert_null(fixture_open(folder, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, "not finished");
    fixture_put(folder, JY_INDEX_STUB, "rubbish");
    g_assert_null(fixture_open(folder, &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    fixture_remove(folder);
}

static void test_versions(void)
{
    const struct {
        const char *label, *schema, *analysis;
    } ROWS[] = {
        {"other schema", "0", jy_analysis_version()},
        {"other analysis", JY_SCHEMA_VERSION, "0"},
        {"begins alike", JY_SCHEMA_VERSION "0", jy_analysis_version()},
        {"no schema", NULL, jy_analysis_version()},
        {"no analysis", JY_SCHEMA_VERSION, NULL},
        {"a database of somebody else", NULL, NULL},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *folder = fixture_folder();
        GError *failure = NULL;
        g_test_message("%s", ROWS[i].label);
        fixture_publish(folder, &(fixture_index){ROWS[i].schema, ROWS[i].analysis, "a.txt", "甲", 1});
        g_assert_null(fixture_open(folder, &failure));
        check_error(&failure, JY_ERROR_INDEX_VERSION, "jiyan-index --rebuild");
        fixture_remove(folder);
    }
}

/* ---- damage ---- */

typedef enum { CUT_HALF, CUT_ALL, OVERWRITE, REMOVE } harm;

static void do_harm(const char *path, harm kind)
{
    struct stat status;
    g_autofree char *junk = NULL;
    g_assert_cmpint(stat(path, &status), ==, 0);
    switch (kind) {
    case CUT_HALF:
        g_assert_cmpint(truncate(path, status.st_size / 2), ==, 0);
        break;
    case CUT_ALL:
        g_assert_cmpint(truncate(path, 0), ==, 0);
        break;
    case OVERWRITE:
        junk = g_strnfill((gsize)status.st_size, '\x5a');
        g_assert_true(g_file_set_contents(path, junk, status.st_size, NULL));
        break;
    case REMOVE:
        g_assert_cmpint(unlink(path), ==, 0);
        break;
    }
}

/* Opens and reads all there is; the first failure. */
static GError *read_all(const char *folder)
{
    GError *failure = NULL;
    g_autoptr(jy_index) index = fixture_open(folder, &failure);
    g_autoptr(GHashTable) ledger = index ? jy_index_ledger(index, &failure) : NULL;
    if (ledger) {
        fixture_title(index, 1, "a.txt", &failure);
    }
    return failure;
}

/* Every kind of harm to what holds the metadata is seen as damage, with the way out. */
static void test_damage(void)
{
    static const struct {
        const char *label, *table;
        harm kind;
    } ROWS[] = {
        {"table cut in half", "postlist.glass", CUT_HALF},   {"table empty", "postlist.glass", CUT_ALL},
        {"table overwritten", "postlist.glass", OVERWRITE},  {"table gone", "postlist.glass", REMOVE},
        {"version file cut in half", "iamglass", CUT_HALF},  {"version file empty", "iamglass", CUT_ALL},
        {"version file overwritten", "iamglass", OVERWRITE}, {"version file gone", "iamglass", REMOVE},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        char *folder = fixture_folder();
        fixture_publish_one(folder, "a.txt", "甲", 3);
        g_autofree char *segment = fixture_last_segment(folder);
        g_autofree char *table = g_build_filename(segment, ROWS[i].table, NULL);
        g_test_message("%s", ROWS[i].label);
        do_harm(table, ROWS[i].kind);
        g_autoptr(GError) failure = read_all(folder);
        check_error(&failure, JY_ERROR_INDEX_CORRUPT, "jiyan-index --rebuild");
        fixture_remove(folder);
    }
}

/* Wherever a file of the ledger ends too early, the damage is seen. */
static void test_cut_anywhere(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, "a.txt", "甲", 3);
    fixture_commit(folder, "b.txt", "乙");
    g_autofree char *path = g_build_filename(folder, "ledger-000001", NULL);
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    for (off_t size = status.st_size - 1; size >= 0; size--) {
        GError *failure = NULL;
        g_assert_cmpint(truncate(path, size), ==, 0);
        g_autoptr(jy_index) index = fixture_open_good(folder);
        g_assert_null(jy_index_ledger(index, &failure));
        check_error(&failure, JY_ERROR_INDEX_CORRUPT, "jiyan-index --rebuild");
    }
    fixture_remove(folder);
}

/* The stub names what is not there. */
static void test_segment_gone(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    fixture_publish_one(folder, "a.txt", "甲", 3);
    g_autofree char *segment = fixture_last_segment(folder);
    jy_files_remove(segment);
    g_assert_null(fixture_open(folder, &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "jiyan-index --rebuild");
    fixture_remove(folder);
}

/* What may not be read is whole: building it anew would be the wrong advice. */
static void test_not_readable(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    fixture_publish_one(folder, "a.txt", "甲", 3);
    g_autofree char *segment = fixture_last_segment(folder);
    g_autofree char *table = g_build_filename(segment, "iamglass", NULL);
    g_assert_cmpint(unlink(table), ==, 0);
    g_assert_cmpint(symlink("iamglass", table), ==, 0); /* a circle: an error of opening for root too */
    g_assert_null(fixture_open(folder, &failure));
    check_error(&failure, JY_ERROR_IO, "iamglass");
    fixture_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_unsetenv("JIYAN_DB");
    g_test_add_func("/index/missing", test_missing);
    g_test_add_func("/index/versions", test_versions);
    g_test_add_func("/index/damage", test_damage);
    g_test_add_func("/index/cut-anywhere", test_cut_anywhere);
    g_test_add_func("/index/segment-gone", test_segment_gone);
    g_test_add_func("/index/not-readable", test_not_readable);
    return g_test_run();
}

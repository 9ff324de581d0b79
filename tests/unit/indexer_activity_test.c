/* indexer_activity_test.c: what a run says that it is at, read again, and what is not believed. */
#include "indexer/report/activity.h"

#include <glib/gstdio.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <string.h>
#include <unistd.h>

static void put(const char *db, const char *text)
{
    g_autofree char *path = g_build_filename(db, JY_INDEX_PROGRESS, NULL);
    g_assert_true(jy_files_write(path, text, strlen(text), NULL));
}

static void test_written(void)
{
    g_autofree char *db = g_dir_make_tmp("jiyan-activity-XXXXXX", NULL);
    char path[] = "年报/\xB1\xA8.txt"; /* no UTF-8 */
    const jy_activity activity = {.phase = JY_ACTIVITY_MERGING,
                                  .started = 1700000000,
                                  .files_done = 3,
                                  .files = 40,
                                  .bytes_done = 5000000000,
                                  .bytes = 6000000000,
                                  .path = path};
    jy_activity found;
    g_assert_false(jy_activity_read(db, &found));
    jy_activity_write(db, &activity);
    g_assert_true(jy_activity_read(db, &found));
    g_assert_cmpint(found.phase, ==, JY_ACTIVITY_MERGING);
    g_assert_cmpint(found.pid, ==, getpid());
    g_assert_cmpint(found.started, ==, 1700000000);
    g_assert_cmpint(found.updated, >, found.started);
    g_assert_cmpuint(found.files_done, ==, 3);
    g_assert_cmpuint(found.files, ==, 40);
    g_assert_cmpuint(found.bytes_done, ==, 5000000000);
    g_assert_cmpuint(found.bytes, ==, 6000000000);
    g_assert_true(g_str_has_prefix(found.path, "年报/"));
    g_assert_true(g_utf8_validate(found.path, -1, NULL));
    g_autofree char *line = jy_activity_line(&found);
    g_assert_nonnull(strstr(line, "3 of 40 files, 5000.0 of 6000.0 MB"));
    jy_activity_clear(&found);
    jy_activity_remove(db);
    g_assert_false(jy_activity_read(db, &found));
    g_assert_cmpint(g_rmdir(db), ==, 0); /* nothing else is left */
}

static void test_not_believed(void)
{
    static const char *const TEXTS[] = {"",
                                        "{",
                                        "[]",
                                        "null",
                                        "{}",
                                        "{\"pid\":0,\"phase\":\"reading\"}",
                                        "{\"pid\":-1,\"phase\":\"reading\"}",
                                        "{\"pid\":99999999999,\"phase\":\"reading\"}",
                                        "{\"pid\":\"1\",\"phase\":\"reading\"}"};
    g_autofree char *db = g_dir_make_tmp("jiyan-activity-XXXXXX", NULL);
    jy_activity found;
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_test_message("%s", TEXTS[i]);
        put(db, TEXTS[i]);
        g_assert_false(jy_activity_read(db, &found));
    }
    /* A phase that another version knows, and a process of this number that began at another time. */
    g_autofree char *phase = g_strdup_printf("{\"pid\":%d,\"phase\":\"dreaming\"}", getpid());
    put(db, phase);
    g_assert_false(jy_activity_read(db, &found));
    g_autofree char *other = g_strdup_printf("{\"pid\":%d,\"phase\":\"reading\",\"ticks\":1}", getpid());
    put(db, other);
    g_assert_false(jy_activity_read(db, &found));
    g_autofree char *mine = g_strdup_printf("{\"pid\":%d,\"phase\":\"reading\"}", getpid());
    put(db, mine);
    g_assert_true(jy_activity_read(db, &found));
    g_assert_null(found.path);
    jy_activity_clear(&found);
    jy_files_remove(db);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/activity/written", test_written);
    g_test_add_func("/indexer/activity/not_believed", test_not_believed);
    return g_test_run();
}

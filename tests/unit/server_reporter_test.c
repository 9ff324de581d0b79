/* server_reporter_test.c: reports beside the answers: as the indexer makes them, and none once the program is to end.
 */
#include "server/service/reporter.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <string.h>

#include "indexer/run/reports.h"
#include "searcher_index.h"
#include "server/service/freshness.h"

static char *archive;

/* What a report says; NULL with an error. Returns a new text; free with free. */
static char *report(jy_reporter_fn *reporter, GError **err)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    g_autofree char *db = g_build_filename(archive, JY_INDEX_FOLDER, NULL);
    const bool is_done = jy_reporter_write(reporter, db, out, err);
    fclose(out);
    if (!is_done) {
        g_assert_cmpuint(size, ==, 0); /* half a report is none */
        g_clear_pointer(&text, free);
    }
    return text;
}

/* Waits until a number of files is behind; false where that does not come. */
static bool comes(jy_freshness *freshness, unsigned wanted)
{
    for (int i = 0; i < 2000 && jy_freshness_behind(freshness, "1") != wanted; i++) {
        g_usleep(5000);
    }
    return jy_freshness_behind(freshness, "1") == wanted;
}

static void test_whole(void)
{
    g_autoptr(GError) err = NULL;
    char *check = report(jy_reports_check_json, &err);
    g_assert_no_error(err);
    g_assert_nonnull(strstr(check, "\"indexed\""));
    g_assert_null(strstr(check, "\"missing\":1"));
    g_assert_true(jy_patience_lasts(JY_PATIENCE_STEP)); /* which was the report's own */
    free(check);
    g_autofree char *added = g_build_filename(archive, "new.txt", NULL);
    g_assert_true(g_file_set_contents(added, "\346\226\260\343\200\202", -1, NULL));
    g_autofree char *db = g_build_filename(archive, JY_INDEX_FOLDER, NULL);
    const char *const folders[] = {db, NULL};
    jy_freshness *freshness = jy_freshness_new(folders);
    g_assert_true(comes(freshness, 1));
    jy_freshness_free(freshness);
}

/* After this nothing else can be tried in this process. */
static void test_end(void)
{
    jy_command_interrupt();
    g_autoptr(GError) err = NULL;
    g_assert_null(report(jy_reports_check_json, &err));
    g_assert_error(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED);
    g_autofree char *db = g_build_filename(archive, JY_INDEX_FOLDER, NULL);
    const char *const folders[] = {db, NULL};
    jy_freshness *freshness = jy_freshness_new(folders);
    jy_freshness_behind(freshness, "1");
    g_usleep(50000);
    g_assert_cmpuint(jy_freshness_behind(freshness, "1"), ==, 0); /* what cannot be looked at is not behind */
    jy_freshness_free(freshness);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    archive = make_archive();
    g_test_add_func("/server/reporter/whole", test_whole);
    g_test_add_func("/server/reporter/end", test_end);
    const int status = g_test_run();
    remove_archive(archive);
    return status;
}

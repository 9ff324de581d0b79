/* base_progress_test.c: a progress line, and the messages between. */
#include <jiyan/base/progress.h>

#include <string.h>

#define WIPE "\r\033[K"

/* What was written by the time the progress is freed. */
static char *written(bool has_line, const char *const *steps)
{
    FILE *stream = tmpfile();
    jy_progress *progress = jy_progress_new(stream, has_line);
    for (; *steps; steps++) {
        (strchr(*steps, '\n') ? jy_progress_print : jy_progress_draw)(progress, *steps);
    }
    jy_progress_free(progress);
    char *text = g_malloc0(4096);
    rewind(stream);
    g_assert_cmpuint(fread(text, 1, 4095, stream), <, 4095);
    fclose(stream);
    return text;
}

static void test_line(void)
{
    const char *const STEPS[] = {"1 of 3", "a.txt: odd\n", "2 of 3", NULL};
    g_autofree char *line = written(true, STEPS), *none = written(false, STEPS);
    g_assert_cmpstr(line, ==, WIPE "1 of 3" WIPE "a.txt: odd\n" WIPE "2 of 3" WIPE);
    g_assert_cmpstr(none, ==, "a.txt: odd\n");
}

/* At once in the beginning and after a message, then not for a while; never without a line. */
static void test_due(void)
{
    FILE *stream = tmpfile();
    jy_progress *progress = jy_progress_new(stream, true), *none = jy_progress_new(stream, false);
    g_assert_true(jy_progress_is_due(progress));
    jy_progress_draw(progress, "1");
    g_assert_false(jy_progress_is_due(progress));
    jy_progress_print(progress, "message\n");
    g_assert_true(jy_progress_is_due(progress));
    g_assert_false(jy_progress_is_due(none));
    jy_progress_free(progress);
    jy_progress_free(none);
    fclose(stream);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/progress/line", test_line);
    g_test_add_func("/base/progress/due", test_due);
    return g_test_run();
}

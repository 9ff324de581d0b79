/* indexer_source_test.c: files read whole and in parts, and files that change meanwhile. */
#include "indexer/files/source.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct {
    char *folder, *path;
} place;

static void set_up(place *here, const void *data)
{
    (void)data;
    here->folder = g_dir_make_tmp("jiyan-source-XXXXXX", NULL);
    here->path = g_build_filename(here->folder, "r.jsonl", NULL);
}

static void tear_down(place *here, const void *data)
{
    (void)data;
    g_unlink(here->path);
    g_rmdir(here->folder);
    g_free(here->path);
    g_free(here->folder);
}

static bool go_on(GError **err)
{
    (void)err;
    return true;
}

static bool stop(GError **err)
{
    g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED, "stop");
    return false;
}

/* The parts are the file, each of whole lines and as small as it may be. */
static void check_parts(const place *here, const char *text, size_t part)
{
    g_assert_true(g_file_set_contents(here->path, text, -1, NULL));
    g_autoptr(GError) err = NULL;
    g_auto(jy_source) whole = {0};
    g_assert_true(jy_source_read(here->path, 1 << 24, &whole, &err));
    jy_source_parts parts;
    const jy_source_cutting how = {1 << 24, part, go_on};
    g_assert_true(jy_source_cut(here->path, &how, &parts, &err));
    g_assert_no_error(err);
    g_assert_cmpstr(parts.sha256, ==, whole.sha256);
    g_assert_cmpuint(parts.size, ==, whole.length);
    g_assert_cmpint(parts.mtime, ==, whole.mtime);
    g_autoptr(GString) together = g_string_new(NULL);
    uint32_t lines = 0;
    for (guint i = 0; i < parts.parts->len; i++) {
        g_auto(jy_source) read = {0};
        g_assert_true(jy_source_read_part(&parts, i, &read, &err));
        g_assert_cmpuint(g_array_index(parts.parts, jy_source_part, i).line, ==, lines);
        for (size_t at = 0; at < read.length; at++) {
            lines += read.bytes[at] == '\n';
            g_assert_true(at + 1 < part || at + 1 == read.length || read.bytes[at] != '\n');
        }
        bool is_last = i + 1 == parts.parts->len;
        g_assert_true(is_last || (read.length >= part && read.bytes[read.length - 1] == '\n'));
        g_string_append_len(together, read.bytes, (gssize)read.length);
    }
    g_assert_true(g_str_equal(together->str, text));
    jy_source_parts_clear(&parts);
}

static void test_parts(place *here, const void *data)
{
    (void)data;
    check_parts(here, "", 10);
    check_parts(here, "\n", 10);
    check_parts(here, "a line\nof a few", 3);
    check_parts(here, "a line\nof a few\n", 3);
    check_parts(here, "\n\n\n\n", 1);
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned i = 0; i < 60000; i++) {
        g_string_append_printf(text, "%0*u\n", (int)(1 + i * i % 83), i);
    }
    check_parts(here, text->str, 1);
    check_parts(here, text->str, 1000);
    check_parts(here, text->str, text->len);
    for (unsigned i = 0; i < 20; i++) { /* a line of several chunks */
        g_string_append_printf(text, "%050000u", i);
    }
    g_string_append(text, "\nthe last\n");
    check_parts(here, text->str, 4096);
}

static void test_changes(place *here, const void *data)
{
    (void)data;
    g_assert_true(g_file_set_contents(here->path, "one\ntwo\nthree\n", -1, NULL));
    g_autoptr(GError) err = NULL;
    jy_source_parts parts;
    jy_source_cutting how = {1 << 20, 4, go_on};
    g_assert_true(jy_source_cut(here->path, &how, &parts, &err));
    g_assert_cmpuint(parts.parts->len, ==, 3);
    g_auto(jy_source) read = {0};
    g_assert_true(jy_source_read_part(&parts, 1, &read, &err));
    g_assert_cmpstr(read.bytes, ==, "two\n");
    jy_source_clear(&read);

    /* The same size, another time; then another size. */
    static const struct timespec TIMES[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    g_assert_cmpint(utimensat(AT_FDCWD, here->path, TIMES, 0), ==, 0);
    g_assert_false(jy_source_read_part(&parts, 1, &read, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_CHANGED);
    g_clear_error(&err);
    g_assert_cmpint(truncate(here->path, 5), ==, 0);
    g_assert_false(jy_source_read_part(&parts, 1, &read, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_CHANGED);
    g_clear_error(&err);
    jy_source_parts_clear(&parts);

    how.max_size = 4;
    g_assert_false(jy_source_cut(here->path, &how, &parts, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_TOO_BIG);
    g_clear_error(&err);
    how = (jy_source_cutting){1 << 20, 4, stop};
    g_assert_false(jy_source_cut(here->path, &how, &parts, &err));
    g_assert_error(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED);
    g_clear_error(&err);
    g_assert_cmpint(g_unlink(here->path), ==, 0);
    g_assert_false(jy_source_cut(here->path, &how, &parts, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_IO);
}

static void test_peek(place *here, const void *data)
{
    (void)data;
    char head[8];
    g_assert_cmpuint(jy_source_peek(here->path, head, sizeof head), ==, 0);
    g_assert_cmpuint(jy_source_peek(here->folder, head, sizeof head), ==, 0);
    g_assert_true(g_file_set_contents(here->path, "0123456789", -1, NULL));
    g_assert_cmpuint(jy_source_peek(here->path, head, sizeof head), ==, 8);
    g_assert_cmpint(memcmp(head, "01234567", sizeof head), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add("/indexer/source/parts", place, NULL, set_up, test_parts, tear_down);
    g_test_add("/indexer/source/changes", place, NULL, set_up, test_changes, tear_down);
    g_test_add("/indexer/source/peek", place, NULL, set_up, test_peek, tear_down);
    return g_test_run();
}

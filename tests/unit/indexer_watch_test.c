/* indexer_watch_test.c: when a watch runs, what an event means to it, which folders it hears of, and which paths a walk
 * would take. */
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <jiyan/base/files.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "indexer/files/walk.h"
#include "indexer/watch/clock.h"
#include "indexer/watch/folders.h"
#include "indexer/watch/judge.h"

/* ---- the clock ---- */

static void test_quiet(void)
{
    jy_clock clock = {.every = 3600000};
    jy_clock_end(&clock, false, 1000);
    g_assert_cmpint(jy_clock_next(&clock), ==, 1000 + 3600000);
    jy_clock_change(&clock, 5000);
    g_assert_cmpint(jy_clock_next(&clock), ==, 5000 + JY_CLOCK_QUIET);
    jy_clock_change(&clock, 6500);
    g_assert_cmpint(jy_clock_next(&clock), ==, 6500 + JY_CLOCK_QUIET);
    /* What changes while a run is at work is for the next one. */
    jy_clock_begin(&clock);
    jy_clock_change(&clock, 9000);
    jy_clock_end(&clock, false, 10000);
    g_assert_cmpint(jy_clock_next(&clock), ==, 9000 + JY_CLOCK_QUIET);
    jy_clock_begin(&clock);
    jy_clock_end(&clock, false, 11500);
    g_assert_cmpint(jy_clock_next(&clock), ==, 11500 + 3600000);
}

static void test_never_quiet(void)
{
    jy_clock clock = {.every = 3600000};
    jy_clock_end(&clock, false, 0);
    int64_t time = 100;
    while (time < jy_clock_next(&clock)) {
        jy_clock_change(&clock, time);
        time += 500;
    }
    g_assert_cmpint(jy_clock_next(&clock), ==, 100 + JY_CLOCK_MOST);
}

static void test_every_beats_quiet(void)
{
    jy_clock clock = {.every = 1000};
    jy_clock_end(&clock, false, 0);
    jy_clock_change(&clock, 900);
    g_assert_cmpint(jy_clock_next(&clock), ==, 1000);
}

static void test_failures(void)
{
    static const int64_t PAUSES[] = {2000, 4000, 8000, 16000, 32000, 60000, 60000};
    jy_clock clock = {.every = 3600000};
    for (size_t i = 0; i < G_N_ELEMENTS(PAUSES); i++) {
        jy_clock_begin(&clock);
        jy_clock_change(&clock, 7); /* does not hasten it */
        jy_clock_end(&clock, true, 100000);
        g_assert_cmpint(jy_clock_next(&clock), ==, 100000 + PAUSES[i]);
    }
    jy_clock_begin(&clock);
    jy_clock_end(&clock, false, 200000);
    g_assert_cmpint(jy_clock_next(&clock), ==, 200000 + 3600000);
    jy_clock_end(&clock, true, 300000);
    g_assert_cmpint(jy_clock_next(&clock), ==, 300000 + PAUSES[0]);
}

/* ---- events ---- */

static const struct {
    uint32_t mask;
    const char *name;
    jy_judge_verdict verdict;
} EVENTS[] = {
    {IN_CLOSE_WRITE, "报告.txt", JY_JUDGE_MAYBE},
    {IN_CREATE | IN_ISDIR, "年报", JY_JUDGE_MAYBE},
    {IN_MOVED_FROM, "a.txt", JY_JUDGE_MAYBE},
    {IN_DELETE, "a.jiyanignore", JY_JUDGE_MAYBE},
    {IN_CLOSE_WRITE, ".报告.txt.swp", JY_JUDGE_NOTHING},
    {IN_CREATE | IN_ISDIR, ".jiyan", JY_JUDGE_NOTHING},
    {IN_CREATE | IN_ISDIR, ".git", JY_JUDGE_NOTHING},
    {IN_CREATE | IN_ISDIR, "CVS", JY_JUDGE_NOTHING},
    {IN_MODIFY, ".jiyanignore", JY_JUDGE_CHANGE},
    {IN_DELETE, ".jiyanignore", JY_JUDGE_CHANGE},
    {IN_DELETE_SELF, "", JY_JUDGE_CHANGE},
    {IN_MOVE_SELF, "", JY_JUDGE_CHANGE},
    {IN_ATTRIB | IN_ISDIR, "", JY_JUDGE_CHANGE},
    {IN_UNMOUNT, "", JY_JUDGE_CHANGE},
    {IN_Q_OVERFLOW, "", JY_JUDGE_CHANGE},
    {IN_IGNORED, "", JY_JUDGE_GONE},
};

static void test_judge(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(EVENTS); i++) {
        g_test_message("%x %s", EVENTS[i].mask, EVENTS[i].name);
        g_assert_cmpint(jy_judge(EVENTS[i].mask, EVENTS[i].name), ==, EVENTS[i].verdict);
    }
}

/* ---- folders ---- */

static void put(const char *root, const char *path, const char *text)
{
    g_autofree char *full = g_build_filename(root, path, NULL), *folder = g_path_get_dirname(full);
    g_assert_cmpint(g_mkdir_with_parents(folder, 0700), ==, 0);
    g_assert_true(g_file_set_contents(full, text, -1, NULL));
}

static void add(jy_folders *folders, const char *root, const char *path)
{
    g_autofree char *full = g_build_filename(root, path, NULL);
    int folder = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    g_assert_cmpint(folder, >=, 0);
    jy_folders_add(folder, path, folders);
    close(folder);
}

/* Keeps the last path that it has taken, and takes what is called t. */
static bool takes(const char *path, bool is_folder, void *user)
{
    (void)is_folder;
    g_autofree char *name = g_path_get_basename(path);
    char **last = user;
    if (!g_str_equal(name, "t")) {
        return false;
    }
    g_free(*last);
    *last = g_strdup(path);
    return true;
}

static void test_folders(void)
{
    g_autofree char *root = g_dir_make_tmp("jiyan-watch-XXXXXX", NULL), *taken = NULL;
    g_autoptr(jy_folders) folders = jy_folders_new();
    if (jy_folders_fd(folders) < 0) {
        g_test_skip("no inotify");
        return;
    }
    put(root, "甲/x", "");
    put(root, "乙/x", "");
    jy_folders_begin(folders);
    add(folders, root, "");
    add(folders, root, "甲");
    add(folders, root, "乙");
    jy_folders_end(folders);
    g_assert_cmpuint(jy_folders_count(folders), ==, 3);
    g_assert_cmpuint(jy_folders_watched(folders), ==, 3);
    g_assert_false(jy_folders_read(folders, false, takes, &taken));

    put(root, "甲/u", "text");
    g_assert_false(jy_folders_read(folders, false, takes, &taken));
    put(root, "甲/t", "text");
    g_assert_true(jy_folders_read(folders, false, takes, &taken));
    g_assert_cmpstr(taken, ==, "甲/t");
    g_assert_false(jy_folders_read(folders, false, takes, &taken));
    put(root, "u", "text");
    g_assert_true(jy_folders_read(folders, true, takes, &taken));
    put(root, "甲/.t", "text");
    g_assert_false(jy_folders_read(folders, false, takes, &taken));

    /* A walk that does not come by a folder any more lets go of it. */
    jy_folders_begin(folders);
    add(folders, root, "");
    add(folders, root, "甲");
    jy_folders_end(folders);
    put(root, "乙/t", "text");
    g_assert_false(jy_folders_read(folders, false, takes, &taken));
    put(root, "甲/t", "text");
    g_assert_true(jy_folders_read(folders, false, takes, &taken));
    jy_files_remove(root);
}

static void test_file(void)
{
    g_autofree char *root = g_dir_make_tmp("jiyan-watch-XXXXXX", NULL), *taken = NULL;
    g_autofree char *file = g_build_filename(root, "表.tsv", NULL), *other = g_build_filename(root, "其他.tsv", NULL);
    g_autoptr(jy_folders) folders = jy_folders_new();
    if (jy_folders_fd(folders) < 0) {
        g_test_skip("no inotify");
        return;
    }
    jy_folders_set_file(folders, file);
    g_assert_true(jy_files_write(other, "x", 1, NULL));
    g_assert_false(jy_folders_read(folders, false, takes, &taken));
    g_assert_true(jy_files_write(file, "x", 1, NULL));
    g_assert_true(jy_folders_read(folders, false, takes, &taken));
    jy_folders_set_file(folders, file);
    g_assert_cmpint(g_rename(other, file), ==, 0);
    g_assert_true(jy_folders_read(folders, false, takes, &taken));
    g_assert_null(taken);
    jy_files_remove(root);
}

/* ---- what a walk would take ---- */

static const struct {
    const char *path;
    bool is_folder, takes;
} PATHS[] = {
    {"甲.txt", false, true},         {"甲.log", false, false},
    {"年报/甲.txt", false, true},    {"年报", true, true},
    {"年报/草稿.txt", false, false}, {"草稿.txt", false, true},
    {"私人", true, false},           {"私人/甲.txt", false, false},
    {".甲.txt", false, false},       {"年报/.git/甲.txt", false, false},
    {"index", true, false},          {"甲.bak", false, false},
    {"年报/甲.md", false, false},
};

static void test_takes(void)
{
    static const char *const INCLUDES[] = {"*.txt", "*.log", "*.bak", NULL}, *const EXCLUDES[] = {"*.bak", NULL};
    g_autofree char *root = g_dir_make_tmp("jiyan-watch-XXXXXX", NULL), *index = g_build_filename(root, "index", NULL);
    put(root, ".jiyanignore", "*.log\n私人/\n");
    put(root, "年报/.jiyanignore", "草稿.txt\n");
    const jy_walk_options options = {.root = root, .index_folder = index, .includes = INCLUDES, .excludes = EXCLUDES};
    for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        g_test_message("%s", PATHS[i].path);
        g_assert_cmpint(jy_walk_takes(&options, PATHS[i].path, PATHS[i].is_folder), ==, PATHS[i].takes);
    }
    jy_files_remove(root);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/watch/quiet", test_quiet);
    g_test_add_func("/indexer/watch/never_quiet", test_never_quiet);
    g_test_add_func("/indexer/watch/every_beats_quiet", test_every_beats_quiet);
    g_test_add_func("/indexer/watch/failures", test_failures);
    g_test_add_func("/indexer/watch/judge", test_judge);
    g_test_add_func("/indexer/watch/folders", test_folders);
    g_test_add_func("/indexer/watch/file", test_file);
    g_test_add_func("/indexer/watch/takes", test_takes);
    return g_test_run();
}

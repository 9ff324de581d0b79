/* index_writer_test.c: the lock, the scratch, publishing, and what is swept away. Generations are stand-ins here:
 * folders with a file. */
#include <glib/gstdio.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <unistd.h>

#include "index_fixture.h"

#define STUB JY_INDEX_STUB

static gint compare_names(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* What lies in the folder, sorted, but for the lock: "XAPIANDB build gen-000001". */
static char *listing(const char *folder)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        if (!g_str_equal(name, JY_INDEX_LOCK)) {
            g_ptr_array_add(names, g_strdup(name));
        }
    }
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_sort(names, compare_names);
    g_ptr_array_add(names, NULL);
    return g_strjoinv(" ", (char **)names->pdata);
}

static void check_listing(const char *folder, const char *wanted)
{
    g_autofree char *found = listing(folder);
    g_assert_cmpstr(found, ==, wanted);
}

/* Builds what stands for the next generation. */
static void build_next(const jy_writer *writer)
{
    g_autofree char *next = jy_writer_next(writer);
    g_assert_false(g_file_test(next, G_FILE_TEST_EXISTS));
    fixture_put(next, "table", "text");
}

static void publish(jy_writer *writer)
{
    build_next(writer);
    g_assert_true(jy_writer_publish(writer, NULL));
}

static jy_writer *lock(const char *folder)
{
    g_autoptr(GError) failure = NULL;
    jy_writer *writer = jy_writer_lock(folder, false, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(writer);
    return writer;
}

static void check_current(const jy_writer *writer, const char *folder, const char *name)
{
    g_autofree char *wanted = name ? g_build_filename(folder, name, NULL) : NULL;
    g_assert_cmpstr(jy_writer_current(writer), ==, wanted);
}

/* ---- publishing ---- */

static void test_publish(void)
{
    char *root = fixture_folder();
    g_autofree char *folder = g_build_filename(root, "deep", ".jiyan", NULL);
    GError *failure = NULL;
    jy_writer *writer = lock(folder);
    check_current(writer, folder, NULL);
    check_listing(folder, "");
    g_assert_null(jy_index_generation(folder, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, "jiyan-index");
    publish(writer);
    check_current(writer, folder, "gen-000001");
    publish(writer);
    check_current(writer, folder, "gen-000002");
    g_autofree char *published = jy_index_generation(folder, NULL);
    g_assert_cmpstr(published, ==, jy_writer_current(writer));
    jy_writer_free(writer);
    check_listing(folder, STUB " gen-000002");
    jy_writer_free(NULL);
    fixture_remove(root);
}

/* What was built and not published is gone with the writer; so is the scratch. */
static void test_not_published(void)
{
    char *folder = fixture_folder();
    jy_writer *writer = lock(folder);
    publish(writer);
    build_next(writer);
    g_autofree char *scratch = jy_writer_scratch(writer, NULL);
    fixture_put(scratch, "segment/table", "text");
    check_listing(folder, STUB " build gen-000001 gen-000002");
    jy_writer_free(writer);
    check_listing(folder, STUB " gen-000001");
    fixture_remove(folder);
}

/* The scratch is empty whenever it is asked for. */
static void test_scratch(void)
{
    char *folder = fixture_folder();
    jy_writer *writer = lock(folder);
    for (int i = 0; i < 2; i++) {
        g_autofree char *scratch = jy_writer_scratch(writer, NULL);
        g_assert_nonnull(scratch);
        check_listing(scratch, "");
        fixture_put(scratch, "segment/table", "text");
    }
    jy_writer_free(writer);
    check_listing(folder, "");
    fixture_remove(folder);
}

/* A generation that is not there cannot be published: the old one stays. */
static void test_publish_fails(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    jy_writer *writer = lock(folder);
    publish(writer);
    g_assert_false(jy_writer_publish(writer, &failure));
    check_error(&failure, JY_ERROR_IO, "gen-000002");
    check_current(writer, folder, "gen-000001");
    g_autofree char *blocked = g_build_filename(folder, STUB ".new", NULL);
    g_assert_cmpint(g_mkdir(blocked, 0777), ==, 0);
    build_next(writer);
    g_assert_false(jy_writer_publish(writer, &failure));
    check_error(&failure, JY_ERROR_IO, STUB);
    check_current(writer, folder, "gen-000001");
    jy_writer_free(writer);
    g_autofree char *published = jy_index_generation(folder, NULL);
    g_assert_true(g_str_has_suffix(published, "/gen-000001"));
    check_listing(folder, STUB " " STUB ".new gen-000001");
    fixture_remove(folder);
}

/* ---- the lock ---- */

/* The second writer is told so and touches nothing of what the first has built. */
static void test_second_writer(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    jy_writer *first = lock(folder);
    publish(first);
    build_next(first);
    g_autofree char *scratch = jy_writer_scratch(first, NULL);
    g_assert_nonnull(scratch);
    for (int afresh = 0; afresh < 2; afresh++) {
        g_assert_null(jy_writer_lock(folder, afresh, &failure));
        check_error(&failure, JY_ERROR_INDEX_LOCKED, folder);
        check_listing(folder, STUB " build gen-000001 gen-000002");
    }
    g_assert_true(jy_writer_publish(first, NULL));
    jy_writer_free(first);
    jy_writer *second = lock(folder);
    check_current(second, folder, "gen-000002");
    jy_writer_free(second);
    fixture_remove(folder);
}

/* The lock of a killed process is free; what it left is swept by the next. */
static void test_killed(void)
{
    char *folder = fixture_folder();
    jy_writer *writer = lock(folder);
    publish(writer);
    jy_writer_free(writer);
    pid_t child = fork();
    if (child == 0) {
        writer = jy_writer_lock(folder, false, NULL);
        g_autofree char *scratch = writer ? jy_writer_scratch(writer, NULL) : NULL;
        g_autofree char *next = writer ? jy_writer_next(writer) : NULL;
        _exit(scratch && g_mkdir(next, 0777) == 0 ? 0 : 1);
    }
    int status = 1;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    check_listing(folder, STUB " build gen-000001 gen-000002");
    writer = lock(folder);
    check_listing(folder, STUB " gen-000001");
    check_current(writer, folder, "gen-000001");
    jy_writer_free(writer);
    fixture_remove(folder);
}

static void test_lock_fails(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    fixture_put(folder, "file", "text");
    g_autofree char *below = g_build_filename(folder, "file", ".jiyan", NULL);
    g_assert_null(jy_writer_lock(below, false, &failure));
    check_error(&failure, JY_ERROR_IO, below);
    fixture_remove(folder);
}

/* ---- a damaged stub ---- */

/* Which generation counts is not known: nothing is removed, and the way out is told. */
static void test_damaged_stub(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    jy_writer *writer = lock(folder);
    publish(writer);
    jy_writer_free(writer);
    fixture_put(folder, STUB, "rubbish");
    g_assert_null(jy_writer_lock(folder, false, &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    check_listing(folder, STUB " gen-000001");

    /* Afresh: the next generation takes no name that is there. */
    writer = jy_writer_lock(folder, true, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(writer);
    publish(writer);
    check_current(writer, folder, "gen-000002");
    jy_writer_free(writer);
    check_listing(folder, STUB " gen-000002");
    fixture_remove(folder);
}

/* A stub that cannot be read, as when no more files can be opened, is no reason to remove anything. */
static void test_unreadable_stub(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    g_autofree char *stub = g_build_filename(folder, STUB, NULL);
    fixture_put(folder, "gen-000003/table", "text");
    g_assert_cmpint(g_mkdir(stub, 0777), ==, 0);
    g_assert_null(jy_writer_lock(folder, false, &failure));
    check_error(&failure, JY_ERROR_IO, STUB);
    check_listing(folder, STUB " gen-000003");
    fixture_remove(folder);
}

/* Only what is ours is swept. */
static void test_strangers(void)
{
    char *folder = fixture_folder();
    fixture_put(folder, "gen-000001/table", "text");
    fixture_put(folder, "gen-notes", "text");
    fixture_put(folder, "root", "/somewhere");
    jy_writer *writer = lock(folder);
    check_listing(folder, "gen-notes root");
    publish(writer);
    jy_writer_free(writer);
    check_listing(folder, STUB " gen-000001 gen-notes root");
    fixture_remove(folder);
}

/* ---- publishing under a reader ---- */

typedef struct {
    const char *folder;
    atomic_bool ends;
    atomic_uint reads, failures;
} reader;

static void *read_names(void *user)
{
    reader *self = user;
    while (!self->ends) {
        g_autofree char *path = jy_index_generation(self->folder, NULL);
        self->failures += !path || !g_file_test(path, G_FILE_TEST_IS_DIR);
        self->reads++;
    }
    return NULL;
}

/* At every moment the stub names a generation that is there. */
static void test_atomic(void)
{
    char *folder = fixture_folder();
    jy_writer *writer = lock(folder);
    publish(writer);
    reader self = {.folder = folder};
    pthread_t thread;
    g_assert_cmpint(pthread_create(&thread, NULL, read_names, &self), ==, 0);
    for (int i = 0; i < 100; i++) {
        publish(writer);
    }
    self.ends = true;
    pthread_join(thread, NULL);
    g_assert_cmpuint(self.reads, >, 0);
    g_assert_cmpuint(self.failures, ==, 0);
    jy_writer_free(writer);
    check_listing(folder, STUB " gen-000101");
    fixture_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/writer/publish", test_publish);
    g_test_add_func("/index/writer/not-published", test_not_published);
    g_test_add_func("/index/writer/scratch", test_scratch);
    g_test_add_func("/index/writer/publish-fails", test_publish_fails);
    g_test_add_func("/index/writer/second-writer", test_second_writer);
    g_test_add_func("/index/writer/killed", test_killed);
    g_test_add_func("/index/writer/lock-fails", test_lock_fails);
    g_test_add_func("/index/writer/damaged-stub", test_damaged_stub);
    g_test_add_func("/index/writer/unreadable-stub", test_unreadable_stub);
    g_test_add_func("/index/writer/strangers", test_strangers);
    g_test_add_func("/index/writer/atomic", test_atomic);
    return g_test_run();
}

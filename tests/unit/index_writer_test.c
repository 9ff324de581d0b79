/* index_writer_test.c: the lock, the scratch, publishing, and what is swept away. Segments are stand-ins here: folders
 * with a file. */
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

/* What lies in the folder, sorted, but for the lock: "XAPIANDB build seg-000001". */
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

/* Builds what stands for the next segment. Returns a new manifest that names it alone; free with jy_manifest_free. */
static jy_manifest *build_next(const jy_writer *writer)
{
    const jy_manifest_segment segment = {jy_writer_next(writer), 1, 4, {1, 1}};
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_SEGMENT, segment.number);
    jy_manifest *manifest = jy_manifest_new();
    g_array_append_val(manifest->segments, segment);
    g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
    fixture_put(path, "table", "text");
    return manifest;
}

static void publish(jy_writer *writer)
{
    g_assert_true(jy_writer_publish(writer, build_next(writer), NULL));
}

static jy_writer *lock(const char *folder)
{
    g_autoptr(GError) failure = NULL;
    jy_writer *writer = jy_writer_lock(folder, false, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(writer);
    return writer;
}

static void check_current(const jy_writer *writer, unsigned number)
{
    g_assert_cmpuint(jy_writer_manifest(writer)->number, ==, number);
}

/* What a folder has published; 0 for nothing. */
static unsigned published(const char *folder)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, NULL);
    return manifest ? manifest->number : 4711;
}

/* ---- publishing ---- */

static void test_publish(void)
{
    char *root = fixture_folder();
    g_autofree char *folder = g_build_filename(root, "deep", ".jiyan", NULL);
    GError *failure = NULL;
    const char *names[] = {folder};
    jy_writer *writer = lock(folder);
    check_current(writer, 0);
    check_listing(folder, "");
    g_assert_null(jy_index_open(names, 1, &failure));
    check_error(&failure, JY_ERROR_INDEX_MISSING, "jiyan-index");
    publish(writer);
    check_current(writer, 1);
    publish(writer);
    check_current(writer, 2);
    g_assert_cmpuint(published(folder), ==, 2);
    jy_writer_free(writer);
    check_listing(folder, STUB " manifest-000002 seg-000002");
    jy_writer_free(NULL);
    fixture_remove(root);
}

/* What was built and not published is gone with the writer; so is the scratch. */
static void test_not_published(void)
{
    char *folder = fixture_folder();
    jy_writer *writer = lock(folder);
    publish(writer);
    jy_manifest_free(build_next(writer));
    g_autofree char *scratch = jy_writer_scratch(writer, NULL);
    fixture_put(scratch, "run", "text");
    fixture_put(folder, "ledger-000002", "text");
    fixture_put(folder, "manifest-000002.new", "text");
    check_listing(folder, STUB " build ledger-000002 manifest-000001 manifest-000002.new seg-000001 seg-000002");
    jy_writer_free(writer);
    check_listing(folder, STUB " manifest-000001 seg-000001");
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

/* What cannot be published is not there: the old manifest stays. */
static void test_publish_fails(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    jy_writer *writer = lock(folder);
    publish(writer);
    static const char *const BLOCKED[] = {"manifest-000002", STUB ".new"};
    for (size_t i = 0; i < G_N_ELEMENTS(BLOCKED); i++) {
        g_autofree char *blocked = g_build_filename(folder, BLOCKED[i], "full", NULL);
        g_assert_cmpint(g_mkdir_with_parents(blocked, 0777), ==, 0);
        jy_manifest *next = build_next(writer);
        g_assert_false(jy_writer_publish(writer, next, &failure));
        check_error(&failure, JY_ERROR_IO, i ? STUB : "manifest-000002");
        check_current(writer, 1);
        g_assert_cmpuint(published(folder), ==, 1);
        g_autofree char *above = g_path_get_dirname(blocked), *segment = g_build_filename(folder, "seg-000002", NULL);
        jy_files_remove(above);
        jy_files_remove(segment);
    }
    jy_writer_free(writer);
    check_listing(folder, STUB " manifest-000001 seg-000001");
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
    jy_manifest *next = build_next(first);
    g_autofree char *scratch = jy_writer_scratch(first, NULL);
    g_assert_nonnull(scratch);
    for (int afresh = 0; afresh < 2; afresh++) {
        g_assert_null(jy_writer_lock(folder, afresh, &failure));
        check_error(&failure, JY_ERROR_INDEX_LOCKED, folder);
        check_listing(folder, STUB " build manifest-000001 seg-000001 seg-000002");
    }
    g_assert_true(jy_writer_publish(first, next, NULL));
    jy_writer_free(first);
    jy_writer *second = lock(folder);
    check_current(second, 2);
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
        jy_manifest_free(scratch ? build_next(writer) : NULL);
        _exit(scratch ? 0 : 1);
    }
    int status = 1;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    check_listing(folder, STUB " build manifest-000001 seg-000001 seg-000002");
    writer = lock(folder);
    check_listing(folder, STUB " manifest-000001 seg-000001");
    check_current(writer, 1);
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
    check_error(&failure, JY_ERROR_IO, "file: ");
    fixture_remove(folder);
}

/* ---- a damaged stub ---- */

/* What is published is not known: nothing is removed, and the way out is told. */
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
    check_listing(folder, STUB " manifest-000001 seg-000001");

    /* Afresh: the next manifest takes no number that is there. */
    writer = jy_writer_lock(folder, true, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(writer);
    publish(writer);
    check_current(writer, 2);
    jy_writer_free(writer);
    check_listing(folder, STUB " manifest-000002 seg-000002");
    fixture_remove(folder);
}

/* A stub that cannot be read, as when no more files can be opened, is no reason to remove anything. */
static void test_unreadable_stub(void)
{
    char *folder = fixture_folder();
    GError *failure = NULL;
    g_autofree char *stub = g_build_filename(folder, STUB, NULL);
    fixture_put(folder, "seg-000003/table", "text");
    g_assert_cmpint(g_mkdir(stub, 0777), ==, 0);
    g_assert_null(jy_writer_lock(folder, false, &failure));
    check_error(&failure, JY_ERROR_IO, STUB);
    check_listing(folder, STUB " seg-000003");
    fixture_remove(folder);
}

/* Only what is ours is swept. */
static void test_strangers(void)
{
    char *folder = fixture_folder();
    fixture_put(folder, "gen-000001/table", "text");
    fixture_put(folder, "seg-000004/table", "text");
    fixture_put(folder, "notes.txt", "text");
    fixture_put(folder, "root", "/somewhere");
    jy_writer *writer = lock(folder);
    check_listing(folder, "notes.txt root");
    publish(writer);
    jy_writer_free(writer);
    check_listing(folder, STUB " manifest-000005 notes.txt root seg-000005");
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
        g_autoptr(jy_manifest) manifest = jy_manifest_read(self->folder, NULL);
        self->failures += !manifest || manifest->segments->len != 1;
        self->reads++;
    }
    return NULL;
}

/* At every moment the stub names a whole manifest. */
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
    check_listing(folder, STUB " manifest-000101 seg-000101");
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

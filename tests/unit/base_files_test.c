/* base_files_test.c: files and folders: written, renamed, copied, made durable, measured, removed. */
#include <jiyan/base/files.h>

#include <errno.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- names and times ---- */

static const struct {
    const char *path, *extension;
} EXTENSIONS[] = {
    {"a.txt", "txt"}, {"a.tar.gz", "gz"}, {"b.d/a.TXT", "TXT"}, {"b.d/a", NULL},
    {"a", NULL},      {"a.", ""},         {".a", "a"},          {"年/报.告", "告"},
};

static void test_extension(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(EXTENSIONS); i++) {
        g_test_message("%s", EXTENSIONS[i].path);
        g_assert_cmpstr(jy_files_extension(EXTENSIONS[i].path), ==, EXTENSIONS[i].extension);
    }
}

static void test_mtime(void)
{
    struct stat status = {.st_mtim = {.tv_sec = 1600000000, .tv_nsec = 7}};
    g_assert_cmpint(jy_files_mtime(&status), ==, 1600000000000000007);
    status.st_mtim.tv_sec = -1;
    g_assert_cmpint(jy_files_mtime(&status), ==, -999999993);
}

/* Files that are to be told apart, each from each. */
static void test_identity(void)
{
    static const struct {
        ino_t inode;
        time_t seconds;
        long nanoseconds;
    } FILES[] = {{0, 0, 0},           {1, 0, 0},           {2, 0, 0},          {1, 1, 0},
                 {1, 0, 1},           {1, 1, 1},           {2, 1, 0},          {77, 1600000000, 7},
                 {78, 1600000000, 7}, {77, 1600000001, 7}, {77, 1600000000, 8}};
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        struct stat status = {.st_ino = FILES[i].inode,
                              .st_ctim = {.tv_sec = FILES[i].seconds, .tv_nsec = FILES[i].nanoseconds}};
        uint32_t one = jy_files_identity(&status);
        g_assert_cmpuint(one, ==, jy_files_identity(&status));
        for (size_t j = 0; j < i; j++) {
            status.st_ino = FILES[j].inode;
            status.st_ctim = (struct timespec){.tv_sec = FILES[j].seconds, .tv_nsec = FILES[j].nanoseconds};
            g_assert_cmpuint(one, !=, jy_files_identity(&status));
        }
    }
}

/* ---- a folder to work in ---- */

static char *new_folder(void)
{
    char *folder = g_dir_make_tmp("base-files-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

static void drop_folder(char *folder)
{
    jy_files_remove(folder);
    g_assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
    g_free(folder);
}

static void put(const char *folder, const char *name, const char *bytes, size_t length)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
}

static void put_folder(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_cmpint(g_mkdir(path, 0777), ==, 0);
}

static gint compare_names(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Names and texts of the files in a folder, sorted: "a=text b=text folder/". */
static char *describe(const char *folder)
{
    g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);
    GDir *dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *path = g_build_filename(folder, name, NULL);
        g_autofree char *text = NULL;
        bool is_file = g_file_get_contents(path, &text, NULL, NULL);
        g_ptr_array_add(items, is_file ? g_strconcat(name, "=", text, NULL) : g_strconcat(name, "/", NULL));
    }
    g_clear_pointer(&dir, g_dir_close);
    g_ptr_array_sort(items, compare_names);
    g_ptr_array_add(items, NULL);
    return g_strjoinv(" ", (char **)items->pdata);
}

static void check_folder(const char *folder, const char *wanted)
{
    g_autofree char *found = describe(folder);
    g_assert_cmpstr(found, ==, wanted);
}

/* An IO error that names what it is about. */
static void check_io(bool done, GError **failure, const char *named)
{
    g_assert_false(done);
    g_assert_true(g_error_matches(*failure, JY_ERROR, JY_ERROR_IO));
    if (*failure) {
        g_assert_nonnull(strstr((*failure)->message, named));
    }
    g_clear_error(failure);
}

static void test_fail(void)
{
    g_autoptr(GError) failure = NULL;
    errno = ENOSPC;
    g_assert_false(jy_files_fail(&failure, "some/path", "cannot be written"));
    g_autofree char *wanted = g_strdup_printf("some/path: cannot be written: %s", g_strerror(ENOSPC));
    g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_IO));
    g_assert_cmpstr(failure ? failure->message : NULL, ==, wanted);
    g_assert_false(jy_files_fail(NULL, "some/path", "cannot be written"));
}

/* ---- written, then named ---- */

static bool write_text(const char *folder, const char *name, const char *text, GError **err)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return jy_files_write(path, text, strlen(text), err);
}

static void test_write(void)
{
    static const char *const TEXTS[] = {"first, a longer one\n", "", "第二"};
    char *folder = new_folder();
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_autofree char *wanted = g_strconcat("name=", TEXTS[i], NULL);
        g_assert_true(write_text(folder, "name", TEXTS[i], NULL));
        check_folder(folder, wanted);
    }
    GError *failure = NULL;
    check_io(write_text("/nowhere/at/all", "name", "text", &failure), &failure, "/nowhere/at/all/name");
    put_folder(folder, "taken");
    check_io(write_text(folder, "taken", "text", &failure), &failure, "taken");
    drop_folder(folder);
}

/* A disk that fills up: the write breaks off in the middle. */
static void test_write_disk_full(void)
{
    char *folder = new_folder();
    pid_t child = fork();
    if (child == 0) {
        signal(SIGXFSZ, SIG_IGN);
        const struct rlimit limit = {1000, 1000};
        g_autofree char *text = g_strnfill(100000, 'x');
        GError *failure = NULL;
        bool ready = setrlimit(RLIMIT_FSIZE, &limit) == 0;
        bool done = write_text(folder, "name", text, &failure);
        bool told = failure && strstr(failure->message, g_strerror(EFBIG));
        _exit(ready && !done && told ? 0 : 1);
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_cmpint(status, ==, 0);
    drop_folder(folder);
}

static void test_rename(void)
{
    char *folder = new_folder();
    GError *failure = NULL;
    put(folder, "new", "new", 3);
    g_assert_true(jy_files_rename(folder, "new", "name", NULL, NULL));
    check_folder(folder, "name=new");
    put(folder, "new", "newer", 5);
    g_assert_true(jy_files_rename(folder, "new", "name", NULL, NULL));
    check_folder(folder, "name=newer");
    check_io(jy_files_rename(folder, "none", "name", NULL, &failure), &failure, "name");
    put_folder(folder, "taken");
    put(folder, "taken/file", "text", 4);
    check_io(jy_files_rename(folder, "name", "taken", NULL, &failure), &failure, "taken");
    check_folder(folder, "name=newer taken/");
    drop_folder(folder);
}

/* ---- copying ---- */

static void test_copy(void)
{
    static const size_t SIZES[] = {0, 1, 4096, 3000001};
    char *folder = new_folder();
    g_autofree char *from = g_build_filename(folder, "from", NULL);
    g_autofree char *to = g_build_filename(folder, "to", NULL);
    g_autofree char *bytes = g_malloc(SIZES[3]);
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    for (size_t i = 0; i < SIZES[3]; i++) {
        bytes[i] = (char)g_rand_int_range(rand, -128, 128);
    }
    put_folder(folder, "from");
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        g_autofree char *name = g_strdup_printf("file %zu", i);
        put(from, name, bytes, SIZES[i]);
    }
    g_assert_true(jy_files_copy(from, to, NULL));
    for (size_t i = 0; i < G_N_ELEMENTS(SIZES); i++) {
        g_autofree char *path = g_strdup_printf("%s/file %zu", to, i);
        g_autofree char *copy = NULL;
        gsize length = 0;
        g_test_message("%zu bytes", SIZES[i]);
        g_assert_true(g_file_get_contents(path, &copy, &length, NULL));
        g_assert_cmpuint(length, ==, SIZES[i]);
        g_assert_true(length == SIZES[i] && memcmp(copy, bytes, length) == 0);
    }
    drop_folder(folder);
}

/* What is no regular file is not copied, and does not hold the copying up. */
static void test_copy_regular(void)
{
    char *folder = new_folder();
    g_autofree char *from = g_build_filename(folder, "from", NULL);
    g_autofree char *to = g_build_filename(folder, "to", NULL);
    g_autofree char *fifo = g_build_filename(from, "fifo", NULL);
    g_autofree char *link = g_build_filename(from, "link", NULL);
    put_folder(folder, "from");
    put_folder(folder, "from/inner");
    put(folder, "from/inner/file", "text", 4);
    put(folder, "from/file", "text", 4);
    g_assert_cmpint(mkfifo(fifo, 0666), ==, 0);
    g_assert_cmpint(symlink("file", link), ==, 0);
    g_assert_true(jy_files_copy(from, to, NULL));
    check_folder(to, "file=text");
    drop_folder(folder);
}

static void test_copy_fails(void)
{
    char *folder = new_folder();
    g_autofree char *from = g_build_filename(folder, "from", NULL);
    g_autofree char *to = g_build_filename(folder, "to", NULL);
    GError *failure = NULL;
    check_io(jy_files_copy(from, to, &failure), &failure, "from");
    check_folder(folder, "");
    put_folder(folder, "from");
    put_folder(folder, "to");
    put(folder, "to/file", "text", 4);
    check_io(jy_files_copy(from, to, &failure), &failure, "to");
    check_folder(to, "file=text");
    drop_folder(folder);
}

/* ---- durable, readable, size ---- */

static void test_make(void)
{
    char *folder = new_folder();
    GError *failure = NULL;
    g_autofree char *file = g_build_filename(folder, "file", NULL), *below = g_build_filename(file, "new", NULL);
    g_autofree char *deep = g_build_filename(folder, "one", "two", "three", NULL);
    g_assert_true(jy_files_make(deep, NULL));
    g_assert_true(g_file_test(deep, G_FILE_TEST_IS_DIR));
    g_assert_true(jy_files_make(deep, NULL));
    put(folder, "file", "text", 4);
    check_io(jy_files_make(file, &failure), &failure, "file");
    check_io(jy_files_make(below, &failure), &failure, "file");
    drop_folder(folder);
}

static void test_sync(void)
{
    char *folder = new_folder();
    GError *failure = NULL;
    g_autoptr(GPtrArray) none = g_ptr_array_new();
    g_assert_true(jy_files_sync(none, NULL));
    put(folder, "a", "text", 4);
    put_folder(folder, "b");
    g_autoptr(GPtrArray) paths = jy_files_within(folder);
    g_assert_cmpuint(paths->len, ==, 3);
    g_assert_cmpstr(paths->pdata[2], ==, folder);
    g_assert_true(jy_files_sync(paths, NULL));
    /* More than are waited for at once, and one that is not there among them. */
    for (int i = 0; i < 20; i++) {
        g_ptr_array_add(paths, i == 5 ? g_build_filename(folder, "none", NULL) : g_strdup(folder));
    }
    check_io(jy_files_sync(paths, &failure), &failure, "none");
    drop_folder(folder);
}

static void test_within(void)
{
    g_autoptr(GPtrArray) paths = jy_files_within("/nowhere/at/all");
    g_assert_cmpuint(paths->len, ==, 1);
    GError *failure = NULL;
    check_io(jy_files_sync(paths, &failure), &failure, "/nowhere/at/all");
}

static void test_readable(void)
{
    char *folder = new_folder();
    GError *failure = NULL;
    g_autofree char *none = g_build_filename(folder, "none", NULL);
    put(folder, "a", "text", 4);
    g_assert_true(jy_files_readable(folder, NULL));
    g_assert_true(jy_files_readable(none, NULL));
    g_assert_cmpint(symlink("nowhere", none), ==, 0);
    check_io(jy_files_readable(folder, &failure), &failure, "none");
    drop_folder(folder);
}

static void test_size(void)
{
    char *folder = new_folder();
    g_assert_cmpuint(jy_files_size("/nowhere/at/all"), ==, 0);
    g_assert_cmpuint(jy_files_size(folder), ==, 0);
    put(folder, "a", "text", 4);
    put(folder, "b", "", 0);
    put(folder, "c", "其三", 6);
    g_assert_cmpuint(jy_files_size(folder), ==, 10);
    drop_folder(folder);
}

/* ---- put whole ---- */

static void test_put(void)
{
    char *folder = new_folder();
    g_autofree char *file = g_build_filename(folder, "file", NULL), *link = g_build_filename(folder, "link", NULL);
    struct stat status;
    g_assert_true(jy_files_put(file, "一二", 6, NULL));
    check_folder(folder, "file=一二");
    g_assert_cmpint(g_chmod(file, 0640), ==, 0);
    g_assert_cmpint(symlink("file", link), ==, 0);
    g_assert_true(jy_files_put(link, "三四五", 3, NULL));
    check_folder(folder, "file=三 link=三");
    g_assert_cmpint(g_lstat(link, &status), ==, 0);
    g_assert_true(S_ISLNK(status.st_mode));
    g_assert_cmpint(g_stat(file, &status), ==, 0);
    g_assert_cmpint(status.st_mode & 07777, ==, 0640);
    drop_folder(folder);
}

/* A device is written to and not replaced; what cannot be written leaves nothing behind. */
static void test_put_elsewhere(void)
{
    char *folder = new_folder();
    GError *failure = NULL;
    struct stat status;
    g_assert_true(jy_files_put("/dev/null", "text", 4, NULL));
    g_assert_cmpint(g_stat("/dev/null", &status), ==, 0);
    g_assert_true(S_ISCHR(status.st_mode));
    check_io(jy_files_put(folder, "text", 4, &failure), &failure, folder);
    g_autofree char *nowhere = g_build_filename(folder, "none", "file", NULL);
    check_io(jy_files_put(nowhere, "text", 4, &failure), &failure, nowhere);
    check_folder(folder, "");
    drop_folder(folder);
}

/* ---- removing ---- */

static void test_remove(void)
{
    char *folder = new_folder();
    g_autofree char *gone = g_build_filename(folder, "gone", NULL);
    g_autofree char *link = g_build_filename(gone, "link", NULL);
    g_autoptr(GString) deep = g_string_new(gone);
    jy_files_remove(gone);
    put_folder(folder, "stays");
    put(folder, "stays/file", "text", 4);
    for (int i = 0; i < 40; i++) {
        g_string_append(deep, "/深");
    }
    g_assert_cmpint(g_mkdir_with_parents(deep->str, 0777), ==, 0);
    put(deep->str, "\xD6\xD0", "text", 4);
    g_assert_cmpint(symlink("../stays", link), ==, 0);
    jy_files_remove(gone);
    check_folder(folder, "stays/");
    g_autofree char *stays = g_build_filename(folder, "stays", NULL);
    check_folder(stays, "file=text");
    g_autofree char *file = g_build_filename(stays, "file", NULL);
    jy_files_remove(file);
    check_folder(stays, "");
    drop_folder(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/files/extension", test_extension);
    g_test_add_func("/base/files/mtime", test_mtime);
    g_test_add_func("/base/files/identity", test_identity);
    g_test_add_func("/base/files/fail", test_fail);
    g_test_add_func("/base/files/write", test_write);
    g_test_add_func("/base/files/write-disk-full", test_write_disk_full);
    g_test_add_func("/base/files/rename", test_rename);
    g_test_add_func("/base/files/copy", test_copy);
    g_test_add_func("/base/files/copy-regular", test_copy_regular);
    g_test_add_func("/base/files/copy-fails", test_copy_fails);
    g_test_add_func("/base/files/make", test_make);
    g_test_add_func("/base/files/sync", test_sync);
    g_test_add_func("/base/files/within", test_within);
    g_test_add_func("/base/files/readable", test_readable);
    g_test_add_func("/base/files/size", test_size);
    g_test_add_func("/base/files/put", test_put);
    g_test_add_func("/base/files/put-elsewhere", test_put_elsewhere);
    g_test_add_func("/base/files/remove", test_remove);
    return g_test_run();
}

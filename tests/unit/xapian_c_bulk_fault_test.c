/* xapian_c_bulk_fault_test.c: a disk that is full at every place in turn, and memory that runs out at every allocation:
 * the right status, no leak, and never a database that is not whole. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/resource.h>

#include "tests/unit/xapian_c_bulk_fixture.h"
#include "tests/unit/xapian_c_bulk_reader.h"
#include "tests/unit/xapian_c_path_fixture.h"
#include "tests/unit/xapian_c_scan_dump.h"

/* ---- memory that fails once: the linker sends here what the library allocates ---- */

static long left_before_failure = -1; /* -1: never */
static bool has_failed;

static bool fails_now(void)
{
    bool fails = left_before_failure > 0 && --left_before_failure == 0;
    has_failed |= fails;
    return fails;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *block, size_t size);
char *__wrap_strdup(const char *text);
int __wrap_asprintf(char **ret_text, const char *format, ...);

void *__wrap_malloc(size_t size)
{
    return fails_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return fails_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *block, size_t size)
{
    return fails_now() ? NULL : __real_realloc(block, size);
}

char *__wrap_strdup(const char *text)
{
    return fails_now() ? NULL : __real_strdup(text);
}

int __wrap_asprintf(char **ret_text, const char *format, ...)
{
    if (fails_now()) {
        return -1;
    }
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(ret_text, format, arguments);
    va_end(arguments);
    return length;
}

/* ---- the input ---- */

/* Every table, every kind of key, chunks that are full, values that do not fit in memory. */
static bulk_input *make_input(bool is_large)
{
    bulk_input *input = bulk_input_new();
    char value[2500];
    memset(value, 'v', sizeof value);
    for (xc_docid docid = 1; docid < 2500; docid++) {
        bulk_input_document(input, docid * 2, value, docid % 40);
        bulk_input_value(input, docid * 2, docid % 7, value, is_large ? sizeof value : docid % 50 + 1);
        bulk_input_posting(input, "all", 3, docid * 2, 1);
        char term[16];
        int used = snprintf(term, sizeof term, "t%u", docid % 311);
        bulk_input_posting(input, term, (size_t)used, docid * 2, 2);
    }
    bulk_input_metadata(input, "key", 3, value, sizeof value);
    return input;
}

static bool is_database(const char *path)
{
    char *file = g_build_filename(path, "iamglass", NULL);
    bool is_there = g_file_test(file, G_FILE_TEST_EXISTS);
    g_free(file);
    return is_there;
}

static void clear(const char *path)
{
    nftw(path, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- a full disk ---- */

static void test_disk(fixture *at, const void *data)
{
    const xc_bulk_options options = {.has_term_lists = data == NULL, .no_sync = true, .compression = 1};
    bulk_input *input = make_input(data != NULL);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit before;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &before), ==, 0);
    xc_status status = XC_DATABASE;
    unsigned failures = 0;
    for (rlim_t most = 0; status != XC_OK; most += data ? 500000 : 3001) {
        struct rlimit limit = {most, before.rlim_max};
        xc_error failure = {0};
        g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
        status = bulk_write(input, at->path, &options, &failure);
        g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &before), ==, 0);
        g_assert_true(is_database(at->path) == (status == XC_OK));
        if (status != XC_OK) {
            failures++;
            g_assert_cmpint(status, ==, XC_DATABASE);
            g_assert_cmpstr(failure.type, ==, "DatabaseError");
            g_assert_true(strstr(failure.message, at->path) && strstr(failure.message, g_strerror(EFBIG)));
            clear(at->path);
        }
    }
    g_assert_cmpuint(failures, >, 10);
    size_t errors = 1;
    check_ok(xc_check(at->path, NULL, &errors, &error));
    g_assert_cmpuint(errors, ==, 0);
    bulk_input_free(input);
}

/* ---- memory ---- */

static void test_memory(fixture *at, const void *data)
{
    (void)data;
    static const xc_bulk_options OPTIONS = {.has_term_lists = true, .no_sync = true, .compression = 1};
    bulk_input *input = make_input(false);
    char *wanted = g_build_filename(at->folder, "wanted", NULL);
    check_ok(bulk_write(input, wanted, &OPTIONS, &error));
    xc_status status = XC_NO_MEMORY;
    long number = 0;
    while (status != XC_OK) {
        xc_error failure = {0};
        has_failed = false;
        left_before_failure = ++number;
        status = bulk_write(input, at->path, &OPTIONS, &failure);
        left_before_failure = -1;
        g_assert_true(has_failed == (status != XC_OK));
        g_assert_true(is_database(at->path) == (status == XC_OK));
        if (has_failed) {
            g_assert_cmpint(status, ==, XC_NO_MEMORY);
            g_assert_cmpstr(failure.type, ==, "std::bad_alloc");
            clear(at->path);
        }
    }
    g_assert_cmpint(number, >, 50);
    reader_assert_same(at->path, wanted);
    bulk_input_free(input);
    g_free(wanted);
}

static void test_probe_memory(fixture *at, const void *data)
{
    (void)data;
    xc_status status = XC_NO_MEMORY;
    for (long number = 1; status != XC_OK; number++) {
        has_failed = false;
        left_before_failure = number;
        status = xc_bulk_probe(at->folder, NULL);
        left_before_failure = -1;
        g_assert_cmpint(status, ==, has_failed ? XC_NO_MEMORY : XC_OK);
    }
    GDir *folder = g_dir_open(at->folder, 0, NULL);
    g_assert_null(g_dir_read_name(folder)); /* nothing is left behind */
    g_dir_close(folder);
}

/* A scan of what was written: it takes memory of its own. */
static void test_scan_memory(fixture *at, const void *data)
{
    (void)data;
    static const xc_bulk_options OPTIONS = {.no_sync = true, .compression = 1, .block_size = 2048};
    bulk_input *input = make_input(false);
    check_ok(bulk_write(input, at->path, &OPTIONS, &error));
    bulk_input_free(input);
    GString *dump = g_string_new(NULL);
    xc_status status = XC_NO_MEMORY;
    long number = 0;
    while (status != XC_END) {
        xc_error failure = {0};
        has_failed = false;
        left_before_failure = ++number;
        status = scan_dump(at->path, XC_SCAN_DIRECT, dump, &failure);
        left_before_failure = -1;
        g_assert_cmpint(status, ==, has_failed ? XC_NO_MEMORY : XC_END);
        g_assert_cmpint(failure.status, ==, has_failed ? XC_NO_MEMORY : XC_OK);
        g_string_truncate(dump, 0);
    }
    g_assert_cmpint(number, >, 30);
    g_string_free(dump, TRUE);
}

int main(int argc, char **argv)
{
    static const fixture_test TESTS[] = {
        {"/bulk/disk", test_disk},
        {"/bulk/memory", test_memory},
        {"/bulk/probe-memory", test_probe_memory},
        {"/bulk/scan-memory", test_scan_memory},
    };
    g_test_init(&argc, &argv, NULL);
    fixture_add_tests(TESTS);
    g_test_add("/bulk/disk-spool", fixture, "large", set_up, test_disk, tear_down);
    return g_test_run();
}

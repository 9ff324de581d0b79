/* index_stub_test.c: the file that names the published generation: read, written, and names of generations. */
#include "index/stub.h"

#include <sys/stat.h>

#include "index_fixture.h"

static const struct {
    const char *name;
    unsigned number; /* 0: it is none */
} NAMES[] = {
    {"gen-000001", 1},
    {"gen-000042", 42},
    {"gen-1234567", 1234567},
    {"gen-2147483647", 2147483647},
    {"gen-2147483648", 0},
    {"gen-000000", 0},
    {"gen-", 0},
    {"gen", 0},
    {"", 0},
    {"gen-1x", 0},
    {"gen-x", 0},
    {"gen--1", 0},
    {"gen-+1", 0},
    {"gen- 1", 0},
    {"gen-000001.new", 0},
    {"Gen-000001", 0},
    {"gen-99999999999", 0},
    {"xgen-000001", 0},
    {"gen-0x10", 0},
    {"gen-18446744073709551617", 0},
    {"../gen-000001", 0},
    {"gen-000001/..", 0},
    {"gen-1", 0},
    {"gen-0000001", 0},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        unsigned number = 0;
        g_test_message("%s", NAMES[i].name);
        g_assert_cmpint(jy_stub_generation(NAMES[i].name, &number), ==, NAMES[i].number != 0);
        g_assert_cmpuint(number, ==, NAMES[i].number);
    }
}

/* `number` of a good stub; 0 with `good` where there is none. */
static const struct {
    const char *label, *text;
    bool good;
    unsigned number;
} STUBS[] = {
    {"none", NULL, true, 0},
    {"as we write it", "auto gen-000007\n", true, 7},
    {"no line end", "auto gen-000007", true, 7},
    {"DOS line end", "auto gen-000007\r\n", true, 7},
    {"empty", "", false, 0},
    {"cut short", "auto gen-", false, 0},
    {"word missing", "gen-000007\n", false, 0},
    {"another database", "auto /somewhere/else\n", false, 0},
    {"remote", "remote host:8000\n", false, 0},
    {"two lines", "auto gen-000007\nauto gen-000008\n", false, 0},
    {"rubbish", "\xff\xfe\x01", false, 0},
    {"out of the folder", "auto ../gen-000007\n", false, 0},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STUBS); i++) {
        char *folder = fixture_folder();
        GError *failure = NULL;
        unsigned number = 4711;
        g_test_message("%s", STUBS[i].label);
        if (STUBS[i].text) {
            fixture_put(folder, JY_INDEX_STUB, STUBS[i].text);
        }
        g_assert_cmpint(jy_stub_read(folder, &number, &failure), ==, STUBS[i].good);
        if (STUBS[i].good) {
            g_assert_no_error(failure);
            g_assert_cmpuint(number, ==, STUBS[i].number);
        } else {
            check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
            g_assert_cmpuint(number, ==, 4711);
        }
        fixture_remove(folder);
    }
}

/* A stub that cannot be read is no missing one: what it names must not be taken for unpublished. */
static void test_read_fails(void)
{
    char *folder = fixture_folder();
    g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    GError *failure = NULL;
    unsigned number = 4711;
    g_assert_cmpint(mkdir(stub, 0777), ==, 0);
    g_assert_false(jy_stub_read(folder, &number, &failure));
    check_error(&failure, JY_ERROR_IO, JY_INDEX_STUB);
    g_assert_cmpuint(number, ==, 4711);
    fixture_remove(folder);
}

static void test_write(void)
{
    static const unsigned NUMBERS[] = {1, 999999, 1000000, 7};
    char *folder = fixture_folder();
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        unsigned number = 0;
        g_assert_true(jy_stub_write(folder, NUMBERS[i], NULL));
        g_assert_true(jy_stub_read(folder, &number, NULL));
        g_assert_cmpuint(number, ==, NUMBERS[i]);
    }
    g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents(stub, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, "auto gen-000007\n");
    g_autofree char *path = jy_stub_path(folder, 7), *wanted = g_build_filename(folder, "gen-000007", NULL);
    g_assert_cmpstr(path, ==, wanted);
    fixture_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/stub/names", test_names);
    g_test_add_func("/index/stub/read", test_read);
    g_test_add_func("/index/stub/read-fails", test_read_fails);
    g_test_add_func("/index/stub/write", test_write);
    return g_test_run();
}

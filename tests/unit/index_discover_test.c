/* index_discover_test.c: which index somebody means who names none. */
#include <jiyan/index/discover.h>

#include "index_fixture.h"

static const struct {
    const char *label, *from, *named;
    jy_discovered found;
    const char *wanted;
} ROWS[] = {
    {"the root itself", "", NULL, JY_DISCOVERED_INDEX, ".jiyan"},
    {"from a folder below", "讲话/2021", NULL, JY_DISCOVERED_INDEX, ".jiyan"},
    {"the nearest one", "inner/deep", NULL, JY_DISCOVERED_INDEX, "inner/.jiyan"},
    {"a nearer one that is not finished", "begun/deep", NULL, JY_DISCOVERED_UNFINISHED, "begun/.jiyan"},
    {"a file of that name is none", "file/deep", NULL, JY_DISCOVERED_INDEX, ".jiyan"},
    {"dots", "讲话/../inner/./deep", NULL, JY_DISCOVERED_INDEX, "inner/.jiyan"},
    {"a folder that is not there", "讲话/none", NULL, JY_DISCOVERED_INDEX, ".jiyan"},
    {"JIYAN_DB", "讲话", "/some/where", JY_DISCOVERED_NAMED, "/some/where"},
    {"JIYAN_DB empty", "讲话", "", JY_DISCOVERED_INDEX, ".jiyan"},
};

static void test_discover(void)
{
    char *root = fixture_folder();
    fixture_put(root, ".jiyan/" JY_INDEX_STUB, "auto gen-000001\n");
    fixture_put(root, "inner/.jiyan/" JY_INDEX_STUB, "auto gen-000001\n");
    fixture_put(root, "inner/deep/file", "text");
    fixture_put(root, "讲话/2021/file", "text");
    fixture_put(root, "begun/.jiyan/lock", "");
    fixture_put(root, "begun/deep/file", "text");
    fixture_put(root, "file/.jiyan", "text");
    fixture_put(root, "file/deep/file", "text");
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *from = g_build_filename(root, ROWS[i].from, NULL);
        g_autofree char *wanted = ROWS[i].found == JY_DISCOVERED_NAMED ? g_strdup(ROWS[i].wanted)
                                                                       : g_build_filename(root, ROWS[i].wanted, NULL);
        g_autofree char *found = NULL;
        g_test_message("%s", ROWS[i].label);
        if (ROWS[i].named) {
            g_setenv("JIYAN_DB", ROWS[i].named, true);
        }
        g_assert_cmpint(jy_discover(from, &found), ==, ROWS[i].found);
        g_unsetenv("JIYAN_DB");
        g_assert_cmpstr(found, ==, wanted);
    }
    fixture_remove(root);
}

static void test_nothing(void)
{
    char *root = fixture_folder(), *found = root;
    g_assert_cmpint(jy_discover(root, &found), ==, JY_DISCOVERED_NOTHING);
    g_assert_null(found);
    g_assert_cmpint(jy_discover("/", &found), ==, JY_DISCOVERED_NOTHING);
    g_assert_null(found);
    fixture_remove(root);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/discover/discover", test_discover);
    g_test_add_func("/index/discover/nothing", test_nothing);
    return g_test_run();
}

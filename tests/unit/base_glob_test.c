/* base_glob_test.c: which paths a glob names. */
#include <jiyan/base/glob.h>

/* Each row was compared with what `git ls-files -o --exclude-standard` leaves out. */
static const struct {
    const char *glob, *path;
    bool fits;
} GLOBS[] = {
    {"a.txt", "a.txt", true},
    {"a.txt", "b.txt", false},
    {"a.txt", "a.txt.bak", false},
    {"a.txt", "d/a.txt", false},
    {"*", "a.txt", true},
    {"*", "d/a.txt", false},
    {"*.txt", ".txt", true},
    {"*.txt", "a.md", false},
    {"*a*b*", "xaxbx", true},
    {"*a*b*", "xbxax", false},
    {"d/*.txt", "d/a.txt", true},
    {"d/*.txt", "d/e/a.txt", false},
    {"*/a.txt", "d/a.txt", true},
    {"*/a.txt", "a.txt", false},
    {"**/a.txt", "a.txt", true},
    {"**/a.txt", "d/e/a.txt", true},
    {"**/a.txt", "d/ba.txt", false},
    {"d/**", "d/e/a.txt", true},
    {"d/**", "d", false},
    {"d/**/a.txt", "d/a.txt", true},
    {"d/**/a.txt", "d/e/f/a.txt", true},
    {"d/**/a.txt", "de/a.txt", false},
    {"d/**/e/**/a.txt", "d/x/e/y/z/a.txt", true},
    {"d/**/e/**/a.txt", "d/x/y/z/a.txt", false},
    {"**/d/*.txt", "x/d/y/d/a.txt", true},
    {"a**b", "axxb", true},
    {"a**b", "a/b", false},
    {"***/b", "a/c/b", true},
    {"?.txt", "a.txt", true},
    {"?.txt", "ab.txt", false},
    {"a?b", "a/b", false},
    {"?.txt", "讲.txt", true},
    {"讲?稿", "讲话稿", true},
    {"*??", "讲", false},
    {"\xFF?", "\xFF\xFE", true},
    {"[ab].txt", "b.txt", true},
    {"[ab].txt", "c.txt", false},
    {"[!ab].txt", "c.txt", true},
    {"[^ab].txt", "a.txt", false},
    {"[a-c]1", "b1", true},
    {"[a-c]1", "d1", false},
    {"[]x]", "]", true},
    {"[!]x]", "]", false},
    {"[a-]", "-", true},
    {"[\\]]", "]", true},
    {"[a\\-c]", "b", false},
    {"a[/]b", "a/b", false},
    {"a[!x]b", "a/b", false},
    {"[[:digit:]][[:alpha:]]", "1a", true},
    {"[[:digit:]]", "a", false},
    {"[![:space:]]", "a", true},
    {"[[:none:]a]", "a", true},
    {"[[:none:]]", "n", false},
    {"[甲乙].txt", "乙.txt", true},
    {"[甲乙].txt", "丙.txt", false},
    {"[!甲].txt", "乙.txt", true},
    {"[一-三]月", "三月", true},
    {"[a", "[a", false},
    {"[a", "a", false},
    {"\\*.txt", "*.txt", true},
    {"\\*.txt", "a.txt", false},
    {"a\\b", "ab", true},
    {"a\\", "a\\", false},
    {"", "", true},
    {"", "a", false},
};

static void test_match(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GLOBS); i++) {
        g_test_message("%s %s", GLOBS[i].glob, GLOBS[i].path);
        g_assert_cmpint(jy_glob_match(GLOBS[i].glob, GLOBS[i].path), ==, GLOBS[i].fits);
    }
}

/* Many stars against a long name that nearly fits. */
static void test_patience(void)
{
    g_autoptr(GString) glob = g_string_new(NULL);
    g_autoptr(GString) path = g_string_new(NULL);
    for (int i = 0; i < 2000; i++) {
        g_string_append(glob, i % 3 ? "*a" : "**/*a");
        g_string_append(path, i % 50 ? "a" : "a/");
    }
    g_string_append(glob, "b");
    g_assert_false(jy_glob_match(glob->str, path->str));
}

/* Globs of a command line, which name what lies in a folder with it. */
static const struct {
    const char *glob, *path;
    bool is_named;
} NAMES[] = {
    {"*.txt", "d/a.txt", true},
    {"d", "d/e/a.txt", true},
    {"d/", "d/a.txt", true},
    {"e/", "d/e/a.txt", true},
    {"/e/", "d/e/a.txt", false},
    {"d/e", "d/e/f/a.txt", true},
    {"#d", "#d/a.txt", true},
    {"a ", "a ", true},
    {"a.txt/", "a.txt", false},
    {"d/*", "d/a.txt", true},
    {"d/*", "d/e/a.txt", true}, /* by its folder */
    {"d/*.txt", "d/e/a.txt", false},
    {"*e*", "d/e/a.txt", true},
    {"*a*", "d/e/a.txt", true},
    {"/*.txt", "a.txt", true},
    {"/*.txt", "d/a.txt", false},
    {"**/e", "d/e/a.txt", true},
    {"d/**", "d/e/a.txt", true},
    {"讲话/20*", "讲话/2018.txt", true},
    {"讲话/20*", "存档/讲话/2018.txt", false},
    {"", "a.txt", false},
    {"/", "a.txt", false},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        g_test_message("%s: %s", NAMES[i].glob, NAMES[i].path);
        g_assert_cmpint(jy_glob_names(NAMES[i].glob, NAMES[i].path), ==, NAMES[i].is_named);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/base/glob/match", test_match);
    g_test_add_func("/base/glob/patience", test_patience);
    g_test_add_func("/base/glob/names", test_names);
    return g_test_run();
}

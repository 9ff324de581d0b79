/* indexer_ignore_test.c: patterns in the manner of gitignore: which paths they name, and which of them speaks last. */
#include "indexer/files/ignore.h"

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

static void test_glob(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(GLOBS); i++) {
        g_test_message("%s %s", GLOBS[i].glob, GLOBS[i].path);
        g_assert_cmpint(jy_ignore_glob(GLOBS[i].glob, GLOBS[i].path), ==, GLOBS[i].fits);
    }
}

/* Many stars against a long name that nearly fits. */
static void test_glob_patience(void)
{
    g_autoptr(GString) glob = g_string_new(NULL);
    g_autoptr(GString) path = g_string_new(NULL);
    for (int i = 0; i < 2000; i++) {
        g_string_append(glob, i % 3 ? "*a" : "**/*a");
        g_string_append(path, i % 50 ? "a" : "a/");
    }
    g_string_append(glob, "b");
    g_assert_false(jy_ignore_glob(glob->str, path->str));
}

static const struct {
    const char *text, *folder, *path;
    bool is_folder;
    jy_ignore_verdict verdict;
} VERDICTS[] = {
    {"a.txt\n", "", "a.txt", false, JY_IGNORE_OUT},
    {"a.txt", "", "d/a.txt", false, JY_IGNORE_OUT},
    {"/a.txt\n", "", "d/a.txt", false, JY_IGNORE_SILENT},
    {"d/a.txt\n", "", "x/d/a.txt", false, JY_IGNORE_SILENT},
    {"d/\n", "", "d", true, JY_IGNORE_OUT},
    {"d/\n", "", "d", false, JY_IGNORE_SILENT},
    {"d/\n", "", "x/d", true, JY_IGNORE_OUT},
    {"/d/\n", "", "x/d", true, JY_IGNORE_SILENT},
    {"*.txt\n!a.txt\n", "", "a.txt", false, JY_IGNORE_IN},
    {"*.txt\n!a.txt\n", "", "b.txt", false, JY_IGNORE_OUT},
    {"!a.txt\n*.txt\n", "", "a.txt", false, JY_IGNORE_OUT},
    {"# a\n\n   \n", "", "a", false, JY_IGNORE_SILENT},
    {"\\#a\n", "", "#a", false, JY_IGNORE_OUT},
    {"\\!a\n", "", "!a", false, JY_IGNORE_OUT},
    {"a  \n", "", "a", false, JY_IGNORE_OUT},
    {"a\\ \n", "", "a ", false, JY_IGNORE_OUT},
    {"a\\ \n", "", "a", false, JY_IGNORE_SILENT},
    {"a\\  \n", "", "a ", false, JY_IGNORE_OUT},
    {"a\\\\ \n", "", "a\\", false, JY_IGNORE_OUT},
    {"a b\n", "", "a b", false, JY_IGNORE_OUT},
    {" a\n", "", "a", false, JY_IGNORE_SILENT},
    {"a\t\n", "", "a", false, JY_IGNORE_SILENT},
    {"a\r\nb\r\n", "", "b", false, JY_IGNORE_OUT},
    {"\xEF\xBB\xBF"
     "a\n",
     "", "a", false, JY_IGNORE_OUT},
    {"/\n!\n", "", "a", true, JY_IGNORE_SILENT},
    {"a.txt\n", "d", "d/a.txt", false, JY_IGNORE_OUT},
    {"/a.txt\n", "d", "d/a.txt", false, JY_IGNORE_OUT},
    {"/a.txt\n", "d", "d/e/a.txt", false, JY_IGNORE_SILENT},
    {"*\n", "d", "e/a.txt", false, JY_IGNORE_SILENT},
    {"*\n", "d", "de/a.txt", false, JY_IGNORE_SILENT},
};

static void test_verdict(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VERDICTS); i++) {
        g_test_message("%s: %s", VERDICTS[i].text, VERDICTS[i].path);
        g_autoptr(jy_ignore) ignore = jy_ignore_new(VERDICTS[i].folder, VERDICTS[i].text);
        g_assert_cmpint(jy_ignore_match(ignore, VERDICTS[i].path, VERDICTS[i].is_folder), ==, VERDICTS[i].verdict);
    }
}

static const struct {
    const char *glob, *path;
    jy_ignore_verdict verdict;
} WITHIN[] = {
    {"*.txt", "d/a.txt", JY_IGNORE_OUT},    {"d", "d/e/a.txt", JY_IGNORE_OUT},
    {"d/", "d/a.txt", JY_IGNORE_OUT},       {"e/", "d/e/a.txt", JY_IGNORE_OUT},
    {"/e/", "d/e/a.txt", JY_IGNORE_SILENT}, {"d/e", "d/e/f/a.txt", JY_IGNORE_OUT},
    {"#d", "#d/a.txt", JY_IGNORE_OUT},      {"a ", "a ", JY_IGNORE_OUT},
    {"a.txt/", "a.txt", JY_IGNORE_SILENT},
};

/* Globs of a command line, which name what lies in a folder with it. */
static void test_within(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WITHIN); i++) {
        g_test_message("%s: %s", WITHIN[i].glob, WITHIN[i].path);
        const char *const globs[] = {WITHIN[i].glob, NULL};
        g_autoptr(jy_ignore) ignore = jy_ignore_new_globs(globs);
        g_assert_cmpint(jy_ignore_match_within(ignore, WITHIN[i].path), ==, WITHIN[i].verdict);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/ignore/glob", test_glob);
    g_test_add_func("/indexer/ignore/glob_patience", test_glob_patience);
    g_test_add_func("/indexer/ignore/verdict", test_verdict);
    g_test_add_func("/indexer/ignore/within", test_within);
    return g_test_run();
}

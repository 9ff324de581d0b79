/* indexer_ignore_test.c: patterns in the manner of gitignore: which paths they name, and which of them speaks last. */
#include "indexer/files/ignore.h"

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
    /* A letter and its mark, as one character and as two: é, ï, ガ, 각. */
    {"caf\u00E9.txt\n", "", "cafe\u0301.txt", false, JY_IGNORE_OUT},
    {"cafe\u0301.txt\n", "", "caf\u00E9.txt", false, JY_IGNORE_OUT},
    {"cafe\u0301.txt\n", "", "cafe\u0301.txt", false, JY_IGNORE_OUT},
    {"/d/na\u00EFve*\n", "", "d/nai\u0308ve.txt", false, JY_IGNORE_OUT},
    {"/d/nai\u0308ve*\n", "", "d/na\u00EFve.txt", false, JY_IGNORE_OUT},
    {"\u30AC.txt\n", "", "d/\u30AB\u3099.txt", false, JY_IGNORE_OUT},
    {"\u30AB\u3099.txt\n", "", "d/\u30AC.txt", false, JY_IGNORE_OUT},
    {"\uAC01/\n", "", "\u1100\u1161\u11A8", true, JY_IGNORE_OUT},
    {"\u1100\u1161\u11A8/\n", "", "\uAC01", true, JY_IGNORE_OUT},
    {"*\n!caf\u00E9.txt\n", "", "cafe\u0301.txt", false, JY_IGNORE_IN},
    {"cafe.txt\n", "", "cafe\u0301.txt", false, JY_IGNORE_SILENT},
};

static void test_verdict(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(VERDICTS); i++) {
        g_test_message("%s: %s", VERDICTS[i].text, VERDICTS[i].path);
        g_autoptr(jy_ignore) ignore = jy_ignore_new(VERDICTS[i].folder, VERDICTS[i].text);
        g_assert_cmpint(jy_ignore_match(ignore, VERDICTS[i].path, VERDICTS[i].is_folder), ==, VERDICTS[i].verdict);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/ignore/verdict", test_verdict);
    return g_test_run();
}

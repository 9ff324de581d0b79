/* text_fold_opencc_test.c: OpenCC's pairs of Traditional and Simplified characters meet. The list is read where OpenCC
 * is installed; nothing of it is in the foldings. */
#include <jiyan/text/fold.h>

#include <glib/gstdio.h>
#include <stdbool.h>
#include <string.h>

#define TOOL "opencc_dict"
#define LIST "/usr/share/opencc/TSCharacters.ocd2"
/* Pairs that may not meet: what two lists hold for different characters. */
#define APART_MOST 8
/* The shortest list that was seen is Debian 12's, of 4,113. */
#define PAIRS_LEAST 4000

/* Returns the list as text, a Traditional character, a tab and its Simplified ones a line; free with g_free. NULL where
 * there is no OpenCC. */
static char *read_list(void)
{
    g_autofree char *tool = g_find_program_in_path(TOOL), *text = NULL;
    g_autofree char *folder = g_dir_make_tmp("jiyan-XXXXXX", NULL);
    g_autofree char *path = g_build_filename(folder, "pairs.txt", NULL);
    char *const arguments[] = {TOOL, "-i", LIST, "-o", path, "-f", "ocd2", "-t", "text", NULL};
    if (tool && g_file_test(LIST, G_FILE_TEST_EXISTS) &&
        g_spawn_sync(NULL, (char **)arguments, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, NULL, NULL)) {
        g_file_get_contents(path, &text, NULL, NULL);
    }
    g_unlink(path);
    g_rmdir(folder);
    return g_steal_pointer(&text);
}

/* True where a line's characters fold to one. */
static bool meets(const char *line)
{
    g_auto(GStrv) parts = g_strsplit_set(line, "\t ", -1);
    g_autofree char *traditional = jy_fold_string(parts[0], -1), *simplified = jy_fold_string(parts[1], -1);
    return g_str_equal(traditional, simplified);
}

static void test_pairs(void)
{
    g_autofree char *text = read_list();
    if (!text) {
        g_test_skip("OpenCC is not installed (the package opencc)");
        return;
    }
    unsigned count = 0, apart = 0;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        if (!strchr(*line, '\t')) {
            continue;
        }
        count++;
        if (!meets(*line)) {
            apart++;
            g_test_message("apart: %s", *line);
        }
    }
    g_test_message("%u pairs, %u apart", count, apart);
    g_assert_cmpuint(count, >=, PAIRS_LEAST);
    g_assert_cmpuint(apart, <=, APART_MOST);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/text/fold/opencc", test_pairs);
    return g_test_run();
}

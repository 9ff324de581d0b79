/* searcher_opener_test.c: the words of a command that opens a file: what stands for what, and nothing else does. */
#include "searcher/answer/opener.h"

static const struct {
    const char *command, *file;
    jy_place place;
    const char *words; /* joined by bars; NULL: refused */
} COMMANDS[] = {
    {"xdg-open", "/a.pdf", {3, 0, 0}, "xdg-open|/a.pdf"},
    {"evince -p %p %f", "/年 报.pdf", {12, 0, 0}, "evince|-p|12|/年 报.pdf"},
    {"evince --page-label=%p %f", "/a.ofd", {0, 0, 0}, "evince|--page-label=1|/a.ofd"},
    {"vim +%l %f", "/a.txt", {0, 31, 10}, "vim|+31|/a.txt"},
    {"vim '+call cursor(%l,%c)' %f", "/a.txt", {0, 31, 10}, "vim|+call cursor(31,10)|/a.txt"},
    {"code -g %f:%l:%c", "/a.txt", {0, 31, 10}, "code|-g|/a.txt:31:10"},
    {"code -g %f:%l:%c", "/a.docx", {0, 0, 0}, "code|-g|/a.docx:1:1"},
    {"less", "/a;rm -rf $HOME`x`.txt", {0, 1, 1}, "less|/a;rm -rf $HOME`x`.txt"},
    {"echo $HOME ; rm *", "/f", {0, 1, 1}, "echo|$HOME|;|rm|*|/f"},
    {"echo 100%% \"a  b\" %f", "/%p%l.txt", {7, 9, 0}, "echo|100%|a  b|/%p%l.txt"},
    {"'/opt/my viewer' \\%f", "/f", {1, 0, 0}, "/opt/my viewer|/f"},
    {"x %%f", "/f", {0, 0, 0}, "x|%f|/f"},
    {"x %q %f", "/f", {0, 0, 0}, NULL},
    {"x %f %", "/f", {0, 0, 0}, NULL},
    {"x 'open", "/f", {0, 0, 0}, NULL},
    {"", "/f", {0, 0, 0}, NULL},
};

static void test_words(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COMMANDS); i++) {
        g_autoptr(GError) err = NULL;
        g_test_message("%s", COMMANDS[i].command);
        g_auto(GStrv) words = jy_opener_words(COMMANDS[i].command, COMMANDS[i].file, &COMMANDS[i].place, &err);
        g_autofree char *joined = words ? g_strjoinv("|", words) : NULL;
        g_assert_cmpstr(joined, ==, COMMANDS[i].words);
        g_assert_cmpint(err != NULL, ==, COMMANDS[i].words == NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/searcher/opener/words", test_words);
    return g_test_run();
}

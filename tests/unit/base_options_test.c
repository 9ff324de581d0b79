/* base_options_test.c: a table of options: values, what goes together, what is said of what does not. */
#include <jiyan/base/options.h>

#include <argp.h>
#include <jiyan/base/error.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef enum { INDEX, CHECK, LIST } action;

typedef struct {
    uint64_t size;
    action action;
    unsigned format, view, level;
    uint32_t number;
    bool flag;
    const char *text;
    size_t length; /* of --length=WORD */
    GPtrArray *texts, *words;
} values;

static bool read_length(void *user, const jy_options_row *row, const char *word, GError **err)
{
    values *all = user;
    all->length = word ? strlen(word) : row->value;
    return all->length > 1 || jy_options_fail_word(row, word, err);
}

static const char *const FORMATS[] = {"text", "json", "csv", NULL};
static const char *const VIEWS[] = {"hits", "counts", NULL};
static const char *const LENGTHS[] = {"two", "three", NULL};

#define AT(field) offsetof(values, field)

static const jy_options_row ROWS[] = {
    {JY_OPTIONS_WORDS, "WORD", .offset = AT(words)},
    {JY_OPTIONS_STATE, "view", AT(view), .words = VIEWS},
    {JY_OPTIONS_HEADING, .help = "First:"},
    {JY_OPTIONS_ACTION, "check", AT(action), .value = CHECK, .help = "check it"},
    {JY_OPTIONS_ACTION, "list", AT(action), .value = LIST, .help = "list it"},
    {JY_OPTIONS_FLAG, "flag", AT(flag), .letter = 'f', .help = "a flag"},
    {JY_OPTIONS_COUNT, "verbose", AT(level), .letter = 'v', .help = "say more"},
    {JY_OPTIONS_HEADING, .help = "Second:"},
    {JY_OPTIONS_CHOICE, "format", AT(format), "FORMAT", .help = "how", .words = FORMATS},
    {JY_OPTIONS_NUMBER, "number", AT(number), "N", .help = "a number", .low = 1, .high = 64},
    {JY_OPTIONS_NUMBER, "any", AT(number), "N", .help = "any number", .low = 0, .high = UINT32_MAX},
    {JY_OPTIONS_SIZE, "size", AT(size), "N", .help = "a size"},
    {JY_OPTIONS_TEXT, "text", AT(text), "TEXT", .help = "a text"},
    {JY_OPTIONS_TEXTS, "texts", AT(texts), "TEXT", .help = "a text of many"},
    {JY_OPTIONS_READ, "length", AT(length), "WORD", .help = "a word", .is_optional = true, .words = LENGTHS, .value = 7,
     .read = read_length},
    {JY_OPTIONS_READ, "counts", .help = "nothing but a fact"},
    {JY_OPTIONS_FLAG, "bom", AT(flag), .help = "a mark", .goes_with = "--format=json,csv"},
    {JY_OPTIONS_TEXT, "output", AT(text), "FILE", .help = "a file", .goes_with = "--check --list view=counts"},
};

static const jy_options_rule RULES[] = {
    {"--check", "--texts --text", .message = "no texts with a check"},
    {"view=counts", .unless = "--format=text,csv", .message = "counts are text or csv"},
    {"--check", "WORD", .unless = "--flag", .message = "a check of words needs the flag"},
    {.when = "--list", .unless = "WORD", .message = NULL},
};

static bool settle(void *user, const jy_options *line, GError **err)
{
    values *all = user;
    all->view = jy_options_holds(line, "--counts");
    if (all->words->len > 3) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, "too many words");
        return false;
    }
    return true;
}

static const jy_options_table TABLE = {
    .version = "prog 1",
    .arguments = "WORD...",
    .doc = "A program.",
    .rows = ROWS,
    .count = G_N_ELEMENTS(ROWS),
    .rules = RULES,
    .rule_count = G_N_ELEMENTS(RULES),
    .settle = settle,
};

static void print(const values *values_read, FILE *out)
{
    const values all = *values_read;
    fprintf(out, "%d %u %u %u %u %d %" G_GUINT64_FORMAT " %s %zu", all.action, all.format, all.view, all.level,
            all.number, all.flag, (guint64)all.size, all.text ? all.text : "-", all.length);
    for (guint i = 0; i < all.texts->len; i++) {
        fprintf(out, " +%s", (const char *)all.texts->pdata[i]);
    }
    for (guint i = 0; i < all.words->len; i++) {
        fprintf(out, " %s", (const char *)all.words->pdata[i]);
    }
    fputc('\n', out);
}

/* In the child: reads the command line, a word a space, and writes what came of it. */
static void parse_and_print(const char *line, FILE *out)
{
    g_auto(GStrv) words = g_strsplit(line, " ", -1);
    values all = {.texts = g_ptr_array_new(), .words = g_ptr_array_new()};
    argp_err_exit_status = 2;
    jy_options_parse(&TABLE, (int)g_strv_length(words), words, &all);
    print(&all, out);
}

/* Parses in a child. Returns its exit status; *ret_output is all it wrote, which the caller frees. */
static int run(const char *line, char **ret_output)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "base-options-XXXXXX", NULL);
    int file = g_mkstemp(path);
    g_assert_cmpint(file, >=, 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        dup2(file, STDOUT_FILENO);
        dup2(file, STDERR_FILENO);
        parse_and_print(line, stdout);
        fflush(stdout);
        _exit(0);
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    close(file);
    g_assert_true(g_file_get_contents(path, ret_output, NULL, NULL));
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

static const struct {
    const char *line, *wanted; /* the first line of what is written */
    int status;
} LINES[] = {
    {"prog", "0 0 0 0 0 0 0 - 0", 0},
    {"prog -fvv --verbose --format=csv --number=64 a --size 3M b", "0 2 0 3 64 1 3145728 - 0 a b", 0},
    {"prog --texts=a --texts b --text=x --text=y", "0 0 0 0 0 0 0 y 0 +a +b", 0},
    {"prog --length --counts", "0 0 1 0 0 0 0 - 7", 0},
    {"prog --length=three", "0 0 0 0 0 0 0 - 5", 0},
    {"prog --length=x", "prog: --length: x is none of two, three", 2},
    {"prog --format=xml", "prog: --format: xml is none of text, json, csv", 2},
    {"prog --format=", "prog: --format:  is none of text, json, csv", 2},
    /* actions */
    {"prog --check --check", "1 0 0 0 0 0 0 - 0", 0},
    {"prog --list a", "2 0 0 0 0 0 0 - 0 a", 0},
    {"prog --list --check", "prog: only one of --check and --list", 2},
    /* what goes together */
    {"prog --bom", "prog: --bom goes with --format=json,csv", 2},
    {"prog --bom --format=csv", "0 2 0 0 0 1 0 - 0", 0},
    {"prog --bom --format=csv --format=text", "prog: --bom goes with --format=json,csv", 2},
    {"prog --output=x", "prog: --output goes with --check, --list or counts", 2},
    {"prog --output=x --counts", "0 0 1 0 0 0 0 x 0", 0},
    {"prog --check --text=a", "prog: no texts with a check", 2},
    {"prog --check --texts=a", "prog: no texts with a check", 2},
    {"prog --counts --format=json", "prog: counts are text or csv", 2},
    {"prog --check a", "prog: a check of words needs the flag", 2},
    {"prog --check --flag a", "1 0 0 0 0 1 0 - 0 a", 0},
    {"prog --list", "Usage: prog [OPTION...] WORD...", 2},
    {"prog a b c d", "prog: too many words", 2},
    {"prog --none", "prog: unrecognized option '--none'", 2},
    {"prog --version", "prog 1", 0},
    /* numbers */
    {"prog --number=0", "prog: --number: 0 is no whole number from 1 to 64", 2},
    {"prog --number=65", "prog: --number: 65 is no whole number from 1 to 64", 2},
    {"prog --number=", "prog: --number:  is no whole number from 1 to 64", 2},
    {"prog --number=007", "0 0 0 0 7 0 0 - 0", 0},
    {"prog --number=-1", "prog: --number: -1 is no whole number from 1 to 64", 2},
    {"prog --number=+1", "prog: --number: +1 is no whole number from 1 to 64", 2},
    {"prog --number=1.0", "prog: --number: 1.0 is no whole number from 1 to 64", 2},
    {"prog --number=0x1", "prog: --number: 0x1 is no whole number from 1 to 64", 2},
    {"prog --number=1K", "prog: --number: 1K is no whole number from 1 to 64", 2},
    {"prog --number=五", "prog: --number: 五 is no whole number from 1 to 64", 2},
    {"prog --any=4294967295", "0 0 0 0 4294967295 0 0 - 0", 0},
    {"prog --any=4294967296", "prog: --any: 4294967296 is no whole number from 0 to 4294967295", 2},
    {"prog --any=99999999999999999999", "prog: --any: 99999999999999999999 is no whole number from 0 to 4294967295", 2},
    /* sizes */
    {"prog --size=0", "0 0 0 0 0 0 0 - 0", 0},
    {"prog --size=512", "0 0 0 0 0 0 512 - 0", 0},
    {"prog --size=1K", "0 0 0 0 0 0 1024 - 0", 0},
    {"prog --size=1k", "0 0 0 0 0 0 1024 - 0", 0},
    {"prog --size=2g", "0 0 0 0 0 0 2147483648 - 0", 0},
    {"prog --size=18446744073709551615", "0 0 0 0 0 0 18446744073709551615 - 0", 0},
    {"prog --size=17179869183G", "0 0 0 0 0 0 18446744072635809792 - 0", 0},
    {"prog --size=17179869184G", "prog: --size: 17179869184G is no number that it takes", 2},
    {"prog --size=18446744073709551615K", "prog: --size: 18446744073709551615K is no number that it takes", 2},
    {"prog --size=18446744073709551616", "prog: --size: 18446744073709551616 is no number that it takes", 2},
    {"prog --size=", "prog: --size:  is no number that it takes", 2},
    {"prog --size=K", "prog: --size: K is no number that it takes", 2},
    {"prog --size=-1", "prog: --size: -1 is no number that it takes", 2},
    {"prog --size=+1", "prog: --size: +1 is no number that it takes", 2},
    {"prog --size=1KB", "prog: --size: 1KB is no number that it takes", 2},
    {"prog --size=1KK", "prog: --size: 1KK is no number that it takes", 2},
    {"prog --size=1T", "prog: --size: 1T is no number that it takes", 2},
    {"prog --size=1.5M", "prog: --size: 1.5M is no number that it takes", 2},
    {"prog --size=兆", "prog: --size: 兆 is no number that it takes", 2},
};

static void test_lines(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(LINES); i++) {
        g_autofree char *output = NULL;
        g_test_message("%s", LINES[i].line);
        g_assert_cmpint(run(LINES[i].line, &output), ==, LINES[i].status);
        output[strcspn(output, "\n")] = '\0';
        g_assert_cmpstr(output, ==, LINES[i].wanted);
    }
}

/* Headings in their order, each with its options; what is only a state or a word is no option. */
static void test_help(void)
{
    g_autofree char *output = NULL;
    g_assert_cmpint(run("prog --help", &output), ==, 0);
    const char *first = strstr(output, "First:"), *second = strstr(output, "Second:");
    g_assert_true(first && second && first < second);
    const char *flag = strstr(output, "-f, --flag"), *length = strstr(output, "--length[=WORD]");
    g_assert_true(flag > first && flag < second && length > second);
    g_assert_null(strstr(output, "view"));
}

/* The same lines as pairs, name=value, and what is said of those that are wrong. */
static void test_pairs(void)
{
    static const struct {
        const char *pairs, *wanted;
    } CASES[] = {
        {"", "0 0 0 0 0 0 0 - 0\n"},
        {"check=1 flag= WORD=年 WORD=报", "1 0 0 0 0 1 0 - 0 年 报\n"},
        {"flag=0 verbose=1 verbose=", "0 0 0 2 0 0 0 - 0\n"},
        {"length= texts=--flag texts=", "0 0 0 0 0 0 0 - 7 +--flag +\n"},
        {"length=三十 format=csv bom=1", "0 2 0 0 0 1 0 - 6\n"},
        {"flag=yes", "--flag: it is 1 or 0, and not yes"},
        {"number=65", "--number: 65 is no whole number from 1 to 64"},
        {"format=", "--format:  is none of text, json, csv"},
        {"check=1 list=1", "only one of --check and --list"},
        {"view=counts", "--view: there is no such option"},
        {"help=1", "--help: there is no such option"},
        {"=1", "--: there is no such option"},
        {"bom=1", "--bom goes with --format=json,csv"},
        {"check=1 text=x", "no texts with a check"},
        {"WORD=一 WORD=二 WORD=三 WORD=四", "too many words"},
        {"list=1", "nothing is asked for: words or a filter are wanted"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CASES); i++) {
        g_auto(GStrv) words = g_strsplit(CASES[i].pairs, " ", -1);
        const guint count = g_strv_length(words);
        g_autofree jy_options_pair *pairs = g_new0(jy_options_pair, count + 1);
        for (guint pair = 0; pair < count; pair++) {
            char *value = strchr(words[pair], '=');
            *value = '\0';
            pairs[pair] = (jy_options_pair){words[pair], value + 1};
        }
        g_autoptr(GPtrArray) texts = g_ptr_array_new(), others = g_ptr_array_new();
        values all = {.texts = texts, .words = others};
        g_autoptr(GError) err = NULL;
        char *printed = NULL;
        size_t length = 0;
        if (jy_options_read_pairs(&TABLE, pairs, count, &all, &err)) {
            FILE *out = open_memstream(&printed, &length);
            print(&all, out);
            fclose(out);
        }
        g_assert_cmpstr(err ? err->message : printed, ==, CASES[i].wanted);
        free(printed);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    /* Messages are compared with their English. */
    g_setenv("LC_ALL", "C", true);
    g_unsetenv("LANGUAGE");
    g_test_add_func("/base/options/lines", test_lines);
    g_test_add_func("/base/options/help", test_help);
    g_test_add_func("/base/options/pairs", test_pairs);
    return g_test_run();
}

/* base_command_test.c: how a command ends, error names, texts for JSON. */
#include <jiyan/base/command.h>

#include <errno.h>
#include <fcntl.h>
#include <jiyan/base/error.h>
#include <jiyan/base/json.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- the end of a command ---- */

/* Runs `body` in a child. Returns its exit status, or 1000 and the signal that killed it; *ret_errors is what it wrote
 * to stderr, which the caller frees. */
static int run_child(int (*body)(void *user), void *user, char **ret_errors)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "base-command-XXXXXX", NULL);
    int errors = g_mkstemp(path);
    g_assert_cmpint(errors, >=, 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(errors, STDERR_FILENO);
        _exit(body(user));
    }
    int status = 0;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    close(errors);
    g_assert_true(g_file_get_contents(path, ret_errors, NULL, NULL));
    unlink(path);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

typedef struct {
    int stdout_fd, status;
} ending;

static int write_and_finish(void *user)
{
    const ending *end = user;
    jy_command_init("some-program");
    dup2(end->stdout_fd, STDOUT_FILENO);
    close(end->stdout_fd);
    fputs("words\n", stdout);
    return jy_command_finish(end->status);
}

/* Ends as argp does on --help. */
static int write_and_exit(void *user)
{
    const ending *end = user;
    jy_command_init("some-program");
    dup2(end->stdout_fd, STDOUT_FILENO);
    close(end->stdout_fd);
    fputs("words\n", stdout);
    exit(end->status);
}

/* More than a buffer holds goes past it: what failed is known to the stream, but not why. */
static int write_much(void *user)
{
    static const char MUCH[100000];
    const ending *end = user;
    jy_command_init("some-program");
    dup2(end->stdout_fd, STDOUT_FILENO);
    close(end->stdout_fd);
    fwrite(MUCH, 1, sizeof MUCH, stdout);
    return jy_command_finish(end->status);
}

/* A broken pipe: nobody reads any more. */
static int closed_pipe(void)
{
    int ends[2];
    g_assert_cmpint(pipe(ends), ==, 0);
    close(ends[0]);
    return ends[1];
}

/* Returns an empty file that is gone when it is closed. */
static int scratch_file(void)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "base-command-XXXXXX", NULL);
    int fd = g_mkstemp(path);
    g_assert_cmpint(fd, >=, 0);
    unlink(path);
    return fd;
}

static int write_beyond_limit(void *user)
{
    const struct rlimit limit = {4096, 4096};
    return setrlimit(RLIMIT_FSIZE, &limit) == 0 ? write_much(user) : 77;
}

static void test_finish(void)
{
    const struct {
        const char *label;
        int (*body)(void *user);
        int fd, status, wanted;
        int said; /* errno; 0: nothing */
    } rows[] = {
        {"good", write_and_finish, open("/dev/null", O_WRONLY), 0, 0, 0},
        {"status is kept", write_and_finish, open("/dev/null", O_WRONLY), 1, 1, 0},
        {"disk full", write_and_finish, open("/dev/full", O_WRONLY), 0, JY_EXIT_ERROR, ENOSPC},
        {"disk full, nothing found", write_and_finish, open("/dev/full", O_WRONLY), 1, JY_EXIT_ERROR, ENOSPC},
        {"disk full, much", write_much, open("/dev/full", O_WRONLY), 0, JY_EXIT_ERROR, ENOSPC},
        {"closed pipe", write_and_finish, closed_pipe(), 0, 0, 0},
        {"closed pipe, nothing found", write_and_finish, closed_pipe(), 1, 1, 0},
        {"closed pipe, much", write_much, closed_pipe(), 0, 0, 0},
        {"read only", write_and_finish, open("/dev/null", O_RDONLY), 0, JY_EXIT_ERROR, EBADF},
        {"read only, much", write_much, open("/dev/null", O_RDONLY), 0, JY_EXIT_ERROR, EBADF},
        {"as large as it may be", write_beyond_limit, scratch_file(), 0, JY_EXIT_ERROR, EFBIG},
        {"help", write_and_exit, open("/dev/null", O_WRONLY), 0, 0, 0},
        {"usage", write_and_exit, open("/dev/null", O_WRONLY), 2, 2, 0},
        {"help, disk full", write_and_exit, open("/dev/full", O_WRONLY), 0, JY_EXIT_ERROR, ENOSPC},
        {"help, closed pipe", write_and_exit, closed_pipe(), 0, 0, 0},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *errors = NULL, *said = NULL;
        g_test_message("%s", rows[i].label);
        int status = run_child(rows[i].body, &(ending){rows[i].fd, rows[i].status}, &errors);
        said = rows[i].said
                   ? g_strdup_printf("some-program: standard output cannot be written: %s\n", g_strerror(rows[i].said))
                   : g_strdup("");
        g_assert_cmpint(status, ==, rows[i].wanted);
        g_assert_cmpstr(errors, ==, said);
        close(rows[i].fd);
    }
}

static int fail_command(void *user)
{
    g_autoptr(GError) failure = g_error_new_literal(JY_ERROR, JY_ERROR_IO, user);
    jy_command_init("some-program");
    return jy_command_fail(failure);
}

/* A file's name in a message cannot drive the terminal. */
static void test_fail(void)
{
    g_autofree char *errors = NULL;
    int status = run_child(fail_command, (char[]){"讲话\x1b[2J.txt: gone"}, &errors);
    g_assert_cmpint(status, ==, JY_EXIT_ERROR);
    g_assert_cmpstr(errors, ==, "some-program: 讲话\xEF\xBF\xBD[2J.txt: gone\n");
}

/* ---- signals ---- */

typedef struct {
    int first, second; /* signals; 0: none */
} signals;

/* Ends with 7 when the first signal was noted and nothing killed it. */
static int take_signals(void *user)
{
    const signals *come = user;
    jy_command_watch_signals();
    if (jy_command_interrupted()) {
        return 1;
    }
    if (come->first) {
        raise(come->first);
    }
    int noted = jy_command_interrupted() ? 7 : 0;
    if (come->second) {
        raise(come->second);
    }
    return noted;
}

static void test_signals(void)
{
    static const struct {
        signals come;
        int wanted;
    } ROWS[] = {
        {{0, 0}, 0},
        {{SIGINT, 0}, 7},
        {{SIGTERM, 0}, 7},
        {{SIGINT, SIGINT}, 1000 + SIGINT},
        {{SIGTERM, SIGTERM}, 1000 + SIGTERM},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *errors = NULL;
        signals come = ROWS[i].come;
        g_test_message("%d %d", come.first, come.second);
        g_assert_cmpint(run_child(take_signals, &come, &errors), ==, ROWS[i].wanted);
    }
}

/* ---- names of errors, texts for JSON ---- */

/* Each code has a name of its own: the ledger tells them apart by it. */
static void test_error_names(void)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (int code = JY_ERROR_IO; code <= JY_ERROR_BUG; code++) {
        const char *name = jy_error_name((jy_error)code);
        g_test_message("%d", code);
        g_assert_nonnull(name);
        g_assert_true(name && g_hash_table_add(seen, (gpointer)name));
    }
    g_assert_cmpstr(jy_error_name(JY_ERROR_TOO_BIG), ==, "too_big");
    g_assert_cmpstr(jy_error_name(JY_ERROR_INDEX_LOCKED), ==, "index_locked");
    g_assert_cmpstr(jy_error_name((jy_error)10000), ==, "bug");
}

static const struct {
    const char *text, *json;
} JSON_TEXTS[] = {
    {NULL, "null"},
    {"", "\"\""},
    {"讲话", "\"讲话\""},
    {"a\"b\\c\n", "\"a\\\"b\\\\c\\n\""},
    {"\xD6\xD0.txt", "\"\xEF\xBF\xBD\xEF\xBF\xBD.txt\""},
    {"\xE4\xB8", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
};

static void test_json_text(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(JSON_TEXTS); i++) {
        json_t *value = jy_json_text(JSON_TEXTS[i].text);
        char *json = json_dumps(value, JSON_ENCODE_ANY);
        g_test_message("%zu", i);
        g_assert_cmpstr(json, ==, JSON_TEXTS[i].json);
        free(json);
        json_decref(value);
    }
}

/* What a function prints by itself is what jy_json_print prints of it in a list. */
static void check_printed(json_t *value, void (*print)(const void *value, FILE *out), const void *alone)
{
    char *list = NULL, *own = NULL;
    size_t list_length, own_length;
    FILE *out = open_memstream(&list, &list_length), *other = open_memstream(&own, &own_length);
    json_t *around = json_pack("[o]", value);
    jy_json_print(around, out);
    print(alone, other);
    fclose(out);
    fclose(other);
    g_autofree char *wanted = g_strdup_printf("[%s]\n", own);
    g_assert_cmpstr(list, ==, wanted);
    json_decref(around);
    free(list);
    free(own);
}

static void print_text(const void *value, FILE *out)
{
    jy_json_print_text(value, out);
}

static void print_real(const void *value, FILE *out)
{
    jy_json_print_real(*(const double *)value, out);
}

static void test_json_printed(void)
{
    static const char *const TEXTS[] = {
        "",
        "讲话",
        "a\"b\\c\n\t\r\b\f/",
        "\x01\x1F\x7F é",
        "\xD6\xD0.txt",
        ("\xE2\x80\xAE"
         "abc\xE2\x80\x8B"),
        "\xC2\x9B",
        "\xF0\xA0\x80\x80 “引号”",
        "\"",
    };
    static const double NUMBERS[] = {0, 1, -2.5, 0.1, 1e21, 1.0 / 3, 12345678.9, 1e-7};
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_test_message("%zu", i);
        check_printed(jy_json_text(TEXTS[i]), print_text, TEXTS[i]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        g_test_message("%g", NUMBERS[i]);
        check_printed(json_real(NUMBERS[i]), print_real, &NUMBERS[i]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    /* Messages are compared with their English. */
    g_setenv("LC_ALL", "C", true);
    g_unsetenv("LANGUAGE");
    g_test_add_func("/base/command/finish", test_finish);
    g_test_add_func("/base/command/fail", test_fail);
    g_test_add_func("/base/command/signals", test_signals);
    g_test_add_func("/base/error/names", test_error_names);
    g_test_add_func("/base/json/text", test_json_text);
    g_test_add_func("/base/json/printed", test_json_printed);
    return g_test_run();
}

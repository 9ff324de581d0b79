/* base_input_test.c: reading what may be no file. */
#include <jiyan/base/input.h>

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* ---- a folder to work in ---- */

static char *folder;

static char *path_of(const char *name)
{
    return *name == '/' ? g_strdup(name) : g_build_filename(folder, name, NULL);
}

static void make_socket(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    g_strlcpy(address.sun_path, path, sizeof address.sun_path);
    g_assert_cmpint(bind(fd, (const struct sockaddr *)&address, sizeof address), ==, 0);
    close(fd);
}

static void make_folder(void)
{
    folder = g_dir_make_tmp("base-input-XXXXXX", NULL);
    g_autofree char *text = path_of("text"), *empty = path_of("empty"), *pipe = path_of("pipe"),
                    *socket = path_of("socket"), *below = path_of("folder"), *link = path_of("link"),
                    *broken = path_of("broken"), *to_pipe = path_of("link to a pipe");
    g_assert_true(g_file_set_contents(text, "甲\0乙\n", 8, NULL));
    g_assert_true(g_file_set_contents(empty, "", 0, NULL));
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    g_assert_cmpint(g_mkdir(below, 0700), ==, 0);
    g_assert_cmpint(symlink("text", link), ==, 0);
    g_assert_cmpint(symlink("none", broken), ==, 0);
    g_assert_cmpint(symlink("pipe", to_pipe), ==, 0);
    make_socket(socket);
}

/* ---- what is read, and what is refused ---- */

/* Bytes that are read as the index's own file, and as one that is named: REFUSED, or NONE there. */
enum { REFUSED = -1, NONE = -2 };

static const struct {
    const char *name;
    int own, named;
} FILES[] = {
    {"text", 8, 8},
    {"empty", 0, 0},
    {"link", 8, 8},
    {"none", NONE, REFUSED},
    {"broken", NONE, REFUSED},
    {"none/none", NONE, REFUSED},
    {"text/none", REFUSED, REFUSED},
    {"folder", REFUSED, REFUSED},
    {"pipe", REFUSED, REFUSED},
    {"link to a pipe", REFUSED, REFUSED},
    {"socket", REFUSED, REFUSED},
    {"/dev/zero", REFUSED, REFUSED},
    {"/dev/null", REFUSED, 0},
};

static int result_of(bool done, const char *bytes, size_t length, const GError *failure)
{
    if (!done) {
        g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_IO));
        return REFUSED;
    }
    g_assert_no_error(failure);
    g_assert_true(!bytes || bytes[length] == '\0');
    return bytes ? (int)length : NONE;
}

static void test_kinds(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_test_message("%s", FILES[i].name);
        g_autofree char *path = path_of(FILES[i].name), *own = NULL, *named = NULL;
        g_autoptr(GError) failure = NULL, other = NULL;
        size_t length = 0;
        bool done = jy_input_read(path, 100, &own, &length, &failure);
        g_assert_cmpint(result_of(done, own, length, failure), ==, FILES[i].own);
        done = jy_input_read_named(path, 100, &named, &length, &other);
        g_assert_cmpint(result_of(done, named, length, other), ==, FILES[i].named);
        g_assert_true(done || strstr(other->message, path));
    }
}

static void test_too_big(void)
{
    g_autofree char *path = path_of("text"), *bytes = NULL;
    g_autoptr(GError) failure = NULL, other = NULL;
    size_t length;
    g_assert_false(jy_input_read(path, 7, &bytes, &length, &failure));
    g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_TOO_BIG));
    g_assert_true(jy_input_read(path, 8, &bytes, &length, NULL));
    g_assert_true(length == 8 && memcmp(bytes, "甲\0乙\n", 8) == 0);
    g_clear_pointer(&bytes, g_free);
    g_assert_false(jy_input_read_named(path, 7, &bytes, &length, &other));
    g_assert_true(g_error_matches(other, JY_ERROR, JY_ERROR_TOO_BIG));
}

/* ---- pipes that somebody writes to ---- */

/* A writer: waits, opens the pipe, waits, writes each byte by itself. */
typedef struct {
    const char *text;
    unsigned before, after; /* ms */
} pipe_writer;

static void *write_pipe(void *user)
{
    const pipe_writer *writer = user;
    g_autofree char *path = path_of("pipe");
    g_usleep(writer->before * 1000UL);
    int fd = open(path, O_WRONLY);
    g_usleep(writer->after * 1000UL);
    for (const char *at = writer->text; *at; at++) {
        g_assert_cmpint(write(fd, at, 1), ==, 1);
    }
    close(fd);
    return NULL;
}

static void test_pipes(void)
{
    static const pipe_writer WRITERS[] = {
        {"一行\n", 0, 0},     {"一行\n二行\n", 300, 0},
        {"慢\n", 0, 1300},    {"又晚又慢\n", 300, 1300},
        {"没有行尾", 100, 0}, {"", 100, 0},
        {"", 0, 1300},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(WRITERS); i++) {
        g_test_message("%s", WRITERS[i].text);
        g_autofree char *path = path_of("pipe"), *bytes = NULL;
        size_t length = 0;
        pthread_t thread;
        pipe_writer writer = WRITERS[i];
        pthread_create(&thread, NULL, write_pipe, &writer);
        g_assert_true(jy_input_read_named(path, 100, &bytes, &length, NULL));
        g_assert_cmpstr(bytes, ==, WRITERS[i].text);
        pthread_join(thread, NULL);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    make_folder();
    g_test_add_func("/base/input/kinds", test_kinds);
    g_test_add_func("/base/input/too-big", test_too_big);
    g_test_add_func("/base/input/pipes", test_pipes);
    int status = g_test_run();
    jy_files_remove(folder);
    g_free(folder);
    return status;
}

/* indexer_sandbox_test.c: behind the walls of jiyan-extract what a broken parser would do is refused. */
#include "indexer/extract/program/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static char *own_file; /* lies where nothing may be read */

static bool can_connect(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0 || socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
}

static bool can_write(void)
{
    return open(own_file, O_WRONLY) >= 0 || open("/usr/x", O_CREAT | O_WRONLY, 0600) >= 0 ||
           open(own_file, O_RDONLY | O_TRUNC) >= 0;
}

static bool can_remove(void)
{
    return g_unlink(own_file) == 0 || g_rename(own_file, "/tmp/x") == 0 || g_mkdir("/tmp/x-y-z", 0700) == 0 ||
           symlink("/etc", "/tmp/x-y-z") == 0 || chmod(own_file, 0777) == 0 || truncate(own_file, 0) == 0;
}

static bool can_fork(void)
{
    pid_t pid = fork();
    if (pid == 0) {
        _exit(0);
    }
    return pid > 0;
}

static bool can_run(void)
{
    char *const line[] = {(char *)(uintptr_t) "/bin/true", NULL};
    return execv(line[0], line) == 0; /* which ends the process with 0 */
}

static bool can_kill(void)
{
    return kill(getppid(), 0) == 0;
}

static bool can_trace(void)
{
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0;
}

static bool can_read(void)
{
    return open(own_file, O_RDONLY) >= 0 || open("/root", O_RDONLY | O_DIRECTORY) >= 0 ||
           open("/proc/self/environ", O_RDONLY) >= 0;
}

static void *do_nothing(void *data)
{
    return data;
}

/* What parsers do need. */
static bool lacks_something(void)
{
    int fd = open("/etc/passwd", O_RDONLY);
    char byte;
    void *memory = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    GDir *dir = g_dir_open("/usr", 0, NULL);
    GThread *thread = g_thread_try_new("one", do_nothing, NULL, NULL);
    return fd < 0 || read(fd, &byte, 1) != 1 || memory == MAP_FAILED || !dir || !thread || g_thread_join(thread);
}

static const struct {
    const char *name;
    bool (*act)(void);
    bool by_files; /* kept by landlock alone, else by seccomp */
} ACTS[] = {
    {"connect", can_connect, false}, {"write", can_write, false}, {"remove", can_remove, false},
    {"fork", can_fork, false},       {"run", can_run, false},     {"kill", can_kill, false},
    {"trace", can_trace, false},     {"read", can_read, true},    {"lack", lacks_something, false},
};

/* Of a process behind the walls: 0 something is possible that should not be, 1 it is not, 77 there is no such wall. */
static int try(size_t i)
{
    const jy_sandbox walls = jy_sandbox_enter();
    if (!(ACTS[i].by_files ? walls.files : walls.calls)) {
        return 77;
    }
    return ACTS[i].act() ? 0 : 1;
}

static void test_walls(void)
{
    int fd = g_file_open_tmp("indexer-sandbox-XXXXXX", &own_file, NULL);
    g_assert_cmpint(fd, >=, 0);
    close(fd);
    for (size_t i = 0; i < G_N_ELEMENTS(ACTS); i++) {
        pid_t pid = fork();
        if (pid == 0) {
            _exit(try(i));
        }
        int status = 0;
        g_assert_cmpint(waitpid(pid, &status, 0), ==, pid);
        g_test_message("%s", ACTS[i].name);
        g_assert_true(WIFEXITED(status));
        if (WEXITSTATUS(status) == 77) {
            g_test_skip("the kernel has no such wall");
        } else {
            g_assert_cmpint(WEXITSTATUS(status), ==, 1);
        }
    }
    g_unlink(own_file);
    g_free(own_file);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/indexer/sandbox/walls", test_walls);
    return g_test_run();
}

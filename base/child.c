/* child.c: processes of our own. */
#include <jiyan/base/child.h>

#include <errno.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <math.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#define _(s) gettext(s)

/* How a child says why it ends, beside EXIT_SUCCESS. */
#define EXIT_LATE 124
#define EXIT_MEMORY 125

/* ---- seen from the parent ---- */

/* Where programs lie that no user starts, seen from the folder of one that they do. */
static const char *const FOLDERS[] = {".", "../indexer", JIYAN_RELATIVE_LIBEXECDIR};

char *jy_child_path(const char *program)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : NULL;
    for (size_t i = 0; folder && i < G_N_ELEMENTS(FOLDERS); i++) {
        g_autofree char *path = g_build_filename(folder, FOLDERS[i], program, NULL);
        if (g_file_test(path, G_FILE_TEST_IS_EXECUTABLE)) {
            return g_steal_pointer(&path);
        }
    }
    return g_build_filename(JIYAN_LIBEXECDIR, program, NULL);
}

bool jy_child_start(char **line, jy_child *ret_child, GError **err)
{
    g_autoptr(GError) failure = NULL;
    const GSpawnFlags flags =
        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_LEAVE_DESCRIPTORS_OPEN | G_SPAWN_CLOEXEC_PIPES;
    jy_child child = {0};
    if (!g_spawn_async_with_pipes(NULL, line, NULL, flags, NULL, NULL, &child.pid, &child.in, &child.out, NULL,
                                  &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s cannot be started: %s"), line[0], failure->message);
        return false;
    }
    *ret_child = child;
    return true;
}

jy_child_end jy_child_finish(jy_child *child, bool now)
{
    if (child->pid == 0) {
        return JY_CHILD_DONE;
    }
    if (now) {
        kill(child->pid, SIGKILL);
    }
    close(child->in);
    close(child->out);
    int status = 0;
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR) {
    }
    *child = (jy_child){0};
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return code == 0             ? JY_CHILD_DONE
           : code == EXIT_LATE   ? JY_CHILD_LATE
           : code == EXIT_MEMORY ? JY_CHILD_MEMORY
                                 : JY_CHILD_CRASHED;
}

/* ---- in the child ---- */

static void limit(__rlimit_resource_t resource, rlim_t most)
{
    const struct rlimit limits = {most, most};
    setrlimit(resource, &limits);
}

static void exit_late(int signal_number)
{
    (void)signal_number;
    _exit(EXIT_LATE);
}

void jy_child_begin(size_t memory)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    limit(RLIMIT_CORE, 0);
    if (memory) {
        limit(RLIMIT_AS, memory);
    }
    const struct sigaction late = {.sa_handler = exit_late};
    sigaction(SIGPROF, &late, NULL);
}

void jy_child_allow(double seconds)
{
    const double whole = floor(seconds);
    const struct itimerval timer = {
        .it_value = {.tv_sec = (time_t)whole, .tv_usec = (suseconds_t)((seconds - whole) * G_USEC_PER_SEC)}};
    setitimer(ITIMER_PROF, &timer, NULL);
}

void jy_child_exit_memory(void)
{
    _exit(EXIT_MEMORY);
}

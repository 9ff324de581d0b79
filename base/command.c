/* command.c: the manners both programs share. */
#include <jiyan/base/command.h>

#include <argp.h>
#include <errno.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define _(s) gettext(s)

#define DOMAIN "jiyan"
/* Where a build that is not installed keeps its catalogues, seen from the folder of a program. */
#define BUILD_LOCALES "../po/locale"

static const char *program_name = "jiyan";
static volatile sig_atomic_t interrupted;

/* The folder of the message catalogues. Returns a new path. */
static char *locale_folder(void)
{
    const char *named = g_getenv("JIYAN_LOCALEDIR");
    if (named && *named) {
        return g_strdup(named);
    }
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    if (program) {
        g_autofree char *folder = g_path_get_dirname(program);
        g_autofree char *built = g_build_filename(folder, BUILD_LOCALES, NULL);
        if (g_file_test(built, G_FILE_TEST_IS_DIR)) {
            return g_steal_pointer(&built);
        }
    }
    return g_strdup(JIYAN_LOCALEDIR);
}

void jy_command_init(const char *program)
{
    program_name = program;
    /* Of a locale, only what is used: each category is a file to open. Numbers are written alike everywhere. */
    setlocale(LC_CTYPE, "");
    setlocale(LC_MESSAGES, "");
    g_autofree char *folder = locale_folder();
    bindtextdomain(DOMAIN, folder);
    bind_textdomain_codeset(DOMAIN, "UTF-8");
    textdomain(DOMAIN);
    argp_err_exit_status = JY_EXIT_ERROR;
    signal(SIGPIPE, SIG_IGN);
}

int jy_command_fail(const GError *err)
{
    g_autofree char *message = jy_terminal_safe(err->message);
    fprintf(stderr, "%s: %s\n", program_name, message);
    return JY_EXIT_ERROR;
}

int jy_command_finish(int status)
{
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    int code = errno;
    /* The errno of an earlier write is lost by now, but not that nobody reads any more. */
    struct pollfd out = {STDOUT_FILENO, POLLOUT, 0};
    bool is_unread = failed && poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
    if (!failed || code == EPIPE || is_unread) {
        return status;
    }
    fprintf(stderr, "%s: %s: %s\n", program_name, _("standard output cannot be written"),
            g_strerror(code ? code : EIO));
    return JY_EXIT_ERROR;
}

static void note_signal(int signal_number)
{
    (void)signal_number;
    interrupted = 1;
}

void jy_command_watch_signals(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    sigemptyset(&action.sa_mask);
    action.sa_handler = note_signal;
    /* The first is noted, a second kills. */
    action.sa_flags = (int)SA_RESETHAND | SA_RESTART;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

bool jy_command_interrupted(void)
{
    return interrupted != 0;
}

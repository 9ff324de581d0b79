/* command.c: the manners both programs share. */
#include <jiyan/base/command.h>

#include <argp.h>
#include <errno.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <locale.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define _(s) gettext(s)

#define DOMAIN "jiyan"
/* A catalogue that is there where any is. */
#define CATALOGUE "zh_CN/LC_MESSAGES/" DOMAIN ".mo"

static const char *program_name = "jiyan";
static atomic_bool interrupted;
static bool finished;

/* ---- the beginning ---- */

/* Where catalogues lie, seen from the folder of a program: of a build that is not installed, and of one that is, also
 * where it was installed or moved to another prefix than it was configured for. */
static const char *const LOCALES[] = {"../po/locale", JIYAN_RELATIVE_LOCALEDIR};

/* The folder of the message catalogues. Returns a new path. */
static char *locale_folder(void)
{
    const char *named = g_getenv("JIYAN_LOCALEDIR");
    if (named && *named) {
        return g_strdup(named);
    }
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = program ? g_path_get_dirname(program) : NULL;
    for (size_t i = 0; folder && i < G_N_ELEMENTS(LOCALES); i++) {
        g_autofree char *locales = g_build_filename(folder, LOCALES[i], NULL);
        g_autofree char *catalogue = g_build_filename(locales, CATALOGUE, NULL);
        if (g_file_test(catalogue, G_FILE_TEST_EXISTS)) {
            return g_steal_pointer(&locales);
        }
    }
    return g_strdup(JIYAN_LOCALEDIR);
}

/* --help and --version leave from inside of argp. */
static void finish_at_exit(void)
{
    if (!finished && jy_command_finish(JY_EXIT_OK) != JY_EXIT_OK) {
        _exit(JY_EXIT_ERROR);
    }
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
    /* Writes fail instead, and the error says why. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    atexit(finish_at_exit);
}

/* ---- the end ---- */

int jy_command_fail(const GError *err)
{
    g_autofree char *message = jy_terminal_safe(err->message);
    fprintf(stderr, "%s: %s\n", program_name, message);
    return JY_EXIT_ERROR;
}

/* Why standard output failed, where the errno of that write is lost: what is written now fails alike. */
static int failure_of_output(void)
{
    return write(STDOUT_FILENO, "\n", 1) < 0 ? errno : EIO;
}

int jy_command_finish(int status)
{
    finished = true;
    errno = 0;
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    int code = failed && errno == 0 ? failure_of_output() : errno;
    if (!failed || code == EPIPE) {
        return status;
    }
    fprintf(stderr, "%s: %s: %s\n", program_name, _("standard output cannot be written"), g_strerror(code));
    return JY_EXIT_ERROR;
}

/* ---- signals ---- */

static void note_signal(int signal_number)
{
    (void)signal_number;
    interrupted = true;
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
    return interrupted;
}

void jy_command_interrupt(void)
{
    interrupted = true;
}

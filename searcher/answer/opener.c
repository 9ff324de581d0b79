/* opener.c: the command that opens a file at a place. No shell is asked, so that nothing in a name is a command. */
#include "searcher/answer/opener.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <signal.h>

#define _(s) gettext(s)

/* A word with what stands for its % put in; NULL for an unknown one. *has_file is made true where it has the file. */
static char *fill(const char *word, const char *file, const jy_place *place, bool *has_file)
{
    g_autoptr(GString) filled = g_string_new(NULL);
    for (; *word; word++) {
        if (*word != '%') {
            g_string_append_c(filled, *word);
            continue;
        }
        switch (*++word) {
        case 'f':
            g_string_append(filled, file);
            *has_file = true;
            break;
        case 'p':
            g_string_append_printf(filled, "%u", MAX(place->page, 1));
            break;
        case 'l':
            g_string_append_printf(filled, "%u", MAX(place->line, 1));
            break;
        case 'c':
            g_string_append_printf(filled, "%u", MAX(place->column, 1));
            break;
        case '%':
            g_string_append_c(filled, '%');
            break;
        default:
            return NULL;
        }
    }
    return g_strdup(filled->str);
}

char **jy_opener_words(const char *command, const char *file, const jy_place *place, GError **err)
{
    g_auto(GStrv) words = NULL;
    g_autoptr(GError) failure = NULL;
    int count = 0;
    if (!g_shell_parse_argv(command, &count, &words, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--open-with: %s: %s"), command, failure->message);
        return NULL;
    }
    bool has_file = false;
    g_auto(GStrv) filled = g_new0(char *, (gsize)count + 2);
    for (int i = 0; i < count; i++) {
        filled[i] = fill(words[i], file, place, &has_file);
        if (!filled[i]) {
            g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                        _("--open-with: %s: only %%f, %%p, %%l, %%c and %%%% stand for "
                          "something"),
                        words[i]);
            return NULL;
        }
    }
    filled[count] = has_file ? NULL : g_strdup(file);
    return g_steal_pointer(&filled);
}

/* What this program ignores (base/command.c) is the other's to decide. */
static void restore_signals(void *user)
{
    (void)user;
    signal(SIGPIPE, SIG_DFL);
    signal(SIGXFSZ, SIG_DFL);
}

bool jy_opener_run(char **words, GError **err)
{
    g_autoptr(GError) failure = NULL;
    int status = 0;
    const GSpawnFlags flags = G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN;
    if (!g_spawn_sync(NULL, words, NULL, flags, restore_signals, NULL, NULL, NULL, &status, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("%s cannot be run: %s; --open-with or JIYAN_OPEN names a command"),
                    words[0], failure->message);
        return false;
    }
    if (!g_spawn_check_wait_status(status, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", words[0], failure->message);
        return false;
    }
    return true;
}

/* keep.c: writes the searches that are kept. */
#include <errno.h>
#include <fcntl.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "searcher/saved/saved.h"

#define _(s) gettext(s)

/* Characters of a name. */
#define NAME_MOST 100

bool jy_saved_check_name(const char *name, GError **err)
{
    bool is_good = g_utf8_validate(name, -1, NULL) && *name && *name != '#' &&
                   !g_unichar_isspace(g_utf8_get_char(name)) && g_utf8_strlen(name, -1) <= NAME_MOST;
    for (const char *at = name; is_good && *at; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        is_good = c != ':' && g_unichar_isprint(c) && !(g_unichar_isspace(c) && !*g_utf8_next_char(at));
    }
    if (!is_good) {
        g_set_error(
            err, JY_ERROR, JY_ERROR_USAGE,
            _("a search is saved under a name of at most %u characters, without a colon and without what cannot "
              "be seen, that does not begin with #"),
            NAME_MOST);
    }
    return is_good;
}

/* ---- one writer at a time ---- */

/* Waits for those who write; the lock is the folder's, so that no file is left. Returns what to close; -1: IO. */
static int lock_folder(const char *folder, GError **err)
{
    const int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        jy_files_fail(err, folder, _("cannot be opened"));
        return -1;
    }
    while (flock(fd, LOCK_EX) != 0 && errno == EINTR) {
    }
    return fd; /* a file system without locks has no second writer that could be seen */
}

/* ---- lines ---- */

/* Appends the lines of the text, with `fresh` in the place of the first under the name; NULL leaves it out. Further
 * ones of the name go, too. Returns how many there were. */
static unsigned replace(const char *text, size_t length, const char *name, const char *fresh, GString *out)
{
    unsigned count = 0;
    for (const char *at = text, *end = text + length; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *next = stop ? stop + 1 : end;
        g_autofree char *line = g_strndup(at, (gsize)(next - at));
        const char *arguments, *begin = line + (at == text && g_str_has_prefix(line, "\xEF\xBB\xBF") ? 3 : 0);
        g_autofree char *named = jy_saved_name(begin, &arguments);
        if (g_strcmp0(named, name) != 0) {
            g_string_append_len(out, at, next - at);
        } else if (count++ == 0 && fresh) {
            g_string_append(out, fresh);
        }
        at = next;
    }
    return count;
}

/* Puts a line, NULL for none, in the place of that of the name. *ret_count is how many there were. */
static bool rewrite(const char *folder, const char *name, const char *fresh, unsigned *ret_count, GError **err)
{
    size_t length;
    g_autofree char *text = jy_saved_load(folder, &length, err);
    if (!text) {
        return false;
    }
    g_autoptr(GString) out = g_string_new(NULL);
    *ret_count = replace(text, length, name, fresh, out);
    if (!*ret_count && !fresh) {
        return true; /* nothing to take out */
    }
    if (!*ret_count && out->len && out->str[out->len - 1] != '\n') {
        g_string_append_c(out, '\n');
    }
    if (!*ret_count) {
        g_string_append(out, fresh);
    }
    g_autofree char *path = g_build_filename(folder, JY_SAVED_FILE, NULL);
    if (out->len > JY_SAVED_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_TOO_BIG, _("%s: more than %zu bytes"), path, JY_SAVED_MOST);
        return false;
    }
    return jy_files_put(path, out->str, out->len, err);
}

static bool change(const char *folder, const char *name, const char *fresh, unsigned *ret_count, GError **err)
{
    const int lock = lock_folder(folder, err);
    if (lock < 0) {
        return false;
    }
    const bool is_done = rewrite(folder, name, fresh, ret_count, err);
    close(lock);
    return is_done;
}

bool jy_saved_keep(const char *folder, const char *name, const char *arguments, GError **err)
{
    unsigned count;
    g_autofree char *line = g_strdup_printf("%s: %s\n", name, arguments);
    return jy_saved_check_name(name, err) && change(folder, name, line, &count, err);
}

bool jy_saved_forget(const char *folder, const char *name, GError **err)
{
    unsigned count = 0;
    if (!change(folder, name, NULL, &count, err)) {
        return false;
    }
    if (!count) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("no search is saved as %s"), name);
    }
    return count > 0;
}

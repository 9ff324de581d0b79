/* ignore.c: patterns in the manner of gitignore(5). */
#include "indexer/files/ignore.h"

#include <jiyan/base/files.h>
#include <jiyan/base/glob.h>
#include <string.h>

typedef struct {
    char *glob;
    bool negated;  /* ! */
    bool folders;  /* a final / */
    bool anchored; /* a / before the end: holds for the path from the folder on, not for the name alone */
} pattern;

struct jy_ignore {
    char *folder;
    GArray *patterns;
};

static void clear_pattern(void *item)
{
    g_free(((pattern *)item)->glob);
}

static void add_pattern(jy_ignore *ignore, char *line)
{
    pattern fresh = {0};
    if (*line == '!') {
        fresh.negated = true;
        line++;
    }
    size_t length = strlen(line);
    if (length && line[length - 1] == '/') {
        fresh.folders = true;
        line[--length] = '\0';
    }
    if (length == 0) {
        return;
    }
    fresh.anchored = strchr(line, '/') != NULL;
    line += *line == '/';
    char *composed = jy_files_compose(line);
    fresh.glob = composed ? composed : g_strdup(line);
    g_array_append_val(ignore->patterns, fresh);
}

static jy_ignore *new_ignore(const char *folder)
{
    jy_ignore *ignore = g_new0(jy_ignore, 1);
    ignore->folder = g_strdup(folder);
    ignore->patterns = g_array_new(false, false, sizeof(pattern));
    g_array_set_clear_func(ignore->patterns, clear_pattern);
    return ignore;
}

jy_ignore *jy_ignore_new(const char *folder, const char *text)
{
    jy_ignore *ignore = new_ignore(folder);
    text += g_str_has_prefix(text, "\xEF\xBB\xBF") ? 3 : 0;
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        /* A carriage return goes, and the trailing spaces that no \ keeps. */
        size_t length = strlen(*line);
        if (length && (*line)[length - 1] == '\r') {
            (*line)[length - 1] = '\0';
        }
        char *kept = *line;
        for (char *at = *line; *at;) {
            bool space = *at == ' ';
            at += *at == '\\' && at[1] ? 2 : 1;
            kept = space ? kept : at;
        }
        *kept = '\0';
        if (**line && **line != '#') {
            add_pattern(ignore, *line);
        }
    }
    return ignore;
}

jy_ignore *jy_ignore_new_globs(const char *const *globs)
{
    jy_ignore *ignore = new_ignore("");
    for (; *globs; globs++) {
        g_autofree char *glob = g_strdup(*globs);
        add_pattern(ignore, glob);
    }
    return ignore;
}

void jy_ignore_free(jy_ignore *ignore)
{
    if (!ignore) {
        return;
    }
    g_array_unref(ignore->patterns);
    g_free(ignore->folder);
    g_free(ignore);
}

/* ---- verdicts ---- */

char *jy_ignore_readable(const char *path)
{
    return g_utf8_validate(path, -1, NULL) ? jy_files_compose(path)
                                           : g_convert(path, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
}

jy_ignore_verdict jy_ignore_match(const jy_ignore *ignore, const char *path, bool is_folder)
{
    size_t length = strlen(ignore->folder);
    if (length && (strncmp(path, ignore->folder, length) != 0 || path[length] != '/')) {
        return JY_IGNORE_SILENT;
    }
    const char *below = length ? path + length + 1 : path, *slash = strrchr(below, '/');
    const char *name = slash ? slash + 1 : below;
    g_autofree char *readable = jy_ignore_readable(below);
    const char *readable_name = readable && slash ? strrchr(readable, '/') + 1 : readable;
    for (guint i = ignore->patterns->len; i > 0; i--) {
        const pattern *last = &g_array_index(ignore->patterns, pattern, i - 1);
        if ((!last->folders || is_folder) &&
            (jy_glob_match(last->glob, last->anchored ? below : name) ||
             (readable && jy_glob_match(last->glob, last->anchored ? readable : readable_name)))) {
            return last->negated ? JY_IGNORE_IN : JY_IGNORE_OUT;
        }
    }
    return JY_IGNORE_SILENT;
}

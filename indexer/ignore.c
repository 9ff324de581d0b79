/* ignore.c: patterns in the manner of gitignore(5). */
#include "indexer/ignore.h"

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

/* Cuts trailing spaces that no \ keeps. */
static void chomp(char *line)
{
    size_t length = strlen(line);
    if (length && line[length - 1] == '\r') {
        line[--length] = '\0';
    }
    while (length && (line[length - 1] == ' ' || line[length - 1] == '\t') &&
           !(length > 1 && line[length - 2] == '\\')) {
        line[--length] = '\0';
    }
}

static void add_line(jy_ignore *ignore, char *line)
{
    chomp(line);
    if (*line == '\0' || *line == '#') {
        return;
    }
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
    fresh.glob = g_strdup(*line == '/' ? line + 1 : line);
    g_array_append_val(ignore->patterns, fresh);
}

jy_ignore *jy_ignore_new(const char *folder, const char *text)
{
    jy_ignore *ignore = g_new0(jy_ignore, 1);
    ignore->folder = g_strdup(folder);
    ignore->patterns = g_array_new(false, false, sizeof(pattern));
    g_array_set_clear_func(ignore->patterns, clear_pattern);
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        add_line(ignore, *line);
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

/* ---- globs ---- */

/* Matches one byte against the class that begins at glob "[". *ret_end is behind its "]". Returns -1 for a class that
 * does not end. */
static int match_class(const char *glob, char byte, const char **ret_end)
{
    const char *at = glob + 1;
    bool negated = *at == '!' || *at == '^', found = false;
    at += negated;
    const char *first = at;
    while (*at && (*at != ']' || at == first)) {
        if (*at == '\\' && at[1]) {
            at++;
        }
        char low = *at++, high = low;
        if (at[0] == '-' && at[1] && at[1] != ']') {
            at++;
            if (*at == '\\' && at[1]) {
                at++;
            }
            high = *at++;
        }
        found |= (unsigned char)low <= (unsigned char)byte && (unsigned char)byte <= (unsigned char)high;
    }
    if (*at != ']') {
        return -1;
    }
    *ret_end = at + 1;
    return found != negated && byte != '/';
}

/* Length of the UTF-8 character at `text`, 1 for a byte that is none: ? stands for one of them. */
static size_t character_length(const char *text)
{
    gunichar character = g_utf8_get_char_validated(text, -1);
    return character >= 0xFFFFFFFE ? 1 : (size_t)(g_utf8_next_char(text) - text);
}

/* Matches one element of a glob that is no star. Moves both on; false where it does not fit. */
static bool match_one(const char **glob, const char **text)
{
    const char *end;
    if (**text == '\0') {
        return false;
    }
    if (**glob == '?') {
        if (**text == '/') {
            return false;
        }
        *glob += 1;
        *text += character_length(*text);
        return true;
    }
    if (**glob == '[') {
        int fits = match_class(*glob, **text, &end);
        if (fits >= 0) {
            *glob = end;
            *text += 1;
            return fits;
        }
    }
    if (**glob == '\\' && (*glob)[1]) {
        *glob += 1;
    }
    if (**glob != **text) {
        return false;
    }
    *glob += 1;
    *text += 1;
    return true;
}

/* A star that did not stretch far enough: where to go on, one byte further. */
typedef struct {
    const char *glob, *text;
    bool deep; /* ** goes over slashes */
} star;

/* Reads ** and * at `glob`; ** with a slash also stands for nothing. */
static const char *read_star(const char *glob, const char *start, bool *ret_deep)
{
    const char *at = glob;
    while (*at == '*') {
        at++;
    }
    bool begins = glob == start || glob[-1] == '/';
    *ret_deep = at - glob == 2 && begins && (*at == '/' || *at == '\0');
    return *ret_deep && *at == '/' ? at + 1 : at;
}

static bool stretch(star *last)
{
    if (!last->glob || *last->text == '\0' || (!last->deep && *last->text == '/')) {
        return false;
    }
    last->text++;
    return true;
}

bool jy_ignore_glob(const char *glob, const char *path)
{
    /* The latest star of each kind is enough to go back to: what an earlier one could give, a later one can as well,
     * but a shallow one never gives what a deep one can. */
    const char *start = glob, *text = path;
    star deep = {0}, shallow = {0};
    for (;;) {
        if (*glob == '*') {
            bool is_deep;
            const char *behind = read_star(glob, start, &is_deep);
            star *last = is_deep ? &deep : &shallow;
            *last = (star){behind, text, is_deep};
            if (is_deep) {
                shallow.glob = NULL;
            }
            glob = behind;
            continue;
        }
        if (*glob == '\0' && *text == '\0') {
            return true;
        }
        if (*glob && match_one(&glob, &text)) {
            continue;
        }
        star *back = stretch(&shallow) ? &shallow : NULL;
        if (!back) {
            shallow.glob = NULL;
            /* After a deep star a name begins anew only behind a slash, unless the star ends the glob. */
            do {
                if (!stretch(&deep)) {
                    return false;
                }
            } while (*deep.glob && deep.text[-1] != '/');
            back = &deep;
        }
        glob = back->glob;
        text = back->text;
    }
}

/* ---- verdicts ---- */

static bool pattern_fits(const pattern *wanted, const char *below)
{
    if (wanted->anchored) {
        return jy_ignore_glob(wanted->glob, below);
    }
    const char *name = strrchr(below, '/');
    return jy_ignore_glob(wanted->glob, name ? name + 1 : below);
}

jy_ignore_verdict jy_ignore_match(const jy_ignore *ignore, const char *path, bool is_folder)
{
    size_t length = strlen(ignore->folder);
    if (length && (strncmp(path, ignore->folder, length) != 0 || path[length] != '/')) {
        return JY_IGNORE_SILENT;
    }
    const char *below = length ? path + length + 1 : path;
    for (guint i = ignore->patterns->len; i > 0; i--) {
        const pattern *last = &g_array_index(ignore->patterns, pattern, i - 1);
        if ((!last->folders || is_folder) && pattern_fits(last, below)) {
            return last->negated ? JY_IGNORE_IN : JY_IGNORE_OUT;
        }
    }
    return JY_IGNORE_SILENT;
}

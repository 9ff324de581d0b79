/* ignore.c: patterns in the manner of gitignore(5). */
#include "indexer/files/ignore.h"

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
    fresh.glob = g_strdup(*line == '/' ? line + 1 : line);
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

/* ---- globs ---- */

/* The character at *at, which it moves behind: ? and classes stand for one. A byte that is no UTF-8 counts as one. */
static gunichar take_character(const char **at)
{
    gunichar character = g_utf8_get_char_validated(*at, -1);
    if (character >= 0xFFFFFFFE) {
        return 0x110000 + (unsigned char)*(*at)++;
    }
    *at = g_utf8_next_char(*at);
    return character;
}

static gunichar take_member(const char **at)
{
    *at += **at == '\\' && (*at)[1];
    return take_character(at);
}

/* True when [:name:] holds the character. *ret_known is false for a name that POSIX does not know. */
static bool in_named_class(const char *name, size_t length, gunichar character, bool *ret_known)
{
    static const struct {
        const char *name;
        GAsciiType type;
    } CLASSES[] = {
        {"alnum", G_ASCII_ALNUM}, {"alpha", G_ASCII_ALPHA}, {"cntrl", G_ASCII_CNTRL},   {"digit", G_ASCII_DIGIT},
        {"graph", G_ASCII_GRAPH}, {"lower", G_ASCII_LOWER}, {"print", G_ASCII_PRINT},   {"punct", G_ASCII_PUNCT},
        {"space", G_ASCII_SPACE}, {"upper", G_ASCII_UPPER}, {"xdigit", G_ASCII_XDIGIT},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(CLASSES); i++) {
        if (strlen(CLASSES[i].name) == length && memcmp(CLASSES[i].name, name, length) == 0) {
            *ret_known = true;
            return character < 0x80 && (g_ascii_table[character] & (guint16)CLASSES[i].type);
        }
    }
    *ret_known = length == strlen("blank") && memcmp(name, "blank", length) == 0;
    return *ret_known && (character == ' ' || character == '\t');
}

/* Matches a character against the class that begins at glob "[". *ret_end is behind its "]". Returns -1 for a class
 * that does not end. */
static int match_class(const char *glob, gunichar character, const char **ret_end)
{
    const char *at = glob + 1;
    bool negated = *at == '!' || *at == '^', found = false;
    at += negated;
    const char *first = at;
    while (*at && (*at != ']' || at == first)) {
        const char *end = g_str_has_prefix(at, "[:") ? strstr(at + 2, ":]") : NULL;
        if (end) {
            bool known;
            bool holds = in_named_class(at + 2, (size_t)(end - at) - 2, character, &known);
            found |= known && holds;
            at = end + 2;
            continue;
        }
        gunichar low = take_member(&at), high = low;
        if (at[0] == '-' && at[1] && at[1] != ']') {
            at++;
            high = take_member(&at);
        }
        found |= low <= character && character <= high;
    }
    if (*at != ']') {
        return -1;
    }
    *ret_end = at + 1;
    return found != negated && character != '/';
}

/* Matches one element of a glob that is no star. Moves both on; false where it does not fit. */
static bool match_one(const char **glob, const char **text)
{
    if (**text == '\0') {
        return false;
    }
    if (**glob == '?') {
        *glob += 1;
        return take_character(text) != '/';
    }
    if (**glob == '[') {
        return match_class(*glob, take_character(text), glob) > 0;
    }
    if (**glob == '\\') {
        *glob += 1;
    }
    if (**glob != **text) {
        return false;
    }
    *glob += 1;
    *text += 1;
    return true;
}

/* A star that did not stretch far enough: where to go on, one character further. */
typedef struct {
    const char *glob, *text;
    bool deep; /* ** goes over slashes */
} star;

static bool stretch(star *last)
{
    if (!last->glob || *last->text == '\0' || (!last->deep && *last->text == '/')) {
        return false;
    }
    (void)take_character(&last->text);
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
            const char *behind = glob + strspn(glob, "*");
            bool is_deep =
                behind - glob >= 2 && (glob == start || glob[-1] == '/') && (*behind == '/' || *behind == '\0');
            behind += is_deep && *behind == '/'; /* with a slash it also stands for nothing */
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
        const star *back = &shallow;
        if (!stretch(&shallow)) {
            /* After a deep star a name begins anew only behind a slash, unless the star ends the glob. */
            back = &deep;
            shallow.glob = NULL;
            do {
                if (!stretch(&deep)) {
                    return false;
                }
            } while (*deep.glob && deep.text[-1] != '/');
        }
        glob = back->glob;
        text = back->text;
    }
}

/* ---- verdicts ---- */

/* The same path as UTF-8 where it is in GB18030, as archives unpacked from elsewhere have it: a pattern that is typed
 * today means both. Returns a new text; NULL for UTF-8, and for what is neither. */
static char *decode_name(const char *path)
{
    return g_utf8_validate(path, -1, NULL) ? NULL : g_convert(path, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
}

jy_ignore_verdict jy_ignore_match(const jy_ignore *ignore, const char *path, bool is_folder)
{
    size_t length = strlen(ignore->folder);
    if (length && (strncmp(path, ignore->folder, length) != 0 || path[length] != '/')) {
        return JY_IGNORE_SILENT;
    }
    const char *below = length ? path + length + 1 : path, *slash = strrchr(below, '/');
    const char *name = slash ? slash + 1 : below;
    g_autofree char *readable = decode_name(below);
    const char *readable_name = readable && slash ? strrchr(readable, '/') + 1 : readable;
    for (guint i = ignore->patterns->len; i > 0; i--) {
        const pattern *last = &g_array_index(ignore->patterns, pattern, i - 1);
        if ((!last->folders || is_folder) &&
            (jy_ignore_glob(last->glob, last->anchored ? below : name) ||
             (readable && jy_ignore_glob(last->glob, last->anchored ? readable : readable_name)))) {
            return last->negated ? JY_IGNORE_IN : JY_IGNORE_OUT;
        }
    }
    return JY_IGNORE_SILENT;
}

jy_ignore_verdict jy_ignore_match_within(const jy_ignore *ignore, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        g_autofree char *folder = g_strndup(path, (gsize)(slash - path));
        if (jy_ignore_match(ignore, folder, true) == JY_IGNORE_OUT) {
            return JY_IGNORE_OUT;
        }
    }
    return jy_ignore_match(ignore, path, false);
}

/* glob.c: patterns of paths in the manner of gitignore(5). */
#include <jiyan/base/glob.h>

#include <string.h>

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

bool jy_glob_match(const char *glob, const char *path)
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

/* ---- on a command line ---- */

bool jy_glob_names(const char *glob, const char *path)
{
    size_t length = strlen(glob);
    const bool is_of_folders = length && glob[length - 1] == '/';
    g_autofree char *plain = g_strndup(glob, length - is_of_folders);
    const bool is_anchored = strchr(plain, '/') != NULL;
    const char *wanted = *plain == '/' ? plain + 1 : plain;
    g_autofree char *part = g_strdup(path);
    const char *name = part;
    for (char *slash = strchr(part, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (jy_glob_match(wanted, is_anchored ? part : name)) {
            return true;
        }
        *slash = '/';
        name = slash + 1;
    }
    return !is_of_folders && jy_glob_match(wanted, is_anchored ? part : name);
}

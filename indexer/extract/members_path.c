/* members_path.c: names of members, made harmless. */
#include "indexer/extract/members.h"

/* Bytes of a path: what is longer loses its middle. */
#define PATH_MOST 1000
#define PATH_HEAD 700

/* What would hide in a terminal or a page: controls, and marks that turn the direction of text. */
static bool is_hidden(gunichar character)
{
    GUnicodeType type = g_unichar_type(character);
    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
           type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Returns a new text; free with g_free. */
static char *replace_hidden(const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    GString *plain = g_string_new(NULL);
    for (const char *at = valid; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        g_string_append_unichar(plain, is_hidden(character) ? 0xFFFD : character);
    }
    return g_string_free(plain, false);
}

/* Cuts the middle out of a path. */
static void shorten(GString *path)
{
    const char *head = path->str + PATH_HEAD, *tail = path->str + path->len - (PATH_MOST - PATH_HEAD);
    while (!g_utf8_validate(path->str, head - path->str, NULL)) {
        head--;
    }
    while (((unsigned char)*tail & 0xC0) == 0x80) {
        tail++;
    }
    g_autofree char *end = g_strdup(tail);
    g_string_truncate(path, (gsize)(head - path->str));
    g_string_append_printf(path, "…%s", end);
}

char *jy_members_path(const char *name)
{
    g_autofree char *plain = replace_hidden(name);
    g_auto(GStrv) steps = g_strsplit_set(plain, "/\\", -1);
    GString *path = g_string_new(NULL);
    for (char **step = steps; *step; step++) {
        bool is_drive = step == steps && g_ascii_isalpha(**step) && g_str_equal(*step + 1, ":");
        if (**step && !is_drive && !g_str_equal(*step, ".") && !g_str_equal(*step, "..")) {
            g_string_append_printf(path, "%s%s", path->len ? "/" : "", *step);
        }
    }
    if (path->len > PATH_MOST) {
        shorten(path);
    }
    return g_string_free(path, false);
}

/* paths.c: the paths of what was found. */
#include "searcher/render/paths.h"

#include <jiyan/base/terminal.h>
#include <string.h>

#include "searcher/render/hits.h"
#include "searcher/render/rows.h"

char *jy_paths_character(const char *at, bool *ret_is_unsafe)
{
    bool is_valid = g_utf8_get_char_validated(at, -1) < 0x110000;
    char *character = g_strndup(at, is_valid ? (gsize)(g_utf8_next_char(at) - at) : 1);
    g_autofree char *safe = jy_terminal_safe(character);
    *ret_is_unsafe = !g_str_equal(safe, character);
    return character;
}

static char *quote(const char *path)
{
    g_autofree char *safe = jy_terminal_safe(path);
    if (g_str_equal(safe, path) && !strpbrk(path, "\"\\")) {
        return g_strdup(path);
    }
    GString *line = g_string_new("\"");
    while (*path) {
        bool is_unsafe;
        g_autofree char *character = jy_paths_character(path, &is_unsafe);
        g_autofree char *escaped = g_strescape(character, is_unsafe ? NULL : character);
        g_string_append(line, *path == '"' || *path == '\\' ? "\\" : "");
        g_string_append(line, escaped);
        path += strlen(character);
    }
    g_string_append_c(line, '"');
    return g_string_free(line, false);
}

/* Prints what is not among the paths seen. */
static void print_path(size_t folder, const char *path, GHashTable *seen, FILE *out)
{
    if (g_hash_table_add(seen, g_strdup_printf("%zu:%s", folder, path))) {
        g_autofree char *line = quote(path);
        fprintf(out, "%s\n", line);
    }
}

void jy_paths_hits(const void *found, const jy_view *view, FILE *out)
{
    (void)view;
    const GPtrArray *hits = ((const jy_hits *)found)->result->hits;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < hits->len; i++) {
        const jy_hit *hit = hits->pdata[i];
        print_path(hit->folder, hit->document->path, seen, out);
    }
}

void jy_paths_rows(const void *found, const jy_view *view, FILE *out)
{
    (void)view;
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (jy_row *row; (row = jy_rows_next(found)) != NULL; jy_row_free(row)) {
        print_path(row->folder, row->document->path, seen, out);
    }
}

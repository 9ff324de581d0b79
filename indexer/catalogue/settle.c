/* settle.c: which row speaks of which file. */
#include <jiyan/text/fold.h>
#include <libintl.h>
#include <string.h>

#include "indexer/catalogue/settle.h"

#define _(s) gettext(s)

/* The row that names the end of a path: it may leave out folders above the file, but not name others. */
static jy_catalogue_row *find_by_end(const jy_catalogue *catalogue, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    jy_catalogue_row *row = g_hash_table_lookup(catalogue->by_name, name);
    g_autofree char *end = row ? g_strconcat("/", row->document.path, NULL) : NULL;
    return end && g_str_has_suffix(path, end) ? row : NULL;
}

/* Notes one more file, or none, that a row names. */
static void count_named(jy_catalogue *catalogue, jy_catalogue_row *row, bool is_named)
{
    row->named += is_named;
    if (is_named && row->named == 2) {
        jy_state_warn(catalogue, row->line, _("more than one file is called so, none is meant"), row->document.path);
    }
}

/* ---- members of archives ---- */

/* True for a path, or the end of one behind a slash. */
static bool is_end(const char *path, const char *end)
{
    return g_str_has_suffix(path, end) && (strlen(path) == strlen(end) || path[strlen(path) - strlen(end) - 1] == '/');
}

/* The rows that may name members of an archive; NULL for none. */
const GPtrArray *jy_settle_members(const jy_catalogue *catalogue, const char *archive)
{
    g_autofree char *name = g_path_get_basename(archive);
    return g_hash_table_lookup(catalogue->by_archive, name);
}

/* True where a row is of a member of the archive, as far as is known before it is settled who is meant. */
bool jy_settle_is_member(const jy_catalogue_row *row, const char *archive)
{
    const char *mark = strstr(row->document.path, JY_DOCUMENT_MEMBER);
    g_autofree char *own = g_strndup(row->document.path, (gsize)(mark - row->document.path));
    return row->is_whole ? g_str_equal(archive, own) : is_end(archive, own);
}

/* The row that names the end of the path of a member. */
static jy_catalogue_row *find_member(const jy_catalogue *catalogue, const char *path)
{
    g_autofree char *archive = g_strndup(path, (gsize)(strstr(path, JY_DOCUMENT_MEMBER) - path));
    const GPtrArray *rows = jy_settle_members(catalogue, archive);
    for (guint i = 0; rows && i < rows->len; i++) {
        jy_catalogue_row *row = rows->pdata[i];
        if (row->named < 2 && is_end(path, row->document.path) && jy_settle_is_member(row, archive)) {
            return row;
        }
    }
    return NULL;
}

/* Notes the rows that name members, and to which archives of those that are known they belong. */
static void note_members(jy_catalogue *catalogue, const GPtrArray *paths, GHashTable *known)
{
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, catalogue->by_path);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        const char *path = ((jy_catalogue_row *)item)->document.path, *mark = strstr(path, JY_DOCUMENT_MEMBER);
        if (mark) {
            g_autofree char *archive = g_strndup(path, (gsize)(mark - path)), *name = g_path_get_basename(archive);
            ((jy_catalogue_row *)item)->is_whole = g_hash_table_contains(known, archive);
            GPtrArray *rows = g_hash_table_lookup(catalogue->by_archive, name);
            if (!rows) {
                rows = g_ptr_array_new();
                g_hash_table_insert(catalogue->by_archive, g_steal_pointer(&name), rows);
            }
            g_ptr_array_add(rows, item);
        }
    }
    g_hash_table_iter_init(&iter, catalogue->by_archive);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        g_ptr_array_sort(item, jy_state_by_line); /* so that a fingerprint is always the same */
    }
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; g_hash_table_size(catalogue->by_archive) && i < paths->len; i++) {
        const bool is_first = g_hash_table_add(seen, paths->pdata[i]); /* a file may be there under two PATHs */
        const GPtrArray *rows = is_first ? jy_settle_members(catalogue, paths->pdata[i]) : NULL;
        for (guint j = 0; rows && j < rows->len; j++) {
            count_named(catalogue, rows->pdata[j], jy_settle_is_member(rows->pdata[j], paths->pdata[i]));
        }
    }
}

/* ---- all rows ---- */

jy_catalogue_row *jy_settle_find(const jy_catalogue *catalogue, const char *path)
{
    jy_catalogue_row *row = g_hash_table_lookup(catalogue->by_path, path);
    return row ? row : strstr(path, JY_DOCUMENT_MEMBER) ? find_member(catalogue, path) : find_by_end(catalogue, path);
}

/* Notes the rows that name no file of the archive by its whole path. */
static void note_ends(jy_catalogue *catalogue, const char *root, GHashTable *known)
{
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, catalogue->by_path);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        jy_catalogue_row *row = item;
        g_autofree char *full = g_build_filename(root, row->document.path, NULL);
        if (!strstr(row->document.path, JY_DOCUMENT_MEMBER) && !g_hash_table_contains(known, row->document.path) &&
            !g_file_test(full, G_FILE_TEST_EXISTS)) {
            char *name = g_path_get_basename(row->document.path);
            bool shared = g_hash_table_contains(catalogue->by_name, name);
            g_hash_table_insert(catalogue->by_name, name, shared ? NULL : row);
        }
    }
}

static gboolean is_ambiguous(void *name, void *item, void *user)
{
    (void)name;
    (void)user;
    const jy_catalogue_row *row = item;
    return row && row->named > 1;
}

void jy_catalogue_settle(jy_catalogue *catalogue, const char *root, const GPtrArray *paths)
{
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < paths->len; i++) {
        g_hash_table_add(known, paths->pdata[i]);
    }
    note_ends(catalogue, root, known);
    note_members(catalogue, paths, known);
    for (guint i = 0; i < paths->len; i++) {
        bool is_first = g_hash_table_remove(known, paths->pdata[i]); /* a file may be there under two PATHs */
        jy_catalogue_row *row = is_first ? jy_settle_find(catalogue, paths->pdata[i]) : NULL;
        if (row) {
            count_named(catalogue, row, true);
        }
    }
    g_hash_table_foreach_remove(catalogue->by_name, is_ambiguous, NULL);
}

/* ---- numbers ---- */

char *jy_settle_number(const char *number)
{
    g_autofree char *folded = jy_fold_string(number, -1);
    GString *bare = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        const gunichar character = g_utf8_get_char(at);
        if (g_unichar_isalnum(character)) {
            g_string_append_unichar(bare, character);
        } else if (bare->len && bare->str[bare->len - 1] != '-') {
            g_string_append_c(bare, '-'); /* 1-12 is not 11-2 */
        }
    }
    if (bare->len && bare->str[bare->len - 1] == '-') {
        g_string_truncate(bare, bare->len - 1);
    }
    return g_string_free(bare, false);
}

jy_catalogue_row *jy_settle_find_number(const jy_catalogue *catalogue, const char *number)
{
    g_autofree char *bare = number && catalogue->numbered->len ? jy_settle_number(number) : NULL;
    return bare ? g_hash_table_lookup(catalogue->by_number, bare) : NULL;
}

jy_catalogue_row *jy_settle_find_called(const jy_catalogue *catalogue, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    char *point = strrchr(name, '.');
    if (point && point > name) {
        *point = '\0';
    }
    jy_catalogue_row *row = g_utf8_validate(name, -1, NULL) ? jy_settle_find_number(catalogue, name) : NULL;
    return row && row->document.id ? row : NULL;
}

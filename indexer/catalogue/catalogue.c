/* catalogue.c: a table of what is known of files. */
#include "indexer/catalogue/catalogue.h"

#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/decode.h>
#include <libintl.h>
#include <string.h>

#include "indexer/catalogue/table.h"

#define _(s) gettext(s)

/* Bytes of a catalogue. */
#define SIZE_MOST ((size_t)256 << 20)

typedef struct {
    jy_document document; /* its path is the row's */
    uint32_t line;
    uint32_t named; /* known files that it names, by the whole path or the end of it */
    bool is_whole;  /* of a member: its archive is named by the whole path, and is no other */
} catalogue_row;

struct jy_catalogue {
    GHashTable *by_path; /* path → catalogue_row, owned */
    GHashTable *by_name; /* file name → catalogue_row that names the end of a path, borrowed; NULL where two rows share
                            the name */
    GHashTable *by_archive; /* file name of an archive → GPtrArray of the catalogue_row that name members of it,
                               borrowed */
    GPtrArray *warnings;    /* of char * */
    char *text;             /* the table as it was given */
};

static void free_row(void *item)
{
    catalogue_row *row = item;
    jy_document_clear(&row->document);
    g_free(row);
}

static void warn(jy_catalogue *catalogue, uint32_t line, const char *what, const char *word)
{
    g_ptr_array_add(catalogue->warnings, g_strdup_printf(_("line %u: %s%s%s"), line, what, *word ? ": " : "", word));
}

/* Names the columns that give nothing: whoever spelled one otherwise than it is known by would wait for it in vain. */
static void warn_of_columns(jy_catalogue *catalogue, const GPtrArray *names)
{
    g_autoptr(GString) unknown = g_string_new(NULL);
    for (guint i = 0; i < names->len; i++) {
        const char *name = names->pdata[i];
        jy_field field = jy_fields_find(name, strlen(name), JY_FIELD_GIVEN);
        if (field >= JY_FIELDS_KEPT && *name) {
            g_string_append_printf(unknown, "%s%s", unknown->len ? ", " : "", name);
        }
    }
    if (unknown->len) {
        warn(catalogue, 1, _("columns that are no fields, passed over"), unknown->str);
    }
}

/* The fields of the columns. Returns a new array of jy_field; NULL where no column names the file. */
static GArray *read_header(jy_catalogue *catalogue, jy_table *table, GError **err)
{
    g_autoptr(GPtrArray) cells = jy_table_next(table, err);
    if (!cells) {
        return NULL;
    }
    GArray *fields = g_array_new(false, false, sizeof(jy_field));
    bool has_path = false;
    for (guint i = 0; i < cells->len; i++) {
        const char *name = cells->pdata[i];
        jy_field field = jy_fields_find(name, strlen(name), JY_FIELD_GIVEN);
        has_path |= field == JY_FIELD_PATH;
        g_array_append_val(fields, field);
    }
    if (!has_path) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("line 1: no column is called path (or file, 路径, 文件名)"));
        g_clear_pointer(&fields, g_array_unref);
    } else {
        warn_of_columns(catalogue, cells);
    }
    return fields;
}

static void add_row(jy_catalogue *catalogue, uint32_t line, const GArray *fields, const GPtrArray *cells)
{
    catalogue_row *row = g_new0(catalogue_row, 1);
    row->line = line;
    if (cells->len > fields->len) {
        warn(catalogue, line, _("more cells than the header has columns; the rest is passed over"), "");
    }
    for (guint i = 0; i < cells->len && i < fields->len; i++) {
        jy_field field = g_array_index(fields, jy_field, i);
        const char *cell = cells->pdata[i];
        if (field != JY_FIELD_PATH) {
            if (!jy_fields_set(&row->document, field, cell)) {
                warn(catalogue, line, _("no date, left out"), cell);
            }
        } else if (!row->document.path) {
            while (g_str_has_prefix(cell, "./")) {
                cell += 2;
            }
            row->document.path = g_strstrip(g_strdup(cell));
        }
    }

    const char *path = row->document.path;
    if (!path || !*path) {
        warn(catalogue, line, _("a row without a path, left out"), "");
        free_row(row);
        return;
    }
    bool again = g_hash_table_contains(catalogue->by_path, path);
    if (again) {
        warn(catalogue, line, _("this path stands twice; the later row holds"), path);
    }
    g_hash_table_replace(catalogue->by_path, row->document.path, row);
}

static bool read_rows(jy_catalogue *catalogue, const char *text, GError **err)
{
    jy_table table;
    jy_table_init(&table, text);
    GError *failure = NULL;
    g_autoptr(GArray) fields = read_header(catalogue, &table, &failure);
    g_autoptr(GPtrArray) cells = NULL;
    while (fields && (cells = jy_table_next(&table, &failure)) != NULL) {
        add_row(catalogue, table.line, fields, cells);
        g_clear_pointer(&cells, g_ptr_array_unref);
    }
    if (failure) {
        g_propagate_error(err, failure);
        return false;
    }
    if (!fields) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("an empty catalogue"));
        return false;
    }
    return true;
}

jy_catalogue *jy_catalogue_load(const char *file, GError **err)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!jy_input_read_named(file, SIZE_MOST, &bytes, &length, err)) {
        return NULL;
    }
    g_auto(jy_decoded) decoded = {0};
    g_autoptr(jy_catalogue) catalogue = g_new0(jy_catalogue, 1);
    catalogue->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_row);
    catalogue->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    catalogue->by_archive = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    catalogue->warnings = g_ptr_array_new_with_free_func(g_free);
    if (!jy_decode(bytes, length, &decoded, err) || !read_rows(catalogue, decoded.text, err)) {
        g_prefix_error(err, "%s: ", file);
        return NULL;
    }
    catalogue->text = g_steal_pointer(&decoded.text);
    return g_steal_pointer(&catalogue);
}

void jy_catalogue_free(jy_catalogue *catalogue)
{
    if (!catalogue) {
        return;
    }
    g_hash_table_unref(catalogue->by_archive);
    g_hash_table_unref(catalogue->by_name);
    g_hash_table_unref(catalogue->by_path);
    g_ptr_array_unref(catalogue->warnings);
    g_free(catalogue->text);
    g_free(catalogue);
}

/* The row that names the end of a path: it may leave out folders above the file, but not name others. */
static catalogue_row *find_by_end(const jy_catalogue *catalogue, const char *path)
{
    g_autofree char *name = g_path_get_basename(path);
    catalogue_row *row = g_hash_table_lookup(catalogue->by_name, name);
    g_autofree char *end = row ? g_strconcat("/", row->document.path, NULL) : NULL;
    return end && g_str_has_suffix(path, end) ? row : NULL;
}

/* Notes one more file, or none, that a row names. */
static void count_named(jy_catalogue *catalogue, catalogue_row *row, bool is_named)
{
    row->named += is_named;
    if (is_named && row->named == 2) {
        warn(catalogue, row->line, _("more than one file is called so, none is meant"), row->document.path);
    }
}

/* ---- members of archives ---- */

static int by_line(const void *a, const void *b)
{
    const catalogue_row *const *left = a, *const *right = b;
    return (*left)->line < (*right)->line ? -1 : (*left)->line > (*right)->line;
}

#define MEMBER_MARK "!/"

/* True for a path, or the end of one behind a slash. */
static bool is_end(const char *path, const char *end)
{
    return g_str_has_suffix(path, end) && (strlen(path) == strlen(end) || path[strlen(path) - strlen(end) - 1] == '/');
}

/* The rows that may name members of an archive; NULL for none. */
static const GPtrArray *rows_of_archive(const jy_catalogue *catalogue, const char *archive)
{
    g_autofree char *name = g_path_get_basename(archive);
    return g_hash_table_lookup(catalogue->by_archive, name);
}

/* True where a row is of a member of the archive, as far as is known before it is settled who is meant. */
static bool is_row_of(const catalogue_row *row, const char *archive)
{
    const char *mark = strstr(row->document.path, MEMBER_MARK);
    g_autofree char *own = g_strndup(row->document.path, (gsize)(mark - row->document.path));
    return row->is_whole ? g_str_equal(archive, own) : is_end(archive, own);
}

/* The row that names the end of the path of a member. */
static catalogue_row *find_member(const jy_catalogue *catalogue, const char *path)
{
    g_autofree char *archive = g_strndup(path, (gsize)(strstr(path, MEMBER_MARK) - path));
    const GPtrArray *rows = rows_of_archive(catalogue, archive);
    for (guint i = 0; rows && i < rows->len; i++) {
        catalogue_row *row = rows->pdata[i];
        if (row->named < 2 && is_end(path, row->document.path) && is_row_of(row, archive)) {
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
        const char *path = ((catalogue_row *)item)->document.path, *mark = strstr(path, MEMBER_MARK);
        if (mark) {
            g_autofree char *archive = g_strndup(path, (gsize)(mark - path)), *name = g_path_get_basename(archive);
            ((catalogue_row *)item)->is_whole = g_hash_table_contains(known, archive);
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
        g_ptr_array_sort(item, by_line); /* so that a fingerprint is always the same */
    }
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; g_hash_table_size(catalogue->by_archive) && i < paths->len; i++) {
        const bool is_first = g_hash_table_add(seen, paths->pdata[i]); /* a file may be there under two PATHs */
        const GPtrArray *rows = is_first ? rows_of_archive(catalogue, paths->pdata[i]) : NULL;
        for (guint j = 0; rows && j < rows->len; j++) {
            count_named(catalogue, rows->pdata[j], is_row_of(rows->pdata[j], paths->pdata[i]));
        }
    }
}

/* ---- all rows ---- */

static catalogue_row *find_row(const jy_catalogue *catalogue, const char *path)
{
    catalogue_row *row = g_hash_table_lookup(catalogue->by_path, path);
    return row ? row : strstr(path, MEMBER_MARK) ? find_member(catalogue, path) : find_by_end(catalogue, path);
}

/* Notes the rows that name no file of the archive by its whole path. */
static void note_ends(jy_catalogue *catalogue, const char *root, GHashTable *known)
{
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, catalogue->by_path);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        catalogue_row *row = item;
        g_autofree char *full = g_build_filename(root, row->document.path, NULL);
        if (!strstr(row->document.path, MEMBER_MARK) && !g_hash_table_contains(known, row->document.path) &&
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
    const catalogue_row *row = item;
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
        catalogue_row *row = is_first ? find_row(catalogue, paths->pdata[i]) : NULL;
        if (row) {
            count_named(catalogue, row, true);
        }
    }
    g_hash_table_foreach_remove(catalogue->by_name, is_ambiguous, NULL);
}

static const jy_document *find_document(const jy_catalogue *catalogue, const char *path)
{
    const catalogue_row *row = find_row(catalogue, path);
    return row ? &row->document : NULL;
}

/* Puts what the row says of a document, but its path and id, into the fields; with `keep` only into those that are
 * empty. */
static bool apply_row(const jy_document *row, bool keep, jy_document *document)
{
    if (!row) {
        return false;
    }
    for (int i = 0; i < JY_FIELDS_KEPT; i++) {
        const char *value = jy_fields_get(row, (jy_field)i);
        char **field = jy_fields_at(document, (jy_field)i);
        if (i == JY_FIELD_PATH || i == JY_FIELD_ID) {
            continue;
        }
        if (value && !(keep && *field)) {
            g_free(*field);
            *field = g_strdup(value);
        }
    }
    return true;
}

bool jy_catalogue_apply(const jy_catalogue *catalogue, const char *path, jy_document *document)
{
    const jy_document *row = find_document(catalogue, path);
    if (row && row->id) {
        g_free(document->id);
        document->id = g_strdup(row->id);
    }
    return apply_row(row, false, document);
}

bool jy_catalogue_complete(const jy_catalogue *catalogue, const char *path, jy_document *document)
{
    return apply_row(find_document(catalogue, path), true, document);
}

char *jy_catalogue_fingerprint(const jy_catalogue *catalogue, const char *path)
{
    const jy_document *row = find_document(catalogue, path);
    const GPtrArray *members = rows_of_archive(catalogue, path);
    g_autoptr(GString) bytes = g_string_new(NULL);
    if (row) {
        jy_document_pack(row, NULL, bytes);
    }
    for (guint i = 0; members && i < members->len; i++) {
        const catalogue_row *member = members->pdata[i];
        if (member->named < 2 && is_row_of(member, path)) {
            jy_document_pack(&member->document, NULL, bytes);
        }
    }
    if (bytes->len == 0) {
        return NULL;
    }
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
}

bool jy_catalogue_agrees(const jy_catalogue *catalogue, const char *path, const char *fingerprint)
{
    g_autofree char *own = catalogue ? jy_catalogue_fingerprint(catalogue, path) : NULL;
    return !catalogue || g_strcmp0(own, fingerprint) == 0;
}

const char *jy_catalogue_text(const jy_catalogue *catalogue)
{
    return catalogue->text;
}

const GPtrArray *jy_catalogue_warnings(const jy_catalogue *catalogue)
{
    return catalogue->warnings;
}

GPtrArray *jy_catalogue_unmatched(const jy_catalogue *catalogue)
{
    g_autoptr(GPtrArray) rows = g_ptr_array_new();
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, catalogue->by_path);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        const catalogue_row *row = item;
        if (row->named == 0) {
            g_ptr_array_add(rows, item);
        }
    }
    g_ptr_array_sort(rows, by_line);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rows->len; i++) {
        const catalogue_row *left = rows->pdata[i];
        g_ptr_array_add(lines, g_strdup_printf(_("line %u: %s"), left->line, left->document.path));
    }
    return lines;
}

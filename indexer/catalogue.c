/* catalogue.c: a table of what is known of files. */
#include "indexer/catalogue.h"

#include <jiyan/decode.h>
#include <jiyan/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/fields.h"
#include "indexer/table.h"

#define _(s) gettext(s)

struct jy_catalogue {
    GHashTable *by_path; /* path → jy_document, owned */
    GHashTable *by_name; /* file name → jy_document, borrowed; NULL where two rows share the name */
};

static void free_document(void *item)
{
    jy_document_clear(item);
    g_free(item);
}

/* The fields of the columns. Returns a new array of jy_field; NULL where no column names the file. */
static GArray *read_header(jy_table *table, GError **err)
{
    g_autoptr(GPtrArray) cells = jy_table_next(table, err);
    if (!cells) {
        return NULL;
    }
    GArray *fields = g_array_new(false, false, sizeof(jy_field));
    bool has_path = false;
    for (guint i = 0; i < cells->len; i++) {
        jy_field field = jy_field_named(cells->pdata[i]);
        has_path |= field == JY_FIELD_PATH;
        g_array_append_val(fields, field);
    }
    if (!has_path) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("line 1: no column is called path (or file, 路径, 文件名)"));
        g_clear_pointer(&fields, g_array_unref);
    }
    return fields;
}

static char *clean_path(const char *path)
{
    while (g_str_has_prefix(path, "./")) {
        path += 2;
    }
    return g_strstrip(g_strdup(path));
}

static void add_row(jy_catalogue *catalogue, const GArray *fields, const GPtrArray *cells)
{
    jy_document *row = g_new0(jy_document, 1);
    for (guint i = 0; i < cells->len && i < fields->len; i++) {
        jy_field field = g_array_index(fields, jy_field, i);
        if (field == JY_FIELD_PATH && !row->path) {
            row->path = clean_path(cells->pdata[i]);
        } else {
            jy_field_set(row, field, cells->pdata[i]);
        }
    }
    if (!row->path || !*row->path) {
        free_document(row);
        return;
    }
    char *name = g_path_get_basename(row->path);
    bool shared =
        g_hash_table_contains(catalogue->by_name, name) && !g_hash_table_contains(catalogue->by_path, row->path);
    g_hash_table_insert(catalogue->by_name, name, shared ? NULL : row);
    g_hash_table_replace(catalogue->by_path, row->path, row);
}

static bool read_rows(jy_catalogue *catalogue, const char *text, GError **err)
{
    jy_table table;
    jy_table_init(&table, text);
    GError *failure = NULL;
    g_autoptr(GArray) fields = read_header(&table, &failure);
    g_autoptr(GPtrArray) cells = NULL;
    while (fields && (cells = jy_table_next(&table, &failure)) != NULL) {
        add_row(catalogue, fields, cells);
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
    gsize length = 0;
    g_autoptr(GError) failure = NULL;
    if (!g_file_get_contents(file, &bytes, &length, &failure)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", failure->message);
        return NULL;
    }
    g_auto(jy_decoded) decoded = {0};
    g_autoptr(jy_catalogue) catalogue = g_new0(jy_catalogue, 1);
    catalogue->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_document);
    catalogue->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    if (!jy_decode(bytes, length, &decoded, err) || !read_rows(catalogue, decoded.text, err)) {
        g_prefix_error(err, "%s: ", file);
        return NULL;
    }
    return g_steal_pointer(&catalogue);
}

void jy_catalogue_free(jy_catalogue *catalogue)
{
    if (!catalogue) {
        return;
    }
    g_hash_table_unref(catalogue->by_name);
    g_hash_table_unref(catalogue->by_path);
    g_free(catalogue);
}

static const jy_document *find_row(const jy_catalogue *catalogue, const char *path)
{
    const jy_document *row = g_hash_table_lookup(catalogue->by_path, path);
    if (row) {
        return row;
    }
    g_autofree char *name = g_path_get_basename(path);
    row = g_hash_table_lookup(catalogue->by_name, name);
    /* A row may leave out folders above the file, but not name others. */
    g_autofree char *end = row ? g_strconcat("/", row->path, NULL) : NULL;
    return end && g_str_has_suffix(path, end) ? row : NULL;
}

static void apply(const char *value, char **field)
{
    if (value) {
        g_free(*field);
        *field = g_strdup(value);
    }
}

bool jy_catalogue_apply(const jy_catalogue *catalogue, const char *path, jy_document *document)
{
    const jy_document *row = find_row(catalogue, path);
    if (!row) {
        return false;
    }
    apply(row->id, &document->id);
    apply(row->title, &document->title);
    apply(row->subtitle, &document->subtitle);
    apply(row->date, &document->date);
    apply(row->speaker, &document->speaker);
    apply(row->issuer, &document->issuer);
    apply(row->docno, &document->docno);
    apply(row->genre, &document->genre);
    return true;
}

char *jy_catalogue_fingerprint(const jy_catalogue *catalogue, const char *path)
{
    const jy_document *row = find_row(catalogue, path);
    if (!row) {
        return NULL;
    }
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_document_pack(row, bytes);
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
}

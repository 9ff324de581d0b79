/* catalogue.c: a table of what is known of files. */
#include "indexer/catalogue/catalogue.h"

#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <jiyan/index/fields.h>
#include <jiyan/text/decode.h>
#include <libintl.h>
#include <string.h>

#include "indexer/catalogue/settle.h"
#include "indexer/catalogue/table.h"
#include "indexer/files/sniffer.h"

#define _(s) gettext(s)

/* Bytes of a catalogue. */
#define SIZE_MOST ((size_t)256 << 20)

static void free_row(void *item)
{
    jy_catalogue_row *row = item;
    jy_document_clear(&row->document);
    g_free(row);
}

void jy_state_warn(jy_catalogue *catalogue, uint32_t line, const char *what, const char *word)
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
        jy_state_warn(catalogue, 1, _("columns that are no fields, passed over"), unknown->str);
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
    bool has_name = false;
    for (guint i = 0; i < cells->len; i++) {
        const char *name = cells->pdata[i];
        jy_field field = jy_fields_find(name, strlen(name), JY_FIELD_GIVEN);
        has_name |= field == JY_FIELD_PATH || field == JY_FIELD_ID || field == JY_FIELD_DOCNO;
        g_array_append_val(fields, field);
    }
    if (!has_name) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED,
                    _("line 1: no column is called path (or file, 路径, 文件名), id (档号) or docno (文号)"));
        g_clear_pointer(&fields, g_array_unref);
    } else {
        warn_of_columns(catalogue, cells);
    }
    return fields;
}

static void add_number(jy_catalogue *catalogue, jy_catalogue_row *row, const char *number)
{
    char *bare = number ? jy_settle_number(number) : NULL;
    if (!bare || !*bare) {
        g_free(bare);
        return;
    }
    const bool is_shared = g_hash_table_contains(catalogue->by_number, bare);
    if (is_shared) {
        jy_state_warn(catalogue, row->line, _("this number stands twice; no document is meant by it"), number);
    }
    g_hash_table_insert(catalogue->by_number, bare, is_shared ? NULL : row);
}

/* Takes a row without a path: its 档号 or 文号 names the document. */
static void add_numbered(jy_catalogue *catalogue, jy_catalogue_row *row)
{
    if (!row->document.id && !row->document.docno) {
        jy_state_warn(catalogue, row->line, _("a row without a path, left out"), "");
        free_row(row);
        return;
    }
    g_clear_pointer(&row->document.path, g_free);
    g_ptr_array_add(catalogue->numbered, row);
    add_number(catalogue, row, row->document.id);
    add_number(catalogue, row, row->document.docno);
}

static void add_row(jy_catalogue *catalogue, uint32_t line, const GArray *fields, const GPtrArray *cells)
{
    jy_catalogue_row *row = g_new0(jy_catalogue_row, 1);
    row->line = line;
    if (cells->len > fields->len) {
        jy_state_warn(catalogue, line, _("more cells than the header has columns; the rest is passed over"), "");
    }
    for (guint i = 0; i < cells->len && i < fields->len; i++) {
        jy_field field = g_array_index(fields, jy_field, i);
        const char *cell = cells->pdata[i];
        if (field != JY_FIELD_PATH) {
            if (!jy_fields_set(&row->document, field, cell)) {
                jy_state_warn(catalogue, line, _("no date, left out"), cell);
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
        add_numbered(catalogue, row);
        return;
    }
    bool again = g_hash_table_contains(catalogue->by_path, path);
    if (again) {
        jy_state_warn(catalogue, line, _("this path stands twice; the later row holds"), path);
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

static jy_catalogue *new_catalogue(void)
{
    jy_catalogue *catalogue = g_new0(jy_catalogue, 1);
    catalogue->by_path = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_row);
    catalogue->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    catalogue->by_archive = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
    catalogue->numbered = g_ptr_array_new_with_free_func(free_row);
    catalogue->by_number = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    catalogue->warnings = g_ptr_array_new_with_free_func(g_free);
    return catalogue;
}

jy_catalogue *jy_catalogue_load(const char *file, GError **err)
{
    g_autofree char *bytes = NULL;
    size_t length = 0;
    if (!jy_input_read_named(file, SIZE_MOST, &bytes, &length, err)) {
        return NULL;
    }
    g_auto(jy_decoded) decoded = {0};
    g_autoptr(jy_catalogue) catalogue = new_catalogue();
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
    g_hash_table_unref(catalogue->by_number);
    g_ptr_array_unref(catalogue->numbered);
    g_hash_table_unref(catalogue->by_archive);
    g_hash_table_unref(catalogue->by_name);
    g_hash_table_unref(catalogue->by_path);
    g_ptr_array_unref(catalogue->warnings);
    g_free(catalogue->text);
    g_free(catalogue);
}

int jy_state_by_line(const void *a, const void *b)
{
    const jy_catalogue_row *const *left = a, *const *right = b;
    return (*left)->line < (*right)->line ? -1 : (*left)->line > (*right)->line;
}

/* Puts what the row says of a document, but its path and id, into the fields; with `keep` only into those that are
 * empty. */
static bool apply_row(const jy_catalogue_row *row, bool keep, jy_document *document)
{
    for (int i = 0; row && i < JY_FIELDS_KEPT; i++) {
        const char *value = jy_fields_get(&row->document, (jy_field)i);
        char **field = jy_fields_at(document, (jy_field)i);
        if (i == JY_FIELD_PATH || i == JY_FIELD_ID) {
            continue;
        }
        if (value && !(keep && *field)) {
            g_free(*field);
            *field = g_strdup(value);
        }
    }
    return row != NULL;
}

/* The row by one of the numbers, the first that has one. */
static jy_catalogue_row *meet(const jy_catalogue *catalogue, const char *id, const char *docno)
{
    jy_catalogue_row *by_id = jy_settle_find_number(catalogue, id);
    jy_catalogue_row *row = by_id ? by_id : jy_settle_find_number(catalogue, docno);
    if (row) {
        g_atomic_int_set(&row->is_met, 1);
    }
    return row;
}

/* The row of a file by its path or the number that it is called by. */
static jy_catalogue_row *find_file(const jy_catalogue *catalogue, const char *path)
{
    jy_catalogue_row *row = jy_settle_find(catalogue, path);
    row = row ? row : jy_settle_find_called(catalogue, path);
    if (row) {
        g_atomic_int_set(&row->is_met, 1);
    }
    return row;
}

bool jy_catalogue_apply(const jy_catalogue *catalogue, const char *path, jy_document *document)
{
    const jy_catalogue_row *row = find_file(catalogue, path);
    row = row ? row : meet(catalogue, NULL, document->docno);
    if (row && row->document.id) {
        g_free(document->id);
        document->id = g_strdup(row->document.id);
    }
    return apply_row(row, false, document);
}

bool jy_catalogue_complete(const jy_catalogue *catalogue, const char *path, jy_document *document)
{
    const bool is_met = apply_row(meet(catalogue, document->id, document->docno), true, document);
    return apply_row(jy_settle_find(catalogue, path), true, document) || is_met;
}

bool jy_catalogue_has_number(const jy_catalogue *catalogue, const char *docno)
{
    return jy_settle_find_number(catalogue, docno) != NULL;
}

bool jy_catalogue_has_numbers(const jy_catalogue *catalogue)
{
    return catalogue->numbered->len > 0;
}

/* True for a file whose documents have names or ids of their own, also where it has only one. */
static bool holds_several(const jy_ledger_entry *entry)
{
    static const char *const TYPES[] = {JY_SNIFFER_RECORDS,
                                        "application/gzip",
                                        "application/mbox",
                                        "application/vnd.ms-cab-compressed",
                                        "application/x-7z-compressed",
                                        "application/x-bzip2",
                                        "application/x-compress",
                                        "application/x-cpio",
                                        "application/x-iso9660-image",
                                        "application/x-lzh-compressed",
                                        "application/x-lzma",
                                        "application/x-rar",
                                        "application/x-tar",
                                        "application/x-xz",
                                        "application/zip",
                                        "application/zstd",
                                        "message/rfc822",
                                        NULL};
    return entry->documents > 1 || (entry->type && g_strv_contains(TYPES, entry->type));
}

/* Adds the rows that may be of documents in the file. Which of those without a path are is known of a file that is one
 * document; of others any may be. */
static void pack_inner(const jy_catalogue *catalogue, const jy_ledger_entry *entry, bool is_known, GString *bytes)
{
    const GPtrArray *members = jy_settle_members(catalogue, entry->path);
    for (guint i = 0; members && i < members->len; i++) {
        const jy_catalogue_row *member = members->pdata[i];
        if (member->named < 2 && jy_settle_is_member(member, entry->path)) {
            jy_document_pack(&member->document, NULL, bytes);
        }
    }
    const bool is_several = holds_several(entry);
    const jy_catalogue_row *own = is_several || is_known ? NULL : jy_settle_find_number(catalogue, entry->docno);
    if (own) {
        jy_document_pack(&own->document, NULL, bytes);
    }
    for (guint i = 0; is_several && i < catalogue->numbered->len; i++) {
        jy_document_pack(&((const jy_catalogue_row *)catalogue->numbered->pdata[i])->document, NULL, bytes);
    }
}

char *jy_catalogue_fingerprint(const jy_catalogue *catalogue, const jy_ledger_entry *entry)
{
    const jy_catalogue_row *row = find_file(catalogue, entry->path);
    g_autoptr(GString) bytes = g_string_new(NULL);
    if (row) {
        jy_document_pack(&row->document, NULL, bytes);
    }
    pack_inner(catalogue, entry, row != NULL, bytes);
    if (bytes->len == 0) {
        return NULL;
    }
    return g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes->str, bytes->len);
}

bool jy_catalogue_agrees(const jy_catalogue *catalogue, const jy_ledger_entry *entry)
{
    g_autofree char *own = catalogue ? jy_catalogue_fingerprint(catalogue, entry) : NULL;
    return !catalogue || g_strcmp0(own, entry->catalogue) == 0;
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
        const jy_catalogue_row *row = item;
        if (row->named == 0) {
            g_ptr_array_add(rows, item);
        }
    }
    g_ptr_array_sort(rows, jy_state_by_line);
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < rows->len; i++) {
        const jy_catalogue_row *left = rows->pdata[i];
        g_ptr_array_add(lines, g_strdup_printf(_("line %u: %s"), left->line, left->document.path));
    }
    return lines;
}

GPtrArray *jy_catalogue_unmet(const jy_catalogue *catalogue, GHashTable *ledger)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        const jy_ledger_entry *entry = item;
        if (holds_several(entry)) {
            return lines; /* what is in it was not read in this run */
        }
        if (entry->docno) {
            g_hash_table_add(known, jy_settle_number(entry->docno));
        }
    }
    for (guint i = 0; i < catalogue->numbered->len; i++) {
        jy_catalogue_row *row = catalogue->numbered->pdata[i];
        const char *docno = row->document.docno, *number = row->document.id ? row->document.id : docno;
        g_autofree char *bare = docno ? jy_settle_number(docno) : NULL;
        if (!g_atomic_int_get(&row->is_met) && !(bare && g_hash_table_contains(known, bare))) {
            g_ptr_array_add(lines, g_strdup_printf(_("line %u: %s"), row->line, number));
        }
    }
    return lines;
}

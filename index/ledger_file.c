/* ledger_file.c: entries of files, and paths that left, one after the other:
 *
 *     magic and how many there are, then compressed for each: number of bytes + 1 and the packed entry; or 0, and the
 *     path that left as a text; at the end 0 and no path. */
#include <jiyan/index/ledger_file.h>

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/compressor.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "index/codec.h"

#define _(s) gettext(s)

#define MAGIC "jiyan ledger 1\n"

GHashTable *jy_ledger_file_changes(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_ledger_entry_free);
}

void jy_ledger_file_put(GHashTable *changes, jy_ledger_entry *entry)
{
    g_hash_table_replace(changes, g_strdup(entry->path), entry);
}

void jy_ledger_file_remove(GHashTable *changes, const char *path)
{
    g_hash_table_replace(changes, g_strdup(path), NULL);
}

/* ---- reading ---- */

static bool fail_damaged(GError **err, const char *path)
{
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                _("%s: is damaged; build the index anew with: jiyan-index --rebuild"), path);
    return false;
}

/* Reads one item. *ret_is_end where it is the end; false for damage. */
static bool read_item(jy_codec_cursor *cursor, GHashTable *changes, bool is_ledger, bool *ret_is_end)
{
    uint64_t stored = jy_codec_get_number(cursor);
    if (cursor->bad || stored > (uint64_t)(cursor->end - cursor->at) + 1) {
        return false;
    }
    if (stored) {
        jy_ledger_entry *entry = jy_ledger_entry_unpack(cursor->at, stored - 1, NULL);
        cursor->at += stored - 1;
        if (entry) {
            jy_ledger_file_put(changes, entry);
        }
        return entry != NULL;
    }
    g_autofree char *left = jy_codec_get_text(cursor);
    *ret_is_end = !left && !cursor->bad;
    if (left && is_ledger) {
        g_hash_table_remove(changes, left);
    } else if (left) {
        jy_ledger_file_remove(changes, left);
    }
    return !cursor->bad;
}

guint jy_ledger_file_count(const char *path)
{
    char head[sizeof MAGIC + 9];
    FILE *file = fopen(path, "rbe");
    size_t length = file ? fread(head, 1, sizeof head, file) : 0;
    if (file) {
        fclose(file);
    }
    if (length < strlen(MAGIC) || memcmp(head, MAGIC, strlen(MAGIC)) != 0) {
        return 0;
    }
    jy_codec_cursor cursor = {head + strlen(MAGIC), head + length, false};
    return (guint)jy_codec_get_number_to(&cursor, UINT32_MAX);
}

bool jy_ledger_file_read(const char *path, GHashTable *changes, bool is_ledger, GError **err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new(path, false, &failure);
    if (!file) {
        if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
            return fail_damaged(err, path);
        }
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", failure->message);
        return false;
    }
    const char *bytes = g_mapped_file_get_contents(file);
    size_t length = g_mapped_file_get_length(file);
    const size_t head = strlen(MAGIC);
    if (length < head || memcmp(bytes, MAGIC, head) != 0) {
        return fail_damaged(err, path);
    }
    jy_codec_cursor cursor = {bytes + head, bytes + length, false};
    jy_codec_get_number_to(&cursor, UINT32_MAX);
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    const char *items = jy_compressor_get(compressor, cursor.at, (size_t)(cursor.end - cursor.at), &length, NULL);
    if (!items) {
        return fail_damaged(err, path);
    }
    cursor = (jy_codec_cursor){items, items + length, false};
    bool is_end = false;
    while (!is_end) {
        if (!read_item(&cursor, changes, is_ledger, &is_end)) {
            return fail_damaged(err, path);
        }
    }
    return cursor.at == cursor.end || fail_damaged(err, path);
}

/* ---- writing ---- */

static int compare_paths(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool jy_ledger_file_write(const char *path, GHashTable *changes, GError **err)
{
    guint count;
    g_autofree char **paths = (char **)g_hash_table_get_keys_as_array(changes, &count);
    qsort(paths, count, sizeof *paths, compare_paths);
    g_autoptr(GString) bytes = g_string_new(MAGIC), items = g_string_new(NULL), packed = g_string_new(NULL);
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    jy_codec_put_number(bytes, count);
    for (guint i = 0; i < count; i++) {
        const jy_ledger_entry *entry = g_hash_table_lookup(changes, paths[i]);
        if (!entry) {
            jy_codec_put_number(items, 0);
            jy_codec_put_text(items, paths[i]);
            continue;
        }
        g_string_truncate(packed, 0);
        jy_ledger_entry_pack(entry, packed);
        jy_codec_put_number(items, packed->len + 1);
        g_string_append_len(items, packed->str, (gssize)packed->len);
    }
    jy_codec_put_number(items, 0);
    jy_codec_put_text(items, NULL);
    jy_compressor_put(compressor, items->str, items->len, bytes);
    return jy_files_put(path, bytes->str, bytes->len, err);
}

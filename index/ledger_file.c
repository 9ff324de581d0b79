/* ledger_file.c: entries of files, and paths that left, one after the other:
 *
 *     magic and how many there are, then compressed for each: number of bytes + 1 and the packed entry; or 0, and the
 *     path that left as a text; at the end 0 and no path. */
#include <jiyan/index/ledger_file.h>

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/input.h>
#include <jiyan/index/compressor.h>
#include <libintl.h>
#include <string.h>
#include <unistd.h>

#include "index/codec.h"

#define _(s) gettext(s)

#define MAGIC "jiyan ledger 2\n"

/* ---- reading ---- */

GHashTable *jy_ledger_file_changes(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_ledger_entry_free);
}

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
            g_hash_table_replace(changes, g_strdup(entry->path), entry);
        }
        return entry != NULL;
    }
    g_autofree char *left = jy_codec_get_text(cursor);
    *ret_is_end = !left && !cursor->bad;
    if (left && is_ledger) {
        g_hash_table_remove(changes, left);
    } else if (left) {
        g_hash_table_replace(changes, g_steal_pointer(&left), NULL);
    }
    return !cursor->bad;
}

guint jy_ledger_file_count(const char *path)
{
    char head[sizeof MAGIC + 9];
    int fd = -1;
    ssize_t length = jy_input_open(path, &fd, NULL) && fd >= 0 ? read(fd, head, sizeof head) : -1;
    if (fd >= 0) {
        close(fd);
    }
    if (length < (ssize_t)strlen(MAGIC) || memcmp(head, MAGIC, strlen(MAGIC)) != 0) {
        return 0;
    }
    jy_codec_cursor cursor = {head + strlen(MAGIC), head + length, false};
    return (guint)jy_codec_get_number_to(&cursor, UINT32_MAX);
}

bool jy_ledger_file_read(const char *path, GHashTable *changes, bool is_ledger, GError **err)
{
    int fd;
    if (!jy_input_open(path, &fd, err)) {
        return false;
    }
    if (fd < 0) {
        return fail_damaged(err, path);
    }
    g_autoptr(GError) failure = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, false, &failure);
    close(fd);
    if (!file) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", path, failure->message);
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

struct jy_ledger_file {
    guint count;
    GString *items;
    GString *packed; /* scratch */
};

jy_ledger_file *jy_ledger_file_new(void)
{
    jy_ledger_file *file = g_new0(jy_ledger_file, 1);
    file->items = g_string_new(NULL);
    file->packed = g_string_new(NULL);
    return file;
}

void jy_ledger_file_free(jy_ledger_file *file)
{
    if (file) {
        g_string_free(file->items, true);
        g_string_free(file->packed, true);
    }
    g_free(file);
}

void jy_ledger_file_put(jy_ledger_file *file, const jy_ledger_entry *entry)
{
    g_string_truncate(file->packed, 0);
    jy_ledger_entry_pack(entry, file->packed);
    jy_codec_put_number(file->items, file->packed->len + 1);
    g_string_append_len(file->items, file->packed->str, (gssize)file->packed->len);
    file->count++;
}

void jy_ledger_file_put_left(jy_ledger_file *file, const char *path)
{
    jy_codec_put_number(file->items, 0);
    jy_codec_put_text(file->items, path);
    file->count++;
}

bool jy_ledger_file_write(jy_ledger_file *file, const char *path, GError **err)
{
    g_autoptr(GString) bytes = g_string_new(MAGIC);
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    const gsize length = file->items->len;
    jy_codec_put_number(bytes, file->count);
    jy_codec_put_number(file->items, 0);
    jy_codec_put_text(file->items, NULL);
    jy_compressor_put(compressor, file->items->str, file->items->len, bytes);
    g_string_truncate(file->items, length);
    return jy_files_write(path, bytes->str, bytes->len, err);
}

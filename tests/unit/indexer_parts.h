/* indexer_parts.h: what a reader makes of a file, as text, and packages made of parts. */
#ifndef JIYAN_TESTS_INDEXER_PARTS_H
#define JIYAN_TESTS_INDEXER_PARTS_H

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/program/readers.h"

typedef struct {
    const char *name, *text;
} package_part;

/* Adds a member to a zip file. */
static inline void zip_add(struct archive *zip, const char *name, const char *bytes, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname_utf8(entry, name);
    archive_entry_set_size(entry, (la_int64_t)length);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    g_assert_cmpint(archive_write_header(zip, entry), ==, ARCHIVE_OK);
    g_assert_cmpint(archive_write_data(zip, bytes, length), ==, (la_ssize_t)length);
    archive_entry_free(entry);
}

/* Returns a new zip file of parts, up to one without a name; free with g_byte_array_unref. */
static inline GByteArray *zip_of(const package_part *parts)
{
    size_t room = 65536, used = 0;
    for (const package_part *part = parts; part->name; part++) {
        room += strlen(part->text) + 1024;
    }
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_set_size(bytes, (guint)room);
    struct archive *zip = archive_write_new();
    g_assert_cmpint(archive_write_set_format_zip(zip), ==, ARCHIVE_OK);
    archive_write_set_options(zip, "hdrcharset=UTF-8");
    g_assert_cmpint(archive_write_open_memory(zip, bytes->data, room, &used), ==, ARCHIVE_OK);
    for (const package_part *part = parts; part->name; part++) {
        zip_add(zip, part->name, part->text, strlen(part->text));
    }
    g_assert_cmpint(archive_write_close(zip), ==, ARCHIVE_OK);
    archive_write_free(zip);
    g_byte_array_set_size(bytes, (guint)used);
    return bytes;
}

/* Writes a number behind its sign, unless there is none. */
static inline void append_number(GString *out, const char *sign, unsigned number)
{
    if (number) {
        g_string_append_printf(out, "%s%u", sign, number);
    }
}

/* Writes a document as a letter a block (r, p, t, h, = for a row, n), its level, @page and :line where it has some. */
static inline bool write_extracted(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user,
                                   GError **err)
{
    static const char KINDS[] = "rpth=n";
    GString *out = user;
    (void)record, (void)err;
    if (document->title) {
        g_string_append_printf(out, "title %s\n", document->title);
    }
    if (document->date) {
        g_string_append_printf(out, "date %s\n", document->date);
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append_c(out, KINDS[block.kind]);
        append_number(out, "", block.level);
        append_number(out, "@", block.page);
        append_number(out, ":", block.line);
        g_string_append_printf(out, " %.*s\n", (int)block.length, block.text);
    }
    return true;
}

/* Returns what a reader makes of bytes, its warnings behind it ("! …"); free with g_free. NULL on errors. */
static inline char *extracted(jy_extract_fn *read, const char *type, const void *bytes, size_t length, GError **err)
{
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    GString *out = g_string_new(NULL);
    char *own = g_malloc(length + 1);
    memcpy(own, bytes, length);
    own[length] = '\0';
    const jy_extract_source source = {.path = "a", .type = type, .bytes = own, .length = length};
    const jy_extract_target to = {
        .emit = write_extracted, .user = out, .entry = entry, .warnings = warnings, .parse = jy_readers_parse};
    bool done = read(&source, &to, err);
    for (guint i = 0; i < warnings->len; i++) {
        g_string_append_printf(out, "! %s\n", (const char *)g_ptr_array_index(warnings, i));
    }
    return g_string_free(out, !done);
}

#endif

/* indexer_packed.h: archives built in memory, byte by byte where a library would not build them. */
#ifndef JIYAN_TESTS_INDEXER_PACKED_H
#define JIYAN_TESTS_INDEXER_PACKED_H

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

static inline uint32_t packed_crc(const char *bytes, size_t length)
{
    uint32_t crc = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320U : 0);
        }
    }
    return ~crc;
}

/* Puts a number of `size` bytes, the lowest first. */
static inline void packed_number(GByteArray *out, uint64_t number, int size)
{
    for (int i = 0; i < size; i++, number >>= 8) {
        const guint8 byte = (guint8)number;
        g_byte_array_append(out, &byte, 1);
    }
}

static inline void packed_text(GByteArray *out, const char *bytes, size_t length)
{
    g_byte_array_append(out, (const guint8 *)bytes, (guint)length);
}

/* A member of a zip file as it is to be written. */
typedef struct {
    const char *name;
    const char *bytes;
    size_t length;    /* 0: bytes is a text */
    unsigned flags;   /* 0x800: the name is UTF-8; 1: encrypted */
    unsigned method;  /* 0: stored */
    uint32_t size;    /* that the header gives; 0: the right one */
    const char *utf8; /* an Info-ZIP field with the name; NULL: none */
    uint32_t bad_crc; /* added to the right one */
} packed_member;

typedef struct {
    GByteArray *local, *central;
    unsigned count;
    guint offset; /* of the last entry */
} packed_zip;

static inline void packed_zip_begin(packed_zip *zip)
{
    *zip = (packed_zip){g_byte_array_new(), g_byte_array_new(), 0, 0};
}

/* Puts the header of a member of which so many bytes are packed: before them, or (`central`) into the list of all. */
static inline void packed_header(packed_zip *zip, const packed_member *member, bool central, size_t length)
{
    GByteArray *out = central ? zip->central : zip->local;
    const uint32_t size = member->size ? member->size : (uint32_t)length;
    const uint32_t crc = packed_crc(member->bytes, length) + member->bad_crc;
    const size_t name = strlen(member->name);
    g_autoptr(GByteArray) extra = g_byte_array_new();
    if (member->utf8) {
        packed_number(extra, 0x7075, 2);
        packed_number(extra, 5 + strlen(member->utf8), 2);
        packed_number(extra, 1, 1);
        packed_number(extra, packed_crc(member->name, name), 4);
        packed_text(extra, member->utf8, strlen(member->utf8));
    }
    zip->offset = central ? zip->offset : zip->local->len;
    zip->count += central;
    packed_text(out, central ? "PK\1\2" : "PK\3\4", 4);
    packed_number(out, 20, central ? 4 : 2);
    packed_number(out, member->flags, 2);
    packed_number(out, member->method, 2);
    packed_number(out, 33U << 16, 4);
    packed_number(out, crc, 4);
    packed_number(out, member->method ? length : size, 4);
    packed_number(out, size, 4);
    packed_number(out, name, 2);
    packed_number(out, extra->len, 2);
    packed_number(out, 0, central ? 10 : 0);
    packed_number(out, zip->offset, central ? 4 : 0);
    packed_text(out, member->name, name);
    packed_text(out, (const char *)extra->data, extra->len);
}

static inline void packed_zip_add(packed_zip *zip, const packed_member *member)
{
    const size_t length = member->length ? member->length : strlen(member->bytes);
    packed_header(zip, member, false, length);
    packed_text(zip->local, member->bytes, length);
    packed_header(zip, member, true, length);
}

/* Ends the zip file. Returns its bytes; free with g_byte_array_unref. */
static inline GByteArray *packed_zip_end(packed_zip *zip)
{
    const guint at = zip->local->len;
    packed_text(zip->local, (const char *)zip->central->data, zip->central->len);
    packed_text(zip->local, "PK\5\6\0\0\0\0", 8);
    packed_number(zip->local, MIN(zip->count, 65535), 2);
    packed_number(zip->local, MIN(zip->count, 65535), 2);
    packed_number(zip->local, zip->central->len, 4);
    packed_number(zip->local, at, 4);
    packed_number(zip->local, 0, 2);
    g_byte_array_unref(zip->central);
    return zip->local;
}

/* ---- by libarchive ---- */

static inline la_ssize_t packed_take(struct archive *writer, void *out, const void *bytes, size_t length)
{
    (void)writer;
    packed_text(out, bytes, length);
    return (la_ssize_t)length;
}

/* Begins an archive of a format ("zip", "gnutar", "pax", "7zip", "cpio", "iso9660", "raw") and a filter (NULL, "gzip",
 * "xz", "bzip2", "zstd"), into *out. */
static inline struct archive *packed_begin(const char *format, const char *filter, GByteArray *out)
{
    struct archive *writer = archive_write_new();
    g_assert_cmpint(archive_write_set_format_by_name(writer, format), ==, ARCHIVE_OK);
    g_assert_true(!filter || archive_write_add_filter_by_name(writer, filter) == ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(writer, 1);
    g_assert_cmpint(archive_write_open(writer, out, NULL, packed_take, NULL), ==, ARCHIVE_OK);
    return writer;
}

/* Begins a member, whose bytes are the caller's to write. */
static inline void packed_member_begin(struct archive *writer, const char *name, int64_t size)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, size);
    g_assert_cmpint(archive_write_header(writer, entry), >=, ARCHIVE_WARN);
    archive_entry_free(entry);
}

static inline void packed_add(struct archive *writer, const char *name, const void *bytes, size_t length)
{
    packed_member_begin(writer, name, (int64_t)length);
    g_assert_cmpint(archive_write_data(writer, bytes, length), >=, 0);
}

static inline void packed_end(struct archive *writer)
{
    g_assert_cmpint(archive_write_close(writer), ==, ARCHIVE_OK);
    archive_write_free(writer);
}

/* ---- what is read of them ---- */

/* Each document as a line: record, path, type, text. */
typedef struct {
    GString *lines;
    guint documents;
    jy_ledger_entry *entry;
    GPtrArray *warnings;
    GError *failure;
} packed_found;

static inline bool packed_note(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user,
                               GError **err)
{
    packed_found *found = user;
    (void)err;
    if (found->documents++ < 100) {
        g_string_append_printf(found->lines, "%u %s %s %.*s\n", record, document->path ? document->path : "-",
                               document->title ? document->title : "-", (int)blocks->length, blocks->text);
    }
    return true;
}

static inline void packed_clear(packed_found *found)
{
    g_string_free(found->lines, true);
    jy_ledger_entry_free(found->entry);
    g_ptr_array_unref(found->warnings);
    g_clear_error(&found->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(packed_found, packed_clear)

/* Reads a file as jiyan-extract does, members of so many bytes at most, watched. Takes the bytes. */
static inline packed_found packed_read_watched(const char *path, const char *type, GByteArray *bytes, uint64_t most,
                                               const jy_extract_watch *watch)
{
    packed_found found = {.lines = g_string_new(NULL),
                          .entry = g_new0(jy_ledger_entry, 1),
                          .warnings = g_ptr_array_new_with_free_func(g_free)};
    const size_t length = bytes->len;
    packed_text(bytes, "", 1);
    const jy_extract_source source = {.path = path,
                                      .type = type,
                                      .bytes = (char *)g_byte_array_free(bytes, false),
                                      .length = length,
                                      .member_most = most};
    const jy_extract_target to = {.emit = packed_note,
                                  .user = &found,
                                  .entry = found.entry,
                                  .warnings = found.warnings,
                                  .parse = jy_readers_parse,
                                  .watch = watch};
    bool done = jy_extract(&source, &to, &found.failure);
    g_assert_cmpint(done, ==, !found.failure);
    return found;
}

static inline packed_found packed_read(const char *path, const char *type, GByteArray *bytes)
{
    return packed_read_watched(path, type, bytes, 0, NULL);
}

#endif

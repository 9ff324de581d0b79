/* ofd_fuzz.c: the parts of an OFD file, each of any bytes. A byte 1 ends a part; they are OFD.xml, Document.xml, a
 * page, a template, resources, annotations. What is read is valid UTF-8, and the same a second time. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/extract.h"

static la_ssize_t take(struct archive *writer, void *out, const void *bytes, size_t length)
{
    (void)writer;
    g_byte_array_append(out, bytes, (guint)length);
    return (la_ssize_t)length;
}

static void add_part(struct archive *writer, const char *name, const char *bytes, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)length);
    must(archive_write_header(writer, entry) >= ARCHIVE_WARN && archive_write_data(writer, bytes, length) >= 0);
    archive_entry_free(entry);
}

/* Returns the bytes of a file with these parts, stored; free with g_byte_array_unref. */
static GByteArray *pack(const uint8_t *data, size_t size)
{
    static const char *const NAMES[] = {"OFD.xml", "D/Document.xml", "D/P.xml", "D/T.xml", "D/R.xml", "D/A.xml"};
    GByteArray *out = g_byte_array_new();
    struct archive *writer = archive_write_new();
    must(archive_write_set_format_zip(writer) == ARCHIVE_OK &&
         archive_write_zip_set_compression_store(writer) >= ARCHIVE_WARN);
    archive_write_set_bytes_in_last_block(writer, 1);
    must(archive_write_open(writer, out, NULL, take, NULL) == ARCHIVE_OK);
    const char *at = (const char *)data, *end = at + size;
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        const char *stop = at < end ? memchr(at, '\x01', (size_t)(end - at)) : end;
        stop = stop ? stop : end;
        add_part(writer, NAMES[i], at, (size_t)(stop - at));
        at = MIN(stop + 1, end);
    }
    must(archive_write_close(writer) == ARCHIVE_OK);
    archive_write_free(writer);
    return out;
}

static bool note(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)err;
    must(!document->title || g_utf8_validate(document->title, -1, NULL));
    must(g_utf8_validate(blocks->text, blocks->length, NULL) && !memchr(blocks->text, '\0', blocks->length));
    g_string_append_printf(user, "%u %s %s\n", record, document->title ? document->title : "-", blocks->text);
    return true;
}

/* Returns what a file gives; free with g_string_free. */
static GString *read_file(const GByteArray *file)
{
    GString *text = g_string_new(NULL);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GError) failure = NULL;
    const jy_extract_source source = {.path = "a.ofd",
                                      .type = "application/ofd",
                                      .bytes = g_malloc0(file->len + 1),
                                      .length = file->len,
                                      .ocr = JY_EXTRACT_OCR_NEVER};
    memcpy(source.bytes, file->data, file->len);
    const jy_extract_target to = {.emit = note, .user = text, .entry = entry, .warnings = warnings};
    must(jy_extract_ofd(&source, &to, &failure) == !failure);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GByteArray) file = pack(data, size);
    GString *text = read_file(file), *again = read_file(file);
    must(g_string_equal(text, again));
    g_string_free(text, true);
    g_string_free(again, true);
    return 0;
}

/* indexer_ofd_made.h: OFD files made in memory, part by part. */
#ifndef JIYAN_TESTS_INDEXER_OFD_MADE_H
#define JIYAN_TESTS_INDEXER_OFD_MADE_H

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

#include "indexer/extract/extract.h"

typedef struct {
    const char *name, *text;
} ofd_part;

static inline la_ssize_t ofd_take(struct archive *writer, void *out, const void *bytes, size_t length)
{
    (void)writer;
    g_byte_array_append(out, bytes, (guint)length);
    return (la_ssize_t)length;
}

/* Returns the bytes of a zip file of parts, the last of which has no name; free with g_byte_array_unref. */
static inline GByteArray *ofd_zip(const ofd_part *parts)
{
    GByteArray *out = g_byte_array_new();
    struct archive *writer = archive_write_new();
    g_assert_cmpint(archive_write_set_format_zip(writer), ==, ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(writer, 1);
    g_assert_cmpint(archive_write_open(writer, out, NULL, ofd_take, NULL), ==, ARCHIVE_OK);
    for (; parts->name; parts++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, parts->name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)strlen(parts->text));
        g_assert_cmpint(archive_write_header(writer, entry), >=, ARCHIVE_WARN);
        g_assert_cmpint(archive_write_data(writer, parts->text, strlen(parts->text)), >=, 0);
        archive_entry_free(entry);
    }
    g_assert_cmpint(archive_write_close(writer), ==, ARCHIVE_OK);
    archive_write_free(writer);
    return out;
}

/* What is read of a file: "R|title|" a document (its record), then "K PAGE text|" a block: r raw, n note. */
typedef struct {
    GString *text;
    GPtrArray *warnings;
    GError *failure;
} ofd_found;

static inline bool ofd_note(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    GString *text = user;
    (void)err;
    g_assert_true(blocks->unlined);
    g_string_append_printf(text, "%u|%s|", record, document->title ? document->title : "");
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_assert_true(g_utf8_validate(block.text, block.length, NULL));
        g_string_append_printf(text, "%c%u %.*s|", block.kind == JY_EXTRACTED_RAW ? 'r' : 'n', block.page,
                               (int)block.length, block.text);
    }
    return true;
}

/* Reads an OFD file. Takes the bytes. */
static inline ofd_found ofd_read(GByteArray *bytes)
{
    ofd_found found = {g_string_new(NULL), g_ptr_array_new_with_free_func(g_free), NULL};
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    const size_t length = bytes->len;
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    const jy_extract_source source = {.path = "made.ofd",
                                      .type = "application/ofd",
                                      .bytes = (char *)g_byte_array_free(bytes, false),
                                      .length = length,
                                      .ocr = JY_EXTRACT_OCR_NEVER}; /* indexer_ocr_test.c has scans */
    const jy_extract_target to = {.emit = ofd_note, .user = found.text, .entry = entry, .warnings = found.warnings};
    const bool done = jy_extract_ofd(&source, &to, &found.failure);
    g_assert_cmpint(done, ==, !found.failure);
    return found;
}

static inline void ofd_clear(ofd_found *found)
{
    g_string_free(found->text, true);
    g_ptr_array_unref(found->warnings);
    g_clear_error(&found->failure);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ofd_found, ofd_clear)

#define OFD_HEAD "<ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:DocBody><ofd:DocInfo>"
#define OFD_TAIL "</ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"
#define OFD_ENTRY OFD_HEAD OFD_TAIL

/* A text that begins at a place, a step of `step` a character. */
#define OFD_TEXT(x, y, size, step, text)                                                                               \
    "<ofd:TextObject Boundary=\"" x " " y " 100 10\" Size=\"" size                                                     \
    "\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 99 " step "\">" text "</ofd:TextCode></ofd:TextObject>"
/* One of common size. */
#define OFD_LINE(x, y, text) OFD_TEXT(x, y, "5", "5", text)

#define OFD_PAGE(objects)                                                                                              \
    "<ofd:Page xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"     \
    "</ofd:Area><ofd:Content><ofd:Layer>" objects "</ofd:Layer></ofd:Content></ofd:Page>"

#define OFD_DOCUMENT(common, pages, more)                                                                              \
    "<ofd:Document xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:CommonData>" common                                  \
    "</ofd:CommonData><ofd:Pages>" pages "</ofd:Pages>" more "</ofd:Document>"
#define OFD_PAGE_AT(id, path) "<ofd:Page ID=\"" id "\" BaseLoc=\"" path "\"/>"

/* Reads a file of one page with these objects. */
static inline ofd_found ofd_read_page(const char *page)
{
    const ofd_part parts[] = {{"OFD.xml", OFD_ENTRY},
                              {"Doc_0/Document.xml", OFD_DOCUMENT("", OFD_PAGE_AT("1", "Page.xml"), "")},
                              {"Doc_0/Page.xml", page},
                              {NULL, NULL}};
    return ofd_read(ofd_zip(parts));
}

#endif

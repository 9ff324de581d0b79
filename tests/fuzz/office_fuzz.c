/* office_fuzz.c: parts of office packages are read into text or are refused. The first byte chooses the reader, NULs
 * part the rest into the parts that it asks for; or all of it is the package. */
#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/extract.h"

#define PARTS 4
#define RELATIONS(rest) "<Relationships>" rest "</Relationships>"
#define REL(id, type, target) "<Relationship Id=\"" id "\" Type=\"x/" type "\" Target=\"" target "\"/>"

/* A package whose parts are the input: `parts` are their names, `relations` those of the first of them. */
typedef struct {
    jy_extract_fn *read;
    const char *type, *parts[PARTS], *relations_of, *relations;
} fuzz_format;

static const fuzz_format FORMATS[] = {
    {jy_extract_docx,
     "",
     {"word/document.xml", "word/numbering.xml", "word/styles.xml", "word/notes.xml"},
     "word/_rels/document.xml.rels",
     RELATIONS(REL("n", "numbering", "numbering.xml") REL("s", "styles", "styles.xml")
                   REL("f", "footnotes", "notes.xml") REL("h", "header", "notes.xml"))},
    {jy_extract_xlsx,
     "",
     {"xl/sheet.xml", "xl/strings.xml", "xl/styles.xml", "xl/workbook.xml"},
     "xl/_rels/workbook.xml.rels",
     RELATIONS(REL("a", "worksheet", "sheet.xml") REL("s", "sharedStrings", "strings.xml")
                   REL("t", "styles", "styles.xml"))},
    {jy_extract_pptx,
     "",
     {"ppt/slide.xml", "ppt/notes.xml", "ppt/_rels/slide.xml.rels", "ppt/presentation.xml"},
     "ppt/_rels/presentation.xml.rels",
     RELATIONS(REL("a", "slide", "slide.xml"))},
    {jy_extract_odf, "text", {"content.xml", "styles.xml", "META-INF/manifest.xml", "x"}, "y", ""},
    {jy_extract_odf, "spreadsheet", {"content.xml", "styles.xml", "META-INF/manifest.xml", "x"}, "y", ""},
};

static void add_part(struct archive *zip, const char *name, const char *bytes, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)length);
    archive_entry_set_filetype(entry, AE_IFREG);
    must(archive_write_header(zip, entry) == ARCHIVE_OK);
    must(archive_write_data(zip, bytes, length) == (la_ssize_t)length);
    archive_entry_free(entry);
}

/* Returns a new zip file of parts that are not compressed; free with g_free. */
static char *make_package(const fuzz_format *format, const char *bytes, size_t length, size_t *ret_length)
{
    const size_t room = length + 16384;
    char *zip_bytes = g_malloc(room + 1), *end = (char *)bytes + length;
    struct archive *zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_zip_set_compression_store(zip);
    must(archive_write_open_memory(zip, zip_bytes, room, ret_length) == ARCHIVE_OK);
    add_part(zip, format->relations_of, format->relations, strlen(format->relations));
    for (size_t i = 0; i < PARTS; i++) {
        const char *stop = i + 1 < PARTS ? memchr(bytes, '\0', (size_t)(end - bytes)) : NULL;
        stop = stop ? stop : end;
        add_part(zip, format->parts[i], bytes, (size_t)(stop - bytes));
        bytes = stop + (stop < end);
    }
    must(archive_write_close(zip) == ARCHIVE_OK);
    archive_write_free(zip);
    zip_bytes[*ret_length] = '\0';
    return zip_bytes;
}

/* What was read is text, and can be outlined. */
static bool check(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document, (void)record, (void)user, (void)err;
    must(strlen(blocks->text) == blocks->length && g_utf8_validate(blocks->text, blocks->length, NULL));
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    uint32_t at = 0;
    for (guint i = 0; i < outline->len; i++) {
        const jy_block *block = &g_array_index(outline, jy_block, i);
        must(at <= block->start && block->start < block->end && block->end <= blocks->length);
        must(on_boundary(blocks->text, blocks->length, block->start));
        must(on_boundary(blocks->text, blocks->length, block->end));
        at = block->end;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0 || size > 1 << 20) {
        return 0;
    }
    const fuzz_format *format = &FORMATS[*data % G_N_ELEMENTS(FORMATS)];
    const char *bytes = (const char *)data + 1;
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GError) err = NULL;
    jy_extract_source source = {.path = "a", .type = format->type, .length = size - 1};
    if (*data & 0x80) {
        source.bytes = g_malloc(size);
        memcpy(source.bytes, bytes, size - 1);
        source.bytes[size - 1] = '\0';
    } else {
        source.bytes = make_package(format, bytes, size - 1, &source.length);
    }
    const jy_extract_target to = {.emit = check, .entry = entry, .warnings = warnings};
    must(format->read(&source, &to, &err) == !err);
    return 0;
}

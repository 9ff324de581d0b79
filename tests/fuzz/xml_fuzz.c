/* xml_fuzz.c: documents that are one file of XML. The first byte chooses who reads it: XML of no format of its own, the
 * workbooks of Excel 2003 among it; or, cut into the parts of a package, Word XML, WordprocessingML of 2003 and flat
 * OpenDocument. The second byte, for these, what stands before it, so that what is within is soon reached. */
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/package/flat.h"

static const struct {
    jy_extract_fn *read;
    const char *type, *head;
} READERS[] = {
    {jy_extract_xml, "text/xml", ""},
    {jy_extract_xml, "text/xml", "<?xml version='1.0'?><Workbook><Worksheet ss:Name='a'><Table>"},
    {jy_extract_docx, "", "<pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/xmlPackage'>"},
    {jy_extract_docx, "", "<w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'><w:body>"},
    {jy_extract_odf, "application/vnd.oasis.opendocument.text",
     "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
     "office:mimetype='application/vnd.oasis.opendocument.text'>"},
    {jy_extract_odf, "application/vnd.oasis.opendocument.spreadsheet",
     "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
     "office:mimetype='application/vnd.oasis.opendocument.spreadsheet'>"},
};

/* A part lies within memory of its own, or in the file. */
static void check_part(const char *name, const char *bytes, size_t length, void *user)
{
    (void)user;
    must(name && (bytes || !length));
    uint32_t sum = 0;
    for (size_t i = 0; i < length; i++) {
        sum += (uint8_t)bytes[i];
    }
    must(sum <= length * UINT8_MAX);
}

static bool check_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)document, (void)record, (void)user, (void)err;
    must(strlen(blocks->text) == blocks->length && g_utf8_validate(blocks->text, blocks->length, NULL));
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2 || size > 1 << 20) {
        return 0;
    }
    const size_t which = *data % G_N_ELEMENTS(READERS);
    g_autoptr(GString) bytes = g_string_new(data[1] & 1 ? READERS[which].head : NULL);
    g_string_append_len(bytes, (const char *)data + 2, (gssize)size - 2);
    if (jy_flat_may_be(bytes->str, bytes->len)) {
        (void)jy_flat_read(bytes->str, bytes->len, check_part, NULL);
    }
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GError) err = NULL;
    const jy_extract_source source = {
        .path = "a", .type = READERS[which].type, .bytes = g_memdup2(bytes->str, bytes->len + 1), .length = bytes->len};
    const jy_extract_target to = {.emit = check_document, .entry = entry, .warnings = warnings};
    must(READERS[which].read(&source, &to, &err) == !err);
    return 0;
}

/* docx.c: quotations as a document of Office Open XML (ECMA-376 part 1, WordprocessingML), as few parts as it may have.
 */
#include <archive.h>
#include <archive_entry.h>
#include <jiyan/base/json.h>
#include <jiyan/base/markup.h>
#include <string.h>

#include "server/quotes/citation.h"
#include "server/quotes/export.h"

/* The first day that a zip can name: the same quotations make the same file. */
#define ZIP_BEGINS 315532800

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

static const char TYPES[] =
    HEAD "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
         "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
         "<Override PartName=\"/word/document.xml\" ContentType=\"application/"
         "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

static const char RELATIONS[] =
    HEAD "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
         "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
         "officeDocument\" Target=\"word/document.xml\"/></Relationships>";

/* In 仿宋 of 16 points, two characters in, as GB/T 9704-2012 sets the body of a document; its source to the right. */
static void append_paragraph(GString *out, const char *text, bool is_source)
{
    g_string_append(out, is_source ? "<w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr>"
                                   : "<w:p><w:pPr><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/></w:pPr>");
    g_string_append(out, "<w:r><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
                         "w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/></w:rPr><w:t xml:space=\"preserve\">");
    jy_markup_append(out, text, strlen(text));
    g_string_append(out, "</w:t></w:r></w:p>");
}

static void append_quote(GString *out, const json_t *quote)
{
    g_autofree char *source = jy_citation_official(quote);
    append_paragraph(out, jy_json_get_text(quote, "text"), false);
    append_paragraph(out, source, true);
}

static bool add_part(struct archive *zip, const char *name, const char *bytes, size_t length)
{
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, (la_int64_t)length);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, ZIP_BEGINS, 0);
    const bool is_added =
        archive_write_header(zip, entry) == ARCHIVE_OK && archive_write_data(zip, bytes, length) == (la_ssize_t)length;
    archive_entry_free(entry);
    return is_added;
}

bool jy_export_docx(const json_t *quotes, FILE *out)
{
    g_autoptr(GString) document = g_string_new(
        HEAD "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
    size_t i;
    const json_t *quote;
    json_array_foreach(quotes, i, quote)
    {
        append_quote(document, quote);
    }
    g_string_append(document, "<w:sectPr/></w:body></w:document>");
    struct archive *zip = archive_write_new();
    const bool is_done =
        archive_write_set_format_zip(zip) == ARCHIVE_OK && archive_write_open_FILE(zip, out) == ARCHIVE_OK &&
        add_part(zip, "[Content_Types].xml", TYPES, strlen(TYPES)) &&
        add_part(zip, "_rels/.rels", RELATIONS, strlen(RELATIONS)) &&
        add_part(zip, "word/document.xml", document->str, document->len) && archive_write_close(zip) == ARCHIVE_OK;
    archive_write_free(zip);
    return is_done;
}

/* html_fuzz.c: pages and Markdown read into blocks of valid text. The first byte chooses the reader. */
#include <jiyan/base/error.h>
#include <string.h>

#include "fuzz.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/html/html.h"

static void check(const jy_document *document, const jy_blocks *blocks)
{
    must(g_utf8_validate(blocks->text, blocks->length, NULL) && !memchr(blocks->text, '\0', blocks->length));
    must(!document->title || (*document->title && g_utf8_validate(document->title, -1, NULL)));
    must(!document->date || g_utf8_validate(document->date, -1, NULL));
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        must(block.length && (block.kind == JY_EXTRACTED_HEADING) == (block.level > 0));
    }
}

static bool check_emitted(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)user;
    (void)err;
    must(record == 0);
    check(document, blocks);
    return true;
}

static void read_page(const uint8_t *data, size_t size, bool is_page, bool is_xml)
{
    g_autofree char *text = make_text(data, size);
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_auto(jy_document) document = {0};
    const jy_html_source source = {text, (uint32_t)strlen(text), is_page, is_xml};
    must(jy_html_read(&source, blocks, &document, NULL));
    check(&document, blocks);
}

static void read_bytes(const uint8_t *data, size_t size)
{
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    g_auto(jy_document) document = {0};
    if (jy_html_read_bytes((const char *)data, size, NULL, blocks, &document, NULL)) {
        check(&document, blocks);
    }
}

static void read_markdown(const uint8_t *data, size_t size)
{
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    char *bytes = g_malloc(size + 1);
    memcpy(bytes, data, size);
    bytes[size] = '\0';
    const jy_extract_source source = {.path = "a.md", .type = "text/markdown", .bytes = bytes, .length = size};
    const jy_extract_target to = {.emit = check_emitted, .entry = entry};
    (void)jy_extract(&source, &to, NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    switch (*data % 4) {
    case 0:
        read_page(data + 1, size - 1, true, false);
        break;
    case 1:
        read_page(data + 1, size - 1, false, true);
        break;
    case 2:
        read_bytes(data + 1, size - 1);
        break;
    default:
        read_markdown(data + 1, size - 1);
        break;
    }
    return 0;
}

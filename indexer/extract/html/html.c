/* html.c: the reader of pages. */
#include "indexer/extract/html/html.h"

#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/html/article.h"
#include "indexer/extract/html/charset.h"

#define _(s) gettext(s)

/* Bytes at the head that tell XHTML. */
#define HEAD 1024

/* How far headings of a page are raised: the highest that is left under the title is of level 1. */
static uint8_t level_above(const jy_flow *flow)
{
    uint8_t highest = UINT8_MAX;
    for (guint i = 0; i < flow->lines->len; i++) {
        const jy_flow_line *line = jy_flow_at(flow, i);
        if (!line->is_dropped && line->kind == JY_EXTRACTED_HEADING) {
            highest = MIN(highest, line->level);
        }
    }
    return highest == UINT8_MAX ? 0 : (uint8_t)(highest - 1);
}

static bool add_lines(const jy_flow *flow, uint8_t above, jy_blocks *blocks, GError **err)
{
    for (guint i = 0; i < flow->lines->len; i++) {
        const jy_flow_line *line = jy_flow_at(flow, i);
        jy_extracted block = {.kind = line->kind, .text = flow->text->str + line->start, .length = line->length};
        if (block.kind == JY_EXTRACTED_HEADING) {
            block.level = (uint8_t)(line->level - above);
        }
        if (!line->is_dropped && !jy_blocks_add(blocks, &block, err)) {
            return false;
        }
    }
    return true;
}

bool jy_html_read(const jy_html_source *source, jy_blocks *blocks, jy_document *document, GError **err)
{
    g_autoptr(jy_dom) dom = jy_dom_new(source->text, source->length, source->is_xml, err);
    if (!dom) {
        return false;
    }
    g_autoptr(jy_weigh) weigh = jy_weigh_new(dom, source->is_page);
    g_autoptr(jy_flow) flow = jy_flow_new(dom, weigh);
    if (source->is_page) {
        jy_article_clean(flow, weigh);
        document->title = document->title ? document->title : jy_article_title(dom, flow);
        document->date = document->date ? document->date : jy_article_date(dom, flow);
    }
    return add_lines(flow, source->is_page ? level_above(flow) : 0, blocks, err);
}

static bool is_xhtml(const jy_decoded *decoded)
{
    const char *head = g_str_has_prefix(decoded->text, "<?xml") ? decoded->text : NULL;
    return head && g_strstr_len(head, HEAD, "http://www.w3.org/1999/xhtml");
}

bool jy_html_read_bytes(const char *bytes, size_t length, const char *charset, jy_blocks *blocks, jy_document *document,
                        GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    if (!jy_charset_decode(bytes, length, charset, &decoded, err)) {
        return false;
    }
    g_free(document->encoding);
    document->encoding = g_strdup(decoded.encoding);
    const jy_html_source source = {decoded.text, decoded.length, true, is_xhtml(&decoded)};
    return jy_html_read(&source, blocks, document, err);
}

bool jy_extract_html(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autofree char *bytes = source->bytes;
    g_auto(jy_decoded) decoded = {0};
    if (!jy_charset_decode(bytes, source->length, NULL, &decoded, err)) {
        return false;
    }
    g_clear_pointer(&bytes, g_free);
    if (decoded.replaced) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("%u ill-formed sequences of %s replaced"), decoded.replaced,
                                                      decoded.encoding));
    }
    to->entry->encoding = g_strdup(decoded.encoding);
    to->entry->confidence = decoded.confidence;
    g_auto(jy_document) document = {.encoding = g_strdup(decoded.encoding)};
    g_autoptr(jy_blocks) blocks = jy_blocks_new();
    blocks->unlined = true;
    const bool is_xml = is_xhtml(&decoded) || g_str_equal(source->type, "application/xhtml+xml");
    const jy_html_source page = {decoded.text, decoded.length, true, is_xml};
    return jy_html_read(&page, blocks, &document, err) && to->emit(&document, blocks, 0, to->user, err);
}

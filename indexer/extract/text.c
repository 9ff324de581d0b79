/* text.c: plain text in any encoding. */
#include <jiyan/text/decode.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

/* Below this confidence a reader should be told which encoding was chosen. */
#define DOUBTFUL 0.5

/* Returns the pages of a text that form feeds part, as pdftotext writes them, each with the form feed that ends it;
 * free with jy_blocks_free. Returns NULL on errors. */
static jy_blocks *cut_pages(const jy_decoded *decoded, GError **err)
{
    g_autoptr(jy_blocks) pages = jy_blocks_new();
    uint32_t number = 1;
    for (uint32_t at = 0, end; at < decoded->length; at = end) {
        const char *feed = memchr(decoded->text + at, '\f', decoded->length - at);
        end = feed ? (uint32_t)(feed - decoded->text) + 1 : decoded->length;
        const jy_extracted page = {JY_EXTRACTED_RAW, 0, number++, 0, decoded->text + at, end - at};
        if (!jy_blocks_add(pages, &page, err)) {
            return NULL;
        }
    }
    return g_steal_pointer(&pages);
}

bool jy_extract_text(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    if (!jy_decode_own(source->bytes, source->length, &decoded, err)) {
        return false;
    }
    if (decoded.replaced) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("%u ill-formed sequences of %s replaced"), decoded.replaced,
                                                      decoded.encoding));
    }
    if (decoded.other) {
        g_ptr_array_add(to->warnings,
                        g_strdup_printf(_("a mixture: %u lines, from line %u on, are in %s, the rest in %s"),
                                        decoded.other_lines, decoded.other_first, decoded.other, decoded.encoding));
    }
    if (decoded.confidence < DOUBTFUL) {
        g_ptr_array_add(to->warnings, g_strdup_printf(_("the encoding %s is a guess"), decoded.encoding));
    }
    to->entry->encoding = g_strdup(decoded.encoding);
    to->entry->confidence = decoded.confidence;
    g_auto(jy_document) document = {0};
    document.encoding = g_strdup(decoded.encoding);
    const jy_blocks raw = {.text = decoded.text, .length = decoded.length};
    g_autoptr(jy_blocks) pages = NULL;
    if (memchr(decoded.text, '\f', decoded.length) && !(pages = cut_pages(&decoded, err))) {
        return false;
    }
    return to->emit(&document, pages ? pages : &raw, 0, to->user, err);
}

/* text.c: plain text in any encoding. */
#include <jiyan/text/decode.h>
#include <libintl.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

/* Below this confidence a reader should be told which encoding was chosen. */
#define DOUBTFUL 0.5

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
    return to->emit(&document, &raw, 0, to->user, err);
}

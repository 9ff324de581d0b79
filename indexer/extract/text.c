/* text.c: plain text in any encoding. */
#include <jiyan/text/decode.h>
#include <libintl.h>

#include "indexer/extract/extract.h"

#define _(s) gettext(s)

/* Below this confidence a reader should be told which encoding was chosen. */
#define DOUBTFUL 0.5

static void warn(const jy_decoded *decoded, GPtrArray *warnings)
{
    if (decoded->replaced) {
        g_ptr_array_add(warnings, g_strdup_printf(_("%u ill-formed sequences of %s replaced"), decoded->replaced,
                                                  decoded->encoding));
    }
    if (decoded->confidence < DOUBTFUL) {
        g_ptr_array_add(warnings, g_strdup_printf(_("the encoding %s is a guess"), decoded->encoding));
    }
}

bool jy_extract_text(const jy_extract_source *source, jy_ledger_entry *entry, GPtrArray *warnings,
                     jy_extract_emit *emit, void *user, GError **err)
{
    g_auto(jy_decoded) decoded = {0};
    if (!jy_decode(source->bytes, source->length, &decoded, err)) {
        return false;
    }
    warn(&decoded, warnings);
    entry->encoding = g_strdup(decoded.encoding);
    entry->confidence = decoded.confidence;
    g_auto(jy_document) document = {0};
    document.encoding = g_strdup(decoded.encoding);
    return emit(&document, decoded.text, decoded.length, 0, user, err);
}

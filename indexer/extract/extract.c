/* extract.c: the table of formats. */
#include "indexer/extract/extract.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#define _(s) gettext(s)

static const struct {
    const char *type;
    jy_extract_fn *read;
} FORMATS[] = {
    {"text/plain", jy_extract_text},
    {"application/x-ndjson", jy_extract_records},
};

bool jy_extract(const jy_extract_source *source, jy_ledger_entry *entry, GPtrArray *warnings, jy_extract_emit *emit,
                void *user, GError **err)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        if (g_str_equal(source->type, FORMATS[i].type)) {
            return FORMATS[i].read(source, entry, warnings, emit, user, err);
        }
    }
    g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("no reader for files of type %s"), source->type);
    return false;
}

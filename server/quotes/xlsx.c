/* xlsx.c: quotations as a workbook, a row each. */
#include <jiyan/base/json.h>

#include "searcher/render/printer.h"
#include "server/quotes/citation.h"
#include "server/quotes/export.h"

static const jy_column COLUMNS[] = {
    {.name = "text"},   {.name = "source"}, {.name = "title"}, {.name = "date"}, {.name = "speaker"},
    {.name = "issuer"}, {.name = "docno"},  {.name = "path"},  {.name = "page"}, {.name = "line"},
};

bool jy_export_xlsx(const json_t *quotes, FILE *out)
{
    static const char *const TEXTS[] = {"text", "title", "date", "speaker", "issuer", "docno", "path"};
    static const char *const PLACES[] = {"page", "line"};
    const jy_columns columns = {COLUMNS, G_N_ELEMENTS(COLUMNS)};
    jy_losses losses = {0};
    const jy_view view = {.kind = JY_VIEW_PASSAGES, .format = JY_AS_XLSX, .losses = &losses};
    jy_printer *to = jy_printer_new(&JY_PRINTER_XLSX, &columns, &view, out);
    size_t i;
    const json_t *quote;
    json_array_foreach(quotes, i, quote)
    {
        g_autofree char *source = jy_citation_official(quote);
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "source", source);
        for (size_t t = 0; t < G_N_ELEMENTS(TEXTS); t++) {
            jy_printer_string(to, TEXTS[t], jy_json_get_text(quote, TEXTS[t]));
        }
        for (size_t p = 0; p < G_N_ELEMENTS(PLACES); p++) {
            jy_printer_positive(to, PLACES[p], jy_json_get_number(quote, PLACES[p]));
        }
        jy_printer_end(to);
    }
    jy_printer_free(to);
    return !losses.failure;
}

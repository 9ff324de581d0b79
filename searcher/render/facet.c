/* facet.c: how many of the documents found have each value of a field. */
#include "searcher/render/facet.h"

#include <jiyan/base/terminal.h>

static const jy_column COLUMNS[] = {{.name = "value"}, {.name = "count"}};
const jy_columns JY_FACET_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

void jy_facet_fields(const void *found, const jy_view *view, jy_printer *to)
{
    (void)view;
    const jy_facets *facets = found;
    bool is_flat = jy_printer_is_flat(to), is_low = facets->is_lower_bound || facets->gave_up;
    if (!is_flat) {
        jy_printer_begin_list(to, NULL);
    }
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "value", *row->value ? row->value : NULL);
        jy_printer_integer(to, "count", row->count);
        if (is_low) {
            jy_printer_boolean(to, "lower_bound", true);
        }
        jy_printer_gave_up(to, facets->gave_up);
        jy_printer_end(to);
    }
    if (!is_flat) {
        jy_printer_end(to);
    }
}

void jy_facet_text(const void *found, const jy_view *view, FILE *out)
{
    (void)view;
    const jy_facets *facets = found;
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        g_autofree char *value = jy_terminal_safe(*row->value ? row->value : "-");
        fprintf(out, "%s\t%s%u\n", value, facets->is_lower_bound || facets->gave_up ? "≥" : "", row->count);
    }
}

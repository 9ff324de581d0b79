/* facet.c: a facet printed. */
#include "searcher/render/facet.h"

#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>

#include "searcher/render/render.h"

static void print_json(const jy_facets *facets, FILE *out)
{
    json_t *array = json_array();
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        json_t *item = json_object();
        json_object_set_new(item, "value", *row->value ? jy_json_text(row->value) : json_null());
        json_object_set_new(item, "count", json_integer(row->count));
        if (facets->is_lower_bound) {
            json_object_set_new(item, "lower_bound", json_true());
        }
        json_array_append_new(array, item);
    }
    jy_json_print(array, out);
    json_decref(array);
}

static void print_csv(const jy_facets *facets, FILE *out)
{
    fputs("value,count\r\n", out);
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        jy_print_cell(row->value, out);
        fprintf(out, ",%u\r\n", row->count);
    }
}

static void print_text(const jy_facets *facets, FILE *out)
{
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        g_autofree char *value = jy_terminal_safe(*row->value ? row->value : "-");
        fprintf(out, "%s\t%s%u\n", value, facets->is_lower_bound ? "≥" : "", row->count);
    }
}

void jy_render_facet(const jy_facets *facets, const jy_view *view, FILE *out)
{
    (view->format == JY_AS_JSON ? print_json : view->format == JY_AS_CSV ? print_csv : print_text)(facets, out);
}

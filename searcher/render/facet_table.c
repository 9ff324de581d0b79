/* facet_table.c: a facet asked for and printed. */
#include <jiyan/base/error.h>
#include <jiyan/base/json.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <stdio.h>
#include <string.h>

#include "searcher/count/facet.h"
#include "searcher/query/fields.h"
#include "searcher/render/render.h"

#define _(s) gettext(s)

static bool facet_field(const char *name, jy_by *ret_field, GError **err)
{
    if (jy_fields_named(name, strlen(name), ret_field) &&
        (*ret_field == JY_BY_YEAR || *ret_field == JY_BY_SPEAKER || *ret_field == JY_BY_ISSUER ||
         *ret_field == JY_BY_TYPE || *ret_field == JY_BY_KIND || *ret_field == JY_BY_GENRE)) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet: %s is none of year, speaker, issuer, type, kind, genre"),
                name);
    return false;
}

static void print_json(const jy_facets *facets)
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
    jy_json_print(array, stdout);
    json_decref(array);
}

static void print_csv(const jy_facets *facets)
{
    fputs("value,count\r\n", stdout);
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        jy_print_cell(row->value, stdout);
        printf(",%u\r\n", row->count);
    }
}

static void print_text(const jy_facets *facets)
{
    for (guint i = 0; i < facets->rows->len; i++) {
        const jy_facet_row *row = facets->rows->pdata[i];
        g_autofree char *value = jy_terminal_safe(*row->value ? row->value : "-");
        printf("%s\t%s%u\n", value, facets->is_lower_bound ? "≥" : "", row->count);
    }
}

int jy_answer_facet(jy_index *index, const jy_searcher_options *options, GError **err)
{
    jy_by field;
    if (!facet_field(options->facet, &field, err)) {
        return -1;
    }
    if (options->batch ||
        (options->format != JY_AS_TEXT && options->format != JY_AS_JSON && options->format != JY_AS_CSV)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, _("--facet answers one question, as text, json or csv"));
        return -1;
    }
    g_autoptr(jy_facets) facets = jy_facet_count(index, &options->question, field, JY_FACET_READ, err);
    if (!facets) {
        return -1;
    }
    if (options->format == JY_AS_TEXT) {
        print_text(facets);
    } else {
        (options->format == JY_AS_JSON ? print_json : print_csv)(facets);
    }
    if (facets->is_lower_bound) {
        fprintf(stderr, "jiyan-search: ");
        fprintf(stderr, _("--facet: the counts are lower bounds: the text of the first %u passages was read\n"),
                JY_FACET_READ);
    }
    return (int)facets->documents;
}

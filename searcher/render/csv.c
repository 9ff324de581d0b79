/* csv.c: results as CSV (RFC 4180). */
#include <jiyan/base/csv.h>
#include <jiyan/base/json.h>

#include "searcher/render/render.h"

static const char *const COLUMNS[] = {"rank",  "score", "match",   "db",     "path",  "id",
                                      "title", "date",  "speaker", "issuer", "docno", "heading",
                                      "page",  "line",  "offset",  "length", "kind",  "snippet"};

static bool has_column(const jy_view *view, const char *column)
{
    return !g_str_equal(column, "db") || view->several;
}

void jy_render_csv_head(const jy_view *view, FILE *out)
{
    fputs(view->is_batch ? "qid," : "", out);
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        if (has_column(view, COLUMNS[i])) {
            fprintf(out, "%s%s", i ? "," : "", COLUMNS[i]);
        }
    }
    fputs(view->full ? ",text\r\n" : "\r\n", out);
}

void jy_print_cell(const char *text, FILE *out)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    jy_csv_append(cell, text);
    fputs(cell->str, out);
}

static void print_value(const json_t *value, FILE *out)
{
    if (json_is_string(value)) {
        jy_print_cell(json_string_value(value), out);
    } else if (json_is_number(value)) {
        json_dumpf(value, out, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    } else if (json_is_array(value)) {
        g_autoptr(GString) path = g_string_new(NULL);
        for (size_t i = 0; i < json_array_size(value); i++) {
            g_string_append_printf(path, "%s%s", i ? " › " : "", json_string_value(json_array_get(value, i)));
        }
        jy_print_cell(path->str, out);
    }
}

void jy_render_csv(const jy_hits *hits, FILE *out)
{
    for (guint i = 0; i < hits->result->hits->len; i++) {
        json_t *hit = jy_hit_json(hits, hits->result->hits->pdata[i]);
        if (hits->view->qid) {
            jy_print_cell(hits->view->qid, out);
            fputc(',', out);
        }
        for (size_t column = 0; column < G_N_ELEMENTS(COLUMNS); column++) {
            if (has_column(hits->view, COLUMNS[column])) {
                fputs(column ? "," : "", out);
                print_value(json_object_get(hit, COLUMNS[column]), out);
            }
        }
        if (hits->view->full) {
            fputc(',', out);
            print_value(json_object_get(hit, "text"), out);
        }
        fputs("\r\n", out);
        json_decref(hit);
    }
}

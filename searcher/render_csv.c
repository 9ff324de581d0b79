/* render_csv.c: results as CSV (RFC 4180). */
#include <jiyan/json.h>
#include <string.h>

#include "searcher/render.h"

static const char *const COLUMNS[] = {"rank", "score",   "match",  "path",  "id",      "title",
                                      "date", "speaker", "issuer", "docno", "heading", "page",
                                      "line", "offset",  "length", "kind",  "snippet"};

void jy_render_csv_head(const jy_search_options *options, FILE *out)
{
    fputs(options->batch ? "qid," : "", out);
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        fprintf(out, "%s%s", i ? "," : "", COLUMNS[i]);
    }
    fputs(options->full ? ",text\r\n" : "\r\n", out);
}

/* A text as a cell. A spreadsheet takes one that begins with = + - @ for a formula: an apostrophe keeps it text. */
static void print_cell(const char *text, FILE *out)
{
    bool formula = *text && strchr("=+-@\t\r", *text);
    bool quoted = strpbrk(text, ",\"\r\n") != NULL;
    fputs(quoted ? "\"" : "", out);
    fputs(formula ? "'" : "", out);
    for (const char *at = text; *at; at++) {
        fputs(*at == '"' ? "\"" : "", out);
        fputc(*at, out);
    }
    fputs(quoted ? "\"" : "", out);
}

static void print_value(const json_t *value, FILE *out)
{
    if (json_is_string(value)) {
        print_cell(json_string_value(value), out);
    } else if (json_is_number(value)) {
        json_dumpf(value, out, JSON_ENCODE_ANY | JSON_REAL_PRECISION(12));
    } else if (json_is_array(value)) {
        g_autoptr(GString) path = g_string_new(NULL);
        for (size_t i = 0; i < json_array_size(value); i++) {
            g_string_append_printf(path, "%s%s", i ? " › " : "", json_string_value(json_array_get(value, i)));
        }
        print_cell(path->str, out);
    }
}

void jy_render_csv(const jy_answer *answer, FILE *out)
{
    for (guint i = 0; i < answer->result->hits->len; i++) {
        json_t *hit = jy_hit_json(answer, answer->result->hits->pdata[i]);
        if (answer->qid) {
            print_cell(answer->qid, out);
            fputc(',', out);
        }
        for (size_t column = 0; column < G_N_ELEMENTS(COLUMNS); column++) {
            fputs(column ? "," : "", out);
            print_value(json_object_get(hit, COLUMNS[column]), out);
        }
        if (answer->options->full) {
            fputc(',', out);
            print_value(json_object_get(hit, "text"), out);
        }
        fputs("\r\n", out);
        json_decref(hit);
    }
}

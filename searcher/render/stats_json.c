/* stats_json.c: the career of a phrase as JSON and CSV. */
#include <jiyan/base/json.h>
#include <math.h>

#include "searcher/render/render.h"
#include "searcher/render/stats.h"

/* Digits behind the point of a rate. */
#define RATE_SCALE 10000.0

static double rounded_rate(const jy_stats_year *year)
{
    return round(jy_stats_rate(year) * RATE_SCALE) / RATE_SCALE;
}

static json_t *place_json(const jy_stats_place *place, bool several)
{
    if (!place->path) {
        return json_null();
    }
    json_t *object = json_object();
    json_object_set_new(object, "date", jy_json_text(place->date));
    if (several) {
        json_object_set_new(object, "db", jy_json_text(place->db));
    }
    json_object_set_new(object, "path", jy_json_text(place->path));
    json_object_set_new(object, "id", jy_json_text(place->id));
    return object;
}

/* Figures of a year, or, without it, of all. */
static json_t *year_json(const jy_stats_year *year, bool is_total, bool several)
{
    json_t *object = json_object();
    if (!is_total) {
        json_object_set_new(object, "year", jy_json_text(year->year));
    }
    json_object_set_new(object, "documents", json_integer(year->documents));
    json_object_set_new(object, "all_documents", json_integer(year->all_documents));
    json_object_set_new(object, "occurrences", json_integer((json_int_t)year->occurrences));
    json_object_set_new(object, "characters", json_integer((json_int_t)year->characters));
    json_object_set_new(object, "per_10000", json_real(rounded_rate(year)));
    json_object_set_new(object, "first", place_json(&year->first, several));
    json_object_set_new(object, "last", place_json(&year->last, several));
    return object;
}

static void print_json(const jy_stats *stats, const jy_view *view, FILE *out)
{
    bool several = view->several;
    json_t *years = json_array();
    for (guint i = 0; i < stats->years->len; i++) {
        json_array_append_new(years, year_json(stats->years->pdata[i], false, several));
    }
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(1));
    json_object_set_new(object, "query", jy_json_text(view->query ? view->query : ""));
    json_object_set_new(object, "total", year_json(&stats->total, true, several));
    json_object_set_new(object, "years", years);
    jy_json_print(object, out);
    json_decref(object);
}

static void print_jsonl(const jy_stats *stats, const jy_view *view, FILE *out)
{
    for (guint i = 0; i < stats->years->len; i++) {
        json_t *object = year_json(stats->years->pdata[i], false, view->several);
        jy_json_print(object, out);
        json_decref(object);
    }
}

static void print_place_cells(const jy_stats_place *place, bool several, FILE *out)
{
    const char *cells[] = {place->date, several ? place->db : NULL, place->path, place->id};
    for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
        if (i != 1 || several) {
            fputc(',', out);
            jy_print_cell(cells[i] ? cells[i] : "", out);
        }
    }
}

static void print_csv(const jy_stats *stats, const jy_view *view, FILE *out)
{
    bool several = view->several;
    fprintf(out, "year,documents,all_documents,occurrences,characters,per_10000,first_date,%sfirst_path,first_id,",
            several ? "first_db," : "");
    fprintf(out, "last_date,%slast_path,last_id\r\n", several ? "last_db," : "");
    for (guint i = 0; i < stats->years->len; i++) {
        const jy_stats_year *year = stats->years->pdata[i];
        char rate[G_ASCII_DTOSTR_BUF_SIZE];
        g_ascii_formatd(rate, sizeof rate, "%.4f", jy_stats_rate(year));
        fprintf(out, "%s,%u,%u,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%s", year->year ? year->year : "",
                year->documents, year->all_documents, year->occurrences, year->characters, rate);
        print_place_cells(&year->first, several, out);
        print_place_cells(&year->last, several, out);
        fputs("\r\n", out);
    }
}

void jy_render_stats(const jy_stats *stats, const jy_view *view, FILE *out)
{
    switch (view->format) {
    case JY_AS_JSON:
        print_json(stats, view, out);
        break;
    case JY_AS_JSONL:
        print_jsonl(stats, view, out);
        break;
    case JY_AS_CSV:
        print_csv(stats, view, out);
        break;
    default:
        jy_render_stats_text(stats, view, out);
    }
}

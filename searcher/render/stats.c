/* stats.c: the fields of the use of a phrase over the years. */
#include "searcher/render/stats.h"

/* Digits behind the point of a rate. */
#define RATE_DIGITS 4

static const jy_column COLUMNS[] = {
    {.name = "year"},          {.name = "documents"},
    {.name = "all_documents"}, {.name = "occurrences"},
    {.name = "characters"},    {.name = "per_10000", .real = "%.4f"},
    {.name = "first_date"},    {.name = "first_db", .use = JY_COLUMN_SEVERAL},
    {.name = "first_path"},    {.name = "first_id"},
    {.name = "last_date"},     {.name = "last_db", .use = JY_COLUMN_SEVERAL},
    {.name = "last_path"},     {.name = "last_id"},
};
const jy_columns JY_STATS_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static void put_place(jy_printer *to, const char *key, const jy_stats_place *place, bool several)
{
    if (!place->path) {
        jy_printer_null(to, key);
        return;
    }
    jy_printer_begin_map(to, key);
    jy_printer_string(to, "date", place->date);
    if (several) {
        jy_printer_string(to, "db", place->db);
    }
    jy_printer_string(to, "path", place->path);
    jy_printer_string(to, "id", place->id);
    jy_printer_end(to);
}

static void put_figures(jy_printer *to, const jy_stats_year *year, bool several)
{
    jy_printer_integer(to, "documents", year->documents);
    jy_printer_integer(to, "all_documents", year->all_documents);
    jy_printer_integer(to, "occurrences", (int64_t)year->occurrences);
    jy_printer_integer(to, "characters", (int64_t)year->characters);
    jy_printer_rounded(to, "per_10000", jy_stats_rate(year), RATE_DIGITS);
    put_place(to, "first", &year->first, several);
    put_place(to, "last", &year->last, several);
}

void jy_stats_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_stats *stats = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_query(to, view->query, view->query_note);
        jy_printer_gave_up(to, stats->gave_up);
        jy_printer_begin_map(to, "total");
        put_figures(to, &stats->total, view->several);
        jy_printer_end(to);
        jy_printer_begin_list(to, "years");
    }
    for (guint i = 0; i < stats->years->len; i++) {
        const jy_stats_year *year = stats->years->pdata[i];
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "year", year->year);
        put_figures(to, year, view->several);
        jy_printer_end(to);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

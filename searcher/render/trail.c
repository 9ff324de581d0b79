/* trail.c: the fields of a trail. */
#include "searcher/render/trail.h"

#include "searcher/render/rows.h"

/* Digits behind the point of how close a link is. */
#define LINK_DIGITS 2

static const jy_column COLUMNS[] = {
    {.name = "date"},
    {.name = "of_year"},
    {.name = "relation"},
    {.name = "promised"},
    {.name = "reported"},
    {.name = "earlier"},
    {.name = "low", .real = "%.12g"},
    {.name = "high", .real = "%.12g"},
    {.name = "unit"},
    {.name = "text"},
    {.name = "path"},
    {.name = "record"},
    {.name = "page"},
    {.name = "line"},
    {.name = "column"},
    {.name = "ocr"},
    {.name = "id"},
    {.name = "kind"},
    {.name = "issuer"},
    {.name = "same_issuer"},
    {.name = "link", .real = "%.12g"},
    {.name = "against"},
    {.name = "why"},
};
const jy_columns JY_TRAIL_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

void jy_trail_put_comparison(jy_printer *to, const jy_step *step)
{
    const jy_quantity *quantity = step->quantity;
    jy_printer_string(to, "date", step->row->document->date);
    jy_printer_positive(to, "of_year", step->of_year);
    jy_printer_string(to, "relation", jy_relation_name(step->relation));
    jy_printer_string(to, "promised", step->promised);
    jy_printer_string(to, "reported", step->reported);
    jy_printer_string(to, "earlier", step->earlier);
    jy_printer_string(to, "against", step->against);
    if (quantity) {
        jy_printer_real(to, "low", quantity->low);
        jy_printer_real(to, "high", quantity->high);
    } else {
        jy_printer_null(to, "low");
        jy_printer_null(to, "high");
    }
    jy_printer_string(to, "unit", quantity ? quantity->unit : NULL);
    jy_printer_boolean(to, "same_issuer", step->is_same_issuer);
    jy_printer_rounded(to, "link", step->score, LINK_DIGITS);
    jy_printer_string(to, "why", step->why);
}

/* A step and its statement. */
static void put_step(jy_printer *to, const char *key, const jy_step *step, const jy_view *view)
{
    jy_printer_begin_map(to, key);
    jy_trail_put_comparison(to, step);
    jy_rows_put(to, step->row, view, true);
    jy_printer_end(to);
}

/* Among records the commitment is the first. */
void jy_trail_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_trail *trail = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_string(to, "trace", view->query);
        if (view->query_note) {
            jy_printer_string(to, "query_note", view->query_note);
        }
        jy_printer_integer(to, "later_documents", trail->later_documents);
        jy_printer_gave_up(to, trail->gave_up);
    }
    if (trail->start) {
        put_step(to, is_flat ? NULL : "commitment", trail->start, view);
    } else if (!is_flat) {
        jy_printer_null(to, "commitment");
    }
    if (!is_flat) {
        jy_printer_begin_list(to, "steps");
    }
    for (guint i = 0; i < trail->steps->len; i++) {
        put_step(to, NULL, trail->steps->pdata[i], view);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

/* trail.c: a trail as JSON and CSV. */
#include "searcher/render/trail.h"

#include <jiyan/base/json.h>
#include <math.h>

#include "searcher/render/render.h"
#include "searcher/render/rows.h"

/* Digits behind the point of a score: finer differences are noise. */
#define SCORE_SCALE 100.0

/* ---- JSON ---- */

static void set_number(json_t *object, const char *name, const double *number)
{
    json_object_set_new(object, name, number ? json_real(*number) : json_null());
}

json_t *jy_step_json(const jy_view *view, const jy_step *step)
{
    const jy_quantity *quantity = step->quantity;
    json_t *object = json_object(), *row = jy_row_json(view, step->row);
    json_object_set_new(object, "date", jy_json_text(step->row->document->date));
    json_object_set_new(object, "of_year", step->of_year ? json_integer(step->of_year) : json_null());
    json_object_set_new(object, "relation", json_string(jy_relation_name(step->relation)));
    json_object_set_new(object, "promised", jy_json_text(step->promised));
    json_object_set_new(object, "reported", jy_json_text(step->reported));
    json_object_set_new(object, "earlier", jy_json_text(step->earlier));
    json_object_set_new(object, "against", jy_json_text(step->against));
    set_number(object, "low", quantity ? &quantity->low : NULL);
    set_number(object, "high", quantity ? &quantity->high : NULL);
    json_object_set_new(object, "unit", jy_json_text(quantity ? quantity->unit : NULL));
    json_object_set_new(object, "same_issuer", json_boolean(step->is_same_issuer));
    json_object_set_new(object, "link", json_real(round(step->score * SCORE_SCALE) / SCORE_SCALE));
    json_object_set_new(object, "why", jy_json_text(step->why));
    json_object_update_missing(object, row);
    json_decref(row);
    return object;
}

static void render_json(const jy_view *view, const jy_trail *trail, FILE *out)
{
    json_t *object = json_object(), *steps = json_array();
    for (guint i = 0; i < trail->steps->len; i++) {
        json_array_append_new(steps, jy_step_json(view, trail->steps->pdata[i]));
    }
    json_object_set_new(object, "schema", json_integer(1));
    json_object_set_new(object, "trace", jy_json_text(view->query));
    json_object_set_new(object, "later_documents", json_integer(trail->later_documents));
    json_object_set_new(object, "commitment", trail->start ? jy_step_json(view, trail->start) : json_null());
    json_object_set_new(object, "steps", steps);
    jy_json_print(object, out);
    json_decref(object);
}

static void render_jsonl(const jy_view *view, const jy_step *step, FILE *out)
{
    json_t *object = jy_step_json(view, step);
    jy_json_print(object, out);
    json_decref(object);
}

/* ---- CSV ---- */

static const char *const COLUMNS[] = {"date", "of_year", "relation",    "promised", "reported", "earlier", "low",
                                      "high", "unit",    "text",        "path",     "record",   "line",    "id",
                                      "kind", "issuer",  "same_issuer", "link",     "against",  "why"};

static void print_value(const json_t *value, FILE *out)
{
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    if (json_is_string(value)) {
        jy_print_cell(json_string_value(value), out);
    } else if (json_is_number(value)) {
        fputs(g_ascii_formatd(number, sizeof number, "%.12g", json_number_value(value)), out);
    } else if (json_is_boolean(value)) {
        fputs(json_is_true(value) ? "true" : "false", out);
    }
}

static void render_csv(const jy_view *view, const jy_step *step, FILE *out)
{
    json_t *object = jy_step_json(view, step);
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        fputs(i ? "," : "", out);
        print_value(json_object_get(object, COLUMNS[i]), out);
    }
    fputs("\r\n", out);
    json_decref(object);
}

static void render_csv_head(FILE *out)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COLUMNS); i++) {
        fprintf(out, "%s%s", i ? "," : "", COLUMNS[i]);
    }
    fputs("\r\n", out);
}

/* ---- all ---- */

void jy_render_trail(const jy_view *view, const jy_trail *trail, FILE *out)
{
    if (view->format == JY_AS_TEXT) {
        jy_render_trail_text(view, trail, out);
        return;
    }
    if (view->format == JY_AS_JSON) {
        render_json(view, trail, out);
        return;
    }
    void (*render)(const jy_view *, const jy_step *, FILE *) = view->format == JY_AS_CSV ? render_csv : render_jsonl;
    if (view->format == JY_AS_CSV) {
        render_csv_head(out);
    }
    if (trail->start) {
        render(view, trail->start, out);
    }
    for (guint i = 0; i < trail->steps->len; i++) {
        render(view, trail->steps->pdata[i], out);
    }
}

/* row_json.c: a statement as JSON. */
#include <jiyan/base/json.h>

#include "searcher/render/rows.h"

static void set_text(json_t *object, const char *name, const char *text)
{
    json_object_set_new(object, name, jy_json_text(text));
}

/* Takes the text. */
static void set_cut(json_t *object, const char *name, char *text)
{
    set_text(object, name, text);
    g_free(text);
}

static json_t *json_cut(const jy_row *row, uint32_t start, uint32_t end)
{
    g_autofree char *text = jy_row_cut(row, start, end);
    return jy_json_text(text);
}

static json_t *json_deadlines(const jy_row *row)
{
    json_t *array = json_array();
    for (guint i = 0; i < row->particulars.deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(row->particulars.deadlines, jy_deadline, i);
        json_array_append_new(array, json_cut(row, deadline->start, deadline->end));
    }
    return array;
}

static json_t *json_due(const jy_row *row)
{
    const jy_deadline *due = jy_row_due(row);
    if (!due) {
        return json_null();
    }
    char first[JY_DATE_TEXT], last[JY_DATE_TEXT];
    jy_date_format(&due->first, first);
    jy_date_format(&due->last, last);
    json_t *pair = json_array();
    json_array_append_new(pair, json_string(first));
    json_array_append_new(pair, json_string(last));
    return pair;
}

static const char *bound_name(jy_bound bound)
{
    static const char *const NAMES[] = {
        [JY_BOUND_EXACT] = "exact", [JY_BOUND_AT_LEAST] = "at-least", [JY_BOUND_AT_MOST] = "at-most",
        [JY_BOUND_ABOVE] = "above", [JY_BOUND_BELOW] = "below",       [JY_BOUND_ABOUT] = "about",
        [JY_BOUND_RANGE] = "range",
    };
    return NAMES[bound];
}

static const char *change_name(jy_quantity_change change)
{
    static const char *const NAMES[] = {
        [JY_CHANGE_NONE] = "none", [JY_CHANGE_RISE] = "rise", [JY_CHANGE_FALL] = "fall"};
    return NAMES[change];
}

static json_t *json_amount(const jy_row *row, const jy_quantity *quantity)
{
    json_t *object = json_object();
    json_object_set_new(object, "text", json_cut(row, quantity->start, quantity->end));
    json_object_set_new(object, "low", json_real(quantity->low));
    json_object_set_new(object, "high", json_real(quantity->high));
    set_text(object, "unit", quantity->unit);
    set_text(object, "bound", bound_name(quantity->bound));
    set_text(object, "change", change_name(quantity->change));
    return object;
}

static void set_quantities(json_t *object, const jy_row *row)
{
    json_t *texts = json_array(), *amounts = json_array();
    for (guint i = 0; i < row->particulars.quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(row->particulars.quantities, jy_quantity, i);
        json_array_append_new(texts, json_cut(row, quantity->start, quantity->end));
        json_array_append_new(amounts, json_amount(row, quantity));
    }
    json_object_set_new(object, "quantities", texts);
    json_object_set_new(object, "amounts", amounts);
}

static void set_what(json_t *object, const jy_row *row)
{
    const jy_particulars *found = &row->particulars;
    set_text(object, "id", row->id);
    set_text(object, "text", row->text);
    set_text(object, "kind", jy_statement_kind_name(row->statement.kind));
    set_text(object, "strength", jy_statement_strength_name(row->statement.strength));
    json_object_set_new(object, "testable", json_boolean(row->statement.is_testable));
    json_object_set_new(object, "deadline", json_deadlines(row));
    json_object_set_new(object, "due", json_due(row));
    set_quantities(object, row);
    set_cut(object, "owner", jy_row_cut(row, found->owner.start, found->owner.end));
    set_cut(object, "object", jy_row_cut(row, found->object.start, found->object.end));
}

static void set_where(json_t *object, const jy_row *row)
{
    json_t *headings = json_array();
    for (char **heading = row->headings; *heading; heading++) {
        json_array_append_new(headings, jy_json_text(*heading));
    }
    json_object_set_new(object, "heading", headings);
    set_text(object, "path", row->document->path);
    set_text(object, "record", row->document->id);
    json_object_set_new(object, "page", row->page ? json_integer(row->page) : json_null());
    json_object_set_new(object, "line", json_integer(row->line));
    json_object_set_new(object, "offset", json_integer(row->offset));
    json_object_set_new(object, "length", json_integer(row->length));
    set_text(object, "title", row->document->title);
    set_text(object, "date", row->document->date);
    set_text(object, "speaker", row->document->speaker);
    set_text(object, "issuer", row->document->issuer);
    set_text(object, "docno", row->document->docno);
}

json_t *jy_row_json(const jy_view *view, const jy_row *row)
{
    const jy_statement_rule *rule = jy_statement_rule_of(row->statement.rule);
    json_t *object = json_object();
    set_what(object, row);
    set_where(object, row);
    set_text(object, "rule", rule ? rule->name : NULL);
    if (view->explain) {
        set_text(object, "example", rule ? rule->example : NULL);
        set_text(object, "why", rule ? rule->why : NULL);
    }
    set_text(object, "match", row->exact ? "exact" : "partial");
    if (view->several) {
        set_text(object, "db", row->db);
    }
    return object;
}

/* rows.c: the fields of statements. */
#include "searcher/render/rows.h"

#include "searcher/render/citations.h"
#include "searcher/render/shown.h"

static const jy_column COLUMNS[] = {
    {.name = "id"},
    {.name = "text"},
    {.name = "kind"},
    {.name = "strength"},
    {.name = "testable"},
    {.name = "deadline", .between = "|"},
    {.name = "due_from", .field = "due", .number = 0},
    {.name = "due_to", .field = "due", .number = 1},
    {.name = "quantities", .between = "|"},
    {.name = "owner"},
    {.name = "object"},
    {.name = "heading", .between = " › "},
    {.name = "path"},
    {.name = "record"},
    {.name = "page"},
    {.name = "line"},
    {.name = "column"},
    {.name = "offset"},
    {.name = "length"},
    {.use = JY_COLUMN_DOCUMENT, .number = JY_FIELD_TITLE},
    {.name = "ocr"},
    {.name = "rule"},
    {.name = "match"},
    {.name = "db", .use = JY_COLUMN_SEVERAL},
    {.name = "citation", .use = JY_COLUMN_CITED},
};
const jy_columns JY_ROWS_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static const char *const BOUNDS[] = {
    [JY_BOUND_EXACT] = "exact", [JY_BOUND_AT_LEAST] = "at-least", [JY_BOUND_AT_MOST] = "at-most",
    [JY_BOUND_ABOVE] = "above", [JY_BOUND_BELOW] = "below",       [JY_BOUND_ABOUT] = "about",
    [JY_BOUND_RANGE] = "range",
};
static const char *const CHANGES[] = {[JY_CHANGE_NONE] = "none", [JY_CHANGE_RISE] = "rise", [JY_CHANGE_FALL] = "fall"};

const char *jy_rows_bound_name(jy_bound bound)
{
    return BOUNDS[bound];
}

const char *jy_rows_change_name(jy_quantity_change change)
{
    return CHANGES[change];
}

/* A piece of the row's text; null for an empty one. */
static void put_cut(jy_printer *to, const char *key, const jy_row *row, uint32_t start, uint32_t end)
{
    g_autofree char *text = jy_row_cut(row, start, end);
    jy_printer_string(to, key, text);
}

/* By when: the words, and the first and the last day of what can be told. */
static void put_deadlines(jy_printer *to, const jy_row *row)
{
    jy_printer_begin_list(to, "deadline");
    for (guint i = 0; i < row->particulars.deadlines->len; i++) {
        const jy_deadline *deadline = &g_array_index(row->particulars.deadlines, jy_deadline, i);
        put_cut(to, NULL, row, deadline->start, deadline->end);
    }
    jy_printer_end(to);
    const jy_deadline *due = jy_row_due(row);
    if (!due) {
        jy_printer_null(to, "due");
        return;
    }
    char first[JY_DATE_TEXT], last[JY_DATE_TEXT];
    jy_date_format(&due->first, first);
    jy_date_format(&due->last, last);
    jy_printer_strings(to, "due", (char *[]){first, last, NULL});
}

/* How much: the words, and what they say. */
static void put_quantities(jy_printer *to, const jy_row *row)
{
    const GArray *quantities = row->particulars.quantities;
    jy_printer_begin_list(to, "quantities");
    for (guint i = 0; i < quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(quantities, jy_quantity, i);
        put_cut(to, NULL, row, quantity->start, quantity->end);
    }
    jy_printer_end(to);
    jy_printer_begin_list(to, "amounts");
    for (guint i = 0; i < quantities->len; i++) {
        const jy_quantity *quantity = &g_array_index(quantities, jy_quantity, i);
        jy_printer_begin_map(to, NULL);
        put_cut(to, "text", row, quantity->start, quantity->end);
        jy_printer_real(to, "low", quantity->low);
        jy_printer_real(to, "high", quantity->high);
        jy_printer_string(to, "unit", quantity->unit);
        jy_printer_string(to, "bound", BOUNDS[quantity->bound]);
        jy_printer_string(to, "change", CHANGES[quantity->change]);
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

static void put_place(jy_printer *to, const jy_row *row)
{
    jy_printer_strings(to, "heading", row->headings);
    jy_printer_string(to, "path", row->document->path);
    jy_printer_string(to, "record", row->document->id);
    jy_shown_put_place(to, &row->place);
    jy_printer_integer(to, "offset", row->offset);
    jy_printer_integer(to, "length", row->length);
}

/* What the sentence says, without its place, its document and the rule. */
static void put_saying(jy_printer *to, const jy_row *row)
{
    const jy_particulars *found = &row->particulars;
    jy_printer_string(to, "id", row->id);
    jy_printer_string(to, "text", row->text);
    jy_printer_string(to, "kind", jy_statement_kind_name(row->statement.kind));
    jy_printer_string(to, "strength", jy_statement_strength_name(row->statement.strength));
    jy_printer_boolean(to, "testable", row->statement.is_testable);
    put_deadlines(to, row);
    put_quantities(to, row);
    put_cut(to, "owner", row, found->owner.start, found->owner.end);
    put_cut(to, "object", row, found->object.start, found->object.end);
}

void jy_rows_put_sentence(jy_printer *to, const jy_row *row)
{
    const jy_statement_rule *rule = jy_statement_rule_of(row->statement.rule);
    put_saying(to, row);
    jy_shown_put_place(to, &row->place);
    jy_printer_string(to, "rule", rule ? rule->name : NULL);
}

void jy_rows_put(jy_printer *to, const jy_row *row, const jy_view *view, bool is_step)
{
    const jy_statement_rule *rule = jy_statement_rule_of(row->statement.rule);
    put_saying(to, row);
    put_place(to, row);
    jy_shown_put(to, row->document, JY_FIELD_TITLE, is_step ? JY_FIELD_DATE : JY_FIELD_NONE);
    jy_printer_string(to, "rule", rule ? rule->name : NULL);
    if (view->explain) {
        jy_printer_string(to, "example", rule ? rule->example : NULL);
    }
    if (view->explain && !is_step) {
        jy_printer_string(to, "why", rule ? rule->why : NULL);
    }
    jy_printer_string(to, "match", row->exact ? "exact" : "partial");
    if (view->several) {
        jy_printer_string(to, "db", row->db);
    }
}

jy_row *jy_rows_next(const jy_rows *rows)
{
    return rows->is_counted_only ? NULL : jy_listing_next(rows->listing);
}

void jy_rows_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_rows *rows = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_query(to, view->query, view->query_note);
        jy_printer_integer(to, "total", jy_listing_total(rows->listing));
        jy_printer_begin_list(to, "statements");
    }
    for (jy_row *row; (row = jy_rows_next(rows)) != NULL; jy_row_free(row)) {
        jy_printer_begin_map(to, NULL);
        jy_rows_put(to, row, view, false);
        jy_citations_put_row(to, row, view);
        jy_printer_end(to);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_gave_up(to, jy_budget_is_spent(rows->budget));
        jy_printer_end(to);
    }
}

/* ledger.c: a ledger of commitments: its fields, and as HTML and as JUnit XML. */
#include "searcher/render/ledger.h"

#include "searcher/ledger/alarm.h"
#include "searcher/ledger/goals.h"
#include "searcher/ledger/page.h"
#include "searcher/ledger/tally.h"
#include "searcher/ledger/theme.h"
#include "searcher/render/rows.h"
#include "searcher/render/shown.h"
#include "searcher/render/trail.h"

static const jy_column COLUMNS[] = {
    {.name = "outcome"},
    {.name = "theme"},
    {.name = "id"},
    {.name = "text"},
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
    {.use = JY_COLUMN_DOCUMENT, .number = JY_FIELD_TITLE},
    {.name = "ocr"},
    {.name = "db", .use = JY_COLUMN_SEVERAL},
    {.name = "later_documents"},
    {.name = "later_statements"},
    {.name = "result_relation"},
    {.name = "result_date"},
    {.name = "result_promised"},
    {.name = "result_reported"},
    {.name = "result_id"},
    {.name = "result_text"},
    {.name = "result_path"},
    {.name = "result_record"},
    {.name = "result_page"},
    {.name = "result_line"},
    {.name = "result_title"},
};
const jy_columns JY_LEDGER_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

/* ---- fields ---- */

/* A step in short: what it compares, and where it stands. */
static void put_step(jy_printer *to, const char *key, const jy_step *step, const jy_view *view)
{
    const jy_row *row = step->row;
    jy_printer_begin_map(to, key);
    jy_trail_put_comparison(to, step);
    jy_printer_string(to, "id", row->id);
    jy_printer_string(to, "text", row->text);
    jy_printer_string(to, "path", row->document->path);
    jy_printer_string(to, "record", row->document->id);
    jy_shown_put_place(to, &row->place);
    jy_printer_string(to, "title", row->document->title);
    if (view->several) {
        jy_printer_string(to, "db", row->db);
    }
    jy_printer_end(to);
}

/* The clauses that have a number, each with what became of it. */
static void put_targets(jy_printer *to, const jy_promise *promise)
{
    g_autoptr(GArray) goals = jy_goals_of(promise);
    jy_printer_begin_list(to, "targets");
    for (guint i = 0; i < goals->len; i++) {
        const jy_goal *goal = &g_array_index(goals, jy_goal, i);
        g_autofree char *text = jy_row_cut(jy_promises_row(promise), goal->start, goal->end);
        jy_printer_begin_map(to, NULL);
        jy_printer_string(to, "text", text);
        jy_printer_string(to, "outcome", jy_outcome_name(goal->outcome));
        jy_printer_string(to, "result", goal->step ? goal->step->row->id : NULL);
        jy_printer_end(to);
    }
    jy_printer_end(to);
}

static void put_promise(jy_printer *to, const jy_promise *promise, const jy_view *view)
{
    const jy_trail *trail = promise->trail;
    jy_printer_begin_map(to, NULL);
    jy_printer_string(to, "outcome", jy_outcome_name(promise->outcome));
    jy_printer_string(to, "theme", jy_theme_name(promise->theme));
    jy_rows_put(to, jy_promises_row(promise), view, false);
    put_targets(to, promise);
    jy_printer_integer(to, "later_documents", trail->later_documents);
    jy_printer_integer(to, "later_statements", trail->steps->len);
    jy_printer_boolean(to, "cut", trail->is_cut);
    if (promise->step) {
        put_step(to, "result", promise->step, view);
    } else {
        jy_printer_null(to, "result");
    }
    jy_printer_begin_list(to, "steps");
    for (guint i = 0; i < trail->steps->len; i++) {
        put_step(to, NULL, trail->steps->pdata[i], view);
    }
    jy_printer_end(to);
    jy_printer_end(to);
}

/* How many there are in all, and with each outcome. */
static void put_counts(jy_printer *to, const jy_promises *promises)
{
    jy_tally tally = {0};
    for (guint i = 0; i < promises->list->len; i++) {
        jy_tally_add(&tally, promises->list->pdata[i]);
    }
    jy_printer_integer(to, "total", tally.all);
    jy_printer_integer(to, "testable", tally.testable);
    jy_printer_integer(to, "deadlines", tally.deadline);
    jy_printer_begin_map(to, "outcomes");
    for (int outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        jy_printer_integer(to, jy_outcome_name((jy_outcome)outcome), tally.outcomes[outcome]);
    }
    jy_printer_end(to);
}

void jy_ledger_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_promises *promises = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        jy_printer_query(to, view->query, view->query_note);
        jy_printer_gave_up(to, promises->gave_up);
        put_counts(to, promises);
        jy_printer_begin_list(to, "commitments");
    }
    for (guint i = 0; i < promises->list->len; i++) {
        put_promise(to, promises->list->pdata[i], view);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

/* ---- documents ---- */

static void print(GString *text, FILE *out)
{
    fwrite(text->str, 1, text->len, out);
    g_string_free(text, true);
}

void jy_ledger_html(const void *promises, const jy_view *view, FILE *out)
{
    print(jy_page_make(promises, view->query), out);
}

void jy_ledger_junit(const void *promises, const jy_view *view, FILE *out)
{
    print(jy_alarm_make(promises, view->fail_on), out);
}

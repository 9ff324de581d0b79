/* concordance.c: a concordance on the page: every match in one column, what precedes it up to it, what follows right
 * after; and its fields. */
#include "searcher/render/concordance.h"

#include <jiyan/base/terminal.h>
#include <string.h>

#include "searcher/render/console.h"
#include "searcher/render/shown.h"

/* Columns that left, match and right have together even where a place is long. */
#define CONTEXT_LEAST 40
#define PLACE_LEAST 12
#define GAP "  "
#define ELLIPSIS "…"

typedef struct {
    unsigned date, left, match, right, place;
} layout;

static unsigned columns_of(const char *text)
{
    return jy_terminal_columns(text, strlen(text));
}

/* File, record and line, without paint. Returns a new text. */
static char *place_of(const jy_concordance_line *line, const jy_console *page)
{
    const jy_console plain = {.several = page->several};
    GString *place = g_string_new(NULL);
    const jy_place at = {.page = line->place.page, .line = line->place.line};
    jy_console_append_place(&plain, place,
                            &(jy_console_place){line->db, line->document->path, line->document->id, at, 0, NULL});
    return g_string_free(place, false);
}

/* ---- shares of the width ---- */

/* What the parts of the lines would take. */
static layout wanted_by(const jy_concordance_part *part, const jy_console *console)
{
    layout wanted = {0};
    for (guint i = part->first; i < part->first + part->count; i++) {
        const jy_concordance_line *line = part->lines->pdata[i];
        g_autofree char *place = place_of(line, console);
        wanted.date = MAX(wanted.date, columns_of(line->date));
        wanted.left = MAX(wanted.left, columns_of(line->left));
        wanted.match = MAX(wanted.match, columns_of(line->match));
        wanted.right = MAX(wanted.right, columns_of(line->right));
        wanted.place = MAX(wanted.place, columns_of(place));
    }
    return wanted;
}

/* The columns of the left side among those of both: half of them, but what one side has no use for is the other's. */
static unsigned left_of(const layout *wanted, unsigned columns)
{
    const unsigned half = columns / 2, spared = columns > wanted->right ? columns - wanted->right : 0;
    return wanted->left < half ? MAX(wanted->left, MIN(half, spared)) : MIN(wanted->left, MAX(half, spared));
}

static layout lay_out(const jy_concordance_part *part, const jy_console *console)
{
    const layout wanted = wanted_by(part, console);
    layout page = {.date = wanted.date};
    unsigned width = console->width;
    unsigned taken = (page.date ? page.date + 2 : 0) + 4; /* gaps, and a space on either side of the match */
    unsigned rest = width > taken ? width - taken : 0;
    unsigned least = MIN(wanted.left + wanted.match + wanted.right, CONTEXT_LEAST);
    page.place = MIN(wanted.place, rest > least + PLACE_LEAST ? rest - least : PLACE_LEAST);
    unsigned context = rest > page.place + PLACE_LEAST ? rest - page.place : PLACE_LEAST;
    page.match = MIN(wanted.match, context / 2);
    page.left = left_of(&wanted, context - page.match);
    page.right = context - page.match - page.left;
    return page;
}

/* ---- printing ---- */

static void append_spaces(GString *line, unsigned count)
{
    g_string_append_printf(line, "%*s", (int)count, "");
}

/* Appends the beginning of a text, all of it where it fits. Returns the columns that are left. */
static unsigned append_head(GString *out, const char *text, unsigned columns, const char *ellipsis)
{
    bool fits = columns_of(text) <= columns;
    unsigned room = fits ? columns : columns - columns_of(ellipsis);
    size_t length = jy_terminal_head(text, room);
    g_string_append_len(out, text, (gssize)length);
    g_string_append(out, fits ? "" : ellipsis);
    return room - jy_terminal_columns(text, length);
}

static void print_line(const jy_concordance_line *line, const layout *to, const jy_console *page)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autofree char *place = place_of(line, page);
    if (to->date) {
        append_spaces(out, append_head(out, line->date, to->date, ""));
        g_string_append(out, GAP);
    }
    const char *left = jy_terminal_tail(line->left, to->left);
    append_spaces(out, to->left - columns_of(left));
    g_string_append_printf(out, "%s ", left);
    jy_console_paint(page, out, JY_PAINT_MATCH);
    unsigned rest = append_head(out, line->match, to->match, ELLIPSIS);
    jy_console_paint(page, out, JY_PAINT_PLAIN);
    append_spaces(out, rest + 1);
    append_spaces(out, append_head(out, line->right, to->right, ""));
    g_string_append(out, GAP);
    jy_console_paint(page, out, JY_PAINT_PLACE);
    bool fits = columns_of(place) <= to->place;
    g_string_append(out, fits ? "" : ELLIPSIS);
    g_string_append(out, fits ? place : jy_terminal_tail(place, to->place - columns_of(ELLIPSIS)));
    jy_console_paint(page, out, JY_PAINT_PLAIN);
    fprintf(page->out, "%s\n", out->str);
}

void jy_concordance_text(const void *found, const jy_view *view, FILE *out)
{
    const jy_concordance_part *part = found;
    const jy_console page = jy_console_of(view, out);
    if (view->qid) {
        g_autofree char *qid = jy_terminal_safe(view->qid), *query = jy_terminal_safe(view->query);
        fprintf(out, "# %s  %s\n", qid, query);
    }
    const layout to = lay_out(part, &page);
    for (guint i = part->first; i < part->first + part->count; i++) {
        print_line(part->lines->pdata[i], &to, &page);
    }
}

/* ---- fields ---- */

static const jy_column COLUMNS[] = {
    {.name = "qid", .use = JY_COLUMN_BATCH},
    {.name = "rank"},
    {.name = "left"},
    {.name = "keyword"},
    {.name = "right"},
    {.name = "db", .use = JY_COLUMN_SEVERAL},
    {.use = JY_COLUMN_DOCUMENT, .number = JY_FIELD_PATH},
    {.name = "year"},
    {.name = "ocr"},
    {.name = "heading", .between = " › "},
    {.name = "page"},
    {.name = "line"},
    {.name = "column"},
    {.name = "offset"},
    {.name = "length"},
};
const jy_columns JY_CONCORDANCE_COLUMNS = {COLUMNS, G_N_ELEMENTS(COLUMNS)};

static void put_line(jy_printer *to, const jy_concordance_line *line, guint rank, const jy_view *view)
{
    const char *date = line->document->date;
    g_autofree char *year = date ? g_strndup(date, strcspn(date, "-")) : NULL;
    jy_printer_begin_map(to, NULL);
    if (view->qid) {
        jy_printer_string(to, "qid", view->qid);
    }
    jy_printer_integer(to, "rank", rank);
    jy_printer_string(to, "left", line->left);
    jy_printer_string(to, "keyword", line->match);
    jy_printer_string(to, "right", line->right);
    if (view->several) {
        jy_printer_string(to, "db", line->db);
    }
    jy_shown_put(to, line->document, JY_FIELD_PATH, JY_FIELD_NONE);
    jy_printer_string(to, "year", year);
    jy_printer_strings(to, "heading", line->headings);
    jy_shown_put_place(to, &line->place);
    jy_printer_integer(to, "offset", line->offset);
    jy_printer_integer(to, "length", line->length);
    jy_printer_end(to);
}

void jy_concordance_fields(const void *found, const jy_view *view, jy_printer *to)
{
    const jy_concordance_part *part = found;
    bool is_flat = jy_printer_is_flat(to);
    if (!is_flat) {
        jy_printer_begin_map(to, NULL);
        jy_printer_integer(to, "schema", 1);
        if (view->qid) {
            jy_printer_string(to, "qid", view->qid);
        }
        jy_printer_query(to, view->query, view->query_note);
        jy_printer_boolean(to, "more", part->has_more);
        jy_printer_gave_up(to, part->gave_up);
        jy_printer_begin_list(to, "lines");
    }
    for (guint i = part->first; i < part->first + part->count; i++) {
        put_line(to, part->lines->pdata[i], i + 1, view);
    }
    if (!is_flat) {
        jy_printer_end(to);
        jy_printer_end(to);
    }
}

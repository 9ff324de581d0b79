/* stats_text.c: the use of a phrase over the years as a table with bars. */
#include <jiyan/base/terminal.h>
#include <libintl.h>
#include <math.h>
#include <string.h>

#include "searcher/render/console.h"
#include "searcher/render/stats.h"

#define _(s) gettext(s)

enum { YEAR, DOCUMENTS, OCCURRENCES, RATE, FIRST, LAST, COLUMNS };

/* Columns of the longest bar; where there is no room for the least, the days are left out, and then the bar. */
#define BAR_LEAST 12
#define BAR_MOST 60
/* A bar that blocks draw has eight steps a column. */
#define STEPS 8

typedef struct {
    const jy_console *page;
    GPtrArray *rows; /* of char *[COLUMNS], NULL-terminated; the first is the head */
    unsigned widths[COLUMNS];
    bool days;    /* the columns FIRST and LAST are shown */
    unsigned bar; /* columns of the longest; 0: none */
    double most;  /* the rate that it shows */
    bool is_plain;
} table;

/* Adds a row; takes the cells. */
static void add_row(table *to, char *const cells[COLUMNS])
{
    char **row = g_new0(char *, COLUMNS + 1);
    for (int i = 0; i < COLUMNS; i++) {
        row[i] = cells[i];
        to->widths[i] = MAX(to->widths[i], jy_terminal_columns(row[i], strlen(row[i])));
    }
    g_ptr_array_add(to->rows, row);
}

static void add_head(table *to)
{
    char *const cells[COLUMNS] = {
        [YEAR] = g_strdup(_("year")),
        [DOCUMENTS] = g_strdup(_("documents")),
        [OCCURRENCES] = g_strdup(_("occurrences")),
        [RATE] = g_strdup(_("per 10,000")),
        [FIRST] = g_strdup(_("first")),
        [LAST] = g_strdup(_("last")),
    };
    add_row(to, cells);
}

static char *date_of(const jy_stats_place *place)
{
    return jy_terminal_safe(place->date ? place->date : "");
}

static void add_year(table *to, const jy_stats_year *year)
{
    char *const cells[COLUMNS] = {
        [YEAR] = jy_terminal_safe(year->year ? year->year : "-"),
        [DOCUMENTS] = g_strdup_printf("%u/%u", year->documents, year->all_documents),
        [OCCURRENCES] = g_strdup_printf("%" G_GUINT64_FORMAT, year->occurrences),
        [RATE] = g_strdup_printf("%.2f", jy_stats_rate(year)),
        [FIRST] = date_of(&year->first),
        [LAST] = date_of(&year->last),
    };
    add_row(to, cells);
    to->most = MAX(to->most, jy_stats_rate(year));
}

/* Shares the width out. */
static void lay_out(table *to)
{
    unsigned figures = 0, days = to->widths[FIRST] + to->widths[LAST] + 4, width = to->page->width;
    for (int i = YEAR; i <= RATE; i++) {
        figures += to->widths[i] + 2;
    }
    to->days = figures + days + BAR_LEAST <= width;
    unsigned taken = figures + (to->days ? days : 0);
    to->bar = taken + BAR_LEAST <= width ? MIN(width - taken, BAR_MOST) : 0;
}

/* ---- printing ---- */

static void append_spaces(GString *line, unsigned count)
{
    g_string_append_printf(line, "%*s", (int)count, "");
}

static void append_cell(GString *line, const char *cell, unsigned width, bool to_right)
{
    unsigned rest = width - jy_terminal_columns(cell, strlen(cell));
    append_spaces(line, to_right ? rest : 0);
    g_string_append(line, cell);
    append_spaces(line, to_right ? 0 : rest);
}

/* Whatever is more than nothing shows. */
static void append_bar(const table *from, GString *line, double rate)
{
    unsigned steps = from->most > 0 ? (unsigned)lround(rate / from->most * from->bar * STEPS) : 0;
    steps = rate > 0 ? MAX(steps, 1) : 0;
    if (steps == 0) {
        return;
    }
    jy_console_paint(from->page, line, JY_PAINT_PLACE);
    for (unsigned i = 0; i < (from->is_plain ? MAX((steps + STEPS / 2) / STEPS, 1) : steps / STEPS); i++) {
        g_string_append(line, from->is_plain ? "#" : "█");
    }
    if (!from->is_plain && steps % STEPS) {
        /* U+2588 is the full block, and each one behind it is an eighth less. */
        g_string_append_unichar(line, 0x2588 + STEPS - steps % STEPS);
    }
    jy_console_paint(from->page, line, JY_PAINT_PLAIN);
}

static void print_row(const table *from, char *const *row, double rate)
{
    g_autoptr(GString) line = g_string_new(NULL);
    for (int i = 0; i < (from->days ? COLUMNS : FIRST); i++) {
        g_string_append(line, i ? "  " : "");
        append_cell(line, row[i], from->widths[i], i == DOCUMENTS || i == OCCURRENCES || i == RATE);
    }
    if (from->bar && rate > 0) {
        g_string_append(line, "  ");
        append_bar(from, line, rate);
    }
    while (g_str_has_suffix(line->str, " ")) {
        g_string_truncate(line, line->len - 1);
    }
    fprintf(from->page->out, "%s\n", line->str);
}

static void print_place(const jy_console *page, const char *label, const jy_stats_place *place)
{
    if (!place->path) {
        return;
    }
    g_autoptr(GString) line = g_string_new(NULL);
    jy_console_append(line, place->date);
    g_string_append(line, "  ");
    jy_console_append_place(page, line, &(jy_console_place){place->db, place->path, place->id, {0}, 0, NULL});
    fprintf(page->out, "%s: %s\n", label, line->str);
}

static void print_foot(const jy_stats *stats, const jy_console *page)
{
    const jy_stats_year *total = &stats->total;
    unsigned long occurrences = (unsigned long)total->occurrences;
    fprintf(page->out,
            ngettext("%lu occurrence in %u of %u documents, %.2f in 10,000 characters of the text\n",
                     "%lu occurrences in %u of %u documents, %.2f in 10,000 characters of the text\n", occurrences),
            occurrences, total->documents, total->all_documents, jy_stats_rate(total));
    print_place(page, _("first"), &total->first);
    print_place(page, _("last"), &total->last);
}

void jy_stats_text(const void *found, const jy_view *view, FILE *out)
{
    const jy_stats *stats = found;
    const jy_console page = jy_console_of(view, out);
    table rows = {.page = &page,
                  .rows = g_ptr_array_new_with_free_func((GDestroyNotify)g_strfreev),
                  .is_plain = !g_get_charset(NULL)};
    add_head(&rows);
    for (guint i = 0; i < stats->years->len; i++) {
        add_year(&rows, stats->years->pdata[i]);
    }
    lay_out(&rows);
    for (guint i = 0; i < rows.rows->len; i++) {
        print_row(&rows, rows.rows->pdata[i], i ? jy_stats_rate(stats->years->pdata[i - 1]) : 0);
    }
    fputc('\n', out);
    print_foot(stats, &page);
    g_ptr_array_unref(rows.rows);
}

/* page_timeline.c: the timeline, drawn: a row for each year of speeches, a column for each year of deadlines, a mark
 * for each commitment. */
#include <libintl.h>
#include <string.h>

#include "searcher/ledger/page.h"
#include "searcher/ledger/timeline.h"

#define _(s) gettext(s)

/* Units of the drawing. */
#define LABEL 92  /* width of the column of labels */
#define COLUMN 56 /* width of a year */
#define AXIS 26   /* height of the line of years */
#define MARK 10   /* a mark and the space after it */
#define MARKS 5   /* in a line of a cell */
#define STRIP 14  /* above the marks of a row, for the days of speeches */
#define GAP 8     /* below them */
#define ROW_MIN 46
/* Marks of a cell; how many more there are is said in words. */
#define CELL_MAX 180
/* The marks of one row, a list for each column. */
typedef struct {
    GPtrArray *cells; /* of GPtrArray of jy_promise, borrowed */
    GPtrArray *said;  /* of jy_promise: the first of each date, borrowed */
    unsigned all;     /* commitments of the year */
    unsigned due;     /* those with a deadline */
} marks;

static int by_due(const void *a, const void *b)
{
    const jy_promise *left = *(const jy_promise *const *)a, *right = *(const jy_promise *const *)b;
    char left_day[JY_DATE_DAY], right_day[JY_DATE_DAY];
    jy_date_day(&jy_row_due(jy_promises_row(left))->last, left_day);
    jy_date_day(&jy_row_due(jy_promises_row(right))->last, right_day);
    int order = strcmp(left_day, right_day);
    order = order ? order : (left->outcome > right->outcome) - (left->outcome < right->outcome);
    return order ? order : (left->theme > right->theme) - (left->theme < right->theme);
}

/* Of the commitments of one year. */
static void collect(const GPtrArray *promises, const jy_timeline *timeline, marks *ret_row)
{
    *ret_row =
        (marks){.cells = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref), .said = g_ptr_array_new()};
    for (unsigned i = 0; i < jy_timeline_columns(timeline); i++) {
        g_ptr_array_add(ret_row->cells, g_ptr_array_new());
    }
    for (guint i = 0; i < promises->len; i++) {
        const jy_promise *promise = promises->pdata[i];
        const jy_row *commitment = jy_promises_row(promise);
        const GPtrArray *said = ret_row->said;
        const jy_promise *last = said->len ? said->pdata[said->len - 1] : NULL;
        if (!last || memcmp(&jy_promises_row(last)->said, &commitment->said, sizeof commitment->said) != 0) {
            g_ptr_array_add(ret_row->said, (void *)(uintptr_t)promise);
        }
        const jy_deadline *due = jy_row_due(commitment);
        if (due) {
            unsigned column = jy_timeline_column(timeline, due->last.year);
            g_ptr_array_add(ret_row->cells->pdata[column], (void *)(uintptr_t)promise);
            ret_row->due++;
        }
        ret_row->all++;
    }
    for (guint i = 0; i < ret_row->cells->len; i++) {
        g_ptr_array_sort(ret_row->cells->pdata[i], by_due);
    }
}

static unsigned height_of(const marks *row)
{
    unsigned most = 0;
    for (guint i = 0; i < row->cells->len; i++) {
        unsigned length = ((const GPtrArray *)row->cells->pdata[i])->len;
        unsigned lines = (MIN(length, CELL_MAX) + MARKS - 1) / MARKS + (length > CELL_MAX ? 2 : 0);
        most = MAX(most, lines);
    }
    return MAX(STRIP + most * MARK + GAP, ROW_MIN);
}

/* ---- drawing ---- */

static void append_mark(GString *out, const jy_promise *promise, unsigned x, unsigned y)
{
    const char *name = jy_outcome_name(promise->outcome);
    g_string_append_printf(out,
                           "<a tabindex=\"-1\" href=\"#c%u\"><use class=\"%s\" href=\"#o-%s\" x=\"%u\" y=\"%u\" "
                           "width=\"9\" height=\"9\"/></a>\n",
                           promise->number, name, name, x, y);
}

/* When it was said: a wedge in its year, with a line to the last deadline; all of the year, as a broken line, where no
 * more of the date is known. */
static void append_said(GString *out, const jy_timeline *timeline, const marks *row, unsigned y)
{
    char digits[G_ASCII_DTOSTR_BUF_SIZE], date[JY_DATE_TEXT];
    unsigned last = 0;
    for (guint i = 0; i < row->cells->len; i++) {
        last = ((const GPtrArray *)row->cells->pdata[i])->len ? i + 1 : last;
    }
    for (guint i = 0; i < row->said->len; i++) {
        const jy_date *said = &jy_promises_row(row->said->pdata[i])->said;
        double x = LABEL + (jy_timeline_column(timeline, said->year) + jy_timeline_part(said)) * COLUMN;
        unsigned end = MAX(LABEL + last * COLUMN, (unsigned)x);
        jy_date_format(said, date);
        if (!said->month) {
            const unsigned left = LABEL + jy_timeline_column(timeline, said->year) * COLUMN;
            g_string_append_printf(out, "<path class=\"said year\" d=\"M%u %uh%uH%u\"><title>%s %s</title></path>\n",
                                   left, y + STRIP - 4, COLUMN, MAX(end, left + COLUMN), date,
                                   _("(only the year is known)"));
            continue;
        }
        g_string_append_printf(out, "<path class=\"said\" d=\"M%s %ul-4-6h8zH%u\"><title>%s</title></path>\n",
                               g_ascii_formatd(digits, sizeof digits, "%.1f", x), y + STRIP - 4, end, date);
    }
}

static void append_row(GString *out, const jy_timeline *timeline, const marks *row, unsigned year, unsigned y)
{
    g_string_append_printf(out, "<path class=\"grid\" d=\"M0 %uh%u\"/>", y,
                           LABEL + jy_timeline_columns(timeline) * COLUMN);
    append_said(out, timeline, row, y);
    g_string_append_printf(out, "<text class=\"y\" x=\"0\" y=\"%u\">%u</text>", y + 18, year);
    g_string_append_printf(out, "<text class=\"n\" x=\"0\" y=\"%u\">", y + 34);
    g_string_append_printf(out, _("%u of %u"), row->due, row->all);
    g_string_append(out, "</text>\n");
    for (guint i = 0; i < row->cells->len; i++) {
        const GPtrArray *cell = row->cells->pdata[i];
        unsigned left = LABEL + i * COLUMN + 2, top = y + STRIP;
        for (guint j = 0; j < MIN(cell->len, CELL_MAX); j++) {
            append_mark(out, cell->pdata[j], left + j % MARKS * MARK, top + j / MARKS * MARK);
        }
        if (cell->len > CELL_MAX) {
            g_string_append_printf(out, "<text class=\"n\" x=\"%u\" y=\"%u\">+%u</text>\n", left,
                                   top + CELL_MAX / MARKS * MARK + 12, cell->len - CELL_MAX);
        }
    }
}

/* Returns a new array, for each year of speeches its commitments (GPtrArray of jy_promise, borrowed). */
static GPtrArray *split_by_year(const jy_promises *promises, const jy_timeline *timeline)
{
    GPtrArray *years = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
    for (unsigned year = timeline->first; year <= timeline->last_said; year++) {
        g_ptr_array_add(years, g_ptr_array_new());
    }
    for (guint i = 0; i < promises->list->len; i++) {
        const unsigned year = jy_promises_row(promises->list->pdata[i])->said.year;
        if (year) {
            g_ptr_array_add(years->pdata[year - timeline->first], promises->list->pdata[i]);
        }
    }
    return years;
}

static void append_drawing(GString *out, const jy_promises *promises, const jy_timeline *timeline)
{
    g_autoptr(GPtrArray) years = split_by_year(promises, timeline);
    g_autoptr(GString) rows = g_string_new(NULL);
    unsigned y = AXIS;
    for (unsigned year = timeline->first; year <= timeline->last_said; year++) {
        marks row;
        collect(years->pdata[year - timeline->first], timeline, &row);
        if (row.all) {
            append_row(rows, timeline, &row, year, y);
            y += height_of(&row);
        }
        g_ptr_array_unref(row.cells);
        g_ptr_array_unref(row.said);
    }

    unsigned columns = jy_timeline_columns(timeline), width = LABEL + columns * COLUMN;
    g_string_append_printf(
        out,
        "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n"
        "<svg class=\"timeline\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %u %u\" width=\"%u\" "
        "height=\"%u\" aria-labelledby=\"timeline-title\">\n",
        _("Timeline, can be scrolled"), width, y + 2, width, y + 2);
    for (unsigned i = 0; i < columns; i++) {
        unsigned x = LABEL + i * COLUMN;
        g_string_append_printf(out, "<path class=\"grid\" d=\"M%u 0v%u\"/><text class=\"y\" x=\"%u\" y=\"16\">", x, y,
                               x + 4);
        if (timeline->is_later && i + 1 == columns) {
            g_string_append(out, _("later"));
        } else {
            g_string_append_printf(out, "%u", timeline->first + i);
        }
        g_string_append(out, "</text>\n");
    }
    g_string_append_len(out, rows->str, (gssize)rows->len);
    g_string_append(out, "</svg>\n</div>\n");
}

void jy_page_append_timeline(jy_page *page)
{
    GString *out = page->out;
    const jy_promises *promises = page->promises;
    jy_timeline timeline;
    jy_timeline_measure(promises, &timeline);
    g_string_append_printf(out, "<section id=\"timeline\" class=\"roomy\">\n<h2 id=\"timeline-title\">%s</h2>\n",
                           _("Timeline"));
    if (timeline.deadline == 0) {
        g_string_append_printf(out, "<p>%s</p>\n</section>\n", _("No commitment has a deadline."));
        return;
    }
    g_string_append_printf(out, "<p>%s</p>\n",
                           _("A row is a year of speeches, a wedge the day of one, a broken line one of which only the "
                             "year is known; a column is a year of deadlines. Each "
                             "mark is a commitment with a deadline, and leads to it. Under the year: how many have a "
                             "deadline, of how many."));
    append_drawing(out, promises, &timeline);
    g_string_append(out, "</section>\n");
}

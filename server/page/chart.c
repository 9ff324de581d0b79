/* chart.c: figures of an answer as pictures. */
#include "server/page/chart.h"

#include <jiyan/base/json.h>
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <stdbool.h>

#include "server/page/label.h"

#define _(s) gettext(s)

/* ---- a target over the years ---- */

/* The room of the picture, in its own units, and what the axes take of it. */
#define WIDTH 640
#define HEIGHT 260
#define LEFT 70
#define RIGHT 20
#define TOP 20
#define BOTTOM 40

/* A figure of a trail. */
typedef struct {
    unsigned year;
    double value;
    bool is_reported;
    const char *text, *relation; /* borrowed */
} chart_point;

static unsigned year_of(const json_t *step)
{
    const unsigned year = jy_json_get_number(step, "of_year");
    return year ? year : (unsigned)g_ascii_strtoull(jy_json_get_text(step, "date"), NULL, 10);
}

static void add_point(GArray *points, const json_t *step, const char *unit)
{
    const json_t *low = json_object_get(step, "low");
    const char *reported = jy_json_get_text(step, "reported"), *promised = jy_json_get_text(step, "promised");
    const unsigned year = year_of(step);
    if (json_is_number(low) && year && g_str_equal(jy_json_get_text(step, "unit"), unit)) {
        const chart_point point = {year, json_number_value(low), *reported != '\0', *reported ? reported : promised,
                                   jy_json_get_text(step, "relation")};
        g_array_append_val(points, point);
    }
}

static int by_year(const void *a, const void *b)
{
    const chart_point *left = a, *right = b;
    return left->year != right->year ? (left->year > right->year) - (left->year < right->year)
                                     : (left->value > right->value) - (left->value < right->value);
}

/* Where the figures lie: years from left to right, values from 0 or the least upwards. */
typedef struct {
    unsigned first, last;
    double least, most;
} chart_scale;

static chart_scale scale_of(const GArray *points)
{
    const chart_point *all = (const chart_point *)(const void *)points->data;
    chart_scale scale = {all[0].year, all[points->len - 1].year, all[0].value, all[0].value};
    for (guint i = 1; i < points->len; i++) {
        scale.least = MIN(scale.least, all[i].value);
        scale.most = MAX(scale.most, all[i].value);
    }
    /* A rate between 70 and 90 would be flat from 0 on; a little room keeps points off the frame. */
    const double room = MAX((scale.most - scale.least) * 0.15, 1e-9);
    scale.least -= room;
    scale.most += room;
    return scale;
}

static double x_of(const chart_scale *scale, unsigned year)
{
    return LEFT + (double)(year - scale->first) / (scale->last - scale->first) * (WIDTH - LEFT - RIGHT);
}

static double y_of(const chart_scale *scale, double value)
{
    return TOP + (scale->most - value) / (scale->most - scale->least) * (HEIGHT - TOP - BOTTOM);
}

/* A number as SVG takes it in any locale. */
static void append_number(GString *out, const char *name, double value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    g_string_append_printf(out, " %s=\"%s\"", name, g_ascii_formatd(text, sizeof text, "%.1f", value));
}

static void append_line(GString *out, const GArray *points, const chart_scale *scale, bool is_reported)
{
    g_string_append_printf(out, "<polyline class=\"%s\" points=\"", is_reported ? "reported" : "promised");
    for (guint i = 0; i < points->len; i++) {
        const chart_point *point = &g_array_index(points, chart_point, i);
        if (point->is_reported == is_reported) {
            char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
            g_string_append_printf(out, "%s,%s ", g_ascii_formatd(x, sizeof x, "%.1f", x_of(scale, point->year)),
                                   g_ascii_formatd(y, sizeof y, "%.1f", y_of(scale, point->value)));
        }
    }
    g_string_append(out, "\"/>\n");
}

/* A dot with what it stands for. */
static void append_dot(GString *out, const chart_point *point, const chart_scale *scale)
{
    const double x = x_of(scale, point->year), y = y_of(scale, point->value);
    g_string_append_printf(out, "<g class=\"%s\"><title>", point->is_reported ? "reported" : "promised");
    jy_markup_printf(out, "%u: %s %s</title><circle r=\"5\"", point->year, jy_label_value(point->relation),
                     point->text);
    append_number(out, "cx", x);
    append_number(out, "cy", y);
    g_string_append(out, "/><text");
    append_number(out, "x", x);
    append_number(out, "y", point->is_reported ? y - 10 : y + 20);
    jy_markup_printf(out, ">%s</text></g>\n", point->text);
}

static void append_years(GString *out, const chart_scale *scale)
{
    const unsigned step = (scale->last - scale->first) / 10 + 1;
    for (unsigned year = scale->first; year <= scale->last; year += step) {
        g_string_append_printf(out, "<text class=\"year\" y=\"%d\"", HEIGHT - 10);
        append_number(out, "x", x_of(scale, year));
        g_string_append_printf(out, ">%u</text>\n", year);
    }
}

static void append_key(GString *out)
{
    g_string_append(out, "<figcaption>");
    jy_markup_printf(out, "<span class=\"promised\">%s</span> <span class=\"reported\">%s</span></figcaption>\n",
                     _("promised"), _("reported"));
}

void jy_chart_append_target(GString *out, const json_t *trail)
{
    const json_t *commitment = json_object_get(trail, "commitment"), *step;
    const char *unit = jy_json_get_text(commitment, "unit");
    g_autoptr(GArray) points = g_array_new(false, false, sizeof(chart_point));
    size_t i;
    add_point(points, commitment, unit);
    json_array_foreach(json_object_get(trail, "steps"), i, step)
    {
        add_point(points, step, unit);
    }
    g_array_sort(points, by_year);
    if (!points->len ||
        g_array_index(points, chart_point, 0).year == g_array_index(points, chart_point, points->len - 1).year) {
        return;
    }
    const chart_scale scale = scale_of(points);
    g_string_append(out, "<figure class=\"chart\">\n");
    append_key(out);
    jy_markup_printf(out, "<svg viewBox=\"0 0 %u %u\" role=\"img\" aria-label=\"%s\">\n", (unsigned)WIDTH,
                     (unsigned)HEIGHT, _("What was promised and what was reported, by year"));
    append_line(out, points, &scale, false);
    append_line(out, points, &scale, true);
    for (guint p = 0; p < points->len; p++) {
        const chart_point *point = &g_array_index(points, chart_point, p);
        if (p == 0 || by_year(point - 1, point) != 0 || point[-1].is_reported != point->is_reported) {
            append_dot(out, point, &scale);
        }
    }
    append_years(out, &scale);
    g_string_append(out, "</svg></figure>\n");
}

/* ---- outcomes by year ---- */

/* In the order of the bars, from what is done to what is open. */
static const char *const OUTCOMES[] = {"done", "part", "reported", "changed", "repeated", "problem", "none"};

#define BAR_HEIGHT 22
#define NAME_WIDTH 60

/* How many commitments of a year came out how. */
typedef struct {
    unsigned of[G_N_ELEMENTS(OUTCOMES)], all;
} chart_year;

static size_t outcome_of(const json_t *commitment)
{
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(OUTCOMES) && !g_str_equal(OUTCOMES[i], jy_json_get_text(commitment, "outcome"))) {
        i++;
    }
    return i;
}

/* Year, 0 without one → chart_year. */
static GTree *count_years(const json_t *commitments)
{
    GTree *years = g_tree_new_full((GCompareDataFunc)(void (*)(void))g_strcmp0, NULL, g_free, g_free);
    size_t i;
    const json_t *commitment;
    json_array_foreach(commitments, i, commitment)
    {
        char *name = g_strndup(jy_json_get_text(commitment, "date"), 4);
        chart_year *year = g_tree_lookup(years, name);
        if (!year) {
            year = g_new0(chart_year, 1);
            g_tree_insert(years, g_strdup(name), year);
        }
        g_free(name);
        year->of[outcome_of(commitment)]++;
        year->all++;
    }
    return years;
}

/* What the writing of the bars has come to. */
typedef struct {
    GString *out;
    unsigned most, row;
} chart_bars;

static gboolean find_most(void *name, void *value, void *user)
{
    (void)name;
    chart_bars *bars = user;
    bars->most = MAX(bars->most, ((const chart_year *)value)->all);
    return false;
}

static gboolean append_bar(void *name, void *value, void *user)
{
    chart_bars *bars = user;
    const chart_year *year = value;
    unsigned done = 0;
    jy_markup_printf(bars->out, "<text class=\"name\" x=\"0\" y=\"%u\">%s</text>\n", bars->row * BAR_HEIGHT + 15,
                     *(const char *)name ? (const char *)name : "–");
    for (size_t i = 0; i < G_N_ELEMENTS(OUTCOMES); i++) {
        const unsigned room = WIDTH - NAME_WIDTH;
        const unsigned from = done * room / bars->most, to = (done + year->of[i]) * room / bars->most;
        done += year->of[i];
        if (year->of[i]) {
            jy_markup_printf(bars->out,
                             "<rect class=\"%s\" x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\">"
                             "<title>%s: %s %u</title></rect>\n",
                             OUTCOMES[i], NAME_WIDTH + from, bars->row * BAR_HEIGHT + 3, MAX(to - from, 1U),
                             (unsigned)BAR_HEIGHT - 5, (const char *)name, jy_label_value(OUTCOMES[i]), year->of[i]);
        }
    }
    bars->row++;
    return false;
}

void jy_chart_append_outcomes(GString *out, const json_t *ledger)
{
    GTree *years = count_years(json_object_get(ledger, "commitments"));
    chart_bars bars = {out, 0, 0};
    g_tree_foreach(years, find_most, &bars);
    if (bars.most) {
        g_string_append(out, "<figure class=\"chart outcomes\">\n<figcaption>");
        for (size_t i = 0; i < G_N_ELEMENTS(OUTCOMES); i++) {
            jy_markup_printf(out, "<span class=\"%s\">%s %u</span> ", OUTCOMES[i], jy_label_value(OUTCOMES[i]),
                             jy_json_get_number(json_object_get(ledger, "outcomes"), OUTCOMES[i]));
        }
        jy_markup_printf(out, "</figcaption>\n<svg viewBox=\"0 0 %u %u\" role=\"img\" aria-label=\"%s\">\n",
                         (unsigned)WIDTH, (unsigned)g_tree_nnodes(years) * BAR_HEIGHT,
                         _("How commitments came out, by the year of the document"));
        g_tree_foreach(years, append_bar, &bars);
        g_string_append(out, "</svg></figure>\n");
    }
    g_tree_unref(years);
}

/* facet_view.c: what the answers to a question divide into. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/api/api.h"
#include "server/page/form.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

/* Values that a list shows. */
#define LIST_LENGTH 8
/* The picture of years: the width of a bar with its gap, and the height for the bars. */
#define BAR_STEP 16
#define BAR_WIDTH 13
#define BARS_HEIGHT 64
/* Years that a picture has room for. */
#define BARS_MOST 60

/* What belongs to a list of hits, and to no count. */
static const char *const LISTING[] = {"limit",  "offset",  "sort",    "group", "copies",
                                      "prefer", "context", "explain", "full",  NULL};

/* Appends the address of the same question, of this value of the field. */
static void append_narrowed(jy_parts_page *page, const char *field, const char *value)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){field, "offset", NULL});
    jy_link_add(parameters, field, value);
    jy_link_append(page->out, "/", parameters);
}

/* Counts by a field, whatever it is narrowed to itself. Returns a new reference; NULL where nothing else is asked. */
static json_t *count(jy_parts_page *page, const char *field)
{
    g_autoptr(GArray) asked = jy_link_parameters(page->call, LISTING);
    for (guint i = asked->len; i > 0; i--) {
        if (g_str_equal(g_array_index(asked, jy_options_pair, i - 1).name, field)) {
            g_array_remove_index(asked, i - 1);
        }
    }
    jy_link_add(asked, "facet", field);
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    return jy_api_read(page->service, "facets", asked, notices, NULL);
}

static unsigned most_of(const json_t *rows)
{
    unsigned most = 1;
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        most = MAX(most, jy_parts_number(row, "count"));
    }
    return most;
}

static void append_list(jy_parts_page *page, const char *field, const json_t *rows, size_t length)
{
    size_t i;
    const json_t *row;
    g_string_append(page->out, "<ul>\n");
    json_array_foreach(rows, i, row)
    {
        const char *value = jy_parts_text(row, "value");
        if (!*value || i >= length) {
            continue;
        }
        const bool is_current = g_str_equal(jy_parts_value(page, field), value);
        g_string_append(page->out, is_current ? "<li><a aria-current=\"true\" href=\"" : "<li><a href=\"");
        append_narrowed(page, field, value);
        jy_markup_printf(page->out, "\">%s</a> <span class=\"count\">%u</span></li>\n", value,
                         jy_parts_number(row, "count"));
    }
    g_string_append(page->out, "</ul>\n");
}

/* A bar for each year that there is, each a link. */
static void append_bars(jy_parts_page *page, const json_t *rows)
{
    const unsigned most = most_of(rows);
    const unsigned count = (unsigned)MIN(json_array_size(rows), BARS_MOST);
    jy_markup_printf(page->out, "<svg class=\"years\" viewBox=\"0 0 %u %u\" role=\"group\" aria-label=\"%s\">\n",
                     MAX(count, 8) * BAR_STEP, BARS_HEIGHT + 2U, _("Documents by year"));
    unsigned at = 0;
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        const char *year = jy_parts_text(row, "value");
        if (!*year || at >= count) {
            continue;
        }
        const unsigned number = jy_parts_number(row, "count");
        const unsigned height = MAX(2, (unsigned)((uint64_t)number * BARS_HEIGHT / most));
        g_string_append(page->out, "<a href=\"");
        append_narrowed(page, "year", year);
        jy_markup_printf(page->out, "\"><title>%s: %u</title>", year, number);
        jy_markup_printf(page->out, "<rect class=\"room\" x=\"%u\" y=\"0\" width=\"%u\" height=\"%u\"/>", at * BAR_STEP,
                         (unsigned)BAR_STEP, BARS_HEIGHT + 2U);
        jy_markup_printf(page->out, "<rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\"/></a>\n", at * BAR_STEP + 1,
                         BARS_HEIGHT + 1 - height, (unsigned)BAR_WIDTH, height);
        at++;
    }
    g_string_append(page->out, "</svg>\n");
}

static void append_facet(jy_parts_page *page, const char *field)
{
    json_t *rows = count(page, field);
    const bool has_values = json_array_size(rows) > 1 || *jy_parts_text(json_array_get(rows, 0), "value");
    if (has_values) {
        jy_markup_printf(page->out, "<section class=\"facet\"><h2>%s</h2>\n", jy_form_label(field));
        if (g_str_equal(field, "year")) {
            append_bars(page, rows);
            jy_markup_printf(page->out, "<details><summary>%s</summary>", _("Years"));
            append_list(page, field, rows, G_MAXSIZE);
            g_string_append(page->out, "</details>\n");
        } else {
            append_list(page, field, rows, LIST_LENGTH);
        }
        g_string_append(page->out, "</section>\n");
    }
    json_decref(rows);
}

void jy_views_append_facets(jy_parts_page *page)
{
    static const char *const FIELDS[] = {"year", "speaker", "issuer", "genre"};
    jy_markup_printf(page->out, "<aside aria-label=\"%s\">\n", _("Narrow down"));
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        append_facet(page, FIELDS[i]);
    }
    g_string_append(page->out, "</aside>\n");
}

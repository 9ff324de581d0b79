/* facet_view.c: what the answers to a question divide into. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/api/api.h"
#include "server/page/form.h"
#include "server/page/label.h"
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

/* What is counted, by which parameter it is narrowed to a value, and what stands behind the value there. */
typedef struct {
    const char *name, *parameter, *behind;
} page_facet;

static const page_facet FACETS[] = {
    {"year", "year", ""},   {"speaker", "speaker", ""}, {"issuer", "issuer", ""},
    {"genre", "genre", ""}, {"kind", "kind", ""},       {"folder", "path", "/*"},
};

/* What belongs to a list of hits, and to no count. */
static const char *const LISTING[] = {"limit",  "offset",  "sort",    "group", "copies",
                                      "prefer", "context", "explain", "full",  NULL};

/* Appends the address of the same question, of this value alone. */
static void append_narrowed(jy_parts_page *page, const page_facet *facet, const char *value)
{
    g_autofree char *whole = g_strconcat(value, facet->behind, NULL);
    g_autoptr(GArray) parameters =
        jy_link_parameters(page->call, (const char *const[]){facet->parameter, "offset", NULL});
    jy_link_add(parameters, facet->parameter, whole);
    jy_link_append(page->out, "/", parameters);
}

/* Appends the address of the same question, without this value. */
static void append_without(jy_parts_page *page, const page_facet *facet, const char *value)
{
    g_autofree char *unwanted = g_strconcat(facet->parameter, ":", value, facet->behind, NULL);
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"offset", NULL});
    jy_link_add(parameters, "not", unwanted);
    jy_link_append(page->out, "/", parameters);
}

/* Counts by a field, whatever it is narrowed to itself. Returns a new reference; NULL where nothing else is asked. */
static json_t *count(jy_parts_page *page, const page_facet *facet)
{
    g_autoptr(GArray) asked = jy_parts_asked(page, LISTING);
    jy_link_remove(asked, facet->parameter);
    jy_link_add(asked, "facet", facet->name);
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
        most = MAX(most, jy_json_get_number(row, "count"));
    }
    return most;
}

static void append_value(jy_parts_page *page, const page_facet *facet, const json_t *row)
{
    const char *value = jy_json_get_text(row, "value"), *shown = jy_label_value(value);
    g_autofree char *whole = g_strconcat(value, facet->behind, NULL);
    const bool is_current = g_str_equal(jy_parts_value(page, facet->parameter), whole);
    g_string_append(page->out, is_current ? "<li><a aria-current=\"true\" href=\"" : "<li><a href=\"");
    append_narrowed(page, facet, value);
    jy_markup_printf(page->out, "\">%s</a> <span class=\"count\">%u <a class=\"without\" href=\"", shown,
                     jy_json_get_number(row, "count"));
    append_without(page, facet, value);
    g_string_append(page->out, "\" aria-label=\"");
    jy_markup_printf(page->out, _("without %s"), shown);
    g_string_append(page->out, "\">−</a></span></li>\n");
}

static void append_list(jy_parts_page *page, const page_facet *facet, const json_t *rows, size_t length)
{
    size_t i;
    const json_t *row;
    g_string_append(page->out, "<ul>\n");
    json_array_foreach(rows, i, row)
    {
        if (*jy_json_get_text(row, "value") && i < length) {
            append_value(page, facet, row);
        }
    }
    g_string_append(page->out, "</ul>\n");
}

/* A bar for each year that there is, each a link. */
static void append_bars(jy_parts_page *page, const page_facet *facet, const json_t *rows)
{
    const unsigned most = most_of(rows);
    const unsigned count = (unsigned)MIN(json_array_size(rows), BARS_MOST);
    jy_markup_printf(page->out,
                     "<svg class=\"years\" viewBox=\"0 0 %u %u\" role=\"group\" preserveAspectRatio=\"xMinYMax meet\" "
                     "aria-label=\"%s\">\n",
                     MAX(count, 8) * BAR_STEP, BARS_HEIGHT + 2U, _("Documents by year"));
    unsigned at = 0;
    size_t i;
    const json_t *row;
    json_array_foreach(rows, i, row)
    {
        const char *year = jy_json_get_text(row, "value");
        if (!*year || at >= count) {
            continue;
        }
        const unsigned number = jy_json_get_number(row, "count");
        const unsigned height = MAX(2, (unsigned)((uint64_t)number * BARS_HEIGHT / most));
        g_string_append(page->out, "<a href=\"");
        append_narrowed(page, facet, year);
        jy_markup_printf(page->out, "\" data-year=\"%s\"><title>%s: %u</title>", year, year, number);
        jy_markup_printf(page->out, "<rect class=\"room\" x=\"%u\" y=\"0\" width=\"%u\" height=\"%u\"/>", at * BAR_STEP,
                         (unsigned)BAR_STEP, BARS_HEIGHT + 2U);
        jy_markup_printf(page->out, "<rect x=\"%u\" y=\"%u\" width=\"%u\" height=\"%u\"/></a>\n", at * BAR_STEP + 1,
                         BARS_HEIGHT + 1 - height, (unsigned)BAR_WIDTH, height);
        at++;
    }
    g_string_append(page->out, "</svg>\n");
}

static void append_facet(jy_parts_page *page, const page_facet *facet)
{
    json_t *rows = count(page, facet);
    const bool has_values = json_array_size(rows) > 1 || *jy_json_get_text(json_array_get(rows, 0), "value");
    if (has_values) {
        jy_markup_printf(page->out, "<section class=\"facet\"><h2>%s</h2>\n", jy_form_label(facet->name));
        if (g_str_equal(facet->name, "year")) {
            append_bars(page, facet, rows);
            jy_markup_printf(page->out, "<details><summary>%s</summary>", _("Years"));
            append_list(page, facet, rows, G_MAXSIZE);
            g_string_append(page->out, "</details>\n");
        } else {
            append_list(page, facet, rows, LIST_LENGTH);
        }
        g_string_append(page->out, "</section>\n");
    }
    json_decref(rows);
}

void jy_views_append_facets(jy_parts_page *page)
{
    jy_markup_printf(page->out, "<aside aria-label=\"%s\">\n", _("Narrow down"));
    for (size_t i = 0; i < G_N_ELEMENTS(FACETS); i++) {
        append_facet(page, &FACETS[i]);
    }
    g_string_append(page->out, "</aside>\n");
}

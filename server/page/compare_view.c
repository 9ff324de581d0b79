/* compare_view.c: two documents side by side, sentence by sentence. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "server/page/form.h"
#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"
#include "server/quotes/citation.h"

#define _(s) gettext(s)
#define STRING_(s) #s
#define STRING(s) STRING_(s)

/* Documents that are offered to compare with. */
#define OFFERS 20

/* ---- two documents ---- */

/* Appends a sentence with its figures that changed marked: the fields `side` of the changes. */
static void append_text(GString *out, const char *text, const json_t *numbers, const char *side)
{
    json_t *spans = json_array();
    const json_t *number;
    size_t i;
    glong done = 0;
    json_array_foreach(numbers, i, number)
    {
        const char *figure = jy_json_get_text(number, side);
        const char *at = *figure ? strstr(g_utf8_offset_to_pointer(text, done), figure) : NULL;
        if (at) {
            const glong start = g_utf8_pointer_to_offset(text, at);
            done = start + g_utf8_strlen(figure, -1);
            json_array_append_new(spans, json_pack("[I, I]", (json_int_t)start, (json_int_t)done));
        }
    }
    jy_parts_append_marked(out, text, spans, NULL);
    json_decref(spans);
}

static void append_side(GString *out, const json_t *pair, const char *side)
{
    const json_t *sentence = json_object_get(pair, side);
    jy_markup_printf(out, "<td class=\"%s\" lang=\"zh\">", side);
    if (json_is_object(sentence)) {
        g_string_append(out, "<a href=\"");
        jy_link_append_passage(out, jy_json_get_text(sentence, "id"), NULL);
        g_string_append(out, "\">");
        append_text(out, jy_json_get_text(sentence, "text"), json_object_get(pair, "numbers"), side);
        g_string_append(out, "</a>");
    }
    g_string_append(out, "</td>");
}

static void append_pair(GString *out, const json_t *pair)
{
    const char *kind = jy_json_get_text(pair, "pair");
    jy_markup_printf(out, "<tr class=\"%s\"><th scope=\"row\">%s</th>", kind, jy_label_value(kind));
    append_side(out, pair, "old");
    append_side(out, pair, "new");
    g_string_append(out, "</tr>\n");
}

static void append_document_head(GString *out, const json_t *document)
{
    jy_markup_printf(out, "<th>%s<p class=\"source\">%s ", jy_citation_title(document),
                     jy_json_get_text(document, "date"));
    jy_link_append_document(out, jy_json_get_text(document, "path"));
    g_string_append(out, "</p></th>");
}

static bool is_wanted(const char *wanted, const json_t *pair)
{
    return !*wanted || g_str_equal(jy_json_get_text(pair, "pair"), wanted) ||
           (g_str_equal(wanted, "moved") && json_is_true(json_object_get(pair, "moved")));
}

static void append_comparison(jy_parts_page *page, const json_t *answer)
{
    const json_t *pair;
    size_t i;
    jy_parts_append_counts(page, _("Sentences"), "pair", json_object_get(answer, "counts"));
    jy_markup_printf(page->out, "<table class=\"compare\"><thead><tr><th>%s</th>", _("Sentence"));
    append_document_head(page->out, json_object_get(answer, "old"));
    append_document_head(page->out, json_object_get(answer, "new"));
    g_string_append(page->out, "</tr></thead><tbody>\n");
    json_array_foreach(json_object_get(answer, "pairs"), i, pair)
    {
        if (is_wanted(jy_parts_value(page, "pair"), pair)) {
            append_pair(page->out, pair);
        }
    }
    g_string_append(page->out, "</tbody></table>\n");
}

/* ---- which ---- */

static void append_field(jy_parts_page *page, const char *name, const char *label)
{
    jy_markup_printf(page->out, "<label><span>%s</span> <input name=\"%s\" value=\"%s\"/></label>\n", label, name,
                     jy_parts_value(page, name));
}

static void append_form(jy_parts_page *page)
{
    g_string_append(page->out, "<form class=\"two\" action=\"/compare\" method=\"get\"><div class=\"fields\">\n");
    append_field(page, "compare", _("The earlier document (its path)"));
    append_field(page, "with", _("The later document (its path)"));
    jy_markup_printf(page->out, "</div><button>%s</button></form>\n", _("Compare"));
}

/* Appends a link that compares the one document with another. */
static void append_offer(jy_parts_page *page, const json_t *hit)
{
    const char *path = jy_json_get_text(hit, "path");
    if (g_str_equal(path, jy_parts_value(page, "compare"))) {
        return;
    }
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"with", NULL});
    jy_link_add(parameters, "with", path);
    g_string_append(page->out, "<li><a href=\"");
    jy_link_append(page->out, "/compare", parameters);
    jy_markup_printf(page->out, "\">%s</a> %s · %s</li>\n", jy_citation_title(hit), jy_json_get_text(hit, "date"),
                     path);
}

/* Appends the documents that are most like the first one, of which its title is the best witness. */
static void append_offers(jy_parts_page *page)
{
    g_autoptr(GArray) named = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(named, "document", jy_parts_value(page, "compare"));
    json_t *document = jy_parts_read(page, "document", named);
    if (!document) {
        return;
    }
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(asked, "q", jy_citation_title(document));
    jy_link_add(asked, "group", "document");
    jy_link_add(asked, "match", "any");
    jy_link_add(asked, "limit", STRING(OFFERS));
    json_t *answer = jy_parts_read(page, "search", asked);
    const json_t *hit;
    size_t i;
    jy_markup_printf(page->out, "<h2>%s</h2>\n<ul class=\"offers\">\n", _("Compare it with"));
    json_array_foreach(json_object_get(answer, "hits"), i, hit)
    {
        append_offer(page, hit);
    }
    g_string_append(page->out, "</ul>\n");
    json_decref(answer);
    json_decref(document);
}

void jy_views_compare(jy_parts_page *page)
{
    append_form(page);
    if (!*jy_parts_value(page, "compare")) {
        return;
    }
    if (!*jy_parts_value(page, "with")) {
        append_offers(page);
        return;
    }
    g_autoptr(GArray) asked = jy_link_parameters(page->call, (const char *const[]){"pair", NULL});
    json_t *answer = jy_parts_read(page, "compare", asked);
    if (answer) {
        append_comparison(page, answer);
        json_decref(answer);
    }
}

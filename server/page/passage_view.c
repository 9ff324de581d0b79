/* passage_view.c: a passage in its surroundings, to be read. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/citation.h"
#include "server/page/form.h"
#include "server/page/link.h"
#include "server/page/views.h"

#define _(s) gettext(s)

/* Passages that are shown before and after the one that was found. */
#define CONTEXT_DEFAULT "20"

/* The name of a passage on the page: the found one is where links lead to. */
static void append_anchor(GString *out, const json_t *passage, size_t index)
{
    if (json_is_true(json_object_get(passage, "found"))) {
        g_string_append(out, "hit");
    } else {
        g_string_append_printf(out, "p%zu", index);
    }
}

/* Each heading once, at the first passage below it; a deeper one is set in. */
static void append_outline(GString *out, const json_t *passages)
{
    const json_t *passage, *before = NULL;
    size_t i, j;
    jy_markup_printf(out, "<nav class=\"outline\" aria-label=\"%s\"><h2>%s</h2>\n<ul>\n", _("Outline"), _("Outline"));
    json_array_foreach(passages, i, passage)
    {
        const json_t *headings = json_object_get(passage, "heading"), *heading;
        bool is_new = false;
        json_array_foreach(headings, j, heading)
        {
            is_new = is_new || !json_equal(heading, json_array_get(before, j));
            if (is_new) {
                g_string_append_printf(out, "<li class=\"depth%zu\"><a href=\"#", MIN(j, 4));
                append_anchor(out, passage, i);
                jy_markup_printf(out, "\">%s</a></li>\n", json_string_value(heading));
            }
        }
        before = headings;
    }
    g_string_append(out, "</ul></nav>\n");
}

static void append_passages(GString *out, const json_t *passages)
{
    const json_t *passage;
    size_t i;
    json_array_foreach(passages, i, passage)
    {
        g_string_append(out, "<section id=\"");
        append_anchor(out, passage, i);
        g_string_append(out, json_is_true(json_object_get(passage, "found")) ? "\" class=\"found\"><p>" : "\"><p>");
        jy_parts_append_marked(out, jy_parts_text(passage, "text"), json_object_get(passage, "highlights"),
                               "</p>\n<p>");
        g_string_append(out, "</p></section>\n");
    }
}

static const json_t *found_of(const json_t *passages)
{
    const json_t *passage;
    size_t i;
    json_array_foreach(passages, i, passage)
    {
        if (json_is_true(json_object_get(passage, "found"))) {
            return passage;
        }
    }
    return NULL;
}

/* The citation is the document's, with the place of the passage. */
static void append_citation(GString *out, const json_t *answer, const json_t *found)
{
    json_t *hit = json_copy((json_t *)answer);
    json_object_set(hit, "page", json_object_get(found, "page"));
    json_object_set(hit, "line", json_object_get(found, "line"));
    jy_parts_append_source(out, hit);
    jy_citation_append(out, hit, jy_parts_text(found, "text"));
    json_decref(hit);
}

static void append_document(jy_parts_page *page, const json_t *answer)
{
    const json_t *passages = json_object_get(answer, "passages");
    const char *title = jy_parts_text(answer, "title");
    jy_markup_printf(page->out, "<h1 lang=\"zh\">%s</h1>\n", *title ? title : jy_parts_text(answer, "path"));
    append_citation(page->out, answer, found_of(passages));
    g_string_append(page->out, "<div class=\"columns reading\">\n<article lang=\"zh\">\n");
    append_passages(page->out, passages);
    g_string_append(page->out, "</article>\n");
    append_outline(page->out, passages);
    g_string_append(page->out, "</div>\n");
}

void jy_views_passage(jy_parts_page *page)
{
    jy_form_append(page, "/", _("Words to look for"), (const char *const[]){NULL});
    g_autoptr(GArray) asked = jy_link_parameters(page->call, (const char *const[]){NULL});
    if (!*jy_parts_value(page, "context")) {
        jy_link_add(asked, "context", CONTEXT_DEFAULT);
    }
    json_t *answer = jy_parts_read(page, "passage", asked);
    if (answer) {
        append_document(page, answer);
        json_decref(answer);
    } else {
        jy_markup_printf(page->out, "<h1>%s</h1>\n", _("Passage"));
    }
}

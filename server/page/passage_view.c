/* passage_view.c: a document to be read, from the passage that was found. */
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "server/page/form.h"
#include "server/page/label.h"
#include "server/page/link.h"
#include "server/page/views.h"
#include "server/quotes/citation.h"

#define _(s) gettext(s)

/* The name of a passage on the page: the found one is where links lead to. */
static void append_anchor(GString *out, const json_t *passage, size_t index)
{
    if (json_is_true(json_object_get(passage, "found"))) {
        g_string_append(out, "hit");
    } else {
        g_string_append_printf(out, "p%zu", index);
    }
}

static void append_outline(GString *out, const json_t *outline, const json_t *passages)
{
    const json_t *heading;
    size_t i;
    jy_markup_printf(out, "<nav class=\"outline\" aria-label=\"%s\"><h2>%s</h2>\n<ul>\n", _("Outline"), _("Outline"));
    json_array_foreach(outline, i, heading)
    {
        const unsigned passage = jy_json_get_number(heading, "passage"), level = jy_json_get_number(heading, "level");
        g_string_append_printf(out, "<li class=\"depth%u\"><a href=\"#", MIN(level - 1, 4));
        append_anchor(out, json_array_get(passages, passage), passage);
        jy_markup_printf(out, "\">%s</a></li>\n", jy_json_get_text(heading, "text"));
    }
    g_string_append(out, "</ul></nav>\n");
}

/* ---- the text ---- */

/* A passage that is being written: what of it is done, in characters. */
typedef struct {
    GString *out;
    const json_t *marks;
    const char *text; /* behind what is done */
    glong done;
} passage_writer;

/* Writes on up to a character, with the marks that lie there. */
static void write_to(passage_writer *to, glong end, const char *line_end)
{
    const char *stop = g_utf8_offset_to_pointer(to->text, end - to->done);
    g_autofree char *piece = g_strndup(to->text, (gsize)(stop - to->text));
    json_t *marks = json_array(), *mark;
    size_t i;
    json_array_foreach(to->marks, i, mark)
    {
        const json_int_t from = MAX(json_integer_value(json_array_get(mark, 0)), to->done),
                         until = MIN(json_integer_value(json_array_get(mark, 1)), end);
        if (from < until) {
            json_array_append_new(marks, json_pack("[I, I]", from - to->done, until - to->done));
        }
    }
    jy_parts_append_marked(to->out, piece, marks, line_end);
    json_decref(marks);
    to->text = stop;
    to->done = end;
}

/* The first of the texts of a list that stands before `stop`, which is what is still to be written. */
static const char *find_first(const json_t *list, const char *from, const char *stop, const json_t **ret_item)
{
    const json_t *item;
    size_t i;
    json_array_foreach(list, i, item)
    {
        const char *at = json_string_length(item) ? strstr(from, json_string_value(item)) : NULL;
        if (at && at + json_string_length(item) <= stop) {
            stop = at + json_string_length(item);
            *ret_item = item;
        }
    }
    return *ret_item ? stop - json_string_length(*ret_item) : NULL;
}

/* Writes on up to a character, with deadlines and amounts told. */
static void write_told(passage_writer *to, const json_t *statement, glong end)
{
    static const char *const LISTS[] = {"deadline", "quantities"};
    static const char *const CLASSES[] = {"when", "amount"};
    for (;;) {
        const char *stop = g_utf8_offset_to_pointer(to->text, end - to->done), *first = NULL;
        const json_t *told = NULL;
        size_t list = 0;
        for (size_t i = 0; i < G_N_ELEMENTS(LISTS); i++) {
            const json_t *item = NULL;
            const char *at = find_first(json_object_get(statement, LISTS[i]), to->text, stop, &item);
            if (at && (!first || at < first)) {
                first = at;
                told = item;
                list = i;
            }
        }
        if (!first) {
            break;
        }
        write_to(to, to->done + g_utf8_pointer_to_offset(to->text, first), "");
        g_string_append_printf(to->out, "<span class=\"%s\">", CLASSES[list]);
        write_to(to, to->done + g_utf8_strlen(json_string_value(told), -1), "");
        g_string_append(to->out, "</span>");
    }
    write_to(to, end, "");
}

/* A sentence that does something is told by its kind; a line end in a sentence is one of the paper. */
static void write_statement(passage_writer *to, const json_t *statement, glong end)
{
    const char *kind = jy_json_get_text(statement, "kind");
    const json_t *deadlines = json_object_get(statement, "deadline");
    if (g_str_equal(kind, "other") || !*kind) {
        write_to(to, end, "");
        return;
    }
    jy_markup_printf(to->out, "<span class=\"does %s\" title=\"%s", kind, jy_label_value(kind));
    if (json_array_size(deadlines)) {
        g_string_append(to->out, " · ");
        jy_parts_append_joined(to->out, deadlines, _(", "));
    }
    g_string_append(to->out, "\">");
    write_told(to, statement, end);
    g_string_append(to->out, "</span>");
}

static void write_passage(GString *out, const json_t *passage)
{
    static const char PARAGRAPH[] = "</p>\n<p>";
    const char *text = jy_json_get_text(passage, "text");
    const glong length = g_utf8_strlen(text, -1);
    passage_writer to = {out, json_object_get(passage, "highlights"), text, 0};
    const json_t *statement;
    size_t i;
    json_array_foreach(json_object_get(passage, "statements"), i, statement)
    {
        const glong start = CLAMP((glong)json_integer_value(json_object_get(statement, "start")), to.done, length);
        write_to(&to, start, PARAGRAPH);
        write_statement(&to, statement,
                        CLAMP((glong)json_integer_value(json_object_get(statement, "end")), start, length));
    }
    write_to(&to, length, PARAGRAPH);
}

static bool is_marked(const json_t *passage)
{
    return json_array_size(json_object_get(passage, "highlights")) > 0;
}

/* Appends a link to the passage with the words of the question that is nearest in the direction; nothing where none is.
 */
static void append_turn(GString *out, const json_t *passages, size_t from, int direction, const char *sign,
                        const char *label)
{
    size_t at = from + (size_t)direction; /* before the first one it wraps to beyond the last */
    while (at < json_array_size(passages) && !is_marked(json_array_get(passages, at))) {
        at += (size_t)direction;
    }
    if (at < json_array_size(passages)) {
        g_string_append(out, "<a href=\"#");
        append_anchor(out, json_array_get(passages, at), at);
        jy_markup_printf(out, "\" aria-label=\"%s\">%s</a>", label, sign);
    }
}

static void append_passages(GString *out, const json_t *passages)
{
    const json_t *passage;
    size_t i;
    json_array_foreach(passages, i, passage)
    {
        const bool is_found = json_is_true(json_object_get(passage, "found"));
        g_string_append(out, "<section id=\"");
        append_anchor(out, passage, i);
        g_string_append_printf(out, "\" class=\"%s%s\">", is_marked(passage) ? "marked" : "", is_found ? " found" : "");
        if (is_marked(passage)) {
            g_string_append(out, "<p class=\"turn\">");
            append_turn(out, passages, i, -1, "↑", _("the hit before"));
            append_turn(out, passages, i, 1, "↓", _("the next hit"));
            g_string_append(out, "</p>");
        }
        g_string_append(out, "<p>");
        write_passage(out, passage);
        g_string_append(out, "</p></section>\n");
    }
}

/* ---- the page ---- */

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

/* The page of the first hit in a passage, which may begin on an earlier one; 0 where there are no pages. */
static unsigned page_of(const json_t *passage)
{
    const json_t *first = json_array_get(json_object_get(passage, "highlights"), 0), *sentence;
    const json_int_t at = json_integer_value(json_array_get(first, 0));
    unsigned page = jy_json_get_number(passage, "page");
    size_t i;
    json_array_foreach(json_object_get(passage, "statements"), i, sentence)
    {
        if (first && json_integer_value(json_object_get(sentence, "start")) <= at) {
            page = jy_json_get_number(sentence, "page");
        }
    }
    return page;
}

/* A PDF is opened at its page, as viewers understand an address (RFC 8118, section 3). A record is a line of a file
 * that is none for readers. */
static void append_original(GString *out, const json_t *hit, unsigned page)
{
    if (*jy_json_get_text(hit, "id")) {
        return;
    }
    g_autoptr(GArray) parameters = g_array_new(false, false, sizeof(jy_options_pair));
    g_autoptr(GArray) compared = g_array_new(false, false, sizeof(jy_options_pair));
    jy_link_add(parameters, "path", jy_json_get_text(hit, "path"));
    g_string_append(out, "<p class=\"original\"><a href=\"");
    jy_link_append(out, "/original", parameters);
    if (page) {
        g_string_append_printf(out, "#page=%u", page);
    }
    jy_markup_printf(out, "\">%s</a> · <a href=\"", _("The file as it is"));
    jy_link_add(compared, "compare", jy_json_get_text(hit, "path"));
    jy_link_append(out, "/compare", compared);
    jy_markup_printf(out, "\">%s</a></p>\n", _("Compare it with another"));
}

/* The citation is the document's, with the place of the passage. */
static void append_citation(GString *out, const json_t *answer, const json_t *found)
{
    json_t *hit = json_copy((json_t *)answer);
    json_object_set(hit, "page", json_object_get(found, "page"));
    json_object_set(hit, "line", json_object_get(found, "line"));
    jy_parts_append_source(out, hit);
    append_original(out, hit, page_of(found));
    jy_citation_append(out, hit, jy_json_get_text(found, "text"));
    json_decref(hit);
}

static void append_document(jy_parts_page *page, const json_t *answer)
{
    const json_t *passages = json_object_get(answer, "passages");
    jy_markup_printf(page->out, "<h1 lang=\"zh\">%s</h1>\n", jy_citation_title(answer));
    append_citation(page->out, answer, found_of(passages));
    g_string_append(page->out, "<div class=\"columns reading\">\n<article lang=\"zh\">\n");
    append_passages(page->out, passages);
    g_string_append(page->out, "</article>\n");
    append_outline(page->out, json_object_get(answer, "outline"), passages);
    g_string_append(page->out, "</div>\n");
}

void jy_views_passage(jy_parts_page *page)
{
    jy_form_append(page, "/", _("Words to look for"), (const char *const[]){NULL});
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){"show", NULL});
    jy_link_add(asked, "document", jy_parts_value(page, "show"));
    json_t *answer = jy_parts_read(page, "document", asked);
    if (answer) {
        append_document(page, answer);
        json_decref(answer);
    } else {
        jy_markup_printf(page->out, "<h1>%s</h1>\n", _("Passage"));
    }
}

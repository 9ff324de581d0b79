/* parts.c: what the views of the page have in common. */
#include "server/page/parts.h"

#include <jiyan/base/error.h>
#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "server/api/api.h"
#include "server/page/label.h"
#include "server/page/link.h"

#define _(s) gettext(s)

const char *jy_parts_value(const jy_parts_page *page, const char *name)
{
    const char *value = jy_call_value(page->call, name);
    return value ? value : "";
}

unsigned jy_parts_number_of(const jy_parts_page *page, const char *name)
{
    guint64 number = 0;
    return g_ascii_string_to_unsigned(jy_parts_value(page, name), 10, 0, G_MAXUINT, &number, NULL) ? (unsigned)number
                                                                                                   : 0;
}

/* Appends FIELD:"VALUE" to a question, as what it is without. A quotation mark in a value would end it. */
static void append_without(GString *question, const char *unwanted)
{
    const char *colon = strchr(unwanted, ':');
    if (!colon) {
        return;
    }
    g_autofree char *value = g_strdelimit(g_strdup(colon + 1), "\"", ' ');
    g_string_append_printf(question, "%s-%.*s:\"%s\"", question->len ? " " : "", (int)(colon - unwanted), unwanted,
                           value);
}

GArray *jy_parts_asked(const jy_parts_page *page, const char *const *dropped)
{
    GArray *asked = jy_link_parameters(page->call, dropped);
    const char *words = jy_parts_value(page, "q");
    g_autoptr(GString) question = g_string_new(NULL);
    /* What is without binds closer than OR. */
    g_string_append_printf(question, strstr(words, " OR ") ? "(%s)" : "%s", words);
    const gsize begun = question->len;
    for (guint i = asked->len; i > 0; i--) {
        const jy_options_pair *pair = &g_array_index(asked, jy_options_pair, i - 1);
        if (g_str_equal(pair->name, "not")) {
            append_without(question, pair->value);
            g_array_remove_index(asked, i - 1);
        }
    }
    if (question->len > begun) {
        jy_link_remove(asked, "q");
        jy_link_add(asked, "q", g_string_chunk_insert(page->call->strings, question->str));
    }
    return asked;
}

/* The status is the one of the API for this error. */
static void show_failure(jy_parts_page *page, const GError *failure)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_api_problem_of(&reply, failure);
    page->status = reply.status;
    jy_markup_printf(page->out, "<p class=\"alert\" role=\"alert\">%s</p>\n", failure->message);
}

/* The command's name is none of a reader's business; the note on the question is in the answer, too. */
static void show_notice(GString *out, const char *notice, const char *note)
{
    const char *said = g_str_has_prefix(notice, "jiyan-search: ") ? notice + strlen("jiyan-search: ") : notice;
    if (!g_str_equal(said, note)) {
        jy_markup_printf(out, "<p class=\"notice\" role=\"status\">%s</p>\n", said);
    }
}

json_t *jy_parts_read(jy_parts_page *page, const char *endpoint, const GArray *parameters)
{
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) err = NULL;
    json_t *answer = jy_api_read(page->service, endpoint, parameters, notices, &err);
    if (!answer) {
        show_failure(page, err);
    }
    for (guint i = 0; i < notices->len; i++) {
        show_notice(page->out, notices->pdata[i], jy_json_get_text(answer, "query_note"));
    }
    if (json_is_null(answer)) {
        page->status = 404;
        return NULL; /* JSON's null is nobody's */
    }
    return answer;
}

void jy_parts_append_joined(GString *out, const json_t *list, const char *between)
{
    size_t i;
    const json_t *item;
    json_array_foreach(list, i, item)
    {
        jy_markup_printf(out, "%s%s", i ? between : "", json_string_value(item) ? json_string_value(item) : "");
    }
}

static void append_item(GString *out, const char *text, const char *class)
{
    if (*text) {
        jy_markup_printf(out, "<li class=\"%s\">%s</li>", class, text);
    }
}

void jy_parts_append_source(GString *out, const json_t *hit)
{
    const unsigned page = jy_json_get_number(hit, "page"), line = jy_json_get_number(hit, "line");
    g_string_append(out, "<ul class=\"source\">");
    if (*jy_json_get_text(hit, "date")) {
        jy_markup_printf(out, "<li><time datetime=\"%s\">%s</time></li>", jy_json_get_text(hit, "date"),
                         jy_json_get_text(hit, "date"));
    }
    append_item(out, jy_json_get_text(hit, "speaker"), "speaker");
    append_item(out, jy_json_get_text(hit, "issuer"), "issuer");
    append_item(out, jy_json_get_text(hit, "docno"), "docno");
    append_item(out, jy_json_get_text(hit, "db"), "db");
    jy_markup_printf(out, "<li class=\"path\">%s", jy_json_get_text(hit, "path"));
    if (page) {
        g_string_append(out, " · ");
        jy_markup_printf(out, _("page %u"), page);
    } else if (line) {
        g_string_append(out, " · ");
        jy_markup_printf(out, _("line %u"), line);
    }
    g_string_append(out, "</li></ul>\n");
}

/* Appends a piece of text, marked or not; a mark ends where a line does. */
static void append_piece(GString *out, const char *text, const char *end, bool is_marked, const char *line_end)
{
    while (text < end) {
        const char *stop = line_end ? memchr(text, '\n', (size_t)(end - text)) : NULL;
        stop = stop ? stop : end;
        if (stop > text) {
            g_string_append(out, is_marked ? "<mark>" : "");
            jy_markup_append(out, text, (size_t)(stop - text));
            g_string_append(out, is_marked ? "</mark>" : "");
        }
        for (text = stop; text < end && *text == '\n'; text++) {
        }
        g_string_append(out, text > stop ? line_end : "");
    }
}

void jy_parts_append_marked(GString *out, const char *text, const json_t *spans, const char *line_end)
{
    const glong length = g_utf8_strlen(text, -1);
    glong done = 0;
    size_t i;
    const json_t *span;
    json_array_foreach(spans, i, span)
    {
        const glong start = CLAMP((glong)json_integer_value(json_array_get(span, 0)), done, length);
        const glong end = CLAMP((glong)json_integer_value(json_array_get(span, 1)), start, length);
        const char *from = g_utf8_offset_to_pointer(text, start - done),
                   *to = g_utf8_offset_to_pointer(from, end - start);
        append_piece(out, text, from, false, line_end);
        append_piece(out, from, to, true, line_end);
        text = to;
        done = end;
    }
    append_piece(out, text, text + strlen(text), false, line_end);
}

void jy_parts_append_take(GString *out, const char *name, const char *sentence)
{
    jy_markup_printf(out,
                     "<label class=\"take\"><input type=\"checkbox\" name=\"take\" value=\"%s\"/> %s"
                     "<span class=\"hidden\">%s</span></label>\n",
                     name, _("Take"), sentence);
}

void jy_parts_append_counts(jy_parts_page *page, const char *label, const char *parameter, const json_t *counts)
{
    const char *kind;
    const json_t *count;
    jy_markup_printf(page->out, "<ul class=\"chips\" aria-label=\"%s\">\n", label);
    json_object_foreach((json_t *)counts, kind, count)
    {
        const bool is_current = g_str_equal(jy_parts_value(page, parameter), kind);
        g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){parameter, "offset", NULL});
        if (!is_current) {
            jy_link_add(parameters, parameter, kind);
        }
        g_string_append(page->out, is_current ? "<li><a aria-current=\"true\" href=\"" : "<li><a href=\"");
        jy_link_append(page->out, page->call->path, parameters);
        jy_markup_printf(page->out, "\">%s <strong>%u</strong></a></li>\n", jy_label_value(kind),
                         (unsigned)json_integer_value(count));
    }
    g_string_append(page->out, "</ul>\n");
}

static void append_turn(jy_parts_page *page, uint64_t offset, const char *rel, const char *label)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, (const char *const[]){"offset", NULL});
    g_autofree char *number = g_strdup_printf("%" G_GUINT64_FORMAT, (guint64)offset);
    if (offset) {
        jy_link_add(parameters, "offset", number);
    }
    g_string_append(page->out, "<a href=\"");
    jy_link_append(page->out, page->call->path, parameters);
    jy_markup_printf(page->out, "\" rel=\"%s\">%s</a>\n", rel, label);
}

void jy_parts_append_pager(jy_parts_page *page, unsigned limit, size_t shown, unsigned total)
{
    const uint64_t offset = jy_parts_number_of(page, "offset");
    const bool has_more = shown && offset + shown < total;
    if (!offset && !has_more) {
        return;
    }
    jy_markup_printf(page->out, "<nav class=\"pager\" aria-label=\"%s\">", _("Pages"));
    if (offset) {
        append_turn(page, offset > limit ? offset - limit : 0, "prev", _("← before"));
    }
    if (has_more) {
        append_turn(page, offset + shown, "next", _("after →"));
    }
    g_string_append(page->out, "</nav>\n");
}

/* form.c: the form of a view, and its filters as chips. */
#include "server/page/form.h"

#include <jiyan/base/markup.h>
#include <libintl.h>
#include <string.h>

#include "server/page/label.h"
#include "server/page/link.h"

#define N_(s) s
#define _(s) gettext(s)

#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The fields of the forms, by the names of the API. */
static const struct {
    const char *name, *label;
    const char *hint;           /* an example of a value; NULL for none */
    const char *const *choices; /* all of its values; NULL: any */
} FIELDS[] = {
    {"year", N_("Year"), "2019..2023", NULL},
    {"date", N_("Date"), "2021-03..", NULL},
    {"speaker", N_("Speaker"), NULL, NULL},
    {"issuer", N_("Issuer"), NULL, NULL},
    {"genre", N_("Genre"), NULL, NULL},
    {"path", N_("Folder or file"), "reports/*", NULL},
    {"folder", N_("Folder"), NULL, NULL},
    {"title", N_("Title"), NULL, NULL},
    {"docno", N_("Document number"), NULL, NULL},
    {"type", N_("File type"), "pdf", NULL},
    {"kind", N_("Kind of sentence"), NULL, WORDS("commitment", "report", "problem", "other")},
    {"statements", N_("Kind of sentence"), NULL, WORDS("commitment", "report", "problem", "other")},
    {"strength", N_("Firmness"), NULL, WORDS("must", "shall", "strive", "advance", "explore")},
    {"owner", N_("Body in charge"), NULL, NULL},
    {"due", N_("Due"), "2021..2022", NULL},
    {"testable", N_("Testable"), NULL, WORDS("1")},
    {"saved", N_("Saved search"), NULL, NULL},
    {"new-since", N_("New since"), "2026-11-01", NULL},
    {"match", N_("Match"), NULL, WORDS("auto", "exact", "all", "any")},
    {"sort", N_("Order"), NULL, WORDS("relevance", "newest", "oldest", "added")},
    {"order", N_("Order"), NULL, WORDS("right", "left", "newest", "oldest")},
    {"outcome", N_("Outcome"), NULL, NULL},
    {"group", N_("One hit for each"), NULL, WORDS("passage", "document")},
    {"copies", N_("The same text again"), NULL, WORDS("fold", "list", "each")},
};

const char *jy_form_label(const char *name)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        if (g_str_equal(FIELDS[i].name, name)) {
            return _(FIELDS[i].label);
        }
    }
    return name;
}

static void append_choices(jy_parts_page *page, const char *name, const char *const *choices)
{
    const char *chosen = jy_parts_value(page, name);
    jy_markup_printf(page->out, "<select name=\"%s\"><option value=\"\">%s</option>", name, "–");
    for (; *choices; choices++) {
        g_string_append(page->out, g_str_equal(chosen, *choices) ? "<option selected=\"selected\"" : "<option");
        jy_markup_printf(page->out, " value=\"%s\">%s</option>", *choices, jy_label_value(*choices));
    }
    g_string_append(page->out, "</select>");
}

static void append_field(jy_parts_page *page, const char *name)
{
    jy_markup_printf(page->out, "<label><span>%s</span> ", jy_form_label(name));
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        if (!g_str_equal(FIELDS[i].name, name)) {
            continue;
        }
        if (FIELDS[i].choices) {
            append_choices(page, name, FIELDS[i].choices);
        } else {
            jy_markup_printf(page->out, "<input name=\"%s\" value=\"%s\" placeholder=\"%s\"/>", name,
                             jy_parts_value(page, name), FIELDS[i].hint ? FIELDS[i].hint : "");
        }
    }
    g_string_append(page->out, "</label>\n");
}

/* What the form has no field for goes along. */
static void append_hidden(jy_parts_page *page, const char *const *fields)
{
    g_autoptr(GArray) others = jy_link_parameters(page->call, WORDS("q", "offset", "show", "context"));
    for (guint i = 0; i < others->len; i++) {
        const jy_options_pair *pair = &g_array_index(others, jy_options_pair, i);
        if (!g_strv_contains(fields, pair->name)) {
            jy_markup_printf(page->out, "<input type=\"hidden\" name=\"%s\" value=\"%s\"/>\n", pair->name, pair->value);
        }
    }
}

/* The query language in brief; the words of it are the same in every language. */
static void append_help(GString *out)
{
    static const struct {
        const char *example, *meaning;
    } LANGUAGE[] = {
        {"乡村 振兴", N_("both words")},
        {"“乡村振兴”", N_("these words in this order")},
        {"水利 OR 灌溉", N_("one of them")},
        {"教育 -学校", N_("without the second")},
        {"(水 OR 电) 供应", N_("brackets")},
        {"新建*", N_("what begins like this")},
        {"讲话人:王 年:2021..", N_("a speaker, and from a year on")},
    };
    jy_markup_printf(out, "<details class=\"help\"><summary>%s</summary>\n<dl>", _("How to ask"));
    for (size_t i = 0; i < G_N_ELEMENTS(LANGUAGE); i++) {
        jy_markup_printf(out, "<dt><code>%s</code></dt><dd>%s</dd>\n", LANGUAGE[i].example, _(LANGUAGE[i].meaning));
    }
    g_string_append(out, "</dl></details>\n");
}

void jy_form_append(jy_parts_page *page, const char *action, const char *label, const char *const *fields)
{
    GString *out = page->out;
    jy_markup_printf(out, "<form role=\"search\" action=\"%s\" method=\"get\">\n", action);
    if (label) {
        jy_markup_printf(
            out,
            "<div class=\"box\"><label for=\"q\">%s</label><input id=\"q\" name=\"q\" type=\"search\" "
            "value=\"%s\" autocomplete=\"off\" list=\"suggestions\"/><datalist id=\"suggestions\"></datalist>"
            "<button>%s</button></div>\n",
            label, jy_parts_value(page, "q"), _("Search"));
    }
    if (*fields) {
        jy_markup_printf(out, "<details class=\"more\"><summary>%s</summary><div class=\"fields\">\n", _("Filters"));
        for (const char *const *field = fields; *field; field++) {
            append_field(page, *field);
        }
        g_string_append(out, "</div>");
        if (!label) {
            jy_markup_printf(out, "<button>%s</button>", _("Apply"));
        }
        g_string_append(out, "</details>\n");
        append_hidden(page, fields);
    }
    if (label) {
        append_help(out);
    }
    g_string_append(out, "</form>\n");
}

/* Appends a link to the same page without the parameter at `index`. */
static void append_chip(jy_parts_page *page, const GArray *parameters, guint index)
{
    const jy_options_pair *pair = &g_array_index(parameters, jy_options_pair, index);
    g_autoptr(GArray) others = g_array_copy((GArray *)parameters);
    g_array_remove_index(others, index);
    g_string_append(page->out, "<li><a href=\"");
    jy_link_append(page->out, page->call->path, others);
    const char *colon = g_str_equal(pair->name, "not") ? strchr(pair->value, ':') : NULL;
    g_autofree char *unwanted = colon ? g_strndup(pair->value, (gsize)(colon - pair->value)) : NULL;
    jy_markup_printf(page->out,
                     "\"><span class=\"hidden\">%s </span>%s%s: %s <span aria-hidden=\"true\">×</span></a></li>\n",
                     _("Remove"), colon ? _("not ") : "", jy_form_label(colon ? unwanted : pair->name),
                     jy_label_value(colon ? colon + 1 : pair->value));
}

void jy_form_append_chips(jy_parts_page *page)
{
    g_autoptr(GArray) parameters = jy_link_parameters(page->call, WORDS("offset"));
    bool is_begun = false;
    for (guint i = 0; i < parameters->len; i++) {
        if (g_str_equal(g_array_index(parameters, jy_options_pair, i).name, "q")) {
            continue;
        }
        if (!is_begun) {
            jy_markup_printf(page->out, "<ul class=\"chips\" aria-label=\"%s\">\n", _("Filters"));
        }
        is_begun = true;
        append_chip(page, parameters, i);
    }
    g_string_append(page->out, is_begun ? "</ul>\n" : "");
}

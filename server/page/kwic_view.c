/* kwic_view.c: a concordance: each place of the words, one above the other, with what stands before and behind. */
#include <jiyan/base/markup.h>
#include <libintl.h>

#include "server/page/form.h"
#include "server/page/link.h"
#include "server/page/views.h"
#include "server/quotes/citation.h"

#define _(s) gettext(s)

#define LIMIT_DEFAULT 100
/* Characters that a narrow column has room for. */
#define WORDS_SHORT 5
#define STRING_(s) #s
#define STRING(s) STRING_(s)

static const char *const FIELDS[] = {"order", "year", "speaker", "issuer", "genre", "path", NULL};

static void append_line(jy_parts_page *page, const json_t *line)
{
    GString *out = page->out;
    g_autofree char *place = jy_link_place(line);
    jy_markup_printf(
        out, "<tr lang=\"zh\"><td class=\"left\"><bdi dir=\"ltr\">%s</bdi></td><td class=\"keyword\"><a href=\"",
        jy_json_get_text(line, "left"));
    jy_link_append_passage(out, place, jy_parts_value(page, "q"));
    jy_markup_printf(out, "\">%s</a></td><td class=\"right\">%s</td>", jy_json_get_text(line, "keyword"),
                     jy_json_get_text(line, "right"));
    jy_markup_printf(out, "<td class=\"where\">%s <span>%s</span></td></tr>\n", jy_json_get_text(line, "year"),
                     jy_citation_title(line));
}

static void append_table(jy_parts_page *page, const json_t *answer, unsigned limit)
{
    const json_t *lines = json_object_get(answer, "lines"), *line;
    const unsigned offset = jy_parts_number_of(page, "offset");
    const unsigned shown = (unsigned)json_array_size(lines);
    const bool has_more = json_is_true(json_object_get(answer, "more"));
    size_t i;
    jy_markup_printf(page->out,
                     "<table class=\"kwic%s\"><colgroup><col/><col class=\"keyword\"/><col/><col class=\"where\"/>"
                     "</colgroup><thead class=\"hidden\"><tr><th>%s</th><th>%s</th><th>%s</th><th>%s</th>"
                     "</tr></thead><tbody>\n",
                     g_utf8_strlen(jy_parts_value(page, "q"), -1) > WORDS_SHORT ? " wide" : "", _("Before"), _("Words"),
                     _("Behind"), _("Document"));
    json_array_foreach(lines, i, line)
    {
        append_line(page, line);
    }
    g_string_append(page->out, "</tbody></table>\n");
    jy_parts_append_pager(page, limit, shown, offset + shown + has_more);
}

void jy_views_kwic(jy_parts_page *page)
{
    jy_form_append(page, "/kwic", _("Words to look for"), FIELDS);
    jy_form_append_chips(page);
    g_autoptr(GArray) asked = jy_parts_asked(page, (const char *const[]){"order", NULL});
    if (!*jy_parts_value(page, "q")) {
        return;
    }
    if (*jy_parts_value(page, "order")) {
        jy_link_add(asked, "sort", jy_parts_value(page, "order"));
    }
    const unsigned limit = jy_parts_number_of(page, "limit");
    if (!limit) {
        jy_link_add(asked, "limit", STRING(LIMIT_DEFAULT));
    }
    json_t *answer = jy_parts_read(page, "kwic", asked);
    if (answer) {
        append_table(page, answer, limit ? limit : LIMIT_DEFAULT);
        json_decref(answer);
    }
}

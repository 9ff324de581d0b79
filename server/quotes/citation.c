/* citation.c: the citations of a hit, which the searcher makes, on the page. */
#include "server/quotes/citation.h"

#include <jiyan/base/json.h>
#include <jiyan/base/markup.h>
#include <libintl.h>

#define _(s) gettext(s)

const char *jy_citation_title(const json_t *hit)
{
    const char *title = jy_json_get_text(hit, "title");
    return *title ? title : jy_json_get_text(hit, "path");
}

/* What is cited: a hit of an answer, and its words. Borrowed from both. */
static jy_cite_source source_of(const json_t *hit, const char *text)
{
    return (jy_cite_source){
        .path = jy_json_get_text(hit, "path"),
        .id = jy_json_get_text(hit, "id"),
        .title = jy_json_get_text(hit, "title"),
        .date = jy_json_get_text(hit, "date"),
        .speaker = jy_json_get_text(hit, "speaker"),
        .issuer = jy_json_get_text(hit, "issuer"),
        .docno = jy_json_get_text(hit, "docno"),
        .text = text,
        .page = jy_json_get_number(hit, "page"),
        .line = jy_json_get_number(hit, "line"),
        .has_offset = json_is_integer(json_object_get(hit, "offset")),
        .offset = jy_json_get_number(hit, "offset"),
    };
}

char *jy_citation_make(const json_t *hit, const char *text, jy_cite_form form)
{
    const jy_cite_source source = source_of(hit, text);
    return jy_cite_make(form, &source);
}

char *jy_citation_official(const json_t *hit)
{
    return jy_citation_make(hit, NULL, JY_CITE_OFFICIAL);
}

static void append_row(GString *out, const char *label, const char *citation)
{
    jy_markup_printf(out, "<dt>%s</dt><dd lang=\"zh-CN\" class=\"citation\">%s</dd>\n", label, citation);
}

void jy_citation_append(GString *out, const json_t *hit, const char *text)
{
    g_autofree char *quote = jy_citation_make(hit, text, JY_CITE_QUOTE);
    g_autofree char *standard = jy_citation_make(hit, text, JY_CITE_STANDARD);
    g_autofree char *official = jy_citation_official(hit);
    g_autofree char *bibtex = jy_citation_make(hit, text, JY_CITE_BIBTEX);
    g_autofree char *csl = jy_citation_make(hit, text, JY_CITE_CSL);
    jy_markup_printf(out, "<details class=\"cite\"><summary>%s</summary><dl>\n", _("Cite"));
    append_row(out, _("Quotation"), quote);
    append_row(out, "GB/T 7714", standard);
    append_row(out, _("Official"), official);
    append_row(out, "BibTeX", bibtex);
    append_row(out, "CSL-JSON", csl);
    g_string_append(out, "</dl></details>\n");
}

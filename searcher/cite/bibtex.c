/* bibtex.c: an entry for BibTeX and biblatex. */
#include "searcher/cite/reference.h"

/* What TeX would take for a command. Braces have names, as BibTeX counts those with a backslash, too. */
static const char *escape_of(char byte)
{
    switch (byte) {
    case '\\':
        return "\\textbackslash{}";
    case '{':
        return "\\textbraceleft{}";
    case '}':
        return "\\textbraceright{}";
    case '~':
        return "\\textasciitilde{}";
    case '^':
        return "\\textasciicircum{}";
    case '#':
        return "\\#";
    case '$':
        return "\\$";
    case '%':
        return "\\%";
    case '&':
        return "\\&";
    case '_':
        return "\\_";
    default:
        return NULL;
    }
}

/* Appends a field; a text in two pairs of braces is taken as it is: a name is not cut into given and family name, a
 * title keeps its capitals. Nothing for what is not known. */
static void append_field(GString *out, const char *name, const char *text, bool is_literal)
{
    if (!jy_reference_has(text)) {
        return;
    }
    g_string_append_printf(out, ",\n  %s = {%s", name, is_literal ? "{" : "");
    for (; *text; text++) {
        const char *escape = escape_of(*text);
        if (escape) {
            g_string_append(out, escape);
        } else {
            g_string_append_c(out, (guchar)*text < ' ' || *text == 0x7f ? ' ' : *text);
        }
    }
    g_string_append(out, is_literal ? "}}" : "}");
}

/* @techreport has to have a year: without one it is @misc. */
char *jy_reference_bibtex(const jy_cite_source *source)
{
    static const char *const MONTHS[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                         "jul", "aug", "sep", "oct", "nov", "dec"};
    unsigned date[3] = {0};
    const unsigned parts = jy_reference_date(source, date);
    const char *author = jy_reference_author(source);
    const bool is_report =
        jy_reference_type_of(source) == JY_REFERENCE_REPORT && parts && author && jy_reference_has(source->issuer);
    g_autofree char *key = jy_reference_key(source), *place = jy_reference_place(source);
    GString *out = g_string_new(NULL);
    g_string_append_printf(out, "@%s{%s", is_report ? "techreport" : "misc", key);
    append_field(out, "author", author, true);
    append_field(out, "title", jy_cite_title(source), true);
    append_field(out, is_report ? "institution" : "organization", source->issuer, true);
    append_field(out, "number", source->docno, false);
    if (parts) {
        g_string_append_printf(out, ",\n  year = {%u}", date[0]);
    }
    if (parts > 1 && date[1] >= 1 && date[1] <= G_N_ELEMENTS(MONTHS)) {
        g_string_append_printf(out, ",\n  month = %s", MONTHS[date[1] - 1]);
    }
    append_field(out, "date", parts ? source->date : NULL, false);
    append_field(out, "language", "chinese", false);
    append_field(out, "note", place, false);
    append_field(out, "abstract", source->text, false);
    g_string_append(out, "\n}");
    return g_string_free(out, false);
}

/* page_style.c: what the page gets from files that are no C: its style, and the shapes of the outcomes. */
#include <libintl.h>

#include "searcher/ledger/page.h"

#define _(s) gettext(s)

/* Made from page.css and shapes.svg by embed.cmake. */
static const char STYLE[] = {
#include "page_css.inc"
};
static const char SHAPES[] = {
#include "shapes_svg.inc"
};

void jy_page_append_style(GString *out)
{
    g_string_append_len(out, STYLE, sizeof STYLE);
}

void jy_page_append_shapes(GString *out)
{
    g_string_append_len(out, SHAPES, sizeof SHAPES);
}

void jy_page_append_legend(GString *out)
{
    g_string_append_printf(out, "<ul class=\"legend\" aria-label=\"%s\">\n", _("Legend"));
    for (jy_outcome outcome = 0; outcome < JY_OUTCOMES; outcome++) {
        g_string_append(out, "<li>");
        jy_page_append_outcome(out, outcome);
        g_string_append(out, "</li>\n");
    }
    g_string_append_printf(out, "<li><mark class=\"q\">%s</mark></li>\n<li><mark class=\"d\">%s</mark></li>\n</ul>\n",
                           _("quantity"), _("deadline"));
}

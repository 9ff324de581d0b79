/* place.c: where something stands, as people read it. */
#include "searcher/search/place.h"

#include <libintl.h>

#define _(s) gettext(s)

void jy_place_append(GString *out, const jy_place *place)
{
    if (place->line) {
        g_string_append_printf(out, ":%u", place->line);
    }
    if (place->line && place->column) {
        g_string_append_printf(out, ":%u", place->column);
    }
    if (place->page) {
        g_string_append_printf(out, _(" (page %u)"), place->page);
    }
}

void jy_place_append_line(GString *out, const jy_place *place)
{
    jy_place_append(out, &(jy_place){.page = place->page, .line = place->line});
}

/* accept.c: what a client would rather have. */
#include "server/call/accept.h"

#include <glib.h>
#include <string.h>

/* Ranges of a list that are looked at. */
#define RANGES_MOST 32

double jy_accept_weight(const char *range)
{
    const char *parameter = strchr(range, ';');
    const char *q = parameter ? strstr(parameter, "q=") : NULL;
    const double weight = q ? g_ascii_strtod(q + 2, NULL) : 1;
    return weight > 0 && weight <= 1 ? weight : 0;
}

static bool names(const char *range, const char *type)
{
    const size_t length = strlen(type);
    return g_ascii_strncasecmp(range, type, length) == 0 && strchr("; \t", range[length]);
}

bool jy_accept_wants_page(const char *accepted)
{
    g_auto(GStrv) ranges = g_strsplit(accepted ? accepted : "", ",", RANGES_MOST);
    double page = 0, data = 0;
    for (char **range = ranges; *range; range++) {
        const char *type = g_strstrip(*range);
        if (names(type, "text/html")) {
            page = MAX(page, jy_accept_weight(type));
        } else if (names(type, "application/json") || names(type, "application/problem+json")) {
            data = MAX(data, jy_accept_weight(type));
        }
    }
    return page > data;
}

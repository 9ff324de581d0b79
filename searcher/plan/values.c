/* values.c: the boolean terms of a field, visited. */
#include "searcher/plan/values.h"

#include <glib.h>
#include <string.h>

bool jy_values_visit(const xc_database *database, const char *prefix, const char *beginning, jy_values_fn *fn,
                     void *user, xc_error *error)
{
    g_autofree char *start = g_strconcat(prefix, beginning, NULL);
    xc_terms *terms = xc_database_terms(database, start, strlen(start), error);
    xc_status status = terms ? XC_OK : error->status;
    for (bool more = true; terms && more && (status = xc_terms_next(terms, error)) == XC_OK;) {
        const char *value = xc_terms_text(terms, NULL) + strlen(prefix);
        /* X prefixes share their beginning: XD is no XDA. Folded values never begin with a capital. */
        more = g_ascii_isupper(*value) || fn(value, terms, user);
    }
    xc_terms_free(terms);
    return status == XC_OK || status == XC_END;
}

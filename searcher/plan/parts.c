/* parts.c: queries that are put together. */
#include "searcher/plan/parts.h"

GPtrArray *jy_parts_new(void)
{
    return g_ptr_array_new_with_free_func((GDestroyNotify)xc_query_free);
}

void jy_parts_add(GPtrArray *parts, xc_query *query)
{
    if (query) {
        g_ptr_array_add(parts, query);
    }
}

xc_query *jy_parts_join(GPtrArray *parts, xc_op op, xc_error *error)
{
    xc_query *all = NULL;
    if (parts->len == 0) {
        all = xc_query_match_nothing(error);
    } else if (parts->len == 1) {
        all = g_ptr_array_steal_index(parts, 0);
    } else {
        all = xc_query_combine(op, (const xc_query *const *)parts->pdata, parts->len, 0, error);
    }
    g_ptr_array_unref(parts);
    return all;
}

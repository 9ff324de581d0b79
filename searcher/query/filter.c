/* filter.c: fields that bind a whole question. */
#include "searcher/query/filter.h"

GArray *jy_filter_list(const jy_filter *filters)
{
    GArray *list = g_array_new(true, true, sizeof(jy_filter));
    for (const jy_filter *filter = filters; !jy_filter_ends(filter); filter++) {
        g_array_append_val(list, *filter);
    }
    return list;
}

jy_node *jy_filter_node(const jy_filter *filter)
{
    if (filter->value) {
        return jy_node_new_field(filter->field, filter->value, false);
    }
    return filter->field == JY_FIELD_KIND ? jy_node_new_kinds(filter->kinds) : jy_node_new_due(&filter->days);
}

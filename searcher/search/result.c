/* result.c: what a search finds. */
#include "searcher/search/result.h"

jy_result *jy_result_new(void)
{
    jy_result *result = g_new0(jy_result, 1);
    result->hits = g_ptr_array_new_with_free_func((GDestroyNotify)jy_hit_free);
    return result;
}

void jy_result_free(jy_result *result)
{
    if (result) {
        g_ptr_array_unref(result->hits);
        g_free(result);
    }
}

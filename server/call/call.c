/* call.c: a request. */
#include "server/call/call.h"

void jy_call_init(jy_call *call, const char *method, const char *path)
{
    *call = (jy_call){
        .method = g_strdup(method),
        .path = g_strdup(path),
        .parameters = g_array_new(false, false, sizeof(jy_options_pair)),
        .strings = g_string_chunk_new(256),
    };
}

void jy_call_clear(jy_call *call)
{
    g_free(call->method);
    g_free(call->path);
    g_free(call->if_none_match);
    g_free(call->cookies);
    g_free(call->range);
    g_free(call->if_range);
    g_clear_pointer(&call->parameters, g_array_unref);
    g_clear_pointer(&call->strings, g_string_chunk_free);
}

void jy_call_add(jy_call *call, const char *name, const char *value)
{
    const jy_options_pair pair = {g_string_chunk_insert(call->strings, name),
                                  g_string_chunk_insert(call->strings, value)};
    g_array_append_val(call->parameters, pair);
}

const char *jy_call_value(const jy_call *call, const char *name)
{
    const char *value = NULL;
    for (guint i = 0; i < call->parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(call->parameters, jy_options_pair, i);
        value = g_str_equal(pair->name, name) ? pair->value : value;
    }
    return value;
}

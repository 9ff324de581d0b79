/* call.c: a request and the reply to it. */
#include "server/call/call.h"

#include <string.h>
#include <unistd.h>

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

void jy_reply_init(jy_reply *reply)
{
    *reply = (jy_reply){.status = 200, .headers = g_ptr_array_new_with_free_func(g_free), .file = -1};
}

void jy_reply_clear(jy_reply *reply)
{
    g_clear_pointer(&reply->headers, g_ptr_array_unref);
    g_clear_pointer(&reply->body, jy_sink_free);
    if (reply->file >= 0) {
        close(reply->file);
        reply->file = -1;
    }
}

FILE *jy_reply_stream(jy_reply *reply)
{
    reply->body = reply->body ? reply->body : jy_sink_new();
    return jy_sink_stream(reply->body);
}

void jy_reply_begin_anew(jy_reply *reply)
{
    jy_reply_clear(reply);
    jy_reply_init(reply);
}

void jy_reply_add_header(jy_reply *reply, const char *name, const char *value)
{
    char *safe = g_strdup(value);
    for (char *at = safe; *at; at++) {
        *at = g_ascii_isprint(*at) ? *at : '?';
    }
    g_ptr_array_add(reply->headers, g_strdup(name));
    g_ptr_array_add(reply->headers, safe);
}

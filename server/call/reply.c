/* reply.c: the reply to a request. */
#include "server/call/reply.h"

#include <unistd.h>

void jy_reply_init(jy_reply *reply)
{
    *reply = (jy_reply){.status = 200, .headers = g_ptr_array_new_with_free_func(g_free), .file = -1};
}

void jy_reply_clear(jy_reply *reply)
{
    g_clear_pointer(&reply->headers, g_ptr_array_unref);
    g_clear_pointer(&reply->body, jy_sink_free);
    g_clear_pointer(&reply->problem, g_free);
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

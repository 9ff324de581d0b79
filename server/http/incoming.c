/* incoming.c: a request as it comes in. */
#include "server/http/incoming.h"

#include <libintl.h>
#include <string.h>

#include "server/api/api.h"
#include "server/call/accept.h"
#include "server/http/guard.h"
#include "server/page/page.h"

#define N_(s) s

/* Bytes of a form. */
#define BODY_MOST ((size_t)256 << 10)
#define PARAMETERS_MOST 1000

/* A text ends at a NUL, and would say less than was sent. */
static bool is_text(const char *bytes, size_t length)
{
    return g_utf8_validate_len(bytes, length, NULL);
}

void jy_incoming_begin(jy_incoming *incoming, const char *method, const char *path, const jy_incoming_headers *headers)
{
    *incoming = (jy_incoming){0};
    jy_call_init(&incoming->call, method, is_text(path, strlen(path)) ? path : "/");
    incoming->call.language = jy_language_read(headers->accept_language);
    incoming->call.if_none_match = g_strdup(headers->if_none_match);
    incoming->call.cookies = g_strdup(headers->cookies);
    incoming->call.range = g_strdup(headers->range);
    incoming->call.if_range = g_strdup(headers->if_range);
    incoming->call.wants_page = jy_accept_wants_page(headers->accept);
}

void jy_incoming_clear(jy_incoming *incoming)
{
    if (incoming->field) {
        g_string_free(g_steal_pointer(&incoming->field), true);
        g_string_free(g_steal_pointer(&incoming->value), true);
    }
    jy_call_clear(&incoming->call);
}

void jy_incoming_refuse(jy_incoming *incoming, unsigned status, const char *reason)
{
    if (!incoming->refused) {
        incoming->refused = status;
        incoming->reason = reason;
    }
}

/* ---- reading ---- */

bool jy_incoming_add(jy_incoming *incoming, const char *name, size_t name_length, const char *value,
                     size_t value_length)
{
    if (!is_text(name, name_length) || !is_text(value, value_length)) {
        jy_incoming_refuse(incoming, 400, N_("a parameter is no UTF-8 text"));
    } else if (incoming->call.parameters->len == PARAMETERS_MOST) {
        jy_incoming_refuse(incoming, 400, N_("too many parameters"));
    } else {
        jy_call_add(&incoming->call, name, value);
    }
    return !incoming->refused;
}

bool jy_incoming_take(jy_incoming *incoming, size_t size)
{
    incoming->length += size;
    if (incoming->length > BODY_MOST) {
        jy_incoming_refuse(incoming, 413, N_("the form is too large"));
    }
    return !incoming->refused;
}

/* One that goes on and on is not read to its end to be told so. */
bool jy_incoming_is_endless(const jy_incoming *incoming)
{
    return incoming->length > 4 * BODY_MOST;
}

void jy_incoming_end(jy_incoming *incoming)
{
    if (incoming->field) {
        jy_incoming_add(incoming, incoming->field->str, incoming->field->len, incoming->value->str,
                        incoming->value->len);
        g_string_free(g_steal_pointer(&incoming->field), true);
        g_string_free(g_steal_pointer(&incoming->value), true);
    }
}

bool jy_incoming_add_part(jy_incoming *incoming, const char *name, const char *bytes, uint64_t offset, size_t size)
{
    if (offset == 0) {
        jy_incoming_end(incoming);
        incoming->field = g_string_new(name);
        incoming->value = g_string_new(NULL);
    }
    if (incoming->value) {
        g_string_append_len(incoming->value, bytes, (gssize)size);
    }
    return !incoming->refused;
}

void jy_incoming_judge(jy_incoming *incoming, const jy_incoming_door *door, const jy_incoming_headers *headers)
{
    const jy_guard_request asked = {
        .method = incoming->call.method,
        .host = headers->host,
        .origin = headers->origin,
        .fetch_site = headers->fetch_site,
        .authorization = headers->authorization,
        .cookie_token = headers->cookie_token,
        .given_token = jy_call_value(&incoming->call, "token"),
    };
    switch (jy_guard_judge(door->host, door->token, &asked)) {
    case JY_GUARD_PASSES:
        break;
    case JY_GUARD_ENTERS:
        incoming->enters = true;
        break;
    case JY_GUARD_WRONG_METHOD:
        jy_incoming_refuse(incoming, 405, N_("only GET, HEAD and POST are answered"));
        break;
    case JY_GUARD_FOREIGN_HOST:
        jy_incoming_refuse(incoming, 403,
                           N_("this server is not called so; ask it by the address that it printed when it began"));
        break;
    case JY_GUARD_FOREIGN_ORIGIN:
        jy_incoming_refuse(incoming, 403, N_("a page from elsewhere may not send forms here"));
        break;
    case JY_GUARD_NO_TOKEN:
        jy_incoming_refuse(incoming, 401,
                           N_("a token is needed: the header Authorization: Bearer, or once ?token= in the address"));
        break;
    }
}

/* ---- answering ---- */

/* Puts the token into a cookie, and shows the address without it. */
static void enter(const jy_incoming_door *door, const jy_call *call, jy_reply *reply)
{
    g_autofree char *cookie = g_strdup_printf("%s=%s; Path=/; HttpOnly; SameSite=Strict", JY_GUARD_COOKIE, door->token);
    /* One slash: behind two of them a browser reads the name of another server. */
    g_autoptr(GString) address = g_string_new("/");
    g_string_append_uri_escaped(address, call->path + strspn(call->path, "/"), "/", false);
    reply->status = 303;
    jy_reply_add_header(reply, "Set-Cookie", cookie);
    jy_reply_add_header(reply, "Location", address->str);
}

static void answer(const jy_incoming *incoming, const jy_incoming_door *door, jy_reply *reply)
{
    if (incoming->refused) {
        jy_api_problem(reply, incoming->refused, gettext(incoming->reason));
        jy_reply_add_header(reply, "Connection", "close"); /* nobody knows what else it sends */
        if (incoming->refused == 401) {
            jy_reply_add_header(reply, "WWW-Authenticate", "Bearer");
        }
        if (incoming->refused == 405) {
            jy_reply_add_header(reply, "Allow", "GET, HEAD, POST");
        }
    } else if (incoming->enters) {
        enter(door, &incoming->call, reply);
    } else {
        door->answer(door->user, &incoming->call, reply);
    }
}

/* What programs ask for, and is JSON also where it goes wrong. */
static bool is_data(const char *path)
{
    return g_str_has_prefix(path, "/api/") || g_str_equal(path, "/openapi.json");
}

void jy_incoming_reply(const jy_incoming *incoming, const jy_incoming_door *door, jy_reply *reply)
{
    const jy_language before = jy_language_use(incoming->call.language);
    answer(incoming, door, reply);
    if (reply->problem && incoming->call.wants_page && !is_data(incoming->call.path)) {
        jy_page_problem(&incoming->call, reply);
    }
    g_autoptr(GError) err = NULL;
    if (reply->body && jy_sink_stream(reply->body) && !jy_sink_close(reply->body, &err)) {
        jy_api_problem_of(reply, err);
        (void)jy_sink_close(reply->body, NULL);
    }
    jy_language_use(before);
}

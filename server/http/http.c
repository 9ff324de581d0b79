/* http.c: the server over HTTP/1.1: a thread a connection, as many as there may be. */
#include "server/http/http.h"

#include <arpa/inet.h>
#include <errno.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <microhttpd.h>
#include <netdb.h>
#include <string.h>
#include <unistd.h>

#include "server/api/api.h"
#include "server/http/deadlines.h"
#include "server/http/guard.h"

#define _(s) gettext(s)

/* Bytes of a request's head: a question of 20,000 bytes is 60,000 in an address. */
#define HEAD_MOST (128 << 10)
/* Bytes of a form. */
#define BODY_MOST ((size_t)256 << 10)
#define PARAMETERS_MOST 1000
/* Seconds without a byte. */
#define SILENCE_MOST 15

struct jy_http {
    jy_http_options options;
    char *host, *token, *address;
    struct MHD_Daemon *daemon;
    jy_deadlines *deadlines;
};

/* A request that is coming in. */
typedef struct {
    jy_call call;
    struct MHD_PostProcessor *form;
    GString *field, *value; /* of the form: the parameter that is coming in */
    size_t length;          /* of the body */
    unsigned refused;       /* a status; 0: let in */
    const char *reason;
    bool enters;
} http_request;

static const char *header_of(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* ---- reading ---- */

static void refuse(http_request *request, unsigned status, const char *reason)
{
    if (!request->refused) {
        request->refused = status;
        request->reason = reason;
    }
}

/* A text ends at a NUL, and would say less than was sent. */
static bool is_text(const char *bytes, size_t length)
{
    return g_utf8_validate_len(bytes, length, NULL);
}

static enum MHD_Result add_parameter(void *user, enum MHD_ValueKind kind, const char *name, size_t name_length,
                                     const char *value, size_t value_length)
{
    (void)kind;
    http_request *request = user;
    if (!is_text(name, name_length) || !is_text(value ? value : "", value_length)) {
        refuse(request, 400, _("a parameter is no UTF-8 text"));
    } else if (request->call.parameters->len == PARAMETERS_MOST) {
        refuse(request, 400, _("too many parameters"));
    } else {
        jy_call_add(&request->call, name, value ? value : "");
    }
    return request->refused ? MHD_NO : MHD_YES;
}

static void end_field(http_request *request)
{
    if (request->field) {
        add_parameter(request, MHD_POSTDATA_KIND, request->field->str, request->field->len, request->value->str,
                      request->value->len);
        g_string_free(g_steal_pointer(&request->field), true);
        g_string_free(g_steal_pointer(&request->value), true);
    }
}

/* A part of a field's value; the next field begins at its offset 0. */
static enum MHD_Result add_part(void *user, enum MHD_ValueKind kind, const char *name, const char *filename,
                                const char *type, const char *encoding, const char *bytes, uint64_t offset, size_t size)
{
    (void)kind;
    (void)filename;
    (void)type;
    (void)encoding;
    http_request *request = user;
    if (offset == 0) {
        end_field(request);
        request->field = g_string_new(name);
        request->value = g_string_new(NULL);
    }
    if (request->value) {
        g_string_append_len(request->value, bytes, (gssize)size);
    }
    return request->refused ? MHD_NO : MHD_YES;
}

static void take_body(http_request *request, const char *bytes, size_t size)
{
    request->length += size;
    if (request->length > BODY_MOST) {
        refuse(request, 413, _("the form is too large"));
    } else if (!request->refused && request->form && MHD_post_process(request->form, bytes, size) != MHD_YES) {
        refuse(request, 400, _("the form cannot be read"));
    }
}

static void judge(const jy_http *http, struct MHD_Connection *connection, http_request *request)
{
    const jy_guard_request asked = {
        .method = request->call.method,
        .host = header_of(connection, MHD_HTTP_HEADER_HOST),
        .origin = header_of(connection, MHD_HTTP_HEADER_ORIGIN),
        .fetch_site = header_of(connection, "Sec-Fetch-Site"),
        .authorization = header_of(connection, MHD_HTTP_HEADER_AUTHORIZATION),
        .cookie_token = MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, JY_GUARD_COOKIE),
        .given_token = jy_call_value(&request->call, "token"),
    };
    switch (jy_guard_judge(http->host, http->token, &asked)) {
    case JY_GUARD_PASSES:
        break;
    case JY_GUARD_ENTERS:
        request->enters = true;
        break;
    case JY_GUARD_WRONG_METHOD:
        refuse(request, 405, _("only GET, HEAD and POST are answered"));
        break;
    case JY_GUARD_FOREIGN_HOST:
        refuse(request, 403, _("this server is not called so; ask it by the address that it printed when it began"));
        break;
    case JY_GUARD_FOREIGN_ORIGIN:
        refuse(request, 403, _("a page from elsewhere may not send forms here"));
        break;
    case JY_GUARD_NO_TOKEN:
        refuse(request, 401, _("a token is needed: the header Authorization: Bearer, or once ?token= in the address"));
        break;
    }
}

static http_request *begin_request(const jy_http *http, struct MHD_Connection *connection, const char *path,
                                   const char *method)
{
    http_request *request = g_new0(http_request, 1);
    jy_call_init(&request->call, method, is_text(path, strlen(path)) ? path : "/");
    request->call.language = jy_language_read(header_of(connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE));
    request->call.if_none_match = g_strdup(header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH));
    request->call.cookies = g_strdup(header_of(connection, MHD_HTTP_HEADER_COOKIE));
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, add_parameter, request);
    judge(http, connection, request);
    if (!request->refused && g_str_equal(method, "POST")) {
        request->form = MHD_create_post_processor(connection, 4096, add_part, request);
        if (!request->form) {
            refuse(request, 415, _("a form is application/x-www-form-urlencoded or multipart/form-data"));
        }
    }
    return request;
}

static void free_request(http_request *request)
{
    if (request->form) {
        MHD_destroy_post_processor(request->form);
    }
    if (request->field) {
        g_string_free(request->field, true);
        g_string_free(request->value, true);
    }
    jy_call_clear(&request->call);
    g_free(request);
}

/* ---- answering ---- */

/* The browser may load nothing from elsewhere, run nothing that stands in a page, show no page in another one's frame,
 * tell nobody where a link was. */
static const char *const SAFETY[][2] = {
    {"Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
                                "connect-src 'self'; form-action 'self'; frame-src 'self'; object-src 'self'; "
                                "base-uri 'none'; frame-ancestors 'self'"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Frame-Options", "SAMEORIGIN"},
};

static struct MHD_Response *response_of(jy_reply *reply)
{
    const int file = reply->file >= 0 ? reply->file : reply->body ? jy_sink_file(reply->body) : -1;
    if (file >= 0) {
        const off_t size = lseek(file, 0, SEEK_END);
        const int own = dup(file); /* the response closes its own */
        return own < 0 || size < 0 ? NULL : MHD_create_response_from_fd64((uint64_t)size, own);
    }
    const size_t size = reply->body ? jy_sink_size(reply->body) : 0;
    return MHD_create_response_from_buffer(size, size ? (void *)(uintptr_t)jy_sink_bytes(reply->body) : NULL,
                                           MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, jy_reply *reply)
{
    struct MHD_Response *response = response_of(reply);
    if (!response) {
        return MHD_NO;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SAFETY); i++) {
        MHD_add_response_header(response, SAFETY[i][0], SAFETY[i][1]);
    }
    if (reply->type) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    }
    for (guint i = 0; i < reply->headers->len; i += 2) {
        MHD_add_response_header(response, reply->headers->pdata[i], reply->headers->pdata[i + 1]);
    }
    const enum MHD_Result queued = MHD_queue_response(connection, reply->status, response);
    MHD_destroy_response(response);
    return queued;
}

/* Puts the token into a cookie, and shows the address without it. */
static void enter(const jy_http *http, const jy_call *call, jy_reply *reply)
{
    g_autofree char *cookie = g_strdup_printf("%s=%s; Path=/; HttpOnly; SameSite=Strict", JY_GUARD_COOKIE, http->token);
    g_autoptr(GString) address = g_string_new(NULL);
    g_string_append_uri_escaped(address, call->path, "/", false);
    reply->status = 303;
    jy_reply_add_header(reply, MHD_HTTP_HEADER_SET_COOKIE, cookie);
    jy_reply_add_header(reply, MHD_HTTP_HEADER_LOCATION, address->str);
}

static void answer(const jy_http *http, const http_request *request, jy_reply *reply)
{
    if (request->refused) {
        jy_api_problem(reply, request->refused, request->reason);
        if (request->refused == 401) {
            jy_reply_add_header(reply, MHD_HTTP_HEADER_WWW_AUTHENTICATE, "Bearer");
        }
        if (request->refused == 405) {
            jy_reply_add_header(reply, MHD_HTTP_HEADER_ALLOW, "GET, HEAD, POST");
        }
    } else if (request->enters) {
        enter(http, &request->call, reply);
    } else {
        http->options.answer(http->options.user, &request->call, reply);
    }
}

static enum MHD_Result end_request(const jy_http *http, struct MHD_Connection *connection, const http_request *request)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    const jy_language before = jy_language_use(request->call.language);
    answer(http, request, &reply);
    g_autoptr(GError) err = NULL;
    if (reply.body && jy_sink_stream(reply.body) && !jy_sink_close(reply.body, &err)) {
        jy_api_problem_of(&reply, err);
        (void)jy_sink_close(reply.body, NULL);
    }
    jy_language_use(before);
    return send_reply(connection, &reply);
}

/* ---- libmicrohttpd ---- */

static jy_deadlines_entry *deadline_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return info ? info->socket_context : NULL;
}

static enum MHD_Result on_request(void *user, struct MHD_Connection *connection, const char *path, const char *method,
                                  const char *version, const char *upload, size_t *upload_size, void **state)
{
    (void)version;
    jy_http *http = user;
    if (!*state) {
        *state = begin_request(http, connection, path, method);
        return MHD_YES;
    }
    http_request *request = *state;
    if (*upload_size) {
        take_body(request, upload, *upload_size);
        *upload_size = 0;
        /* One that goes on and on is not read to its end to be told so. */
        return request->length > 4 * BODY_MOST ? MHD_NO : MHD_YES;
    }
    end_field(request);
    jy_deadlines_move(http->deadlines, deadline_of(connection), JY_DEADLINE_ANSWER);
    const enum MHD_Result queued = end_request(http, connection, request);
    jy_deadlines_move(http->deadlines, deadline_of(connection), JY_DEADLINE_TAKING);
    return queued;
}

static void on_completed(void *user, struct MHD_Connection *connection, void **state,
                         enum MHD_RequestTerminationCode code)
{
    (void)code;
    jy_http *http = user;
    jy_deadlines_move(http->deadlines, deadline_of(connection), JY_DEADLINE_REQUEST);
    if (*state) {
        free_request(*state);
        *state = NULL;
    }
}

static void on_connection(void *user, struct MHD_Connection *connection, void **context,
                          enum MHD_ConnectionNotificationCode code)
{
    jy_http *http = user;
    if (code == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *context = jy_deadlines_add(http->deadlines, info->connect_fd);
    } else {
        jy_deadlines_remove(http->deadlines, *context);
    }
}

/* Libmicrohttpd says on stderr what clients did wrong, which is theirs. */
static void say_nothing(void *user, const char *format, va_list values)
{
    (void)user;
    (void)format;
    (void)values;
}

/* ---- beginning ---- */

static struct addrinfo *resolve(const jy_http_options *options, GError **err)
{
    const struct addrinfo wanted = {.ai_socktype = SOCK_STREAM, .ai_flags = AI_PASSIVE | AI_ADDRCONFIG};
    struct addrinfo *found = NULL;
    const int failure = getaddrinfo(options->host, options->port, &wanted, &found);
    if (failure) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE, "--listen: %s: %s", options->host, gai_strerror(failure));
        return NULL;
    }
    return found;
}

static bool start(jy_http *http, const struct addrinfo *at, GError **err)
{
    const unsigned flags = MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_POLL |
                           MHD_USE_ERROR_LOG | (at->ai_family == AF_INET6 ? MHD_USE_IPv6 : 0U);
    http->daemon = MHD_start_daemon(flags, 0, NULL, NULL, on_request, http, MHD_OPTION_EXTERNAL_LOGGER, say_nothing,
                                    NULL, MHD_OPTION_SOCK_ADDR, at->ai_addr, MHD_OPTION_CONNECTION_LIMIT,
                                    http->options.connections, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SILENCE_MOST,
                                    MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEAD_MOST, MHD_OPTION_NOTIFY_COMPLETED,
                                    on_completed, http, MHD_OPTION_NOTIFY_CONNECTION, on_connection, http,
                                    MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
    if (!http->daemon) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("%s:%s cannot be listened on: %s"), http->host, http->options.port,
                    g_strerror(errno));
    }
    return http->daemon != NULL;
}

/* The address as a browser takes it, with the port that was got. Returns a new text. */
static char *name_address(const jy_http *http)
{
    const union MHD_DaemonInfo *info = MHD_get_daemon_info(http->daemon, MHD_DAEMON_INFO_BIND_PORT);
    const bool is_six = strchr(http->host, ':') != NULL;
    return g_strdup_printf("http://%s%s%s:%u/", is_six ? "[" : "", http->host, is_six ? "]" : "",
                           info ? (unsigned)info->port : 0U);
}

jy_http *jy_http_new(const jy_http_options *options, GError **err)
{
    if (!options->token && !jy_guard_is_loopback(options->host)) {
        g_set_error(err, JY_ERROR, JY_ERROR_USAGE,
                    _("--listen: others could reach %s: name a file with a token for them with --token-file"),
                    options->host);
        return NULL;
    }
    struct addrinfo *at = resolve(options, err);
    if (!at) {
        return NULL;
    }
    g_autoptr(jy_http) http = g_new0(jy_http, 1);
    http->options = *options;
    http->host = g_strdup(options->host);
    http->token = g_strdup(options->token);
    http->deadlines = jy_deadlines_new();
    const bool is_started = start(http, at, err);
    freeaddrinfo(at);
    if (!is_started) {
        return NULL;
    }
    http->address = name_address(http);
    return g_steal_pointer(&http);
}

void jy_http_free(jy_http *http)
{
    if (!http) {
        return;
    }
    if (http->daemon) {
        MHD_stop_daemon(http->daemon);
    }
    jy_deadlines_free(http->deadlines);
    g_free(http->host);
    g_free(http->token);
    g_free(http->address);
    g_free(http);
}

const char *jy_http_address(const jy_http *http)
{
    return http->address;
}

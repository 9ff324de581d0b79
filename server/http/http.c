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

#include "server/http/deadlines.h"
#include "server/http/guard.h"
#include "server/http/incoming.h"

#define N_(s) s
#define _(s) gettext(s)

/* Bytes of a request's head: a question of 20,000 bytes is 60,000 in an address. */
#define HEAD_MOST (128 << 10)
/* Seconds without a byte. */
#define SILENCE_MOST 15

struct jy_http {
    jy_http_options options;
    char *host, *token, *address;
    jy_incoming_door door;
    struct MHD_Daemon *daemon;
    jy_deadlines *deadlines;
};

/* A request that is coming in, and what reads its form. */
typedef struct {
    jy_incoming incoming;
    struct MHD_PostProcessor *form;
} http_request;

static const char *header_of(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

/* ---- reading ---- */

static enum MHD_Result add_parameter(void *user, enum MHD_ValueKind kind, const char *name, size_t name_length,
                                     const char *value, size_t value_length)
{
    (void)kind;
    return jy_incoming_add(user, name, name_length, value ? value : "", value_length) ? MHD_YES : MHD_NO;
}

static enum MHD_Result add_part(void *user, enum MHD_ValueKind kind, const char *name, const char *filename,
                                const char *type, const char *encoding, const char *bytes, uint64_t offset, size_t size)
{
    (void)kind;
    (void)filename;
    (void)type;
    (void)encoding;
    return jy_incoming_add_part(user, name, bytes, offset, size) ? MHD_YES : MHD_NO;
}

static void take_body(http_request *request, const char *bytes, size_t size)
{
    if (jy_incoming_take(&request->incoming, size) && request->form &&
        MHD_post_process(request->form, bytes, size) != MHD_YES) {
        jy_incoming_refuse(&request->incoming, 400, N_("the form cannot be read"));
    }
}

static jy_incoming_headers read_headers(struct MHD_Connection *connection)
{
    return (jy_incoming_headers){
        .host = header_of(connection, MHD_HTTP_HEADER_HOST),
        .origin = header_of(connection, MHD_HTTP_HEADER_ORIGIN),
        .fetch_site = header_of(connection, "Sec-Fetch-Site"),
        .authorization = header_of(connection, MHD_HTTP_HEADER_AUTHORIZATION),
        .cookies = header_of(connection, MHD_HTTP_HEADER_COOKIE),
        .cookie_token = MHD_lookup_connection_value(connection, MHD_COOKIE_KIND, JY_GUARD_COOKIE),
        .accept_language = header_of(connection, MHD_HTTP_HEADER_ACCEPT_LANGUAGE),
        .accept = header_of(connection, MHD_HTTP_HEADER_ACCEPT),
        .range = header_of(connection, MHD_HTTP_HEADER_RANGE),
        .if_range = header_of(connection, MHD_HTTP_HEADER_IF_RANGE),
        .if_none_match = header_of(connection, MHD_HTTP_HEADER_IF_NONE_MATCH),
    };
}

/* Headers that say where a request goes and where it ends. */
typedef struct {
    unsigned hosts, lengths, codings;
} http_frame;

static enum MHD_Result count_header(void *user, enum MHD_ValueKind kind, const char *name, const char *value)
{
    (void)kind;
    (void)value;
    http_frame *frame = user;
    frame->hosts += g_ascii_strcasecmp(name, MHD_HTTP_HEADER_HOST) == 0;
    frame->lengths += g_ascii_strcasecmp(name, MHD_HTTP_HEADER_CONTENT_LENGTH) == 0;
    frame->codings += g_ascii_strcasecmp(name, MHD_HTTP_HEADER_TRANSFER_ENCODING) == 0;
    return MHD_YES;
}

/* A proxy might believe the one, and we the other: what follows would be a request that it never saw (RFC 9112, 6.3).
 */
static void judge_frame(struct MHD_Connection *connection, jy_incoming *incoming)
{
    http_frame frame = {0};
    MHD_get_connection_values(connection, MHD_HEADER_KIND, count_header, &frame);
    if (frame.hosts > 1 || frame.lengths + frame.codings > 1) {
        jy_incoming_refuse(incoming, 400, N_("the request says twice where it goes, or where it ends"));
    }
}

static http_request *begin_request(const jy_http *http, struct MHD_Connection *connection, const char *path,
                                   const char *method)
{
    http_request *request = g_new0(http_request, 1);
    jy_incoming *incoming = &request->incoming;
    const jy_incoming_headers headers = read_headers(connection);
    jy_incoming_begin(incoming, method, path, &headers);
    judge_frame(connection, incoming);
    MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, add_parameter, incoming);
    jy_incoming_judge(incoming, &http->door, &headers);
    if (!incoming->refused && g_str_equal(method, "POST")) {
        request->form = MHD_create_post_processor(connection, 4096, add_part, incoming);
        if (!request->form) {
            jy_incoming_refuse(incoming, 415, N_("a form is application/x-www-form-urlencoded or multipart/form-data"));
        }
    }
    return request;
}

static void free_request(http_request *request)
{
    if (request->form) {
        MHD_destroy_post_processor(request->form);
    }
    jy_incoming_clear(&request->incoming);
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
    const bool is_file = reply->file >= 0;
    const int file = is_file ? reply->file : reply->body ? jy_sink_file(reply->body) : -1;
    const uint64_t size = is_file ? reply->file_size : reply->body ? jy_sink_size(reply->body) : 0;
    if (file >= 0) {
        const int own = dup(file); /* the response closes its own */
        return own < 0 ? NULL : MHD_create_response_from_fd_at_offset64(size, own, is_file ? reply->file_first : 0);
    }
    return MHD_create_response_from_buffer(size, size ? (void *)(uintptr_t)jy_sink_bytes(reply->body) : NULL,
                                           MHD_RESPMEM_MUST_COPY);
}

static enum MHD_Result send_reply(struct MHD_Connection *connection, jy_reply *reply)
{
    struct MHD_Response *response = response_of(reply);
    if (!response) {
        return MHD_NO;
    }
    if (reply->type) {
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, reply->type);
    }
    for (guint i = 0; i < reply->headers->len; i += 2) {
        MHD_add_response_header(response, reply->headers->pdata[i], reply->headers->pdata[i + 1]);
    }
    for (size_t i = 0; i < G_N_ELEMENTS(SAFETY); i++) {
        if (!MHD_get_response_header(response, SAFETY[i][0])) { /* the reply may have a stricter one */
            MHD_add_response_header(response, SAFETY[i][0], SAFETY[i][1]);
        }
    }
    const enum MHD_Result queued = MHD_queue_response(connection, reply->status, response);
    MHD_destroy_response(response);
    return queued;
}

static enum MHD_Result end_request(const jy_http *http, struct MHD_Connection *connection, const http_request *request)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_incoming_reply(&request->incoming, &http->door, &reply);
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
        return jy_incoming_is_endless(&request->incoming) ? MHD_NO : MHD_YES;
    }
    jy_incoming_end(&request->incoming);
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
    http->door = (jy_incoming_door){http->host, http->token, options->answer, options->user};
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

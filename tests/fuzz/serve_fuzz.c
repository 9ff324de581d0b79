/* serve_fuzz.c: requests to the server, and messages of the Model Context Protocol, on a small archive. The bytes are a
 * request as HTTP/1.1 has it; "MCP" and a line end, and a message a line; or else a question that is put somewhere. */
#include <string.h>

#include "fuzz.h"
#include "serve_archive.h"
#include "serve_checks.h"
#include "server/http/guard.h"
#include "server/http/incoming.h"
#include "server/mcp/mcp.h"
#include "server/routes.h"
#include "server/service/service.h"

/* Seconds of work that a question may make. */
#define BUDGET 1
#define TOKEN "0123456789abcdef"

static jy_service *service;
static char *archive;

static void close_service(void)
{
    jy_service_free(service);
    g_free(archive);
}

static void open_service(void)
{
    g_autoptr(GError) err = NULL;
    archive = make_archive();
    jy_language_init();
    json_object_seed(1);
    g_autofree char *index = g_build_filename(archive, ".jiyan", NULL);
    const char *const folders[] = {index, NULL};
    service = jy_service_new(folders, 2, BUDGET, &err);
    must(service);
    (void)atexit(close_service);
}

/* ---- a request ---- */

/* Undoes %XX, and of a form also +. Returns the length of what is left, which may hold any byte. */
static size_t decode(char *text, bool is_form)
{
    char *to = text;
    for (const char *at = text; *at; at++) {
        if (*at == '%' && g_ascii_isxdigit(at[1]) && g_ascii_isxdigit(at[2])) {
            *to++ = (char)(g_ascii_xdigit_value(at[1]) * 16 + g_ascii_xdigit_value(at[2]));
            at += 2;
        } else {
            *to++ = *at == '+' && is_form ? ' ' : *at;
        }
    }
    *to = '\0';
    return (size_t)(to - text);
}

typedef void take_pair(jy_incoming *incoming, const char *name, size_t name_length, const char *value,
                       size_t value_length);

static void take_parameter(jy_incoming *incoming, const char *name, size_t name_length, const char *value,
                           size_t value_length)
{
    jy_incoming_add(incoming, name, name_length, value, value_length);
}

/* In two pieces, as a form comes in. */
static void take_field(jy_incoming *incoming, const char *name, size_t name_length, const char *value,
                       size_t value_length)
{
    (void)name_length;
    const size_t half = value_length / 2;
    jy_incoming_add_part(incoming, name, value, 0, half);
    if (half) {
        jy_incoming_add_part(incoming, name, value + half, half, value_length - half);
    }
}

static void take_pairs(jy_incoming *incoming, const char *text, take_pair *take)
{
    g_auto(GStrv) pairs = g_strsplit(text, "&", -1);
    for (char **pair = pairs; *pair && !incoming->refused; pair++) {
        char *value = strchr(*pair, '=');
        if (value) {
            *value++ = '\0';
        }
        const size_t length = decode(*pair, true), value_length = value ? decode(value, true) : 0;
        take(incoming, *pair, length, value ? value : "", value_length);
    }
}

/* A header of the head's lines; NULL where it is not there. Borrowed. */
static const char *find_header(char *const *lines, const char *name)
{
    const size_t length = strlen(name);
    for (; *lines; lines++) {
        if (g_ascii_strncasecmp(*lines, name, length) == 0 && (*lines)[length] == ':') {
            return *lines + length + 1 + strspn(*lines + length + 1, " ");
        }
    }
    return NULL;
}

static jy_incoming_headers read_headers(char *const *lines)
{
    static const char TOKEN_COOKIE[] = JY_GUARD_COOKIE "=";
    const char *cookies = find_header(lines, "Cookie");
    return (jy_incoming_headers){
        .host = find_header(lines, "Host"),
        .origin = find_header(lines, "Origin"),
        .fetch_site = find_header(lines, "Sec-Fetch-Site"),
        .authorization = find_header(lines, "Authorization"),
        .cookies = cookies,
        .cookie_token = cookies && g_str_has_prefix(cookies, TOKEN_COOKIE) ? cookies + strlen(TOKEN_COOKIE) : NULL,
        .accept = find_header(lines, "Accept"),
        .range = find_header(lines, "Range"),
        .if_range = find_header(lines, "If-Range"),
        .accept_language = find_header(lines, "Accept-Language"),
        .if_none_match = find_header(lines, "If-None-Match"),
    };
}

/* Whether a question itself names what stands outside. */
static bool names_secret(const jy_call *call)
{
    for (guint i = 0; i < call->parameters->len; i++) {
        const jy_options_pair *pair = &g_array_index(call->parameters, jy_options_pair, i);
        if (strstr(pair->name, SECRET) || strstr(pair->value, SECRET)) {
            return true;
        }
    }
    return strstr(call->path, SECRET) != NULL;
}

/* Who has the answer already is told so, and no more. */
static void ask_again(jy_incoming *incoming, const jy_incoming_door *door, const char *tag)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    g_free(incoming->call.if_none_match);
    incoming->call.if_none_match = g_strdup(tag);
    jy_incoming_reply(incoming, door, &reply);
    must(reply.status == 304 && !reply.body && reply.file < 0);
    check_reply(&incoming->call, &reply, archive, NULL);
}

static void ask(jy_incoming *incoming, const jy_incoming_door *door)
{
    g_auto(jy_reply) reply;
    jy_reply_init(&reply);
    jy_incoming_reply(incoming, door, &reply);
    check_reply(&incoming->call, &reply, archive, names_secret(&incoming->call) ? NULL : SECRET);
    must(!incoming->refused || reply.status == incoming->refused);
    const char *tag = header_of(&reply, "ETag");
    if (reply.status == 200 && tag) {
        ask_again(incoming, door, tag);
    }
}

/* The first line; the others up to an empty one; the body. */
static void request(char *text)
{
    char *body = strstr(text, "\n\n");
    if (body) {
        *body = '\0';
        body += 2;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    char *target = strchr(lines[0], ' ');
    *target++ = '\0';
    target[strcspn(target, " ")] = '\0'; /* HTTP/1.1 */
    char *query = strchr(target, '?');
    if (query) {
        *query++ = '\0';
    }
    decode(target, false);
    const jy_incoming_headers headers = read_headers(lines + 1);
    const bool is_closed = headers.authorization || headers.cookie_token;
    const jy_incoming_door door = {"127.0.0.1", is_closed ? TOKEN : NULL, jy_server_routes_answer, service};
    g_auto(jy_incoming) incoming;
    jy_incoming_begin(&incoming, lines[0], target, &headers);
    take_pairs(&incoming, query ? query : "", take_parameter);
    jy_incoming_judge(&incoming, &door, &headers);
    if (body && jy_incoming_take(&incoming, strlen(body)) && g_str_equal(lines[0], "POST")) {
        take_pairs(&incoming, body, take_field);
    }
    jy_incoming_end(&incoming);
    ask(&incoming, &door);
}

/* ---- other inputs ---- */

/* Each line of an answer is a message of JSON-RPC 2.0, or several. */
static void check_message(const json_t *message)
{
    must(g_strcmp0(json_string_value(json_object_get(message, "jsonrpc")), "2.0") == 0);
    must(!json_object_get(message, "result") != !json_object_get(message, "error"));
    must(json_object_get(message, "id"));
}

static void check_messages(const char *line, size_t length)
{
    json_t *read = read_json(line, length);
    for (size_t i = 0; i < json_array_size(read); i++) {
        check_message(json_array_get(read, i));
    }
    if (!json_is_array(read)) {
        check_message(read);
    }
    json_decref(read);
}

static void speak(char *lines, size_t size)
{
    char *said = NULL;
    size_t length = 0;
    g_autoptr(GError) err = NULL;
    FILE *in = fmemopen(lines, size, "r"), *out = open_memstream(&said, &length);
    must(in && out && jy_mcp_serve(service, in, out, &err));
    fclose(in);
    fclose(out);
    must(strstr(lines, SECRET) || strstr(lines, "\\u") || !strstr(said, SECRET));
    for (char *line = said, *end; (end = strchr(line, '\n')); line = end + 1) {
        check_messages(line, (size_t)(end - line));
    }
    free(said);
}

/* Puts a text where a reader would: the same text always at the same place. */
static void put(const char *text)
{
    static const char *const PLACES[] = {"/api/search?q",
                                         "/?q",
                                         "/api/statements?q",
                                         "/statements?q",
                                         "/api/trace?q",
                                         "/trace?q",
                                         "/api/facets?q",
                                         "/api/stats?q",
                                         "/stats?q",
                                         "/api/kwic?q",
                                         "/kwic?q",
                                         "/ledger?title",
                                         "/api/similar?q",
                                         "/suggest?q",
                                         "/passage?show",
                                         "/original?path",
                                         "/api/compare?with",
                                         "/compare?compare",
                                         "/api/document?document",
                                         "/quotes?take",
                                         "/basket?take",
                                         "/files?state",
                                         "/?year",
                                         "/?not",
                                         "/api/search?cite"};
    g_autofree char *escaped = g_uri_escape_string(text, NULL, false);
    g_autofree char *line = g_strdup_printf("GET %s=%s\nHost: localhost\nAccept-Language: zh",
                                            PLACES[g_str_hash(text) % G_N_ELEMENTS(PLACES)], escaped);
    request(line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!service) {
        open_service();
    }
    g_autofree char *text = g_strndup((const char *)data, size);
    const size_t method = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (g_str_has_prefix(text, "MCP\n")) {
        if (text[4]) {
            speak(text + 4, strlen(text + 4));
        }
    } else if (method && text[method] == ' ' && text[method + 1] == '/') {
        request(text);
    } else {
        put(text);
    }
    return 0;
}

/* mcp.c: the Model Context Protocol, message by message. */
#include "server/mcp/mcp.h"

#include <errno.h>
#include <jiyan/base/error.h>
#include <jiyan/base/json.h>
#include <libintl.h>
#include <stdlib.h>
#include <string.h>

#include "server/mcp/tools.h"

#define _(s) gettext(s)

/* JSON-RPC 2.0, 5.1. */
enum { PARSE_ERROR = -32700, INVALID_REQUEST = -32600, METHOD_NOT_FOUND = -32601, INVALID_PARAMS = -32602 };

/* Bytes of a message. */
#define MESSAGE_MOST (4 << 20)

/* Revisions that are spoken, the newest first. */
static const char *const REVISIONS[] = {"2025-06-18", "2025-03-26", "2024-11-05", NULL};

/* ---- answers ---- */

static json_t *id_of(const json_t *message)
{
    json_t *id = json_object_get(message, "id");
    return json_is_string(id) || json_is_integer(id) ? json_incref(id) : json_null();
}

static json_t *fail(const json_t *message, int code, const char *reason)
{
    return json_pack("{s:s, s:o, s:{s:i, s:s}}", "jsonrpc", "2.0", "id", id_of(message), "error", "code", code,
                     "message", reason);
}

static json_t *succeed(const json_t *message, json_t *result)
{
    return json_pack("{s:s, s:o, s:o}", "jsonrpc", "2.0", "id", id_of(message), "result", result);
}

/* ---- methods ---- */

/* The revision that the client wants where it is known, else the newest: the client then decides. */
static json_t *initialize(jy_service *service, const json_t *message, const json_t *params)
{
    (void)service;
    const char *wanted = json_string_value(json_object_get(params, "protocolVersion"));
    const char *revision = wanted && g_strv_contains(REVISIONS, wanted) ? wanted : REVISIONS[0];
    return succeed(message,
                   json_pack("{s:s, s:{s:{}}, s:{s:s, s:s}, s:s}", "protocolVersion", revision, "capabilities", "tools",
                             "serverInfo", "name", "jiyan", "version", JIYAN_VERSION, "instructions",
                             "An archive of Chinese speeches and official documents. Quote only what an answer "
                             "holds, with title, date and place."));
}

static json_t *ping(jy_service *service, const json_t *message, const json_t *params)
{
    (void)service;
    (void)params;
    return succeed(message, json_object());
}

static json_t *list_tools(jy_service *service, const json_t *message, const json_t *params)
{
    (void)service;
    (void)params;
    return succeed(message, json_pack("{s:o}", "tools", jy_tools_list()));
}

static json_t *call_tool(jy_service *service, const json_t *message, const json_t *params)
{
    const char *name = json_string_value(json_object_get(params, "name"));
    const json_t *arguments = json_object_get(params, "arguments");
    if (!name || !jy_tools_has(name)) {
        return fail(message, INVALID_PARAMS, "there is no such tool");
    }
    if (arguments && !json_is_object(arguments)) {
        return fail(message, INVALID_PARAMS, "arguments are an object");
    }
    return succeed(message, jy_tools_call(service, name, arguments));
}

static const struct {
    const char *name;
    json_t *(*answer)(jy_service *service, const json_t *message, const json_t *params);
} METHODS[] = {{"initialize", initialize}, {"ping", ping}, {"tools/list", list_tools}, {"tools/call", call_tool}};

/* Answers one message; NULL for a notification, which has no id, and for an answer to nothing that was asked. */
static json_t *answer_message(jy_service *service, const json_t *message)
{
    const char *method = json_string_value(json_object_get(message, "method"));
    const char *version = json_string_value(json_object_get(message, "jsonrpc"));
    const json_t *id = json_object_get(message, "id");
    if (json_is_object(message) && !method &&
        (json_object_get(message, "result") || json_object_get(message, "error"))) {
        return NULL;
    }
    if (!method || g_strcmp0(version, "2.0") != 0 || (id && !json_is_string(id) && !json_is_integer(id))) {
        return fail(message, INVALID_REQUEST, "this is no request of JSON-RPC 2.0");
    }
    if (!id) {
        return NULL;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(METHODS); i++) {
        if (g_str_equal(METHODS[i].name, method)) {
            return METHODS[i].answer(service, message, json_object_get(message, "params"));
        }
    }
    return fail(message, METHOD_NOT_FOUND, "there is no such method");
}

/* Several messages in one, of revision 2025-03-26. */
static json_t *answer_batch(jy_service *service, const json_t *messages)
{
    if (json_array_size(messages) == 0) {
        return fail(NULL, INVALID_REQUEST, "there is nothing in it");
    }
    json_t *answers = json_array();
    for (size_t i = 0; i < json_array_size(messages); i++) {
        json_t *answer = answer_message(service, json_array_get(messages, i));
        if (answer) {
            json_array_append_new(answers, answer);
        }
    }
    if (json_array_size(answers) == 0) {
        json_decref(answers);
        return NULL;
    }
    return answers;
}

static json_t *answer_line(jy_service *service, const char *line, size_t length)
{
    json_error_t where;
    json_t *message =
        length <= MESSAGE_MOST ? json_loadb(line, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &where) : NULL;
    if (!message) {
        return fail(NULL, PARSE_ERROR, length > MESSAGE_MOST ? "the message is too long" : where.text);
    }
    json_t *answer = json_is_array(message) ? answer_batch(service, message) : answer_message(service, message);
    json_decref(message);
    return answer;
}

bool jy_mcp_serve(jy_service *service, FILE *in, FILE *out, GError **err)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while ((length = getline(&line, &room, in)) >= 0 && !ferror(out)) {
        if (strspn(line, " \t\r\n") == (size_t)length) {
            continue;
        }
        json_t *answer = answer_line(service, line, (size_t)length);
        if (answer) {
            jy_json_print(answer, out);
            fflush(out);
            json_decref(answer);
        }
    }
    free(line);
    if (ferror(in)) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, _("standard input cannot be read: %s"), g_strerror(errno));
        return false;
    }
    return true;
}

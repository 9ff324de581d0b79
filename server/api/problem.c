/* problem.c: errors as RFC 9457 has them. */
#include <jiyan/base/error.h>
#include <jiyan/base/json.h>

#include "server/api/api.h"

static const char *title_of(unsigned status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 416:
        return "Range Not Satisfiable";
    case 503:
        return "Service Unavailable";
    default:
        return "Internal Server Error";
    }
}

static jy_error code_of(const GError *error)
{
    return error->domain == JY_ERROR || error->domain == JY_ERROR_OF_RUN ? (jy_error)error->code : JY_ERROR_BUG;
}

/* Whose fault it is: the question's, the index's for now, or the server's. */
static unsigned status_of(const GError *error)
{
    switch (code_of(error)) {
    case JY_ERROR_USAGE:
    case JY_ERROR_QUERY:
        return 400;
    case JY_ERROR_TIMEOUT:
    case JY_ERROR_INTERRUPTED:
    case JY_ERROR_INDEX_MISSING:
    case JY_ERROR_INDEX_CHANGED:
    case JY_ERROR_INDEX_LOCKED:
    case JY_ERROR_INDEX_VERSION:
    case JY_ERROR_INDEX_CORRUPT:
        return 503;
    default:
        return 500;
    }
}

static void write_problem(jy_reply *reply, unsigned status, const char *code, const char *detail)
{
    json_t *problem = json_pack("{s:s, s:s, s:i, s:o, s:s*}", "type", "about:blank", "title", title_of(status),
                                "status", (int)status, "detail", jy_json_text(detail), "code", code);
    jy_reply_begin_anew(reply);
    reply->status = status;
    reply->type = "application/problem+json";
    reply->problem = g_strdup(detail);
    jy_json_print(problem, jy_reply_stream(reply));
    json_decref(problem);
    jy_reply_add_header(reply, "Cache-Control", "no-store");
}

void jy_api_problem(jy_reply *reply, unsigned status, const char *detail)
{
    write_problem(reply, status, NULL, detail);
}

void jy_api_problem_of(jy_reply *reply, const GError *error)
{
    write_problem(reply, status_of(error), jy_error_name(code_of(error)), error->message);
}

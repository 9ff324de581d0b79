/* api.h: the answers of the programs by name and parameters: what the HTTP interface, the page and MCP all stand on. */
#ifndef JIYAN_SERVER_API_API_H
#define JIYAN_SERVER_API_API_H

#include <glib.h>
#include <jansson.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* One endpoint, and the option of a program that it is. */
typedef struct {
    const char *name;         /* search, of /api/search */
    const char *summary;      /* what it answers, a line; to be translated */
    const char *question;     /* the option that `q` is the value of; NULL: it takes none */
    const char *const *fixed; /* options that make it what it is: name, value, …, unless the caller gives them */
    const char *const *taken; /* what else it takes, by the names of the options */
    /* The indexer's, of one index; NULL: the searcher answers. */
    bool (*report)(const char *db, FILE *out, GError **err);
    const char *answer; /* the type of its JSON, as schemas.h has it */
} jy_api_endpoint;

/* All of them, and how many. Borrowed: valid for ever. */
const jy_api_endpoint *jy_api_endpoints(size_t *ret_count);
/* NULL where there is none of that name. */
const jy_api_endpoint *jy_api_find(const char *name);

/* Answers into the stream, byte for byte what the command prints. Parameters are of jy_options_pair. What the command
 * says on stderr is appended to `notices`. Errors: USAGE, QUERY and those of the archive. */
bool jy_api_write(jy_service *service, const jy_api_endpoint *endpoint, const GArray *parameters, FILE *out,
                  GPtrArray *notices, GError **err);

/* The same, read: a new reference; release with json_decref. JSON's null where there is nothing to answer, and notices
 * that say why; NULL with an error. */
json_t *jy_api_read(jy_service *service, const char *name, const GArray *parameters, GPtrArray *notices, GError **err);

/* The media type of an answer in a format of the command. Borrowed: valid for ever. */
const char *jy_api_type(const char *format);

/* Answers a request for /api/NAME, or says why not (RFC 9457). */
void jy_api_reply(jy_service *service, const jy_call *call, jy_reply *reply);

/* Makes the reply an error's: application/problem+json of RFC 9457. */
void jy_api_problem(jy_reply *reply, unsigned status, const char *detail);

/* The same, its status from the error's code. */
void jy_api_problem_of(jy_reply *reply, const GError *error);

#endif

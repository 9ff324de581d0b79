/* tools.h: what a language model may ask for. */
#ifndef JIYAN_SERVER_MCP_TOOLS_H
#define JIYAN_SERVER_MCP_TOOLS_H

#include <jansson.h>
#include <stdbool.h>

#include "server/service/service.h"

/* The list of tools, each with the JSON Schema of its arguments. A new reference. */
json_t *jy_tools_list(void);

/* True where there is a tool of that name. */
bool jy_tools_has(const char *name);

/* Calls one by its arguments, an object or NULL. Returns the result of tools/call, a new reference; a failure of the
 * tool is a result that says so, for the model to read. */
json_t *jy_tools_call(jy_service *service, const char *name, const json_t *arguments);

#endif

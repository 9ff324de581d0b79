/* mcp.h: the Model Context Protocol (modelcontextprotocol.io, revisions 2024-11-05 to 2025-06-18) over two streams: a
 * message of JSON-RPC 2.0 a line. Tools, and nothing else, are offered. */
#ifndef JIYAN_SERVER_MCP_MCP_H
#define JIYAN_SERVER_MCP_MCP_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "server/service/service.h"

/* Answers message by message until `in` ends. Errors: IO. */
bool jy_mcp_serve(jy_service *service, FILE *in, FILE *out, GError **err);

#endif

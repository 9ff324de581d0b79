/* openapi.h: the description of the API for programs (OpenAPI 3.1), made of the same tables that answer. */
#ifndef JIYAN_SERVER_API_OPENAPI_H
#define JIYAN_SERVER_API_OPENAPI_H

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* Answers /openapi.json, descriptions in the reader's language. */
void jy_openapi_reply(jy_service *service, const jy_call *call, jy_reply *reply);

#endif

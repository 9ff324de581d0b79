/* routes.h: which room answers which address. */
#ifndef JIYAN_SERVER_ROUTES_H
#define JIYAN_SERVER_ROUTES_H

#include "server/call/call.h"
#include "server/call/reply.h"

/* Answers a request; `service` is a jy_service. */
void jy_server_routes_answer(void *service, const jy_call *call, jy_reply *reply);

#endif

/* page.h: the archive for a browser. */
#ifndef JIYAN_SERVER_PAGE_PAGE_H
#define JIYAN_SERVER_PAGE_PAGE_H

#include <stdbool.h>

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* Answers a request for a view of the page, or for what it is made with. False where none has this address. */
bool jy_page_reply(jy_service *service, const jy_call *call, jy_reply *reply);

/* Makes of a reply that tells a problem a page that does, in the language of the call; its status and headers stay. */
void jy_page_problem(const jy_call *call, jy_reply *reply);

#endif

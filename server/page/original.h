/* original.h: the file of a document, as it lies in the archive. */
#ifndef JIYAN_SERVER_PAGE_ORIGINAL_H
#define JIYAN_SERVER_PAGE_ORIGINAL_H

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* Answers /original?path=PATH: the file of a document that is in the index, of a member the archive that it lies in.
 * Only regular files below the root of the archive, links not followed; what a browser would run is sent to be kept. */
void jy_original_reply(jy_service *service, const jy_call *call, jy_reply *reply);

#endif

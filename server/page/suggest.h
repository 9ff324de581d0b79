/* suggest.h: what a question that is being typed may become. */
#ifndef JIYAN_SERVER_PAGE_SUGGEST_H
#define JIYAN_SERVER_PAGE_SUGGEST_H

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* Answers /suggest?q=WORDS with JSON: a list of {"text", "label"}: phrases of the archive that begin so, the most
 * frequent first, then titles and headings that hold the words, speakers and issuers that are called so. `text` is a
 * whole question. */
void jy_suggest_reply(jy_service *service, const jy_call *call, jy_reply *reply);

#endif

/* export.h: quotations as a file that somebody takes along. */
#ifndef JIYAN_SERVER_QUOTES_EXPORT_H
#define JIYAN_SERVER_QUOTES_EXPORT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "server/call/call.h"
#include "server/call/reply.h"
#include "server/service/service.h"

/* Write quotations (jy_quote_read_all), each with the document that it is from. False where that was not possible. */
bool jy_export_markdown(const json_t *quotes, FILE *out);
bool jy_export_docx(const json_t *quotes, FILE *out);
bool jy_export_xlsx(const json_t *quotes, FILE *out);

/* Answers /quotes?take=NAME&take=NAME…&format=FORMAT with the quotations of those names as a file. */
void jy_export_reply(jy_service *service, const jy_call *call, jy_reply *reply);

#endif

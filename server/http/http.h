/* http.h: the server over HTTP/1.1. The only room that sees libmicrohttpd. */
#ifndef JIYAN_SERVER_HTTP_HTTP_H
#define JIYAN_SERVER_HTTP_HTTP_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

#include "server/http/incoming.h"

typedef struct {
    const char *host;     /* an address or a name of this machine */
    const char *port;     /* "0": one that is free */
    const char *token;    /* that a request has to bring; NULL: none, which only a loopback address may have */
    unsigned connections; /* at a time */
    jy_incoming_answer *answer;
    void *user;
} jy_http_options;

typedef struct jy_http jy_http;

/* Begins to listen and to answer. Returns a new server; free with jy_http_free, which lets what is being answered end.
 * Errors: USAGE (an address that may not be without a token), IO (the address is taken). */
jy_http *jy_http_new(const jy_http_options *options, GError **err);
void jy_http_free(jy_http *http);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_http, jy_http_free)

/* Where it answers: http://127.0.0.1:8630/. Borrowed. */
const char *jy_http_address(const jy_http *http);

#endif

/* guard.h: which requests are let in. */
#ifndef JIYAN_SERVER_HTTP_GUARD_H
#define JIYAN_SERVER_HTTP_GUARD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Where a browser keeps the token. */
#define JY_GUARD_COOKIE "jiyan-token"

/* Headers of a request; NULL for one that was not sent. */
typedef struct {
    const char *method;
    const char *host, *origin, *fetch_site; /* Sec-Fetch-Site */
    const char *authorization;
    const char *cookie_token; /* the cookie */
    const char *given_token;  /* the parameter `token` of the address */
} jy_guard_request;

typedef enum {
    JY_GUARD_PASSES,
    JY_GUARD_ENTERS,         /* the address has the token: it belongs into a cookie, and out of sight */
    JY_GUARD_WRONG_METHOD,   /* 405 */
    JY_GUARD_FOREIGN_HOST,   /* 403: a name that is not this machine's was made to lead here (DNS rebinding) */
    JY_GUARD_FOREIGN_ORIGIN, /* 403: a page from elsewhere posts (cross-site request forgery) */
    JY_GUARD_NO_TOKEN,       /* 401 */
} jy_guard_verdict;

/* `host` is the address that the server listens on, `token` NULL where none is needed. */
jy_guard_verdict jy_guard_judge(const char *host, const char *token, const jy_guard_request *request);

/* True for an address that only this machine reaches. */
bool jy_guard_is_loopback(const char *host);

#endif

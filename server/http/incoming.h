/* incoming.h: a request as it comes in, piece by piece, whatever carries the pieces: what of it is refused, and the
 * reply to the rest. */
#ifndef JIYAN_SERVER_HTTP_INCOMING_H
#define JIYAN_SERVER_HTTP_INCOMING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "server/call/call.h"
#include "server/call/reply.h"

/* Answers a request; called from many threads at a time. */
typedef void jy_incoming_answer(void *user, const jy_call *call, jy_reply *reply);

/* The server that it comes to. Texts are borrowed. */
typedef struct {
    const char *host;  /* that it listens on */
    const char *token; /* that a request has to bring; NULL: none */
    jy_incoming_answer *answer;
    void *user;
} jy_incoming_door;

/* Headers that matter; NULL for one that was not sent. */
typedef struct {
    const char *host, *origin, *fetch_site, *authorization;
    const char *cookies, *cookie_token; /* all, and the one of guard.h */
    const char *accept, *accept_language;
    const char *if_none_match, *if_range, *range;
} jy_incoming_headers;

typedef struct {
    jy_call call;
    GString *field, *value; /* of the form: the parameter that is coming in; NULL: none */
    size_t length;          /* of the body */
    unsigned refused;       /* a status; 0: let in */
    const char *reason;
    bool enters;
} jy_incoming;

/* Begins one; clear with jy_incoming_clear. The path is decoded. */
void jy_incoming_begin(jy_incoming *incoming, const char *method, const char *path, const jy_incoming_headers *headers);
void jy_incoming_clear(jy_incoming *incoming);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_incoming, jy_incoming_clear)

/* Refuses it, unless it is refused already. `reason` is borrowed for ever, and translated when it is told. */
void jy_incoming_refuse(jy_incoming *incoming, unsigned status, const char *reason);

/* A parameter of the address, decoded. False once the request is refused. */
bool jy_incoming_add(jy_incoming *incoming, const char *name, size_t name_length, const char *value,
                     size_t value_length);

/* Who is let in. After the parameters of the address, before the body. */
void jy_incoming_judge(jy_incoming *incoming, const jy_incoming_door *door, const jy_incoming_headers *headers);

/* So many bytes of the body have come. False where they are not to be looked at. */
bool jy_incoming_take(jy_incoming *incoming, size_t size);
/* True where so much has come that the connection is to be closed without a word. */
bool jy_incoming_is_endless(const jy_incoming *incoming);

/* A part of a field of the form, decoded; the next field begins at its offset 0. False once the request is refused. */
bool jy_incoming_add_part(jy_incoming *incoming, const char *name, const char *bytes, uint64_t offset, size_t size);
/* The form has ended. */
void jy_incoming_end(jy_incoming *incoming);

/* Replies in the language of the reader, with a body that is closed. The reply is empty before. */
void jy_incoming_reply(const jy_incoming *incoming, const jy_incoming_door *door, jy_reply *reply);

#endif

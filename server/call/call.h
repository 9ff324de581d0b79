/* call.h: a request to the server and the reply to it, whatever carries them. */
#ifndef JIYAN_SERVER_CALL_CALL_H
#define JIYAN_SERVER_CALL_CALL_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

#include "server/call/language.h"
#include "server/call/sink.h"

/* A request. Texts are UTF-8 and owned by it. */
typedef struct {
    char *method, *path;   /* GET, POST; decoded, from / on */
    GArray *parameters;    /* of jy_options_pair, decoded, in the order that they came in: those of the address, then
                              those of a form */
    char *if_none_match;   /* NULL: not sent */
    char *cookies;         /* the header; NULL: not sent */
    jy_language language;  /* that the reader prefers */
    GStringChunk *strings; /* that the parameters are kept in */
} jy_call;

/* Makes a request of nothing; clear with jy_call_clear. */
void jy_call_init(jy_call *call, const char *method, const char *path);
void jy_call_clear(jy_call *call);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_call, jy_call_clear)

/* Adds a parameter; both texts are copied. */
void jy_call_add(jy_call *call, const char *name, const char *value);

/* The last value of that name. Borrowed; NULL where there is none. */
const char *jy_call_value(const jy_call *call, const char *name);

/* What is sent back. */
typedef struct {
    unsigned status;
    const char *type;   /* of the body: a media type, borrowed for ever */
    GPtrArray *headers; /* of char *: name, value, name, value */
    jy_sink *body;      /* NULL: there is none */
    int file;           /* a file that is the body instead, from its beginning; -1 for none */
} jy_reply;

void jy_reply_init(jy_reply *reply);
void jy_reply_clear(jy_reply *reply);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_reply, jy_reply_clear)

/* The stream that the body is written to. Borrowed: valid until the reply is cleared or begun anew. */
FILE *jy_reply_stream(jy_reply *reply);

/* Throws away what was written, and the headers. */
void jy_reply_begin_anew(jy_reply *reply);

/* Adds a header; both texts are copied. What is not printable ASCII in the value becomes ?, so that nothing ends the
 * line. */
void jy_reply_add_header(jy_reply *reply, const char *name, const char *value);

#endif

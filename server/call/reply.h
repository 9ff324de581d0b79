/* reply.h: the reply to a request, whatever carries it. */
#ifndef JIYAN_SERVER_CALL_REPLY_H
#define JIYAN_SERVER_CALL_REPLY_H

#include <glib.h>
#include <stdio.h>

#include "server/call/sink.h"

/* What is sent back. */
typedef struct {
    unsigned status;
    const char *type;               /* of the body: a media type, borrowed for ever */
    GPtrArray *headers;             /* of char *: name, value, name, value */
    jy_sink *body;                  /* NULL: there is none */
    int file;                       /* a file of which a part is the body instead; -1 for none */
    uint64_t file_first, file_size; /* the part: its first byte, and how many */
    char *problem;                  /* what is wrong, where the body says so; NULL: nothing */
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

/* call.h: a request to the server, whatever carries it. */
#ifndef JIYAN_SERVER_CALL_CALL_H
#define JIYAN_SERVER_CALL_CALL_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

#include "server/call/language.h"

/* A request. Texts are UTF-8 and owned by it. */
typedef struct {
    char *method, *path;    /* GET, POST; decoded, from / on */
    GArray *parameters;     /* of jy_options_pair, decoded, in the order that they came in: those of the address, then
                               those of a form */
    char *if_none_match;    /* NULL: not sent */
    char *cookies;          /* the header; NULL: not sent */
    char *range, *if_range; /* the headers; NULL: not sent */
    bool wants_page;        /* a browser asks, or who else would rather read HTML than JSON */
    jy_language language;   /* that the reader prefers */
    GStringChunk *strings;  /* that the parameters are kept in */
} jy_call;

/* Makes a request of nothing; clear with jy_call_clear. */
void jy_call_init(jy_call *call, const char *method, const char *path);
void jy_call_clear(jy_call *call);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_call, jy_call_clear)

/* Adds a parameter; both texts are copied. */
void jy_call_add(jy_call *call, const char *name, const char *value);

/* The last value of that name. Borrowed; NULL where there is none. */
const char *jy_call_value(const jy_call *call, const char *name);

#endif

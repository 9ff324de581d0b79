/* deadlines.h: ends connections that take too long over a request or over taking the answer. Libmicrohttpd's own limit
 * begins anew with every byte, so that a client that sends one every few seconds holds a connection for ever. */
#ifndef JIYAN_SERVER_HTTP_DEADLINES_H
#define JIYAN_SERVER_HTTP_DEADLINES_H

#include <glib.h>

/* What a connection is waited for. */
typedef enum {
    JY_DEADLINE_REQUEST, /* the head, or the next request */
    JY_DEADLINE_ANSWER,  /* that the server answers: no limit but the question's own budget */
    JY_DEADLINE_TAKING,  /* that the client takes the answer */
    JY_DEADLINE_STAGES,
} jy_deadline_stage;

typedef struct jy_deadlines jy_deadlines;
typedef struct jy_deadlines_entry jy_deadlines_entry;

/* Returns a new list with a thread that watches it; free with jy_deadlines_free when it is empty. */
jy_deadlines *jy_deadlines_new(void);
void jy_deadlines_free(jy_deadlines *deadlines);

/* Watches a socket from now on, which waits for a request; stop with jy_deadlines_remove before it is closed. From any
 * thread, as the rest. */
jy_deadlines_entry *jy_deadlines_add(jy_deadlines *deadlines, int socket);
void jy_deadlines_move(jy_deadlines *deadlines, jy_deadlines_entry *deadline, jy_deadline_stage stage);
void jy_deadlines_remove(jy_deadlines *deadlines, jy_deadlines_entry *deadline);

#endif

/* line.h: things that are lent to one thread at a time, in the order of asking: nobody waits longer than those before.
 */
#ifndef JIYAN_SERVER_SERVICE_LINE_H
#define JIYAN_SERVER_SERVICE_LINE_H

#include <glib.h>

typedef struct jy_line jy_line;

/* Returns a new line with nothing to lend; free with jy_line_free, when nobody waits. From any thread, as the rest. */
jy_line *jy_line_new(void);
void jy_line_free(jy_line *line);

/* Gives a thing, for the first time or back: borrowed, it outlives the line. */
void jy_line_give(jy_line *line, void *thing);
/* Takes the thing that was given last, or waits for the next. NULL: none came within so many seconds. */
void *jy_line_take(jy_line *line, unsigned seconds);

/* How many wait. */
guint jy_line_waiting(jy_line *line);

#endif

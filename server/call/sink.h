/* sink.h: a body that is being written: in memory while it is small, else in a file that has no name. A reader that is
 * slow holds up nobody, and a long answer takes no memory. */
#ifndef JIYAN_SERVER_CALL_SINK_H
#define JIYAN_SERVER_CALL_SINK_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct jy_sink jy_sink;

/* Returns a new, empty one; free with jy_sink_free. */
jy_sink *jy_sink_new(void);
void jy_sink_free(jy_sink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_sink, jy_sink_free)

/* The stream to write to. Borrowed. */
FILE *jy_sink_stream(jy_sink *sink);

/* Ends the writing. Errors: IO (the disk is full). */
bool jy_sink_close(jy_sink *sink, GError **err);

uint64_t jy_sink_size(const jy_sink *sink);

/* All that was written, once it is closed. Borrowed; NULL where it is in a file. */
const char *jy_sink_bytes(const jy_sink *sink);

/* The file that holds all that was written, once it is closed; -1 where it is in memory. Borrowed. */
int jy_sink_file(const jy_sink *sink);

#endif

/* progress.h: a line on a terminal that is drawn over and over, and messages that never break it. Safe from several
 * threads at once. */
#ifndef JIYAN_BASE_PROGRESS_H
#define JIYAN_BASE_PROGRESS_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct jy_progress jy_progress;

/* Returns a new progress on `stream`; free with jy_progress_free, which wipes the line. Without `has_line` only
 * messages are shown. */
jy_progress *jy_progress_new(FILE *stream, bool has_line);
void jy_progress_free(jy_progress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_progress, jy_progress_free)

/* True when it is time to draw the line again: no more often than an eye can follow. */
bool jy_progress_is_due(jy_progress *progress);

/* Draws the line, whether it is due or not. `text` is safe for a terminal. */
void jy_progress_draw(jy_progress *progress, const char *text);

/* Prints lines that stay: `text`, safe for a terminal, ends each with a line feed. */
void jy_progress_print(jy_progress *progress, const char *text);

#endif

/* opener.h: the command that opens a file at a place. */
#ifndef JIYAN_SEARCHER_ANSWER_OPENER_H
#define JIYAN_SEARCHER_ANSWER_OPENER_H

#include <glib.h>
#include <jiyan/index/passage.h>
#include <stdbool.h>

/* The words of a command for a file at a place: words are parted and quoted as a shell does, and nothing else is; in
 * each %f is the file, %p the page, %l the line, %c the column, 1 where there is none, and %% is %. A command without
 * %f has the file behind it. Returns a new array; free with g_strfreev. Errors: USAGE. */
char **jy_opener_words(const char *command, const char *file, const jy_place *place, GError **err);

/* Runs the words as a program in the foreground and waits for its end. Errors: USAGE where there is no such program, IO
 * where it failed. */
bool jy_opener_run(char **words, GError **err);

#endif

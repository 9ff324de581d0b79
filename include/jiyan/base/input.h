/* input.h: reading files of which one cannot be sure that they are files: opening a pipe that nobody writes to would
 * last for ever, and reading a device may. */
#ifndef JIYAN_BASE_INPUT_H
#define JIYAN_BASE_INPUT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* ---- regular files ---- */

/* Opens a regular file; links are followed. *ret_fd is -1 where nothing has that name. Errors: IO. */
bool jy_input_open(const char *path, int *ret_fd, GError **err);

/* Reads such a file of at most `most` bytes. *ret_bytes is a new text of *ret_length bytes and a NUL, NULL where
 * nothing has that name; free with g_free. Errors: IO, TOO_BIG, MEMORY. */
bool jy_input_read(const char *path, size_t most, char **ret_bytes, size_t *ret_length, GError **err);

/* The same of an open stream, of any kind; messages do not name it. */
bool jy_input_read_stream(FILE *file, size_t most, char **ret_bytes, size_t *ret_length, GError **err);

/* ---- what somebody names on a command line ---- */

/* Opens a regular file, a pipe or a terminal. A pipe that nobody writes to is waited for a second; of one that somebody
 * has open (<(…) of a shell) the first bytes are. Returns a new stream; close with fclose. Errors: IO. */
FILE *jy_input_open_named(const char *path, GError **err);

/* Reads all of the same. Errors: IO, TOO_BIG, MEMORY. */
bool jy_input_read_named(const char *path, size_t most, char **ret_bytes, size_t *ret_length, GError **err);

#endif

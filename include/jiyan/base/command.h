/* command.h: the manners both programs share. */
#ifndef JIYAN_BASE_COMMAND_H
#define JIYAN_BASE_COMMAND_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#define JY_EXIT_OK 0
#define JY_EXIT_SOME 1 /* jiyan-index: some files are not indexed; jiyan-search: nothing found */
#define JY_EXIT_ERROR 2

/* Sets the locale, binds the message catalogue "jiyan" (of JIYAN_LOCALEDIR, else of the tree that the program lies in,
 * else of the built-in folder), makes argp exit with 2 on a usage error, and lets writes to a closed pipe or beyond the
 * limit of a file's size fail instead of killing the process. A program that exits before jy_command_finish exits with
 * JY_EXIT_ERROR where its output could not be written. First call of main. */
void jy_command_init(const char *program);

/* Prints "program: message" of `err` to stderr, terminal-safe, and returns JY_EXIT_ERROR. */
int jy_command_fail(const GError *err);

/* Flushes stdout. Returns `status`; JY_EXIT_ERROR, with a message, where the output could not be written (a full disk);
 * a closed pipe is a quiet normal end and keeps `status`. Last call of main. */
int jy_command_finish(int status);

/* True once SIGINT or SIGTERM has come, after jy_command_watch_signals. A second signal kills at once. */
void jy_command_watch_signals(void);
bool jy_command_interrupted(void);
/* As if one had come: of a program that waits for signals itself. From any thread. */
void jy_command_interrupt(void);

#endif

/* child.h: a program of our own that does what may go wrong, in a process whose end costs nobody else: how it is found,
 * started and ended, and what it may take. */
#ifndef JIYAN_BASE_CHILD_H
#define JIYAN_BASE_CHILD_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

/* A running program, spoken to over two pipes. */
typedef struct {
    pid_t pid;
    int in;  /* of the program: written here */
    int out; /* read here */
} jy_child;

/* How one ended. */
typedef enum {
    JY_CHILD_DONE,    /* by itself, with 0 */
    JY_CHILD_LATE,    /* over the CPU time that it may take */
    JY_CHILD_MEMORY,  /* over the memory that it may take */
    JY_CHILD_CRASHED, /* by a signal, or with another status */
} jy_child_end;

/* Where a program of ours is that no user starts: beside the program at hand in a build, else where libexec is from
 * there. Returns a new path. */
char *jy_child_path(const char *program);

/* Starts a program with a NULL-terminated line of arguments, whose first is its path; what it says on stderr is lost.
 * Fills *ret_child; end with jy_child_finish. Errors: IO. */
bool jy_child_start(char **line, jy_child *ret_child, GError **err);

/* Closes the pipes, waits for its end, and kills it first where `now`. A child that was never started is done. */
jy_child_end jy_child_finish(jy_child *child, bool now);

/* ---- in the child ---- */

/* From now on the process dies with its parent, leaves no core and has at most so many bytes of memory; what is open
 * beside the three streams is closed. First call of a child. */
void jy_child_begin(size_t memory);

/* From now on the process ends as LATE after so many seconds of its CPU time; 0: it does not. */
void jy_child_allow(double seconds);

/* Ends the process as one that lacked memory: what an allocator calls that failed. */
G_NORETURN void jy_child_exit_memory(void);

#endif

/* patience.h: how long a thread may work on what it is at. Who gives it work says so, and the loops that take as long
 * as their input is ask, wherever they are: what they have made until then is of no use, and thrown away by who began.
 */
#ifndef JIYAN_BASE_PATIENCE_H
#define JIYAN_BASE_PATIENCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Bytes of work, some milliseconds, after which the clock is looked at: what is to be asked about at once counts as so
 * many. */
#define JY_PATIENCE_STEP ((size_t)64 << 10)

/* From now on this thread may take so many seconds of its own CPU time, with 0 as many as it likes; the time before
 * does not count. */
void jy_patience_begin(double seconds);
/* From now on nothing bounds it. */
void jy_patience_end(void);

/* Before so many bytes of the input are worked on. False once the time is over or, between begin and end, a signal has
 * come (command.h): whoever asks ends then, with what it has. */
bool jy_patience_lasts(size_t bytes);

/* What became of it. Errors: TIMEOUT, of the file; INTERRUPTED, of the run, also where nobody began. */
bool jy_patience_held(GError **err);

#endif

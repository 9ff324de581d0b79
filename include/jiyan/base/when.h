/* when.h: auto, always or never: what an option like --color or --progress says. */
#ifndef JIYAN_BASE_WHEN_H
#define JIYAN_BASE_WHEN_H

#include <stdbool.h>
#include <stdio.h>

typedef enum { JY_WHEN_AUTO, JY_WHEN_ALWAYS, JY_WHEN_NEVER } jy_when;

/* Their names, by the enum; ends with NULL. */
extern const char *const JY_WHEN_NAMES[];

/* Resolves `when` for what only a terminal can show, a line that is drawn over: auto is a terminal with TERM set,
 * and not to dumb. */
bool jy_when_terminal(jy_when when, FILE *stream);

/* Resolves `when` for colours: auto is such a terminal with NO_COLOR unset or empty. */
bool jy_when_colour(jy_when when, FILE *stream);

#endif

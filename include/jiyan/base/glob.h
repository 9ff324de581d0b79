/* glob.h: patterns of paths in the manner of gitignore(5). */
#ifndef JIYAN_BASE_GLOB_H
#define JIYAN_BASE_GLOB_H

#include <glib.h>
#include <stdbool.h>

/* True when `path` matches one glob as gitignore reads it: **, * and ? within a name, [a-z], [[:digit:]], \.
 * ? and a class stand for one character of UTF-8. */
bool jy_glob_match(const char *glob, const char *path);

/* True when a glob of a command line names the file or one of the folders above it: with a / at its beginning or inside
 * by the path from the root, else by the name alone; with a / at its end it names folders only. */
bool jy_glob_names(const char *glob, const char *path);

#endif

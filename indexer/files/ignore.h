/* ignore.h: patterns in the manner of gitignore(5). */
#ifndef JIYAN_INDEXER_FILES_IGNORE_H
#define JIYAN_INDEXER_FILES_IGNORE_H

#include <glib.h>
#include <stdbool.h>

/* The patterns of one file, or of one command line. */
typedef struct jy_ignore jy_ignore;

/* Returns new patterns from the lines of `text`, which hold for paths under `folder` (relative to the root, "" for the
 * root itself); free with jy_ignore_free. */
jy_ignore *jy_ignore_new(const char *folder, const char *text);
/* The same from the globs of a command line (NULL-terminated), for which # and spaces mean nothing. */
jy_ignore *jy_ignore_new_globs(const char *const *globs);
void jy_ignore_free(jy_ignore *ignore);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_ignore, jy_ignore_free)

typedef enum {
    JY_IGNORE_SILENT, /* no pattern speaks of the path */
    JY_IGNORE_OUT,
    JY_IGNORE_IN, /* a pattern with ! takes it back in */
} jy_ignore_verdict;

/* The same path as UTF-8 where it is in GB18030, as archives unpacked from elsewhere have it, and with each letter and
 * its marks as one character where another system has taken them apart: a pattern that is typed today means all of
 * them. Returns a new text; NULL for what is so itself, and for what is neither. */
char *jy_ignore_readable(const char *path);

/* What the last pattern that matches `path` (relative to the root) says. */
jy_ignore_verdict jy_ignore_match(const jy_ignore *ignore, const char *path, bool is_folder);

#endif

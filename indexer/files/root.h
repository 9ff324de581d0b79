/* root.h: which archive a command line means: its root, its index, and which part of it. */
#ifndef JIYAN_INDEXER_FILES_ROOT_H
#define JIYAN_INDEXER_FILES_ROOT_H

#include <glib.h>
#include <jiyan/index/discover.h>
#include <stdbool.h>

typedef struct {
    char *root;          /* absolute, no final slash */
    char *db;            /* absolute: the index folder, which need not exist yet */
    GPtrArray *starts;   /* NULL-terminated: the PATHs relative to the root; "" is all of it */
    jy_discovered found; /* how the index was found; NAMED also by `db`, NOTHING where it is to be made */
} jy_root;

/* Finds the archive. The index is `db`, else what discover.h finds from the first PATH (the current folder without
 * one), else a new .jiyan in the PATH. Where what is named is the root of an archive, it is the .jiyan in it. The root
 * of an index named .jiyan is the folder it lies in; that of any other is what it was made for, and for a new one the
 * PATH. A PATH need not exist: it may be what has gone. Fills *ret_place; clear with jy_root_clear. Errors: USAGE (a
 * PATH outside the root). */
bool jy_root_find(const char *db, const char *const *paths, jy_root *ret_place, GError **err);
void jy_root_clear(jy_root *place);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_root, jy_root_clear)

/* True when `path` is `start` or lies under it; "" covers everything. */
bool jy_root_covers(const char *start, const char *path);
/* The same of any of several; `starts` ends with NULL. */
bool jy_root_any_covers(const char *const *starts, const char *path);

/* Writes down the root in an index folder that lies elsewhere, for jy_root_find. Errors: IO. */
bool jy_root_remember(const jy_root *place, GError **err);

#endif

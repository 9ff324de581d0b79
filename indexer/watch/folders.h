/* folders.h: the folders of an archive, watched by inotify(7) as far as the kernel lets us. */
#ifndef JIYAN_INDEXER_WATCH_FOLDERS_H
#define JIYAN_INDEXER_WATCH_FOLDERS_H

#include <glib.h>
#include <stdbool.h>

typedef struct jy_folders jy_folders;

/* Why not every change is told of. */
typedef enum {
    JY_FOLDERS_WHOLE,     /* it is */
    JY_FOLDERS_FEW,       /* some folders are not watched: the kernel's limit of watches, */
    JY_FOLDERS_INSTANCES, /* none is: its limit of who may watch, */
    JY_FOLDERS_NONE,      /* none is: it cannot */
    JY_FOLDERS_REMOTE,    /* some are on a file system that others change without this kernel's knowledge */
} jy_folders_lack;

/* Returns a new set without folders; free with jy_folders_free. */
jy_folders *jy_folders_new(void);
void jy_folders_free(jy_folders *folders);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_folders, jy_folders_free)

/* A walk: begins, adds each folder (as jy_walk_options has it), and ends; what the walk did not add is then watched no
 * longer. One that failed does not end. */
void jy_folders_begin(jy_folders *folders);
void jy_folders_add(int folder, const char *path, void *folders);
void jy_folders_end(jy_folders *folders);

/* Watches a file by itself, wherever it lies; in the place of the one before. */
void jy_folders_set_file(jy_folders *folders, const char *file);

/* How many of the last walk there were, and how many of them are watched. */
guint jy_folders_count(const jy_folders *folders);
guint jy_folders_watched(const jy_folders *folders);
jy_folders_lack jy_folders_lacking(const jy_folders *folders);
/* errno of JY_FOLDERS_NONE. */
int jy_folders_errno(const jy_folders *folders);

/* What to wait for until there are events; -1 where there will be none. */
int jy_folders_fd(const jy_folders *folders);

/* Takes all events there are. `takes` says whether a path is indexed; where `is_sure` it is not asked. Returns whether
 * one of them may change the index. */
bool jy_folders_read(jy_folders *folders, bool is_sure, bool (*takes)(const char *path, bool is_folder, void *user),
                     void *user);

#endif

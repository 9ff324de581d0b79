/* archive.h: the archive that is asked, with what belongs to it. */
#ifndef JIYAN_SEARCHER_ANSWER_ARCHIVE_H
#define JIYAN_SEARCHER_ANSWER_ARCHIVE_H

#include <glib.h>
#include <jiyan/index/index.h>

#include "searcher/query/synonyms.h"

typedef struct {
    jy_index *index;
    jy_synonyms *synonyms; /* those of each index, and of the file that was named */
} jy_archive;

/* The folders of the indexes that are meant: those that are named, or the one that is found from here upwards. Returns
 * a new array, empty where there is none; free with g_strfreev. */
char **jy_archive_folders(const char *const *named);

/* Opens the folders as one index; an empty, NULL-terminated list: the one that is found from here upwards. `synonyms`
 * is a file; NULL for none. Fills *ret_archive, which is empty; clear with jy_archive_clear, also after an error.
 * Errors: of opening an index, and of reading synonyms. */
bool jy_archive_open(const char *const *folders, const char *synonyms, jy_archive *ret_archive, GError **err);
void jy_archive_clear(jy_archive *archive);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_archive, jy_archive_clear)

#endif

/* segments.h: private databases that workers fill, and their merge. */
#ifndef JIYAN_INDEXER_BUILD_SEGMENTS_H
#define JIYAN_INDEXER_BUILD_SEGMENTS_H

#include <glib.h>
#include <stdbool.h>

/* Text in a segment, bytes. Of 2, 4 and 6 MiB the index of 36 MB of news is 2.9, 2.7 and 2.6 times the text, and takes
 * 18, 19 and 22 s of CPU: a merge copies lists of postings and never joins them. */
#define JY_SEGMENT_BYTES (4U << 20)

typedef struct jy_segments jy_segments;

/* Returns a new, empty set of segments in the folder `scratch`, which exists; free with jy_segments_free. Safe from
 * several threads at once. */
jy_segments *jy_segments_new(const char *scratch);
void jy_segments_free(jy_segments *segments);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_segments, jy_segments_free)

/* Returns a new path for a segment, at which nothing exists; free with g_free. */
char *jy_segments_path(jy_segments *segments);

/* Adds a finished database to what is merged. Copies `path`. */
void jy_segments_add(jy_segments *segments, const char *path);

/* Merges all into one database at `target`, in levels so that never too many are open at once. Errors: IO, INDEX_*. */
bool jy_segments_merge(jy_segments *segments, const char *target, GError **err);

#endif

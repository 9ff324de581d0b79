/* segments.h: several segments of an index made one, without what is dead in them. */
#ifndef JIYAN_INDEX_SEGMENTS_H
#define JIYAN_INDEX_SEGMENTS_H

#include <glib.h>
#include <jiyan/index/manifest.h>
#include <stdbool.h>

/* Bytes of a block of a segment: neighbouring lists share a large one; of the passages, which are read one by one, as
 * few as take no more room. */
#define JY_SEGMENTS_BLOCK_SIZE 32768
#define JY_SEGMENTS_DATA_BLOCK_SIZE 8192

/* Asked now and then: false ends the merge with the error that it sets. */
typedef bool jy_segments_goes_on(GError **err);

/* Neighbouring segments of a manifest. */
typedef struct {
    guint from, count;
} jy_segments_part;

/* Writes the live passages of the segments, under the numbers that they have, as the segment `number`, and puts it in
 * their place in the manifest, where their dead passages are forgotten. Publishing it waits for the disk. Errors: IO,
 * INDEX_CORRUPT, and what goes_on sets; all of the run (JY_ERROR_OF_RUN). */
bool jy_segments_merge(const char *folder, jy_manifest *manifest, jy_segments_part part, unsigned number,
                       jy_segments_goes_on *goes_on, GError **err);

#endif

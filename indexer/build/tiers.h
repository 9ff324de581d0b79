/* tiers.h: when segments become one: few of them for those who search, little work for those who add. */
#ifndef JIYAN_INDEXER_BUILD_TIERS_H
#define JIYAN_INDEXER_BUILD_TIERS_H

#include <glib.h>
#include <jiyan/index/writer.h>
#include <stdbool.h>

/* Merges what has become many small segments, and what is mostly dead, each merge published on its own. None
 * takes more than a fraction of a second of work, so that a run which changes a few files never writes a large segment
 * again. An interruption is no error: what is published is whole. Errors: IO, INDEX_*, MEMORY. */
bool jy_tiers_tidy(jy_writer *writer, GError **err);

/* Merges all segments into one without dead passages. Errors: as above, and INTERRUPTED. */
bool jy_tiers_merge_all(jy_writer *writer, GError **err);

#endif

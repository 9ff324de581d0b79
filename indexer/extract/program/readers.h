/* readers.h: what jiyan-extract reads. */
#ifndef JIYAN_INDEXER_EXTRACT_PROGRAM_READERS_H
#define JIYAN_INDEXER_EXTRACT_PROGRAM_READERS_H

#include "indexer/extract/extract.h"

/* Reads a file of a type that libraries parse: the `parse` of a target. */
bool jy_readers_parse(const jy_extract_source *source, const jy_extract_target *to, void *parser, GError **err);

#endif

/* chunks.h: other files that a text of OOXML takes in whole (w:altChunk; ISO/IEC 29500-1, 11.3.1): the pages that
 * programs put into a DOCX without making paragraphs of them. Each is read as a member of the file. */
#ifndef JIYAN_INDEXER_EXTRACT_OFFICE_CHUNKS_H
#define JIYAN_INDEXER_EXTRACT_OFFICE_CHUNKS_H

#include "indexer/extract/extract.h"
#include "indexer/extract/package/package.h"

/* A text, and the parts that it takes in, in its order. */
typedef struct {
    const jy_extract_source *source;
    jy_package *package;
    const jy_blocks *blocks;
    const GPtrArray *parts; /* names */
} jy_chunks;

/* Emits the text and behind it what it takes in. A part that cannot be read is noted. Errors: those that end the
 * reading of the whole file. */
bool jy_chunks_emit(const jy_chunks *chunks, const jy_extract_target *to, GError **err);

#endif

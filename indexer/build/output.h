/* output.h: where one worker writes: private segments, each closed when it is full and followed by another, or the
 * published database itself. */
#ifndef JIYAN_INDEXER_BUILD_OUTPUT_H
#define JIYAN_INDEXER_BUILD_OUTPUT_H

#include <glib.h>
#include <jiyan/index/store.h>
#include <stdbool.h>
#include <stdint.h>

#include "indexer/build/segments.h"

typedef struct jy_output jy_output;

/* Returns a new output that fills segments, or writes into one open store; borrows either; free with jy_output_free. */
jy_output *jy_output_new(jy_segments *segments);
jy_output *jy_output_new_in_place(jy_store *store);
void jy_output_free(jy_output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_output, jy_output_free)

bool jy_output_is_in_place(const jy_output *output);

/* Where to write now. Borrowed: valid until the next jy_output_add_passage or jy_output_finish. Errors: of the run. */
jy_store *jy_output_store(jy_output *output, GError **err);

/* Adds a passage, made of `length` bytes of text; closes a segment that is full by it. Errors: of the run. */
bool jy_output_add_passage(jy_output *output, const xc_document *passage, uint32_t length, GError **err);

/* Closes the segment at hand. Errors: of the run. */
bool jy_output_finish(jy_output *output, GError **err);

#endif

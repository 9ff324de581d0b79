/* passages.h: a document cut into what is ranked and shown: passages of about 500 characters, each under its headings.
 */
#ifndef JIYAN_INDEXER_PASSAGES_PASSAGES_H
#define JIYAN_INDEXER_PASSAGES_PASSAGES_H

#include <glib.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/outline.h>
#include <stdbool.h>

#include "indexer/extract/blocks.h"

/* Characters a passage aims at; headings and short paragraphs bring the mean to about 500. Below that the index grows,
 * above it little is won. */
#define JY_PASSAGE_AIM 600

/* Gets each passage in the order of the text. Borrowed: valid during the call. Returning false ends the cutting. */
typedef bool jy_passages_fn(const jy_passage *passage, void *user, GError **err);

/* What is cut. */
typedef struct {
    const jy_blocks *blocks;
    const GArray *outline;    /* of them */
    const GArray *statements; /* of jy_statement, bytes of the whole text: each passage gets those that begin in it */
    const char *document_key; /* key.h; put into each passage */
} jy_passages_source;

/* Cuts a document by its outline. Together the passages hold every block; a block is cut only at sentence ends, or at
 * clause ends where a sentence is longer than a passage should be. Noise goes with the passage before it. A passage may
 * run over the end of a page: it has the page it begins on. Errors: what `fn` sets. */
bool jy_passages(const jy_passages_source *from, jy_passages_fn *fn, void *user, GError **err);

#endif

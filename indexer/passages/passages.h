/* passages.h: a document cut into what is ranked and shown: passages of about 500 characters, each under its headings.
 */
#ifndef JIYAN_INDEXER_PASSAGES_PASSAGES_H
#define JIYAN_INDEXER_PASSAGES_PASSAGES_H

#include <glib.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/outline.h>

/* Characters a passage aims at; headings and short paragraphs bring the mean to about 500. Below that the index grows,
 * above it little is won. */
#define JY_PASSAGE_AIM 600

/* Gets each passage in the order of the text. Borrowed: valid during the call. */
typedef void jy_passage_fn(const jy_passage *passage, void *user);

/* Cuts a text by its blocks (outline.h). Together the passages hold every block; a block is cut only at sentence ends,
 * or at clause ends where a sentence is longer than a passage should be. Noise goes with the passage before it.
 * `document_key` is put into each passage, and those of the `statements` (of jy_statement) that begin in it. */
void jy_passages(const char *text, const GArray *blocks, const GArray *statements, const char *document_key,
                 jy_passage_fn *fn, void *user);

#endif

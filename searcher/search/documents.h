/* documents.h: the documents that a question finds by the index alone, each once. No text is read, and no hit made. */
#ifndef JIYAN_SEARCHER_SEARCH_DOCUMENTS_H
#define JIYAN_SEARCHER_SEARCH_DOCUMENTS_H

#include <jiyan/index/index.h>

#include "searcher/search/question.h"

typedef struct {
    size_t folder;
    char *key;                   /* of the document */
    const jy_document *document; /* borrowed from the index */
} jy_found_document;

/* True for a planned question without words of whose documents the counts (counts.h) tell how much it finds: all of
 * each, or where it is bound to kinds of statement (jy_matcher) all statements of these. */
bool jy_documents_tell(const jy_question *question);

/* The documents that have a passage which the exact query of a planned question finds, by folder and number. What only
 * the text of a passage tells is not asked. Returns a new array of jy_found_document; free with g_array_unref. Errors:
 * INDEX_*. */
GArray *jy_documents_find(jy_index *index, const jy_question *question, GError **err);

#endif

/* extent.h: in which documents the statements of a page lie, told by what is counted of each document: so that only
 * those are read, and in order. */
#ifndef JIYAN_SEARCHER_STATEMENTS_EXTENT_H
#define JIYAN_SEARCHER_STATEMENTS_EXTENT_H

#include "searcher/search/documents.h"
#include "searcher/statements/selection.h"

typedef struct {
    uint32_t total;    /* statements of all documents */
    uint32_t skipped;  /* those of documents before the first of the page */
    GArray *documents; /* of jy_found_document, in order: those of the page */
} jy_extent;

/* True where counts tell how many statements a selection wants of a document: not where it asks when or who. */
bool jy_extent_is_told(const jy_selection *selection);

/* Fills *ret_extent, cleared with jy_extent_clear, for the page of the question's request, in its order: statements
 * that the selection wants of the documents that the planned question finds. What the question finds of them is all of
 * a document's passages that have such statements. Errors: INDEX_*. */
bool jy_extent_find(jy_index *index, const jy_question *question, const jy_selection *selection, jy_extent *ret_extent,
                    GError **err);
void jy_extent_clear(jy_extent *extent);

/* Documents in order of date, path and folder, oldest first; by JY_SORT_NEWEST first the newest, by JY_SORT_ADDED first
 * what came last into the index. Negative, 0 or positive. */
int jy_extent_compare(const jy_found_document *left, const jy_found_document *right, jy_sort sort);

#endif

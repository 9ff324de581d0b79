/* mend.h: a question that is no valid query, read for the words that it has: running text, with the brackets, quotation
 * marks and colons of whatever it was copied from. */
#ifndef JIYAN_SEARCHER_QUERY_MEND_H
#define JIYAN_SEARCHER_QUERY_MEND_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    char *text; /* the question; what cannot be meant as an operator is spaces, so that columns are as typed */
    char *note; /* what was left out, and where; NULL: nothing was */
} jy_mended;

/* Fills a question that jy_parse reads, and whose fields have values that they can have; one that is not UTF-8 stays as
 * it is. The note says that a question asks for nothing where that is wanted. Free with jy_mend_clear. */
void jy_mend(const char *question, bool notes_nothing, jy_mended *ret_mended);

void jy_mend_clear(jy_mended *mended);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_mended, jy_mend_clear)

#endif

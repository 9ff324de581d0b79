/* preference.h: the years, people and bodies that a question names and the index knows: documents that are of them
 * answer it better than those that speak of them. */
#ifndef JIYAN_SEARCHER_PLAN_PREFERENCE_H
#define JIYAN_SEARCHER_PLAN_PREFERENCE_H

#include <glib.h>
#include <jiyan/index/index.h>
#include <xapian-c/xapian_c.h>

/* Documents that are preferred. */
typedef struct {
    xc_query *documents;
    double factor;     /* what a passage of theirs is worth more */
    GPtrArray *values; /* of char *: a year, or folded names, by which a document is one of them */
} jy_preference;

/* The documents that phrases (of jy_phrase) name by their year, those of the year after, which look back on it, and
 * those that they name by their speaker or issuer. Returns a new array of jy_preference, empty where they name nothing
 * that the index has, or are a single word; free with g_array_unref. Errors: INDEX_*. */
GArray *jy_preference_find(jy_index *index, const GPtrArray *phrases, GError **err);

/* True when the document is one of them, as the query would find. */
bool jy_preference_holds(const jy_preference *preference, const jy_document *document);

#endif

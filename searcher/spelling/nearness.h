/* nearness.h: the values of a field that documents have, beside one that none has. Private to what is said where
 * nothing is found. */
#ifndef JIYAN_SEARCHER_SPELLING_NEARNESS_H
#define JIYAN_SEARCHER_SPELLING_NEARNESS_H

#include <glib.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/index.h>

/* Values that are given at most. */
#define JY_NEARNESS_MOST 5

/* The values that are nearest to `value`, as a document has them: of a person or a body those that sound or are written
 * nearly so, also where it was typed in pinyin; of a document number those of the same body and year, then of the same
 * body, then of that year; of a year or date the last year before it and the first behind; of a genre or type those
 * that there are; of a path those with the nearest last part. None of other fields. Returns a new array of texts, the
 * nearest first; free with g_ptr_array_unref. Errors: INDEX_*. */
GPtrArray *jy_nearness_find(jy_index *index, jy_field field, const char *value, GError **err);

/* How far a name is from another, both folded: the characters that are other, missing or too many, where one that
 * sounds alike counts half; less where one is a part of the other or short for it; G_MAXDOUBLE where it is another
 * name. */
double jy_nearness_of_names(const char *wanted, const char *other);

/* The same of document numbers in their normal form: by the code of the body, then the year, then the number. */
double jy_nearness_of_numbers(const char *wanted, const char *other);

#endif

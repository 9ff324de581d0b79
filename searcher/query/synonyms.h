/* synonyms.h: words that a question may say for each other: 十四五 and 第十四个五年规划, 计划 and 計畫. The built-in
 * ones are strict; an archive adds its own in .jiyan/synonyms.txt or by --synonyms. */
#ifndef JIYAN_SEARCHER_QUERY_SYNONYMS_H
#define JIYAN_SEARCHER_QUERY_SYNONYMS_H

#include <glib.h>
#include <stdbool.h>

/* In the folder of an index. */
#define JY_SYNONYMS_FILE "synonyms.txt"

typedef struct jy_synonyms jy_synonyms;

/* Returns the built-in synonyms; free with jy_synonyms_free. */
jy_synonyms *jy_synonyms_new(void);
void jy_synonyms_free(jy_synonyms *synonyms);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_synonyms, jy_synonyms_free)

/* Adds those of a file: UTF-8, a group a line, words with white space, a comma or 、 between; what follows # is a
 * comment. Errors: IO, ENCODING. */
bool jy_synonyms_add_file(jy_synonyms *synonyms, const char *path, GError **err);

/* Appends to `variants` (of texts, owned) the text with words that it holds said otherwise, in a few forms at most.
 * Where words overlap the first, longest one counts. */
void jy_synonyms_vary(const jy_synonyms *synonyms, const char *text, GPtrArray *variants);

#endif

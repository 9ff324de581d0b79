/* saved.h: questions that are kept under a name in a file of the index, .jiyan/searches. A line of it is a name, a
 * colon and the arguments, quoted as for a shell; what begins with # is a comment. The file may be from anybody. */
#ifndef JIYAN_SEARCHER_SAVED_SAVED_H
#define JIYAN_SEARCHER_SAVED_SAVED_H

#include <glib.h>
#include <jiyan/base/options.h>
#include <stdbool.h>

/* In the folder of an index. */
#define JY_SAVED_FILE "searches"

/* A line of the file. */
typedef struct {
    char *name;      /* NULL where it has none */
    unsigned line;   /* from 1 */
    char *arguments; /* as they stand there; NULL with the name */
    char **words;    /* the same as a command line has them, NULL-terminated; NULL where it is broken */
    GArray *pairs;   /* of jy_options_pair, borrowed from the words: what they say; NULL where it is broken */
    GError *problem; /* why it cannot be used; NULL: it can */
    const char *db;  /* the index; borrowed from whoever asked for it */
} jy_saved_search;

/* Reads the searches of an index folder, which go with the options of `table`. Returns a new array of jy_saved_search
 * in their order, empty where there is no file; free with g_ptr_array_unref. Errors: IO, TOO_BIG. */
GPtrArray *jy_saved_read(const char *folder, const jy_options_table *table, GError **err);

/* Finds the search of that name in the folders, in their order. Returns a new search; free with jy_saved_free. Errors:
 * USAGE for a name that there is not (it says which there are) or whose line is broken; those of reading. */
jy_saved_search *jy_saved_find(const char *const *folders, const char *name, const jy_options_table *table,
                               GError **err);
void jy_saved_free(jy_saved_search *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_saved_search, jy_saved_free)

/* Where a search stands: "path:line: why it cannot be used". Returns a new text; free with g_free. */
char *jy_saved_complaint(const jy_saved_search *search);

/* The words of the question, with spaces between. Returns a new text; free with g_free. NULL where there are none. */
char *jy_saved_question(const jy_saved_search *search);

/* What answers it, by the name that jiyan-serve has for that: search, statements, trace, facets, stats, kwic, similar.
 * Borrowed: valid for ever. */
const char *jy_saved_answer(const jy_saved_search *search);

/* ---- what may be kept (words.c) ---- */

/* True for a word that is no part of a question, whoever is asked: how an answer looks. */
bool jy_saved_is_look(const char *option);

/* Reads words as options of the table and as words of a question. Returns a new array of jy_options_pair, borrowed from
 * them; free with g_array_unref. Errors: USAGE for an option that there is not, or that no saved search may have. */
GArray *jy_saved_pairs(char *const *words, const jy_options_table *table, GError **err);

/* What of a command line is kept, as a line has it: pairs by their names, a value NULL where it was left out. Returns a
 * new text; free with g_free. Errors: USAGE for what cannot be kept. */
char *jy_saved_arguments(const GArray *pairs, const jy_options_table *table, GError **err);

/* ---- writing (keep.c) ---- */

/* Errors: USAGE for a name that a line cannot have. */
bool jy_saved_check_name(const char *name, GError **err);

/* Keeps the arguments under a name, in the place of what is kept under it; all other lines stay as they are. Two who
 * write at once wait for each other. Errors: USAGE, IO, TOO_BIG. */
bool jy_saved_keep(const char *folder, const char *name, const char *arguments, GError **err);

/* Takes the search of a name out. Errors: USAGE where there is none; IO, TOO_BIG. */
bool jy_saved_forget(const char *folder, const char *name, GError **err);

/* ---- private to the room ---- */

/* Bytes of the file. */
#define JY_SAVED_MOST ((size_t)1 << 20)

/* Reads the file; *ret_length is 0 where there is none. It is no link: who reads an archive does not mean what one of
 * its links names. Returns a new text; free with g_free. */
char *jy_saved_load(const char *folder, size_t *ret_length, GError **err);

/* The name on a line, as one that does not look at more. Returns a new text, NULL where there is none; free with
 * g_free. *ret_arguments is what is behind the colon. */
char *jy_saved_name(const char *line, const char **ret_arguments);

#endif

/* picks.h: the statements that a selection wants of what a request finds, while they are not yet rows. */
#ifndef JIYAN_SEARCHER_STATEMENTS_PICKS_H
#define JIYAN_SEARCHER_STATEMENTS_PICKS_H

#include "searcher/statements/extent.h"
#include "searcher/statements/selection.h"

/* Where there is no deadline: behind all days. */
#define JY_PICK_NEVER "99999999"

/* A statement that is wanted. */
typedef struct {
    const jy_hit *hit; /* its passage */
    const jy_statement *statement;
    char due[JY_DATE_DAY]; /* where they are to be sorted by it */
} jy_pick;

typedef struct {
    const jy_selection *selection;
    const jy_request *request;
    GPtrArray *hits; /* of jy_hit: passages that hold wanted statements */
    GArray *list;    /* of jy_pick: those of the best passages first, without words as their passages lie */
    /* Where the statements of the request lie, where counts tell it: then these are read so many documents at a time,
     * and hits and list are those of the last ones. Else without documents. */
    jy_extent extent;
    guint read; /* how many of them are */
    /* The rest is private. */
    jy_question *question; /* whole, with the filters that the selection adds */
    GArray *filters;       /* jy_filter_list */
    GString *strengths;    /* that one of them names */
    GHashTable *asked;     /* of jy_document, borrowed: those that are read, which others may have the keys of */
} jy_picks;

/* Finds the statements that the selection wants of the request, matched as `match`: all of them, or where counts tell
 * where they lie those of the first documents. Fills *picks, in which nothing is set but the selection and the request,
 * or what was found before; cleared with jy_picks_clear. Errors: as for jy_search. */
bool jy_picks_find(jy_picks *picks, jy_index *index, jy_match match, GError **err);

/* Goes on to the statements of the next documents, which lie behind those before. False without an error where there
 * are no more. Errors: INDEX_*. */
bool jy_picks_go_on(jy_picks *picks, jy_index *index, GError **err);

void jy_picks_clear(jy_picks *picks);

/* True for a request with words. */
bool jy_picks_has_words(const jy_request *request);

#endif

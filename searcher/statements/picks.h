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
    GPtrArray *hits;  /* of jy_hit: passages that hold wanted statements */
    GArray *list;     /* of jy_pick: those of the best passages first, without words as their passages lie */
    jy_extent extent; /* of the page, where counts tell it: then there are no others than its. Else without documents */
    GHashTable *asked; /* of jy_document, borrowed: those of the extent, which others may have the keys of */
} jy_picks;

/* Finds the statements that the selection wants of the request, matched as `match`: all of them, or where counts tell
 * where a page of the request lies only what is about it. Fills *picks, in which nothing is set but the selection and
 * the request, or what was found before; cleared with jy_picks_clear. Errors: as for jy_search. */
bool jy_picks_find(jy_picks *picks, jy_index *index, jy_match match, GError **err);
void jy_picks_clear(jy_picks *picks);

/* True for a request with words. */
bool jy_picks_has_words(const jy_request *request);

#endif

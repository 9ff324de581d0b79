/* selection.h: which statements are wanted beside what a request says, and how they are found. */
#ifndef JIYAN_SEARCHER_STATEMENTS_SELECTION_H
#define JIYAN_SEARCHER_STATEMENTS_SELECTION_H

#include <jiyan/index/index.h>

#include "searcher/query/request.h"
#include "searcher/statements/row.h"

typedef struct {
    unsigned kinds;                                      /* bits 1 << jy_statement_kind */
    unsigned strengths;                                  /* bits 1 << jy_strength; 0: any */
    bool testable;                                       /* only these */
    const char *owner;                                   /* a part of the owner's name; NULL: any. Borrowed */
    char due_lower[JY_DATE_DAY], due_upper[JY_DATE_DAY]; /* days; "": any, and none */
} jy_selection;

/* The statements that `request` and `selection` want. With words in the request in the order of their passages' ranks:
 * those that hold all of them, and where there is none, those that hold a part; else by date, path and place; or as
 * request->sort says. request->limit and offset count statements; a limit of 0 is none. Returns a new array of jy_row;
 * free with g_ptr_array_unref before the index is reopened. *ret_total is how many there are in all. Errors: as for
 * jy_search. */
GPtrArray *jy_selection_find(const jy_selection *selection, jy_index *index, const jy_request *request,
                             uint32_t *ret_total, GError **err);

/* True for what an id of a statement looks like: a document key, a dash and eight hex digits, of a repeated sentence
 * its number behind a dot. */
bool jy_selection_is_id(const char *text);

/* The statement of an id. Returns a new row; free with jy_row_free. NULL without error where no index has it. Errors:
 * as for jy_search. */
jy_row *jy_selection_find_id(jy_index *index, const char *id, GError **err);

/* True when the selection wants a statement of the hit's passage, whatever its kind. */
bool jy_selection_fits(const jy_selection *selection, const jy_hit *hit, const jy_statement *statement);

#endif

/* promises.h: the commitments that a request wants, each with what became of it. */
#ifndef JIYAN_SEARCHER_LEDGER_PROMISES_H
#define JIYAN_SEARCHER_LEDGER_PROMISES_H

#include <jiyan/base/progress.h>
#include <jiyan/index/index.h>

#include "searcher/statements/selection.h"
#include "searcher/trails/outcome.h"

typedef struct {
    jy_trail *trail; /* its seed is the commitment */
    jy_outcome outcome;
    const jy_step *step; /* that shows the outcome; NULL for no later mention. Borrowed from the trail */
    size_t theme;        /* of its heading */
    guint number;        /* in the list, from 0 */
} jy_promise;

/* The commitments, in the order of jy_selection_find. The documents of all rows are copies that the promises own, so
 * that they stay valid when the index is reopened. */
typedef struct {
    jy_tracer *tracer;     /* that the trails are of */
    GPtrArray *list;       /* of jy_promise */
    GHashTable *by_id;     /* folder:id → jy_promise, borrowed from the list */
    double seconds;        /* that it took to find them */
    GHashTable *documents; /* folder:document key → jy_document: those of the commitments and of their trails */
    bool gave_up;          /* the budget was spent before all was looked at */
    GHashTable *themes;    /* headings, a line each → theme */
} jy_promises;

/* Later statements of a topic, by the issuer and by others, with which a commitment is compared: without a bound the
 * work and the answer grow with the square of the archive. */
#define JY_PROMISES_STEPS 120

/* Finds the commitments that a request and a selection want and follows each; `progress` shows how far it is. Returns
 * new promises; free with jy_promises_free. Errors: as for jy_search. */
jy_promises *jy_promises_find(jy_index *index, const jy_request *request, const jy_selection *selection,
                              jy_progress *progress, GError **err);
void jy_promises_free(jy_promises *promises);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(jy_promises, jy_promises_free)

/* Whether one of them has one of these outcomes, bits 1 << jy_outcome: no more is followed than has to be for that.
 * False with an error, as above. */
bool jy_promises_any(jy_index *index, const jy_request *request, const jy_selection *selection, unsigned outcomes,
                     jy_progress *progress, bool *ret_any, GError **err);

/* The commitment that a row is; NULL where it is none of them. Borrowed: valid as long as the promises. */
const jy_promise *jy_promises_of(const jy_promises *promises, const jy_row *row);

/* The commitment. Borrowed: valid as long as the promise. */
const jy_row *jy_promises_row(const jy_promise *promise);

#endif

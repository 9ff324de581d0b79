/* listing.c: statements in order, each made a row as it comes. */
#include "searcher/statements/listing.h"

#include <string.h>

#include "searcher/statements/picks.h"

struct jy_listing {
    jy_selection selection;
    jy_request request;
    jy_index *index; /* borrowed */
    jy_picks picks;
    guint next;    /* of the picks that are read */
    uint32_t skip; /* statements that are yet to be passed over, up to the page */
    uint32_t total, shown;
    GError *failure; /* that ended it */
};

/* ---- order ---- */

static jy_found_document document_of(const jy_hit *hit)
{
    return (jy_found_document){hit->folder, hit->passage.document, hit->document};
}

static int compare_places(const jy_pick *left, const jy_pick *right, jy_sort sort)
{
    if (left->hit != right->hit) {
        const jy_found_document one = document_of(left->hit), other = document_of(right->hit);
        int order = jy_extent_compare(&one, &other, sort);
        uint32_t before = left->hit->passage.offset, behind = right->hit->passage.offset;
        return order ? order : (before > behind) - (before < behind);
    }
    return (left->statement > right->statement) - (left->statement < right->statement);
}

static int by_place(const void *a, const void *b)
{
    return compare_places(a, b, JY_SORT_OLDEST);
}

static int by_date_down(const void *a, const void *b)
{
    return compare_places(a, b, JY_SORT_NEWEST);
}

static int by_added(const void *a, const void *b)
{
    return compare_places(a, b, JY_SORT_ADDED);
}

static int by_deadline(const void *a, const void *b)
{
    int order = strcmp(((const jy_pick *)a)->due, ((const jy_pick *)b)->due);
    return order ? order : by_place(a, b);
}

static void sort_picks(GArray *picks, const jy_request *request)
{
    switch (request->sort) {
    case JY_SORT_DEADLINE:
        g_array_sort(picks, by_deadline);
        break;
    case JY_SORT_ADDED:
        g_array_sort(picks, by_added);
        break;
    case JY_SORT_NEWEST:
        g_array_sort(picks, by_date_down);
        break;
    case JY_SORT_OLDEST:
        g_array_sort(picks, by_place);
        break;
    case JY_SORT_RELEVANCE:
        if (!jy_picks_has_words(request)) {
            g_array_sort(picks, by_place);
        }
        break;
    }
}

/* ---- rows ---- */

jy_listing *jy_listing_begin(const jy_selection *selection, jy_index *index, const jy_request *request, GError **err)
{
    const bool in_turn = request->match == JY_MATCH_AUTO;
    g_autoptr(jy_listing) listing = g_new0(jy_listing, 1);
    *listing = (jy_listing){.selection = *selection, .request = *request, .index = index};
    jy_picks *picks = &listing->picks;
    *picks = (jy_picks){.selection = &listing->selection, .request = &listing->request};
    if (!jy_picks_find(picks, index, in_turn ? JY_MATCH_EXACT : request->match, err)) {
        return NULL;
    }
    if (picks->list->len == 0 && in_turn && jy_picks_has_words(request) &&
        !jy_picks_find(picks, index, JY_MATCH_AUTO, err)) {
        return NULL;
    }
    sort_picks(picks->list, request);
    listing->total = picks->extent.documents ? picks->extent.total : picks->list->len;
    listing->skip = request->offset - picks->extent.skipped;
    return g_steal_pointer(&listing);
}

/* Reads on until a pick of the page is there. */
static bool find_next(jy_listing *listing)
{
    jy_picks *picks = &listing->picks;
    while (listing->skip >= picks->list->len - listing->next) {
        listing->skip -= picks->list->len - listing->next;
        if (!jy_picks_go_on(picks, listing->index, &listing->failure)) {
            listing->next = picks->list->len;
            return false;
        }
        sort_picks(picks->list, &listing->request);
        listing->next = 0;
    }
    listing->next += listing->skip;
    listing->skip = 0;
    return true;
}

jy_row *jy_listing_next(jy_listing *listing)
{
    const uint32_t limit = listing->request.limit;
    if (listing->failure || (limit && listing->shown == limit) || !find_next(listing)) {
        return NULL;
    }
    const jy_pick *pick = &g_array_index(listing->picks.list, jy_pick, listing->next++);
    jy_row *row = jy_row_new(pick->hit, pick->statement);
    row->exact = pick->hit->exact;
    row->rank = listing->request.offset + ++listing->shown;
    return row;
}

uint32_t jy_listing_total(const jy_listing *listing)
{
    return listing->total;
}

uint32_t jy_listing_shown(const jy_listing *listing)
{
    return listing->shown;
}

bool jy_listing_end(jy_listing *listing, GError **err)
{
    if (listing->failure) {
        g_propagate_error(err, g_steal_pointer(&listing->failure));
        return false;
    }
    return true;
}

void jy_listing_free(jy_listing *listing)
{
    if (listing) {
        jy_picks_clear(&listing->picks);
        g_clear_error(&listing->failure);
        g_free(listing);
    }
}

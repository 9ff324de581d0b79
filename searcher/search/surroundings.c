/* surroundings.c: a passage with those before and after it in its document. */
#include "searcher/search/surroundings.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#include "searcher/search/search.h"

#define _(s) gettext(s)

#define PASSAGES_MOST 100000

void jy_surroundings_clear_meant(jy_meant *meant)
{
    g_clear_pointer(&meant->key, g_free);
    g_clear_pointer(&meant->matches, g_array_unref);
}

void jy_surroundings_clear(jy_surroundings *around)
{
    g_clear_pointer(&around->result, jy_result_free);
}

static jy_hit *hit_at(const jy_result *result, guint i)
{
    return result->hits->pdata[i];
}

/* Leaves the passages of one folder: another may have a document of the same path. */
static void keep_folder(jy_result *result, size_t folder)
{
    for (guint i = result->hits->len; i-- > 0;) {
        if (hit_at(result, i)->folder != folder) {
            g_ptr_array_remove_index(result->hits, i);
        }
    }
}

/* The last passage that begins at the byte or before it. */
static guint find_passage(const jy_result *result, uint32_t offset)
{
    guint found = 0;
    for (guint i = 0; i < result->hits->len; i++) {
        found = hit_at(result, i)->passage.offset <= offset ? i : found;
    }
    return found;
}

/* Gives a passage what is known of the one that is meant; what a writer has changed meanwhile has no matches. Returns
 * where what is meant stands. */
static jy_place mark(jy_hit *hit, jy_meant *meant)
{
    const jy_passage *passage = &hit->passage;
    const uint32_t wanted = meant->offset + meant->at;
    const uint32_t at = wanted < passage->offset + passage->length ? wanted - MIN(wanted, passage->offset) : 0;
    const guint count = meant->matches ? meant->matches->len : 0;
    const bool is_same = passage->offset == meant->offset;
    hit->rank = meant->rank;
    hit->exact = meant->exact;
    if (count && is_same && g_array_index(meant->matches, jy_match_span, count - 1).end <= passage->length) {
        g_array_unref(hit->matches);
        hit->matches = g_steal_pointer(&meant->matches);
    } else if (meant->length) {
        const jy_match_span span = {at, MIN(at + meant->length, passage->length), 1};
        g_array_set_size(hit->matches, 0);
        g_array_append_val(hit->matches, span);
    }
    return jy_passage_place(passage, at);
}

bool jy_surroundings_find(jy_index *index, jy_meant *meant, uint32_t context, jy_surroundings *ret_around, GError **err)
{
    const jy_filter filters[] = {{.field = JY_FIELD_FILE, .value = meant->key}, {0}};
    /* Not sorted by relevance: in the order of their places. */
    const jy_request request = {.filters = filters, .limit = PASSAGES_MOST, .sort = JY_SORT_DEADLINE};
    g_autoptr(jy_result) result = jy_search(index, &request, err);
    if (!result) {
        return false;
    }
    keep_folder(result, meant->folder);
    GPtrArray *hits = result->hits;
    if (hits->len == 0) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_INDEX_CHANGED, _("the document has left the index; ask again"));
        return false;
    }
    guint found = find_passage(result, meant->offset + meant->at), behind = hits->len - found - 1;
    const jy_place place = mark(hit_at(result, found), meant);
    if (behind > context) {
        g_ptr_array_remove_range(hits, found + 1 + context, behind - context);
    }
    const guint before = found > context ? found - context : 0;
    if (before) {
        g_ptr_array_remove_range(hits, 0, before);
    }
    *ret_around = (jy_surroundings){g_steal_pointer(&result), found - before, place};
    return true;
}

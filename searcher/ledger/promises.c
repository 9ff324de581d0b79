/* promises.c: the commitments that a request wants, each with what became of it. */
#include "searcher/ledger/promises.h"

#include <libintl.h>

#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

/* ---- documents that stay ---- */

static char *key_of(const jy_row *row, const char *within)
{
    return g_strdup_printf("%zu:%s", row->folder, within);
}

/* Gives the row a document that outlives a reopening of the index. */
static void keep_document(jy_promises *promises, jy_row *row)
{
    g_autofree char *key = key_of(row, row->document_key);
    jy_document *kept = g_hash_table_lookup(promises->documents, key);
    if (!kept) {
        kept = jy_document_copy(row->document);
        g_hash_table_insert(promises->documents, g_steal_pointer(&key), kept);
    }
    row->document = kept;
}

/* ---- following ---- */

static void free_promise(void *data)
{
    jy_promise *promise = data;
    jy_trail_free(promise->trail);
    g_free(promise);
}

/* Each path of headings is read once, however many commitments it has. */
static size_t theme_of(jy_promises *promises, char **headings)
{
    g_autofree char *path = g_strjoinv("\n", headings);
    gpointer theme = NULL;
    if (!g_hash_table_lookup_extended(promises->themes, path, NULL, &theme)) {
        theme = GSIZE_TO_POINTER(jy_theme_of(headings));
        g_hash_table_insert(promises->themes, g_steal_pointer(&path), theme);
    }
    return GPOINTER_TO_SIZE(theme);
}

/* Adds a commitment, followed. Takes the row. */
static void add_promise(jy_promises *promises, const jy_subject *subject, jy_row *row)
{
    jy_trail *trail = jy_trail_follow(promises->tracer, subject, row);
    for (guint i = 0; i < trail->steps->len; i++) {
        keep_document(promises, ((const jy_step *)trail->steps->pdata[i])->row);
    }
    jy_promise *promise = g_new0(jy_promise, 1);
    promise->theme = theme_of(promises, trail->seed->headings);
    promise->outcome = jy_outcome_of(trail, &promise->step);
    promise->trail = trail;
    promise->number = promises->list->len;
    g_ptr_array_add(promises->list, promise);
    g_hash_table_insert(promises->by_id, key_of(trail->seed, trail->seed->id), promise);
}

jy_promises *jy_promises_find(jy_index *index, const jy_request *request, const jy_selection *selection,
                              jy_progress *progress, GError **err)
{
    jy_selection commitments = *selection;
    commitments.kinds = 1U << JY_STATEMENT_COMMITMENT;
    uint32_t total;
    const gint64 begun = g_get_monotonic_time();
    jy_progress_draw(progress, _("finding commitments"));
    g_autoptr(GPtrArray) rows = jy_selection_find(&commitments, index, request, &total, err);
    if (!rows) {
        return NULL;
    }
    g_autoptr(jy_promises) promises = g_new0(jy_promises, 1);
    promises->list = g_ptr_array_new_with_free_func(free_promise);
    promises->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    promises->documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_document_free);
    promises->themes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    promises->tracer = jy_tracer_new(index);
    promises->tracer->most = JY_PROMISES_STEPS;
    g_autoptr(GPtrArray) subjects = g_ptr_array_new_with_free_func((GDestroyNotify)jy_subject_free);
    for (guint i = 0; i < rows->len; i++) {
        /* Loading may reopen the index: before it the rows let go of what is borrowed from there. */
        keep_document(promises, rows->pdata[i]);
        g_ptr_array_add(subjects, jy_subject_of_row(promises->tracer->lexis, rows->pdata[i]));
    }
    jy_progress_draw(progress, _("reading what was said of them"));
    if (rows->len && !jy_tracer_load(promises->tracer, subjects, NULL, NULL, err)) {
        return NULL;
    }
    for (guint i = 0; i < rows->len; i++) {
        add_promise(promises, subjects->pdata[i], g_steal_pointer(&rows->pdata[i]));
        if (jy_progress_is_due(progress)) {
            g_autofree char *line = g_strdup_printf(_("%u of %u commitments followed"), i + 1, rows->len);
            jy_progress_draw(progress, line);
        }
    }
    promises->seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    return g_steal_pointer(&promises);
}

void jy_promises_free(jy_promises *promises)
{
    if (!promises) {
        return;
    }
    g_ptr_array_unref(promises->list);
    g_hash_table_unref(promises->by_id);
    g_hash_table_unref(promises->documents);
    g_hash_table_unref(promises->themes);
    jy_tracer_free(promises->tracer);
    g_free(promises);
}

/* ---- one of them ---- */

const jy_promise *jy_promises_of(const jy_promises *promises, const jy_row *row)
{
    g_autofree char *key = key_of(row, row->id);
    return g_hash_table_lookup(promises->by_id, key);
}

const jy_row *jy_promises_row(const jy_promise *promise)
{
    return promise->trail->seed;
}

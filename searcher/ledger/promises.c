/* promises.c: the commitments that a request wants, each with what became of it. */
#include "searcher/ledger/promises.h"

#include <libintl.h>

#include "searcher/ledger/theme.h"

#define _(s) gettext(s)

/* Where only one is looked for: how many commitments are followed at first, of the newest documents, after which least
 * has to be read; and how many times as many then. */
#define FIRST_BATCH 32
#define BATCH_GROWS 32

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

/* Adds a commitment, followed. Takes the row. Borrowed: valid as long as the promises. */
static const jy_promise *add_promise(jy_promises *promises, const jy_subject *subject, jy_row *row)
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
    return promise;
}

static jy_promises *promises_new(jy_index *index)
{
    jy_promises *promises = g_new0(jy_promises, 1);
    promises->list = g_ptr_array_new_with_free_func(free_promise);
    promises->by_id = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    promises->documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_document_free);
    promises->themes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    promises->tracer = jy_tracer_new(index);
    promises->tracer->most = JY_PROMISES_STEPS;
    return promises;
}

static GPtrArray *find_rows(jy_index *index, const jy_request *request, const jy_selection *selection, GError **err)
{
    jy_selection commitments = *selection;
    commitments.kinds = 1U << JY_STATEMENT_COMMITMENT;
    uint32_t total;
    return jy_selection_find(&commitments, index, request, &total, err);
}

/* Loading may reopen the index: before it the rows let go of what is borrowed from there. */
static void keep_documents(jy_promises *promises, const GPtrArray *rows)
{
    for (guint i = 0; i < rows->len; i++) {
        keep_document(promises, rows->pdata[i]);
    }
}

/* Commitments that are followed together. */
typedef struct {
    GPtrArray *rows;          /* of jy_row; NULL where it has been taken */
    const jy_filter *filters; /* of what is said later; NULL: all */
    unsigned until;           /* outcomes, bits 1 << jy_outcome, with the first of which the work ends; 0: none */
} promise_batch;

/* Follows the rows of a batch. *ret_is_found tells whether one has an outcome that was looked for. */
static bool follow(jy_promises *promises, const promise_batch *batch, jy_progress *progress, bool *ret_is_found,
                   GError **err)
{
    GPtrArray *rows = batch->rows;
    g_autoptr(GPtrArray) subjects = g_ptr_array_new_with_free_func((GDestroyNotify)jy_subject_free);
    *ret_is_found = false;
    for (guint i = 0; i < rows->len; i++) {
        g_ptr_array_add(subjects, jy_subject_of_row(promises->tracer->lexis, rows->pdata[i]));
    }
    jy_progress_draw(progress, _("reading what was said of them"));
    if (rows->len && !jy_tracer_load(promises->tracer, subjects, NULL, batch->filters, err)) {
        return false;
    }
    for (guint i = 0; i < rows->len && !*ret_is_found; i++) {
        const jy_promise *promise = add_promise(promises, subjects->pdata[i], g_steal_pointer(&rows->pdata[i]));
        *ret_is_found = batch->until & 1U << promise->outcome;
        if (jy_progress_is_due(progress)) {
            g_autofree char *line = g_strdup_printf(_("%u of %u commitments followed"), i + 1, rows->len);
            jy_progress_draw(progress, line);
        }
    }
    return true;
}

jy_promises *jy_promises_find(jy_index *index, const jy_request *request, const jy_selection *selection,
                              jy_progress *progress, GError **err)
{
    const gint64 begun = g_get_monotonic_time();
    jy_progress_draw(progress, _("finding commitments"));
    g_autoptr(GPtrArray) rows = find_rows(index, request, selection, err);
    if (!rows) {
        return NULL;
    }
    g_autoptr(jy_promises) promises = promises_new(index);
    keep_documents(promises, rows);
    bool is_found;
    const promise_batch all = {.rows = rows};
    if (!follow(promises, &all, progress, &is_found, err)) {
        return NULL;
    }
    promises->seconds = (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
    return g_steal_pointer(&promises);
}

/* ---- whether there is one ---- */

/* Follows commitments, of which the last is the oldest, against what is later than that. */
static bool follow_later(jy_index *index, GPtrArray *rows, unsigned until, jy_progress *progress, bool *ret_is_found,
                         GError **err)
{
    g_autoptr(jy_promises) promises = promises_new(index);
    keep_documents(promises, rows);
    const char *date = ((const jy_row *)rows->pdata[rows->len - 1])->document->date;
    g_autofree char *since = date && *date ? g_strconcat(date, "..", NULL) : NULL;
    const jy_filter filters[] = {{.field = JY_FIELD_DATE, .value = since}, {0}};
    const promise_batch batch = {rows, since ? filters : NULL, until};
    return follow(promises, &batch, progress, ret_is_found, err);
}

bool jy_promises_any(jy_index *index, const jy_request *request, const jy_selection *selection, unsigned outcomes,
                     jy_progress *progress, bool *ret_any, GError **err)
{
    jy_request some = *request;
    some.sort = JY_SORT_NEWEST;
    *ret_any = false;
    bool has_more = true;
    for (some.offset = 0, some.limit = FIRST_BATCH; has_more && !*ret_any; some.limit *= BATCH_GROWS) {
        jy_progress_draw(progress, _("finding commitments"));
        g_autoptr(GPtrArray) rows = find_rows(index, &some, selection, err);
        if (!rows || (rows->len && !follow_later(index, rows, outcomes, progress, ret_any, err))) {
            return false;
        }
        has_more = rows->len == some.limit;
        some.offset += some.limit;
    }
    return true;
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

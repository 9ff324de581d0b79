/* check.c: compares the index with the files without changing anything. */
#include "indexer/report/check.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <libintl.h>
#include <string.h>

#include "indexer/files/source.h"

#define _(s) gettext(s)

const char *const JY_CHECK_FAIL_ON[] = {"missing", "stale", "failed", "gone", "unsupported", NULL};

static void free_finding(void *item)
{
    jy_finding *finding = item;
    g_free(finding->path);
    g_free(finding->reason);
    g_free(finding->message);
    g_free(finding);
}

static void add(jy_check *check, jy_check_state state, const char *path, const char *reason, const char *message)
{
    jy_finding *finding = g_new0(jy_finding, 1);
    finding->state = state;
    finding->path = g_strdup(path);
    finding->reason = g_strdup(reason);
    finding->message = g_strdup(message);
    g_ptr_array_add(check->findings, finding);
    check->counts[state]++;
}

/* A file whose bytes are as the ledger has them. */
static void add_known(jy_check *check, const jy_ledger_entry *entry)
{
    jy_check_state state = entry->reason ? JY_CHECK_FAILED : JY_CHECK_INDEXED;
    add(check, state, entry->path, entry->reason, entry->message);
}

static double since(gint64 begun)
{
    return (double)(g_get_monotonic_time() - begun) / G_USEC_PER_SEC;
}

static void judge_update(jy_check *check, const jy_check_options *options, const jy_change *change)
{
    if (change->file->problem) {
        add(check, JY_CHECK_FAILED, change->path, jy_error_name((jy_error)change->file->problem->code),
            change->file->problem->message);
        return;
    }
    const gint64 begun = g_get_monotonic_time();
    g_autofree char *path = g_build_filename(options->root, change->path, NULL);
    g_auto(jy_source) source = {0};
    g_autoptr(GError) failure = NULL;
    if (!jy_source_read(path, options->max_size, &source, &failure)) {
        add(check, JY_CHECK_FAILED, change->path, jy_error_name((jy_error)failure->code), failure->message);
    } else if (g_strcmp0(source.sha256, change->old->sha256) == 0 &&
               jy_catalogue_agrees(options->changes.catalogue, change->old)) {
        add_known(check, change->old);
    } else {
        add(check, JY_CHECK_STALE, change->path, NULL, _("has changed since it was indexed"));
    }
    jy_finding *added = g_ptr_array_index(check->findings, check->findings->len - 1);
    added->seconds = since(begun);
}

static int by_path(const void *a, const void *b)
{
    const jy_finding *const *left = a, *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

jy_check *jy_check_run(const jy_check_options *options, GPtrArray *files, const char *const *starts, GHashTable *ledger)
{
    jy_check *check = g_new0(jy_check, 1);
    const gint64 begun = g_get_monotonic_time();
    check->root = g_strdup(options->root);
    check->fail_on = options->fail_on;
    check->findings = g_ptr_array_new_with_free_func(free_finding);
    g_autoptr(GHashTable) found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < files->len; i++) {
        g_hash_table_add(found, g_strdup(((const jy_walk_file *)files->pdata[i])->path));
    }
    g_autoptr(jy_changes) plan = jy_changes_make(&options->changes, files, starts, ledger);
    for (guint i = 0; i < plan->changes->len && jy_patience_lasts(JY_PATIENCE_STEP); i++) {
        const jy_change *change = plan->changes->pdata[i];
        g_hash_table_remove(found, change->path);
        switch (change->kind) {
        case JY_CHANGE_ADD:
            add(check, JY_CHECK_MISSING, change->path, NULL, _("is not in the index"));
            break;
        case JY_CHANGE_UPDATE:
            judge_update(check, options, change);
            break;
        case JY_CHANGE_REMOVE:
            add(check, JY_CHECK_GONE, change->path, NULL, _("is in the index but no longer there"));
            break;
        }
    }
    for (guint i = 0; i < plan->unseen->len; i++) {
        const jy_ledger_entry *entry = plan->unseen->pdata[i];
        add(check, JY_CHECK_FAILED, entry->path, jy_error_name(JY_ERROR_IO), _("the folder cannot be read"));
    }
    GHashTableIter iter;
    void *path;
    g_hash_table_iter_init(&iter, found);
    while (g_hash_table_iter_next(&iter, &path, NULL)) {
        add_known(check, g_hash_table_lookup(ledger, path));
    }
    g_ptr_array_sort(check->findings, by_path);
    check->seconds = since(begun);
    return check;
}

void jy_check_free(jy_check *check)
{
    if (!check) {
        return;
    }
    g_ptr_array_unref(check->findings);
    g_free(check->root);
    g_free(check);
}

bool jy_check_fails_on(const jy_check *check, const jy_finding *finding)
{
    static const unsigned KINDS[JY_CHECK_STATES] = {
        [JY_CHECK_MISSING] = JY_FAIL_MISSING,
        [JY_CHECK_STALE] = JY_FAIL_STALE,
        [JY_CHECK_FAILED] = JY_FAIL_FAILED,
        [JY_CHECK_GONE] = JY_FAIL_GONE,
    };
    bool is_unsupported =
        finding->state == JY_CHECK_FAILED && g_strcmp0(finding->reason, jy_error_name(JY_ERROR_UNSUPPORTED)) == 0;
    return check->fail_on & (is_unsupported ? JY_FAIL_UNSUPPORTED : KINDS[finding->state]);
}

bool jy_check_holds(const jy_check *check)
{
    for (guint i = 0; i < check->findings->len; i++) {
        if (jy_check_fails_on(check, check->findings->pdata[i])) {
            return false;
        }
    }
    return true;
}

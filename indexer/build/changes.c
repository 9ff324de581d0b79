/* changes.c: compares the files with the ledger. */
#include "indexer/build/changes.h"

#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/files/root.h"

/* Removals that need no permission: this many, or this share of the ledger. */
#define FEW_REMOVALS 10
#define SHARE_REMOVED 10

static void free_change(void *item)
{
    jy_change *change = item;
    jy_walk_file_free(change->file);
    g_free(change);
}

static jy_change *add_change(jy_changes *plan, jy_change_kind kind, jy_walk_file *file, const jy_ledger_entry *old)
{
    jy_change *change = g_new0(jy_change, 1);
    change->kind = kind;
    change->file = file;
    change->old = old;
    change->path = file ? file->path : old->path;
    plan->bytes += file ? file->size : 0;
    plan->stale_bytes += old ? old->size : 0;
    plan->removals += kind == JY_CHANGE_REMOVE;
    g_ptr_array_add(plan->changes, change);
    return change;
}

static bool is_unchanged(const jy_changes_options *options, const jy_walk_file *file, const jy_ledger_entry *old)
{
    /* Reasons that may have gone away though the file itself is the same. */
    static const jy_error PASSING[] = {JY_ERROR_IO, JY_ERROR_CHANGED, JY_ERROR_TOO_BIG, JY_ERROR_MEMORY};
    bool may_have_healed = false;
    for (size_t i = 0; old->state == JY_STATE_FAILED && i < G_N_ELEMENTS(PASSING); i++) {
        may_have_healed |= g_strcmp0(old->reason, jy_error_name(PASSING[i])) == 0;
    }
    /* What was read, and is too big inside, stays so. */
    may_have_healed &= !old->sha256 || g_strcmp0(old->reason, jy_error_name(JY_ERROR_TOO_BIG)) != 0;
    return !options->verify && !file->problem && !may_have_healed && old->size == file->size &&
           old->mtime == file->mtime && old->identity == file->identity && jy_catalogue_agrees(options->catalogue, old);
}

/* True for a file that could not be read, or not all of it, for want of the data for OCR. */
static bool lacks_ocr(const jy_ledger_entry *old)
{
    bool lacks = old->message && strstr(old->message, JY_EXTRACT_OCR_PACKAGE);
    for (char **warning = old->warnings; warning && *warning && !lacks; warning++) {
        lacks = strstr(*warning, JY_EXTRACT_OCR_PACKAGE) != NULL;
    }
    return lacks;
}

/* True for what has to be read again though it is the same: another run may make more of it. */
static bool is_again(const jy_changes_options *options, const jy_ledger_entry *old)
{
    const bool was_late = g_strcmp0(old->reason, jy_error_name(JY_ERROR_TIMEOUT)) == 0;
    return (options->retry_late && was_late) || (options->has_ocr && lacks_ocr(old));
}

static void add_removals(jy_changes *plan, GHashTable *found, const char *const *starts, GHashTable *ledger)
{
    g_autoptr(GPtrArray) unread = g_ptr_array_new(); /* what could not be looked at, borrowed */
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        if (change->file && change->file->problem) {
            g_ptr_array_add(unread, change->file->path);
        }
    }
    g_ptr_array_add(unread, NULL);

    GHashTableIter iter;
    void *path, *entry;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, &path, &entry)) {
        if (!jy_root_any_covers(starts, path) || g_hash_table_contains(found, path)) {
            continue;
        }
        if (jy_root_any_covers((const char *const *)unread->pdata, path)) {
            g_ptr_array_add(plan->unseen, entry);
        } else {
            add_change(plan, JY_CHANGE_REMOVE, NULL, entry);
        }
    }
}

static int by_path(const void *a, const void *b)
{
    const jy_change *const *left = a, *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

jy_changes *jy_changes_make(const jy_changes_options *options, GPtrArray *files, const char *const *starts,
                            GHashTable *ledger)
{
    jy_changes *plan = g_new0(jy_changes, 1);
    plan->changes = g_ptr_array_new_with_free_func(free_change);
    plan->failed = g_ptr_array_new();
    plan->unseen = g_ptr_array_new();
    g_autoptr(GHashTable) found = g_hash_table_new(g_str_hash, g_str_equal); /* paths, borrowed */
    g_autoptr(GPtrArray) spare = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free);
    for (guint i = 0; i < files->len; i++) {
        jy_walk_file *file = files->pdata[i];
        /* Two starts may overlap: each file counts once. */
        if (g_hash_table_contains(found, file->path)) {
            g_ptr_array_add(spare, file);
            continue;
        }
        g_hash_table_add(found, file->path);
        const jy_ledger_entry *known = g_hash_table_lookup(ledger, file->path);
        const jy_ledger_entry *old = options->rebuild ? NULL : known;
        bool again = old && is_again(options, old);
        if (!old || again || !is_unchanged(options, file, old)) {
            jy_change *change = add_change(plan, old ? JY_CHANGE_UPDATE : JY_CHANGE_ADD, file, old);
            change->again = again;
            change->is_known = known != NULL;
            continue;
        }
        plan->unchanged++;
        if (old->reason) {
            g_ptr_array_add(plan->failed, (void *)(uintptr_t)old);
        }
        g_ptr_array_add(spare, file);
    }
    g_ptr_array_set_free_func(files, NULL);
    g_ptr_array_set_size(files, 0);
    add_removals(plan, found, starts, ledger);
    g_ptr_array_sort(plan->changes, by_path);
    return plan;
}

void jy_changes_free(jy_changes *plan)
{
    if (!plan) {
        return;
    }
    g_ptr_array_unref(plan->changes);
    g_ptr_array_unref(plan->failed);
    g_ptr_array_unref(plan->unseen);
    g_free(plan);
}

bool jy_changes_is_careful(const jy_changes *plan, guint ledger_size)
{
    return plan->removals <= FEW_REMOVALS || plan->removals * SHARE_REMOVED <= ledger_size;
}

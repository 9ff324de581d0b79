/* nameless.c: how many documents name nobody. */
#include "searcher/spelling/nameless.h"

#include <jiyan/index/key.h>
#include <jiyan/index/ledger.h>

/* Documents that are read, where a file has several and the ledger tells of the first only. */
#define READ_MOST 20000

typedef struct {
    jy_index *index;
    size_t folder;
    jy_field field;
    uint32_t without, all;
    guint left; /* documents that may be read */
} blank_count;

/* Counts the documents of a file that has several: each is read. */
static bool count_inner(blank_count *count, const jy_ledger_entry *entry, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(entry->path, id);
    uint32_t found = 0;
    for (uint32_t record = 0; found < entry->documents && count->left; record++, count->left--) {
        g_autofree char *key = jy_key_document(id, record);
        const jy_document *document;
        if (!jy_index_find_document(count->index, count->folder, key, &document, err)) {
            return false;
        }
        found += document != NULL;
        count->all += document != NULL;
        count->without += document && !jy_fields_get(document, count->field);
    }
    return true;
}

static bool count_folder(blank_count *count, GError **err)
{
    const char *db = jy_index_folder(count->index, count->folder);
    g_autoptr(GHashTable) ledger = jy_index_read_ledger(db, err);
    GHashTableIter iter;
    void *item;
    if (!ledger) {
        return false;
    }
    g_hash_table_iter_init(&iter, ledger);
    while (count->left && g_hash_table_iter_next(&iter, NULL, &item)) {
        const jy_ledger_entry *entry = item;
        if (entry->documents > 1 && !count_inner(count, entry, err)) {
            return false;
        }
        const bool is_one = entry->documents == 1;
        count->all += is_one;
        count->without += is_one && !(count->field == JY_FIELD_SPEAKER ? entry->speaker : entry->issuer);
    }
    return true;
}

bool jy_nameless_count(jy_index *index, jy_field field, uint32_t *ret_without, uint32_t *ret_all, GError **err)
{
    blank_count count = {.index = index, .field = field, .left = READ_MOST};
    bool done = true;
    for (; done && count.folder < jy_index_folders(index); count.folder++) {
        done = count_folder(&count, err);
    }
    *ret_without = count.left ? count.without : 0;
    *ret_all = count.left ? count.all : 0;
    return done;
}

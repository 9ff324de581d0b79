/* knowledge.c: what an open index knows beside its passages: documents, the ledger, characters. */
#include <jiyan/index/index.h>

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "index/metadata.h"
#include "index/state.h"

#define _(s) gettext(s)

/* How often a ledger that changes while it is read is read again. */
#define REOPENINGS 5

bool jy_index_find_document(jy_index *index, size_t folder, const char *document_key, const jy_document **ret_document,
                            GError **err)
{
    g_autofree char *key = g_strdup_printf("%zu:%s", folder, document_key);
    void *known;
    if (g_hash_table_lookup_extended(index->documents, key, NULL, &known)) {
        *ret_document = known;
        return true;
    }
    xc_text bytes = {0};
    xc_error failure;
    if (jy_metadata_get(index->single[folder], JY_METADATA_DOCUMENT, document_key, &bytes, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("reading the index"));
        return false;
    }
    jy_document *document = bytes.length ? g_new0(jy_document, 1) : NULL;
    bool done = !document || jy_document_unpack(bytes.data, bytes.length, document, err);
    xc_text_free(&bytes);
    if (!done) {
        g_free(document);
        return false;
    }
    g_hash_table_insert(index->documents, g_steal_pointer(&key), document);
    *ret_document = document;
    return true;
}

const jy_document *jy_index_document(jy_index *index, size_t folder, const char *document_key, GError **err)
{
    const jy_document *document = NULL;
    if (!jy_index_find_document(index, folder, document_key, &document, err)) {
        return NULL;
    }
    if (!document) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                    _("the index does not know the document %s; build it anew with: jiyan-index --rebuild"),
                    document_key);
    }
    return document;
}

/* Puts every ledger entry of one database into the table. */
static bool read_entries(xc_database *database, GHashTable *ledger, GError **err)
{
    xc_error failure = {0};
    xc_terms *keys = xc_database_metadata_keys(database, JY_METADATA_FILE, strlen(JY_METADATA_FILE), &failure);
    if (!keys) {
        jy_index_set_error(err, &failure, _("reading the ledger"));
        return false;
    }
    xc_status status;
    bool done = true;
    while (done && (status = xc_terms_next(keys, &failure)) == XC_OK) {
        size_t length;
        const char *key = xc_terms_text(keys, &length);
        xc_text bytes = {0};
        if (xc_database_get_metadata(database, key, length, &bytes, &failure) != XC_OK) {
            status = failure.status;
            break;
        }
        jy_ledger_entry *entry = jy_ledger_entry_unpack(bytes.data ? bytes.data : "", bytes.length, err);
        xc_text_free(&bytes);
        done = entry != NULL;
        if (done) {
            /* The table frees the key with the entry that owns it, so both are replaced together. */
            g_hash_table_replace(ledger, entry->path, entry);
        }
    }
    xc_terms_free(keys);
    if (done && status != XC_END) {
        jy_index_set_error(err, &failure, _("reading the ledger"));
        return false;
    }
    return done;
}

GHashTable *jy_index_ledger(jy_index *index, GError **err)
{
    g_autoptr(GHashTable) ledger =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)jy_ledger_entry_free);
    for (size_t i = 0; i < index->count; i++) {
        if (!read_entries(index->single[i], ledger, err)) {
            return NULL;
        }
    }
    return g_steal_pointer(&ledger);
}

GHashTable *jy_index_read_ledger(const char *folder, GError **err)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_index) index = jy_index_open(&folder, 1, &failure);
    GHashTable *ledger = index ? jy_index_ledger(index, &failure) : NULL;
    /* A writer that commits meanwhile takes the snapshot away. */
    for (int i = 0; index && i < REOPENINGS && g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED); i++) {
        g_clear_error(&failure);
        ledger = jy_index_reopen(index, &failure) ? jy_index_ledger(index, &failure) : NULL;
    }
    if (failure) {
        g_propagate_error(err, g_steal_pointer(&failure));
    }
    return ledger;
}

const jy_characters *jy_index_characters(jy_index *index, GError **err)
{
    if (index->characters) {
        return index->characters;
    }
    g_autoptr(jy_characters) all = jy_characters_new();
    for (size_t i = 0; i < index->count; i++) {
        if (!jy_metadata_add_characters(index->single[i], all, err)) {
            return NULL;
        }
    }
    index->characters = g_steal_pointer(&all);
    return index->characters;
}

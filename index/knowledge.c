/* knowledge.c: what an open index knows beside its passages: documents, the ledger, characters. */
#include <jiyan/index/index.h>

#include <jiyan/base/error.h>
#include <jiyan/index/ledger_file.h>
#include <libintl.h>
#include <string.h>

#include "index/metadata.h"
#include "index/state.h"

#define _(s) gettext(s)

/* Looks for a document in the segments of a folder: in the newest that has it, as it is known there. */
static bool find_bytes(const jy_index_folder_state *folder, const char *document_key, xc_text *ret_bytes, GError **err)
{
    xc_error failure;
    for (guint i = folder->segments->len; i > 0 && !ret_bytes->length; i--) {
        xc_text_free(ret_bytes);
        if (jy_metadata_get(folder->segments->pdata[i - 1], JY_METADATA_DOCUMENT, document_key, ret_bytes, &failure) !=
            XC_OK) {
            jy_index_set_error(err, &failure, _("reading the index"));
            return false;
        }
    }
    return true;
}

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
    if (!find_bytes(&index->folders[folder], document_key, &bytes, err)) {
        return false;
    }
    jy_document *document = bytes.length ? g_new0(jy_document, 1) : NULL;
    bool done =
        !document || jy_document_unpack(bytes.data, bytes.length, index->folders[folder].compressor, document, err);
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

typedef struct {
    const char *prefix; /* of the keys of a file's documents */
    GHashTable *seen;   /* keys */
    jy_index_document_fn *fn;
    void *user;
} document_visit;

/* Visits the documents of a file that a segment knows and none after it did. */
static bool visit_segment(const jy_index_folder_state *folder, const xc_database *segment, document_visit *visit,
                          GError **err)
{
    xc_error failure;
    xc_terms *keys = xc_database_metadata_keys(segment, visit->prefix, strlen(visit->prefix), &failure);
    xc_status status = keys ? XC_OK : failure.status;
    bool is_read = true;
    while (is_read && status == XC_OK && (status = xc_terms_next(keys, &failure)) == XC_OK) {
        size_t length;
        const char *key = xc_terms_text(keys, &length);
        if (!g_hash_table_add(visit->seen, g_strndup(key, length))) {
            continue;
        }
        xc_text bytes = {0};
        status = xc_database_get_metadata(segment, key, length, &bytes, &failure);
        g_auto(jy_document) document = {0};
        is_read = status != XC_OK || jy_document_unpack(bytes.data, bytes.length, folder->compressor, &document, err);
        xc_text_free(&bytes);
        if (is_read && status == XC_OK) {
            visit->fn(&document, visit->user);
        }
    }
    xc_terms_free(keys);
    if (is_read && status != XC_END) {
        jy_index_set_error(err, &failure, _("reading the index"));
    }
    return is_read && status == XC_END;
}

bool jy_index_visit_documents(jy_index *index, size_t folder, const char *file_id, jy_index_document_fn *fn, void *user,
                              GError **err)
{
    const jy_index_folder_state *state = &index->folders[folder];
    g_autofree char *prefix = g_strconcat(JY_METADATA_DOCUMENT, file_id, NULL);
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    document_visit visit = {prefix, seen, fn, user};
    for (guint i = state->segments->len; i > 0; i--) {
        if (!visit_segment(state, state->segments->pdata[i - 1], &visit, err)) {
            return false;
        }
    }
    return true;
}

bool jy_index_passage(jy_index *index, size_t folder, xc_document *stored, jy_passage *ret_passage, GError **err)
{
    return jy_passage_read(stored, index->folders[folder].compressor, ret_passage, err);
}

bool jy_index_passage_text(jy_index *index, size_t folder, xc_document *stored, jy_passage *ret_passage, GError **err)
{
    return jy_passage_read_text(stored, index->folders[folder].compressor, ret_passage, err);
}

/* Adds the entries of the ledger that a folder's manifest names. */
static bool read_ledger(const jy_index_folder_state *folder, GHashTable *ledger, GError **err)
{
    const GArray *files = folder->manifest->ledgers;
    for (guint i = 0; i < files->len; i++) {
        GError *failure = NULL;
        g_autofree char *path = jy_manifest_path(folder->path, JY_MANIFEST_LEDGER, g_array_index(files, unsigned, i));
        if (!jy_ledger_file_read(path, ledger, true, &failure)) {
            failure->code =
                jy_manifest_is_overtaken(folder->manifest, folder->path) ? JY_ERROR_INDEX_CHANGED : failure->code;
            g_propagate_error(err, failure);
            return false;
        }
    }
    return true;
}

GHashTable *jy_index_ledger(jy_index *index, GError **err)
{
    g_autoptr(GHashTable) ledger = jy_ledger_file_changes();
    for (size_t i = 0; i < index->count; i++) {
        if (!read_ledger(&index->folders[i], ledger, err)) {
            return NULL;
        }
    }
    return g_steal_pointer(&ledger);
}

GHashTable *jy_index_read_ledger(const char *folder, GError **err)
{
    for (int attempt = 1;; attempt++) {
        GError *failure = NULL;
        g_autoptr(jy_index) index = jy_index_open(&folder, 1, &failure);
        GHashTable *ledger = index ? jy_index_ledger(index, &failure) : NULL;
        /* A writer that publishes meanwhile takes the files of the manifest before away. */
        if (ledger || attempt == JY_MANIFEST_ATTEMPTS || !g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CHANGED)) {
            if (failure) {
                g_propagate_error(err, failure);
            }
            return ledger;
        }
        g_clear_error(&failure);
    }
}

const jy_characters *jy_index_characters(jy_index *index, GError **err)
{
    if (index->characters) {
        return index->characters;
    }
    g_autoptr(jy_characters) all = jy_characters_new();
    for (size_t i = 0; i < index->count; i++) {
        const GPtrArray *segments = index->folders[i].segments;
        for (guint j = 0; j < segments->len; j++) {
            if (!jy_metadata_add_characters(segments->pdata[j], all, err)) {
                return NULL;
            }
        }
    }
    index->characters = g_steal_pointer(&all);
    return index->characters;
}

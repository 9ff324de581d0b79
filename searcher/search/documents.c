/* documents.c: the documents that a question finds. */
#include "searcher/search/documents.h"

#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <libintl.h>
#include <string.h>

#include "searcher/query/field_value.h"

#define _(s) gettext(s)

bool jy_documents_tell(const jy_question *question)
{
    const jy_node *root = question->root;
    guint kinds = 0;
    for (guint i = 0; i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        bool is_kind = part->kind == JY_NODE_FIELD && part->field == JY_FIELD_KIND;
        if (!is_kind && !jy_node_is_of_documents(part)) {
            return false;
        }
        /* Of two sets of kinds a passage would have to have both, and counts tell nothing of noise. */
        kinds += is_kind;
        if (is_kind && (kinds > 1 || !part->kinds || part->kinds & JY_KIND_NOISE)) {
            return false;
        }
    }
    return !question->plan->must_verify;
}

/* A search under way, of one folder. */
typedef struct {
    size_t folder;
    GHashTable *seen;        /* of GBytes: packed keys of the folder's documents */
    GArray *documents;       /* of jy_found_document */
    char last[JY_KEY_BYTES]; /* of the passage before: mostly this one is of the same document */
    size_t last_length;
} document_search;

static void clear_document(void *item)
{
    g_free(((jy_found_document *)item)->key);
}

/* Xapian calls this for each passage, and none is kept. */
static bool note_passage(xc_document *stored, void *user)
{
    document_search *search = user;
    const char *value;
    size_t length;
    if (xc_document_value(stored, JY_SLOT_DOCUMENT, &value, &length, NULL) != XC_OK || length > JY_KEY_BYTES) {
        return false;
    }
    if (length == search->last_length && memcmp(value, search->last, length) == 0) {
        return false;
    }
    memcpy(search->last, value, length);
    search->last_length = length;
    if (g_hash_table_add(search->seen, g_bytes_new(value, length))) {
        jy_found_document found = {.folder = search->folder, .key = jy_key_unpack(value, length)};
        g_array_append_val(search->documents, found);
    }
    return false;
}

static bool find_in_folder(jy_index *index, const jy_question *question, document_search *search, GError **err)
{
    xc_error failure;
    xc_result *none = NULL;
    xc_search *passages = xc_search_new(jy_index_single(index, search->folder), &failure);
    if (passages) {
        xc_search_set_decider(passages, note_passage, search);
    }
    if (!passages || xc_search_set_query(passages, question->plan->exact, &failure) != XC_OK ||
        xc_search_set_weighting(passages, "bool", &failure) != XC_OK ||
        xc_search_run(passages, 0, 1, UINT32_MAX, &none, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
    }
    bool is_done = none != NULL;
    xc_result_free(none);
    xc_search_free(passages);
    return is_done;
}

static bool read_documents(jy_index *index, GArray *documents, GError **err)
{
    bool is_done = true;
    for (guint i = 0; is_done && i < documents->len; i++) {
        jy_found_document *found = &g_array_index(documents, jy_found_document, i);
        found->document = jy_index_document(index, found->folder, found->key, err);
        is_done = found->document != NULL;
    }
    return is_done;
}

GArray *jy_documents_find(jy_index *index, const jy_question *question, GError **err)
{
    g_autoptr(GArray) documents = g_array_new(false, false, sizeof(jy_found_document));
    g_array_set_clear_func(documents, clear_document);
    bool is_done = true;
    for (size_t folder = 0; is_done && folder < jy_index_folders(index); folder++) {
        document_search search = {.folder = folder, .documents = documents};
        search.seen = g_hash_table_new_full(g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
        is_done = find_in_folder(index, question, &search, err);
        g_hash_table_unref(search.seen);
    }
    return is_done && read_documents(index, documents, err) ? g_steal_pointer(&documents) : NULL;
}

/* xapian_c_bulk_fixture.h: input for the bulk writer, made up piece by piece in any order and written in the right one.
 */
#ifndef XAPIAN_C_BULK_FIXTURE_H
#define XAPIAN_C_BULK_FIXTURE_H

#include <xapian-c/xapian_c_bulk.h>

#include "tests/unit/xapian_c_fixture.h"

typedef struct bulk_input {
    GTree *documents; /* number: bulk_document */
    GTree *metadata;  /* GBytes: GBytes */
    GTree *terms;     /* GBytes: GArray of xc_bulk_posting */
} bulk_input;

typedef struct bulk_document {
    uint32_t length;
    GBytes *data;
    GTree *values;   /* slot: GBytes */
    GArray *entries; /* xc_bulk_entry, by term when the terms are given in order */
} bulk_document;

static inline gint bulk_compare_numbers(gconstpointer first, gconstpointer second, gpointer user)
{
    (void)user;
    guint a = GPOINTER_TO_UINT(first), b = GPOINTER_TO_UINT(second);
    return (a > b) - (a < b);
}

static inline gint bulk_compare_bytes(gconstpointer first, gconstpointer second, gpointer user)
{
    (void)user;
    return g_bytes_compare(first, second);
}

static inline void bulk_document_free(gpointer data)
{
    bulk_document *document = data;
    g_bytes_unref(document->data);
    g_tree_unref(document->values);
    g_array_unref(document->entries);
    g_free(document);
}

static inline bulk_input *bulk_input_new(void)
{
    bulk_input *input = g_new0(bulk_input, 1);
    GDestroyNotify free_bytes = (GDestroyNotify)g_bytes_unref;
    input->documents = g_tree_new_full(bulk_compare_numbers, NULL, NULL, bulk_document_free);
    input->metadata = g_tree_new_full(bulk_compare_bytes, NULL, free_bytes, free_bytes);
    input->terms = g_tree_new_full(bulk_compare_bytes, NULL, free_bytes, (GDestroyNotify)g_array_unref);
    return input;
}

static inline void bulk_input_free(bulk_input *input)
{
    g_tree_unref(input->documents);
    g_tree_unref(input->metadata);
    g_tree_unref(input->terms);
    g_free(input);
}

static inline void bulk_input_document(bulk_input *input, xc_docid docid, const void *data, size_t length)
{
    bulk_document *document = g_new0(bulk_document, 1);
    document->data = g_bytes_new(data, length);
    document->values = g_tree_new_full(bulk_compare_numbers, NULL, NULL, (GDestroyNotify)g_bytes_unref);
    document->entries = g_array_new(FALSE, FALSE, sizeof(xc_bulk_entry));
    g_tree_insert(input->documents, GUINT_TO_POINTER(docid), document);
}

static inline bulk_document *bulk_input_find(bulk_input *input, xc_docid docid)
{
    return g_tree_lookup(input->documents, GUINT_TO_POINTER(docid));
}

static inline void bulk_input_value(bulk_input *input, xc_docid docid, xc_slot slot, const void *value, size_t length)
{
    g_tree_insert(bulk_input_find(input, docid)->values, GUINT_TO_POINTER(slot), g_bytes_new(value, length));
}

static inline void bulk_input_metadata(bulk_input *input, const void *key, size_t key_length, const void *value,
                                       size_t length)
{
    g_tree_insert(input->metadata, g_bytes_new(key, key_length), g_bytes_new(value, length));
}

/* Postings of a term are given by their documents, ascending; where the term has the document already nothing happens.
 */
static inline void bulk_input_posting(bulk_input *input, const void *term, size_t length, xc_docid docid, uint32_t wdf)
{
    GBytes *key = g_bytes_new(term, length);
    GArray *postings = g_tree_lookup(input->terms, key);
    if (!postings) {
        postings = g_array_new(FALSE, FALSE, sizeof(xc_bulk_posting));
        g_tree_insert(input->terms, g_bytes_ref(key), postings);
    }
    g_bytes_unref(key);
    if (postings->len == 0 || g_array_index(postings, xc_bulk_posting, postings->len - 1).docid < docid) {
        xc_bulk_posting posting = {docid, wdf};
        g_array_append_val(postings, posting);
    }
}

static inline const char *bulk_data_of(GBytes *bytes, size_t *ret_length)
{
    return g_bytes_get_data(bytes, ret_length);
}

/* ---- writing ---- */

static inline gboolean bulk_invert_term(gpointer key, gpointer value, gpointer user)
{
    bulk_input *input = user;
    const GArray *postings = value;
    for (guint i = 0; i < postings->len; i++) {
        const xc_bulk_posting *posting = &g_array_index(postings, xc_bulk_posting, i);
        bulk_document *document = bulk_input_find(input, posting->docid);
        xc_bulk_entry entry = {.wdf = posting->wdf};
        entry.term = bulk_data_of(key, &entry.length);
        document->length += posting->wdf;
        g_array_append_val(document->entries, entry);
    }
    return FALSE;
}

static inline gboolean bulk_clear_document(gpointer key, gpointer value, gpointer user)
{
    (void)key, (void)user;
    bulk_document *document = value;
    document->length = 0;
    g_array_set_size(document->entries, 0);
    return FALSE;
}

/* A bulk that is being written, and the first failure. */
typedef struct bulk_run {
    xc_bulk *bulk;
    bool has_term_lists;
    xc_status status;
    xc_error error;
} bulk_run;

static inline gboolean bulk_write_value(gpointer key, gpointer value, gpointer user)
{
    xc_bulk_value item = {.slot = GPOINTER_TO_UINT(key)};
    item.data = bulk_data_of(value, &item.length);
    g_array_append_val((GArray *)user, item);
    return FALSE;
}

static inline gboolean bulk_write_document(gpointer key, gpointer value, gpointer user)
{
    bulk_run *run = user;
    const bulk_document *from = value;
    GArray *values = g_array_new(FALSE, FALSE, sizeof(xc_bulk_value));
    g_tree_foreach(from->values, bulk_write_value, values);
    xc_bulk_document document = {.docid = GPOINTER_TO_UINT(key), .length = from->length};
    document.data = bulk_data_of(from->data, &document.data_length);
    document.values = (xc_bulk_value *)(void *)values->data;
    document.value_count = values->len;
    if (run->has_term_lists) {
        document.entries = (xc_bulk_entry *)(void *)from->entries->data;
        document.entry_count = from->entries->len;
    }
    run->status = xc_bulk_add_document(run->bulk, &document, &run->error);
    g_array_unref(values);
    return run->status != XC_OK;
}

static inline gboolean bulk_write_metadata(gpointer key, gpointer value, gpointer user)
{
    bulk_run *run = user;
    size_t key_length, length;
    const char *key_bytes = bulk_data_of(key, &key_length), *bytes = bulk_data_of(value, &length);
    run->status = xc_bulk_add_metadata(run->bulk, key_bytes, key_length, bytes, length, &run->error);
    return run->status != XC_OK;
}

static inline gboolean bulk_write_term(gpointer key, gpointer value, gpointer user)
{
    bulk_run *run = user;
    const GArray *postings = value;
    size_t length;
    const char *term = bulk_data_of(key, &length);
    uint32_t occurrences = 0;
    for (guint i = 0; i < postings->len; i++) {
        occurrences += g_array_index(postings, xc_bulk_posting, i).wdf;
    }
    run->status = xc_bulk_add_term(run->bulk, term, length, postings->len, occurrences, &run->error);
    /* In pieces of changing sizes, as they may come. */
    for (guint at = 0, piece = 1; run->status == XC_OK && at < postings->len; at += piece, piece = piece * 3 + 1) {
        guint count = MIN(piece, postings->len - at);
        run->status =
            xc_bulk_add_postings(run->bulk, &g_array_index(postings, xc_bulk_posting, at), count, &run->error);
    }
    return run->status != XC_OK;
}

/* Writes the input; returns the first failure, whose error is filled. */
static inline xc_status bulk_write(bulk_input *input, const char *path, const xc_bulk_options *options, xc_error *error)
{
    bulk_run run = {.has_term_lists = options->has_term_lists};
    g_tree_foreach(input->documents, bulk_clear_document, NULL);
    g_tree_foreach(input->terms, bulk_invert_term, input);
    run.status = xc_bulk_create(path, options, &run.bulk, &run.error);
    if (run.status == XC_OK) {
        g_tree_foreach(input->documents, bulk_write_document, &run);
    }
    if (run.status == XC_OK) {
        g_tree_foreach(input->metadata, bulk_write_metadata, &run);
    }
    if (run.status == XC_OK) {
        g_tree_foreach(input->terms, bulk_write_term, &run);
    }
    if (run.status == XC_OK) {
        run.status = xc_bulk_finish(run.bulk, &run.error);
    }
    xc_bulk_free(run.bulk);
    *error = run.error;
    return run.status;
}

#endif

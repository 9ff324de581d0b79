/* store.c: what one worker finds in files, on its way into a segment. */
#include <jiyan/index/store.h>

#include <jiyan/index/compressor.h>
#include <jiyan/index/fields.h>
#include <jiyan/index/inverter.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/date.h>
#include <string.h>

#include "index/metadata.h"

/* Memory that a run may take before it is spilled, bytes. */
#define MEMORY_MOST ((size_t)20 << 20)

struct jy_store {
    jy_runs *runs;
    jy_inverter *inverter;
    jy_compressor *compressor;
    GString *bytes; /* scratch */
    uint64_t order; /* of the run at hand */
};

jy_store *jy_store_new(jy_runs *runs, const jy_dictionary *dictionary)
{
    jy_store *store = g_new0(jy_store, 1);
    store->runs = runs;
    store->inverter = jy_inverter_new();
    store->compressor = jy_compressor_new(dictionary);
    store->bytes = g_string_new(NULL);
    return store;
}

void jy_store_free(jy_store *store)
{
    if (!store) {
        return;
    }
    jy_inverter_free(store->inverter);
    jy_compressor_free(store->compressor);
    g_string_free(store->bytes, true);
    g_free(store);
}

void jy_store_begin(jy_store *store, uint64_t order)
{
    store->order = order;
}

void jy_store_at(const jy_store *store, uint64_t *ret_order, uint32_t *ret_number)
{
    *ret_order = store->order;
    *ret_number = jy_inverter_passages(store->inverter);
}

void jy_store_put_document(jy_store *store, const char *document_key, const jy_document *document)
{
    g_autofree char *name = g_strconcat(JY_METADATA_DOCUMENT, document_key, NULL);
    g_string_truncate(store->bytes, 0);
    jy_document_pack(document, store->compressor, store->bytes);
    jy_inverter_put(store->inverter, name, store->bytes->str, (uint32_t)store->bytes->len);
}

void jy_store_add_term(jy_store *store, const char *term, size_t length, uint32_t wdf)
{
    jy_inverter_add(store->inverter, term, (uint32_t)length, wdf);
}

/* Spills the run at hand; the next one follows it. */
static bool spill(jy_store *store, GError **err)
{
    return jy_inverter_spill(store->inverter, store->runs, store->order++, err);
}

bool jy_store_end_passage(jy_store *store, const jy_passage *passage, const jy_document *document, GError **err)
{
    jy_passage_values values;
    jy_passage_values_make(passage, document, &values);
    g_string_truncate(store->bytes, 0);
    jy_passage_pack(passage, store->compressor, store->bytes);
    jy_inverter_end(store->inverter, store->bytes->str, (uint32_t)store->bytes->len, values.values, values.count);
    return jy_inverter_memory(store->inverter) < MEMORY_MOST || spill(store, err);
}

bool jy_store_flush(jy_store *store, GError **err)
{
    return spill(store, err);
}

/* store.c: writes what a database keeps of files. */
#include <jiyan/index/store.h>

#include <jiyan/base/error.h>
#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>
#include <string.h>

#include "index/metadata.h"

#define _(s) gettext(s)

/* Bytes of a block: in larger ones fewer lists of postings are broken, and less room is left at the end. 16 KiB make
 * the index 6 % smaller than Xapian's 8 KiB, 32 KiB 8 %; a small change has to write more. */
#define BLOCK_SIZE 32768

struct jy_store {
    xc_writer *writer;
    bool in_transaction;
};

static bool fail(GError **err, const xc_error *from, const char *what)
{
    GError *failure = NULL;
    jy_index_set_error(&failure, from, what);
    failure->domain = JY_ERROR_OF_RUN;
    g_propagate_error(err, failure);
    return false;
}

static bool fail_writing(GError **err, const xc_error *from)
{
    return fail(err, from, _("writing the index"));
}

void jy_store_set_error(GError **err, const xc_error *from)
{
    fail_writing(err, from);
}

static jy_store *open_writer(const char *path, unsigned flags, GError **err)
{
    xc_error failure;
    const xc_open_options open = {.flags = flags};
    g_autoptr(jy_store) store = g_new0(jy_store, 1);
    if (xc_writer_open(path, &open, &store->writer, &failure) != XC_OK) {
        fail_writing(err, &failure);
        return NULL;
    }
    return g_steal_pointer(&store);
}

jy_store *jy_store_create(const char *path, GError **err)
{
    /* Nobody else reads it before the merge, and one that a crash damages is thrown away. Not XC_OPEN_DANGEROUS: it is
     * committed once, so that would win nothing, and it hides what went wrong (a full disk) behind its own complaint.
     */
    return open_writer(path, XC_OPEN_CREATE | XC_OPEN_NO_SYNC, err);
}

jy_store *jy_store_open(const char *path, bool durable, GError **err)
{
    return open_writer(path, XC_OPEN_EXISTING | (durable ? 0 : XC_OPEN_NO_SYNC), err);
}

void jy_store_free(jy_store *store)
{
    if (store) {
        xc_writer_free(store->writer);
    }
    g_free(store);
}

bool jy_store_begin(jy_store *store, GError **err)
{
    xc_error failure;
    store->in_transaction = xc_writer_begin(store->writer, true, &failure) == XC_OK;
    return store->in_transaction || fail_writing(err, &failure);
}

bool jy_store_commit(jy_store *store, GError **err)
{
    xc_error failure;
    xc_status status = store->in_transaction ? xc_writer_commit_transaction(store->writer, &failure)
                                             : xc_writer_commit(store->writer, &failure);
    store->in_transaction &= status != XC_OK;
    return status == XC_OK || fail_writing(err, &failure);
}

bool jy_store_close(jy_store *store, GError **err)
{
    xc_error failure;
    bool done = xc_writer_close(store->writer, &failure) == XC_OK || fail_writing(err, &failure);
    jy_store_free(store);
    return done;
}

/* ---- putting ---- */

/* Puts `length` bytes under prefix + key; none remove it. */
static bool put(jy_store *store, const char *prefix, const char *key, const char *bytes, size_t length, GError **err)
{
    g_autofree char *name = g_strconcat(prefix, key, NULL);
    xc_error failure;
    return xc_writer_set_metadata(store->writer, name, strlen(name), bytes, length, &failure) == XC_OK ||
           fail_writing(err, &failure);
}

bool jy_store_put_versions(jy_store *store, GError **err)
{
    return put(store, JY_METADATA_SCHEMA, "", JY_SCHEMA_VERSION, strlen(JY_SCHEMA_VERSION), err) &&
           put(store, JY_METADATA_ANALYSIS, "", jy_analysis_version(), strlen(jy_analysis_version()), err);
}

bool jy_store_put_entry(jy_store *store, const jy_ledger_entry *entry, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(entry->path, id);
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_ledger_entry_pack(entry, bytes);
    return put(store, JY_METADATA_FILE, id, bytes->str, bytes->len, err);
}

bool jy_store_put_document(jy_store *store, const char *document_key, const jy_document *document, GError **err)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_document_pack(document, bytes);
    return put(store, JY_METADATA_DOCUMENT, document_key, bytes->str, bytes->len, err);
}

bool jy_store_add_passage(jy_store *store, const xc_document *passage, GError **err)
{
    xc_error failure;
    return xc_writer_add(store->writer, passage, NULL, &failure) == XC_OK || fail_writing(err, &failure);
}

bool jy_store_add_characters(jy_store *store, const jy_characters *characters, GError **err)
{
    g_autoptr(jy_characters) all = jy_characters_new();
    GError *failure = NULL;
    if (!jy_metadata_add_characters(xc_writer_database(store->writer), all, &failure)) {
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
        return false;
    }
    jy_characters_add(all, characters);
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_characters_pack(all, bytes);
    return put(store, JY_METADATA_CHARACTERS, "", bytes->str, bytes->len, err);
}

/* ---- removing, merging ---- */

bool jy_store_remove_file(jy_store *store, const jy_ledger_entry *old, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(old->path, id);
    g_autofree char *term = jy_key_file_term(old->path);
    xc_error failure;
    if (xc_writer_delete_term(store->writer, term, strlen(term), &failure) != XC_OK) {
        return fail_writing(err, &failure);
    }
    bool done = put(store, JY_METADATA_FILE, id, "", 0, err);
    for (uint32_t record = 0; done && record <= old->documents; record++) {
        g_autofree char *key = jy_key_document(id, record);
        done = put(store, JY_METADATA_DOCUMENT, key, "", 0, err);
    }
    return done;
}

bool jy_store_merge(const char *const *paths, size_t count, const char *target, GError **err)
{
    const xc_compact_options options = {.block_size = BLOCK_SIZE};
    xc_error failure;
    return xc_compact(paths, count, target, &options, &failure) == XC_OK ||
           fail(err, &failure, _("merging the parts of the index"));
}

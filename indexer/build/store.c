/* store.c: what a database keeps of a file. */
#include "indexer/build/store.h"

#include <jiyan/index/index.h>
#include <jiyan/index/schema.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

bool jy_store_fail(GError **err, const xc_error *failure)
{
    jy_index_set_error(err, failure, _("writing the index"));
    return false;
}

bool jy_store_put(xc_writer *database, const char *key, const char *value, size_t length, GError **err)
{
    xc_error failure;
    return xc_writer_set_metadata(database, key, strlen(key), value, length, &failure) == XC_OK ||
           jy_store_fail(err, &failure);
}

bool jy_store_put_entry(xc_writer *database, const jy_ledger_entry *entry, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_file_id(entry->path, id);
    g_autofree char *key = g_strconcat(JY_KEY_FILE, id, NULL);
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_ledger_entry_pack(entry, bytes);
    return jy_store_put(database, key, bytes->str, bytes->len, err);
}

bool jy_store_put_document(xc_writer *database, const char *key, const jy_document *document, GError **err)
{
    g_autofree char *name = g_strconcat(JY_KEY_DOCUMENT, key, NULL);
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_document_pack(document, bytes);
    return jy_store_put(database, name, bytes->str, bytes->len, err);
}

bool jy_store_remove(xc_writer *database, const jy_ledger_entry *old, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_file_id(old->path, id);
    g_autofree char *term = g_strconcat(JY_TERM_FILE, id, NULL);
    xc_error failure;
    if (xc_writer_delete_term(database, term, strlen(term), &failure) != XC_OK) {
        return jy_store_fail(err, &failure);
    }
    g_autofree char *entry = g_strconcat(JY_KEY_FILE, id, NULL);
    g_autofree char *whole = g_strconcat(JY_KEY_DOCUMENT, id, NULL);
    bool done = jy_store_put(database, entry, "", 0, err) && jy_store_put(database, whole, "", 0, err);
    for (uint32_t number = 1; done && number <= old->documents; number++) {
        g_autofree char *record = g_strdup_printf("%s.%u", whole, number);
        done = jy_store_put(database, record, "", 0, err);
    }
    return done;
}

bool jy_store_get_characters(xc_writer *database, jy_characters *characters, GError **err)
{
    xc_text bytes = {0};
    xc_error failure;
    if (xc_database_get_metadata(xc_writer_database(database), JY_KEY_CHARACTERS, strlen(JY_KEY_CHARACTERS), &bytes,
                                 &failure) != XC_OK) {
        return jy_store_fail(err, &failure);
    }
    bool done = !bytes.length || jy_characters_unpack(bytes.data, bytes.length, characters, err);
    xc_text_free(&bytes);
    return done;
}

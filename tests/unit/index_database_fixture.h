/* index_database_fixture.h: small indexes for the tests of opening and reading. */
#ifndef JIYAN_TESTS_ARCHIVE_INDEX_FIXTURE_H
#define JIYAN_TESTS_ARCHIVE_INDEX_FIXTURE_H

#include <jiyan/text/analysis.h>

#include "index_fixture.h"

/* Xapian 1.4 loses the cursor of a metadata iterator whose first step finds that the database has changed
 * (GlassMetadataTermList's constructor throws). */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:xc_database_metadata_keys\n";
}

static inline void fixture_metadata(xc_writer *database, const char *prefix, const char *key, const char *value,
                                    size_t length)
{
    g_autofree char *name = g_strconcat(prefix, key, NULL);
    check_xc(xc_writer_set_metadata(database, name, strlen(name), value, length, &error_));
}

/* A document with its ledger entry and `passages` passages. */
static inline void fixture_document(xc_writer *database, const char *path, const char *title, unsigned passages)
{
    char id[JY_FILE_ID + 1];
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_key_file(path, id);
    jy_document_pack(&(jy_document){.path = (char *)path, .title = (char *)title}, bytes);
    fixture_metadata(database, JY_METADATA_DOCUMENT, id, bytes->str, bytes->len);
    g_string_truncate(bytes, 0);
    jy_ledger_entry_pack(&(jy_ledger_entry){.path = (char *)path, .title = (char *)title, .passages = passages}, bytes);
    fixture_metadata(database, JY_METADATA_FILE, id, bytes->str, bytes->len);
    for (unsigned i = 0; i < passages; i++) {
        xc_document *document = xc_document_new(NULL);
        check_xc(xc_document_add_term(document, "税收", strlen("税收"), 1, &error_));
        check_xc(xc_document_set_data(document, id, strlen(id), &error_));
        check_xc(xc_writer_add(database, document, NULL, &error_));
        xc_document_free(document);
    }
}

typedef struct {
    const char *schema, *analysis; /* NULL: none is stored */
    const char *path, *title;      /* of its one document; NULL: none */
    unsigned passages;
} fixture_index;

/* Builds and publishes an index. */
static inline void fixture_publish(const char *folder, const fixture_index *wanted)
{
    g_autoptr(jy_writer) writer = jy_writer_lock(folder, false, NULL);
    g_assert_nonnull(writer);
    g_autofree char *next = jy_writer_next(writer);
    xc_writer *database = NULL;
    check_xc(xc_writer_open(next, NULL, &database, &error_));
    if (wanted->schema) {
        fixture_metadata(database, JY_METADATA_SCHEMA, "", wanted->schema, strlen(wanted->schema));
    }
    if (wanted->analysis) {
        fixture_metadata(database, JY_METADATA_ANALYSIS, "", wanted->analysis, strlen(wanted->analysis));
    }
    if (wanted->path) {
        fixture_document(database, wanted->path, wanted->title, wanted->passages);
    }
    check_xc(xc_writer_close(database, &error_));
    xc_writer_free(database);
    g_assert_true(jy_writer_publish(writer, NULL));
}

static inline void fixture_publish_one(const char *folder, const char *path, const char *title, unsigned passages)
{
    fixture_publish(folder, &(fixture_index){JY_SCHEMA_VERSION, jy_analysis_version(), path, title, passages});
}

#define FIXTURE_BULK 200 /* documents: more of the table than a reader keeps in memory */

/* Puts a document, and the bulk anew, into the published generation: one commit. */
static inline void fixture_commit(const char *folder, const char *path, const char *title)
{
    g_autofree char *generation = jy_index_generation(folder, NULL);
    g_autofree char *long_title = g_strnfill(1000, 'x');
    xc_writer *database = NULL;
    check_xc(xc_writer_open(generation, NULL, &database, &error_));
    fixture_document(database, path, title, 50);
    for (int i = 0; i < FIXTURE_BULK; i++) {
        g_autofree char *name = g_strdup_printf("bulk%d", i);
        fixture_document(database, name, long_title, 0);
    }
    check_xc(xc_writer_close(database, &error_));
    xc_writer_free(database);
}

/* Opens one folder; NULL with the error. */
static inline jy_index *fixture_open(const char *folder, GError **err)
{
    return jy_index_open(&folder, 1, err);
}

static inline jy_index *fixture_open_good(const char *folder)
{
    g_autoptr(GError) failure = NULL;
    jy_index *index = fixture_open(folder, &failure);
    g_assert_no_error(failure);
    g_assert_nonnull(index);
    return index;
}

/* Title of the document at `path`; NULL with the error. Borrowed from the index. */
static inline const char *fixture_title(jy_index *index, xc_docid docid, const char *path, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(path, id);
    const jy_document *document = jy_index_document(index, jy_index_folder_of(index, docid), id, err);
    return document ? document->title : NULL;
}

#endif

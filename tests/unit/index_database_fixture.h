/* index_database_fixture.h: small indexes for the tests of opening and reading. */
#ifndef JIYAN_TESTS_ARCHIVE_INDEX_FIXTURE_H
#define JIYAN_TESTS_ARCHIVE_INDEX_FIXTURE_H

#include <jiyan/index/ledger_file.h>
#include <jiyan/index/passage.h>
#include <jiyan/text/analysis.h>

#include "index_fixture.h"

static inline void fixture_metadata(xc_writer *database, const char *prefix, const char *key, const char *value,
                                    size_t length)
{
    g_autofree char *name = g_strconcat(prefix, key, NULL);
    check_xc(xc_writer_set_metadata(database, name, strlen(name), value, length, &error_));
}

/* A segment that is being made by Xapian itself, and its part of the ledger. */
typedef struct {
    const jy_writer *writer;
    xc_writer *database;
    jy_manifest *manifest; /* that will name it */
    jy_ledger_file *ledger;
} fixture_segment;

/* A passage of one word, as it is stored. */
static inline GString *fixture_passage(char *id)
{
    GString *bytes = g_string_new(NULL);
    const jy_paragraph paragraph = {0, (uint32_t)strlen("税收"), JY_BLOCK_BODY};
    jy_passage passage = {.document = id, .text = (char *)"税收", .length = paragraph.end};
    passage.paragraphs = g_array_append_vals(g_array_new(false, false, sizeof paragraph), &paragraph, 1);
    passage.statements = g_array_new(false, false, sizeof(jy_statement));
    jy_passage_pack(&passage, NULL, bytes);
    g_array_unref(passage.paragraphs);
    g_array_unref(passage.statements);
    return bytes;
}

/* A document with its ledger entry and `passages` passages. */
static inline void fixture_document(fixture_segment *segment, const char *path, const char *title, unsigned passages)
{
    xc_writer *database = segment->database;
    uint32_t first = jy_manifest_next(segment->manifest), last = 0;
    check_xc(xc_database_last_docid(xc_writer_database(database), &last, &error_));
    first = MAX(first, last + 1);
    char id[JY_FILE_ID + 1];
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_key_file(path, id);
    jy_document_pack(&(jy_document){.path = (char *)path, .title = (char *)title}, NULL, bytes);
    fixture_metadata(database, JY_METADATA_DOCUMENT, id, bytes->str, bytes->len);
    const jy_ledger_entry entry = {.path = (char *)path, .title = (char *)title, .first = first, .passages = passages};
    jy_ledger_file_put(segment->ledger, &entry);
    for (unsigned i = 0; i < passages; i++) {
        xc_document *document = xc_document_new(NULL);
        check_xc(xc_document_add_term(document, "税收", strlen("税收"), 1, &error_));
        g_autofree char *file = jy_key_file_term(path);
        check_xc(xc_document_add_boolean_term(document, file, strlen(file), &error_));
        g_autoptr(GString) data = fixture_passage(id);
        check_xc(xc_document_set_data(document, data->str, data->len, &error_));
        check_xc(xc_writer_replace(database, first + i, document, &error_));
        xc_document_free(document);
    }
}

typedef struct {
    const char *schema, *analysis; /* NULL: none is stored */
    const char *path, *title;      /* of its one document; NULL: none */
    unsigned passages;
} fixture_index;

/* Begins a segment behind those of the manifest, which is taken. */
static inline fixture_segment fixture_begin(const jy_writer *writer, jy_manifest *manifest)
{
    fixture_segment segment = {writer, NULL, manifest, jy_ledger_file_new()};
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_SEGMENT, jy_writer_next(writer));
    check_xc(xc_writer_open(path, NULL, &segment.database, &error_));
    return segment;
}

/* Counts the characters of the passages. */
static inline void fixture_characters(const fixture_segment *segment, uint32_t passages)
{
    g_autoptr(jy_characters) characters = jy_characters_new();
    g_autoptr(GString) bytes = g_string_new(NULL);
    for (uint32_t i = 0; i < passages; i++) {
        jy_characters_meet(characters, g_utf8_get_char("税"));
        jy_characters_meet(characters, g_utf8_get_char("收"));
        jy_characters_count(characters);
    }
    jy_characters_pack(characters, bytes);
    fixture_metadata(segment->database, JY_METADATA_CHARACTERS, "", bytes->str, bytes->len);
}

/* Publishes it; takes the writer. */
static inline void fixture_end(fixture_segment *segment, jy_writer *writer)
{
    const unsigned number = jy_writer_next(writer);
    jy_manifest_segment named = {.number = number, .range.first = jy_manifest_next(segment->manifest)};
    check_xc(xc_database_doc_count(xc_writer_database(segment->database), &named.passages, &error_));
    named.range.last = named.range.first + MAX(named.passages, 1) - 1;
    fixture_characters(segment, named.passages);
    check_xc(xc_writer_close(segment->database, &error_));
    xc_writer_free(segment->database);
    g_autofree char *path = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_SEGMENT, number);
    named.bytes = jy_files_size(path);
    g_autofree char *ledger = jy_manifest_path(jy_writer_folder(writer), JY_MANIFEST_LEDGER, number);
    g_assert_true(jy_ledger_file_write(segment->ledger, ledger, NULL));
    jy_ledger_file_free(segment->ledger);
    g_array_append_val(segment->manifest->segments, named);
    g_array_append_val(segment->manifest->ledgers, number);
    g_assert_true(jy_writer_publish(writer, segment->manifest, NULL));
    jy_writer_free(writer);
}

/* Builds and publishes an index. */
static inline void fixture_publish(const char *folder, const fixture_index *wanted)
{
    jy_writer *writer = jy_writer_lock(folder, false, NULL);
    g_assert_nonnull(writer);
    jy_manifest *manifest = jy_manifest_new();
    g_free(manifest->schema);
    g_free(manifest->analysis);
    manifest->schema = g_strdup(wanted->schema ? wanted->schema : "");
    manifest->analysis = g_strdup(wanted->analysis ? wanted->analysis : "");
    fixture_segment segment = fixture_begin(writer, manifest);
    if (wanted->path) {
        fixture_document(&segment, wanted->path, wanted->title, wanted->passages);
    }
    fixture_end(&segment, writer);
}

static inline void fixture_publish_one(const char *folder, const char *path, const char *title, unsigned passages)
{
    fixture_publish(folder, &(fixture_index){JY_SCHEMA_VERSION, jy_analysis_version(), path, title, passages});
}

#define FIXTURE_BULK 200 /* documents: more of the table than a reader keeps in memory */

/* Adds a segment with a document of 50 passages and a bulk of documents without any. */
static inline void fixture_commit(const char *folder, const char *path, const char *title)
{
    jy_writer *writer = jy_writer_lock(folder, false, NULL);
    g_assert_nonnull(writer);
    g_autofree char *long_title = g_strnfill(1000, 'x');
    fixture_segment segment = fixture_begin(writer, jy_manifest_copy(jy_writer_manifest(writer)));
    fixture_document(&segment, path, title, 50);
    for (int i = 0; i < FIXTURE_BULK; i++) {
        g_autofree char *name = g_strdup_printf("bulk%d", i);
        fixture_document(&segment, name, long_title, 0);
    }
    fixture_end(&segment, writer);
}

/* The folder of the last segment that is published. Returns a new path; free with g_free. */
static inline char *fixture_last_segment(const char *folder)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, NULL);
    g_assert_nonnull(manifest);
    const GArray *all = manifest->segments;
    return jy_manifest_path(folder, JY_MANIFEST_SEGMENT, g_array_index(all, jy_manifest_segment, all->len - 1).number);
}

/* Writes the manifest anew, as if its last segment had been written as it is now. */
static inline void fixture_remeasure(const char *folder)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, NULL);
    g_autofree char *path = fixture_last_segment(folder);
    const GArray *all = manifest->segments;
    g_array_index(all, jy_manifest_segment, all->len - 1).bytes = jy_files_size(path);
    g_assert_true(jy_manifest_write(manifest, folder, NULL, NULL));
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

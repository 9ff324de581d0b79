/* sample.c: takes passages out of files spread over the whole plan. */
#include "indexer/build/sample.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <string.h>

#include "indexer/describe/describe.h"
#include "indexer/extract/extract.h"
#include "indexer/files/sniffer.h"
#include "indexer/files/source.h"
#include "indexer/passages/passages.h"

/* Files of less do not make a dictionary that is worth its own bytes. */
#define LEAST_PLAN ((uint64_t)1 << 20)
/* Files that are looked at: more teach more, and take longer to read. */
#define FILES 400

/* Bytes of a file from which on only its beginning is looked at. */
#define LARGE ((size_t)8 << 20)
/* CPU time after which a file has given enough: no common one takes a tenth of it. */
#define SECONDS 10.0

/* One passage out of so many of a file is taken: its first ones are much like those of others. */
#define STEP 5

/* The samples so far. */
typedef struct {
    GString *records; /* one behind the other */
    GArray *lengths;  /* of size_t */
    size_t most;      /* bytes of records that may be there when the file at hand is done */
    uint32_t passage; /* of the file at hand, by number */
    const char *path; /* of the file at hand */
    const char *type;
} sampling;

/* Ends a sample that begins at `start`. */
static void end_sample(sampling *at, size_t start)
{
    size_t length = at->records->len - start;
    g_array_append_val(at->lengths, length);
}

/* Ends the reading of a file of which there is enough. */
static bool goes_on(const sampling *at, GError **err)
{
    if (at->records->len < at->most) {
        return true;
    }
    g_set_error_literal(err, JY_ERROR, JY_ERROR_INTERRUPTED, "enough");
    return false;
}

static bool take_passage(const jy_passage *passage, void *user, GError **err)
{
    sampling *at = user;
    size_t start = at->records->len;
    if (at->passage++ % STEP == 0) {
        jy_passage_pack_body(passage, at->records);
        end_sample(at, start);
    }
    return goes_on(at, err);
}

/* Takes a document and its passages as they are stored, so that what they have beside their text is learned, too. */
static bool take_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)record;
    sampling *at = user;
    if (!goes_on(at, err)) {
        return false;
    }
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    document->path = g_strdup(at->path);
    document->type = document->type ? document->type : g_strdup(at->type);
    jy_describe(blocks->text, outline, document);
    const jy_statement_source said = {document->title, document->genre, document->date};
    g_autoptr(GArray) statements = jy_statement_read(blocks->text, outline, &said);
    size_t start = at->records->len;
    jy_document_pack(document, NULL, at->records);
    end_sample(at, start);
    const jy_passages_source from = {blocks, outline, statements, "0"};
    return jy_passages(&from, take_passage, at, err);
}

/* Reads the whole lines at the beginning of a large file: one of some gigabytes is not to be held for a few samples. */
static bool read_beginning(const char *path, jy_source *ret_source)
{
    ret_source->bytes = g_malloc(LARGE + 1);
    size_t length = jy_source_peek(path, ret_source->bytes, LARGE);
    const char *end = memrchr(ret_source->bytes, '\n', length);
    ret_source->length = end ? (size_t)(end + 1 - ret_source->bytes) : 0;
    ret_source->bytes[ret_source->length] = '\0';
    return length > 0;
}

/* Takes passages of one file; what cannot be read gives none. */
static void take_file(const jy_build_options *options, jy_sniffer *sniffer, const jy_change *change, sampling *at)
{
    g_auto(jy_source) source = {0};
    g_autofree char *path = g_build_filename(options->root, change->path, NULL);
    bool is_large = change->file->size > LARGE;
    if (change->file->problem ||
        !(is_large ? read_beginning(path, &source) : jy_source_read(path, options->max_size, &source, NULL))) {
        return;
    }
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const char *type = jy_sniffer_type(sniffer, change->path, source.bytes, source.length);
    at->passage = 0;
    at->path = change->path;
    at->type = type;
    char *bytes = g_steal_pointer(&source.bytes);
    const jy_extract_source from = {.path = change->path, .type = type, .bytes = bytes, .length = source.length};
    const jy_extract_target to = {.emit = take_document, .user = at, .entry = entry, .warnings = warnings};
    g_autoptr(GError) failure = NULL;
    jy_patience_begin(SECONDS);
    jy_extract(&from, &to, &failure);
    jy_patience_end();
}

/* Returns a new dictionary; NULL where the files do not give one, or with an error. */
static jy_dictionary *make(const jy_changes *plan, const jy_build_options *options, GError **err)
{
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(err);
    if (!sniffer) {
        return NULL;
    }
    const guint count = plan->changes->len, files = MIN(count, FILES);
    g_autoptr(GString) records = g_string_new(NULL);
    g_autoptr(GArray) lengths = g_array_new(false, false, sizeof(size_t));
    sampling at = {.records = records, .lengths = lengths};
    for (guint i = 0; i < files; i++) {
        const jy_change *change = plan->changes->pdata[(guint64)i * count / files];
        at.most = (size_t)((guint64)JY_DICTIONARY_SAMPLES * (i + 1) / files);
        if (change->file) {
            take_file(options, sniffer, change, &at);
        }
    }
    return jy_dictionary_train(records, lengths);
}

bool jy_sample_dictionary(const jy_changes *plan, const jy_build_options *options, const jy_writer *writer,
                          jy_manifest *manifest, jy_dictionary **ret_dictionary, GError **err)
{
    const char *folder = jy_writer_folder(writer);
    GError *failure = NULL;
    *ret_dictionary = NULL;
    if (manifest->dictionary) {
        g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_DICTIONARY, manifest->dictionary);
        *ret_dictionary = jy_dictionary_read(path, &failure);
    } else if (plan->bytes >= LEAST_PLAN && (*ret_dictionary = make(plan, options, &failure)) != NULL) {
        const unsigned number = jy_writer_next(writer);
        g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_DICTIONARY, number);
        if (jy_dictionary_write(*ret_dictionary, path, &failure)) {
            manifest->dictionary = number;
        }
    }
    if (failure) {
        failure->domain = JY_ERROR_OF_RUN;
        g_propagate_error(err, failure);
        return false;
    }
    return true;
}

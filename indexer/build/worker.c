/* worker.c: reads one file after another and writes what they hold.
 *
 * The way of a file: its bytes and their type, its documents (extract.h), what each says of itself (describe.h), its
 * statements (statement.h), its passages (passages.h) and their terms (passage_terms.h), all of it into the worker's
 * store. There is one channel of errors: one that is of the run (jy_error_is_of_run) ends it, any other is the file's
 * and goes into the ledger. */
#include "indexer/build/worker.h"

#include <jiyan/base/error.h>
#include <jiyan/base/patience.h>
#include <jiyan/index/key.h>
#include <jiyan/text/statement.h>

#include "indexer/describe/describe.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/remote/remote.h"
#include "indexer/files/sniffer.h"
#include "indexer/files/source.h"
#include "indexer/passages/passage_terms.h"
#include "indexer/passages/passages.h"

/* CPU time that a document may take: some ten times what texts of the worst shapes need. */
#define SECONDS 10.0
#define SECONDS_A_MEGABYTE 5.0

struct jy_worker {
    const jy_build_options *options;
    jy_history *history;
    jy_sniffer *sniffer;
    jy_remote *remote; /* reads what libraries parse */
    jy_passage_terms *terms;
    jy_store *store;
};

jy_worker *jy_worker_new(const jy_worker_source *from, jy_runs *runs, const jy_dictionary *dictionary, GError **err)
{
    const jy_build_options *options = from->options;
    g_autoptr(jy_worker) worker = g_new0(jy_worker, 1);
    worker->options = options;
    worker->history = from->history;
    worker->store = jy_store_new(runs, dictionary);
    worker->terms = jy_passage_terms_new();
    const jy_remote_options reading = {
        .cache = options->cache, .max_seconds = options->max_seconds, .max_size = options->max_size};
    worker->remote = jy_remote_new(&reading);
    worker->sniffer = jy_sniffer_new(err);
    return worker->sniffer ? g_steal_pointer(&worker) : NULL;
}

void jy_worker_free(jy_worker *worker)
{
    if (!worker) {
        return;
    }
    jy_store_free(worker->store);
    jy_remote_free(worker->remote);
    jy_sniffer_free(worker->sniffer);
    jy_passage_terms_free(worker->terms);
    g_free(worker);
}

jy_store *jy_worker_store(jy_worker *worker)
{
    return worker->store;
}

const jy_characters *jy_worker_characters(const jy_worker *worker)
{
    return jy_passage_terms_characters(worker->terms);
}

/* ---- from a document to its passages ---- */

/* The file that is being read. */
typedef struct {
    jy_worker *worker;
    jy_ledger_entry *entry;
    jy_document *document;    /* at hand */
    jy_history_file *history; /* of its texts; NULL for none */
    char id[JY_FILE_ID + 1];
} file_reading;

static bool index_passage(const jy_passage *passage, void *user, GError **err)
{
    file_reading *reading = user;
    jy_worker *worker = reading->worker;
    /* Before anything of it is in the store: what is begun there would be the next document's. */
    if (!jy_patience_lasts(passage->length) && !jy_patience_held(err)) {
        return false;
    }
    jy_passage_terms_add(worker->terms, passage, worker->store);
    jy_counts_add(&reading->document->counts, passage->text, passage->length, passage->statements);
    reading->entry->passages++;
    return jy_store_end_passage(worker->store, passage, reading->document, err);
}

/* Puts into a document what the catalogue says of it. A record says itself what it is. */
static bool put_row(const file_reading *reading, bool is_record, jy_document *document)
{
    const jy_catalogue *catalogue = reading->worker->options->catalogue;
    return catalogue && (is_record ? jy_catalogue_complete : jy_catalogue_apply)(catalogue, document->path, document);
}

/* Puts into a document where it stands and what it is. */
static void put_place(const file_reading *reading, jy_document *document)
{
    const char *file = reading->entry->path;
    char *member = document->path;
    document->path = member ? g_strconcat(file, JY_DOCUMENT_MEMBER, member, NULL) : g_strdup(file);
    g_free(member);
    document->type = document->type ? document->type : g_strdup(reading->entry->type);
}

/* Fills in what is known of a document from elsewhere, and what it says of itself; where that is the number by which
 * the catalogue names it, all of it once more with what the catalogue says. */
static void describe(const file_reading *reading, uint32_t record, const jy_blocks *blocks, const GArray *outline,
                     jy_document *document)
{
    const jy_catalogue *catalogue = reading->worker->options->catalogue;
    const bool is_record = document->path ? document->id != NULL : record > 0;
    put_place(reading, document);
    const bool has_row = put_row(reading, is_record, document);
    const bool may_have = !has_row && catalogue && jy_catalogue_has_numbers(catalogue);
    jy_document *before = may_have ? jy_document_copy(document) : NULL;
    jy_describe(blocks->text, outline, document);
    if (before && jy_catalogue_has_number(catalogue, document->docno)) {
        g_free(before->docno);
        before->docno = g_steal_pointer(&document->docno);
        const jy_document described = *document;
        *document = *before;
        *before = described; /* is freed */
        (void)put_row(reading, is_record, document);
        jy_describe(blocks->text, outline, document);
    }
    jy_document_free(before);
}

/* Reads a document for as long as it may take. */
static bool read_document(jy_document *document, const jy_blocks *blocks, uint32_t record, file_reading *reading,
                          GError **err)
{
    jy_worker *worker = reading->worker;
    g_autoptr(GArray) outline = jy_blocks_outline(blocks);
    describe(reading, record, blocks, outline, document);
    const jy_statement_source said = {document->title, document->genre, document->date};
    g_autoptr(GArray) statements = jy_statement_read(blocks->text, outline, &said);
    if (!jy_patience_held(err)) {
        return false;
    }

    if (document->ocr && (!reading->entry->ocr || document->ocr < reading->entry->ocr)) {
        reading->entry->ocr = document->ocr;
    }
    /* The first document speaks for its file in the ledger. */
    if (reading->entry->documents++ == 0) {
        reading->entry->title = g_strdup(document->title);
        reading->entry->date = g_strdup(document->date);
        reading->entry->speaker = g_strdup(document->speaker);
        reading->entry->issuer = g_strdup(document->issuer);
        reading->entry->docno = g_strdup(document->docno);
        reading->entry->genre = g_strdup(document->genre);
    }

    document->sum = jy_document_sum(blocks->text, blocks->length);
    document->indexed = jy_history_time(reading->history, document->sum, worker->options->now);
    g_autofree char *key = jy_key_document(reading->id, record);
    reading->document = document;
    jy_passage_terms_begin(worker->terms, reading->entry->path, document);
    const jy_passages_source from = {blocks, outline, statements, key};
    if (!jy_passages(&from, index_passage, reading, err)) {
        return false;
    }
    jy_store_put_document(worker->store, key, document);
    return true;
}

static bool index_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    file_reading *reading = user;
    const double seconds = reading->worker->options->max_seconds;
    jy_patience_begin(seconds > 0 ? seconds : SECONDS + SECONDS_A_MEGABYTE * (double)blocks->length / (1 << 20));
    bool done = read_document(document, blocks, record, reading, err);
    jy_patience_begin(0);
    return done;
}

/* ---- from a file to its documents ---- */

/* Reads the documents of a file, or of a part of one. */
static bool index_documents(jy_worker *worker, const jy_extract_source *from, const jy_extract_target *to, GError **err)
{
    file_reading reading = {.worker = worker, .entry = to->entry};
    jy_key_file(from->path, reading.id);
    reading.history = worker->history ? jy_history_of(worker->history, from->path, from->sha256) : NULL;
    jy_extract_target mine = *to;
    mine.emit = index_document;
    mine.user = &reading;
    mine.parse = jy_remote_parse;
    mine.parser = worker->remote;
    jy_patience_begin(0);
    bool done = jy_extract(from, &mine, err);
    jy_patience_end();
    jy_history_file_unref(reading.history);
    return done;
}

/* Takes the bytes of the source. */
static bool index_file(jy_worker *worker, jy_source *source, jy_ledger_entry *entry, GError **err)
{
    entry->size = source->length;
    entry->mtime = source->mtime;
    entry->sha256 = g_strdup(source->sha256);
    entry->type = g_strdup(jy_sniffer_type(worker->sniffer, entry->path, source->bytes, source->length));
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const jy_extract_source from = {.path = entry->path,
                                    .type = entry->type,
                                    .bytes = g_steal_pointer(&source->bytes),
                                    .length = source->length,
                                    .sha256 = source->sha256,
                                    .ocr = worker->options->ocr};
    const jy_extract_target to = {.entry = entry, .warnings = warnings};
    bool done = index_documents(worker, &from, &to, err);
    jy_worker_warn(entry, warnings);
    return done;
}

bool jy_worker_part(jy_worker *worker, const jy_worker_records *from, jy_ledger_entry *entry, jy_records_part *ret_part,
                    GError **err)
{
    entry->path = g_strdup(from->path);
    entry->type = g_strdup(JY_SNIFFER_RECORDS);
    char *bytes = g_steal_pointer(&from->source->bytes);
    const jy_extract_source part = {.path = entry->path,
                                    .type = entry->type,
                                    .bytes = bytes,
                                    .length = from->source->length,
                                    .line = from->line,
                                    .sha256 = from->sha256};
    const jy_extract_target to = {.entry = entry, .part = ret_part};
    return index_documents(worker, &part, &to, err);
}

/* ---- what becomes of a file ---- */

bool jy_worker_is_touched(const jy_build_options *options, const jy_change *change, const char *sha256, int64_t mtime,
                          jy_worker_outcome *ret_outcome)
{
    const jy_ledger_entry *old = change->old;
    if (!old || change->again || g_strcmp0(old->sha256, sha256) != 0 || !jy_catalogue_agrees(options->catalogue, old)) {
        return false;
    }
    *ret_outcome = (jy_worker_outcome){.entry = jy_ledger_entry_copy(old), .touched = true};
    ret_outcome->entry->mtime = mtime;
    ret_outcome->entry->identity = change->file->identity;
    return true;
}

jy_ledger_entry *jy_worker_entry(const jy_build_options *options, const jy_walk_file *file)
{
    jy_ledger_entry *entry = g_new0(jy_ledger_entry, 1);
    entry->path = g_strdup(file->path);
    entry->size = file->size;
    entry->mtime = file->mtime;
    entry->identity = file->identity;
    jy_worker_note_row(options, entry);
    return entry;
}

void jy_worker_note_row(const jy_build_options *options, jy_ledger_entry *entry)
{
    g_free(entry->catalogue);
    entry->catalogue = options->catalogue ? jy_catalogue_fingerprint(options->catalogue, entry) : NULL;
}

void jy_worker_fail(jy_ledger_entry *entry, const GError *failure)
{
    entry->state = JY_STATE_FAILED;
    entry->reason = g_strdup(jy_error_name((jy_error)failure->code));
    entry->message = g_strdup(failure->message);
    entry->documents = 0;
}

void jy_worker_warn(jy_ledger_entry *entry, GPtrArray *warnings)
{
    if (warnings->len) {
        g_ptr_array_add(warnings, NULL);
        entry->warnings = g_strdupv((char **)warnings->pdata);
    }
}

bool jy_worker_file(jy_worker *worker, const jy_change *change, jy_worker_outcome *ret_outcome, GError **err)
{
    g_auto(jy_source) source = {0};
    g_autoptr(GError) failure = NULL;
    const jy_build_options *options = worker->options;
    const jy_walk_file *file = change->file;
    g_autofree char *path = g_build_filename(options->root, file->path, NULL);
    failure = file->problem ? g_error_copy(file->problem) : NULL;
    bool is_read = !failure && jy_source_read(path, options->max_size, &source, &failure);
    if (is_read && jy_worker_is_touched(options, change, source.sha256, source.mtime, ret_outcome)) {
        return true;
    }

    g_autoptr(jy_ledger_entry) entry = jy_worker_entry(options, file);
    jy_worker_outcome outcome = {0};
    jy_store_at(worker->store, &outcome.order, &outcome.number);
    if (!is_read || !index_file(worker, &source, entry, &failure)) {
        if (jy_error_is_of_run(failure)) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return false;
        }
        jy_worker_fail(entry, failure);
    }
    jy_worker_note_row(options, entry); /* what it holds is known by now */
    outcome.entry = g_steal_pointer(&entry);
    *ret_outcome = outcome;
    return true;
}

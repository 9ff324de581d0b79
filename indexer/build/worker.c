/* worker.c: reads one file after another and adds their passages to a database. */
#include "indexer/build/worker.h"

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/store.h>
#include <jiyan/text/outline.h>
#include <jiyan/text/statement.h>
#include <libintl.h>

#include "indexer/describe/describe.h"
#include "indexer/extract/extract.h"
#include "indexer/files/sniff.h"
#include "indexer/files/source.h"
#include "indexer/passages/passages.h"
#include "indexer/passages/terms.h"

#define _(s) gettext(s)

struct jy_worker {
    const jy_build_options *options;
    jy_sniffer *sniffer;
    jy_passage_terms *analysis;
    jy_segments *segments; /* NULL when it writes in place */
    jy_store *store;       /* the segment at hand, or the borrowed database */
    char *path;            /* of the segment at hand */
    uint64_t bytes;        /* of text in the segment at hand */
    uint64_t passages;
};

static jy_worker *new_worker(const jy_build_options *options, GError **err)
{
    g_autoptr(jy_worker) worker = g_new0(jy_worker, 1);
    worker->options = options;
    worker->analysis = jy_passage_terms_new();
    worker->sniffer = jy_sniffer_new(err);
    return worker->sniffer ? g_steal_pointer(&worker) : NULL;
}

jy_worker *jy_worker_new(const jy_build_options *options, jy_segments *segments, GError **err)
{
    jy_worker *worker = new_worker(options, err);
    if (worker) {
        worker->segments = segments;
    }
    return worker;
}

jy_worker *jy_worker_new_in_place(const jy_build_options *options, jy_store *store, GError **err)
{
    jy_worker *worker = new_worker(options, err);
    if (worker) {
        worker->store = store;
    }
    return worker;
}

void jy_worker_free(jy_worker *worker)
{
    if (!worker) {
        return;
    }
    if (worker->segments) {
        jy_store_free(worker->store);
    }
    jy_sniffer_free(worker->sniffer);
    jy_passage_terms_free(worker->analysis);
    g_free(worker->path);
    g_free(worker);
}

uint64_t jy_worker_passages(const jy_worker *worker)
{
    return worker->passages;
}

const jy_characters *jy_worker_characters(const jy_worker *worker)
{
    return jy_passage_terms_characters(worker->analysis);
}

/* ---- the database at hand ---- */

static bool open_segment(jy_worker *worker, GError **err)
{
    if (worker->store) {
        return true;
    }
    g_free(worker->path);
    worker->path = jy_segments_path(worker->segments);
    worker->bytes = 0;
    worker->store = jy_store_create(worker->path, err);
    return worker->store != NULL;
}

static bool close_segment(jy_worker *worker, GError **err)
{
    if (!worker->segments || !worker->store) {
        return true;
    }
    if (!jy_store_close(g_steal_pointer(&worker->store), err)) {
        return false;
    }
    jy_segments_add(worker->segments, worker->path);
    return true;
}

bool jy_worker_finish(jy_worker *worker, GError **err)
{
    return close_segment(worker, err);
}

/* ---- one document ---- */

/* What the callbacks of one file share; after the first failure the rest is passed over. */
typedef struct {
    jy_worker *worker;
    jy_ledger_entry *entry;
    GError *failure;
    bool index_failed; /* what went wrong is not the file's fault */
    char id[JY_FILE_ID + 1];
} file_reading;

static void add_passage(const jy_passage *passage, void *user)
{
    file_reading *reading = user;
    jy_worker *worker = reading->worker;
    if (reading->failure || !open_segment(worker, &reading->failure)) {
        return;
    }
    xc_error failure;
    xc_document *fresh = jy_passage_terms_passage(worker->analysis, passage, &failure);
    if (!fresh) {
        jy_index_set_error(&reading->failure, &failure, _("writing the index"));
    } else {
        jy_store_add_passage(worker->store, fresh, &reading->failure);
    }
    xc_document_free(fresh);
    worker->bytes += passage->length;
    worker->passages++;
    reading->entry->passages++;
    if (!reading->failure && worker->segments && worker->bytes >= JY_SEGMENT_BYTES) {
        close_segment(worker, &reading->failure);
    }
}

/* The first document speaks for its file in the ledger. */
static void note_document(jy_ledger_entry *entry, const jy_document *document)
{
    if (entry->documents++ == 0) {
        entry->title = g_strdup(document->title);
        entry->date = g_strdup(document->date);
        entry->speaker = g_strdup(document->speaker);
    }
}

static bool add_document(jy_document *document, const char *text, uint32_t length, uint32_t number, void *user,
                         GError **err)
{
    file_reading *reading = user;
    jy_worker *worker = reading->worker;
    if (jy_command_interrupted()) {
        g_set_error(err, JY_ERROR, JY_ERROR_INTERRUPTED, _("interrupted; the index is as it was"));
        reading->index_failed = true;
        return false;
    }
    document->path = g_strdup(reading->entry->path);
    document->type = document->type ? document->type : g_strdup(reading->entry->type);
    const jy_catalogue *catalogue = worker->options->catalogue;
    if (catalogue) {
        (number ? jy_catalogue_complete : jy_catalogue_apply)(catalogue, document->path, document);
    }
    g_autoptr(GArray) blocks = jy_outline(text, length);
    jy_describe(text, blocks, document);
    const jy_statement_source source = {document->title, document->genre, document->date};
    g_autoptr(GArray) statements = jy_statement_read(text, blocks, &source);
    g_autofree char *key = jy_key_document(reading->id, number);
    note_document(reading->entry, document);
    if (!open_segment(worker, err) || !jy_store_put_document(worker->store, key, document, err)) {
        reading->index_failed = true;
        return false;
    }
    jy_passage_terms_begin(worker->analysis, document);
    jy_passages(text, blocks, statements, key, add_passage, reading);
    if (reading->failure) {
        g_propagate_error(err, g_steal_pointer(&reading->failure));
        reading->index_failed = true;
        return false;
    }
    return true;
}

/* ---- one file ---- */

static void note_failure(jy_ledger_entry *entry, const GError *failure)
{
    entry->state = JY_STATE_FAILED;
    entry->reason = g_strdup(jy_error_name((jy_error)failure->code));
    entry->message = g_strdup(failure->message);
    entry->passages = 0;
    entry->documents = 0;
}

static bool same_as_before(const jy_worker *worker, const jy_change *change, const jy_source *source)
{
    const jy_ledger_entry *old = change->old;
    return old && g_strcmp0(old->sha256, source->sha256) == 0 &&
           jy_catalogue_agrees(worker->options->catalogue, change->path, old->catalogue);
}

static jy_ledger_entry *fresh_entry(const jy_worker *worker, const jy_walked *file)
{
    jy_ledger_entry *entry = g_new0(jy_ledger_entry, 1);
    entry->path = g_strdup(file->path);
    entry->size = file->size;
    entry->mtime = file->mtime;
    if (worker->options->catalogue) {
        entry->catalogue = jy_catalogue_fingerprint(worker->options->catalogue, file->path);
    }
    return entry;
}

/* Reads the file's documents into the database. False with what went wrong: with the file or, when *ret_index_failed,
 * with the index or the run. */
static bool read_documents(jy_worker *worker, const jy_source *source, jy_ledger_entry *entry, bool *ret_index_failed,
                           GError **err)
{
    entry->size = source->length;
    entry->mtime = source->mtime;
    entry->sha256 = g_strdup(source->sha256);
    entry->type = g_strdup(jy_sniff(worker->sniffer, entry->path, source->bytes, source->length));
    const jy_extract_source from = {entry->path, entry->type, source->bytes, source->length};
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    file_reading reading = {.worker = worker, .entry = entry};
    jy_key_file(entry->path, reading.id);
    bool done = jy_extract(&from, entry, warnings, add_document, &reading, err);
    *ret_index_failed = reading.index_failed;
    if (warnings->len) {
        g_ptr_array_add(warnings, NULL);
        entry->warnings = g_strdupv((char **)warnings->pdata);
    }
    return done;
}

/* A file whose bytes are new: what the index had of it goes, what it says now comes. *ret_failure is what is wrong with
 * the file. */
static bool renew(jy_worker *worker, const jy_change *change, const jy_source *source, jy_ledger_entry *entry,
                  GError **ret_failure, GError **err)
{
    if (!worker->segments && change->old && !jy_store_remove_file(worker->store, change->old, err)) {
        return false;
    }
    bool index_failed = false;
    if (*ret_failure || read_documents(worker, source, entry, &index_failed, ret_failure)) {
        return true;
    }
    if (index_failed) {
        g_propagate_error(err, g_steal_pointer(ret_failure));
    }
    return !index_failed;
}

bool jy_worker_file(jy_worker *worker, const jy_change *change, jy_worker_outcome *ret_outcome, GError **err)
{
    g_autoptr(jy_ledger_entry) entry = fresh_entry(worker, change->file);
    g_autoptr(GError) failure = change->file->problem ? g_error_copy(change->file->problem) : NULL;
    g_auto(jy_source) source = {0};
    g_autofree char *path = g_build_filename(worker->options->root, change->path, NULL);
    if (!failure && jy_source_read(path, worker->options->max_size, &source, &failure) &&
        same_as_before(worker, change, &source)) {
        jy_ledger_entry *touched = jy_ledger_entry_copy(change->old);
        touched->mtime = source.mtime;
        *ret_outcome = (jy_worker_outcome){touched, true};
        return true;
    }
    if (!renew(worker, change, &source, entry, &failure, err)) {
        return false;
    }
    if (failure) {
        note_failure(entry, failure);
    }
    if (!open_segment(worker, err) || !jy_store_put_entry(worker->store, entry, err)) {
        return false;
    }
    *ret_outcome = (jy_worker_outcome){g_steal_pointer(&entry), false};
    return true;
}

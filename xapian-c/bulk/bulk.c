/* bulk.c: sees to the order of the input and keeps the first failure; a writer of one of the methods does the rest. */
#include <xapian-c/xapian_c_bulk.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "xapian-c/bulk/docids.h"
#include "xapian-c/bulk/file.h"
#include "xapian-c/bulk/writer.h"
#include "xapian-c/fail.h"

enum {
    TERM_MAX = 245,
    METADATA_KEY_MAX = 253, /* a key of a table without the two bytes in front */
    VALUE_MAX = INT32_MAX,
    BLOCK_SIZE = 8192,
    BLOCK_SIZE_MIN = 2048,
    BLOCK_SIZE_MAX = 65536,
    COMPRESSION_MAX = 9,
};

#define NO_SLOT UINT32_MAX   /* Xapian::BAD_VALUENO */
#define NO_LENGTH UINT32_MAX /* to Xapian that of a document that was deleted */

typedef enum input_part { DOCUMENTS, METADATA, TERMS, FINISHED } input_part;

/* What was given last, which the next has to be greater than. */
typedef struct last_key {
    size_t length;
    char bytes[METADATA_KEY_MAX];
} last_key;

/* The term at hand: what was said of it and what came. */
typedef struct open_term {
    bool is_open;
    uint32_t documents, occurrences;
    uint64_t postings, wdf;
    xc_docid last;
    size_t run; /* of the document numbers: where the last one was */
    uint64_t hash;
} open_term;

/* Sums over all documents, and over all postings, which have to be the same. */
typedef struct totals {
    uint64_t wdf;
    uint64_t lengths; /* wdf times a number drawn from the document's: so each length is checked, and none is kept */
    uint64_t entries; /* the same of the term lists */
    uint64_t entry_count;
} totals;

struct xc_bulk {
    xc_error failure; /* the first; XC_OK: none yet */
    char *path;
    xc_bulk_writer *writer;
    bool has_term_lists;
    input_part part; /* that is being given */
    last_key last;
    xc_docids docids;
    xc_glass_statistics statistics;
    open_term term;
    totals documents, postings;
};

/* ---- failures ---- */

/* Where a call ends: with the first failure, if there was one. */
static xc_status end_call(const xc_bulk *bulk, xc_error *error)
{
    if (error && bulk->failure.status != XC_OK) {
        *error = bulk->failure;
    }
    return bulk->failure.status;
}

static bool refuse(xc_bulk *bulk, const char *message)
{
    xc_fail(&bulk->failure, XC_INVALID_ARGUMENT, "InvalidArgumentError", message, "");
    return false;
}

/* Enters a part of the input, which must not be one that is over. */
static bool enter(xc_bulk *bulk, input_part part)
{
    if (bulk->failure.status != XC_OK) {
        return false;
    }
    if (part < bulk->part) {
        return refuse(bulk, bulk->part == FINISHED ? "the database is finished"
                                                   : "documents come first, then metadata, then terms");
    }
    if (part > bulk->part) {
        bulk->last.length = 0;
        bulk->part = part;
    }
    return true;
}

/* ---- keys, and numbers drawn from them ---- */

static int compare(const char *first, size_t first_length, const char *second, size_t second_length)
{
    size_t common = first_length < second_length ? first_length : second_length;
    int order = common ? memcmp(first, second, common) : 0;
    return order ? order : (first_length > second_length) - (first_length < second_length);
}

/* Whether the key is greater than the last one, whose place it takes. */
static bool advance(last_key *last, const char *key, size_t length)
{
    if (last->length && compare(last->bytes, last->length, key, length) >= 0) {
        return false;
    }
    memcpy(last->bytes, key, length);
    last->length = length;
    return true;
}

static bool is_term(const char *term, size_t length)
{
    if (!term || length == 0 || length > TERM_MAX) {
        return false;
    }
    size_t stored = length;
    const char *end = term + length;
    for (const char *at = term; (at = memchr(at, '\0', (size_t)(end - at))); at++) {
        stored++;
    }
    return stored <= TERM_MAX;
}

/* Spreads a number over 64 bits, so that sums of different numbers differ. */
static uint64_t spread(uint64_t number)
{
    number *= 0x9E3779B97F4A7C15U;
    return number ^ number >> 29;
}

static uint64_t hash_of(const char *term, size_t length)
{
    uint64_t hash = length;
    for (size_t i = 0; i < length; i++) {
        hash = (hash ^ (unsigned char)term[i]) * 0x100000001B3U;
    }
    return spread(hash);
}

/* ---- documents ---- */

static bool check_values(xc_bulk *bulk, const xc_bulk_document *document)
{
    for (size_t i = 0; i < document->value_count; i++) {
        const xc_bulk_value *value = &document->values[i];
        if (i > 0 && value->slot <= value[-1].slot) {
            return refuse(bulk, "the values of a document are not in the order of their slots");
        }
        if (value->slot == NO_SLOT || !value->data || value->length == 0 || value->length > VALUE_MAX) {
            return refuse(bulk, "a value is empty or too long, or its slot is none");
        }
    }
    return true;
}

static bool check_entries(xc_bulk *bulk, const xc_bulk_document *document)
{
    uint64_t length = 0;
    for (size_t i = 0; i < document->entry_count; i++) {
        const xc_bulk_entry *entry = &document->entries[i];
        if (!is_term(entry->term, entry->length)) {
            return refuse(bulk, "a term of a document is empty or longer than 245 bytes");
        }
        if (i > 0 && compare(entry[-1].term, entry[-1].length, entry->term, entry->length) >= 0) {
            return refuse(bulk, "the terms of a document are not in order");
        }
        length += entry->wdf;
        bulk->documents.entries += spread(hash_of(entry->term, entry->length) + document->docid) * (entry->wdf + 1ULL);
    }
    bulk->documents.entry_count += document->entry_count;
    return length == document->length || refuse(bulk, "the length of a document is not the sum of its wdf");
}

static bool check_document(xc_bulk *bulk, const xc_bulk_document *document)
{
    if (!document || (document->data_length && !document->data) || (document->value_count && !document->values) ||
        (document->entry_count && !document->entries)) {
        return refuse(bulk, "NULL where a document or a part of one is needed");
    }
    if (document->docid <= bulk->statistics.last) {
        return refuse(bulk, "documents are not in the order of their numbers");
    }
    if (document->length == NO_LENGTH) {
        return refuse(bulk, "a document is too long");
    }
    if (document->entry_count && !bulk->has_term_lists) {
        return refuse(bulk, "a document has a term list, and the database none");
    }
    return check_values(bulk, document) && (!bulk->has_term_lists || check_entries(bulk, document));
}

static void count_document(xc_bulk *bulk, const xc_bulk_document *document)
{
    xc_glass_statistics *statistics = &bulk->statistics;
    uint32_t length = document->length;
    statistics->documents++;
    statistics->last = document->docid;
    statistics->total_length += length;
    if (length && (statistics->shortest == 0 || length < statistics->shortest)) {
        statistics->shortest = length;
    }
    statistics->longest = length > statistics->longest ? length : statistics->longest;
    bulk->documents.wdf += length;
    bulk->documents.lengths += spread(document->docid) * length;
}

xc_status xc_bulk_add_document(xc_bulk *bulk, const xc_bulk_document *document, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (enter(bulk, DOCUMENTS) && check_document(bulk, document)) {
        if (!xc_docids_add(&bulk->docids, document->docid)) {
            xc_fail_memory(&bulk->failure);
        } else if (bulk->writer->class_of->add_document(bulk->writer, document)) {
            count_document(bulk, document);
        }
    }
    return end_call(bulk, error);
}

/* ---- metadata ---- */

static bool check_metadata(xc_bulk *bulk, const char *key, size_t key_length, const char *value, size_t value_length)
{
    if (!key || key_length == 0 || key_length > METADATA_KEY_MAX) {
        return refuse(bulk, "a key of metadata is empty or longer than 253 bytes");
    }
    if (!value || value_length == 0) {
        return refuse(bulk, "a value of metadata is empty");
    }
    return advance(&bulk->last, key, key_length) || refuse(bulk, "keys of metadata are not in order");
}

xc_status xc_bulk_add_metadata(xc_bulk *bulk, const char *key, size_t key_length, const char *value,
                               size_t value_length, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (enter(bulk, METADATA) && check_metadata(bulk, key, key_length, value, value_length)) {
        bulk->writer->class_of->add_metadata(bulk->writer, key, key_length, value, value_length);
    }
    return end_call(bulk, error);
}

/* ---- terms ---- */

static bool end_term(xc_bulk *bulk)
{
    open_term *term = &bulk->term;
    if (!term->is_open) {
        return true;
    }
    if (term->postings != term->documents || term->wdf != term->occurrences) {
        return refuse(bulk, "a term has not as many postings or occurrences as was said");
    }
    term->is_open = false;
    bulk->postings.wdf += term->wdf;
    bulk->postings.entry_count += term->postings;
    return bulk->writer->class_of->end_term(bulk->writer);
}

xc_status xc_bulk_add_term(xc_bulk *bulk, const char *term, size_t length, uint32_t documents, uint32_t occurrences,
                           xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (!enter(bulk, TERMS) || !end_term(bulk)) {
        return end_call(bulk, error);
    }
    if (!is_term(term, length)) {
        refuse(bulk, "a term is empty or longer than 245 bytes");
    } else if (documents == 0) {
        refuse(bulk, "a term has no documents");
    } else if (!advance(&bulk->last, term, length)) {
        refuse(bulk, "terms are not in order");
    } else {
        uint64_t hash = bulk->has_term_lists ? hash_of(term, length) : 0;
        bulk->term = (open_term){.is_open = true, .documents = documents, .occurrences = occurrences, .hash = hash};
        bulk->writer->class_of->begin_term(bulk->writer, term, length, documents, occurrences);
    }
    return end_call(bulk, error);
}

/* Moves to the run that a number is in; false where it is in none. Numbers ascend within a term. */
static bool find_run(xc_bulk *bulk, xc_docid docid, xc_docids_run *ret_run)
{
    const xc_docids *docids = &bulk->docids;
    bulk->term.run = xc_docids_find(docids, bulk->term.run, docid);
    if (bulk->term.run == docids->count || docid < docids->runs[bulk->term.run].first) {
        return refuse(bulk, "a posting is of no document");
    }
    *ret_run = docids->runs[bulk->term.run];
    return true;
}

/* Checks postings and sums them up. */
static bool check_postings(xc_bulk *bulk, const xc_bulk_posting *postings, size_t count)
{
    open_term *term = &bulk->term;
    xc_docids_run run = {UINT32_MAX, 0}; /* not looked for yet */
    xc_docid last = term->last;
    uint64_t wdf = 0, lengths = 0;
    for (size_t i = 0; i < count; i++) {
        xc_docid docid = postings[i].docid;
        if (docid <= last) {
            return refuse(bulk, "the postings of a term are not in the order of their documents");
        }
        if ((docid > run.last || docid < run.first) && !find_run(bulk, docid, &run)) {
            return false;
        }
        last = docid;
        wdf += postings[i].wdf;
        lengths += spread(docid) * postings[i].wdf;
    }
    term->last = last;
    term->postings += count;
    term->wdf += wdf;
    bulk->postings.lengths += lengths;
    return true;
}

static void sum_entries(xc_bulk *bulk, const xc_bulk_posting *postings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bulk->postings.entries += spread(bulk->term.hash + postings[i].docid) * (postings[i].wdf + 1ULL);
    }
}

xc_status xc_bulk_add_postings(xc_bulk *bulk, const xc_bulk_posting *postings, size_t count, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (!enter(bulk, TERMS) || (count && !postings && !refuse(bulk, "NULL where postings are needed")) ||
        (!bulk->term.is_open && !refuse(bulk, "postings come after their term"))) {
        return end_call(bulk, error);
    }
    if (check_postings(bulk, postings, count)) {
        if (bulk->has_term_lists) {
            sum_entries(bulk, postings, count);
        }
        bulk->writer->class_of->add_postings(bulk->writer, postings, count);
    }
    return end_call(bulk, error);
}

/* ---- from the first to the last ---- */

static bool check_totals(xc_bulk *bulk)
{
    const totals *documents = &bulk->documents, *postings = &bulk->postings;
    if (documents->wdf != postings->wdf || documents->lengths != postings->lengths) {
        return refuse(bulk, "the postings do not add up to the lengths of the documents");
    }
    bool is_same = documents->entries == postings->entries && documents->entry_count == postings->entry_count;
    return !bulk->has_term_lists || is_same || refuse(bulk, "the term lists do not have the terms of the postings");
}

xc_status xc_bulk_finish(xc_bulk *bulk, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (enter(bulk, TERMS) && end_term(bulk) && check_totals(bulk) &&
        bulk->writer->class_of->finish(bulk->writer, &bulk->statistics)) {
        bulk->part = FINISHED;
    }
    return end_call(bulk, error);
}

static bool is_valid(const xc_bulk_options *options)
{
    unsigned size = options->block_size;
    return (options->method == XC_BULK_DIRECT || options->method == XC_BULK_LIBRARY) && size >= BLOCK_SIZE_MIN &&
           size <= BLOCK_SIZE_MAX && (size & (size - 1)) == 0 && options->compression <= COMPRESSION_MAX;
}

static bool open_writer(xc_bulk *bulk, const char *path, const xc_bulk_options *options)
{
    bulk->path = strdup(path);
    if (!bulk->path) {
        xc_fail_memory(&bulk->failure);
        return false;
    }
    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        return xc_file_fail(&bulk->failure, XC_DATABASE_CREATE, path);
    }
    bulk->has_term_lists = options->has_term_lists;
    bulk->writer = options->method == XC_BULK_DIRECT ? xc_bulk_direct(bulk->path, options, &bulk->failure)
                                                     : xc_bulk_library(bulk->path, options, &bulk->failure);
    return bulk->writer != NULL;
}

xc_status xc_bulk_create(const char *path, const xc_bulk_options *options, xc_bulk **ret_bulk, xc_error *error)
{
    if (!path || !ret_bulk) {
        return xc_fail_null(error);
    }
    xc_bulk_options wanted = options ? *options : (xc_bulk_options){.method = XC_BULK_DIRECT};
    wanted.block_size = wanted.block_size ? wanted.block_size : BLOCK_SIZE;
    if (!is_valid(&wanted)) {
        return xc_fail(error, XC_INVALID_ARGUMENT, "InvalidArgumentError", "no such options for a bulk writer", "");
    }
    xc_bulk *bulk = calloc(1, sizeof *bulk);
    if (!bulk) {
        return xc_fail_memory(error);
    }
    if (!open_writer(bulk, path, &wanted)) {
        xc_status status = end_call(bulk, error);
        xc_bulk_free(bulk);
        return status;
    }
    *ret_bulk = bulk;
    return XC_OK;
}

void xc_bulk_free(xc_bulk *bulk)
{
    if (!bulk) {
        return;
    }
    if (bulk->writer) {
        bulk->writer->class_of->free(bulk->writer);
    }
    free(bulk->docids.runs);
    free(bulk->path);
    free(bulk);
}

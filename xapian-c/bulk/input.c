/* input.c: sees to the order of what a database is made of, and that its parts fit each other. */
#include "xapian-c/bulk/input.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xapian-c/fail.h"

#define TERM_MAX 245
#define VALUE_MAX INT32_MAX
#define NO_SLOT UINT32_MAX   /* Xapian::BAD_VALUENO */
#define NO_LENGTH UINT32_MAX /* to Xapian that of a document that was deleted */

/* Each refuses what was given, and says which it was. */
static bool refuse(xc_input *input, const char *message, const char *where)
{
    xc_fail(input->failure, XC_INVALID_ARGUMENT, "InvalidArgumentError", message, where);
    return false;
}

static bool refuse_document(xc_input *input, const char *message, xc_docid docid)
{
    char where[32];
    snprintf(where, sizeof where, "document %" PRIu32, docid);
    return refuse(input, message, where);
}

static bool refuse_key(xc_input *input, const char *message, const char *key, size_t length)
{
    char where[256]; /* more than is kept, so that it is cut between two characters */
    snprintf(where, sizeof where, "%.*s", (int)(length < sizeof where ? length : sizeof where), key ? key : "");
    return refuse(input, message, where);
}

/* Enters a part, which must not be one that is over. */
static bool enter(xc_input *input, xc_input_part part)
{
    if (part < input->part) {
        return refuse(input,
                      input->part == XC_INPUT_FINISHED ? "the database is finished"
                                                       : "documents come first, then metadata, then terms",
                      "");
    }
    if (part > input->part) {
        input->last_length = 0;
        input->part = part;
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
static bool advance(xc_input *input, const char *key, size_t length)
{
    if (input->last_length && compare(input->last, input->last_length, key, length) >= 0) {
        return false;
    }
    memcpy(input->last, key, length);
    input->last_length = length;
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

static bool check_values(xc_input *input, const xc_bulk_document *document)
{
    for (size_t i = 0; i < document->value_count; i++) {
        const xc_bulk_value *value = &document->values[i];
        if (i > 0 && value->slot <= value[-1].slot) {
            return refuse_document(input, "the values of a document are not in the order of their slots",
                                   document->docid);
        }
        if (value->slot == NO_SLOT || !value->data || value->length == 0 || value->length > VALUE_MAX) {
            return refuse_document(input, "a value is empty or too long, or its slot is none", document->docid);
        }
    }
    return true;
}

static bool check_entries(xc_input *input, const xc_bulk_document *document)
{
    uint64_t length = 0;
    for (size_t i = 0; i < document->entry_count; i++) {
        const xc_bulk_entry *entry = &document->entries[i];
        if (!is_term(entry->term, entry->length)) {
            return refuse_document(input, "a term of a document is empty or longer than 245 bytes", document->docid);
        }
        if (i > 0 && compare(entry[-1].term, entry[-1].length, entry->term, entry->length) >= 0) {
            return refuse_document(input, "the terms of a document are not in order", document->docid);
        }
        length += entry->wdf;
        input->of_documents.entries +=
            spread(hash_of(entry->term, entry->length) + document->docid) * (entry->wdf + 1ULL);
    }
    input->of_documents.entry_count += document->entry_count;
    return length == document->length ||
           refuse_document(input, "the length of a document is not the sum of its wdf", document->docid);
}

static bool check_document(xc_input *input, const xc_bulk_document *document)
{
    if (!document || (document->data_length && !document->data) || (document->value_count && !document->values) ||
        (document->entry_count && !document->entries)) {
        return refuse(input, "NULL where a document or a part of one is needed", "");
    }
    if (document->docid <= input->statistics.last) {
        return refuse_document(input, "documents are not in the order of their numbers", document->docid);
    }
    if (document->length == NO_LENGTH) {
        return refuse_document(input, "a document is too long", document->docid);
    }
    if (document->entry_count && !input->has_term_lists) {
        return refuse_document(input, "a document has a term list, and the database none", document->docid);
    }
    return check_values(input, document) && (!input->has_term_lists || check_entries(input, document));
}

static void count_document(xc_input *input, const xc_bulk_document *document)
{
    xc_glass_statistics *statistics = &input->statistics;
    uint32_t length = document->length;
    statistics->documents++;
    statistics->last = document->docid;
    statistics->total_length += length;
    if (length && (statistics->shortest == 0 || length < statistics->shortest)) {
        statistics->shortest = length;
    }
    statistics->longest = length > statistics->longest ? length : statistics->longest;
    input->of_documents.wdf += length;
    input->of_documents.lengths += spread(document->docid) * length;
}

bool xc_input_document(xc_input *input, const xc_bulk_document *document)
{
    if (!enter(input, XC_INPUT_DOCUMENTS) || !check_document(input, document)) {
        return false;
    }
    if (!xc_docids_add(&input->docids, document->docid)) {
        xc_fail_memory(input->failure);
        return false;
    }
    count_document(input, document);
    return true;
}

/* ---- metadata ---- */

bool xc_input_metadata(xc_input *input, const char *key, size_t key_length, const char *value, size_t value_length)
{
    if (!enter(input, XC_INPUT_METADATA)) {
        return false;
    }
    if (!key || key_length == 0 || key_length > XC_INPUT_KEY_MAX) {
        return refuse_key(input, "a key of metadata is empty or longer than 253 bytes", key, key_length);
    }
    if (!value || value_length == 0) {
        return refuse_key(input, "a value of metadata is empty", key, key_length);
    }
    return advance(input, key, key_length) || refuse_key(input, "keys of metadata are not in order", key, key_length);
}

/* ---- terms ---- */

bool xc_input_end_term(xc_input *input, bool *ret_was_open)
{
    xc_input_term *term = &input->term;
    if (!enter(input, XC_INPUT_TERMS)) {
        return false;
    }
    *ret_was_open = term->is_open;
    if (!term->is_open) {
        return true;
    }
    if (term->postings != term->documents || term->wdf != term->occurrences) {
        return refuse_key(input, "a term has not as many postings or occurrences as was said", input->last,
                          input->last_length);
    }
    term->is_open = false;
    input->of_postings.wdf += term->wdf;
    input->of_postings.entry_count += term->postings;
    return true;
}

bool xc_input_begin_term(xc_input *input, const char *term, size_t length, uint32_t documents, uint32_t occurrences)
{
    if (!is_term(term, length)) {
        return refuse_key(input, "a term is empty or longer than 245 bytes", term, length);
    }
    if (documents == 0) {
        return refuse_key(input, "a term has no documents", term, length);
    }
    if (!advance(input, term, length)) {
        return refuse_key(input, "terms are not in order", term, length);
    }
    input->term = (xc_input_term){.is_open = true, .documents = documents, .occurrences = occurrences};
    input->term.hash = input->has_term_lists ? hash_of(term, length) : 0;
    return true;
}

/* Moves to the run that a number is in; false where it is in none. Numbers ascend within a term. */
static bool find_run(xc_input *input, xc_docid docid, xc_docids_run *ret_run)
{
    const xc_docids *docids = &input->docids;
    input->term.run = xc_docids_find(docids, input->term.run, docid);
    if (input->term.run == docids->count || docid < docids->runs[input->term.run].first) {
        return refuse_document(input, "a posting is of no document", docid);
    }
    *ret_run = docids->runs[input->term.run];
    return true;
}

/* Checks postings and sums them up. */
static bool check_postings(xc_input *input, const xc_bulk_posting *postings, size_t count)
{
    xc_input_term *term = &input->term;
    xc_docids_run run = {UINT32_MAX, 0}; /* not looked for yet */
    xc_docid last = term->last;
    uint64_t wdf = 0, lengths = 0;
    for (size_t i = 0; i < count; i++) {
        xc_docid docid = postings[i].docid;
        if (docid <= last) {
            return refuse_document(input, "the postings of a term are not in the order of their documents", docid);
        }
        if ((docid > run.last || docid < run.first) && !find_run(input, docid, &run)) {
            return false;
        }
        last = docid;
        wdf += postings[i].wdf;
        lengths += spread(docid) * postings[i].wdf;
    }
    term->last = last;
    term->postings += count;
    term->wdf += wdf;
    input->of_postings.lengths += lengths;
    return true;
}

static void sum_entries(xc_input *input, const xc_bulk_posting *postings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        input->of_postings.entries += spread(input->term.hash + postings[i].docid) * (postings[i].wdf + 1ULL);
    }
}

bool xc_input_postings(xc_input *input, const xc_bulk_posting *postings, size_t count)
{
    if (!enter(input, XC_INPUT_TERMS)) {
        return false;
    }
    if (!input->term.is_open) {
        return refuse(input, "postings come after their term", "");
    }
    if (count && !postings) {
        return refuse(input, "NULL where postings are needed", "");
    }
    if (!check_postings(input, postings, count)) {
        return false;
    }
    if (input->has_term_lists) {
        sum_entries(input, postings, count);
    }
    return true;
}

/* ---- the end ---- */

bool xc_input_finish(xc_input *input)
{
    const xc_input_sums *documents = &input->of_documents, *postings = &input->of_postings;
    input->part = XC_INPUT_FINISHED;
    if (documents->wdf != postings->wdf || documents->lengths != postings->lengths) {
        return refuse(input, "the postings do not add up to the lengths of the documents", "");
    }
    bool is_same = documents->entries == postings->entries && documents->entry_count == postings->entry_count;
    return !input->has_term_lists || is_same ||
           refuse(input, "the term lists do not have the terms of the postings", "");
}

void xc_input_clear(xc_input *input)
{
    free(input->docids.runs);
    input->docids = (xc_docids){0};
}

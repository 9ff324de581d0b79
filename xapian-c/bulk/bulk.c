/* bulk.c: hands the input to a writer of one of the methods once it is checked, and keeps the first failure. */
#include <xapian-c/xapian_c_bulk.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "xapian-c/bulk/file.h"
#include "xapian-c/bulk/input.h"
#include "xapian-c/bulk/writer.h"
#include "xapian-c/fail.h"

enum {
    BLOCK_SIZE = 8192,
    BLOCK_SIZE_MIN = 2048,
    BLOCK_SIZE_MAX = 65536,
    COMPRESSION_MAX = 9,
};

struct xc_bulk {
    xc_error failure; /* the first; XC_OK: none yet */
    char *path;
    xc_input input;
    xc_bulk_writer *writer;
};

/* Whether nothing has failed yet. */
static bool is_good(const xc_bulk *bulk)
{
    return bulk->failure.status == XC_OK;
}

/* Where a call ends: with the first failure, if there was one. */
static xc_status end_call(const xc_bulk *bulk, xc_error *error)
{
    if (error && !is_good(bulk)) {
        *error = bulk->failure;
    }
    return bulk->failure.status;
}

xc_status xc_bulk_add_document(xc_bulk *bulk, const xc_bulk_document *document, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (is_good(bulk) && xc_input_document(&bulk->input, document)) {
        bulk->writer->class_of->add_document(bulk->writer, document);
    }
    return end_call(bulk, error);
}

xc_status xc_bulk_add_metadata(xc_bulk *bulk, const char *key, size_t key_length, const char *value,
                               size_t value_length, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (is_good(bulk) && xc_input_metadata(&bulk->input, key, key_length, value, value_length)) {
        bulk->writer->class_of->add_metadata(bulk->writer, key, key_length, value, value_length);
    }
    return end_call(bulk, error);
}

/* Ends the term at hand, if there is one. */
static bool end_term(xc_bulk *bulk)
{
    bool was_open = false;
    return xc_input_end_term(&bulk->input, &was_open) && (!was_open || bulk->writer->class_of->end_term(bulk->writer));
}

xc_status xc_bulk_add_term(xc_bulk *bulk, const char *term, size_t length, uint32_t documents, uint32_t occurrences,
                           xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (is_good(bulk) && end_term(bulk) && xc_input_begin_term(&bulk->input, term, length, documents, occurrences)) {
        bulk->writer->class_of->begin_term(bulk->writer, term, length, documents, occurrences);
    }
    return end_call(bulk, error);
}

xc_status xc_bulk_add_postings(xc_bulk *bulk, const xc_bulk_posting *postings, size_t count, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (is_good(bulk) && xc_input_postings(&bulk->input, postings, count)) {
        bulk->writer->class_of->add_postings(bulk->writer, postings, count);
    }
    return end_call(bulk, error);
}

xc_status xc_bulk_finish(xc_bulk *bulk, xc_error *error)
{
    if (!bulk) {
        return xc_fail_null(error);
    }
    if (is_good(bulk) && end_term(bulk) && xc_input_finish(&bulk->input)) {
        bulk->writer->class_of->finish(bulk->writer, &bulk->input.statistics);
    }
    return end_call(bulk, error);
}

static bool is_block_size(unsigned size)
{
    return size >= BLOCK_SIZE_MIN && size <= BLOCK_SIZE_MAX && (size & (size - 1)) == 0;
}

static bool is_valid(const xc_bulk_options *options)
{
    return (options->method == XC_BULK_DIRECT || options->method == XC_BULK_LIBRARY) &&
           is_block_size(options->block_size) && is_block_size(options->data_block_size) &&
           options->compression <= COMPRESSION_MAX;
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
    bulk->input.failure = &bulk->failure;
    bulk->input.has_term_lists = options->has_term_lists;
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
    wanted.data_block_size = wanted.data_block_size ? wanted.data_block_size : wanted.block_size;
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
    xc_input_clear(&bulk->input);
    free(bulk->path);
    free(bulk);
}

/* direct.c: takes the tables of a database apart. */
#include <stdlib.h>
#include <string.h>

#include "xapian-c/fail.h"
#include "xapian-c/scan/documents.h"
#include "xapian-c/scan/method.h"
#include "xapian-c/scan/terms.h"

typedef struct direct_scan {
    xc_scan base;
    char *folder;
    xc_lists *lists;
    xc_scan_documents documents;
    xc_scan_terms terms;
    /* Metadata. */
    xc_blocks_cursor cursor; /* of what comes next */
    bool is_begun, is_at_end;
    xc_bytes key, value, whole;
} direct_scan;

/* The status of what was done: at the end or before it. */
static xc_status status_of(bool done, bool is_at_end, const xc_error *failure, xc_error *error)
{
    if (!done && error) {
        *error = *failure;
    }
    return !done ? failure->status : is_at_end ? XC_END : XC_OK;
}

static xc_status next_document(xc_scan *scan, xc_bulk_document *ret_document, xc_error *error)
{
    direct_scan *self = (direct_scan *)scan;
    xc_error failure;
    bool done = xc_scan_documents_next(&self->documents, ret_document, &failure);
    return status_of(done, self->documents.is_at_end, &failure, error);
}

/* ---- metadata ---- */

static const unsigned char METADATA[] = {0x00, 0xC0};

/* Keeps the key and the value, as the block that they are in is not kept. */
static bool take_pair(direct_scan *self, xc_error *failure)
{
    xc_blocks_entry entry;
    if (!xc_blocks_read_under(&self->cursor, METADATA, sizeof METADATA, &self->whole, &entry, failure)) {
        return false;
    }
    self->is_at_end = !entry.key;
    return self->is_at_end ||
           (xc_bytes_set(&self->key, entry.key, entry.key_length, failure) &&
            xc_bytes_set(&self->value, entry.tag, entry.tag_length, failure) && xc_blocks_next(&self->cursor, failure));
}

static bool begin_metadata(direct_scan *self, xc_error *failure)
{
    self->is_begun = true;
    self->cursor.blocks = xc_lists_blocks(self->lists);
    self->is_at_end = !self->cursor.blocks;
    return self->is_at_end || xc_blocks_find(&self->cursor, METADATA, sizeof METADATA, failure);
}

static xc_status next_metadata(xc_scan *scan, xc_scan_pair *ret_pair, xc_error *error)
{
    direct_scan *self = (direct_scan *)scan;
    xc_error failure;
    bool done = self->is_begun || begin_metadata(self, &failure);
    done = done && (self->is_at_end || take_pair(self, &failure));
    if (done && !self->is_at_end) {
        *ret_pair = (xc_scan_pair){(const char *)self->key.data, (const char *)self->value.data, self->key.size,
                                   self->value.size};
    }
    return status_of(done, self->is_at_end, &failure, error);
}

/* ---- terms ---- */

static xc_status next_term(xc_scan *scan, xc_scan_term *ret_term, xc_error *error)
{
    xc_scan_terms *terms = &((direct_scan *)scan)->terms;
    xc_error failure;
    bool done = xc_scan_terms_next(terms, &failure);
    if (done && !terms->is_at_end) {
        *ret_term =
            (xc_scan_term){(const char *)terms->text.data, terms->text.size, terms->documents, terms->occurrences};
    }
    return status_of(done, terms->is_at_end, &failure, error);
}

static xc_status seek_term(xc_scan *scan, const char *term, size_t length, xc_error *error)
{
    xc_error failure;
    bool done = xc_scan_terms_seek(&((direct_scan *)scan)->terms, term, length, &failure);
    return status_of(done, false, &failure, error);
}

static xc_status next_postings(xc_scan *scan, const xc_bulk_posting **ret_postings, size_t *ret_count, xc_error *error)
{
    xc_scan_terms *terms = &((direct_scan *)scan)->terms;
    xc_error failure;
    size_t count = 0;
    bool done = xc_scan_terms_postings(terms, &count, &failure);
    if (done && count > 0) {
        *ret_postings = terms->chunk;
        *ret_count = count;
    }
    return status_of(done, count == 0, &failure, error);
}

static xc_status rewind_postings(xc_scan *scan, xc_error *error)
{
    xc_error failure;
    bool done = xc_scan_terms_rewind(&((direct_scan *)scan)->terms, &failure);
    return status_of(done, false, &failure, error);
}

/* ---- opening ---- */

static void free_scan(xc_scan *scan)
{
    direct_scan *self = (direct_scan *)scan;
    xc_scan_documents_clear(&self->documents);
    xc_scan_terms_clear(&self->terms);
    free(self->key.data);
    free(self->value.data);
    free(self->whole.data);
    xc_lists_free(self->lists);
    free(self->folder);
    free(self);
}

xc_scan *xc_scan_direct(const char *path, xc_error *failure)
{
    static const xc_scan_class CLASS = {next_document, next_metadata,   next_term, seek_term,
                                        next_postings, rewind_postings, free_scan};
    direct_scan *self = calloc(1, sizeof *self);
    if (!self || !(self->folder = strdup(path))) {
        free(self);
        xc_fail_memory(failure);
        return NULL;
    }
    self->base.class_of = &CLASS;
    self->lists = xc_lists_open(path, failure);
    if (!self->lists) {
        free_scan(&self->base);
        return NULL;
    }
    if (xc_lists_blocks(self->lists)) {
        xc_blocks_keep_few(xc_lists_blocks(self->lists));
    }
    self->documents.lists = self->terms.lists = self->lists;
    self->documents.folder = self->folder;
    return &self->base;
}

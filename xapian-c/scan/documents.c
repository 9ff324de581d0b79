/* documents.c: the documents of a glass database, in order. The list of their lengths says which there are. */
#include "xapian-c/scan/documents.h"

#include <stdio.h>
#include <stdlib.h>

#include "xapian-c/bulk/pack.h"
#include "xapian-c/fail.h"
#include "xapian-c/scan/inflate.h"

static bool fail_corrupt(xc_error *failure)
{
    xc_fail(failure, XC_DATABASE_CORRUPT, "DatabaseCorruptError", "the data of documents are damaged", "docdata.glass");
    return false;
}

/* ---- data ---- */

static bool open_data(xc_scan_documents *documents, xc_error *failure)
{
    const xc_origin *origin = xc_lists_origin(documents->lists);
    unsigned char first[XC_PACK_SORTED];
    const size_t length = (size_t)(xc_pack_sorted(first, 1) - first);
    char *path = NULL;
    if (origin->is_without_data) {
        return true;
    }
    if (asprintf(&path, "%s/docdata.glass", documents->folder) < 0) {
        xc_fail_memory(failure);
        return false;
    }
    documents->data = documents->cursor.blocks = xc_blocks_open(path, &origin->data, failure);
    free(path);
    if (!documents->data) {
        return false;
    }
    xc_blocks_keep_few(documents->data);
    return xc_blocks_find(&documents->cursor, first, length, failure);
}

/* Reads the data of a document, which may have none. */
static bool read_data(xc_scan_documents *documents, xc_bulk_document *document, xc_error *failure)
{
    xc_blocks_entry entry;
    xc_docid docid = 0;
    if (documents->is_taken && !xc_blocks_next(&documents->cursor, failure)) {
        return false;
    }
    documents->is_taken = false;
    if (!documents->data || documents->cursor.is_at_end) {
        return true;
    }
    xc_blocks_cursor start = documents->cursor; /* reading goes to the last part */
    if (!xc_blocks_read(&documents->cursor, &documents->whole, &entry, failure)) {
        return false;
    }
    if (!xc_unpack_sorted(entry.key, entry.key + entry.key_length, &docid) || docid < document->docid) {
        return fail_corrupt(failure); /* data of no document */
    }
    if (docid > document->docid) {
        documents->cursor = start;
        return true;
    }
    documents->is_taken = true;
    document->data = (const char *)entry.tag;
    document->data_length = entry.tag_length;
    if (entry.is_deflated) {
        if (!xc_inflate(entry.tag, entry.tag_length, &documents->inflated, failure)) {
            return false;
        }
        document->data = (const char *)documents->inflated.data;
        document->data_length = documents->inflated.size;
    }
    return true;
}

/* ---- all of it ---- */

static bool begin(xc_scan_documents *documents, xc_error *failure)
{
    documents->is_begun = true;
    documents->left = xc_lists_origin(documents->lists)->documents;
    documents->lengths.lists = documents->lists;
    xc_blocks *blocks = xc_lists_blocks(documents->lists);
    return xc_list_begin_lengths(&documents->lengths, failure) &&
           (!blocks || xc_scan_slots_open(&documents->slots, blocks, failure)) && open_data(documents, failure);
}

/* Whether nothing is left over. */
static bool end(xc_scan_documents *documents, xc_error *failure)
{
    xc_bulk_document none = {.docid = XC_LIST_END};
    documents->is_at_end = true;
    bool done = xc_scan_slots_go(&documents->slots, XC_LIST_END, failure) && read_data(documents, &none, failure) &&
                ((documents->left == 0 && !none.data) || fail_corrupt(failure));
    xc_blocks_free(documents->data);
    documents->data = NULL;
    return done;
}

bool xc_scan_documents_next(xc_scan_documents *documents, xc_bulk_document *ret_document, xc_error *failure)
{
    xc_list *lengths = &documents->lengths;
    if (documents->is_at_end) {
        return true;
    }
    if (!(documents->is_begun ? xc_list_next(lengths, failure) : begin(documents, failure))) {
        return false;
    }
    if (lengths->docid == XC_LIST_END) {
        return end(documents, failure);
    }
    xc_bulk_document found = {.docid = lengths->docid, .length = lengths->wdf};
    if (documents->left-- == 0) {
        return fail_corrupt(failure);
    }
    if (!xc_scan_slots_go(&documents->slots, found.docid, failure) || !read_data(documents, &found, failure)) {
        return false;
    }
    found.values = documents->slots.values;
    found.value_count = documents->slots.value_count;
    *ret_document = found;
    return true;
}

void xc_scan_documents_clear(xc_scan_documents *documents)
{
    xc_list_clear(&documents->lengths);
    xc_scan_slots_clear(&documents->slots);
    xc_blocks_free(documents->data);
    free(documents->whole.data);
    free(documents->inflated.data);
}

/* postings.c: lists of postings in chunks: those of the terms, and that of the documents' lengths. */
#include "xapian-c/bulk/postings.h"

#include <string.h>

static void append(xc_postings_chunk *chunk, xc_docid docid, uint32_t wdf)
{
    unsigned char *start = chunk->bytes + XC_POSTINGS_HEAD, *at = start + chunk->size;
    if (chunk->size == 0) {
        chunk->first = docid;
    } else {
        at = xc_pack_varint(at, docid - chunk->last - 1);
    }
    chunk->last = docid;
    chunk->size = (size_t)(xc_pack_varint(at, wdf) - start);
}

/* Writes the chunk at hand, with its head, under its key. */
static bool write_chunk(xc_postings *list, bool is_last)
{
    xc_postings_chunk *chunk = &list->chunk;
    unsigned char head[XC_POSTINGS_HEAD], *at = head;
    unsigned char *key_end = list->key + list->key_length;
    if (list->is_begun) {
        if (list->has_gap) {
            *key_end++ = '\0';
        }
        key_end = xc_pack_sorted(key_end, chunk->first);
    } else {
        at = xc_pack_varint(at, list->documents);
        at = xc_pack_varint(at, list->occurrences);
        at = xc_pack_varint(at, chunk->first - 1);
        list->is_begun = true;
    }
    *at++ = is_last ? '1' : '0';
    at = xc_pack_varint(at, chunk->last - chunk->first);
    size_t head_size = (size_t)(at - head);
    unsigned char *tag = chunk->bytes + XC_POSTINGS_HEAD - head_size;
    memcpy(tag, head, head_size);
    xc_table_entry entry = {list->key, (size_t)(key_end - list->key), tag, head_size + chunk->size, false};
    chunk->size = 0;
    return xc_table_add(list->table, &entry);
}

void xc_postings_begin(xc_postings *list, const char *term, size_t length, uint32_t documents, uint32_t occurrences)
{
    list->documents = documents;
    list->occurrences = occurrences;
    list->is_begun = false;
    list->has_gap = true;
    list->chunk.size = 0;
    if (!memchr(term, '\0', length)) {
        memcpy(list->key, term, length);
        list->key_length = length;
        return;
    }
    list->key_length = 0;
    for (size_t i = 0; i < length; i++) {
        list->key[list->key_length++] = (unsigned char)term[i];
        if (term[i] == '\0') {
            list->key[list->key_length++] = 0xFF; /* so that it is told from the end of the term */
        }
    }
}

/* Appends postings to a chunk that has some until it is full. Returns how many. */
static size_t append_all(xc_postings_chunk *chunk, const xc_bulk_posting *postings, size_t count)
{
    unsigned char *start = chunk->bytes + XC_POSTINGS_HEAD, *at = start + chunk->size;
    const unsigned char *full = start + XC_POSTINGS_FULL;
    xc_docid last = chunk->last;
    size_t i = 0;
    for (; i < count && at < full; i++) {
        at = xc_pack_varint(at, postings[i].docid - last - 1);
        at = xc_pack_varint(at, postings[i].wdf);
        last = postings[i].docid;
    }
    chunk->last = last;
    chunk->size = (size_t)(at - start);
    return i;
}

static uint32_t greatest_wdf(uint32_t bound, const xc_bulk_posting *postings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bound = postings[i].wdf > bound ? postings[i].wdf : bound;
    }
    return bound;
}

bool xc_postings_add(xc_postings *list, const xc_bulk_posting *postings, size_t count)
{
    list->wdf_bound = greatest_wdf(list->wdf_bound, postings, count);
    for (size_t i = 0; i < count;) {
        if (list->chunk.size >= XC_POSTINGS_FULL && !write_chunk(list, false)) {
            return false;
        }
        if (list->chunk.size == 0) {
            append(&list->chunk, postings[i].docid, postings[i].wdf);
            i++;
        }
        i += append_all(&list->chunk, postings + i, count - i);
    }
    return true;
}

bool xc_postings_end(xc_postings *list)
{
    return write_chunk(list, true);
}

bool xc_postings_keep(xc_postings_chunk *chunk, const xc_bulk_posting *length, xc_spool *spool, xc_spool_list *kept)
{
    if (chunk->size >= XC_POSTINGS_FULL) {
        xc_spool_chunk full = {.length = (uint32_t)chunk->size, .first = chunk->first, .last = chunk->last};
        if (!xc_spool_put(spool, kept, full, chunk->bytes + XC_POSTINGS_HEAD)) {
            return false;
        }
        chunk->size = 0;
    }
    append(chunk, length->docid, length->wdf);
    return true;
}

bool xc_postings_write_lengths(xc_postings *list, const xc_postings_chunk *last, const xc_spool *spool,
                               const xc_spool_list *kept)
{
    static const unsigned char KEY[] = {0x00, 0xE0};
    memcpy(list->key, KEY, sizeof KEY);
    list->key_length = sizeof KEY;
    list->has_gap = list->is_begun = false;
    list->documents = list->occurrences = 0; /* Xapian does not count here */
    for (size_t i = 0; i < kept->count; i++) {
        const xc_spool_chunk *from = &kept->chunks[i];
        list->chunk.first = from->first;
        list->chunk.last = from->last;
        list->chunk.size = from->length;
        if (!xc_spool_get(spool, from, list->chunk.bytes + XC_POSTINGS_HEAD) || !write_chunk(list, false)) {
            return false;
        }
    }
    list->chunk = *last;
    return write_chunk(list, true);
}

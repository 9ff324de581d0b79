/* termlist.c: what a document's term list is stored as. */
#include "xapian-c/bulk/termlist.h"

#include "xapian-c/bulk/pack.h"

static size_t common_prefix(const xc_bulk_entry *first, const xc_bulk_entry *second)
{
    size_t most = first->length < second->length ? first->length : second->length, length = 0;
    while (length < most && first->term[length] == second->term[length]) {
        length++;
    }
    return length;
}

static unsigned char *pack_first(unsigned char *at, const xc_bulk_entry *entry)
{
    *at++ = (unsigned char)entry->length;
    at = xc_pack_bytes(at, entry->term, entry->length);
    return xc_pack_varint(at, entry->wdf);
}

/* A term as what it shares with the one before and what it adds. A small count stands in the byte of what is shared,
 * which is never more than the length of the one before. */
static unsigned char *pack_next(unsigned char *at, const xc_bulk_entry *before, const xc_bulk_entry *entry)
{
    size_t shared = common_prefix(before, entry);
    size_t joined = entry->wdf < 127 ? (entry->wdf + 1) * (before->length + 1) + shared : SIZE_MAX;
    *at++ = (unsigned char)(joined < 256 ? joined : shared);
    *at++ = (unsigned char)(entry->length - shared);
    at = xc_pack_bytes(at, entry->term + shared, entry->length - shared);
    return joined < 256 ? at : xc_pack_varint(at, entry->wdf);
}

bool xc_termlist_pack(const xc_bulk_document *document, xc_bytes *tag, xc_error *failure)
{
    size_t most = XC_PACK_VARINT32 + XC_PACK_VARINT;
    for (size_t i = 0; i < document->entry_count; i++) {
        most += 2 + document->entries[i].length + XC_PACK_VARINT32;
    }
    tag->size = 0;
    unsigned char *at = xc_bytes_reserve(tag, most, failure);
    if (!at) {
        return false;
    }
    if (document->entry_count == 0) {
        return true; /* stored as an empty tag */
    }
    at = xc_pack_varint(at, document->length);
    at = xc_pack_varint(at, document->entry_count);
    at = pack_first(at, &document->entries[0]);
    for (size_t i = 1; i < document->entry_count; i++) {
        at = pack_next(at, &document->entries[i - 1], &document->entries[i]);
    }
    tag->size = (size_t)(at - tag->data);
    return true;
}

bool xc_termlist_pack_slots(const xc_bulk_document *document, xc_bytes *tag, xc_error *failure)
{
    tag->size = 0;
    unsigned char *at = xc_bytes_reserve(tag, document->value_count * XC_PACK_VARINT32, failure);
    if (!at) {
        return false;
    }
    xc_slot next = 0;
    for (size_t i = 0; i < document->value_count; i++) {
        at = xc_pack_varint(at, document->values[i].slot - next);
        next = document->values[i].slot + 1;
    }
    tag->size = (size_t)(at - tag->data);
    return true;
}

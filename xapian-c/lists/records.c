/* records.c: what a database has under a key of metadata, and the data of a document. */
#include <stdlib.h>
#include <string.h>

#include "xapian-c/bulk/pack.h"
#include "xapian-c/lists/lists.h"

/* Reads the tag of a key; *ret_found is false where there is none, or it is deflated. */
static bool read_record(xc_blocks *blocks, const unsigned char *key, size_t length, xc_bytes *ret_tag, bool *ret_found,
                        xc_error *failure)
{
    xc_blocks_cursor cursor = {.blocks = blocks};
    xc_blocks_entry entry;
    xc_bytes whole = {0};
    *ret_found = false;
    if (!xc_blocks_find(&cursor, key, length, failure) || cursor.is_at_end) {
        return cursor.is_at_end;
    }
    bool done = xc_blocks_read(&cursor, &whole, &entry, failure);
    if (done && entry.key_length == length && memcmp(entry.key, key, length) == 0 && !entry.is_deflated) {
        *ret_found = true;
        done = xc_bytes_set(ret_tag, entry.tag, entry.tag_length, failure);
    }
    free(whole.data);
    return done;
}

bool xc_lists_metadata(xc_lists *lists, const char *key, size_t length, xc_bytes *ret_value, xc_error *failure)
{
    unsigned char full[2 + XC_METADATA_KEY_MOST] = {0x00, 0xC0};
    xc_blocks *blocks = xc_lists_blocks(lists);
    bool found;
    ret_value->size = 0;
    memcpy(full + 2, key, length);
    return !blocks || read_record(blocks, full, length + 2, ret_value, &found, failure);
}

bool xc_lists_data(xc_lists *lists, xc_docid docid, xc_bytes *ret_data, bool *ret_found, xc_error *failure)
{
    unsigned char key[XC_PACK_SORTED];
    const size_t length = (size_t)(xc_pack_sorted(key, docid) - key);
    *ret_found = false;
    if (xc_lists_origin(lists)->is_without_data) {
        return true;
    }
    xc_blocks *blocks = xc_lists_open_data(lists, failure);
    return blocks && read_record(blocks, key, length, ret_data, ret_found, failure);
}

/* lists.h: the posting lists of a glass database, read straight from its blocks: many times faster than through
 * libxapian, which goes from posting to posting by virtual calls and reads a block anew for each list. For a database
 * that nobody writes to; where somebody does, what is gone is found out as libxapian finds it out. */
#ifndef XAPIAN_C_LISTS_LISTS_H
#define XAPIAN_C_LISTS_LISTS_H

#include "xapian-c/lists/blocks.h"
#include "xapian-c/lists/origin.h"
#include "xapian-c/lists/unpack.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The lists of one database. */
typedef struct xc_lists xc_lists;

/* Opens the lists of the database in a folder. Returns new ones; free with xc_lists_free. NULL with XC_UNIMPLEMENTED
 * for what is no database of a format that is known, or with the errors of blocks.h. */
xc_lists *xc_lists_open(const char *folder, xc_error *failure);
void xc_lists_free(xc_lists *lists);

/* What the database says of itself, and the table that the lists are in: NULL where nothing is in it. Borrowed: valid
 * as long as the lists. */
const xc_origin *xc_lists_origin(const xc_lists *lists);
xc_blocks *xc_lists_blocks(xc_lists *lists);
/* The table that the documents' data are in, opened when it is first asked for. Borrowed as well. */
xc_blocks *xc_lists_open_data(xc_lists *lists, xc_error *failure);
/* Which database it is, as Xapian writes it; as of which change. */
const char *xc_lists_uuid(const xc_lists *lists);
uint64_t xc_lists_revision(const xc_lists *lists);

/* ---- one list ---- */

/* On a posting, or at its end. All zero but for `lists`: of no term yet. Clear with xc_list_clear. */
typedef struct xc_list {
    xc_lists *lists; /* borrowed */
    uint32_t documents, occurrences;
    xc_docid docid; /* of the posting; UINT32_MAX at the end */
    uint32_t wdf;
    /* The rest is private. */
    const unsigned char *at, *end; /* postings of the chunk behind this one */
    xc_docid chunk_last;
    bool is_last_chunk;
    xc_blocks_cursor cursor;
    xc_bytes key, chunk, whole;
} xc_list;

#define XC_LIST_END UINT32_MAX

/* Begins the list of a term, at its first posting; at its end where no document has it. */
bool xc_list_begin(xc_list *list, const char *term, size_t length, xc_error *failure);

/* Begins the list of all documents, whose counts are their lengths. */
bool xc_list_begin_lengths(xc_list *list, xc_error *failure);

/* Goes on to the next chunk of the list. */
bool xc_list_next_chunk(xc_list *list, xc_error *failure);

/* Goes on to the first posting that is not before this document. */
bool xc_list_skip_to(xc_list *list, xc_docid docid, xc_error *failure);

void xc_list_clear(xc_list *list);

/* Says that a list is damaged. Returns false. */
bool xc_list_fail(xc_error *failure);

/* Goes on to the next posting, if it has one. */
static inline bool xc_list_next(xc_list *list, xc_error *failure)
{
    if (list->at == list->end) {
        return xc_list_next_chunk(list, failure);
    }
    const unsigned char *at = list->at;
    uint32_t gap = 0;
    if (list->end - at >= 2 && (at[0] | at[1]) < 0x80) {
        gap = at[0];
        list->wdf = at[1];
        at += 2;
    } else {
        at = xc_unpack_varint32(at, list->end, &gap);
        at = at ? xc_unpack_varint32(at, list->end, &list->wdf) : NULL;
    }
    if (!at || gap >= list->chunk_last - list->docid) {
        return xc_list_fail(failure);
    }
    list->docid += gap + 1;
    list->at = at;
    return true;
}

/* ---- all lists of a prefix ---- */

/* On a chunk of a list, or at the end. Clear with xc_walk_clear. */
typedef struct xc_walk {
    xc_list list;  /* on the first posting of the chunk, at its end behind the last one */
    bool is_first; /* chunk of its list: the figures of the term are known */
    bool is_last;
    bool is_at_end;
    xc_blocks_cursor start; /* of the chunk */
    /* Of the chunk: it begins with the term. Borrowed, as are the postings: valid until anything else is read of the
     * lists. */
    const unsigned char *key;
    size_t key_length, term_length;
} xc_walk;

/* Begins with the first chunk of the first term that begins with the prefix. */
bool xc_walk_begin(xc_walk *walk, xc_lists *lists, const char *prefix, size_t length, xc_error *failure);
/* Begins with the first chunk of the first term of all that is not before this one; the walk is a new or cleared one.
 */
bool xc_walk_seek(xc_walk *walk, xc_lists *lists, const char *term, size_t length, xc_error *failure);
/* Goes back to a chunk by its start. */
bool xc_walk_return(xc_walk *walk, const xc_blocks_cursor *start, xc_error *failure);
/* Goes on to the next chunk, of the same term or of the next one. */
bool xc_walk_next(xc_walk *walk, xc_error *failure);
void xc_walk_clear(xc_walk *walk);

/* ---- metadata (records.c) ---- */

/* Bytes of a key of metadata, at most. */
#define XC_METADATA_KEY_MOST 253

/* Reads what stands under a key of 1 … XC_METADATA_KEY_MOST bytes; nothing where there is no such key. */
bool xc_lists_metadata(xc_lists *lists, const char *key, size_t length, xc_bytes *ret_value, xc_error *failure);

/* ---- data (records.c) ---- */

/* Reads the data of a document; *ret_found is false where there are none, or none that can be read as they stand. */
bool xc_lists_data(xc_lists *lists, xc_docid docid, xc_bytes *ret_data, bool *ret_found, xc_error *failure);

/* ---- lengths ---- */

/* Reads the lengths of documents first … first + count - 1; 0 for one that there is not. */
bool xc_lists_lengths(xc_lists *lists, xc_docid first, uint32_t count, uint32_t *ret_lengths, xc_error *failure);

#ifdef __cplusplus
}
#endif

#endif

/* lists.c: the posting lists of a glass database. A list is in chunks, each under a key: the first under the term, with
 * the figures of the term in front, the others under the term and their first document. */
#include "xapian-c/lists/lists.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "xapian-c/fail.h"

/* Keys whose places are kept: those of a question, which asks for the lists of its terms some times. */
#define PLACES 64

/* Where a key is in the table, or would be. */
typedef struct {
    xc_bytes key;
    xc_blocks_cursor at;
} key_place;

struct xc_lists {
    xc_origin origin;
    char *folder;
    xc_blocks *blocks; /* NULL: no document has a term */
    xc_blocks *data;   /* of documents; NULL: not asked for yet */
    xc_list lengths;   /* of documents */
    key_place places[PLACES];
};

/* ---- opening ---- */

static xc_blocks *open_table(const xc_lists *lists, const char *name, const xc_blocks_root *root, xc_error *failure)
{
    char *path = NULL;
    if (asprintf(&path, "%s/%s.glass", lists->folder, name) < 0) {
        xc_fail_memory(failure);
        return NULL;
    }
    xc_blocks *blocks = xc_blocks_open(path, root, failure);
    free(path);
    return blocks;
}

static bool open_lists(xc_lists *lists, const char *folder, xc_error *failure)
{
    if (!xc_origin_read(&lists->origin, folder)) {
        return xc_fail(failure, XC_UNIMPLEMENTED, "UnimplementedError", "not a format that can be read directly",
                       folder) == XC_OK;
    }
    lists->folder = strdup(folder);
    if (!lists->folder) {
        xc_fail_memory(failure);
        return false;
    }
    lists->blocks = lists->origin.is_empty ? NULL : open_table(lists, "postlist", &lists->origin.root, failure);
    return lists->blocks || lists->origin.is_empty;
}

xc_lists *xc_lists_open(const char *folder, xc_error *failure)
{
    xc_lists *lists = calloc(1, sizeof *lists);
    if (!lists) {
        xc_fail_memory(failure);
        return NULL;
    }
    lists->lengths.lists = lists;
    if (!open_lists(lists, folder, failure)) {
        xc_lists_free(lists);
        return NULL;
    }
    return lists;
}

void xc_lists_free(xc_lists *lists)
{
    if (lists) {
        xc_list_clear(&lists->lengths);
        for (size_t i = 0; i < PLACES; i++) {
            free(lists->places[i].key.data);
        }
        xc_blocks_free(lists->blocks);
        xc_blocks_free(lists->data);
        free(lists->folder);
        free(lists);
    }
}

const xc_origin *xc_lists_origin(const xc_lists *lists)
{
    return &lists->origin;
}

xc_blocks *xc_lists_blocks(xc_lists *lists)
{
    return lists->blocks;
}

xc_blocks *xc_lists_open_data(xc_lists *lists, xc_error *failure)
{
    lists->data = lists->data ? lists->data : open_table(lists, "docdata", &lists->origin.data, failure);
    return lists->data;
}

const char *xc_lists_uuid(const xc_lists *lists)
{
    return lists->origin.uuid;
}

uint64_t xc_lists_revision(const xc_lists *lists)
{
    return lists->origin.root.revision;
}

/* ---- chunks ---- */

bool xc_list_fail(xc_error *failure)
{
    xc_fail(failure, XC_DATABASE_CORRUPT, "DatabaseCorruptError", "a list of postings is damaged", "postlist.glass");
    return false;
}

/* Reads the chunk that the cursor is at. */
static bool read_chunk(xc_list *list, xc_blocks_entry *ret_entry, xc_error *failure)
{
    return xc_blocks_read(&list->cursor, &list->whole, ret_entry, failure) &&
           (!ret_entry->is_deflated || xc_list_fail(failure));
}

static bool end_list(xc_list *list)
{
    list->docid = XC_LIST_END;
    list->wdf = 0;
    list->at = list->end;
    list->is_last_chunk = true;
    return true;
}

/* Reads what is in front of the postings of a chunk, and the first posting; `first`: its document. */
static bool begin_chunk(xc_list *list, const unsigned char *at, const unsigned char *end, xc_docid first,
                        xc_error *failure)
{
    uint32_t width = 0;
    if (at == end || (*at != '0' && *at != '1')) {
        return xc_list_fail(failure);
    }
    list->is_last_chunk = *at == '1';
    at = xc_unpack_varint32(at + 1, end, &width);
    at = at ? xc_unpack_varint32(at, end, &list->wdf) : NULL;
    if (!at || first == 0 || first > list->lists->origin.last || width > list->lists->origin.last - first) {
        return xc_list_fail(failure);
    }
    list->docid = first;
    list->chunk_last = first + width;
    list->at = at;
    list->end = end;
    return true;
}

/* The same of the first chunk of a list, which begins with the figures of the term. */
static bool begin_first_chunk(xc_list *list, const xc_blocks_entry *entry, xc_error *failure)
{
    const unsigned char *at = entry->tag, *end = at + entry->tag_length;
    uint32_t before = 0;
    at = xc_unpack_varint32(at, end, &list->documents);
    at = at ? xc_unpack_varint32(at, end, &list->occurrences) : NULL;
    at = at ? xc_unpack_varint32(at, end, &before) : NULL;
    return (at && before < XC_LIST_END) ? begin_chunk(list, at, end, before + 1, failure) : xc_list_fail(failure);
}

/* What a later chunk's key has behind that of the list: a NUL, unless it is that of the lengths, and its first
 * document. Returns false where the key is not one of these. */
static bool first_of(const xc_blocks_entry *entry, size_t key_length, bool has_gap, xc_docid *ret_first)
{
    const unsigned char *at = entry->key + key_length, *end = entry->key + entry->key_length;
    if (has_gap && (at == end || *at++ != '\0')) {
        return false;
    }
    return xc_unpack_sorted(at, end, ret_first) != NULL;
}

/* Copies the postings of the chunk, so that the block may be forgotten. */
static bool keep_chunk(xc_list *list, xc_error *failure)
{
    const unsigned char *at = list->at;
    const size_t size = (size_t)(list->end - at);
    if (!xc_bytes_set(&list->chunk, at, size, failure)) {
        return false;
    }
    list->at = list->chunk.data;
    list->end = list->chunk.data + size;
    return true;
}

static bool is_of_lengths(const xc_list *list)
{
    return list->key.size == 2 && list->key.data[0] == '\0' && list->key.data[1] == 0xE0;
}

/* Reads what is in front of the postings of the next chunk, which stay in its block. */
static bool look_at_next(xc_list *list, xc_error *failure)
{
    xc_blocks_entry entry;
    const xc_docid before = list->chunk_last;
    xc_docid first = 0;
    if (!xc_blocks_next(&list->cursor, failure) || list->cursor.is_at_end) {
        return list->cursor.is_at_end && xc_list_fail(failure);
    }
    if (!read_chunk(list, &entry, failure)) {
        return false;
    }
    if (entry.key_length <= list->key.size || memcmp(entry.key, list->key.data, list->key.size) != 0 ||
        !first_of(&entry, list->key.size, !is_of_lengths(list), &first) || first <= before) {
        return xc_list_fail(failure);
    }
    return begin_chunk(list, entry.tag, entry.tag + entry.tag_length, first, failure);
}

bool xc_list_next_chunk(xc_list *list, xc_error *failure)
{
    return list->is_last_chunk ? end_list(list) : look_at_next(list, failure) && keep_chunk(list, failure);
}

/* ---- lists ---- */

/* A term as a key: a NUL is followed by 0xFF, so that it is told from the end of the term. */
static bool set_key(xc_bytes *key, const char *term, size_t length, xc_error *failure)
{
    key->size = 0;
    unsigned char *to = xc_bytes_reserve(key, 2 * length + 1, failure);
    for (size_t i = 0; to && i < length; i++) {
        to[key->size++] = (unsigned char)term[i];
        if (term[i] == '\0') {
            to[key->size++] = 0xFF;
        }
    }
    return to != NULL;
}

/* The place that is kept for a key (FNV-1a). */
static key_place *place_of(xc_lists *lists, const xc_bytes *key)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < key->size; i++) {
        hash = (hash ^ key->data[i]) * 16777619U;
    }
    return &lists->places[(hash ^ hash >> 16) % PLACES];
}

/* Moves the cursor of a list to its key, or to where that would be. */
static bool find_key(xc_list *list, xc_error *failure)
{
    const xc_bytes *key = &list->key;
    key_place *place = place_of(list->lists, key);
    if (key->size && place->key.size == key->size && memcmp(place->key.data, key->data, key->size) == 0) {
        list->cursor = place->at;
        return true;
    }
    place->key.size = 0;
    if (!xc_blocks_find(&list->cursor, key->data, key->size, failure)) {
        return false;
    }
    place->at = list->cursor;
    return xc_bytes_set(&place->key, key->data, key->size, failure);
}

static bool begin_key(xc_list *list, xc_error *failure)
{
    xc_blocks_entry entry;
    list->cursor.blocks = list->lists->blocks;
    list->documents = list->occurrences = 0;
    if (!list->cursor.blocks) {
        return end_list(list);
    }
    if (!find_key(list, failure)) {
        return false;
    }
    if (list->cursor.is_at_end) {
        return end_list(list);
    }
    if (!read_chunk(list, &entry, failure)) {
        return false;
    }
    if (entry.key_length != list->key.size || memcmp(entry.key, list->key.data, list->key.size) != 0) {
        return end_list(list);
    }
    return begin_first_chunk(list, &entry, failure) && keep_chunk(list, failure);
}

bool xc_list_begin(xc_list *list, const char *term, size_t length, xc_error *failure)
{
    return set_key(&list->key, term, length, failure) && begin_key(list, failure);
}

/* Goes to the chunk that may hold a document, which is not in this one; looks at those between by their heads only. */
static bool find_chunk(xc_list *list, xc_docid docid, xc_error *failure)
{
    while (!list->is_last_chunk) {
        if (!look_at_next(list, failure)) {
            return false;
        }
        if (list->chunk_last >= docid) {
            return keep_chunk(list, failure);
        }
    }
    return end_list(list);
}

/* Passes postings of two bytes, as most are, as long as the next is before the document, too. */
static void pass_short(xc_list *list, xc_docid before)
{
    const unsigned char *at = list->at;
    xc_docid docid = list->docid;
    while (list->end - at >= 2 && (at[0] | at[1]) < 0x80 && at[0] + 1U < before - docid) {
        docid += at[0] + 1U;
        at += 2;
    }
    list->docid = docid;
    list->at = at;
}

bool xc_list_skip_to(xc_list *list, xc_docid docid, xc_error *failure)
{
    if (list->docid >= docid) {
        return true;
    }
    if (list->chunk_last < docid && !find_chunk(list, docid, failure)) {
        return false;
    }
    while (list->docid < docid) {
        pass_short(list, docid);
        if (!xc_list_next(list, failure)) {
            return false;
        }
    }
    return true;
}

void xc_list_clear(xc_list *list)
{
    free(list->key.data);
    free(list->chunk.data);
    free(list->whole.data);
    *list = (xc_list){.lists = list->lists};
}

/* ---- all lists of a prefix ---- */

/* Where the term ends in the key of a chunk, which is that of a first one where it is the end of the key. */
static size_t term_end(const xc_blocks_entry *entry)
{
    const unsigned char *key = entry->key, *end = key + entry->key_length, *at = key;
    while ((at = memchr(at, '\0', (size_t)(end - at))) != NULL && at + 1 < end && at[1] == 0xFF) {
        at += 2;
    }
    return (size_t)((at ? at : end) - key);
}

/* Reads the chunk that the cursor is at; where that is of another prefix, or nowhere, the walk is over. */
static bool take_chunk(xc_walk *walk, xc_error *failure)
{
    xc_list *list = &walk->list;
    xc_blocks_entry entry;
    xc_docid first = 0;
    walk->is_at_end = list->cursor.is_at_end;
    walk->start = list->cursor;
    if (walk->is_at_end || !read_chunk(list, &entry, failure)) {
        return walk->is_at_end;
    }
    if (entry.key_length < list->key.size || memcmp(entry.key, list->key.data, list->key.size) != 0) {
        walk->is_at_end = true;
        return true;
    }
    const size_t end = term_end(&entry);
    walk->key = entry.key;
    walk->key_length = entry.key_length;
    walk->term_length = end;
    walk->is_first = end == entry.key_length;
    bool done = walk->is_first ? begin_first_chunk(list, &entry, failure)
                               : (first_of(&entry, end, true, &first) || xc_list_fail(failure)) &&
                                     begin_chunk(list, entry.tag, entry.tag + entry.tag_length, first, failure);
    walk->is_last = list->is_last_chunk;
    list->is_last_chunk = true; /* those that follow are chunks of the walk */
    return done;
}

/* Goes to the first chunk of the first term that is not before this one. */
static bool find_term(xc_walk *walk, xc_lists *lists, const char *term, size_t length, xc_error *failure)
{
    static const unsigned char FIRST[] = {'\0', 0xFF}; /* before it is what is no term */
    *walk = (xc_walk){.list = {.lists = lists, .cursor = {.blocks = lists->blocks}}, .is_at_end = !lists->blocks};
    xc_list *list = &walk->list;
    return walk->is_at_end || (set_key(&list->key, term, length, failure) &&
                               (length ? xc_blocks_find(&list->cursor, list->key.data, list->key.size, failure)
                                       : xc_blocks_find(&list->cursor, FIRST, sizeof FIRST, failure)));
}

bool xc_walk_begin(xc_walk *walk, xc_lists *lists, const char *prefix, size_t length, xc_error *failure)
{
    return find_term(walk, lists, prefix, length, failure) && (walk->is_at_end || take_chunk(walk, failure));
}

bool xc_walk_seek(xc_walk *walk, xc_lists *lists, const char *term, size_t length, xc_error *failure)
{
    if (!find_term(walk, lists, term, length, failure)) {
        return false;
    }
    walk->list.key.size = 0; /* all terms have this prefix */
    return walk->is_at_end || take_chunk(walk, failure);
}

bool xc_walk_return(xc_walk *walk, const xc_blocks_cursor *start, xc_error *failure)
{
    walk->list.cursor = *start;
    return take_chunk(walk, failure);
}

bool xc_walk_next(xc_walk *walk, xc_error *failure)
{
    return xc_blocks_next(&walk->list.cursor, failure) && take_chunk(walk, failure);
}

void xc_walk_clear(xc_walk *walk)
{
    xc_list_clear(&walk->list);
}

/* ---- lengths ---- */

/* Writes down the length that the list is at, and those that follow in its chunk, to document `last` at most. Goes on
 * only where documents follow each other and a length is one or two bytes, as nearly all are. */
static void copy_lengths(xc_list *list, xc_docid first, xc_docid last, uint32_t *lengths)
{
    const unsigned char *at = list->at;
    xc_docid docid = list->docid;
    lengths[docid - first] = list->wdf;
    while (docid < last && list->end - at >= 3 && at[0] == 0 && (at[1] & at[2]) < 0x80) {
        const unsigned has_second = at[1] >> 7;
        lengths[++docid - first] = (at[1] & 0x7FU) | has_second * ((unsigned)at[2] << 7);
        at += 2 + has_second;
    }
    list->docid = docid;
    list->at = at;
}

bool xc_list_begin_lengths(xc_list *list, xc_error *failure)
{
    static const unsigned char KEY[] = {0x00, 0xE0};
    return xc_bytes_set(&list->key, KEY, sizeof KEY, failure) && begin_key(list, failure);
}

bool xc_lists_lengths(xc_lists *lists, xc_docid first, uint32_t count, uint32_t *ret_lengths, xc_error *failure)
{
    xc_list *list = &lists->lengths;
    memset(ret_lengths, 0, count * sizeof *ret_lengths);
    /* From the beginning again where the list is behind. */
    if ((list->key.size == 0 || list->docid > first) && !xc_list_begin_lengths(list, failure)) {
        return false;
    }
    if (!xc_list_skip_to(list, first, failure)) {
        return false;
    }
    while (list->docid - first < count && list->docid != XC_LIST_END) {
        const xc_docid last = list->chunk_last - first < count ? list->chunk_last : first + (count - 1);
        copy_lengths(list, first, last, ret_lengths);
        if (!xc_list_next(list, failure)) {
            return false;
        }
    }
    return true;
}

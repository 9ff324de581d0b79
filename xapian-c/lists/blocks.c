/* blocks.c: the B-tree of a glass table, read block by block. Nothing that is read is trusted. */
#include "xapian-c/lists/blocks.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/bulk/file.h"
#include "xapian-c/fail.h"
#include "xapian-c/lists/unpack.h"

enum {
    BLOCK_HEAD = 11, /* revision, level, largest free run, free in all, end of the directory */
    SLOT = 2,        /* of the directory: where an item is */
    ITEM_HEAD = 3,   /* size and flags, length of the key */
    PART = 2,        /* number of a part */
    CHILD_HEAD = 5,  /* of a branch: block, length of the key; and behind that the part */
};

#define FLAG_DEFLATED 0x80U
#define FLAG_LAST 0x40U
#define FLAG_FIRST 0x20U
/* Bytes of blocks that are kept: those of a question, which asks for its terms more than once. */
#define KEPT_BYTES (2U << 20)
/* Places for blocks whose numbers fall on the same set. */
#define WAYS 4
#define SETS_LEAST 4

/* A block that is kept. */
typedef struct kept_block {
    unsigned char *data; /* NULL as long as none is */
    uint32_t number;
} kept_block;

struct xc_blocks {
    char *path;
    int fd;
    uint32_t root;
    unsigned level; /* of the root; leaves are 0 */
    size_t size;    /* of a block */
    uint32_t revision;
    kept_block *kept; /* set by set */
    uint32_t sets;    /* a power of two */
};

static bool fail_corrupt(const xc_blocks *blocks, xc_error *failure)
{
    xc_fail(failure, XC_DATABASE_CORRUPT, "DatabaseCorruptError", "a block is damaged", blocks->path);
    return false;
}

/* ---- blocks ---- */

static bool check_block(const xc_blocks *blocks, const unsigned char *block, unsigned level, xc_error *failure)
{
    const uint32_t directory_end = xc_unpack_2(block + 9);
    if (xc_unpack_4(block) > blocks->revision) {
        xc_fail(failure, XC_DATABASE_MODIFIED, "DatabaseModifiedError", "a block was written anew", blocks->path);
        return false;
    }
    return (block[4] == level && directory_end > BLOCK_HEAD && directory_end <= blocks->size &&
            (directory_end - BLOCK_HEAD) % SLOT == 0) ||
           fail_corrupt(blocks, failure);
}

static bool read_block(const xc_blocks *blocks, uint32_t number, unsigned char *data, xc_error *failure)
{
    for (size_t done = 0; done < blocks->size;) {
        off_t at = (off_t)number * (off_t)blocks->size + (off_t)done;
        ssize_t count = pread(blocks->fd, data + done, blocks->size - done, at);
        if (count == 0) {
            return fail_corrupt(blocks, failure);
        }
        if (count < 0 && errno != EINTR) {
            return xc_file_fail(failure, XC_DATABASE, blocks->path);
        }
        done += count > 0 ? (size_t)count : 0;
    }
    return true;
}

/* The first place of the set that a block falls on, with the block, or with what was asked for longest ago: the places
 * of a set are in the order in which they were asked for last. */
static kept_block *place_of(const xc_blocks *blocks, uint32_t number)
{
    kept_block *set = &blocks->kept[(size_t)(number & (blocks->sets - 1)) * WAYS];
    size_t way = 0;
    while (way < WAYS - 1 && !(set[way].data && set[way].number == number)) {
        way++;
    }
    const kept_block found = set[way];
    memmove(set + 1, set, way * sizeof *set);
    *set = found;
    return set;
}

/* Returns the block; NULL on failure. Borrowed: valid until the next one is asked for. */
static const unsigned char *block_at(xc_blocks *blocks, uint32_t number, unsigned level, xc_error *failure)
{
    kept_block *kept = place_of(blocks, number);
    if (kept->data && kept->number == number) {
        return kept->data[4] == level || fail_corrupt(blocks, failure) ? kept->data : NULL;
    }
    unsigned char *data = kept->data ? kept->data : malloc(blocks->size);
    kept->data = NULL;
    if (!data) {
        xc_fail_memory(failure);
        return NULL;
    }
    if (!read_block(blocks, number, data, failure) || !check_block(blocks, data, level, failure)) {
        free(data);
        return NULL;
    }
    *kept = (kept_block){data, number};
    return data;
}

static uint32_t items_of(const unsigned char *block)
{
    return (xc_unpack_2(block + 9) - BLOCK_HEAD) / SLOT;
}

/* An item taken apart. */
typedef struct block_item {
    const unsigned char *key, *tag;
    size_t key_length, tag_length;
    uint32_t part, child; /* the latter of a branch */
    unsigned flags;       /* of a leaf */
} block_item;

/* Takes the item of a branch or leaf apart. */
static bool item_at(const xc_blocks *blocks, const unsigned char *block, uint32_t place, block_item *ret_item,
                    xc_error *failure)
{
    const uint32_t offset = xc_unpack_2(block + BLOCK_HEAD + (size_t)SLOT * place);
    const size_t head = block[4] ? CHILD_HEAD : ITEM_HEAD;
    const unsigned char *item = block + offset;
    if (offset + head > blocks->size) {
        return fail_corrupt(blocks, failure);
    }
    block_item found = {.key = item + head, .key_length = item[head - 1], .part = 1};
    const unsigned char *behind = found.key + found.key_length;
    if (block[4]) {
        found.child = xc_unpack_4(item);
        if (behind + PART > block + blocks->size) {
            return fail_corrupt(blocks, failure);
        }
        found.part = xc_unpack_2(behind);
        *ret_item = found;
        return true;
    }
    const size_t size = (xc_unpack_2(item) & 0x1FFFU) + ITEM_HEAD;
    found.flags = item[0];
    const size_t part = found.flags & FLAG_FIRST ? 0 : PART;
    if (offset + size > blocks->size || size < ITEM_HEAD + found.key_length + part) {
        return fail_corrupt(blocks, failure);
    }
    found.part = part ? xc_unpack_2(behind) : 1;
    found.tag = behind + part;
    found.tag_length = size - ITEM_HEAD - found.key_length - part;
    *ret_item = found;
    return true;
}

/* ---- finding ---- */

/* Keys by their bytes, then by their length, then by the part. */
static int compare(const block_item *item, const unsigned char *key, size_t length)
{
    int order = memcmp(item->key, key, item->key_length < length ? item->key_length : length);
    if (order == 0) {
        order = (item->key_length > length) - (item->key_length < length);
    }
    return order ? order : item->part > 1;
}

/* The first item of a block whose key is not before this one, or, of a branch, is behind it. */
static bool search_block(const xc_blocks *blocks, const unsigned char *block, const unsigned char *key, size_t length,
                         uint32_t *ret_place, xc_error *failure)
{
    const bool is_branch = block[4] > 0;
    uint32_t low = is_branch, high = items_of(block); /* the first key of a branch is never compared */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        block_item item;
        if (!item_at(blocks, block, middle, &item, failure)) {
            return false;
        }
        const int order = compare(&item, key, length);
        if (order < 0 || (is_branch && order == 0)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    *ret_place = low;
    return true;
}

/* Goes down to the leaf below the items of the levels above `level`; to its first item. */
static bool descend(xc_blocks_cursor *cursor, unsigned level, xc_error *failure)
{
    while (level-- > 0) {
        const unsigned char *above = block_at(cursor->blocks, cursor->numbers[level + 1], level + 1, failure);
        block_item item;
        if (!above || !item_at(cursor->blocks, above, cursor->places[level + 1], &item, failure)) {
            return false;
        }
        cursor->numbers[level] = item.child;
        cursor->places[level] = 0;
    }
    return true;
}

/* Where the place in a leaf is behind its last item, moves to the first one of the next leaf. */
static bool settle(xc_blocks_cursor *cursor, xc_error *failure)
{
    xc_blocks *blocks = cursor->blocks;
    for (unsigned level = 0; level <= blocks->level; level++) {
        const unsigned char *block = block_at(blocks, cursor->numbers[level], level, failure);
        if (!block) {
            return false;
        }
        if (cursor->places[level] < items_of(block)) {
            return descend(cursor, level, failure);
        }
        if (level < blocks->level) {
            cursor->places[level + 1]++;
        }
    }
    cursor->is_at_end = true;
    return true;
}

bool xc_blocks_find(xc_blocks_cursor *cursor, const unsigned char *key, size_t length, xc_error *failure)
{
    xc_blocks *blocks = cursor->blocks;
    cursor->is_at_end = false;
    cursor->numbers[blocks->level] = blocks->root;
    for (unsigned level = blocks->level;; level--) {
        const unsigned char *block = block_at(blocks, cursor->numbers[level], level, failure);
        if (!block || !search_block(blocks, block, key, length, &cursor->places[level], failure)) {
            return false;
        }
        if (level == 0) {
            return settle(cursor, failure);
        }
        block_item item;
        if (!item_at(blocks, block, --cursor->places[level], &item, failure)) {
            return false;
        }
        cursor->numbers[level - 1] = item.child;
    }
}

bool xc_blocks_next(xc_blocks_cursor *cursor, xc_error *failure)
{
    cursor->places[0]++;
    return settle(cursor, failure);
}

/* ---- reading ---- */

static bool item_of(xc_blocks_cursor *cursor, block_item *ret_item, xc_error *failure)
{
    const unsigned char *block = block_at(cursor->blocks, cursor->numbers[0], 0, failure);
    return block && item_at(cursor->blocks, block, cursor->places[0], ret_item, failure);
}

/* Puts the key and the parts of the tag into `whole`; the cursor is then at the last part. */
static bool join_parts(xc_blocks_cursor *cursor, const block_item *first, xc_bytes *whole, xc_error *failure)
{
    block_item item = *first;
    if (!xc_bytes_set(whole, first->key, first->key_length, failure)) {
        return false;
    }
    for (uint32_t part = 1;; part++) {
        unsigned char *place = xc_bytes_reserve(whole, item.tag_length, failure);
        if (!place) {
            return false;
        }
        if (item.tag_length) {
            memcpy(place, item.tag, item.tag_length);
        }
        whole->size += item.tag_length;
        if (item.flags & FLAG_LAST) {
            return true;
        }
        if (!xc_blocks_next(cursor, failure) || (!cursor->is_at_end && !item_of(cursor, &item, failure))) {
            return false;
        }
        if (cursor->is_at_end || item.part != part + 1) {
            return fail_corrupt(cursor->blocks, failure);
        }
    }
}

bool xc_blocks_read(xc_blocks_cursor *cursor, xc_bytes *whole, xc_blocks_entry *ret_entry, xc_error *failure)
{
    block_item item;
    if (!item_of(cursor, &item, failure)) {
        return false;
    }
    if (!(item.flags & FLAG_FIRST)) {
        return fail_corrupt(cursor->blocks, failure);
    }
    const bool is_deflated = item.flags & FLAG_DEFLATED;
    *ret_entry = (xc_blocks_entry){item.key, item.tag, item.key_length, item.tag_length, is_deflated};
    if (!(item.flags & FLAG_LAST)) {
        if (!join_parts(cursor, &item, whole, failure)) {
            return false;
        }
        *ret_entry = (xc_blocks_entry){whole->data, whole->data + item.key_length, item.key_length,
                                       whole->size - item.key_length, is_deflated};
    }
    return true;
}

bool xc_blocks_read_under(xc_blocks_cursor *cursor, const unsigned char *prefix, size_t length, xc_bytes *whole,
                          xc_blocks_entry *ret_entry, xc_error *failure)
{
    xc_blocks_entry entry;
    *ret_entry = (xc_blocks_entry){0};
    if (cursor->is_at_end) {
        return true;
    }
    if (!xc_blocks_read(cursor, whole, &entry, failure)) {
        return false;
    }
    if (entry.key_length < length || memcmp(entry.key, prefix, length) != 0) {
        return true;
    }
    entry.key += length;
    entry.key_length -= length;
    *ret_entry = entry;
    return !entry.is_deflated || fail_corrupt(cursor->blocks, failure);
}

/* ---- opening ---- */

xc_blocks *xc_blocks_open(const char *path, const xc_blocks_root *root, xc_error *failure)
{
    xc_blocks *blocks = calloc(1, sizeof *blocks);
    if (!blocks) {
        xc_fail_memory(failure);
        return NULL;
    }
    blocks->fd = -1;
    blocks->path = strdup(path);
    blocks->sets = SETS_LEAST;
    while ((size_t)blocks->sets * WAYS * root->block_size < KEPT_BYTES) {
        blocks->sets *= 2;
    }
    blocks->kept = calloc((size_t)blocks->sets * WAYS, sizeof *blocks->kept);
    if (!blocks->path || !blocks->kept) {
        xc_fail_memory(failure);
    } else if (root->level >= XC_BLOCKS_LEVELS || root->block > UINT32_MAX || root->revision > UINT32_MAX) {
        fail_corrupt(blocks, failure);
    } else if ((blocks->fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)) < 0) {
        xc_file_fail(failure, XC_DATABASE_OPENING, path);
    } else {
        blocks->root = (uint32_t)root->block;
        blocks->level = (unsigned)root->level;
        blocks->size = root->block_size;
        blocks->revision = (uint32_t)root->revision;
        return blocks;
    }
    xc_blocks_free(blocks);
    return NULL;
}

/* Forgets the blocks that are kept. */
static void forget(xc_blocks *blocks)
{
    for (uint32_t i = 0; blocks->kept && i < blocks->sets * WAYS; i++) {
        free(blocks->kept[i].data);
        blocks->kept[i].data = NULL;
    }
}

void xc_blocks_keep_few(xc_blocks *blocks)
{
    forget(blocks); /* the count says in which set a block is */
    blocks->sets = SETS_LEAST;
}

void xc_blocks_free(xc_blocks *blocks)
{
    if (!blocks) {
        return;
    }
    forget(blocks);
    if (blocks->fd >= 0) {
        close(blocks->fd);
    }
    free(blocks->kept);
    free(blocks->path);
    free(blocks);
}

/* table.c: one B-tree of a glass database, written in the order of its keys.
 *
 * Blocks are numbered in the order in which they are full: a leaf, and after it each branch block that had no room for
 * one more child. So the file is only ever appended to, and the root is its last block. */
#include "xapian-c/bulk/table.h"

#include <stdlib.h>
#include <string.h>

#include "xapian-c/bulk/file.h"
#include "xapian-c/bulk/pack.h"
#include "xapian-c/fail.h"

enum {
    REVISION = 1,
    BLOCK_HEAD = 11,        /* revision, level, largest free run, free in all, end of the directory */
    SLOT = 2,               /* of the directory: where an item is */
    ITEM_HEAD = 3,          /* size and flags, length of the key */
    PART = 2,               /* number of a part */
    BRANCH_ITEM = 4 + 1 + 2 /* block, length of the key, part; and the key */
};

#define ITEMS_A_BLOCK 4 /* at least */
#define ITEM_MAX (0x1FFF + ITEM_HEAD)
#define FLAG_DEFLATED 0x8000U
#define FLAG_LAST 0x4000U
#define FLAG_FIRST 0x2000U
#define LEVELS_MAX 10
#define BUFFER_BYTES (128U * 1024)

/* Divides a block from the one before: nothing in this one is less, everything in that one is. */
typedef struct divider {
    size_t length;
    uint32_t part;
    unsigned char key[XC_TABLE_KEY_MAX];
} divider;

/* The block of a level that is being filled: its directory grows up, its items grow down. */
typedef struct open_block {
    unsigned char *block; /* of a leaf: in the buffer */
    size_t directory_end;
    size_t items_start;
    divider divider;
} open_block;

struct xc_table {
    xc_file file;
    size_t block_size;
    size_t item_max;
    uint32_t blocks; /* how many are full */
    uint64_t entries;
    open_block levels[LEVELS_MAX];
    unsigned level_count;
    unsigned char *buffer; /* full blocks that are not written yet, then the leaf */
    size_t buffer_blocks;
    size_t buffered;
};

/* ---- blocks ---- */

static void begin_block(xc_table *table, open_block *level, unsigned char *block)
{
    level->block = block;
    level->directory_end = BLOCK_HEAD;
    level->items_start = table->block_size;
}

static size_t free_bytes(const open_block *level)
{
    return level->items_start - level->directory_end;
}

static bool is_empty(const open_block *level)
{
    return level->directory_end == BLOCK_HEAD;
}

/* Returns the place for an item, for which there is room. */
static unsigned char *place_item(open_block *level, size_t size)
{
    level->items_start -= size;
    xc_pack_2(level->block + level->directory_end, (uint32_t)level->items_start);
    level->directory_end += SLOT;
    return level->block + level->items_start;
}

/* Returns the place in the buffer after the full blocks, NULL on failure. */
static unsigned char *next_place(xc_table *table)
{
    if (table->buffered == table->buffer_blocks) {
        if (!xc_file_write(&table->file, table->buffer, table->buffered * table->block_size)) {
            return NULL;
        }
        table->buffered = 0;
    }
    return table->buffer + table->buffered * table->block_size;
}

/* Puts a full block after the others. */
static bool complete_block(xc_table *table, unsigned at, uint32_t *ret_number)
{
    open_block *level = &table->levels[at];
    unsigned char *block = level->block;
    size_t left = free_bytes(level);
    xc_pack_4(block, REVISION);
    block[4] = (unsigned char)at;
    xc_pack_2(block + 5, (uint32_t)left);
    xc_pack_2(block + 7, (uint32_t)left);
    xc_pack_2(block + 9, (uint32_t)level->directory_end);
    memset(block + level->directory_end, 0, left);
    if (at > 0) {
        unsigned char *place = next_place(table);
        if (!place) {
            return false;
        }
        memcpy(place, block, table->block_size);
    }
    if (table->blocks == UINT32_MAX) {
        xc_fail(table->file.failure, XC_UNIMPLEMENTED, "UnimplementedError", "no number is left for a block",
                table->file.path);
        return false;
    }
    table->buffered++;
    *ret_number = table->blocks++;
    return true;
}

/* ---- branches ---- */

static void place_child(open_block *level, const divider *key, uint32_t child)
{
    unsigned char *item = place_item(level, BRANCH_ITEM + key->length);
    xc_pack_4(item, child);
    item[4] = (unsigned char)key->length;
    xc_pack_2(xc_pack_bytes(item + 5, key->key, key->length), key->part);
}

static bool add_level(xc_table *table)
{
    unsigned char *block = table->level_count < LEVELS_MAX ? malloc(table->block_size) : NULL;
    if (!block) {
        xc_fail_memory(table->file.failure);
        return false;
    }
    begin_block(table, &table->levels[table->level_count++], block);
    return true;
}

/* Enters a block into the level above its own. The first of each block needs no key, as it is never compared. */
static bool enter_child(xc_table *table, unsigned at, const divider *key, uint32_t child)
{
    static const divider NONE;
    if (at == table->level_count && !add_level(table)) {
        return false;
    }
    open_block *level = &table->levels[at];
    if (is_empty(level)) {
        place_child(level, &NONE, child);
        return true;
    }
    if (free_bytes(level) >= SLOT + BRANCH_ITEM + key->length) {
        place_child(level, key, child);
        return true;
    }
    uint32_t number;
    if (!complete_block(table, at, &number) || !enter_child(table, at + 1, &level->divider, number)) {
        return false;
    }
    begin_block(table, level, level->block);
    level->divider = *key;
    place_child(level, &NONE, child);
    return true;
}

/* ---- leaves ---- */

/* The shortest key that divides an entry from the last one in the leaf. */
static divider divider_of(const open_block *leaf, const xc_table_entry *entry, uint32_t part)
{
    const unsigned char *last = leaf->block + leaf->items_start; /* items grow downwards */
    size_t common = last[2] < entry->key_length ? last[2] : entry->key_length, length = 0;
    while (length < common && last[ITEM_HEAD + length] == entry->key[length]) {
        length++;
    }
    divider found = {.length = length + (length < entry->key_length), .part = part};
    memcpy(found.key, entry->key, found.length);
    return found;
}

static bool begin_leaf(xc_table *table, const xc_table_entry *entry, uint32_t part)
{
    open_block *leaf = &table->levels[0];
    divider next = divider_of(leaf, entry, part);
    uint32_t number;
    if (!complete_block(table, 0, &number) || !enter_child(table, 1, &leaf->divider, number)) {
        return false;
    }
    unsigned char *place = next_place(table);
    if (!place) {
        return false;
    }
    begin_block(table, leaf, place);
    leaf->divider = next;
    return true;
}

/* Adds `length` bytes of the tag, which are a part of the entry, or all of it. */
static bool add_part(xc_table *table, const xc_table_entry *entry, uint32_t part, const unsigned char *tag,
                     size_t length)
{
    size_t size = ITEM_HEAD + entry->key_length + (part > 1 ? PART : 0) + length;
    if (free_bytes(&table->levels[0]) < SLOT + size && !begin_leaf(table, entry, part)) {
        return false;
    }
    bool is_last = tag + length == entry->tag + entry->tag_length;
    uint32_t flags =
        (entry->is_deflated ? FLAG_DEFLATED : 0) | (is_last ? FLAG_LAST : 0) | (part == 1 ? FLAG_FIRST : 0);
    unsigned char *item = place_item(&table->levels[0], size);
    xc_pack_2(item, (uint32_t)(size - ITEM_HEAD) | flags);
    item[2] = (unsigned char)entry->key_length;
    item = xc_pack_bytes(item + ITEM_HEAD, entry->key, entry->key_length);
    if (part > 1) {
        xc_pack_2(item, part);
        item += PART;
    }
    xc_pack_bytes(item, tag, length);
    return true;
}

/* How much of a long tag its first part takes: what is free in the leaf, unless that saves too little. */
static size_t first_part(const xc_table *table, const xc_table_entry *entry)
{
    enum { WORTH = 34 }; /* what a shorter part costs in keys of the branches, as Xapian's compaction reckons */
    size_t around = ITEM_HEAD + entry->key_length + PART;
    size_t most = table->item_max - around;
    size_t left = free_bytes(&table->levels[0]) % (table->item_max + SLOT);
    if (left <= SLOT + around) {
        return most + PART;
    }
    left -= SLOT + around;
    bool saves_part = left >= (entry->tag_length - PART) % most;
    return PART + (saves_part || left >= entry->key_length + WORTH ? left : most);
}

static bool add_long(xc_table *table, const xc_table_entry *entry)
{
    size_t most = table->item_max - ITEM_HEAD - entry->key_length - PART;
    size_t first = first_part(table, entry);
    if ((entry->tag_length - first + most - 1) / most + 1 > UINT16_MAX) {
        xc_fail(table->file.failure, XC_UNIMPLEMENTED, "UnimplementedError", "data of one key is too long",
                table->file.path);
        return false;
    }
    bool done = add_part(table, entry, 1, entry->tag, first);
    uint32_t part = 1;
    for (size_t at = first; done && at < entry->tag_length;) {
        size_t length = entry->tag_length - at < most ? entry->tag_length - at : most;
        done = add_part(table, entry, ++part, entry->tag + at, length);
        at += length;
    }
    return done;
}

bool xc_table_add(xc_table *table, const xc_table_entry *entry)
{
    table->entries++;
    if (ITEM_HEAD + entry->key_length + entry->tag_length <= table->item_max) {
        return add_part(table, entry, 1, entry->tag, entry->tag_length);
    }
    return add_long(table, entry);
}

/* ---- from the first to the last ---- */

xc_table *xc_table_new(const char *folder, const char *name, unsigned block_size, xc_error *failure)
{
    xc_table *table = calloc(1, sizeof *table);
    if (!table) {
        xc_fail_memory(failure);
        return NULL;
    }
    table->block_size = block_size;
    table->item_max = (block_size - BLOCK_HEAD - ITEMS_A_BLOCK * SLOT) / ITEMS_A_BLOCK;
    if (table->item_max > ITEM_MAX) {
        table->item_max = ITEM_MAX;
    }
    table->buffer_blocks = block_size * 4 > BUFFER_BYTES ? 4 : BUFFER_BYTES / block_size;
    if (!xc_file_create(&table->file, folder, name, failure)) {
        xc_table_free(table);
        return NULL;
    }
    table->buffer = malloc(table->buffer_blocks * block_size);
    if (!table->buffer) {
        xc_fail_memory(failure);
        xc_table_free(table);
        return NULL;
    }
    begin_block(table, &table->levels[0], table->buffer);
    table->level_count = 1;
    /* Before the first entry stands one without key and tag, which is not counted. */
    unsigned char *item = place_item(&table->levels[0], ITEM_HEAD);
    xc_pack_2(item, FLAG_FIRST | FLAG_LAST);
    item[2] = 0;
    return table;
}

static bool write_rest(xc_table *table, xc_table_root *ret_root)
{
    uint32_t number = 0;
    bool done = complete_block(table, 0, &number);
    for (unsigned at = 1; done && at < table->level_count; at++) {
        done = enter_child(table, at, &table->levels[at - 1].divider, number) && complete_block(table, at, &number);
    }
    if (!done || !xc_file_write(&table->file, table->buffer, table->buffered * table->block_size)) {
        return false;
    }
    *ret_root =
        (xc_table_root){(unsigned)table->block_size, number, table->level_count - 1, table->blocks, table->entries};
    return true;
}

bool xc_table_finish(xc_table *table, bool sync, xc_table_root *ret_root)
{
    *ret_root = (xc_table_root){.block_size = (unsigned)table->block_size};
    return (table->entries == 0 || write_rest(table, ret_root)) && xc_file_finish(&table->file, sync);
}

void xc_table_free(xc_table *table)
{
    if (!table) {
        return;
    }
    for (unsigned i = 1; i < table->level_count; i++) {
        free(table->levels[i].block);
    }
    xc_file_clear(&table->file);
    free(table->buffer);
    free(table);
}

/* record_ids.c: a set of ids, as hashes, by open addressing. */
#include "indexer/extract/record_ids.h"

#define FIRST_ROOM ((size_t)64)
/* 12 bytes each: 25 MB, whatever the file. */
#define ROOM_MOST ((size_t)1 << 21)

void jy_record_ids_clear(jy_record_ids *ids)
{
    g_free(ids->hashes);
    g_free(ids->lines);
    *ids = (jy_record_ids){0};
}

/* FNV-1a, and a last mixing that carries every bit into the lower ones, by which the place is found. */
static uint64_t hash_of(const char *id)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *id; id++) {
        hash = (hash ^ (uint8_t)*id) * 0x100000001B3u;
    }
    hash = (hash ^ (hash >> 32)) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    return hash ? hash : 1;
}

/* The place of a hash: its own, or the free one where it would be. */
static size_t place_of(const jy_record_ids *ids, uint64_t hash)
{
    size_t place = hash & (ids->room - 1);
    while (ids->hashes[place] && ids->hashes[place] != hash) {
        place = (place + 1) & (ids->room - 1);
    }
    return place;
}

static void grow(jy_record_ids *ids)
{
    jy_record_ids wider = {.room = ids->room ? 2 * ids->room : FIRST_ROOM, .count = ids->count};
    wider.hashes = g_new0(uint64_t, wider.room);
    wider.lines = g_new(uint32_t, wider.room);
    for (size_t i = 0; i < ids->room; i++) {
        if (ids->hashes[i]) {
            size_t place = place_of(&wider, ids->hashes[i]);
            wider.hashes[place] = ids->hashes[i];
            wider.lines[place] = ids->lines[i];
        }
    }
    jy_record_ids_clear(ids);
    *ids = wider;
}

uint32_t jy_record_ids_meet(jy_record_ids *ids, const char *id, uint32_t line)
{
    if (4 * ids->count >= 3 * ids->room && ids->room < ROOM_MOST) {
        grow(ids);
    }
    uint64_t hash = hash_of(id);
    size_t place = place_of(ids, hash);
    if (ids->hashes[place]) {
        return ids->lines[place];
    }
    if (4 * ids->count >= 3 * ids->room) {
        ids->full = ids->full ? ids->full : line;
        return 0;
    }
    ids->hashes[place] = hash;
    ids->lines[place] = line;
    ids->count++;
    return 0;
}

/* indexer_compound_made.h: compound files made in code. */
#ifndef JIYAN_TESTS_INDEXER_COMPOUND_MADE_H
#define JIYAN_TESTS_INDEXER_COMPOUND_MADE_H

#include <glib.h>
#include <stdint.h>
#include <string.h>

#define MADE_SECTOR 512
#define MADE_END 0xFFFFFFFEu

static inline void put_number(GByteArray *to, gsize at, uint32_t value, unsigned bytes)
{
    if (to->len < at + bytes) {
        const guint old = to->len;
        g_byte_array_set_size(to, (guint)(at + bytes));
        memset(to->data + old, 0, to->len - old);
    }
    for (unsigned i = 0; i < bytes; i++) {
        to->data[at + i] = (guint8)(value >> (i * 8));
    }
}

static inline void pad_to(GByteArray *to, gsize unit)
{
    while (to->len % unit) {
        g_byte_array_append(to, (const guint8 *)"", 1);
    }
}

/* A compound file under way: what is behind its head, and its allocation table. */
typedef struct {
    GByteArray *sectors, *fat, *mini, *mini_fat, *directory;
} made_compound;

static inline uint32_t chain(GByteArray *bytes, GByteArray *fat, gsize sector, const GByteArray *stream)
{
    const uint32_t first = (uint32_t)(bytes->len / sector);
    if (stream->len == 0) {
        return MADE_END;
    }
    g_byte_array_append(bytes, stream->data, stream->len);
    pad_to(bytes, sector);
    const uint32_t end = (uint32_t)(bytes->len / sector);
    for (uint32_t at = first; at < end; at++) {
        put_number(fat, (gsize)at * 4, at + 1 < end ? at + 1 : MADE_END, 4);
    }
    return first;
}

/* Adds an entry of the directory, a stream of which the next is the right neighbour. */
static inline void made_entry(made_compound *made, const char *name, unsigned kind, uint32_t first, uint32_t size)
{
    const gsize at = made->directory->len;
    const gsize length = strlen(name);
    put_number(made->directory, at + 127, 0, 1);
    for (gsize i = 0; i < length; i++) {
        put_number(made->directory, at + i * 2, (guint8)name[i], 2);
    }
    put_number(made->directory, at + 64, (uint32_t)(length + 1) * 2, 2);
    put_number(made->directory, at + 66, kind, 1);
    for (unsigned i = 68; i < 80; i += 4) {
        put_number(made->directory, at + i, G_MAXUINT32, 4);
    }
    put_number(made->directory, at + 116, first, 4);
    put_number(made->directory, at + 120, size, 4);
}

static inline made_compound made_begin(void)
{
    made_compound made = {g_byte_array_new(), g_byte_array_new(), g_byte_array_new(), g_byte_array_new(),
                          g_byte_array_new()};
    made_entry(&made, "Root Entry", 5, MADE_END, 0);
    return made;
}

static inline void made_add(made_compound *made, const char *name, const GByteArray *stream)
{
    const gsize last = made->directory->len - 128;
    const bool is_small = stream->len < 4096;
    const uint32_t first =
        is_small ? chain(made->mini, made->mini_fat, 64, stream) : chain(made->sectors, made->fat, MADE_SECTOR, stream);
    put_number(made->directory, last + (last ? 72 : 76), (uint32_t)(made->directory->len / 128), 4);
    made_entry(made, name, 2, first, stream->len);
}

/* Returns the file; free with g_byte_array_unref. Takes what was made. */
static inline GByteArray *made_end(made_compound *made)
{
    GByteArray *file = g_byte_array_new();
    const uint32_t mini = chain(made->sectors, made->fat, MADE_SECTOR, made->mini);
    put_number(made->directory, 116, mini, 4);
    put_number(made->directory, 120, made->mini->len, 4);
    const uint32_t mini_fat = chain(made->sectors, made->fat, MADE_SECTOR, made->mini_fat);
    const uint32_t directory = chain(made->sectors, made->fat, MADE_SECTOR, made->directory);
    const uint32_t fat = made->sectors->len / MADE_SECTOR;
    uint32_t tables = 0;
    while (made->fat->len > tables * MADE_SECTOR) { /* the table has itself in it */
        put_number(made->fat, (gsize)(fat + tables) * 4, 0xFFFFFFFD, 4);
        tables++;
    }
    g_byte_array_append(file, (const guint8 *)"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    put_number(file, 0x1A, 3, 2);
    put_number(file, 0x1E, 9, 2);
    put_number(file, 0x20, 6, 2);
    put_number(file, 0x30, directory, 4);
    put_number(file, 0x38, 4096, 4);
    put_number(file, 0x3C, mini_fat, 4);
    put_number(file, 0x44, MADE_END, 4);
    for (uint32_t i = 0; i < 109; i++) {
        put_number(file, 0x4C + (gsize)i * 4, i < tables ? fat + i : G_MAXUINT32, 4);
    }
    pad_to(made->fat, MADE_SECTOR);
    g_byte_array_append(file, made->sectors->data, made->sectors->len);
    g_byte_array_append(file, made->fat->data, made->fat->len);
    GByteArray *parts[] = {made->sectors, made->fat, made->mini, made->mini_fat, made->directory};
    for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
        g_byte_array_unref(parts[i]);
    }
    return file;
}

#endif

/* xapian_c_bulk_reader.h: reads the files of a glass database as they are, so that two databases can be compared. */
#ifndef XAPIAN_C_BULK_READER_H
#define XAPIAN_C_BULK_READER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

#include "xapian-c/bulk/glass.h"

#define READER_TABLES 6
#define READER_FIGURES 8

static const char *const READER_NAMES[READER_TABLES] = {"postlist", "docdata",  "termlist",
                                                        "position", "spelling", "synonym"};

typedef struct reader_root {
    uint64_t block, level, entries, block_size, deflate_min;
    bool is_fake;
} reader_root;

/* The version file. */
typedef struct reader_version {
    uint64_t revision;
    reader_root roots[READER_TABLES];
    uint64_t figures[READER_FIGURES]; /* documents and so on, as they stand there */
} reader_version;

typedef struct reader_entry {
    GByteArray *key, *tag; /* the tag inflated */
} reader_entry;

static inline uint64_t reader_varint(const uint8_t **at, const uint8_t *end)
{
    uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        g_assert_true(*at < end && shift < 64);
        uint8_t byte = *(*at)++;
        number |= (uint64_t)(byte & 0x7F) << shift;
        if (byte < 0x80) {
            return number;
        }
    }
}

static inline uint32_t reader_big(const uint8_t *at, size_t bytes)
{
    uint32_t number = 0;
    for (size_t i = 0; i < bytes; i++) {
        number = number << 8 | at[i];
    }
    return number;
}

static inline uint8_t *reader_file(const char *folder, const char *name, size_t *ret_length)
{
    char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    if (!g_file_get_contents(path, &bytes, ret_length, NULL)) {
        *ret_length = 0;
    }
    g_free(path);
    return (uint8_t *)bytes;
}

static inline reader_version reader_version_of(const char *folder)
{
    reader_version version = {0};
    size_t length = 0;
    uint8_t *bytes = reader_file(folder, "iamglass", &length);
    const uint8_t *at = bytes + 14 + 2 + 16, *end = bytes + length;
    g_assert_true(length > 33 && memcmp(bytes, "\x0f\x0dXapian Glass\x04\x6e", 16) == 0);
    version.revision = reader_varint(&at, end);
    for (size_t i = 0; i < READER_TABLES; i++) {
        reader_root *root = &version.roots[i];
        root->block = reader_varint(&at, end);
        uint64_t level = reader_varint(&at, end);
        root->level = level >> 2;
        root->is_fake = level & 1;
        root->entries = reader_varint(&at, end);
        root->block_size = reader_varint(&at, end) << 11;
        root->deflate_min = reader_varint(&at, end);
        at += reader_varint(&at, end);
    }
    for (size_t i = 0; i < READER_FIGURES; i++) {
        version.figures[i] = reader_varint(&at, end);
    }
    g_assert_true(at == end);
    g_free(bytes);
    return version;
}

static inline void reader_entry_free(void *data)
{
    reader_entry *entry = data;
    g_byte_array_unref(entry->key);
    g_byte_array_unref(entry->tag);
    g_free(entry);
}

static inline void reader_inflate(GByteArray *tag)
{
    uint8_t buffer[4096];
    GByteArray *whole = g_byte_array_new();
    z_stream stream = {.next_in = tag->data, .avail_in = tag->len};
    g_assert_cmpint(inflateInit2(&stream, -15), ==, Z_OK);
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = buffer;
        stream.avail_out = sizeof buffer;
        state = inflate(&stream, Z_SYNC_FLUSH);
        g_byte_array_append(whole, buffer, (guint)(sizeof buffer - stream.avail_out));
    }
    g_assert_cmpint(state, ==, Z_STREAM_END);
    inflateEnd(&stream);
    g_byte_array_set_size(tag, 0);
    g_byte_array_append(tag, whole->data, whole->len);
    g_byte_array_unref(whole);
}

static inline bool reader_same(const GByteArray *bytes, const void *others, size_t length)
{
    return bytes->len == length && (length == 0 || memcmp(bytes->data, others, length) == 0);
}

/* What the walk through a tree has to know. */
typedef struct reader_walk {
    const uint8_t *bytes;
    size_t length, block_size;
    GPtrArray *entries;
    unsigned part; /* the last, of the last entry; 0: that was complete */
} reader_walk;

static inline void reader_leaf_item(reader_walk *walk, const uint8_t *item)
{
    size_t size = (reader_big(item, 2) & 0x1FFF) + 3, key_length = item[2];
    bool is_deflated = item[0] & 0x80, is_last = item[0] & 0x40, is_first = item[0] & 0x20;
    const uint8_t *key = item + 3, *tag = key + key_length + (is_first ? 0 : 2);
    g_assert_cmpuint(size, <=, (walk->block_size - 11 - 8) / 4);
    g_assert_true(is_first == (walk->part == 0));
    if (is_first) {
        reader_entry *entry = g_new0(reader_entry, 1);
        entry->key = g_byte_array_append(g_byte_array_new(), key, (guint)key_length);
        entry->tag = g_byte_array_new();
        g_ptr_array_add(walk->entries, entry);
        walk->part = 1;
    } else {
        g_assert_cmpuint(reader_big(key + key_length, 2), ==, ++walk->part);
    }
    reader_entry *entry = g_ptr_array_index(walk->entries, walk->entries->len - 1);
    g_assert_true(reader_same(entry->key, key, key_length));
    g_byte_array_append(entry->tag, tag, (guint)(item + size - tag));
    if (is_last) {
        walk->part = 0;
        if (is_deflated) {
            reader_inflate(entry->tag);
        }
    }
}

static inline void reader_block(reader_walk *walk, uint64_t number, uint64_t level)
{
    const uint8_t *block = walk->bytes + number * walk->block_size;
    g_assert_cmpuint((number + 1) * walk->block_size, <=, walk->length);
    g_assert_cmpuint(block[4], ==, level);
    size_t directory_end = reader_big(block + 9, 2);
    for (size_t at = 11; at < directory_end; at += 2) {
        const uint8_t *item = block + reader_big(block + at, 2);
        if (level > 0) {
            g_assert_true(item[4] != 0 || at == 11);
            reader_block(walk, reader_big(item, 4), level - 1);
        } else {
            reader_leaf_item(walk, item);
        }
    }
}

static inline int reader_compare(const GByteArray *first, const GByteArray *second)
{
    int order = memcmp(first->data, second->data, MIN(first->len, second->len));
    return order ? order : (first->len > second->len) - (first->len < second->len);
}

/* All entries of a table (reader_entry), from its root. Free with g_ptr_array_unref. */
static inline GPtrArray *reader_table(const char *folder, const reader_version *version, size_t which)
{
    const reader_root *root = &version->roots[which];
    GPtrArray *entries = g_ptr_array_new_with_free_func(reader_entry_free);
    if (root->is_fake) {
        return entries;
    }
    char *name = g_strconcat(READER_NAMES[which], ".glass", NULL);
    reader_walk walk = {.block_size = root->block_size, .entries = entries};
    uint8_t *bytes = reader_file(folder, name, &walk.length);
    walk.bytes = bytes;
    reader_block(&walk, root->block, root->level);
    g_free(bytes);
    g_free(name);
    /* The first entry is none. */
    const reader_entry *first = g_ptr_array_index(entries, 0);
    g_assert_true(first->key->len == 0 && first->tag->len == 0);
    g_ptr_array_remove_index(entries, 0);
    g_assert_cmpuint(entries->len, ==, root->entries);
    for (guint i = 1; i < entries->len; i++) {
        const reader_entry *last = g_ptr_array_index(entries, i - 1), *entry = g_ptr_array_index(entries, i);
        g_assert_cmpint(reader_compare(last->key, entry->key), <, 0);
    }
    return entries;
}

static inline char *reader_show(const GByteArray *bytes)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < MIN(bytes->len, 60); i++) {
        g_string_append_printf(text, "%02x", bytes->data[i]);
    }
    g_string_append_printf(text, "… (%u)", bytes->len);
    return g_string_free(text, FALSE);
}

static inline void reader_assert_same_table(GPtrArray *first, GPtrArray *second)
{
    for (guint i = 0; i < MIN(first->len, second->len); i++) {
        const reader_entry *a = g_ptr_array_index(first, i), *b = g_ptr_array_index(second, i);
        if (!reader_same(a->key, b->key->data, b->key->len) || !reader_same(a->tag, b->tag->data, b->tag->len)) {
            g_error("%s: %s\n%s: %s", reader_show(a->key), reader_show(a->tag), reader_show(b->key),
                    reader_show(b->tag));
        }
    }
    g_assert_cmpuint(first->len, ==, second->len);
}

/* Two databases have the same figures, and tables of the same keys and tags. */
static inline void reader_assert_same(const char *first, const char *second)
{
    reader_version versions[2] = {reader_version_of(first), reader_version_of(second)};
    for (size_t i = 0; i < READER_FIGURES; i++) {
        g_assert_cmpuint(versions[0].figures[i], ==, versions[1].figures[i]);
    }
    for (size_t i = 0; i < READER_TABLES; i++) {
        GPtrArray *tables[2] = {reader_table(first, &versions[0], i), reader_table(second, &versions[1], i)};
        /* libxapian has one size of blocks for all. */
        g_assert_true(i == XC_GLASS_DOCDATA || versions[0].roots[i].block_size == versions[1].roots[i].block_size);
        g_assert_cmpuint(versions[0].roots[i].deflate_min, ==, versions[1].roots[i].deflate_min);
        reader_assert_same_table(tables[0], tables[1]);
        g_ptr_array_unref(tables[0]);
        g_ptr_array_unref(tables[1]);
    }
}

#endif

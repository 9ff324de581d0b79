/* characters.c: in how many passages each character occurs. */
#include <jiyan/index/characters.h>

#include "index/codec.h"
#include "index/metadata.h"

#define BMP 0x10000

struct jy_characters {
    uint32_t passages;
    uint64_t length;      /* characters of all passages, as often as they occur */
    uint32_t counts[BMP]; /* passages that hold it */
    /* Of the passage at hand: a bit for each character, small enough to stay in the first cache, and which are set. */
    uint64_t is_met[BMP / 64];
    uint32_t met_count;
    uint16_t met[BMP];
};

jy_characters *jy_characters_new(void)
{
    return g_new0(jy_characters, 1);
}

void jy_characters_free(jy_characters *characters)
{
    g_free(characters);
}

void jy_characters_meet(jy_characters *characters, gunichar character)
{
    characters->length++;
    uint64_t bit = UINT64_C(1) << (character & 63);
    if (character < BMP && !(characters->is_met[character >> 6] & bit)) {
        characters->is_met[character >> 6] |= bit;
        characters->met[characters->met_count++] = (uint16_t)character;
    }
}

void jy_characters_count(jy_characters *characters)
{
    characters->passages++;
    for (uint32_t i = 0; i < characters->met_count; i++) {
        uint16_t character = characters->met[i];
        characters->counts[character]++;
        characters->is_met[character >> 6] = 0;
    }
    characters->met_count = 0;
}

void jy_characters_add(jy_characters *characters, const jy_characters *other)
{
    characters->passages += other->passages;
    characters->length += other->length;
    for (size_t i = 0; i < BMP; i++) {
        characters->counts[i] += other->counts[i];
    }
}

void jy_characters_subtract(jy_characters *characters, const jy_characters *other)
{
    characters->passages -= MIN(characters->passages, other->passages);
    characters->length -= MIN(characters->length, other->length);
    for (size_t i = 0; i < BMP; i++) {
        characters->counts[i] -= MIN(characters->counts[i], other->counts[i]);
    }
}

uint32_t jy_characters_passages(const jy_characters *characters)
{
    return characters->passages;
}

uint32_t jy_characters_of(const jy_characters *characters, gunichar character)
{
    return character < BMP ? characters->counts[character] : 0;
}

double jy_characters_mean(const jy_characters *characters)
{
    return characters->passages ? (double)characters->length / characters->passages : 0;
}

/* Gaps between the characters that occur, and their counts. */
void jy_characters_pack(const jy_characters *characters, GString *out)
{
    size_t next = 0;
    jy_codec_put_number(out, characters->passages);
    jy_codec_put_number(out, characters->length);
    for (size_t i = 0; i < BMP; i++) {
        if (characters->counts[i]) {
            jy_codec_put_number(out, i - next);
            jy_codec_put_number(out, characters->counts[i]);
            next = i + 1;
        }
    }
}

GHashTable *jy_characters_metadata(const jy_characters *characters)
{
    GHashTable *metadata = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
    GString *bytes = g_string_new(NULL);
    jy_characters_pack(characters, bytes);
    g_hash_table_insert(metadata, g_strdup(JY_METADATA_CHARACTERS), g_string_free_to_bytes(bytes));
    return metadata;
}

bool jy_characters_unpack(const char *bytes, size_t length, jy_characters *characters, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    uint64_t passages = jy_codec_get_number_to(&cursor, UINT32_MAX), all = jy_codec_get_number(&cursor), next = 0;
    while (!cursor.bad && cursor.at < cursor.end) {
        uint64_t character = next + jy_codec_get_number_to(&cursor, BMP);
        uint64_t count = jy_codec_get_number_to(&cursor, UINT32_MAX);
        if (character >= BMP) {
            cursor.bad = true;
            break;
        }
        characters->counts[character] += (uint32_t)count;
        next = character + 1;
    }
    characters->passages += (uint32_t)passages;
    characters->length += all;
    return jy_codec_finish(&cursor, "characters", err);
}

/* dictionary.c: what the records of an index have in common: trained, saved, loaded. */
#include "index/dictionary.h"

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/input.h>
#include <pthread.h>
#include <string.h>

/* The training with chosen parameters, and dictionaries that borrow their bytes, are not in the stable part of zstd's
 * interface, but every libzstd since 1.3.6 has them. The stable training tries out several and takes four times as
 * long. */
#define ZDICT_STATIC_LINKING_ONLY
#define ZSTD_STATIC_LINKING_ONLY
#include <zdict.h>
#include <zstd.h>

#include "index/codec.h"

/* Bytes: the most, and the least that is worth a file. With 64 kB records take 3 % more. With 256 kB they take 1 %
 * more, too: zstd chooses how it compares and counts by the size of the dictionary, and does it better below 128 kB. */
#define SIZE_MOST ((size_t)120 << 10)
/* The same as a file, compressed. */
#define FILE_MOST (2 * SIZE_MOST)
#define SIZE_LEAST ((size_t)4 << 10)
#define SAMPLES_PER_BYTE 8

/* Of zstd's training: bytes of a piece that it takes, bytes by which pieces are compared, and bits of its table. */
#define PIECE 200
#define COMPARED 8
#define TABLE_BITS 20

/* Of 94 MB of news and laws, level 3 makes records of 40.5 MB in all, level 4 of 37.8, level 5 of 36.6, level 6
 * of 36.2; what it takes of the 10 s of CPU for all of indexing is 0.6, 0.9, 1.2 and 2 s. */
#define LEVEL 5

struct jy_dictionary {
    char *bytes;
    size_t length;
    ZSTD_DDict *reading;
    pthread_mutex_t lock; /* of what follows */
    ZSTD_CDict *writing;  /* NULL until somebody writes */
};

/* Takes the bytes. NULL where they are no dictionary. */
static jy_dictionary *make(char *bytes, size_t length)
{
    /* Without its magic number zstd would take any bytes for one. */
    ZSTD_DDict *reading = ZDICT_getDictID(bytes, length) ? ZSTD_createDDict_byReference(bytes, length) : NULL;
    if (!reading) {
        g_free(bytes);
        return NULL;
    }
    jy_dictionary *dictionary = g_new0(jy_dictionary, 1);
    dictionary->bytes = bytes;
    dictionary->length = length;
    dictionary->reading = reading;
    pthread_mutex_init(&dictionary->lock, NULL);
    return dictionary;
}

jy_dictionary *jy_dictionary_train(const GString *samples, const GArray *lengths)
{
    size_t size = MIN(samples->len / SAMPLES_PER_BYTE, SIZE_MOST);
    if (size < SIZE_LEAST) {
        return NULL;
    }
    g_autofree char *bytes = g_malloc(size);
    ZDICT_fastCover_params_t parameters = {.k = PIECE, .d = COMPARED, .f = TABLE_BITS, .accel = 1};
    parameters.zParams.compressionLevel = LEVEL;
    size_t length = ZDICT_trainFromBuffer_fastCover(bytes, size, samples->str, (const size_t *)(void *)lengths->data,
                                                    lengths->len, parameters);
    return ZDICT_isError(length) ? NULL : make(g_steal_pointer(&bytes), length);
}

void jy_dictionary_free(jy_dictionary *dictionary)
{
    if (!dictionary) {
        return;
    }
    ZSTD_freeDDict(dictionary->reading);
    ZSTD_freeCDict(dictionary->writing);
    pthread_mutex_destroy(&dictionary->lock);
    g_free(dictionary->bytes);
    g_free(dictionary);
}

const ZSTD_DDict *jy_dictionary_reading(const jy_dictionary *dictionary)
{
    return dictionary->reading;
}

const ZSTD_CDict *jy_dictionary_writing(const jy_dictionary *dictionary)
{
    jy_dictionary *own = (jy_dictionary *)(uintptr_t)dictionary;
    pthread_mutex_lock(&own->lock);
    if (!own->writing) {
        own->writing = ZSTD_createCDict(own->bytes, own->length, LEVEL);
        if (!own->writing) {
            g_error("zstd: no memory"); /* the bytes are good: they were read already */
        }
    }
    const ZSTD_CDict *writing = own->writing;
    pthread_mutex_unlock(&own->lock);
    return writing;
}

/* ---- as bytes ---- */

/* zstd finds nothing to leave out: every process that opens an index reads the dictionary, and to expand the 67 kB that
 * it may be made would take as long as to find a word. */
#define SAVED_LEVEL (-200)

/* A frame of zstd's with its checksum: a dictionary that is damaged somewhere would make other texts of all records. */
GBytes *jy_dictionary_save(const jy_dictionary *dictionary)
{
    size_t room = ZSTD_compressBound(dictionary->length);
    char *frame = g_malloc(room);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, SAVED_LEVEL);
    size_t length = ZSTD_compress2(context, frame, room, dictionary->bytes, dictionary->length);
    ZSTD_freeCCtx(context);
    if (ZSTD_isError(length)) {
        g_error("zstd: %s", ZSTD_getErrorName(length)); /* there is room: only memory can be short */
    }
    return g_bytes_new_take(frame, length);
}

jy_dictionary *jy_dictionary_load(const char *bytes, size_t length, GError **err)
{
    unsigned long long size = ZSTD_getFrameContentSize(bytes, length);
    char *content = size <= SIZE_MOST ? g_malloc(MAX(size, 1)) : NULL;
    jy_dictionary *dictionary = NULL;
    if (content && ZSTD_decompress(content, size, bytes, length) == size) {
        dictionary = make(g_steal_pointer(&content), size);
    }
    g_free(content);
    if (!dictionary) {
        jy_codec_fail("dictionary", err);
    }
    return dictionary;
}

jy_dictionary *jy_dictionary_read(const char *path, GError **err)
{
    g_autofree char *bytes = NULL;
    size_t length;
    g_autoptr(GError) failure = NULL;
    if (jy_input_read(path, FILE_MOST, &bytes, &length, &failure) && bytes) {
        return jy_dictionary_load(bytes, length, err);
    }
    if (!failure || g_error_matches(failure, JY_ERROR, JY_ERROR_TOO_BIG)) {
        jy_codec_fail("dictionary", err); /* gone, or none that was written here */
    } else {
        g_propagate_error(err, g_steal_pointer(&failure));
    }
    return NULL;
}

bool jy_dictionary_write(const jy_dictionary *dictionary, const char *path, GError **err)
{
    g_autoptr(GBytes) bytes = jy_dictionary_save(dictionary);
    gsize length;
    const char *data = g_bytes_get_data(bytes, &length);
    return jy_files_write(path, data, length, err);
}

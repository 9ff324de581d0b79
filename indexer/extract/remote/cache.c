/* cache.c: frames in files, one a sum, compressed. */
#include "indexer/extract/remote/cache.h"

#include <glib/gstdio.h>
#include <jiyan/base/files.h>
#include <jiyan/index/compressor.h>
#include <string.h>

#include "indexer/extract/remote/wire.h"
#include "indexer/files/source.h"

/* Frames that are larger are read again when they are needed. */
#define FRAMES_MOST ((size_t)64 << 20)

/* True where the frames are whole, and the last says that all is well. */
static bool are_sound(const char *frames, size_t length)
{
    jy_wire_frame frame = {.tag = JY_WIRE_FILE};
    size_t at = 0, size;
    while (at < length && jy_wire_next(frames + at, length - at, &frame, &size) == JY_WIRE_WHOLE) {
        at += size;
    }
    return at == length && frame.tag == JY_WIRE_END && jy_wire_get_number(&frame) == JY_WIRE_ALL_WELL;
}

GString *jy_cache_load(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(path, &bytes, &length, NULL)) {
        return NULL;
    }
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    size_t size = 0;
    const char *frames = jy_compressor_get(compressor, bytes, length, &size, NULL);
    return frames && are_sound(frames, size) ? g_string_new_len(frames, (gssize)size) : NULL;
}

void jy_cache_keep(const char *folder, const char *name, const GString *frames)
{
    if (frames->len > FRAMES_MOST || g_mkdir_with_parents(folder, 0777) != 0) {
        return;
    }
    g_autoptr(jy_compressor) compressor = jy_compressor_new(NULL);
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_compressor_put(compressor, frames->str, frames->len, bytes);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *next = g_strdup_printf("%s.%p", path, (const void *)frames); /* each thread its own */
    if (!jy_files_write(next, bytes->str, bytes->len, NULL) || g_rename(next, path) != 0) {
        g_unlink(next);
    }
}

void jy_cache_sweep(const char *folder, GHashTable *sums)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)) != NULL) {
        g_autofree char *sum = g_strndup(name, JY_SOURCE_SHA256 - 1);
        if (!g_hash_table_contains(sums, sum) || strchr(name, '.')) {
            g_autofree char *path = g_build_filename(folder, name, NULL);
            g_unlink(path);
        }
    }
}

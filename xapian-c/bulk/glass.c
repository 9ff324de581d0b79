/* glass.c: the file iamglass, which makes a database of tables. */
#include "xapian-c/bulk/glass.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>

#include "xapian-c/bulk/deflate.h"
#include "xapian-c/bulk/file.h"
#include "xapian-c/bulk/pack.h"
#include "xapian-c/fail.h"

#define REVISION 1
#define FORMAT ((2016 - 2014) << 9 | 3 << 5 | 14) /* the day on which the format was last changed */
#define FREE_LIST_MAX (2 * XC_PACK_VARINT32 + 4)
#define ROOT_MAX (4 * XC_PACK_VARINT32 + XC_PACK_VARINT + 1 + FREE_LIST_MAX)
#define FILE_MAX (14 + 2 + 16 + XC_PACK_VARINT32 + XC_GLASS_TABLES * ROOT_MAX + 8 * XC_PACK_VARINT)

static const unsigned char MAGIC[14] = {0x0F, 0x0D, 'X', 'a', 'p', 'i', 'a', 'n', ' ', 'G', 'l', 'a', 's', 's'};

/* Blocks that are free: none, and the first that was never used. */
static unsigned char *pack_free_list(unsigned char *at, uint32_t blocks)
{
    unsigned char list[FREE_LIST_MAX], *end = list;
    end = xc_pack_varint(end, REVISION);
    end = xc_pack_varint(end, blocks);
    for (int i = 0; i < 4; i++) {
        *end++ = 0;
    }
    *at++ = (unsigned char)(end - list);
    return xc_pack_bytes(at, list, (size_t)(end - list));
}

static unsigned char *pack_root(unsigned char *at, const xc_table_root *root, bool is_deflatable)
{
    enum { IS_FAKE = 1, IS_SEQUENTIAL = 2, LEVEL_SHIFT = 2 };
    at = xc_pack_varint(at, root->block);
    at = xc_pack_varint(at, root->level << LEVEL_SHIFT | IS_SEQUENTIAL | (root->blocks ? 0 : IS_FAKE));
    at = xc_pack_varint(at, root->entries);
    at = xc_pack_varint(at, root->block_size >> 11);
    at = xc_pack_varint(at, is_deflatable ? XC_DEFLATE_MIN : 0);
    if (root->blocks) {
        return pack_free_list(at, root->blocks);
    }
    *at++ = 0;
    return at;
}

static unsigned char *pack_statistics(unsigned char *at, const xc_glass_statistics *statistics)
{
    at = xc_pack_varint(at, statistics->documents);
    at = xc_pack_varint(at, statistics->last - statistics->documents);
    at = xc_pack_varint(at, statistics->shortest);
    at = xc_pack_varint(at, statistics->wdf_bound);
    at = xc_pack_varint(at, statistics->longest - statistics->wdf_bound);
    at = xc_pack_varint(at, 0); /* the oldest set of changes */
    at = xc_pack_varint(at, statistics->total_length);
    return xc_pack_varint(at, 0); /* the greatest frequency of a word to spell */
}

/* A random identity (version 4), by which replication tells databases apart. */
static bool pack_uuid(unsigned char *uuid, const char *folder, xc_error *failure)
{
    if (getrandom(uuid, 16, 0) != 16) {
        return xc_file_fail(failure, XC_DATABASE, folder);
    }
    uuid[6] = (unsigned char)((uuid[6] & 0x0F) | 0x40);
    uuid[8] = (unsigned char)((uuid[8] & 0x3F) | 0x80);
    return true;
}

void xc_glass_head(unsigned char *bytes)
{
    xc_pack_2(xc_pack_bytes(bytes, MAGIC, sizeof MAGIC), FORMAT);
}

/* Returns the size, 0 on failure. */
static size_t pack(const xc_glass *version, const char *folder, unsigned char *bytes, xc_error *failure)
{
    unsigned char *at = bytes + XC_GLASS_HEAD;
    xc_glass_head(bytes);
    if (!pack_uuid(at, folder, failure)) {
        return 0;
    }
    at = xc_pack_varint(at + 16, REVISION);
    for (unsigned i = 0; i < XC_GLASS_TABLES; i++) {
        bool is_deflatable = i != XC_GLASS_POSTLIST && i != XC_GLASS_POSITION;
        at = pack_root(at, &version->roots[i], is_deflatable);
    }
    return (size_t)(pack_statistics(at, &version->statistics) - bytes);
}

/* Gives a file of the folder its name. */
static bool rename_in(const char *folder, const char *from, const char *to, xc_error *failure)
{
    char *paths[2] = {NULL, NULL};
    bool made = asprintf(&paths[0], "%s/%s", folder, from) >= 0;
    made = made && asprintf(&paths[1], "%s/%s", folder, to) >= 0;
    bool done = false;
    if (!made) {
        xc_fail_memory(failure);
    } else {
        done = rename(paths[0], paths[1]) == 0 || xc_file_fail(failure, XC_DATABASE, paths[1]);
    }
    free(paths[0]);
    free(made ? paths[1] : NULL);
    return done;
}

bool xc_glass_write(const xc_glass *version, const char *folder, bool sync, xc_error *failure)
{
    static const char NEW_NAME[] = "v.tmp"; /* as Xapian calls it */
    unsigned char bytes[FILE_MAX];
    size_t size = pack(version, folder, bytes, failure);
    if (size == 0) {
        return false;
    }
    xc_file file = {0};
    bool done = xc_file_create(&file, folder, NEW_NAME, failure) && xc_file_write(&file, bytes, size) &&
                xc_file_finish(&file, sync);
    xc_file_clear(&file);
    return done && rename_in(folder, NEW_NAME, "iamglass", failure) && (!sync || xc_file_sync_folder(folder, failure));
}

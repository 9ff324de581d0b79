/* compound.c: sectors, their chains, and the directory. Whatever a damaged or hostile file says, no chain is followed
 * for more sectors than the file has, and no entry of the directory is met twice. */
#include "indexer/files/compound.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#define _(s) gettext(s)

#define HEADER 512
#define ENTRY 128
#define NAME_MOST 32
#define MINI_SHIFT 6
#define MINI_CUTOFF 4096 /* what is smaller lies in the stream of mini sectors */
#define LAST_SECTOR 0xFFFFFFFAu
#define NO_ENTRY 0xFFFFFFFFu

enum { KIND_STORAGE = 1, KIND_STREAM = 2, KIND_ROOT = 5 };

typedef struct {
    char name[NAME_MOST]; /* lower case; what is not ASCII is '?' */
    uint32_t start, size;
    bool is_stream;
} root_child;

struct jy_compound {
    jy_bytes file;
    unsigned shift;        /* a sector has 1 << shift bytes */
    uint32_t sectors;      /* of the file, the last one perhaps cut off */
    GArray *fat;           /* of uint32_t: the sectors of the allocation table */
    GByteArray *directory; /* its entries */
    GByteArray *mini;      /* the stream of mini sectors */
    GByteArray *mini_fat;
    GArray *children; /* of root_child */
};

static jy_bytes bytes_of(const GByteArray *array)
{
    return (jy_bytes){array->data, array->len};
}

/* ---- sectors ---- */

static jy_bytes sector_at(const jy_compound *compound, uint32_t sector)
{
    if (sector >= compound->sectors) {
        return (jy_bytes){0};
    }
    return jy_bytes_cut(compound->file, ((size_t)sector + 1) << compound->shift, (size_t)1 << compound->shift);
}

static uint32_t next_sector(const jy_compound *compound, uint32_t sector)
{
    const uint32_t a_table = (uint32_t)1 << (compound->shift - 2);
    if (sector / a_table >= compound->fat->len) {
        return LAST_SECTOR;
    }
    const jy_bytes table = sector_at(compound, g_array_index(compound->fat, uint32_t, sector / a_table));
    const size_t offset = (size_t)(sector % a_table) * 4;
    return offset + 4 <= table.length ? jy_bytes_u32(table, offset) : LAST_SECTOR;
}

/* Returns the first `size` bytes of a chain as a new array. */
static GByteArray *read_chain(const jy_compound *compound, uint32_t sector, size_t size)
{
    GByteArray *all = g_byte_array_new();
    for (uint32_t count = 0; count < compound->sectors && all->len < size; count++) {
        const jy_bytes part = sector_at(compound, sector);
        if (part.length == 0) {
            break;
        }
        g_byte_array_append(all, part.at, (guint)MIN(part.length, size - all->len));
        sector = next_sector(compound, sector);
    }
    return all;
}

static GByteArray *read_mini_chain(const jy_compound *compound, uint32_t sector, size_t size)
{
    GByteArray *all = g_byte_array_new();
    const jy_bytes mini = bytes_of(compound->mini), table = bytes_of(compound->mini_fat);
    while (all->len < size && sector < LAST_SECTOR) {
        const jy_bytes part = jy_bytes_cut(mini, (size_t)sector << MINI_SHIFT, (size_t)1 << MINI_SHIFT);
        if (part.length == 0) {
            break;
        }
        g_byte_array_append(all, part.at, (guint)MIN(part.length, size - all->len));
        const size_t offset = (size_t)sector * 4;
        sector = offset + 4 <= table.length ? jy_bytes_u32(table, offset) : LAST_SECTOR;
    }
    return all;
}

/* Notes where the allocation table is: 109 of its sectors in the header, the others in a chain of their own. */
static void find_fat(jy_compound *compound)
{
    enum { IN_HEADER = 109, FIRST = 0x4C, NEXT_TABLE = 0x44 };
    const uint32_t a_table = (uint32_t)1 << (compound->shift - 2);
    const uint32_t most = compound->sectors / a_table + 1;
    for (size_t i = 0; i < IN_HEADER && compound->fat->len < most; i++) {
        const uint32_t sector = jy_bytes_u32(compound->file, FIRST + i * 4);
        if (sector >= LAST_SECTOR) {
            return;
        }
        g_array_append_val(compound->fat, sector);
    }
    uint32_t table = jy_bytes_u32(compound->file, NEXT_TABLE);
    while (compound->fat->len < most) {
        const jy_bytes list = sector_at(compound, table);
        if (list.length < 4) {
            return;
        }
        const size_t rows = list.length / 4 - 1; /* the last is the next list */
        for (size_t i = 0; i < rows && compound->fat->len < most; i++) {
            const uint32_t sector = jy_bytes_u32(list, i * 4);
            g_array_append_val(compound->fat, sector);
        }
        if (rows == 0) {
            return;
        }
        table = jy_bytes_u32(list, rows * 4);
    }
}

/* ---- directory ---- */

/* Adds an entry of the directory that names something. */
static void add_child(jy_compound *compound, jy_bytes entry)
{
    enum { NAME_LENGTH = 64, KIND = 66, START = 116, SIZE = 120 };
    const uint8_t kind = jy_bytes_u8(entry, KIND);
    const size_t length = MIN(jy_bytes_u16(entry, NAME_LENGTH) / 2, NAME_MOST);
    if (length < 2 || (kind != KIND_STREAM && kind != KIND_STORAGE)) {
        return;
    }
    root_child child = {.start = jy_bytes_u32(entry, START), .size = jy_bytes_u32(entry, SIZE)};
    for (size_t i = 0; i + 1 < length; i++) {
        const uint16_t unit = jy_bytes_u16(entry, i * 2);
        child.name[i] = (char)(unit && unit < 0x80 ? g_ascii_tolower((char)unit) : '?');
    }
    child.is_stream = kind == KIND_STREAM;
    g_array_append_val(compound->children, child);
}

/* Walks the tree of what lies in the root. */
static void list_root(jy_compound *compound)
{
    enum { LEFT = 68, RIGHT = 72, CHILD = 76 };
    const jy_bytes directory = bytes_of(compound->directory);
    const uint32_t entries = (uint32_t)(directory.length / ENTRY);
    g_autofree bool *met = g_new0(bool, entries + 1);
    g_autoptr(GArray) todo = g_array_new(false, false, sizeof(uint32_t));
    uint32_t first = jy_bytes_u32(directory, CHILD);
    g_array_append_val(todo, first);
    while (todo->len) {
        const uint32_t at = g_array_index(todo, uint32_t, todo->len - 1);
        g_array_set_size(todo, todo->len - 1);
        if (at >= entries || met[at]) {
            continue;
        }
        met[at] = true;
        const jy_bytes entry = jy_bytes_cut(directory, (size_t)at * ENTRY, ENTRY);
        const uint32_t beside[] = {jy_bytes_u32(entry, LEFT), jy_bytes_u32(entry, RIGHT)};
        g_array_append_vals(todo, beside, G_N_ELEMENTS(beside));
        add_child(compound, entry);
    }
}

/* Where the tree is broken: whatever the directory has. */
static void list_all(jy_compound *compound)
{
    const jy_bytes directory = bytes_of(compound->directory);
    for (size_t at = ENTRY; at + ENTRY <= directory.length; at += ENTRY) {
        add_child(compound, jy_bytes_cut(directory, at, ENTRY));
    }
}

/* ---- the file ---- */

bool jy_compound_is(const char *bytes, size_t length)
{
    return length >= HEADER && memcmp(bytes, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0;
}

jy_compound *jy_compound_new(const char *bytes, size_t length, GError **err)
{
    enum { SHIFT = 0x1E, DIRECTORY = 0x30, MINI_FAT = 0x3C, START = 116, SIZE = 120 };
    g_autoptr(jy_compound) compound = g_new0(jy_compound, 1);
    compound->file = (jy_bytes){(const uint8_t *)bytes, length};
    compound->shift = jy_bytes_u16(compound->file, SHIFT) == 12 ? 12 : 9;
    const size_t sector = (size_t)1 << compound->shift;
    compound->sectors = (uint32_t)MIN(length > sector ? (length - 1) / sector : 0, LAST_SECTOR - 1);
    compound->fat = g_array_new(false, false, sizeof(uint32_t));
    compound->children = g_array_new(false, false, sizeof(root_child));
    find_fat(compound);
    compound->directory = read_chain(compound, jy_bytes_u32(compound->file, DIRECTORY), G_MAXUINT32);
    const jy_bytes root = bytes_of(compound->directory);
    compound->mini = read_chain(compound, jy_bytes_u32(root, START), jy_bytes_u32(root, SIZE));
    compound->mini_fat = read_chain(compound, jy_bytes_u32(compound->file, MINI_FAT), compound->mini->len / 16 + 4);
    list_root(compound);
    if (compound->children->len == 0) {
        list_all(compound);
    }
    if (!jy_compound_is(bytes, length) || compound->children->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged compound file: it has no directory"));
        return NULL;
    }
    return g_steal_pointer(&compound);
}

void jy_compound_free(jy_compound *compound)
{
    if (!compound) {
        return;
    }
    g_array_unref(compound->fat);
    g_array_unref(compound->children);
    g_byte_array_unref(compound->directory);
    g_byte_array_unref(compound->mini);
    g_byte_array_unref(compound->mini_fat);
    g_free(compound);
}

static const root_child *find_child(const jy_compound *compound, const char *name)
{
    for (guint i = 0; i < compound->children->len; i++) {
        const root_child *child = &g_array_index(compound->children, root_child, i);
        if (g_ascii_strcasecmp(child->name, name) == 0) {
            return child;
        }
    }
    return NULL;
}

bool jy_compound_has(const jy_compound *compound, const char *name)
{
    return find_child(compound, name) != NULL;
}

GByteArray *jy_compound_read(const jy_compound *compound, const char *name)
{
    const root_child *child = find_child(compound, name);
    if (!child || !child->is_stream) {
        return NULL;
    }
    return child->size < MINI_CUTOFF ? read_mini_chain(compound, child->start, child->size)
                                     : read_chain(compound, child->start, child->size);
}

/* fib.c: reads the head of a Word document. */
#include "indexer/extract/word/fib.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#define _(s) gettext(s)

enum { MAGIC = 0xA5EC, MAGIC_95 = 0xA5DC, FIRST_97 = 0xC0, FIRST_6 = 0x65 };
enum { FLAG_ENCRYPTED = 0x0100, FLAG_TABLE_1 = 0x0200 };
enum { HEAD = 32 }; /* bytes before the counted parts of the head */

static jy_bytes open_stream(const jy_compound *compound, const char *name, GByteArray **ret_stream)
{
    *ret_stream = jy_compound_read(compound, name);
    return *ret_stream ? (jy_bytes){(*ret_stream)->data, (*ret_stream)->len} : (jy_bytes){0};
}

/* Where the 32-bit numbers begin, behind the 16-bit ones; and the table of tables behind these. */
static size_t longs_at(const jy_fib *fib)
{
    return HEAD + 2 + (size_t)jy_bytes_u16(fib->document, HEAD) * 2 + 2;
}

static size_t tables_at(const jy_fib *fib)
{
    const size_t longs = longs_at(fib);
    return longs + (size_t)jy_bytes_u16(fib->document, longs - 2) * 4 + 2;
}

static void read_lengths(jy_fib *fib)
{
    enum { FIRST_97_LENGTH = 3, FIRST_OLD_LENGTH = 0x34 };
    const size_t at = fib->is_old ? FIRST_OLD_LENGTH : longs_at(fib) + (size_t)FIRST_97_LENGTH * 4;
    for (size_t i = 0; i < JY_FIB_PARTS; i++) {
        fib->lengths[i] = jy_bytes_u32(fib->document, at + i * 4);
    }
}

bool jy_fib_read(const jy_compound *compound, jy_fib *ret_fib, GError **err)
{
    enum { VERSION = 2, LANGUAGE = 6, FLAGS = 10, TEXT_START = 0x18, TEXT_END = 0x1C };
    g_auto(jy_fib) fib = {0};
    fib.document = open_stream(compound, "WordDocument", &fib.streams[0]);
    const uint16_t magic = jy_bytes_u16(fib.document, 0), version = jy_bytes_u16(fib.document, VERSION);
    if (fib.document.length < HEAD || (magic != MAGIC && magic != MAGIC_95)) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged Word document: it has no head"));
        return false;
    }
    if (version < FIRST_6) {
        g_set_error(err, JY_ERROR, JY_ERROR_UNSUPPORTED, _("a Word document from before Word 6"));
        return false;
    }
    const uint16_t flags = jy_bytes_u16(fib.document, FLAGS);
    if (flags & FLAG_ENCRYPTED) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the document needs a password"));
        return false;
    }
    fib.is_old = version < FIRST_97;
    fib.language = jy_bytes_u16(fib.document, LANGUAGE);
    fib.tables =
        fib.is_old ? fib.document : open_stream(compound, flags & FLAG_TABLE_1 ? "1Table" : "0Table", &fib.streams[1]);
    if (fib.tables.length == 0) {
        fib.tables = open_stream(compound, flags & FLAG_TABLE_1 ? "0Table" : "1Table", &fib.streams[1]);
    }
    fib.data = open_stream(compound, "Data", &fib.streams[2]);
    fib.text_start = jy_bytes_u32(fib.document, TEXT_START);
    fib.text_end = jy_bytes_u32(fib.document, TEXT_END);
    read_lengths(&fib);
    *ret_fib = fib;
    fib = (jy_fib){0};
    return true;
}

void jy_fib_clear(jy_fib *fib)
{
    for (size_t i = 0; i < G_N_ELEMENTS(fib->streams); i++) {
        if (fib->streams[i]) {
            g_byte_array_unref(fib->streams[i]);
        }
    }
    *fib = (jy_fib){0};
}

jy_bytes jy_fib_find(const jy_fib *fib, jy_fib_table table, bool open)
{
    enum { OLD_PIECES = 0x160, FLAGS = 10, FLAG_PIECES = 4 };
    const bool has_pieces = jy_bytes_u16(fib->document, FLAGS) & FLAG_PIECES;
    if (fib->is_old && (table != JY_FIB_PIECES || !has_pieces)) {
        return (jy_bytes){0}; /* their tables of formatting are other ones, and are not read */
    }
    const size_t at = fib->is_old ? OLD_PIECES : tables_at(fib) + (size_t)table * 8;
    const uint32_t start = jy_bytes_u32(fib->document, at), length = jy_bytes_u32(fib->document, at + 4);
    return length ? jy_bytes_cut(fib->tables, start, open ? fib->tables.length : length) : (jy_bytes){0};
}

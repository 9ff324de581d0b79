/* xls.c: workbooks of Excel 5 to 2003, and of WPS, which has the same format ([MS-XLS]): a heading a sheet, its rows
 * with their numbers. */
#include <jiyan/base/error.h>
#include <jiyan/text/decode.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/office/cell_format.h"
#include "indexer/files/compound.h"

#define _(s) gettext(s)

/* A row of texts that are shared: the file says them once. */
enum { SHEETS_MOST = 1024, GAP_MOST = 64, ROW_MOST = 1 << 24, FIRST_8 = 0x0600 };

enum {
    RECORD_FORMULA = 0x06,
    RECORD_END = 0x0A,
    RECORD_SINCE_1904 = 0x22,
    RECORD_PASSWORD = 0x2F,
    RECORD_CONTINUED = 0x3C,
    RECORD_SHEET = 0x85,
    RECORD_NUMBERS = 0xBD, /* MulRk */
    RECORD_STYLE = 0xE0,   /* XF */
    RECORD_STRINGS = 0xFC,
    RECORD_SHARED = 0xFD, /* LabelSst */
    RECORD_NUMBER = 0x203,
    RECORD_LABEL = 0x204,
    RECORD_RESULT = 0x207, /* the text that the formula before it gives */
    RECORD_SHORT = 0x27E,  /* RK */
    RECORD_FORMAT = 0x41E,
    RECORD_BEGIN = 0x809
};

typedef struct {
    uint16_t kind;
    jy_bytes body;
    size_t next; /* offset of the one behind it */
} xls_record;

typedef struct {
    uint32_t offset;
    char *name;
} xls_sheet;

typedef struct {
    jy_bytes stream;
    bool is_old; /* before Excel 97: texts are bytes of a code page */
    bool since_1904;
    GString *strings;      /* shared ones, each with a NUL behind it */
    GArray *string_starts; /* of gsize */
    GArray *styles;        /* of uint16_t: number of the format of each */
    GHashTable *formats;   /* number → code */
    GArray *sheets;        /* of xls_sheet */
    jy_blocks *blocks;
    GString *row; /* the cells of the row at hand */
    uint32_t row_number, column;
    size_t budget; /* bytes that may still be read: sheets do not share records */
} xls_workbook;

static void clear_sheet(gpointer sheet)
{
    g_free(((xls_sheet *)sheet)->name);
}

static void clear_workbook(xls_workbook *book)
{
    g_string_free(book->strings, true);
    g_array_unref(book->string_starts);
    g_array_unref(book->styles);
    g_hash_table_unref(book->formats);
    g_array_unref(book->sheets);
    jy_blocks_free(book->blocks);
    g_string_free(book->row, true);
}

static bool read_record(const xls_workbook *book, size_t at, xls_record *ret_record)
{
    const uint16_t length = jy_bytes_u16(book->stream, at + 2);
    *ret_record =
        (xls_record){jy_bytes_u16(book->stream, at), jy_bytes_cut(book->stream, at + 4, length), at + 4 + length};
    return at + 4 <= book->stream.length;
}

/* ---- texts ---- */

static void append_unit(GString *to, uint16_t unit, uint16_t *high)
{
    if (unit >= 0xD800 && unit < 0xDC00) {
        *high = unit;
        return;
    }
    if (unit >= 0xDC00 && unit < 0xE000) {
        if (*high) {
            g_string_append_unichar(to, 0x10000 + ((gunichar)(*high - 0xD800) << 10) + (gunichar)(unit - 0xDC00));
        }
    } else if (unit == '\t' || unit == '\n' || unit == '\r') {
        g_string_append_c(to, ' ');
    } else if (unit >= 0x20 && unit < 0xFFFE) {
        g_string_append_unichar(to, unit);
    }
    *high = 0;
}

/* Appends a text: a length in one or two bytes, from Excel 97 on the width of a character, and the characters. */
static void append_text(const xls_workbook *book, jy_bytes body, size_t wide_length, GString *to)
{
    const size_t count = wide_length ? jy_bytes_u16(body, 0) : jy_bytes_u8(body, 0), at = wide_length ? 2 : 1;
    if (book->is_old) {
        const jy_bytes bytes = jy_bytes_cut(body, at, count);
        g_auto(jy_decoded) decoded = {0};
        if (bytes.length && jy_decode_as("GB18030", (const char *)bytes.at, bytes.length, &decoded, NULL)) {
            g_string_append(to, decoded.text);
        }
        return;
    }
    const bool is_wide = jy_bytes_u8(body, at) & 1;
    uint16_t high = 0;
    for (size_t i = 0; i < count && at + 1 + i * (is_wide ? 2 : 1) < body.length; i++) {
        append_unit(to, is_wide ? jy_bytes_u16(body, at + 1 + i * 2) : jy_bytes_u8(body, at + 1 + i), &high);
    }
}

/* The table of texts, which goes on over several records. */
typedef struct {
    const xls_workbook *book;
    xls_record record;
    size_t at;
    bool ended;
} shared_reader;

/* Steps to the next record where this one is read. False where the table ends. */
static bool has_more(shared_reader *reader)
{
    while (!reader->ended && reader->at >= reader->record.body.length) {
        reader->at -= reader->record.body.length;
        reader->ended =
            !read_record(reader->book, reader->record.next, &reader->record) || reader->record.kind != RECORD_CONTINUED;
    }
    return !reader->ended;
}

/* Reads the characters of a text; where it goes on in another record, their width comes anew. */
static void read_characters(shared_reader *reader, size_t count, bool is_wide, GString *to)
{
    uint16_t high = 0;
    for (size_t i = 0; i < count; i++) {
        if (reader->at >= reader->record.body.length) {
            if (!has_more(reader)) {
                return;
            }
            is_wide = jy_bytes_u8(reader->record.body, reader->at++) & 1;
        }
        append_unit(
            to, is_wide ? jy_bytes_u16(reader->record.body, reader->at) : jy_bytes_u8(reader->record.body, reader->at),
            &high);
        reader->at += is_wide ? 2 : 1;
    }
}

static void read_strings(xls_workbook *book, const xls_record *first)
{
    enum { FLAG_WIDE = 1, FLAG_SOUNDS = 4, FLAG_RUNS = 8, HEAD = 8 };
    shared_reader reader = {.book = book, .record = *first, .at = HEAD};
    while (has_more(&reader)) {
        const jy_bytes body = reader.record.body;
        const size_t count = jy_bytes_u16(body, reader.at);
        const uint8_t flags = jy_bytes_u8(body, reader.at + 2);
        size_t behind = 0;
        reader.at += 3;
        if (flags & FLAG_RUNS) {
            behind += (size_t)jy_bytes_u16(body, reader.at) * 4;
            reader.at += 2;
        }
        if (flags & FLAG_SOUNDS) {
            behind += jy_bytes_u32(body, reader.at);
            reader.at += 4;
        }
        g_array_append_val(book->string_starts, book->strings->len);
        read_characters(&reader, count, flags & FLAG_WIDE, book->strings);
        g_string_append_c(book->strings, '\0');
        reader.at += behind;
    }
}

/* ---- the workbook ---- */

static void add_sheet(xls_workbook *book, jy_bytes body)
{
    enum { KIND = 5, NAME = 6 };
    if (jy_bytes_u8(body, KIND) == 0 && book->sheets->len < SHEETS_MOST) {
        g_autoptr(GString) name = g_string_new(NULL);
        append_text(book, jy_bytes_cut(body, NAME, body.length), 0, name);
        const xls_sheet sheet = {jy_bytes_u32(body, 0), g_strdup(name->str)};
        g_array_append_val(book->sheets, sheet);
    }
}

static void add_format(xls_workbook *book, jy_bytes body)
{
    g_autoptr(GString) code = g_string_new(NULL);
    append_text(book, jy_bytes_cut(body, 2, body.length), book->is_old ? 0 : 2, code);
    g_hash_table_insert(book->formats, GUINT_TO_POINTER(jy_bytes_u16(body, 0)), g_strdup(code->str));
}

/* Reads what all sheets share. */
static bool read_shared(xls_workbook *book, GError **err)
{
    xls_record record;
    for (size_t at = 0; read_record(book, at, &record) && record.kind != RECORD_END; at = record.next) {
        const uint16_t format = jy_bytes_u16(record.body, 2);
        switch (record.kind) {
        case RECORD_BEGIN:
            book->is_old = jy_bytes_u16(record.body, 0) < FIRST_8;
            break;
        case RECORD_SINCE_1904:
            book->since_1904 = jy_bytes_u16(record.body, 0) != 0;
            break;
        case RECORD_SHEET:
            add_sheet(book, record.body);
            break;
        case RECORD_STYLE:
            g_array_append_val(book->styles, format);
            break;
        case RECORD_FORMAT:
            add_format(book, record.body);
            break;
        case RECORD_STRINGS:
            read_strings(book, &record);
            break;
        case RECORD_PASSWORD:
            g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the document needs a password"));
            return false;
        default:
            break;
        }
    }
    return true;
}

/* ---- cells ---- */

static bool end_row(xls_workbook *book, GError **err)
{
    const jy_extracted block = {.kind = JY_EXTRACTED_ROW,
                                .line = book->row_number + 1,
                                .text = book->row->str,
                                .length = (uint32_t)book->row->len};
    const bool done = jy_blocks_add(book->blocks, &block, err);
    g_string_truncate(book->row, 0);
    book->column = 0;
    return done;
}

/* Begins a cell: the tabs before it, in its row. */
static bool begin_cell(xls_workbook *book, uint32_t row, uint32_t column, GError **err)
{
    if (row != book->row_number && !end_row(book, err)) {
        return false;
    }
    book->row_number = row;
    for (uint32_t i = 0; i < GAP_MOST && book->column < column; i++, book->column++) {
        g_string_append_c(book->row, '\t');
    }
    book->column = MAX(book->column, column);
    return true;
}

static void append_number(const xls_workbook *book, uint16_t style, double number, GString *to)
{
    const uint16_t format = style < book->styles->len ? g_array_index(book->styles, uint16_t, style) : 0;
    const char *own = g_hash_table_lookup(book->formats, GUINT_TO_POINTER(format));
    jy_cell_format_write(to, own ? own : jy_cell_format_of_id(format), number, book->since_1904);
}

static double double_at(jy_bytes body, size_t at)
{
    const uint64_t bits = (uint64_t)jy_bytes_u32(body, at + 4) << 32 | jy_bytes_u32(body, at);
    double number;
    memcpy(&number, &bits, sizeof number);
    return number;
}

/* A number in 30 bits: the head of a double or an integer, perhaps of hundredths. */
static double short_at(jy_bytes body, size_t at)
{
    const uint32_t bits = jy_bytes_u32(body, at);
    const uint64_t wide = (uint64_t)(bits & ~3U) << 32;
    double number;
    memcpy(&number, &wide, sizeof number);
    number = bits & 2 ? (double)((int32_t)bits >> 2) : number;
    return bits & 1 ? number / 100 : number;
}

static bool add_numbers(xls_workbook *book, jy_bytes body, GError **err)
{
    enum { CELL = 6 };
    const uint16_t first = jy_bytes_u16(body, 2);
    for (size_t i = 0; 4 + (i + 1) * CELL + 2 <= body.length; i++) {
        if (!begin_cell(book, jy_bytes_u16(body, 0), first + (uint32_t)i, err)) {
            return false;
        }
        append_number(book, jy_bytes_u16(body, 4 + i * CELL), short_at(body, 6 + i * CELL), book->row);
    }
    return true;
}

static void append_shared(const xls_workbook *book, uint32_t at, GString *to)
{
    if (at < book->string_starts->len) {
        g_string_append(to, book->strings->str + g_array_index(book->string_starts, gsize, at));
    }
}

static bool take_record(xls_workbook *book, const xls_record *record, GError **err)
{
    enum { STYLE = 4, VALUE = 6, NO_NUMBER = 12 };
    const jy_bytes body = record->body;
    if (record->kind == RECORD_NUMBERS) {
        return add_numbers(book, body, err);
    }
    if (record->kind == RECORD_RESULT && book->row->len <= ROW_MOST) {
        append_text(book, body, 2, book->row);
        return true;
    }
    const bool is_cell = record->kind == RECORD_SHARED || record->kind == RECORD_LABEL ||
                         record->kind == RECORD_NUMBER || record->kind == RECORD_SHORT ||
                         record->kind == RECORD_FORMULA;
    if (!is_cell || book->row->len > ROW_MOST) {
        return true;
    }
    if (!begin_cell(book, jy_bytes_u16(body, 0), jy_bytes_u16(body, 2), err)) {
        return false;
    }
    if (record->kind == RECORD_SHARED) {
        append_shared(book, jy_bytes_u32(body, VALUE), book->row);
    } else if (record->kind == RECORD_LABEL) {
        append_text(book, jy_bytes_cut(body, VALUE, body.length), 2, book->row);
    } else if (record->kind == RECORD_SHORT) {
        append_number(book, jy_bytes_u16(body, STYLE), short_at(body, VALUE), book->row);
    } else if (record->kind == RECORD_NUMBER || jy_bytes_u16(body, NO_NUMBER) != 0xFFFF) {
        append_number(book, jy_bytes_u16(body, STYLE), double_at(body, VALUE), book->row);
    }
    return true;
}

/* Reads a sheet; charts in it are documents of their own, and left out. */
static bool read_sheet(xls_workbook *book, const xls_sheet *sheet, GError **err)
{
    const jy_extracted heading = {
        .kind = JY_EXTRACTED_HEADING, .level = 1, .text = sheet->name, .length = (uint32_t)strlen(sheet->name)};
    if (!jy_blocks_add(book->blocks, &heading, err)) {
        return false;
    }
    unsigned depth = 0;
    xls_record record;
    book->row_number = 0;
    for (size_t at = sheet->offset; read_record(book, at, &record) && record.next - at <= book->budget;
         at = record.next) {
        book->budget -= record.next - at;
        depth += record.kind == RECORD_BEGIN;
        if (record.kind == RECORD_END && depth-- <= 1) {
            break;
        }
        if (depth == 1 && !take_record(book, &record, err)) {
            return false;
        }
    }
    return end_row(book, err);
}

static bool read_workbook(xls_workbook *book, GError **err)
{
    if (!read_shared(book, err)) {
        return false;
    }
    for (guint i = 0; i < book->sheets->len; i++) {
        if (!read_sheet(book, &g_array_index(book->sheets, xls_sheet, i), err)) {
            return false;
        }
    }
    return true;
}

bool jy_extract_xls(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_compound) compound = jy_compound_new(source->bytes, source->length, err);
    g_autoptr(GByteArray) stream = compound ? jy_compound_read(compound, "Workbook") : NULL;
    stream = compound && !stream ? jy_compound_read(compound, "Book") : stream;
    g_free(source->bytes);
    if (!stream) {
        if (compound) {
            g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged workbook: it has no sheets"));
        }
        return false;
    }
    __attribute__((cleanup(clear_workbook))) xls_workbook book = {
        .stream = {stream->data, stream->len},
        .strings = g_string_new(NULL),
        .string_starts = g_array_new(false, false, sizeof(gsize)),
        .styles = g_array_new(false, false, sizeof(uint16_t)),
        .formats = g_hash_table_new_full(g_direct_hash, g_direct_equal, NULL, g_free),
        .sheets = g_array_new(false, false, sizeof(xls_sheet)),
        .blocks = jy_blocks_new(),
        .row = g_string_new(NULL),
        .budget = (size_t)stream->len * 2,
    };
    g_array_set_clear_func(book.sheets, clear_sheet);
    book.blocks->unlined = true;
    if (!read_workbook(&book, err)) {
        return false;
    }
    if (book.sheets->len == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged workbook: it has no sheets"));
        return false;
    }
    g_auto(jy_document) described = {0};
    return to->emit(&described, book.blocks, 0, to->user, err);
}

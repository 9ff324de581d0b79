/* pieces.c: puts the characters of a Word document together. */
#include "indexer/extract/word/pieces.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/word/runs.h"
#include "indexer/extract/word/sprm.h"

#define _(s) gettext(s)

enum { FIELD_BEGIN = 0x13, FIELD_RESULT = 0x14, FIELD_END = 0x15 };

/* ---- pieces ---- */

/* The lists of changes that pieces share stand before the table of pieces. */
typedef struct {
    GArray *shared; /* of jy_bytes */
    jy_bytes table;
} piece_source;

static piece_source find_table(jy_bytes all)
{
    enum { CHANGES = 1, TABLE = 2, CHANGES_MOST = 1024 };
    piece_source source = {.shared = g_array_new(false, false, sizeof(jy_bytes))};
    size_t at = 0;
    for (; jy_bytes_u8(all, at) == CHANGES; at += 3 + (size_t)jy_bytes_u16(all, at + 1)) {
        /* Many pieces may share one: a long one is hostile. */
        const jy_bytes changes = jy_bytes_cut(all, at + 3, MIN(jy_bytes_u16(all, at + 1), CHANGES_MOST));
        g_array_append_val(source.shared, changes);
    }
    if (jy_bytes_u8(all, at) == TABLE) {
        source.table = jy_bytes_cut(all, at + 5, jy_bytes_u32(all, at + 1));
    }
    return source;
}

/* The changes of a piece: one in two bytes, or the number of a list. */
static void note_changes(jy_piece *piece, uint16_t said, const GArray *shared)
{
    enum { SHORT_DELETED = 0x41, SHORT_HIDDEN = 0x5C };
    if (said & 1) {
        const guint at = said >> 1;
        piece->changes = at < shared->len ? g_array_index(shared, jy_bytes, at) : (jy_bytes){0};
        return;
    }
    const unsigned which = (said >> 1) & 0x7F;
    const uint16_t code = which == SHORT_DELETED ? JY_SPRM_DELETED : which == SHORT_HIDDEN ? JY_SPRM_HIDDEN : 0;
    memcpy(piece->own, (uint8_t[]){(uint8_t)code, (uint8_t)(code >> 8), (uint8_t)(said >> 8), code != 0}, 4);
}

jy_bytes jy_pieces_changes(const jy_piece *piece)
{
    return piece->own[3] ? (jy_bytes){piece->own, 3} : piece->changes;
}

/* Adds a piece as far as the stream has its characters; they are taken in once only, so that no more is read than the
 * stream has. */
static void add_piece(jy_pieces *pieces, const jy_fib *fib, jy_piece piece, uint32_t count)
{
    const size_t left = piece.offset < fib->document.length ? fib->document.length - piece.offset : 0;
    const size_t budget = fib->document.length > pieces->length ? fib->document.length - pieces->length : 0;
    const uint32_t there = (uint32_t)MIN(MIN(count, left / piece.width), budget);
    pieces->is_damaged |= there < count;
    piece.first = pieces->length;
    if (there) {
        g_array_append_val(pieces->pieces, piece);
        pieces->length += there;
    }
}

static void list_pieces(jy_pieces *pieces, const jy_fib *fib)
{
    enum { COMPRESSED = 0x40000000 };
    const piece_source source = find_table(jy_fib_find(fib, JY_FIB_PIECES, false));
    const size_t count = source.table.length < 4 ? 0 : (source.table.length - 4) / 12;
    for (size_t i = 0; i < count; i++) {
        const uint32_t first = jy_bytes_u32(source.table, i * 4), end = jy_bytes_u32(source.table, (i + 1) * 4);
        const size_t row = (count + 1) * 4 + i * 8;
        const uint32_t place = jy_bytes_u32(source.table, row + 2);
        jy_piece piece = {.offset = place, .width = fib->is_old ? 1 : 2};
        if (!fib->is_old && place & COMPRESSED) {
            piece.offset = (place & ~(uint32_t)COMPRESSED) / 2;
            piece.width = 1;
        }
        note_changes(&piece, jy_bytes_u16(source.table, row + 6), source.shared);
        if (end > first) {
            add_piece(pieces, fib, piece, end - first);
        }
    }
    g_array_unref(source.shared);
}

/* Without a table of pieces, as in a Word 6 document, the text is one. */
static void guess_piece(jy_pieces *pieces, const jy_fib *fib)
{
    const uint32_t bytes = fib->text_end > fib->text_start ? fib->text_end - fib->text_start : 0;
    uint64_t characters = 0;
    for (size_t i = 0; i < JY_FIB_PARTS; i++) {
        characters += fib->lengths[i];
    }
    const jy_piece piece = {.offset = fib->text_start, .width = fib->is_old || bytes < characters * 2 ? 1 : 2};
    pieces->is_damaged = !fib->is_old;
    add_piece(pieces, fib, piece, bytes / piece.width);
}

/* ---- characters ---- */

/* What Windows-1252 has from 0x80 to 0x9F. */
static uint16_t unit_of_byte(uint8_t byte)
{
    static const uint16_t HIGH[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    return byte >= 0x80 && byte < 0xA0 ? HIGH[byte - 0x80] : byte;
}

/* A pair of bytes of a code page; 0 where it is none. */
static uint16_t unit_of_pair(GIConv converter, const uint8_t *pair)
{
    char in[2] = {(char)pair[0], (char)pair[1]}, *from = in;
    uint8_t out[4], *to = out;
    gsize left = sizeof in, room = sizeof out;
    if (g_iconv(converter, &from, &left, (char **)&to, &room) == (gsize)-1 || room != 2) {
        return 0;
    }
    return (uint16_t)(out[0] | out[1] << 8);
}

/* The text of Word 6 and 95: the code page is that of the language, and in China's archives GBK where that says
 * nothing. */
static void decode_old(jy_pieces *pieces, const jy_fib *fib)
{
    static const struct {
        uint16_t language;
        const char *encoding;
    } PAGES[] = {{0x0404, "BIG5"}, {0x0C04, "BIG5-HKSCS"}, {0x0411, "CP932"}, {0x0412, "CP949"}};
    const char *encoding = "GBK";
    for (size_t i = 0; i < G_N_ELEMENTS(PAGES); i++) {
        encoding = PAGES[i].language == fib->language ? PAGES[i].encoding : encoding;
    }
    GIConv converter = g_iconv_open("UTF-16LE", encoding);
    const bool is_open = converter != (GIConv)-1; // NOLINT(performance-no-int-to-ptr): as GLib says it
    for (uint32_t at = 0; at < pieces->length; at++) {
        const uint8_t bytes[2] = {(uint8_t)pieces->units[at],
                                  at + 1 < pieces->length ? (uint8_t)pieces->units[at + 1] : 0};
        const uint16_t unit = is_open && bytes[0] > 0x80 ? unit_of_pair(converter, bytes) : 0;
        if (unit) {
            pieces->units[at++] = unit;
            pieces->units[at] = JY_PIECES_NOTHING;
        } else {
            pieces->units[at] = unit_of_byte(bytes[0]);
        }
    }
    if (is_open) {
        g_iconv_close(converter);
    }
}

static void read_units(jy_pieces *pieces, const jy_fib *fib)
{
    for (guint i = 0; i < pieces->pieces->len; i++) {
        const jy_piece *piece = &g_array_index(pieces->pieces, jy_piece, i);
        const uint32_t end = i + 1 < pieces->pieces->len ? (piece + 1)->first : pieces->length;
        for (uint32_t at = piece->first; at < end; at++) {
            const size_t offset = piece->offset + (size_t)(at - piece->first) * piece->width;
            const uint8_t byte = jy_bytes_u8(fib->document, offset);
            pieces->units[at] = piece->width == 2 ? jy_bytes_u16(fib->document, offset)
                                : fib->is_old     ? byte
                                                  : unit_of_byte(byte);
        }
    }
    if (fib->is_old) {
        decode_old(pieces, fib);
    }
}

/* ---- what is not shown ---- */

/* Applies changes to some characters. */
static void apply(jy_pieces *pieces, jy_bytes changes, uint32_t first, uint32_t end)
{
    enum { PRIVATE = 0xF000 }; /* characters of symbol fonts, which mean nothing elsewhere */
    uint8_t deleted = 0, hidden = 0;
    uint16_t symbol = 0;
    for (jy_sprm sprm = {.rest = changes}; jy_sprm_next(&sprm);) {
        deleted = sprm.code == JY_SPRM_DELETED ? jy_sprm_is_on(&sprm) : deleted;
        hidden = sprm.code == JY_SPRM_HIDDEN ? jy_sprm_is_on(&sprm) : hidden;
        symbol = sprm.code == JY_SPRM_SYMBOL ? jy_bytes_u16(sprm.operand, 2) : symbol;
    }
    for (uint32_t at = first; at < end && (deleted || hidden || symbol); at++) {
        pieces->out[at] |= deleted || hidden;
        if (symbol && pieces->units[at] == '(') {
            pieces->units[at] = symbol < PRIVATE ? symbol : JY_PIECES_NOTHING;
        }
    }
}

static void apply_runs(jy_pieces *pieces, const GArray *runs)
{
    for (guint i = 0; i < pieces->pieces->len; i++) {
        const jy_piece *piece = &g_array_index(pieces->pieces, jy_piece, i);
        const uint32_t end = i + 1 < pieces->pieces->len ? (piece + 1)->first : pieces->length;
        const uint32_t last = piece->offset + (end - piece->first) * piece->width;
        uint32_t from = piece->offset;
        for (guint k = jy_runs_find(runs, from); k < runs->len && from < last; k++) {
            const jy_formatting *run = &g_array_index(runs, jy_formatting, k);
            const uint32_t start = MAX(run->start, from), stop = MIN(run->end, last);
            if (start < stop) {
                apply(pieces, run->changes, piece->first + (start - piece->offset) / piece->width,
                      piece->first + (stop - piece->offset) / piece->width);
                from = stop;
            }
        }
        apply(pieces, jy_pieces_changes(piece), piece->first, end);
    }
}

/* Marks the codes of fields, of which the results are shown. A field that does not end is none. */
static void hide_codes(jy_pieces *pieces)
{
    enum { BEGINS = 2, ENDS_CODE = 4 };
    typedef struct {
        uint32_t begin, result;
    } open_field;
    g_autoptr(GArray) fields = g_array_new(false, false, sizeof(open_field));
    for (uint32_t at = 0; at < pieces->length; at++) {
        open_field *field = fields->len ? &g_array_index(fields, open_field, fields->len - 1) : NULL;
        if (pieces->units[at] == FIELD_BEGIN) {
            const open_field begun = {at, 0};
            g_array_append_val(fields, begun);
        } else if (field && pieces->units[at] == FIELD_RESULT && !field->result) {
            field->result = at;
        } else if (field && pieces->units[at] == FIELD_END) {
            pieces->out[field->begin] |= BEGINS;
            pieces->out[field->result ? field->result : at] |= ENDS_CODE;
            g_array_set_size(fields, fields->len - 1);
        }
    }
    uint32_t depth = 0;
    for (uint32_t at = 0; at < pieces->length; at++) {
        depth += (pieces->out[at] & BEGINS) != 0;
        const bool is_out = pieces->out[at] & 1 || depth;
        depth -= (pieces->out[at] & ENDS_CODE) != 0;
        pieces->out[at] = is_out;
    }
}

/* ---- all of it ---- */

bool jy_pieces_read(const jy_fib *fib, jy_pieces *ret_pieces, GError **err)
{
    g_auto(jy_pieces) pieces = {.pieces = g_array_new(false, false, sizeof(jy_piece))};
    list_pieces(&pieces, fib);
    if (pieces.length == 0) {
        guess_piece(&pieces, fib);
    }
    if (pieces.length == 0) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("a damaged Word document: its text cannot be found"));
        return false;
    }
    pieces.units = g_new0(uint16_t, pieces.length);
    pieces.out = g_new0(uint8_t, pieces.length);
    read_units(&pieces, fib);
    g_autoptr(GArray) runs = jy_runs_read(fib->document, jy_fib_find(fib, JY_FIB_RUNS, false), false);
    apply_runs(&pieces, runs);
    hide_codes(&pieces);
    *ret_pieces = pieces;
    pieces = (jy_pieces){0};
    return true;
}

void jy_pieces_clear(jy_pieces *pieces)
{
    if (pieces->pieces) {
        g_array_unref(pieces->pieces);
    }
    g_free(pieces->units);
    g_free(pieces->out);
    *pieces = (jy_pieces){0};
}

const jy_piece *jy_pieces_find(const jy_pieces *pieces, uint32_t at)
{
    guint low = 0, high = pieces->pieces->len;
    while (high - low > 1) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(pieces->pieces, jy_piece, middle).first <= at) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &g_array_index(pieces->pieces, jy_piece, low);
}

uint32_t jy_pieces_offset(const jy_pieces *pieces, uint32_t at)
{
    const jy_piece *piece = jy_pieces_find(pieces, at);
    return piece->offset + (at - piece->first) * piece->width;
}

/* passage.c: passages to bytes and back. */
#include <jiyan/index/passage.h>

#include <jiyan/index/fields.h>

#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/date.h>
#include <jiyan/text/pack.h>
#include <libintl.h>
#include <string.h>

#include "index/codec.h"
#include "index/spans.h"

#define _(s) gettext(s)

void jy_passage_clear(jy_passage *passage)
{
    g_clear_pointer(&passage->document, g_free);
    g_clear_pointer(&passage->turns, g_array_unref);
    g_clear_pointer(&passage->headings, g_strfreev);
    g_clear_pointer(&passage->paragraphs, g_array_unref);
    g_clear_pointer(&passage->statements, g_array_unref);
    g_clear_pointer(&passage->text, g_free);
    g_clear_pointer(&passage->packed_statements, g_free);
}

jy_place jy_passage_place(const jy_passage *passage, uint32_t offset)
{
    jy_place place = passage->place;
    if (!place.column) {
        for (guint i = 0; passage->turns && i < passage->turns->len; i++) {
            const jy_passage_turn *turn = &g_array_index(passage->turns, jy_passage_turn, i);
            if (turn->start > offset) {
                break;
            }
            place.page = turn->page;
            place.line = turn->line;
        }
        return place;
    }
    uint32_t begun = 0; /* the line that it is on */
    for (uint32_t i = 0; i < offset; i++) {
        if (passage->text[i] == '\n') {
            begun = i + 1;
            place.line++;
        }
    }
    place.column = begun ? offset - begun + 1 : place.column + offset;
    return place;
}

/* The stored bytes are where the passage is from, which no other passage has anything of, and the rest, compressed:
 * paragraphs, headings, statements, and behind the zero that ends these the text, in which there is none. */

/* ---- where it is from ---- */

enum { HAS_RECORD = 1, HAS_PAGE = 2, HAS_BITS = 2 };

/* Each as what it adds to the one before it, modulo 2^32. */
static void put_turns(const jy_passage *passage, GString *out)
{
    jy_passage_turn before = {0, passage->place.page, passage->place.line};
    jy_codec_put_number(out, passage->turns ? passage->turns->len : 0);
    for (guint i = 0; passage->turns && i < passage->turns->len; i++) {
        const jy_passage_turn *turn = &g_array_index(passage->turns, jy_passage_turn, i);
        jy_codec_put_number(out, turn->start - before.start);
        jy_codec_put_number(out, turn->page - before.page);
        jy_codec_put_number(out, turn->line - before.line);
        before = *turn;
    }
}

static GArray *get_turns(jy_codec_cursor *cursor, const jy_place *begun)
{
    jy_passage_turn turn = {0, begun->page, begun->line};
    const uint64_t count = jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    GArray *turns = count ? g_array_new(false, false, sizeof turn) : NULL;
    for (uint64_t i = 0; i < count && !cursor->bad; i++) {
        turn.start += (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
        turn.page += (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
        turn.line += (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
        g_array_append_val(turns, turn);
    }
    return turns;
}

static void put_origin(const jy_passage *passage, GString *out)
{
    const jy_place *place = &passage->place;
    uint64_t file;
    uint32_t record;
    jy_key_read(passage->document, &file, &record);
    file = GUINT64_TO_BE(file);
    g_string_append_len(out, (const char *)&file, sizeof file);
    jy_codec_put_number(out,
                        (uint64_t)place->line << HAS_BITS | (record ? HAS_RECORD : 0) | (place->page ? HAS_PAGE : 0));
    jy_codec_put_number(out, passage->offset);
    if (record) {
        jy_codec_put_number(out, record);
    }
    if (place->page) {
        jy_codec_put_number(out, place->page);
    }
    jy_codec_put_number(out, place->column);
    if (!place->column) {
        put_turns(passage, out);
    }
}

static void get_origin(jy_codec_cursor *cursor, jy_passage *passage)
{
    uint64_t file = 0;
    const char *bytes = jy_codec_get_bytes(cursor, sizeof file);
    if (bytes) {
        memcpy(&file, bytes, sizeof file);
    }
    uint64_t line = jy_codec_get_number_to(cursor, (uint64_t)UINT32_MAX << HAS_BITS | (HAS_RECORD | HAS_PAGE));
    jy_place *place = &passage->place;
    place->line = (uint32_t)(line >> HAS_BITS);
    passage->offset = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    uint64_t record = line & HAS_RECORD ? jy_codec_get_number_to(cursor, UINT32_MAX) : 0;
    place->page = line & HAS_PAGE ? (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX) : 0;
    place->column = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    passage->turns = place->column ? NULL : get_turns(cursor, place);
    passage->document = jy_key_write(GUINT64_FROM_BE(file), (uint32_t)record);
}

/* ---- headings ---- */

/* The last headings of the path are those that the passage holds itself, each a paragraph. */
typedef struct {
    const jy_passage *passage;
    guint above; /* headings before them */
    guint next;  /* paragraph */
} own_headings;

static own_headings begin_headings(const jy_passage *passage, guint count)
{
    guint own = 0;
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        own += g_array_index(passage->paragraphs, jy_paragraph, i).kind == JY_BLOCK_HEADING;
    }
    return (own_headings){.passage = passage, .above = count - MIN(own, count)};
}

/* The paragraph that is the i-th heading; NULL where there is none. To be asked for one after the other. */
static const jy_paragraph *next_heading(own_headings *own, guint i)
{
    const GArray *paragraphs = own->passage->paragraphs;
    while (i >= own->above && own->next < paragraphs->len) {
        const jy_paragraph *paragraph = &g_array_index(paragraphs, jy_paragraph, own->next++);
        if (paragraph->kind == JY_BLOCK_HEADING) {
            return paragraph;
        }
    }
    return NULL;
}

/* A heading that its paragraph begins with, which nearly all are but for a full stop, is how many bytes follow it
 * there,
 * << 1 | 1; any other is its packed length << 1, and that. */
static void put_headings(const jy_passage *passage, GString *out)
{
    guint count = passage->headings ? g_strv_length(passage->headings) : 0;
    own_headings own = begin_headings(passage, count);
    jy_codec_put_number(out, count);
    for (guint i = 0; i < count; i++) {
        const char *heading = passage->headings[i];
        size_t length = strlen(heading);
        const jy_paragraph *paragraph = next_heading(&own, i);
        uint32_t whole = paragraph ? paragraph->end - paragraph->start : 0;
        if (paragraph && length <= whole && memcmp(passage->text + paragraph->start, heading, length) == 0) {
            jy_codec_put_number(out, (uint64_t)(whole - length) << 1 | 1);
        } else {
            jy_codec_put_packed(out, heading, length);
        }
    }
}

static char *get_heading(jy_codec_cursor *cursor, const jy_passage *passage, const jy_paragraph *paragraph)
{
    uint64_t number = jy_codec_get_number(cursor);
    if (!(number & 1)) {
        return jy_codec_get_packed(cursor, number >> 1);
    }
    uint32_t whole = paragraph ? paragraph->end - paragraph->start : 0;
    uint64_t length = whole - (number >> 1);
    if (!paragraph || length > whole || (passage->text[paragraph->start + length] & 0xC0) == 0x80) {
        cursor->bad = true;
        return NULL;
    }
    return g_strndup(passage->text + paragraph->start, length);
}

static void get_headings(jy_codec_cursor *cursor, jy_passage *passage)
{
    guint count = (guint)jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    own_headings own = begin_headings(passage, count);
    passage->headings = g_new0(char *, count + 1);
    for (guint i = 0; i < count && !cursor->bad; i++) {
        passage->headings[i] = get_heading(cursor, passage, next_heading(&own, i));
    }
}

/* ---- all of it ---- */

void jy_passage_pack_body(const jy_passage *passage, GString *out)
{
    jy_spans_put_paragraphs(passage, out);
    put_headings(passage, out);
    jy_spans_put_statements(passage, out);
    jy_pack_encode(passage->text, passage->length, out);
}

void jy_passage_pack(const jy_passage *passage, jy_compressor *compressor, GString *out)
{
    g_autoptr(GString) body = g_string_sized_new(passage->length);
    jy_passage_pack_body(passage, body);
    put_origin(passage, out);
    jy_compressor_put(compressor, body->str, body->len, out);
}

/* Everything but the statements, whose bytes are kept. */
static bool unpack_body(const char *bytes, size_t length, jy_passage *passage, GError **err)
{
    const char *zero = memrchr(bytes, '\0', length), *text = zero ? zero + 1 : bytes;
    size_t packed = length - (size_t)(text - bytes), decoded = 0;
    jy_codec_cursor cursor = {bytes, text, packed > UINT32_MAX / 2};
    passage->text = g_malloc(cursor.bad ? 1 : jy_pack_room(packed));
    cursor.bad = cursor.bad || !jy_pack_decode(text, packed, passage->text, &decoded);
    passage->length = (uint32_t)decoded;
    passage->paragraphs = g_array_new(false, false, sizeof(jy_paragraph));
    if (!cursor.bad) {
        jy_spans_get_paragraphs(&cursor, passage);
        get_headings(&cursor, passage);
    }
    if (cursor.bad) {
        jy_codec_fail("passage", err);
        return false;
    }
    passage->packed_length = (uint32_t)(text - cursor.at);
    passage->packed_statements = g_memdup2(cursor.at, passage->packed_length);
    return true;
}

bool jy_passage_unpack_text(const char *bytes, size_t length, jy_compressor *compressor, jy_passage *ret_passage,
                            GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    jy_passage passage = {0};
    get_origin(&cursor, &passage);
    const char *body = NULL;
    size_t body_length = 0;
    if (cursor.bad) {
        jy_codec_fail("passage", err);
    } else {
        body = jy_compressor_get(compressor, cursor.at, (size_t)(cursor.end - cursor.at), &body_length, err);
    }
    if (!body || !unpack_body(body, body_length, &passage, err)) {
        jy_passage_clear(&passage);
        return false;
    }
    *ret_passage = passage;
    return true;
}

bool jy_passage_complete(jy_passage *passage, GError **err)
{
    if (passage->statements) {
        return true;
    }
    const char *packed = passage->packed_statements ? passage->packed_statements : ""; /* NULL where there is no byte */
    jy_codec_cursor cursor = {packed, packed + passage->packed_length, false};
    passage->statements = g_array_new(false, false, sizeof(jy_statement));
    jy_spans_get_statements(&cursor, passage);
    g_clear_pointer(&passage->packed_statements, g_free);
    return jy_codec_finish(&cursor, "passage", err);
}

/* Gives a passage whose text was read with its statements; clears it on failure. */
static bool give_whole(bool is_read, jy_passage *passage, jy_passage *ret_passage, GError **err)
{
    if (!is_read || !jy_passage_complete(passage, err)) {
        jy_passage_clear(passage);
        return false;
    }
    *ret_passage = *passage;
    return true;
}

bool jy_passage_unpack(const char *bytes, size_t length, jy_compressor *compressor, jy_passage *ret_passage,
                       GError **err)
{
    jy_passage passage = {0};
    return give_whole(jy_passage_unpack_text(bytes, length, compressor, &passage, err), &passage, ret_passage, err);
}

/* ---- as a document of Xapian's ---- */

static void add_value(jy_passage_values *to, xc_slot slot, const char *bytes, size_t length)
{
    to->values[to->count++] = (xc_bulk_value){bytes, length, slot};
}

void jy_passage_values_make(const jy_passage *passage, const jy_document *document, jy_passage_values *ret_values)
{
    jy_date date;
    ret_values->count = 0;
    add_value(ret_values, JY_SLOT_DOCUMENT, ret_values->key, jy_key_pack(passage->document, ret_values->key));
    if (document->date && jy_date_parse(document->date, (uint32_t)strlen(document->date), &date)) {
        jy_date_day(&date, ret_values->day);
        add_value(ret_values, JY_SLOT_DATE, ret_values->day, strlen(ret_values->day));
    }
    if (document->indexed > 0) {
        jy_document_pack_indexed(document->indexed, ret_values->indexed);
        add_value(ret_values, JY_SLOT_INDEXED, ret_values->indexed, JY_INDEXED_BYTES);
    }
}

bool jy_passage_read_text(xc_document *stored, jy_compressor *compressor, jy_passage *ret_passage, GError **err)
{
    xc_error failure;
    const char *bytes;
    size_t length;
    if (xc_document_data(stored, &bytes, &length, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
        return false;
    }
    return jy_passage_unpack_text(bytes, length, compressor, ret_passage, err);
}

bool jy_passage_read(xc_document *stored, jy_compressor *compressor, jy_passage *ret_passage, GError **err)
{
    jy_passage passage = {0};
    return give_whole(jy_passage_read_text(stored, compressor, &passage, err), &passage, ret_passage, err);
}

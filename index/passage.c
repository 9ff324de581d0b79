/* passage.c: passages to bytes and back. */
#include <jiyan/index/passage.h>

#include <jiyan/index/fields.h>

#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/date.h>
#include <libintl.h>
#include <string.h>

#include "index/codec.h"

#define _(s) gettext(s)

void jy_passage_clear(jy_passage *passage)
{
    g_clear_pointer(&passage->document, g_free);
    g_clear_pointer(&passage->headings, g_strfreev);
    g_clear_pointer(&passage->paragraphs, g_array_unref);
    g_clear_pointer(&passage->statements, g_array_unref);
    g_clear_pointer(&passage->text, g_free);
}

static GArray *unpack_paragraphs(jy_codec_cursor *cursor)
{
    GArray *paragraphs = g_array_new(false, false, sizeof(jy_paragraph));
    uint64_t count = jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    uint64_t at = 0;
    for (uint64_t i = 0; i < count && !cursor->bad; i++) {
        uint64_t gap = jy_codec_get_number_to(cursor, UINT32_MAX);
        uint64_t start = at + (gap >> 2);
        uint64_t end = start + jy_codec_get_number_to(cursor, UINT32_MAX);
        if (end > UINT32_MAX) {
            cursor->bad = true;
            break;
        }
        jy_paragraph paragraph = {(uint32_t)start, (uint32_t)end, (jy_block_kind)(gap & 3)};
        g_array_append_val(paragraphs, paragraph);
        at = end;
    }
    return paragraphs;
}

static GArray *unpack_statements(jy_codec_cursor *cursor)
{
    GArray *statements = g_array_new(false, false, sizeof(jy_statement));
    uint64_t count = jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    uint64_t at = 0;
    for (uint64_t i = 0; i < count && !cursor->bad; i++) {
        uint64_t gap = jy_codec_get_number_to(cursor, UINT32_MAX);
        uint64_t start = at + (gap >> 1);
        uint64_t end = start + jy_codec_get_number_to(cursor, UINT32_MAX);
        uint64_t rest = jy_codec_get_number_to(cursor, (uint64_t)UINT16_MAX << 6 | 63);
        uint64_t repeat = gap & 1 ? jy_codec_get_number_to(cursor, UINT8_MAX) : 0;
        jy_statement statement = {
            .start = (uint32_t)start,
            .end = (uint32_t)end,
            .kind = (jy_statement_kind)(rest >> 4 & 3),
            .strength = (jy_strength)(rest >> 1 & 7),
            .is_testable = rest & 1,
            .rule = (uint16_t)(rest >> 6),
            .repeat = (uint8_t)repeat,
        };
        cursor->bad |= end > UINT32_MAX || statement.strength >= JY_STRENGTHS;
        g_array_append_val(statements, statement);
        at = end;
    }
    return statements;
}

/* Paragraphs and statements are kept as the gap before each, its length, and in one number all that is small. */
void jy_passage_pack(const jy_passage *passage, GString *out)
{
    jy_codec_put_text(out, passage->document);
    jy_codec_put_number(out, passage->offset);
    jy_codec_put_number(out, passage->line);
    jy_codec_put_number(out, passage->page);
    guint headings = passage->headings ? g_strv_length(passage->headings) : 0;
    jy_codec_put_number(out, headings);
    for (guint i = 0; i < headings; i++) {
        jy_codec_put_packed(out, passage->headings[i], strlen(passage->headings[i]));
    }

    uint32_t at = 0;
    jy_codec_put_number(out, passage->paragraphs->len);
    for (guint i = 0; i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        jy_codec_put_number(out, (uint64_t)(paragraph->start - at) << 2 | paragraph->kind);
        jy_codec_put_number(out, paragraph->end - paragraph->start);
        at = paragraph->end;
    }

    at = 0;
    jy_codec_put_number(out, passage->statements->len);
    for (guint i = 0; i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        jy_codec_put_number(out, (uint64_t)(statement->start - at) << 1 | (statement->repeat != 0));
        jy_codec_put_number(out, statement->end - statement->start);
        jy_codec_put_number(out, (uint64_t)statement->rule << 6 | (uint64_t)statement->kind << 4 |
                                     (uint64_t)statement->strength << 1 | statement->is_testable);
        if (statement->repeat) {
            jy_codec_put_number(out, statement->repeat);
        }
        at = statement->end;
    }

    jy_codec_put_packed(out, passage->text, passage->length);
}

/* Begins and ends in the text, on character boundaries. */
static bool span_fits(const jy_passage *passage, uint32_t start, uint32_t end)
{
    return end <= passage->length && (passage->text[start] & 0xC0) != 0x80 && (passage->text[end] & 0xC0) != 0x80;
}

static bool fits(const jy_passage *passage)
{
    bool all = passage->document && g_utf8_validate(passage->document, -1, NULL);
    for (guint i = 0; all && i < passage->paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage->paragraphs, jy_paragraph, i);
        all = span_fits(passage, paragraph->start, paragraph->end);
    }
    for (guint i = 0; all && i < passage->statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage->statements, jy_statement, i);
        all = span_fits(passage, statement->start, statement->end);
    }
    return all;
}

bool jy_passage_unpack(const char *bytes, size_t length, jy_passage *ret_passage, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    jy_passage passage = {0};
    passage.document = jy_codec_get_text(&cursor);
    passage.offset = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    passage.line = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    passage.page = (uint32_t)jy_codec_get_number_to(&cursor, UINT32_MAX);
    g_autoptr(GStrvBuilder) headings = g_strv_builder_new();
    uint64_t count = jy_codec_get_number_to(&cursor, (uint64_t)(cursor.end - cursor.at));
    for (uint64_t i = 0; i < count && !cursor.bad; i++) {
        uint32_t heading_length;
        g_autofree char *heading = jy_codec_get_packed(&cursor, &heading_length);
        if (heading) {
            g_strv_builder_add(headings, heading);
        }
    }
    passage.headings = g_strv_builder_end(headings);
    passage.paragraphs = unpack_paragraphs(&cursor);
    passage.statements = unpack_statements(&cursor);
    passage.text = jy_codec_get_packed(&cursor, &passage.length);
    cursor.bad |= !cursor.bad && !fits(&passage);
    if (!jy_codec_finish(&cursor, "passage", err)) {
        jy_passage_clear(&passage);
        return false;
    }
    *ret_passage = passage;
    return true;
}

/* ---- as a document of Xapian's ---- */

static bool set_value(xc_document *to, xc_slot slot, const char *value, size_t length, xc_error *error)
{
    return !length || xc_document_add_value(to, slot, value, length, error) == XC_OK;
}

static bool set_values(xc_document *to, const jy_passage *passage, const jy_document *document, xc_error *error)
{
    char place[JY_KEY_PLACE_BYTES], day[JY_DATE_DAY] = "";
    jy_key_pack_place(passage->document, passage->offset, place);
    jy_date date;
    if (document->date && jy_date_parse(document->date, (uint32_t)strlen(document->date), &date)) {
        jy_date_day(&date, day);
    }
    bool done = set_value(to, JY_SLOT_DOCUMENT, place, JY_KEY_BYTES, error) &&
                set_value(to, JY_SLOT_PLACE, place, JY_KEY_PLACE_BYTES, error);
    for (int field = 0; done && field < JY_FIELDS_KEPT; field++) {
        int slot = jy_fields_row((jy_field)field)->slot;
        const char *value = field == JY_FIELD_DATE ? day : jy_fields_get(document, (jy_field)field);
        done = slot == JY_FIELD_NO_SLOT || set_value(to, (xc_slot)slot, value, value ? strlen(value) : 0, error);
    }
    return done;
}

xc_document *jy_passage_write(const jy_passage *passage, const jy_document *document, xc_error *error)
{
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_passage_pack(passage, bytes);
    xc_document *fresh = xc_document_new(error);
    if (fresh && (!set_values(fresh, passage, document, error) ||
                  xc_document_set_data(fresh, bytes->str, bytes->len, error) != XC_OK)) {
        g_clear_pointer(&fresh, xc_document_free);
    }
    return fresh;
}

bool jy_passage_read(xc_document *stored, jy_passage *ret_passage, GError **err)
{
    xc_error failure;
    const char *bytes;
    size_t length;
    if (xc_document_data(stored, &bytes, &length, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, _("searching"));
        return false;
    }
    return jy_passage_unpack(bytes, length, ret_passage, err);
}

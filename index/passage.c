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

uint32_t jy_passage_values(const jy_passage *passage, const jy_document *document, char key[JY_KEY_BYTES],
                           char day[JY_DATE_DAY], xc_bulk_value *values)
{
    uint32_t count = 0;
    jy_date date;
    jy_key_pack(passage->document, key);
    values[count++] = (xc_bulk_value){key, JY_KEY_BYTES, JY_SLOT_DOCUMENT};
    *day = '\0';
    if (document->date && jy_date_parse(document->date, (uint32_t)strlen(document->date), &date)) {
        jy_date_day(&date, day);
    }
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        int slot = jy_fields_row((jy_field)field)->slot;
        const char *value = field == JY_FIELD_DATE ? day : jy_fields_get(document, (jy_field)field);
        if (slot != JY_FIELD_NO_SLOT && value && *value) {
            values[count++] = (xc_bulk_value){value, strlen(value), (xc_slot)slot};
        }
    }
    return count;
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

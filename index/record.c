/* record.c: documents and passages to bytes and back. */
#include <jiyan/index/record.h>

#include <string.h>

#include "index/codec.h"

/* The strings of a document in the order they are stored. */
static char **document_field(jy_document *document, size_t i)
{
    char **const fields[] = {&document->path,  &document->id,      &document->title,   &document->subtitle,
                             &document->date,  &document->speaker, &document->issuer,  &document->docno,
                             &document->genre, &document->type,    &document->encoding};
    return i < G_N_ELEMENTS(fields) ? fields[i] : NULL;
}

void jy_file_id(const char *path, char ret_id[JY_FILE_ID + 1])
{
    g_autofree char *digest = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    g_strlcpy(ret_id, digest, JY_FILE_ID + 1);
}

void jy_document_clear(jy_document *document)
{
    char **field;
    for (size_t i = 0; (field = document_field(document, i)) != NULL; i++) {
        g_clear_pointer(field, g_free);
    }
}

void jy_document_pack(const jy_document *document, GString *out)
{
    jy_document copy = *document;
    char **field;
    for (size_t i = 0; (field = document_field(&copy, i)) != NULL; i++) {
        jy_codec_put_text(out, *field);
    }
}

bool jy_document_unpack(const char *bytes, size_t length, jy_document *ret_document, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    jy_document document = {0};
    char **field;
    for (size_t i = 0; (field = document_field(&document, i)) != NULL; i++) {
        *field = jy_codec_get_text(&cursor);
        /* A path is what the file system says it is. */
        cursor.bad |= *field && field != &document.path && !g_utf8_validate(*field, -1, NULL);
    }
    if (!jy_codec_finish(&cursor, "document", err)) {
        jy_document_clear(&document);
        return false;
    }
    *ret_document = document;
    return true;
}

void jy_passage_clear(jy_passage *passage)
{
    g_clear_pointer(&passage->document, g_free);
    g_clear_pointer(&passage->headings, g_strfreev);
    g_clear_pointer(&passage->paragraphs, g_array_unref);
    g_clear_pointer(&passage->statements, g_array_unref);
    g_clear_pointer(&passage->text, g_free);
}

static void pack_paragraphs(const GArray *paragraphs, GString *out)
{
    uint32_t at = 0;
    jy_codec_put_number(out, paragraphs->len);
    for (guint i = 0; i < paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(paragraphs, jy_paragraph, i);
        jy_codec_put_number(out, (uint64_t)(paragraph->start - at) << 2 | paragraph->kind);
        jy_codec_put_number(out, paragraph->end - paragraph->start);
        at = paragraph->end;
    }
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

/* A statement is the gap before it, its length, and one number of all that is small. */
static void pack_statements(const GArray *statements, GString *out)
{
    uint32_t at = 0;
    jy_codec_put_number(out, statements->len);
    for (guint i = 0; i < statements->len; i++) {
        const jy_statement *statement = &g_array_index(statements, jy_statement, i);
        jy_codec_put_number(out, (uint64_t)(statement->start - at) << 1 | (statement->repeat != 0));
        jy_codec_put_number(out, statement->end - statement->start);
        jy_codec_put_number(out, (uint64_t)statement->rule << 6 | (uint64_t)statement->kind << 4 |
                                     (uint64_t)statement->strength << 1 | statement->is_testable);
        if (statement->repeat) {
            jy_codec_put_number(out, statement->repeat);
        }
        at = statement->end;
    }
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
    pack_paragraphs(passage->paragraphs, out);
    pack_statements(passage->statements, out);
    jy_codec_put_packed(out, passage->text, passage->length);
}

static char **unpack_headings(jy_codec_cursor *cursor)
{
    GPtrArray *headings = g_ptr_array_new();
    uint64_t count = jy_codec_get_number_to(cursor, (uint64_t)(cursor->end - cursor->at));
    for (uint64_t i = 0; i < count && !cursor->bad; i++) {
        uint32_t length;
        char *heading = jy_codec_get_packed(cursor, &length);
        if (heading) {
            g_ptr_array_add(headings, heading);
        }
    }
    g_ptr_array_add(headings, NULL);
    return (char **)g_ptr_array_free(headings, false);
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
    passage.headings = unpack_headings(&cursor);
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

/* document.c: documents to bytes and back. */
#include <jiyan/index/document.h>

#include <jiyan/index/fields.h>
#include <jiyan/text/pack.h>
#include <string.h>

#include "index/codec.h"

bool jy_document_is_table(const jy_document *document)
{
    return g_strcmp0(document->type, JY_DOCUMENT_CSV) == 0 || g_strcmp0(document->type, JY_DOCUMENT_TSV) == 0;
}

void jy_document_clear(jy_document *document)
{
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        g_clear_pointer(jy_fields_at(document, (jy_field)field), g_free);
    }
}

jy_document *jy_document_copy(const jy_document *document)
{
    jy_document *copy = g_memdup2(document, sizeof *document);
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        *jy_fields_at(copy, (jy_field)field) = g_strdup(jy_fields_get(document, (jy_field)field));
    }
    return copy;
}

void jy_document_free(jy_document *document)
{
    if (document) {
        jy_document_clear(document);
    }
    g_free(document);
}

/* FNV-1a: texts are told apart, nobody is kept from making two that are not. */
uint64_t jy_document_sum(const char *text, size_t length)
{
    uint64_t sum = 0xCBF29CE484222325u;
    for (size_t i = 0; i < length; i++) {
        sum = (sum ^ (uint8_t)text[i]) * 0x100000001B3u;
    }
    return sum;
}

void jy_document_pack_indexed(int64_t indexed, char ret_bytes[JY_INDEXED_BYTES])
{
    const uint32_t bytes = GUINT32_TO_BE((uint32_t)CLAMP(indexed, 0, (int64_t)UINT32_MAX));
    memcpy(ret_bytes, &bytes, JY_INDEXED_BYTES);
}

/* Firmness is that of commitments only: without any there is none to keep. */
static void pack_counts(const jy_counts *counts, GString *out)
{
    jy_codec_put_number(out, counts->characters);
    for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        jy_codec_put_number(out, counts->statements[kind]);
        if (counts->statements[kind]) {
            jy_codec_put_number(out, counts->stated[kind]);
        }
    }
    for (int strength = 0; counts->statements[JY_STATEMENT_COMMITMENT] && strength < JY_STRENGTHS; strength++) {
        jy_codec_put_number(out, counts->binding[strength][0]);
        jy_codec_put_number(out, counts->binding[strength][1]);
    }
}

static void unpack_counts(jy_codec_cursor *cursor, jy_counts *counts)
{
    counts->characters = jy_codec_get_number(cursor);
    for (int kind = 0; kind < JY_STATEMENT_KINDS; kind++) {
        counts->statements[kind] = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
        counts->stated[kind] = counts->statements[kind] ? jy_codec_get_number(cursor) : 0;
    }
    for (int strength = 0; counts->statements[JY_STATEMENT_COMMITMENT] && strength < JY_STRENGTHS; strength++) {
        counts->binding[strength][0] = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
        counts->binding[strength][1] = (uint32_t)jy_codec_get_number_to(cursor, UINT32_MAX);
    }
}

/* A number of 0 is no text; else it is one more than the bytes of the text << 1 | whether they are kept as they are. */
static void put_field(GString *out, const char *text)
{
    if (!text) {
        jy_codec_put_number(out, 0);
        return;
    }
    size_t length = strlen(text);
    bool is_raw = !g_utf8_validate(text, (gssize)length, NULL); /* a path is what the file system says it is */
    g_autoptr(GString) packed = g_string_sized_new(length);
    if (!is_raw) {
        jy_pack_encode(text, length, packed);
    }
    const char *bytes = is_raw ? text : packed->str;
    length = is_raw ? length : packed->len;
    jy_codec_put_number(out, ((uint64_t)length << 1 | is_raw) + 1);
    g_string_append_len(out, bytes, (gssize)length);
}

static char *get_field(jy_codec_cursor *cursor, jy_field field)
{
    uint64_t number = jy_codec_get_number(cursor);
    if (number == 0) {
        return NULL;
    }
    if (!((number - 1) & 1)) {
        return jy_codec_get_packed(cursor, (number - 1) >> 1);
    }
    uint64_t length = (number - 1) >> 1;
    const char *bytes = jy_codec_get_bytes(cursor, length);
    cursor->bad |= !bytes || field != JY_FIELD_PATH || memchr(bytes, '\0', length);
    return cursor->bad ? NULL : g_strndup(bytes, length);
}

void jy_document_pack(const jy_document *document, jy_compressor *compressor, GString *out)
{
    g_autoptr(GString) body = g_string_new(NULL);
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        put_field(body, jy_fields_get(document, (jy_field)field));
    }
    jy_codec_put_number(body, document->ocr);
    pack_counts(&document->counts, body);
    jy_codec_put_number(body, (uint64_t)document->indexed);
    const uint64_t sum = GUINT64_TO_BE(document->sum);
    g_string_append_len(body, (const char *)&sum, sizeof sum);
    jy_compressor_put(compressor, body->str, body->len, out);
}

bool jy_document_unpack(const char *bytes, size_t length, jy_compressor *compressor, jy_document *ret_document,
                        GError **err)
{
    size_t body_length;
    const char *body = jy_compressor_get(compressor, bytes, length, &body_length, err);
    if (!body) {
        return false;
    }
    jy_codec_cursor cursor = {body, body + body_length, false};
    jy_document document = {0};
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        *jy_fields_at(&document, (jy_field)field) = get_field(&cursor, (jy_field)field);
    }
    document.ocr = (unsigned)jy_codec_get_number_to(&cursor, JY_DOCUMENT_OCR_MOST);
    unpack_counts(&cursor, &document.counts);
    document.indexed = (int64_t)jy_codec_get_number_to(&cursor, INT64_MAX);
    const char *sum = jy_codec_get_bytes(&cursor, sizeof document.sum);
    if (sum) {
        memcpy(&document.sum, sum, sizeof document.sum);
        document.sum = GUINT64_FROM_BE(document.sum);
    }
    if (!jy_codec_finish(&cursor, "document", err)) {
        jy_document_clear(&document);
        return false;
    }
    *ret_document = document;
    return true;
}

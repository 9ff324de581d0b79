/* document.c: documents to bytes and back. */
#include <jiyan/index/document.h>

#include <jiyan/index/fields.h>

#include "index/codec.h"

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

void jy_document_pack(const jy_document *document, GString *out)
{
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        jy_codec_put_text(out, jy_fields_get(document, (jy_field)field));
    }
    pack_counts(&document->counts, out);
}

bool jy_document_unpack(const char *bytes, size_t length, jy_document *ret_document, GError **err)
{
    jy_codec_cursor cursor = {bytes, bytes + length, false};
    jy_document document = {0};
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        char *text = jy_codec_get_text(&cursor);
        /* A path is what the file system says it is. */
        cursor.bad |= text && field != JY_FIELD_PATH && !g_utf8_validate(text, -1, NULL);
        *jy_fields_at(&document, (jy_field)field) = text;
    }
    unpack_counts(&cursor, &document.counts);
    if (!jy_codec_finish(&cursor, "document", err)) {
        jy_document_clear(&document);
        return false;
    }
    *ret_document = document;
    return true;
}

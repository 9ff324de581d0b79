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

void jy_document_pack(const jy_document *document, GString *out)
{
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        jy_codec_put_text(out, jy_fields_get(document, (jy_field)field));
    }
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
    if (!jy_codec_finish(&cursor, "document", err)) {
        jy_document_clear(&document);
        return false;
    }
    *ret_document = document;
    return true;
}

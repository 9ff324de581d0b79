/* document.c: documents to bytes and back. */
#include <jiyan/index/document.h>

#include "index/codec.h"

/* The strings of a document in the order they are stored. */
static char **document_field(jy_document *document, size_t i)
{
    char **const fields[] = {&document->path,  &document->id,      &document->title,   &document->subtitle,
                             &document->date,  &document->speaker, &document->issuer,  &document->docno,
                             &document->genre, &document->type,    &document->encoding};
    return i < G_N_ELEMENTS(fields) ? fields[i] : NULL;
}

void jy_document_clear(jy_document *document)
{
    char **field;
    for (size_t i = 0; (field = document_field(document, i)) != NULL; i++) {
        g_clear_pointer(field, g_free);
    }
}

jy_document *jy_document_copy(const jy_document *document)
{
    jy_document *copy = g_memdup2(document, sizeof *document);
    char **field;
    for (size_t i = 0; (field = document_field(copy, i)) != NULL; i++) {
        *field = g_strdup(*field);
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

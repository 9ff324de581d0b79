/* wire.c: frames. */
#include "indexer/extract/remote/wire.h"

#include <jiyan/index/fields.h>
#include <jiyan/text/utf8.h>
#include <string.h>

/* More than any text that blocks take (blocks.c). */
#define FRAME_MOST ((size_t)1 << 30)

/* ---- writing ---- */

void jy_wire_put_number(GString *out, uint32_t number)
{
    const uint32_t little = GUINT32_TO_LE(number);
    g_string_append_len(out, (const char *)&little, sizeof little);
}

void jy_wire_put_size(GString *out, uint64_t size)
{
    jy_wire_put_number(out, (uint32_t)size);
    jy_wire_put_number(out, (uint32_t)(size >> 32));
}

void jy_wire_put_text(GString *out, const char *text)
{
    jy_wire_put_number(out, text ? (uint32_t)strlen(text) + 1 : 0);
    g_string_append(out, text ? text : "");
}

size_t jy_wire_begin(GString *out, jy_wire_tag tag)
{
    size_t begin = out->len;
    g_string_append_c(out, (char)tag);
    jy_wire_put_number(out, 0);
    return begin;
}

void jy_wire_finish(GString *out, size_t begin)
{
    const uint32_t little = GUINT32_TO_LE((uint32_t)(out->len - begin - JY_WIRE_HEAD));
    memcpy(out->str + begin + 1, &little, sizeof little);
}

void jy_wire_put_block(GString *out, const jy_extracted *block)
{
    size_t frame = jy_wire_begin(out, JY_WIRE_BLOCK);
    jy_wire_put_number(out, block->kind);
    jy_wire_put_number(out, block->level);
    jy_wire_put_number(out, block->page);
    jy_wire_put_number(out, block->line);
    g_string_append_len(out, block->text, block->length);
    jy_wire_finish(out, frame);
}

void jy_wire_put_document(GString *out, const jy_document *document, uint32_t record, bool unlined)
{
    size_t frame = jy_wire_begin(out, JY_WIRE_DOCUMENT);
    jy_wire_put_number(out, record);
    jy_wire_put_number(out, unlined);
    jy_wire_put_number(out, document->ocr);
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        jy_wire_put_text(out, jy_fields_get(document, (jy_field)field));
    }
    jy_wire_finish(out, frame);
}

/* ---- reading ---- */

static uint32_t number_at(const char *bytes)
{
    uint32_t little;
    memcpy(&little, bytes, sizeof little);
    return GUINT32_FROM_LE(little);
}

size_t jy_wire_size(const char *head)
{
    return JY_WIRE_HEAD + number_at(head + 1);
}

jy_wire_look jy_wire_next(const char *bytes, size_t length, jy_wire_frame *ret_frame, size_t *ret_size)
{
    if (length < JY_WIRE_HEAD) {
        return JY_WIRE_PART;
    }
    const size_t size = jy_wire_size(bytes);
    if (size > FRAME_MOST) {
        return JY_WIRE_BAD;
    }
    if (length < size) {
        return JY_WIRE_PART;
    }
    *ret_frame = (jy_wire_frame){(jy_wire_tag)bytes[0], bytes + JY_WIRE_HEAD, bytes + size, false};
    *ret_size = size;
    return JY_WIRE_WHOLE;
}

uint32_t jy_wire_get_number(jy_wire_frame *frame)
{
    if (frame->bad || frame->end - frame->at < (ptrdiff_t)sizeof(uint32_t)) {
        frame->bad = true;
        return 0;
    }
    frame->at += sizeof(uint32_t);
    return number_at(frame->at - sizeof(uint32_t));
}

uint64_t jy_wire_get_size(jy_wire_frame *frame)
{
    const uint64_t low = jy_wire_get_number(frame);
    return low | (uint64_t)jy_wire_get_number(frame) << 32;
}

/* Texts go into the index: what is not well-formed is not taken. */
static bool is_text(const char *text, size_t length)
{
    return jy_utf8_well_formed(text, length) == length;
}

char *jy_wire_get_text(jy_wire_frame *frame)
{
    const uint32_t number = jy_wire_get_number(frame);
    if (number == 0 || frame->bad) {
        return NULL;
    }
    const char *text = frame->at;
    const size_t length = number - 1;
    frame->bad = (size_t)(frame->end - text) < length || !is_text(text, length);
    if (frame->bad) {
        return NULL;
    }
    frame->at += length;
    return g_strndup(text, length);
}

void jy_wire_get_block(jy_wire_frame *frame, jy_extracted *ret_block)
{
    const uint32_t kind = jy_wire_get_number(frame);
    const uint32_t level = jy_wire_get_number(frame);
    *ret_block = (jy_extracted){.kind = (jy_extracted_kind)kind, .level = (uint8_t)level};
    ret_block->page = jy_wire_get_number(frame);
    ret_block->line = jy_wire_get_number(frame);
    ret_block->text = frame->at;
    ret_block->length = (uint32_t)(frame->end - frame->at);
    frame->at = frame->end;
    frame->bad |= kind > JY_EXTRACTED_NOTE || level > UINT8_MAX || !is_text(ret_block->text, ret_block->length);
}

void jy_wire_get_document(jy_wire_frame *frame, jy_document *ret_document, uint32_t *ret_record, bool *ret_unlined)
{
    *ret_record = jy_wire_get_number(frame);
    *ret_unlined = jy_wire_get_number(frame) != 0;
    ret_document->ocr = jy_wire_get_number(frame);
    frame->bad |= ret_document->ocr > JY_DOCUMENT_OCR_MOST;
    for (int field = 0; field < JY_FIELDS_KEPT; field++) {
        *jy_fields_at(ret_document, (jy_field)field) = jy_wire_get_text(frame);
    }
}

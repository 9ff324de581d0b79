/* ppt.c: presentations of PowerPoint 97 to 2003, and of WPS, which has the same format ([MS-PPT]): the titles and texts
 * of the slides, and what else stands on them. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/files/compound.h"

#define _(s) gettext(s)

enum {
    RECORD_DOCUMENT = 0x03E8,
    RECORD_SLIDE = 0x03EE,
    RECORD_SLIDE_BEGINS = 0x03F3, /* SlidePersistAtom, in the list of texts */
    RECORD_TEXTS = 0x0FF0,        /* SlideListWithText */
    RECORD_TEXT_KIND = 0x0F9F,
    RECORD_TEXT = 0x0FA0,
    RECORD_BYTES = 0x0FA8, /* the same, where all characters are below 256 */
    HEAD = 8
};

typedef struct {
    uint16_t kind, instance;
    bool is_container;
    jy_bytes body;
} ppt_record;

typedef struct {
    jy_bytes stream;
    jy_blocks *blocks;
    uint32_t slide; /* the one at hand, from 1 */
    bool is_title;
} presentation;

static void clear_presentation(presentation *shown)
{
    jy_blocks_free(shown->blocks);
}

static bool read_record(jy_bytes all, size_t at, ppt_record *ret_record)
{
    const uint16_t head = jy_bytes_u16(all, at);
    *ret_record = (ppt_record){.kind = jy_bytes_u16(all, at + 2),
                               .instance = head >> 4,
                               .is_container = (head & 0xF) == 0xF,
                               .body = jy_bytes_cut(all, at + HEAD, jy_bytes_u32(all, at + 4))};
    return at + HEAD <= all.length;
}

/* Adds a text, a block for each of its paragraphs. */
static bool add_text(presentation *shown, const ppt_record *record, GError **err)
{
    const size_t width = record->kind == RECORD_TEXT ? 2 : 1, count = record->body.length / width;
    g_autofree gunichar2 *units = g_new(gunichar2, count + 1);
    size_t length = 0;
    for (size_t i = 0; i <= count; i++) {
        const uint16_t unit = i == count   ? '\r'
                              : width == 2 ? jy_bytes_u16(record->body, i * 2)
                                           : jy_bytes_u8(record->body, i);
        if (unit != '\r') {
            units[length] = unit < 0x20 ? ' ' : unit; /* line breaks, and places of dates and numbers */
            length += unit < 0xD800 || unit >= 0xE000;
            continue;
        }
        g_autofree char *text = g_utf16_to_utf8(units, (glong)length, NULL, NULL, NULL);
        const jy_extracted block = {.kind = shown->is_title ? JY_EXTRACTED_HEADING : JY_EXTRACTED_PARAGRAPH,
                                    .level = shown->is_title,
                                    .page = shown->slide,
                                    .text = text ? text : "",
                                    .length = text ? (uint32_t)strlen(text) : 0};
        if (!jy_blocks_add(shown->blocks, &block, err)) {
            return false;
        }
        length = 0;
    }
    return true;
}

/* Reads the texts of a container and of those in it, which is one walk: a container's records follow its head. */
static bool read_texts(presentation *shown, jy_bytes all, GError **err)
{
    enum { TITLE = 0, TITLE_IN_MIDDLE = 6 };
    ppt_record record;
    for (size_t at = 0; read_record(all, at, &record); at += HEAD + (record.is_container ? 0 : record.body.length)) {
        const uint32_t kind = jy_bytes_u32(record.body, 0);
        if (record.kind == RECORD_SLIDE_BEGINS) {
            shown->slide++;
        } else if (record.kind == RECORD_TEXT_KIND) {
            shown->is_title = kind == TITLE || kind == TITLE_IN_MIDDLE;
        } else if (record.kind == RECORD_TEXT || record.kind == RECORD_BYTES) {
            if (!add_text(shown, &record, err)) {
                return false;
            }
        }
    }
    return true;
}

/* Reads the list of the texts of all slides in a document; those of masters and notes are other ones. */
static bool read_slides(presentation *shown, jy_bytes document, GError **err)
{
    ppt_record record;
    for (size_t at = 0; read_record(document, at, &record); at += HEAD + record.body.length) {
        if (record.kind == RECORD_TEXTS && record.instance == 0 && !read_texts(shown, record.body, err)) {
            return false;
        }
    }
    return true;
}

/* Reads the document, of which the last version holds, and what stands on slides outside its list of texts. */
static bool read_presentation(presentation *shown, GError **err)
{
    jy_bytes document = {0};
    ppt_record record;
    for (size_t at = 0; read_record(shown->stream, at, &record); at += HEAD + record.body.length) {
        document = record.kind == RECORD_DOCUMENT ? record.body : document;
    }
    if (!read_slides(shown, document, err)) {
        return false;
    }
    shown->slide = 0;
    shown->is_title = false;
    for (size_t at = 0; read_record(shown->stream, at, &record); at += HEAD + record.body.length) {
        if (record.kind == RECORD_SLIDE && !read_texts(shown, record.body, err)) {
            return false;
        }
        shown->is_title = false;
    }
    return true;
}

bool jy_extract_ppt(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    enum { MARK = 12 };
    static const uint32_t LOCKED = 0xF3D1C4DF;
    g_autoptr(jy_compound) compound = jy_compound_new(source->bytes, source->length, err);
    g_autoptr(GByteArray) stream = compound ? jy_compound_read(compound, "PowerPoint Document") : NULL;
    g_autoptr(GByteArray) user = compound ? jy_compound_read(compound, "Current User") : NULL;
    g_free(source->bytes);
    if (!compound) {
        return false;
    }
    if (user && jy_bytes_u32((jy_bytes){user->data, user->len}, MARK) == LOCKED) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCRYPTED, _("the document needs a password"));
        return false;
    }
    __attribute__((cleanup(clear_presentation))) presentation shown = {.blocks = jy_blocks_new()};
    shown.blocks->unlined = true;
    shown.stream = stream ? (jy_bytes){stream->data, stream->len} : (jy_bytes){0};
    if (!read_presentation(&shown, err)) {
        return false;
    }
    g_auto(jy_document) described = {0};
    return to->emit(&described, shown.blocks, 0, to->user, err);
}

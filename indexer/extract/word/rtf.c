/* rtf.c: rich text (RTF 1.9.1), as Word, WPS and systems of the administration write it. */
#include <libintl.h>

#include "indexer/extract/word/rtf_words.h"

#define _(s) gettext(s)

static bool read_all(jy_rtf *reader, GError **err)
{
    while (reader->at < reader->end) {
        const char c = *reader->at++;
        if (c == '{') {
            if (!jy_rtf_open_group(reader, err)) {
                return false;
            }
        } else if (c == '}') {
            jy_rtf_close_group(reader);
        } else if (c == '\\') {
            jy_rtf_words_read(reader);
        } else if (c == '\t') {
            jy_rtf_add_text(reader, " ");
        } else if ((guint8)c >= 0x20) {
            jy_rtf_add_byte(reader, (guint8)c);
        }
    }
    jy_rtf_flush(reader);
    return true;
}

bool jy_extract_rtf(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    __attribute__((cleanup(jy_rtf_clear))) jy_rtf reader = {0};
    jy_rtf_begin(&reader, source);
    const bool is_read = read_all(&reader, err);
    g_free(source->bytes);
    if (!is_read) {
        return false;
    }
    if (reader.groups->len > 1) {
        g_ptr_array_add(to->warnings, g_strdup(_("a damaged RTF document: it is not closed")));
        g_array_set_size(reader.groups, 1);
    }
    reader.paragraph.is_in_table = false;
    jy_rtf_end_paragraph(&reader);
    jy_rtf_emit_asides(&reader, reader.notes, JY_EXTRACTED_NOTE);
    if (reader.body.failure) {
        g_propagate_error(err, g_steal_pointer(&reader.body.failure));
        return false;
    }
    g_auto(jy_document) described = {0};
    return to->emit(&described, reader.body.blocks, 0, to->user, err);
}

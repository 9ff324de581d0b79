/* rtf_state.c: the groups of an RTF document and the paragraphs that come of them. */
#include "indexer/extract/word/rtf.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/marks.h"
#include "indexer/extract/word/styles.h"

#define _(s) gettext(s)

enum { DEPTH_MOST = 1 << 16 };

jy_rtf_state *jy_rtf_group(jy_rtf *reader)
{
    return &g_array_index(reader->groups, jy_rtf_state, reader->groups->len - 1);
}

/* ---- text ---- */

GString *jy_rtf_target(jy_rtf *reader)
{
    const jy_rtf_state *at = jy_rtf_group(reader);
    if (at->is_hidden || at->is_deleted) {
        return reader->nothing;
    }
    switch (at->to) {
    case JY_RTF_TO_BODY:
        return reader->body.text;
    case JY_RTF_TO_NOTE:
    case JY_RTF_TO_BOX:
    case JY_RTF_TO_HEADER:
        return reader->aside;
    case JY_RTF_TO_STYLE:
        return reader->name;
    default:
        return reader->nothing;
    }
}

/* Decodes what is left, before where it belongs changes. */
void jy_rtf_flush(jy_rtf *reader)
{
    jy_rtf_text_flush(&reader->text, jy_rtf_target(reader));
    g_string_truncate(reader->nothing, 0);
}

void jy_rtf_add_byte(jy_rtf *reader, guint8 byte)
{
    if (reader->skipped > 0) {
        reader->skipped--;
    } else {
        jy_rtf_text_byte(&reader->text, jy_rtf_group(reader)->font, byte, jy_rtf_target(reader));
    }
}

void jy_rtf_add_text(jy_rtf *reader, const char *text)
{
    if (reader->skipped > 0) {
        reader->skipped--;
        return;
    }
    jy_rtf_flush(reader);
    g_string_append(jy_rtf_target(reader), text);
}

/* ---- paragraphs ---- */

void jy_rtf_emit_asides(jy_rtf *reader, GPtrArray *texts, jy_extracted_kind kind)
{
    for (guint i = 0; i < texts->len; i++) {
        g_auto(GStrv) lines = g_strsplit(g_ptr_array_index(texts, i), "\n", -1);
        for (char **line = lines; *line; line++) {
            g_string_assign(reader->body.text, *line);
            jy_body_end_paragraph(&reader->body, kind, 0);
        }
    }
    g_ptr_array_set_size(texts, 0);
}

static bool is_aside(jy_rtf_destination to)
{
    return to == JY_RTF_TO_NOTE || to == JY_RTF_TO_BOX || to == JY_RTF_TO_HEADER;
}

/* True where the text at hand is an aside, to which the mark of a paragraph is a line end. */
bool jy_rtf_ends_line(jy_rtf *reader)
{
    const jy_rtf_destination to = jy_rtf_group(reader)->to;
    jy_rtf_flush(reader);
    if (is_aside(to)) {
        g_string_append_c(jy_rtf_target(reader), '\n');
    }
    return to != JY_RTF_TO_BODY;
}

void jy_rtf_end_paragraph(jy_rtf *reader)
{
    const jy_rtf_paragraph *ended = &reader->paragraph;
    if (jy_rtf_ends_line(reader)) {
        return;
    }
    if (ended->is_in_table) {
        jy_body_end_line(&reader->body);
        return;
    }
    const jy_extracted_kind kind = ended->is_title ? JY_EXTRACTED_TITLE
                                   : ended->level  ? JY_EXTRACTED_HEADING
                                                   : JY_EXTRACTED_PARAGRAPH;
    jy_body_end_paragraph(&reader->body, kind, ended->is_title ? 0 : ended->level);
    jy_rtf_emit_asides(reader, reader->boxes, JY_EXTRACTED_PARAGRAPH);
}

void jy_rtf_end_cell(jy_rtf *reader)
{
    if (!jy_rtf_ends_line(reader)) {
        jy_body_end_cell(&reader->body);
    }
}

void jy_rtf_end_row(jy_rtf *reader)
{
    if (!jy_rtf_ends_line(reader)) {
        jy_body_end_row(&reader->body);
        jy_rtf_emit_asides(reader, reader->boxes, JY_EXTRACTED_PARAGRAPH);
    }
}

/* ---- styles ---- */

enum { TITLE_LEVEL = 100 };

/* Takes the style at hand into the table, at the end of its group. */
static void end_style(jy_rtf *reader)
{
    uint8_t level = reader->style.level;
    bool is_title = false;
    g_strdelimit(reader->name->str, ";", '\0');
    jy_styles_name(reader->name->str, &level, &is_title);
    g_hash_table_insert(reader->styles, GINT_TO_POINTER(reader->style.style),
                        GINT_TO_POINTER(is_title ? TITLE_LEVEL : level));
    reader->style = (jy_rtf_paragraph){0};
    g_string_truncate(reader->name, 0);
}

void jy_rtf_set_style(jy_rtf *reader, int number)
{
    const int level = GPOINTER_TO_INT(g_hash_table_lookup(reader->styles, GINT_TO_POINTER(number)));
    reader->paragraph.is_title = level == TITLE_LEVEL;
    reader->paragraph.level = (uint8_t)(level == TITLE_LEVEL ? 0 : level);
}

/* ---- groups ---- */

bool jy_rtf_open_group(jy_rtf *reader, GError **err)
{
    if (reader->groups->len >= DEPTH_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("an RTF document whose groups are nested too deeply"));
        return false;
    }
    jy_rtf_flush(reader);
    const jy_rtf_state inner = *jy_rtf_group(reader);
    g_array_append_val(reader->groups, inner);
    reader->is_marked = false;
    reader->skipped = 0;
    return true;
}

/* True for a header with what is in no other place of the text. */
static bool has_marks(const char *header)
{
    g_auto(GStrv) lines = g_strsplit(header, "\n", -1);
    bool found = false;
    for (char **line = lines; *line && !found; line++) {
        found = jy_marks_is(g_strstrip(*line));
    }
    return found;
}

/* Puts an aside where it waits for the text. The header of the first page stands before all of it. */
static void end_aside(jy_rtf *reader, jy_rtf_destination from)
{
    const bool is_first = reader->body.text->len == 0 && jy_blocks_count(reader->body.blocks) == 0;
    if (from != JY_RTF_TO_HEADER) {
        g_ptr_array_add(from == JY_RTF_TO_NOTE ? reader->notes : reader->boxes, g_strdup(reader->aside->str));
    } else if (is_first && has_marks(reader->aside->str)) {
        g_autoptr(GPtrArray) header = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(header, g_strdup(reader->aside->str));
        jy_rtf_emit_asides(reader, header, JY_EXTRACTED_PARAGRAPH);
    }
    g_string_truncate(reader->aside, 0);
}

/* Ends a group; the last closing brace ends the document, and those behind it are ignored. */
void jy_rtf_close_group(jy_rtf *reader)
{
    jy_rtf_flush(reader);
    reader->skipped = 0;
    reader->is_marked = false;
    if (reader->groups->len == 1) {
        return;
    }
    const jy_rtf_destination inner = jy_rtf_group(reader)->to;
    g_array_set_size(reader->groups, reader->groups->len - 1);
    const jy_rtf_destination outer = jy_rtf_group(reader)->to;
    if (inner == JY_RTF_TO_STYLE && (outer != JY_RTF_TO_STYLE || reader->name->len)) {
        end_style(reader);
    }
    if (inner != outer && is_aside(inner)) {
        end_aside(reader, inner);
    }
}

/* Sends what follows in the group elsewhere. What goes nowhere has nothing in it that is shown, but for text boxes in
 * shapes; notes and text boxes have none within them. */
void jy_rtf_enter(jy_rtf *reader, jy_rtf_destination to)
{
    jy_rtf_state *at = jy_rtf_group(reader);
    jy_rtf_flush(reader);
    if (at->to == JY_RTF_TO_BODY || (at->to == JY_RTF_TO_SHAPE && to == JY_RTF_TO_BOX) || to == JY_RTF_TO_NOTHING) {
        at->to = to;
    }
}

/* ---- beginning and end ---- */

void jy_rtf_begin(jy_rtf *reader, const jy_extract_source *source)
{
    const jy_rtf_state whole = {.fallbacks = 1, .font = -1};
    reader->at = source->bytes;
    reader->end = source->bytes + source->length;
    reader->groups = g_array_new(false, false, sizeof(jy_rtf_state));
    g_array_append_val(reader->groups, whole);
    reader->styles = g_hash_table_new(g_direct_hash, g_direct_equal);
    reader->name = g_string_new(NULL);
    reader->aside = g_string_new(NULL);
    reader->nothing = g_string_new(NULL);
    reader->notes = g_ptr_array_new_with_free_func(g_free);
    reader->boxes = g_ptr_array_new_with_free_func(g_free);
    jy_rtf_text_init(&reader->text);
    jy_body_init(&reader->body);
}

void jy_rtf_clear(jy_rtf *reader)
{
    g_array_unref(reader->groups);
    g_hash_table_unref(reader->styles);
    g_string_free(reader->name, true);
    g_string_free(reader->aside, true);
    g_string_free(reader->nothing, true);
    g_ptr_array_unref(reader->notes);
    g_ptr_array_unref(reader->boxes);
    jy_rtf_text_clear(&reader->text);
    jy_body_clear(&reader->body);
}

/* rtf.c: rich text (RTF 1.9.1), as Word, WPS and systems of the administration write it. */
#include <jiyan/base/error.h>
#include <libintl.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/word/body.h"
#include "indexer/extract/word/rtf_text.h"
#include "indexer/extract/word/styles.h"

#define _(s) gettext(s)

enum { DEPTH_MOST = 1 << 16, WORD_MOST = 32 };

/* Where the text of a group goes. */
typedef enum {
    TO_BODY,
    TO_NOTE,
    TO_BOX,
    TO_STYLE, /* the name of a style, in the table of them */
    TO_FONT,  /* nowhere: in the table of fonts */
    TO_SHAPE, /* nowhere, unless a text box is in it */
    TO_NOTHING
} destination;

/* What a group sets and its end undoes. */
typedef struct {
    destination to;
    int font;
    int fallbacks; /* characters behind a number that stand for it (\uc) */
    bool is_hidden, is_deleted;
} group;

/* What a paragraph or a style is. */
typedef struct {
    int style;
    uint8_t level;
    bool is_title, is_in_table;
} paragraph;

typedef struct {
    const char *at, *end;
    GArray *groups; /* of group; the last is the one at hand */
    bool is_marked; /* "\*" came: a destination that is not known is left out */
    int skipped;    /* fallbacks that are still to be left out */
    jy_rtf_text text;
    GHashTable *styles; /* number → level, 100 for a title */
    paragraph style, paragraph;
    GString *name;    /* of the style at hand */
    GString *aside;   /* the note or text box at hand, \n between its paragraphs */
    GString *nothing; /* what nobody reads */
    GPtrArray *notes; /* texts */
    GPtrArray *boxes; /* texts that wait for the paragraph to end */
    jy_body body;
} rtf_reader;

static group *group_of(rtf_reader *reader)
{
    return &g_array_index(reader->groups, group, reader->groups->len - 1);
}

/* ---- text ---- */

static GString *target_of(rtf_reader *reader)
{
    const group *at = group_of(reader);
    if (at->is_hidden || at->is_deleted) {
        return reader->nothing;
    }
    switch (at->to) {
    case TO_BODY:
        return reader->body.text;
    case TO_NOTE:
    case TO_BOX:
        return reader->aside;
    case TO_STYLE:
        return reader->name;
    default:
        return reader->nothing;
    }
}

/* Decodes what is left, before where it belongs changes. */
static void flush(rtf_reader *reader)
{
    jy_rtf_text_flush(&reader->text, target_of(reader));
    g_string_truncate(reader->nothing, 0);
}

static void add_byte(rtf_reader *reader, guint8 byte)
{
    if (reader->skipped > 0) {
        reader->skipped--;
    } else {
        jy_rtf_text_byte(&reader->text, group_of(reader)->font, byte, target_of(reader));
    }
}

static void add_text(rtf_reader *reader, const char *text)
{
    if (reader->skipped > 0) {
        reader->skipped--;
        return;
    }
    flush(reader);
    g_string_append(target_of(reader), text);
}

/* ---- paragraphs ---- */

static void emit_asides(rtf_reader *reader, GPtrArray *texts, jy_extracted_kind kind)
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

/* True where the text at hand is an aside, to which the mark of a paragraph is a line end. */
static bool ends_line(rtf_reader *reader)
{
    const destination to = group_of(reader)->to;
    flush(reader);
    if (to == TO_NOTE || to == TO_BOX) {
        g_string_append_c(target_of(reader), '\n');
    }
    return to != TO_BODY;
}

static void end_paragraph(rtf_reader *reader)
{
    const paragraph *ended = &reader->paragraph;
    if (ends_line(reader)) {
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
    emit_asides(reader, reader->boxes, JY_EXTRACTED_PARAGRAPH);
}

static void end_cell(rtf_reader *reader)
{
    if (!ends_line(reader)) {
        jy_body_end_cell(&reader->body);
    }
}

static void end_row(rtf_reader *reader)
{
    if (!ends_line(reader)) {
        jy_body_end_row(&reader->body);
        emit_asides(reader, reader->boxes, JY_EXTRACTED_PARAGRAPH);
    }
}

/* ---- styles ---- */

enum { TITLE_LEVEL = 100 };

/* Takes the style at hand into the table, at the end of its group. */
static void end_style(rtf_reader *reader)
{
    uint8_t level = reader->style.level;
    bool is_title = false;
    g_strdelimit(reader->name->str, ";", '\0');
    jy_styles_name(reader->name->str, &level, &is_title);
    g_hash_table_insert(reader->styles, GINT_TO_POINTER(reader->style.style),
                        GINT_TO_POINTER(is_title ? TITLE_LEVEL : level));
    reader->style = (paragraph){0};
    g_string_truncate(reader->name, 0);
}

static void set_style(rtf_reader *reader, int number)
{
    const int level = GPOINTER_TO_INT(g_hash_table_lookup(reader->styles, GINT_TO_POINTER(number)));
    reader->paragraph.is_title = level == TITLE_LEVEL;
    reader->paragraph.level = (uint8_t)(level == TITLE_LEVEL ? 0 : level);
}

/* ---- groups ---- */

static bool open_group(rtf_reader *reader, GError **err)
{
    if (reader->groups->len >= DEPTH_MOST) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("an RTF document whose groups are nested too deeply"));
        return false;
    }
    flush(reader);
    const group inner = *group_of(reader);
    g_array_append_val(reader->groups, inner);
    reader->is_marked = false;
    reader->skipped = 0;
    return true;
}

/* Ends a group; the last closing brace ends the document, and those behind it are ignored. */
static void close_group(rtf_reader *reader)
{
    flush(reader);
    reader->skipped = 0;
    reader->is_marked = false;
    if (reader->groups->len == 1) {
        return;
    }
    const destination inner = group_of(reader)->to;
    g_array_set_size(reader->groups, reader->groups->len - 1);
    const destination outer = group_of(reader)->to;
    if (inner == TO_STYLE && (outer != TO_STYLE || reader->name->len)) {
        end_style(reader);
    }
    if (inner != outer && (inner == TO_NOTE || inner == TO_BOX)) {
        g_ptr_array_add(inner == TO_NOTE ? reader->notes : reader->boxes, g_strdup(reader->aside->str));
        g_string_truncate(reader->aside, 0);
    }
}

/* Sends what follows in the group elsewhere. What goes nowhere has nothing in it that is shown, but for text boxes in
 * shapes; notes and text boxes have none within them. */
static void enter(rtf_reader *reader, destination to)
{
    group *at = group_of(reader);
    flush(reader);
    if (at->to == TO_BODY || (at->to == TO_SHAPE && to == TO_BOX) || to == TO_NOTHING) {
        at->to = to;
    }
}

/* ---- words ---- */

typedef enum {
    W_ENTER, /* argument: destination */
    W_UNIT,  /* a character */
    W_PARAGRAPH,
    W_CELL,
    W_ROW,
    W_LINE, /* a paragraph of a cell in a table within a table */
    W_PLAIN,
    W_RESET, /* \pard */
    W_HIDDEN,
    W_DELETED,
    W_IN_TABLE,
    W_OUTLINE,
    W_STYLE,
    W_FONT,
    W_CHARSET,
    W_PAGE,
    W_FALLBACKS,
    W_NUMBER,
    W_BYTES
} word_kind;

typedef struct {
    const char *word;
    word_kind kind;
    destination to;
    const char *text;
} word_row;

/* In the order of strcmp. */
static const word_row WORDS[] = {
    {"ansicpg", W_PAGE, 0, NULL},
    {"bin", W_BYTES, 0, NULL},
    {"bullet", W_UNIT, 0, "•"},
    {"cell", W_CELL, 0, NULL},
    {"colortbl", W_ENTER, TO_NOTHING, NULL},
    {"column", W_PARAGRAPH, 0, NULL},
    {"deleted", W_DELETED, 0, NULL},
    {"emdash", W_UNIT, 0, "—"},
    {"emspace", W_UNIT, 0, " "},
    {"endash", W_UNIT, 0, "–"},
    {"enspace", W_UNIT, 0, " "},
    {"f", W_FONT, 0, NULL},
    {"fcharset", W_CHARSET, 0, NULL},
    {"fldinst", W_ENTER, TO_NOTHING, NULL},
    {"fonttbl", W_ENTER, TO_FONT, NULL},
    {"footer", W_ENTER, TO_NOTHING, NULL},
    {"footerf", W_ENTER, TO_NOTHING, NULL},
    {"footerl", W_ENTER, TO_NOTHING, NULL},
    {"footerr", W_ENTER, TO_NOTHING, NULL},
    {"footnote", W_ENTER, TO_NOTE, NULL},
    {"ftnsep", W_ENTER, TO_NOTHING, NULL},
    {"header", W_ENTER, TO_NOTHING, NULL},
    {"headerf", W_ENTER, TO_NOTHING, NULL},
    {"headerl", W_ENTER, TO_NOTHING, NULL},
    {"headerr", W_ENTER, TO_NOTHING, NULL},
    {"info", W_ENTER, TO_NOTHING, NULL},
    {"intbl", W_IN_TABLE, 0, NULL},
    {"ldblquote", W_UNIT, 0, "“"},
    {"line", W_UNIT, 0, "\v"},
    {"lquote", W_UNIT, 0, "‘"},
    {"nestcell", W_LINE, 0, NULL},
    {"nestrow", W_LINE, 0, NULL},
    {"nonesttables", W_ENTER, TO_NOTHING, NULL},
    {"nonshppict", W_ENTER, TO_NOTHING, NULL},
    {"objdata", W_ENTER, TO_NOTHING, NULL},
    {"outlinelevel", W_OUTLINE, 0, NULL},
    {"page", W_PARAGRAPH, 0, NULL},
    {"par", W_PARAGRAPH, 0, NULL},
    {"pard", W_RESET, 0, NULL},
    {"pict", W_ENTER, TO_NOTHING, NULL},
    {"plain", W_PLAIN, 0, NULL},
    {"rdblquote", W_UNIT, 0, "”"},
    {"row", W_ROW, 0, NULL},
    {"rquote", W_UNIT, 0, "’"},
    {"s", W_STYLE, 0, NULL},
    {"sect", W_PARAGRAPH, 0, NULL},
    {"shpinst", W_ENTER, TO_SHAPE, NULL},
    {"shprslt", W_ENTER, TO_NOTHING, NULL},
    {"shptxt", W_ENTER, TO_BOX, NULL},
    {"stylesheet", W_ENTER, TO_STYLE, NULL},
    {"tab", W_UNIT, 0, " "},
    {"u", W_NUMBER, 0, NULL},
    {"uc", W_FALLBACKS, 0, NULL},
    {"v", W_HIDDEN, 0, NULL},
    {"xe", W_ENTER, TO_NOTHING, NULL},
};

/* What a word does to the characters behind it. False for a word that does nothing to them. */
static bool apply_to_characters(rtf_reader *reader, const word_row *row, int number)
{
    group *at = group_of(reader);
    switch (row->kind) {
    case W_PLAIN:
        at->is_hidden = at->is_deleted = false;
        break;
    case W_HIDDEN:
        flush(reader);
        at->is_hidden = number != 0;
        break;
    case W_DELETED:
        flush(reader);
        at->is_deleted = number != 0;
        break;
    case W_FONT:
        at->font = number;
        break;
    case W_CHARSET:
        if (at->to == TO_FONT) {
            jy_rtf_text_set_font(&reader->text, at->font, number);
        }
        break;
    case W_PAGE:
        jy_rtf_text_set_page(&reader->text, number);
        break;
    case W_FALLBACKS:
        at->fallbacks = CLAMP(number, 0, 16);
        break;
    case W_NUMBER:
        jy_rtf_text_number(&reader->text, number, target_of(reader));
        reader->skipped = at->fallbacks;
        break;
    case W_BYTES:
        reader->at += MIN(reader->end - reader->at, MAX(number, 0));
        break;
    default:
        return false;
    }
    return true;
}

/* What a word does to groups and paragraphs. */
static void apply_to_paragraphs(rtf_reader *reader, const word_row *row, int number)
{
    const bool is_style = group_of(reader)->to == TO_STYLE;
    switch (row->kind) {
    case W_ENTER:
        enter(reader, row->to);
        break;
    case W_UNIT:
        add_text(reader, row->text);
        break;
    case W_PARAGRAPH:
        end_paragraph(reader);
        break;
    case W_CELL:
        end_cell(reader);
        break;
    case W_ROW:
        end_row(reader);
        break;
    case W_LINE:
        if (!ends_line(reader)) {
            jy_body_end_line(&reader->body);
        }
        break;
    case W_RESET:
        reader->paragraph = (paragraph){0};
        break;
    case W_IN_TABLE:
        reader->paragraph.is_in_table = true;
        break;
    case W_OUTLINE: {
        paragraph *of = is_style ? &reader->style : &reader->paragraph;
        of->level = number >= 0 && number < 9 ? (uint8_t)(number + 1) : of->level;
        break;
    }
    case W_STYLE:
        if (is_style) {
            reader->style.style = number;
        } else {
            set_style(reader, number);
        }
        break;
    default:
        break;
    }
}

static int by_word(const void *word, const void *row)
{
    return strcmp(word, ((const word_row *)row)->word);
}

/* Reads a word and its number; without one, that is 1: a switch is on. */
static void read_word(rtf_reader *reader)
{
    char word[WORD_MOST + 1];
    size_t length = 0;
    while (reader->at < reader->end && g_ascii_isalpha(*reader->at)) {
        if (length < WORD_MOST) {
            word[length++] = *reader->at;
        }
        reader->at++;
    }
    word[length] = '\0';
    const bool is_negative = reader->at + 1 < reader->end && *reader->at == '-' && g_ascii_isdigit(reader->at[1]);
    reader->at += is_negative;
    bool has_number = false;
    int number = 0;
    for (; reader->at < reader->end && g_ascii_isdigit(*reader->at); reader->at++) {
        number = number < G_MAXINT / 10 - 1 ? number * 10 + (*reader->at - '0') : number;
        has_number = true;
    }
    number = !has_number ? 1 : is_negative ? -number : number;
    reader->at += reader->at < reader->end && *reader->at == ' ';
    const word_row *found = bsearch(word, WORDS, G_N_ELEMENTS(WORDS), sizeof *WORDS, by_word);
    if (!found) {
        if (reader->is_marked) {
            enter(reader, TO_NOTHING);
        }
    } else if (!apply_to_characters(reader, found, number)) {
        apply_to_paragraphs(reader, found, number);
    }
    reader->is_marked = false;
}

/* Reads what follows a backslash. */
static void read_control(rtf_reader *reader)
{
    const char c = reader->at < reader->end ? *reader->at : '\n';
    if (g_ascii_isalpha(c)) {
        read_word(reader);
        return;
    }
    reader->at += reader->at < reader->end;
    switch (c) {
    case '\'':
        if (reader->end - reader->at >= 2 && g_ascii_isxdigit(reader->at[0]) && g_ascii_isxdigit(reader->at[1])) {
            add_byte(reader, (guint8)(g_ascii_xdigit_value(reader->at[0]) * 16 + g_ascii_xdigit_value(reader->at[1])));
            reader->at += 2;
        }
        break;
    case '*':
        reader->is_marked = true;
        break;
    case '~':
        add_text(reader, " ");
        break;
    case '_':
        add_text(reader, "-");
        break;
    case '\n':
    case '\r':
        end_paragraph(reader);
        break;
    case '{':
    case '}':
    case '\\':
        add_byte(reader, (guint8)c);
        break;
    default:
        break; /* a soft hyphen, an entry of an index */
    }
}

/* ---- the document ---- */

static bool read_all(rtf_reader *reader, GError **err)
{
    while (reader->at < reader->end) {
        const char c = *reader->at++;
        if (c == '{') {
            if (!open_group(reader, err)) {
                return false;
            }
        } else if (c == '}') {
            close_group(reader);
        } else if (c == '\\') {
            read_control(reader);
        } else if (c == '\t') {
            add_text(reader, " ");
        } else if ((guint8)c >= 0x20) {
            add_byte(reader, (guint8)c);
        }
    }
    flush(reader);
    return true;
}

static void begin(rtf_reader *reader, const jy_extract_source *source)
{
    const group whole = {.fallbacks = 1, .font = -1};
    reader->at = source->bytes;
    reader->end = source->bytes + source->length;
    reader->groups = g_array_new(false, false, sizeof(group));
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

static void clear_reader(rtf_reader *reader)
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

bool jy_extract_rtf(const jy_extract_source *source, const jy_extract_target *to, GError **err)
{
    __attribute__((cleanup(clear_reader))) rtf_reader reader = {0};
    begin(&reader, source);
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
    end_paragraph(&reader);
    emit_asides(&reader, reader.notes, JY_EXTRACTED_NOTE);
    if (reader.body.failure) {
        g_propagate_error(err, g_steal_pointer(&reader.body.failure));
        return false;
    }
    g_auto(jy_document) described = {0};
    return to->emit(&described, reader.body.blocks, 0, to->user, err);
}

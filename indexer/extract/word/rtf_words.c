/* rtf_words.c: the control words of RTF, and what each does. */
#include "indexer/extract/word/rtf_words.h"

#include <stdlib.h>
#include <string.h>

enum { WORD_MOST = 32 };

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
    jy_rtf_destination to;
    const char *text;
} word_row;

/* In the order of strcmp. */
static const word_row WORDS[] = {
    {"ansicpg", W_PAGE, 0, NULL},
    {"bin", W_BYTES, 0, NULL},
    {"bullet", W_UNIT, 0, "•"},
    {"cell", W_CELL, 0, NULL},
    {"colortbl", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"column", W_PARAGRAPH, 0, NULL},
    {"deleted", W_DELETED, 0, NULL},
    {"emdash", W_UNIT, 0, "—"},
    {"emspace", W_UNIT, 0, " "},
    {"endash", W_UNIT, 0, "–"},
    {"enspace", W_UNIT, 0, " "},
    {"f", W_FONT, 0, NULL},
    {"fcharset", W_CHARSET, 0, NULL},
    {"fldinst", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"fonttbl", W_ENTER, JY_RTF_TO_FONT, NULL},
    {"footer", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"footerf", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"footerl", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"footerr", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"footnote", W_ENTER, JY_RTF_TO_NOTE, NULL},
    {"ftnsep", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"header", W_ENTER, JY_RTF_TO_HEADER, NULL},
    {"headerf", W_ENTER, JY_RTF_TO_HEADER, NULL},
    {"headerl", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"headerr", W_ENTER, JY_RTF_TO_HEADER, NULL},
    {"info", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"intbl", W_IN_TABLE, 0, NULL},
    {"ldblquote", W_UNIT, 0, "“"},
    {"line", W_UNIT, 0, "\v"},
    {"lquote", W_UNIT, 0, "‘"},
    {"nestcell", W_LINE, 0, NULL},
    {"nestrow", W_LINE, 0, NULL},
    {"nonesttables", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"nonshppict", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"objdata", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"outlinelevel", W_OUTLINE, 0, NULL},
    {"page", W_PARAGRAPH, 0, NULL},
    {"par", W_PARAGRAPH, 0, NULL},
    {"pard", W_RESET, 0, NULL},
    {"pict", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"plain", W_PLAIN, 0, NULL},
    {"rdblquote", W_UNIT, 0, "”"},
    {"row", W_ROW, 0, NULL},
    {"rquote", W_UNIT, 0, "’"},
    {"s", W_STYLE, 0, NULL},
    {"sect", W_PARAGRAPH, 0, NULL},
    {"shpinst", W_ENTER, JY_RTF_TO_SHAPE, NULL},
    {"shprslt", W_ENTER, JY_RTF_TO_NOTHING, NULL},
    {"shptxt", W_ENTER, JY_RTF_TO_BOX, NULL},
    {"stylesheet", W_ENTER, JY_RTF_TO_STYLE, NULL},
    {"tab", W_UNIT, 0, " "},
    {"u", W_NUMBER, 0, NULL},
    {"uc", W_FALLBACKS, 0, NULL},
    {"v", W_HIDDEN, 0, NULL},
    {"xe", W_ENTER, JY_RTF_TO_NOTHING, NULL},
};

/* What a word does to the characters behind it. False for a word that does nothing to them. */
static bool apply_to_characters(jy_rtf *reader, const word_row *row, int number)
{
    jy_rtf_state *at = jy_rtf_group(reader);
    switch (row->kind) {
    case W_PLAIN:
        at->is_hidden = at->is_deleted = false;
        break;
    case W_HIDDEN:
        jy_rtf_flush(reader);
        at->is_hidden = number != 0;
        break;
    case W_DELETED:
        jy_rtf_flush(reader);
        at->is_deleted = number != 0;
        break;
    case W_FONT:
        at->font = number;
        break;
    case W_CHARSET:
        if (at->to == JY_RTF_TO_FONT) {
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
        jy_rtf_text_number(&reader->text, number, jy_rtf_target(reader));
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
static void apply_to_paragraphs(jy_rtf *reader, const word_row *row, int number)
{
    const bool is_style = jy_rtf_group(reader)->to == JY_RTF_TO_STYLE;
    switch (row->kind) {
    case W_ENTER:
        jy_rtf_enter(reader, row->to);
        break;
    case W_UNIT:
        jy_rtf_add_text(reader, row->text);
        break;
    case W_PARAGRAPH:
        jy_rtf_end_paragraph(reader);
        break;
    case W_CELL:
        jy_rtf_end_cell(reader);
        break;
    case W_ROW:
        jy_rtf_end_row(reader);
        break;
    case W_LINE:
        if (!jy_rtf_ends_line(reader)) {
            jy_body_end_line(&reader->body);
        }
        break;
    case W_RESET:
        reader->paragraph = (jy_rtf_paragraph){0};
        break;
    case W_IN_TABLE:
        reader->paragraph.is_in_table = true;
        break;
    case W_OUTLINE: {
        jy_rtf_paragraph *of = is_style ? &reader->style : &reader->paragraph;
        of->level = number >= 0 && number < 9 ? (uint8_t)(number + 1) : of->level;
        break;
    }
    case W_STYLE:
        if (is_style) {
            reader->style.style = number;
        } else {
            jy_rtf_set_style(reader, number);
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
static void read_word(jy_rtf *reader)
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
            jy_rtf_enter(reader, JY_RTF_TO_NOTHING);
        }
    } else if (!apply_to_characters(reader, found, number)) {
        apply_to_paragraphs(reader, found, number);
    }
    reader->is_marked = false;
}

/* Reads what follows a backslash. */
void jy_rtf_words_read(jy_rtf *reader)
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
            jy_rtf_add_byte(reader,
                            (guint8)(g_ascii_xdigit_value(reader->at[0]) * 16 + g_ascii_xdigit_value(reader->at[1])));
            reader->at += 2;
        }
        break;
    case '*':
        reader->is_marked = true;
        break;
    case '~':
        jy_rtf_add_text(reader, " ");
        break;
    case '_':
        jy_rtf_add_text(reader, "-");
        break;
    case '\n':
    case '\r':
        jy_rtf_end_paragraph(reader);
        break;
    case '{':
    case '}':
    case '\\':
        jy_rtf_add_byte(reader, (guint8)c);
        break;
    default:
        break; /* a soft hyphen, an entry of an index */
    }
}

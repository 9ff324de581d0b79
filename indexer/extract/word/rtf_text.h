/* rtf_text.h: the characters of rich text, which come as bytes of the code page of a font, and as numbers. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_RTF_TEXT_H
#define JIYAN_INDEXER_EXTRACT_WORD_RTF_TEXT_H

#include <glib.h>
#include <stdbool.h>

typedef struct {
    GString *bytes;        /* of one code page, not decoded yet */
    const char *encoding;  /* theirs: a name of decode.h; static */
    const char *preferred; /* the file's */
    bool is_lead;          /* the last of them is the first of a pair */
    gunichar high;         /* the first half of a character in two numbers; 0 where none waits for the other */
    GHashTable *fonts;     /* number → name of an encoding */
} jy_rtf_text;

void jy_rtf_text_init(jy_rtf_text *ret_text);
void jy_rtf_text_clear(jy_rtf_text *text);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_rtf_text, jy_rtf_text_clear)

/* The code page of the file (\ansicpg) and the set of a font (\fcharset). */
void jy_rtf_text_set_page(jy_rtf_text *text, int page);
void jy_rtf_text_set_font(jy_rtf_text *text, int font, int charset);

/* Appends a byte as it is in a font, to be decoded with those around it; a number (\u); what was left to decode. */
void jy_rtf_text_byte(jy_rtf_text *text, int font, guint8 byte, GString *to);
void jy_rtf_text_number(jy_rtf_text *text, int number, GString *to);
void jy_rtf_text_flush(jy_rtf_text *text, GString *to);

#endif

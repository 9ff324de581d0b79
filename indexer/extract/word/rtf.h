/* rtf.h: what the reading of an RTF document has come to: groups, paragraphs, styles, and what stands aside. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_RTF_H
#define JIYAN_INDEXER_EXTRACT_WORD_RTF_H

#include "indexer/extract/extract.h"
#include "indexer/extract/word/body.h"
#include "indexer/extract/word/rtf_text.h"

/* Where the text of a group goes. */
typedef enum {
    JY_RTF_TO_BODY,
    JY_RTF_TO_NOTE,
    JY_RTF_TO_BOX,
    JY_RTF_TO_HEADER, /* of a page: kept where it has marks or a letterhead, and is the first */
    JY_RTF_TO_STYLE,  /* the name of a style, in the table of them */
    JY_RTF_TO_FONT,   /* nowhere: in the table of fonts */
    JY_RTF_TO_SHAPE,  /* nowhere, unless a text box is in it */
    JY_RTF_TO_NOTHING
} jy_rtf_destination;

/* What a group sets and its end undoes. */
typedef struct {
    jy_rtf_destination to;
    int font;
    int fallbacks; /* characters behind a number that stand for it (\uc) */
    bool is_hidden, is_deleted;
} jy_rtf_state;

/* What a paragraph or a style is. */
typedef struct {
    int style;
    uint8_t level;
    bool is_title, is_in_table;
} jy_rtf_paragraph;

typedef struct {
    const char *at, *end;
    GArray *groups; /* of group; the last is the one at hand */
    bool is_marked; /* "\*" came: a jy_rtf_destination that is not known is left out */
    int skipped;    /* fallbacks that are still to be left out */
    jy_rtf_text text;
    GHashTable *styles; /* number → level, 100 for a title */
    jy_rtf_paragraph style, paragraph;
    GString *name;    /* of the style at hand */
    GString *aside;   /* the note or text box at hand, \n between its paragraphs */
    GString *nothing; /* what nobody reads */
    GPtrArray *notes; /* texts */
    GPtrArray *boxes; /* texts that wait for the paragraph to end */
    jy_body body;
} jy_rtf;

/* Makes a reader ready for a document, whose bytes it borrows; clear with jy_rtf_clear. */
void jy_rtf_begin(jy_rtf *reader, const jy_extract_source *source);
void jy_rtf_clear(jy_rtf *reader);

/* The group at hand; its text goes to the target, which is borrowed. */
jy_rtf_state *jy_rtf_group(jy_rtf *reader);
GString *jy_rtf_target(jy_rtf *reader);

/* Decodes what is left, before where it belongs changes. */
void jy_rtf_flush(jy_rtf *reader);
void jy_rtf_add_byte(jy_rtf *reader, guint8 byte);
void jy_rtf_add_text(jy_rtf *reader, const char *text);

/* True where the text at hand is an aside, to which the mark of a paragraph is a line end. */
bool jy_rtf_ends_line(jy_rtf *reader);
void jy_rtf_end_paragraph(jy_rtf *reader);
void jy_rtf_end_cell(jy_rtf *reader);
void jy_rtf_end_row(jy_rtf *reader);
/* Adds the texts as blocks, and empties them. */
void jy_rtf_emit_asides(jy_rtf *reader, GPtrArray *texts, jy_extracted_kind kind);

/* Gives the paragraph at hand a style, by its number. */
void jy_rtf_set_style(jy_rtf *reader, int number);

/* Errors: MALFORMED for groups in too many others. */
bool jy_rtf_open_group(jy_rtf *reader, GError **err);
/* Ends a group; the last closing brace ends the document, and those behind it are ignored. */
void jy_rtf_close_group(jy_rtf *reader);
/* Sends what follows in the group elsewhere. */
void jy_rtf_enter(jy_rtf *reader, jy_rtf_destination to);

#endif

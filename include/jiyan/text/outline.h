/* outline.h: a decoded text as a list of blocks: paragraphs with wrapped lines joined, headings with their level,
 * noise. Levels of a body follow GB/T 9704-2012, 7.3.3 (一、 （一） 1. （1）) and the habits of speeches (第一， 一是,
 * unnumbered headings), unless the document nests them otherwise. Above them are attachments and documents inside the
 * document; the lines of such a title are one block. */
#ifndef JIYAN_TEXT_OUTLINE_H
#define JIYAN_TEXT_OUTLINE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_BLOCK_BODY,
    JY_BLOCK_TITLE, /* the document's title, one or several lines, and what goes with it: subtitle, date line, speaker
                       line */
    JY_BLOCK_HEADING,
    JY_BLOCK_NOISE, /* adverts of sharing sites, licence tails, page lines: kept, shown on demand, not ranked */
} jy_block_kind;

typedef struct {
    uint32_t start, end; /* bytes of the text, without the white space around; never empty */
    uint32_t line;       /* 1 for the first line */
    jy_block_kind kind;
    uint8_t level; /* of a heading: 1 is the highest; 0 otherwise */
    bool run_in; /* shares its paragraph with the block before it: "（一）主要目标。" and the body that follows it */
} jy_block;

/* Returns a new array of jy_block in the order of the text; free with g_array_unref. Together the blocks hold every
 * character that is not white space. */
GArray *jy_outline(const char *text, uint32_t length);

/* The same of a text whose paragraphs are known, all or some: at each of `begins` (uint32_t, ascending bytes) one
 * begins. */
GArray *jy_outline_parted(const char *text, uint32_t length, const GArray *begins);

#endif

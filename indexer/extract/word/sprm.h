/* sprm.h: the list of property changes ("single property modifiers", [MS-DOC] 2.6) that a run, a paragraph, a style or
 * a piece has. */
#ifndef JIYAN_INDEXER_EXTRACT_WORD_SPRM_H
#define JIYAN_INDEXER_EXTRACT_WORD_SPRM_H

#include <stdbool.h>

#include "indexer/files/bytes.h"

enum {
    JY_SPRM_DELETED = 0x0800, /* sprmCFRMarkDel */
    JY_SPRM_HIDDEN = 0x083C,  /* sprmCFVanish */
    JY_SPRM_SYMBOL = 0x6A09,  /* sprmCSymbol: font, character */
    JY_SPRM_STYLE = 0x4600,   /* sprmPIstd */
    JY_SPRM_OUTLINE = 0x2640, /* sprmPOutLvl: 0 … 8, 9 is body */
    JY_SPRM_IN_TABLE = 0x2416,
    JY_SPRM_ROW_END = 0x2417, /* sprmPFTtp */
    JY_SPRM_DEPTH = 0x6649,   /* sprmPItap: tables within tables */
    JY_SPRM_LIST_LEVEL = 0x260A,
    JY_SPRM_LIST = 0x460B,     /* sprmPIlfo */
    JY_SPRM_LATER = 0x6646,    /* sprmPHugePapx: where in the data stream the list is */
    JY_SPRM_LATER_OLD = 0x6645 /* the same, as Word 97 has it */
};

/* A place in a list: begin with {.rest = list}. */
typedef struct {
    jy_bytes rest;
    uint16_t code;
    jy_bytes operand;
} jy_sprm;

/* Steps to the next change; false behind the last, and where the list is broken. */
bool jy_sprm_next(jy_sprm *sprm);

/* True where a change of a switch sets it. */
bool jy_sprm_is_on(const jy_sprm *sprm);

#endif

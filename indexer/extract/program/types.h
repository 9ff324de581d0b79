/* types.h: what `jiyan-index --types` says. */
#ifndef JIYAN_INDEXER_EXTRACT_PROGRAM_TYPES_H
#define JIYAN_INDEXER_EXTRACT_PROGRAM_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "indexer/extract/program/sandbox.h"

typedef struct {
    jy_sandbox walls;
    size_t memory;         /* bytes that a process may take; 0: all that there are */
    const char *ocr_needs; /* jy_ocr_needs() */
} jy_types_facts;

/* Prints the types that are read, what reads each, and behind which walls libraries parse. */
void jy_types_print(const jy_types_facts *facts, bool as_json, FILE *out);

#endif

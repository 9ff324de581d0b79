/* types.h: what `jiyan-index --types` says. */
#ifndef JIYAN_INDEXER_EXTRACT_PROGRAM_TYPES_H
#define JIYAN_INDEXER_EXTRACT_PROGRAM_TYPES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "indexer/extract/program/sandbox.h"

/* Prints the types that are read, what reads each, and behind which walls, with so much memory, libraries parse. */
void jy_types_print(jy_sandbox walls, size_t memory, bool as_json, FILE *out);

#endif

/* counts.h: how much a document says: what statistics and totals need of it without reading its text. */
#ifndef JIYAN_INDEX_COUNTS_H
#define JIYAN_INDEX_COUNTS_H

#include <glib.h>
#include <jiyan/text/statement.h>
#include <stdbool.h>
#include <stdint.h>

/* Sums over the passages of a document. Characters are those that are no white space. */
typedef struct {
    uint64_t characters;
    uint64_t stated[JY_STATEMENT_KINDS];     /* characters of the statements of a kind */
    uint32_t statements[JY_STATEMENT_KINDS]; /* how many there are of a kind */
    uint32_t binding[JY_STRENGTHS][2];       /* how many commitments are this firm: not testable, and testable */
} jy_counts;

/* Characters of bytes of a text that are no white space. */
uint64_t jy_counts_characters(const char *text, uint32_t start, uint32_t end);

/* Adds a passage: its text and its statements (jy_statement), one behind the other. */
void jy_counts_add(jy_counts *counts, const char *text, uint32_t length, const GArray *statements);

#endif

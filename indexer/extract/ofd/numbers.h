/* numbers.h: the lists of numbers in attributes of OFD: "0 0 210 297", and offsets with repeats, "2.8 g 4 5.6". */
#ifndef JIYAN_INDEXER_EXTRACT_OFD_NUMBERS_H
#define JIYAN_INDEXER_EXTRACT_OFD_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads up to `count` numbers; what is no finite number ends the list. Returns how many there are; the others keep
 * their value. NULL is an empty list. */
size_t jy_numbers_read(const char *text, double *values, size_t count);

/* A number, or what is to be taken where there is none. */
double jy_numbers_one(const char *text, double otherwise);

/* The offsets of a text's characters, one after the other: a repeat is counted and never unrolled, whatever its number
 * claims (GB/T 33190-2016, 11.3). Begins as {.at = text}. */
typedef struct {
    const char *at; /* NULL for an empty list */
    double value;   /* the last that was read */
    uint64_t left;  /* how often it comes again */
} jy_numbers_offsets;

/* The next offset. Returns false at the end of the list. */
bool jy_numbers_next(jy_numbers_offsets *offsets, double *ret_value);

#endif

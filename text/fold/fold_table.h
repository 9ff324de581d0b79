/* fold_table.h: what the table of foldings says of a character. Shared by its generator and its reader. */
#ifndef JIYAN_TEXT_FOLD_FOLD_TABLE_H
#define JIYAN_TEXT_FOLD_FOLD_TABLE_H

/* An entry is the one character of the Basic Multilingual Plane that a character folds to, or one of these, which no
 * character folds to as they are surrogates. */
enum {
    FOLD_DROPPED = 0xD800, /* folds to nothing */
    FOLD_JOINS = 0xD801,   /* may change with what precedes it: never begins a cluster */
    FOLD_MANY = 0xD802,    /* folds to several characters, or is beyond the plane */
    FOLD_ZERO = 0xD803,    /* is written for a zero among digits, as zero.h tells */
};

/* Most of a text folds to itself, which these bits tell in a fortieth of the room: those of U+4000 … U+9FFF, 64 to each
 * pair of first bytes of UTF-8. */
#define FOLD_KEPT_FIRST 0x4000
#define FOLD_KEPT_WORDS 0x180

#endif

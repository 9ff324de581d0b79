/* filename.h: what the name of a file says of its document. */
#ifndef JIYAN_INDEXER_DESCRIBE_FILENAME_H
#define JIYAN_INDEXER_DESCRIBE_FILENAME_H

#include <glib.h>

typedef struct {
    char *date;    /* "2018-12-24", "2021"; NULL for none */
    char *title;   /* what is left without date, numbering, names and extension; NULL for a hash or a bare number */
    char *speaker; /* a person, or an office, alone between two marks: 2020-03-26_沈怀谷_在….txt,
                      2013-01-16_行政長官_施政報告.txt; NULL for none */
    char *docno;   /* 国发〔2018〕35号, in its normal form; NULL for none */
} jy_filename;

/* Reads the last part of `path`. Fills *ret_name; clear with jy_filename_clear. */
void jy_filename_read(const char *path, jy_filename *ret_name);
void jy_filename_clear(jy_filename *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(jy_filename, jy_filename_clear)

#endif

/* state.h: a catalogue in memory. Private to the room. */
#ifndef JIYAN_INDEXER_CATALOGUE_STATE_H
#define JIYAN_INDEXER_CATALOGUE_STATE_H

#include "indexer/catalogue/catalogue.h"

typedef struct {
    jy_document document; /* its path is the row's; NULL where it names its document by 档号 or 文号 */
    uint32_t line;
    uint32_t named; /* known files that it names, by the whole path or the end of it */
    bool is_whole;  /* of a member: its archive is named by the whole path, and is no other */
    int is_met;     /* of a row without a path: a document was met; set by several threads */
} jy_catalogue_row;

struct jy_catalogue {
    GHashTable *by_path; /* path → jy_catalogue_row, owned */
    GHashTable *by_name; /* file name → jy_catalogue_row that names the end of a path, borrowed; NULL where two rows
                            share the name */
    GHashTable *by_archive; /* file name of an archive → GPtrArray of the jy_catalogue_row that name members of it,
                               borrowed */
    GPtrArray *numbered;    /* the jy_catalogue_row without a path, owned, in the order of their lines */
    GHashTable *by_number;  /* jy_settle_number → the one of numbered that has it; NULL where two have */
    GPtrArray *warnings;    /* of char * */
    char *text;             /* the table as it was given */
};

/* Adds "line 12: what: word" to the warnings. */
void jy_state_warn(jy_catalogue *catalogue, uint32_t line, const char *what, const char *word);

/* Orders pointers to rows, for g_ptr_array_sort. */
int jy_state_by_line(const void *a, const void *b);

#endif

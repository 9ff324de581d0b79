/* input.h: sees to the order of what a database is made of, and that its parts fit each other. */
#ifndef XAPIAN_C_BULK_INPUT_H
#define XAPIAN_C_BULK_INPUT_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/bulk/docids.h"
#include "xapian-c/bulk/glass.h"

#define XC_INPUT_KEY_MAX 253 /* of metadata: a key of a table without the two bytes in front */

typedef enum xc_input_part {
    XC_INPUT_DOCUMENTS,
    XC_INPUT_METADATA,
    XC_INPUT_TERMS,
    XC_INPUT_FINISHED,
} xc_input_part;

/* The term at hand: what was said of it and what came. */
typedef struct xc_input_term {
    bool is_open;
    uint32_t documents, occurrences;
    uint64_t postings, wdf;
    xc_docid last;
    size_t run; /* of the document numbers: where the last one was */
    uint64_t hash;
} xc_input_term;

/* Sums over all documents, and over all postings, which have to be the same. */
typedef struct xc_input_sums {
    uint64_t wdf;
    uint64_t lengths; /* wdf times a number drawn from the document's: so each length is checked, and none is kept */
    uint64_t entries; /* the same of the term lists */
    uint64_t entry_count;
} xc_input_sums;

/* All zero but the failure, which is borrowed: nothing came yet. */
typedef struct xc_input {
    xc_error *failure;
    bool has_term_lists;
    xc_input_part part; /* that is being given */
    size_t last_length; /* of the key that the next has to be greater than; 0: there is none */
    char last[XC_INPUT_KEY_MAX];
    xc_docids docids;
    xc_glass_statistics statistics;
    xc_input_term term;
    xc_input_sums of_documents, of_postings;
} xc_input;

/* Each takes what comes next. They return false, with the failure filled, for what is out of order or wrong in itself.
 */
bool xc_input_document(xc_input *input, const xc_bulk_document *document);
bool xc_input_metadata(xc_input *input, const char *key, size_t key_length, const char *value, size_t value_length);
bool xc_input_begin_term(xc_input *input, const char *term, size_t length, uint32_t documents, uint32_t occurrences);
bool xc_input_postings(xc_input *input, const xc_bulk_posting *postings, size_t count);
/* Ends the term at hand, if there is one; comes before the next, and before the end of all. */
bool xc_input_end_term(xc_input *input, bool *ret_was_open);
bool xc_input_finish(xc_input *input);

void xc_input_clear(xc_input *input);

#endif

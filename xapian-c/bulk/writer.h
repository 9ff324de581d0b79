/* writer.h: what writes a database from input that was checked. */
#ifndef XAPIAN_C_BULK_WRITER_H
#define XAPIAN_C_BULK_WRITER_H

#include <xapian-c/xapian_c_bulk.h>

#include "xapian-c/bulk/glass.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct xc_bulk_writer xc_bulk_writer;

/* A method. Each function fills the failure that its writer was made with, and returns false. */
typedef struct xc_bulk_class {
    bool (*add_document)(xc_bulk_writer *writer, const xc_bulk_document *document);
    bool (*add_metadata)(xc_bulk_writer *writer, const char *key, size_t key_length, const char *value,
                         size_t value_length);
    bool (*begin_term)(xc_bulk_writer *writer, const char *term, size_t length, uint32_t documents,
                       uint32_t occurrences);
    bool (*add_postings)(xc_bulk_writer *writer, const xc_bulk_posting *postings, size_t count);
    bool (*end_term)(xc_bulk_writer *writer);
    /* After all else; the bound of the wdf is the writer's to know. */
    bool (*finish)(xc_bulk_writer *writer, const xc_glass_statistics *statistics);
    void (*free)(xc_bulk_writer *writer);
} xc_bulk_class;

struct xc_bulk_writer {
    const xc_bulk_class *class_of;
};

/* Each returns a new writer into a folder that is there, NULL on failure; free by its class. Path and failure are
 * borrowed. */
xc_bulk_writer *xc_bulk_direct(const char *path, const xc_bulk_options *options, xc_error *failure);
xc_bulk_writer *xc_bulk_library(const char *path, const xc_bulk_options *options, xc_error *failure);

#ifdef __cplusplus
}
#endif

#endif

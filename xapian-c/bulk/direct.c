/* direct.c: writes the tables of a database themselves, each from its first key to its last. */
#include <stdlib.h>
#include <string.h>

#include "xapian-c/bulk/deflate.h"
#include "xapian-c/bulk/pack.h"
#include "xapian-c/bulk/postings.h"
#include "xapian-c/bulk/slots.h"
#include "xapian-c/bulk/termlist.h"
#include "xapian-c/bulk/writer.h"
#include "xapian-c/fail.h"

typedef struct writer {
    xc_bulk_writer base;
    const char *folder;
    xc_error *failure;
    xc_bulk_options options;
    xc_table *tables[XC_GLASS_TABLES]; /* NULL: no file yet */
    xc_deflate *deflate;               /* NULL: nothing is deflated */
    xc_bytes scratch;
    /* What comes with the documents and stands in the table of the postings, after the metadata. */
    xc_spool spool;
    xc_slots values;
    xc_postings_chunk lengths;
    xc_spool_list full_lengths;
    bool has_written_kept;
    xc_postings postings;
} writer;

static xc_table *open_table(writer *self, unsigned which)
{
    static const char *const NAMES[XC_GLASS_TABLES] = {
        [XC_GLASS_POSTLIST] = "postlist.glass",
        [XC_GLASS_DOCDATA] = "docdata.glass",
        [XC_GLASS_TERMLIST] = "termlist.glass",
    };
    if (!self->tables[which]) {
        const unsigned size = which == XC_GLASS_DOCDATA ? self->options.data_block_size : self->options.block_size;
        self->tables[which] = xc_table_new(self->folder, NAMES[which], size, self->failure);
    }
    return self->tables[which];
}

/* ---- documents ---- */

static bool add_deflated(writer *self, unsigned which, xc_table_entry *entry)
{
    xc_table *table = open_table(self, which);
    return table && (!self->deflate || xc_deflate_entry(self->deflate, entry)) && xc_table_add(table, entry);
}

static bool add_data(writer *self, const xc_bulk_document *document)
{
    if (document->data_length == 0) {
        return true; /* no entry reads as no data */
    }
    unsigned char key[XC_PACK_SORTED];
    size_t length = (size_t)(xc_pack_sorted(key, document->docid) - key);
    xc_table_entry entry = {key, length, (const unsigned char *)document->data, document->data_length, false};
    return add_deflated(self, XC_GLASS_DOCDATA, &entry);
}

static bool add_term_list(writer *self, const xc_bulk_document *document)
{
    unsigned char key[XC_PACK_SORTED + 1];
    size_t length = (size_t)(xc_pack_sorted(key, document->docid) - key);
    if (!xc_termlist_pack(document, &self->scratch, self->failure)) {
        return false;
    }
    xc_table_entry terms = {key, length, self->scratch.data, self->scratch.size, false};
    if (!add_deflated(self, XC_GLASS_TERMLIST, &terms)) {
        return false;
    }
    if (document->value_count == 0) {
        return true;
    }
    key[length++] = '\0';
    if (!xc_termlist_pack_slots(document, &self->scratch, self->failure)) {
        return false;
    }
    xc_table_entry slots = {key, length, self->scratch.data, self->scratch.size, false};
    return add_deflated(self, XC_GLASS_TERMLIST, &slots);
}

static bool add_document(xc_bulk_writer *base, const xc_bulk_document *document)
{
    writer *self = (writer *)base;
    xc_bulk_posting length = {document->docid, document->length};
    return add_data(self, document) && (!self->options.has_term_lists || add_term_list(self, document)) &&
           xc_slots_add(&self->values, document) &&
           xc_postings_keep(&self->lengths, &length, &self->spool, &self->full_lengths);
}

/* ---- the table of the postings ---- */

static bool add_metadata(xc_bulk_writer *base, const char *key, size_t key_length, const char *value,
                         size_t value_length)
{
    writer *self = (writer *)base;
    unsigned char full[XC_TABLE_KEY_MAX] = {0x00, 0xC0};
    memcpy(full + 2, key, key_length);
    xc_table_entry entry = {full, 2 + key_length, (const unsigned char *)value, value_length, false};
    return xc_table_add(self->tables[XC_GLASS_POSTLIST], &entry);
}

/* Writes what was kept of the documents, which stands before the terms. */
static bool write_kept(writer *self)
{
    if (self->has_written_kept) {
        return true;
    }
    self->has_written_kept = true;
    bool done = xc_slots_write(&self->values, self->tables[XC_GLASS_POSTLIST]);
    if (done && self->lengths.size > 0) {
        done = xc_postings_write_lengths(&self->postings, &self->lengths, &self->spool, &self->full_lengths);
    }
    xc_slots_clear(&self->values);
    xc_spool_clear(&self->spool);
    return done;
}

static bool begin_term(xc_bulk_writer *base, const char *term, size_t length, uint32_t documents, uint32_t occurrences)
{
    writer *self = (writer *)base;
    if (!write_kept(self)) {
        return false;
    }
    xc_postings_begin(&self->postings, term, length, documents, occurrences);
    return true;
}

static bool add_postings(xc_bulk_writer *base, const xc_bulk_posting *postings, size_t count)
{
    return xc_postings_add(&((writer *)base)->postings, postings, count);
}

static bool end_term(xc_bulk_writer *base)
{
    return xc_postings_end(&((writer *)base)->postings);
}

/* ---- from the first to the last ---- */

static bool finish(xc_bulk_writer *base, const xc_glass_statistics *statistics)
{
    writer *self = (writer *)base;
    if (!write_kept(self)) {
        return false;
    }
    xc_glass version = {.statistics = *statistics};
    version.statistics.wdf_bound = self->postings.wdf_bound;
    for (unsigned i = 0; i < XC_GLASS_TABLES; i++) {
        version.roots[i].block_size = self->options.block_size;
        if (self->tables[i] && !xc_table_finish(self->tables[i], !self->options.no_sync, &version.roots[i])) {
            return false;
        }
    }
    return xc_glass_write(&version, self->folder, !self->options.no_sync, self->failure);
}

static void free_writer(xc_bulk_writer *base)
{
    writer *self = (writer *)base;
    for (unsigned i = 0; i < XC_GLASS_TABLES; i++) {
        xc_table_free(self->tables[i]);
    }
    xc_deflate_free(self->deflate);
    free(self->scratch.data);
    xc_slots_clear(&self->values);
    xc_spool_clear(&self->spool);
    free(self->full_lengths.chunks);
    free(self);
}

xc_bulk_writer *xc_bulk_direct(const char *path, const xc_bulk_options *options, xc_error *failure)
{
    static const xc_bulk_class CLASS = {add_document, add_metadata, begin_term, add_postings,
                                        end_term,     finish,       free_writer};
    writer *self = calloc(1, sizeof *self);
    if (!self) {
        xc_fail_memory(failure);
        return NULL;
    }
    *self = (writer){.base.class_of = &CLASS, .folder = path, .failure = failure, .options = *options};
    xc_spool_init(&self->spool, path, failure);
    self->values.spool = &self->spool;
    if (options->compression) {
        self->deflate = xc_deflate_new(options->compression, failure);
    }
    bool done = !options->compression || self->deflate;
    /* A table of postings is there in any case, one of term lists wherever there are to be any. */
    done = done && open_table(self, XC_GLASS_POSTLIST);
    done = done && (!options->has_term_lists || open_table(self, XC_GLASS_TERMLIST));
    self->postings.table = self->tables[XC_GLASS_POSTLIST];
    if (!done) {
        free_writer(&self->base);
        return NULL;
    }
    return &self->base;
}

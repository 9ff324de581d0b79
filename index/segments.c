/* segments.c: reads segments through Xapian, side by side, and writes one.
 *
 * The numbers of passages ascend from segment to segment, so that documents and the postings of a term are those of the
 * first, then those of the second, and so on. */
#include <jiyan/index/segments.h>

#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/characters.h>
#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <libintl.h>
#include <string.h>
#include <xapian-c/xapian_c_bulk.h>

#include "index/metadata.h"

#define _(s) gettext(s)

/* How many documents or terms pass between two questions whether to go on, and postings that are handed on at once. */
#define PATIENCE 4096
#define BATCH 1024

/* A segment that is read. */
typedef struct {
    xc_database *database;
    xc_terms *terms; /* where the merge is in its terms, or in its keys of metadata; NULL at the end */
} merged_segment;

typedef struct {
    const jy_manifest *manifest;
    GArray *sources; /* of merged_segment */
    xc_bulk *bulk;
    jy_segments_goes_on *goes_on;
    xc_error failure;  /* of the binding, where a function has failed and set no error */
    uint32_t passages; /* written */
    uint32_t since;    /* documents and terms since it was asked whether to go on */
    guint dead;        /* of the manifest's ranges: the first that does not end before the number at hand */
} segments_merge;

static bool goes_on(segments_merge *at, GError **err)
{
    return ++at->since % PATIENCE != 0 || at->goes_on(err);
}

/* Whether a passage is dead. Numbers ascend from call to call, from 0 on after at->dead was set to 0. */
static bool is_dead(segments_merge *at, xc_docid number)
{
    const GArray *dead = at->manifest->dead;
    while (at->dead < dead->len && g_array_index(dead, jy_manifest_range, at->dead).last < number) {
        at->dead++;
    }
    return at->dead < dead->len && g_array_index(dead, jy_manifest_range, at->dead).first <= number;
}

/* ---- documents ---- */

/* The values of all documents of a segment, slot by slot. */
typedef struct {
    xc_values *values[JY_SLOTS];
} value_streams;

static void close_streams(value_streams *streams)
{
    for (int slot = 0; slot < JY_SLOTS; slot++) {
        xc_values_free(streams->values[slot]);
    }
}

static bool open_streams(segments_merge *at, const xc_database *database, value_streams *ret_streams)
{
    *ret_streams = (value_streams){0};
    for (xc_slot slot = 0; slot < JY_SLOTS; slot++) {
        ret_streams->values[slot] = xc_database_values(database, slot, &at->failure);
        xc_status status =
            ret_streams->values[slot] ? xc_values_next(ret_streams->values[slot], &at->failure) : at->failure.status;
        if (status != XC_OK && status != XC_END) {
            close_streams(ret_streams);
            return false;
        }
    }
    return true;
}

/* Fills `values` with those of a document. Returns how many, -1 on a failure. */
static int read_values(segments_merge *at, value_streams *streams, xc_docid number, xc_bulk_value *values)
{
    int count = 0;
    for (xc_slot slot = 0; slot < JY_SLOTS; slot++) {
        xc_values *stream = streams->values[slot];
        xc_docid there = xc_values_docid(stream);
        if (there && there < number) {
            xc_status status = xc_values_skip_to(stream, number, &at->failure);
            if (status != XC_OK && status != XC_END) {
                return -1;
            }
            there = xc_values_docid(stream);
        }
        if (there == number) {
            values[count].slot = slot;
            values[count].data = xc_values_text(stream, &values[count].length);
            count++;
        }
    }
    return count;
}

static bool copy_document(segments_merge *at, const xc_database *database, value_streams *streams, xc_docid number)
{
    xc_bulk_value values[JY_SLOTS];
    xc_bulk_document copy = {.docid = number, .values = values};
    int count = read_values(at, streams, number, values);
    xc_document *stored = NULL;
    bool done = count >= 0 && xc_database_doc_length(database, number, &copy.length, &at->failure) == XC_OK &&
                xc_database_get_document(database, number, &stored, &at->failure) == XC_OK &&
                xc_document_data(stored, &copy.data, &copy.data_length, &at->failure) == XC_OK;
    copy.value_count = (size_t)MAX(count, 0);
    done = done && xc_bulk_add_document(at->bulk, &copy, &at->failure) == XC_OK;
    xc_document_free(stored);
    at->passages += done;
    return done;
}

/* Copies the live documents of one segment. */
static bool copy_documents(segments_merge *at, const xc_database *database, GError **err)
{
    value_streams streams;
    if (!open_streams(at, database, &streams)) {
        return false;
    }
    xc_postings *all = xc_database_postings(database, "", 0, &at->failure);
    xc_status status = all ? XC_OK : at->failure.status;
    bool done = all != NULL;
    while (done && (status = xc_postings_next(all, &at->failure)) == XC_OK) {
        xc_docid number = xc_postings_docid(all);
        done = goes_on(at, err) && (is_dead(at, number) || copy_document(at, database, &streams, number));
    }
    xc_postings_free(all);
    close_streams(&streams);
    return done && status == XC_END;
}

/* ---- side by side ---- */

static void close_terms(segments_merge *at)
{
    for (guint i = 0; i < at->sources->len; i++) {
        merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        xc_terms_free(source->terms);
        source->terms = NULL;
    }
}

/* Moves one source to its next term. */
static bool step(segments_merge *at, merged_segment *source)
{
    xc_status status = xc_terms_next(source->terms, &at->failure);
    if (status != XC_OK) {
        xc_terms_free(source->terms);
        source->terms = NULL;
    }
    return status == XC_OK || status == XC_END;
}

/* Begins to read all sources side by side. */
static bool open_terms(segments_merge *at, xc_terms *(*open)(const xc_database *, const char *, size_t, xc_error *))
{
    for (guint i = 0; i < at->sources->len; i++) {
        merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        source->terms = open(source->database, "", 0, &at->failure);
        if (!source->terms || !step(at, source)) {
            return false;
        }
    }
    return true;
}

static int compare_texts(const char *left, size_t left_length, const char *right, size_t right_length)
{
    int order = memcmp(left, right, MIN(left_length, right_length));
    return order ? order : (left_length > right_length) - (left_length < right_length);
}

/* The least term that any source is at; NULL at the end. Borrowed: until its source moves. */
static const char *least_term(const segments_merge *at, size_t *ret_length)
{
    const char *least = NULL;
    for (guint i = 0; i < at->sources->len; i++) {
        const merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        size_t length = 0;
        const char *term = source->terms ? xc_terms_text(source->terms, &length) : NULL;
        if (term && (!least || compare_texts(term, length, least, *ret_length) < 0)) {
            least = term;
            *ret_length = length;
        }
    }
    return least;
}

static bool is_at(const merged_segment *source, const GString *term)
{
    size_t length = 0;
    const char *text = source->terms ? xc_terms_text(source->terms, &length) : NULL;
    return text && length == term->len && memcmp(text, term->str, length) == 0;
}

/* Moves every source that is at the term behind it. */
static bool leave(segments_merge *at, const GString *term)
{
    bool done = true;
    for (guint i = 0; done && i < at->sources->len; i++) {
        merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        done = !is_at(source, term) || step(at, source);
    }
    return done;
}

/* ---- metadata ---- */

/* Whether a segment has live passages of the file that a key of a document is of. */
static bool is_document_alive(segments_merge *at, const xc_database *database, const GString *key, bool *ret_alive)
{
    const size_t prefix = strlen(JY_METADATA_DOCUMENT);
    g_autofree char *term = g_strdup_printf(JY_TERM_FILE "%.*s", JY_FILE_ID, key->str + prefix);
    xc_postings *postings = xc_database_postings(database, term, strlen(term), &at->failure);
    xc_status status = postings ? xc_postings_next(postings, &at->failure) : at->failure.status;
    /* All of a file's passages live and die together. */
    at->dead = 0;
    *ret_alive = status == XC_OK && !is_dead(at, xc_postings_docid(postings));
    xc_postings_free(postings);
    return status == XC_OK || status == XC_END;
}

/* Writes what the segments know of a document: the one that has it alive. */
static bool copy_document_record(segments_merge *at, const GString *key)
{
    for (guint i = 0; i < at->sources->len; i++) {
        const merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        xc_text value = {0};
        bool is_alive = false;
        if (!is_at(source, key)) {
            continue;
        }
        if (!is_document_alive(at, source->database, key, &is_alive)) {
            return false;
        }
        if (!is_alive) {
            continue;
        }
        bool done = xc_database_get_metadata(source->database, key->str, key->len, &value, &at->failure) == XC_OK &&
                    xc_bulk_add_metadata(at->bulk, key->str, key->len, value.data, value.length, &at->failure) == XC_OK;
        xc_text_free(&value);
        return done;
    }
    return true;
}

/* Writes the tables of characters as one. Those of dead passages stay counted: the table is a sample then. */
static bool add_characters(segments_merge *at, GError **err)
{
    g_autoptr(jy_characters) all = jy_characters_new();
    for (guint i = 0; i < at->sources->len; i++) {
        if (!jy_metadata_add_characters(g_array_index(at->sources, merged_segment, i).database, all, err)) {
            return false;
        }
    }
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_characters_pack(all, bytes);
    return xc_bulk_add_metadata(at->bulk, JY_METADATA_CHARACTERS, strlen(JY_METADATA_CHARACTERS), bytes->str,
                                bytes->len, &at->failure) == XC_OK;
}

static bool copy_metadata(segments_merge *at, GError **err)
{
    g_autoptr(GString) key = g_string_new(NULL);
    bool done = open_terms(at, xc_database_metadata_keys);
    const char *least;
    size_t length;
    while (done && (least = least_term(at, &length)) != NULL) {
        g_string_truncate(key, 0);
        g_string_append_len(key, least, (gssize)length);
        bool is_characters = g_str_equal(key->str, JY_METADATA_CHARACTERS);
        done = goes_on(at, err) && (is_characters ? add_characters(at, err) : copy_document_record(at, key)) &&
               leave(at, key);
    }
    close_terms(at);
    return done;
}

/* ---- postings ---- */

/* What is done with the live postings of a term. */
typedef bool posting_fn(segments_merge *at, const xc_bulk_posting *postings, size_t count, void *user);

static bool add_postings(segments_merge *at, const xc_bulk_posting *postings, size_t count, void *user)
{
    (void)user;
    return xc_bulk_add_postings(at->bulk, postings, count, &at->failure) == XC_OK;
}

typedef struct {
    uint32_t documents, occurrences;
} posting_counts;

static bool count_postings(segments_merge *at, const xc_bulk_posting *postings, size_t count, void *user)
{
    (void)at;
    posting_counts *counts = user;
    for (size_t i = 0; i < count; i++) {
        counts->occurrences += postings[i].wdf;
    }
    counts->documents += (uint32_t)count;
    return true;
}

/* Reads the live postings that one segment has of a term. */
static bool read_postings(segments_merge *at, const xc_database *database, const GString *term, posting_fn *fn,
                          void *user)
{
    xc_bulk_posting batch[BATCH];
    size_t count = 0;
    xc_postings *postings = xc_database_postings(database, term->str, term->len, &at->failure);
    xc_status status = postings ? XC_OK : at->failure.status;
    bool done = postings != NULL;
    while (done && (status = xc_postings_next(postings, &at->failure)) == XC_OK) {
        xc_docid number = xc_postings_docid(postings);
        if (is_dead(at, number)) {
            continue;
        }
        batch[count++] = (xc_bulk_posting){number, xc_postings_wdf(postings)};
        if (count == BATCH) {
            done = fn(at, batch, count, user);
            count = 0;
        }
    }
    xc_postings_free(postings);
    return done && status == XC_END && (count == 0 || fn(at, batch, count, user));
}

static bool read_all_postings(segments_merge *at, const GString *term, posting_fn *fn, void *user)
{
    bool done = true;
    at->dead = 0;
    for (guint i = 0; done && i < at->sources->len; i++) {
        const merged_segment *source = &g_array_index(at->sources, merged_segment, i);
        done = !is_at(source, term) || read_postings(at, source->database, term, fn, user);
    }
    return done;
}

/* Counts come before postings, so these are read twice: to hold those of a term of every passage would take memory. */
static bool copy_term(segments_merge *at, const GString *term)
{
    posting_counts counts = {0};
    return read_all_postings(at, term, count_postings, &counts) &&
           (counts.documents == 0 || (xc_bulk_add_term(at->bulk, term->str, term->len, counts.documents,
                                                       counts.occurrences, &at->failure) == XC_OK &&
                                      read_all_postings(at, term, add_postings, NULL)));
}

static bool copy_terms(segments_merge *at, GError **err)
{
    g_autoptr(GString) term = g_string_new(NULL);
    bool done = open_terms(at, xc_database_terms);
    const char *least;
    size_t length;
    while (done && (least = least_term(at, &length)) != NULL) {
        g_string_truncate(term, 0);
        g_string_append_len(term, least, (gssize)length);
        done = goes_on(at, err) && copy_term(at, term) && leave(at, term);
    }
    close_terms(at);
    return done;
}

/* ---- the whole ---- */

static bool open_sources(segments_merge *at, const char *folder, jy_segments_part part)
{
    for (guint i = 0; i < part.count; i++) {
        merged_segment source = {0};
        const jy_manifest_segment *segment = &g_array_index(at->manifest->segments, jy_manifest_segment, part.from + i);
        g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_SEGMENT, segment->number);
        if (xc_database_open(path, &source.database, &at->failure) != XC_OK) {
            return false;
        }
        g_array_append_val(at->sources, source);
    }
    return true;
}

static bool copy_all(segments_merge *at, GError **err)
{
    bool done = true;
    for (guint i = 0; done && i < at->sources->len; i++) {
        done = copy_documents(at, g_array_index(at->sources, merged_segment, i).database, err);
    }
    return done && copy_metadata(at, err) && copy_terms(at, err) && xc_bulk_finish(at->bulk, &at->failure) == XC_OK;
}

/* Puts the new segment in the place of those it was made of. */
static void replace_segments(jy_manifest *manifest, jy_segments_part part, jy_manifest_segment fresh)
{
    jy_manifest_segment *first = &g_array_index(manifest->segments, jy_manifest_segment, part.from);
    const jy_manifest_segment *last = first + part.count - 1;
    fresh.range = (jy_manifest_range){first->range.first, last->range.last};
    *first = fresh;
    jy_manifest_bury(manifest, first->range);
    g_array_remove_range(manifest->segments, part.from + 1, part.count - 1);
}

bool jy_segments_merge(const char *folder, jy_manifest *manifest, jy_segments_part part, unsigned number,
                       jy_segments_goes_on *ask, GError **err)
{
    g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_SEGMENT, number);
    segments_merge at = {
        .manifest = manifest, .sources = g_array_new(false, false, sizeof(merged_segment)), .goes_on = ask};
    GError *failure = NULL;
    bool done = open_sources(&at, folder, part) && xc_bulk_create(path, NULL, &at.bulk, &at.failure) == XC_OK &&
                copy_all(&at, &failure);
    xc_bulk_free(at.bulk);
    for (guint i = 0; i < at.sources->len; i++) {
        xc_database_free(g_array_index(at.sources, merged_segment, i).database);
    }
    g_array_unref(at.sources);
    if (done) {
        const jy_manifest_segment fresh = {.number = number, .passages = at.passages, .bytes = jy_files_size(path)};
        replace_segments(manifest, part, fresh);
        return true;
    }
    if (!failure) {
        jy_index_set_error(&failure, &at.failure, _("merging the parts of the index"));
    }
    failure->domain = JY_ERROR_OF_RUN;
    g_propagate_error(err, failure);
    jy_files_remove(path);
    return false;
}

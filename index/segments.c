/* segments.c: reads segments side by side, and writes one.
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

#include "index/metadata.h"
#include "index/recount.h"
#include "index/sources.h"

#define _(s) gettext(s)

/* How many documents or terms pass between two questions whether to go on. */
#define PATIENCE 4096

typedef struct {
    const jy_manifest *manifest;
    jy_sources sources;
    xc_bulk *bulk;
    jy_recount *dropped; /* passages that are dead; NULL where none is */
    GArray *live;        /* scratch: of xc_bulk_posting */
    jy_segments_goes_on *goes_on;
    xc_error failure;  /* of the binding, where a function has failed and set no error */
    uint32_t passages; /* written */
    uint32_t since;    /* documents and terms since it was asked whether to go on */
} segments_merge;

static bool goes_on(segments_merge *at, GError **err)
{
    return ++at->since % PATIENCE != 0 || at->goes_on(err);
}

/* ---- the dead ---- */

/* The index of the first range of dead passages that does not end before a number; of what is behind the last where
 * there is none. */
static guint range_from(const segments_merge *at, xc_docid number)
{
    const GArray *dead = at->manifest->dead;
    guint low = 0, high = dead->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(dead, jy_manifest_range, middle).last < number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* NULL behind the last. */
static const jy_manifest_range *range_at(const segments_merge *at, guint index)
{
    const GArray *dead = at->manifest->dead;
    return index < dead->len ? &g_array_index(dead, jy_manifest_range, index) : NULL;
}

static bool is_dead(const segments_merge *at, xc_docid number)
{
    const jy_manifest_range *range = range_at(at, range_from(at, number));
    return range && range->first <= number;
}

/* Gives those of the postings whose passages live. */
static const xc_bulk_posting *keep_live(segments_merge *at, const xc_bulk_posting *postings, size_t *count)
{
    guint next = range_from(at, postings[0].docid);
    const jy_manifest_range *range = range_at(at, next);
    if (!range || range->first > postings[*count - 1].docid) {
        return postings;
    }
    g_array_set_size(at->live, (guint)*count);
    xc_bulk_posting *live = (xc_bulk_posting *)(void *)at->live->data;
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        while (range && range->last < postings[i].docid) {
            range = range_at(at, ++next);
        }
        live[kept] = postings[i];
        kept += !range || postings[i].docid < range->first;
    }
    *count = kept;
    return live;
}

/* ---- documents ---- */

static bool copy_document(segments_merge *at, const jy_sources_item *source, const xc_bulk_document *document,
                          GError **err)
{
    if (document->docid < source->range.first || document->docid > source->range.last) {
        at->failure = (xc_error){.status = XC_DATABASE_CORRUPT, .message = "a passage is of no segment"};
        return false;
    }
    if (is_dead(at, document->docid)) {
        return jy_recount_add(at->dropped, document->data, document->data_length, err);
    }
    at->passages++;
    return xc_bulk_add_document(at->bulk, document, &at->failure) == XC_OK;
}

/* Copies the live documents of one segment. */
static bool copy_documents(segments_merge *at, const jy_sources_item *source, GError **err)
{
    xc_bulk_document document;
    xc_status status;
    while ((status = xc_scan_next_document(source->scan, &document, &at->failure)) == XC_OK) {
        if (!goes_on(at, err) || !copy_document(at, source, &document, err)) {
            return false;
        }
    }
    return status == XC_END;
}

/* What is done with a key, that of `least` and of every source that is marked. */
typedef bool visit_fn(segments_merge *at, const jy_sources_item *least, GError **err);

/* Visits the keys of all sources in order. */
static bool visit_keys(segments_merge *at, jy_sources_keys keys, visit_fn *visit, GError **err)
{
    const jy_sources_item *least;
    bool done = jy_sources_begin(&at->sources, keys, &at->failure);
    while (done && (least = jy_sources_least(&at->sources)) != NULL) {
        done = goes_on(at, err) && visit(at, least, err) && jy_sources_leave(&at->sources, &at->failure);
    }
    return done;
}

/* ---- metadata ---- */

/* Whether a segment has live passages of the file that its key, of a document, is of. */
static bool is_document_alive(segments_merge *at, const jy_sources_item *source, bool *ret_alive)
{
    const size_t prefix = strlen(JY_METADATA_DOCUMENT);
    g_autofree char *term =
        g_strdup_printf(JY_TERM_FILE "%.*s", (int)MIN(source->key_length - prefix, JY_FILE_ID), source->key + prefix);
    xc_scan_term found;
    const xc_bulk_posting *postings;
    size_t count;
    xc_status status = xc_scan_seek_term(source->scan, term, strlen(term), &at->failure);
    status = status == XC_OK ? xc_scan_next_term(source->scan, &found, &at->failure) : status;
    *ret_alive = false;
    if (status != XC_OK || found.length != strlen(term) || memcmp(found.text, term, found.length) != 0) {
        return status == XC_OK || status == XC_END;
    }
    /* All of a file's passages live and die together. */
    status = xc_scan_next_postings(source->scan, &postings, &count, &at->failure);
    *ret_alive = status == XC_OK && !is_dead(at, postings[0].docid);
    return status == XC_OK;
}

/* Writes what the segments know of a document: the one that has it alive. */
static bool copy_document_record(segments_merge *at)
{
    bool done = true, is_alive = false;
    for (guint i = 0; done && !is_alive && i < at->sources.count; i++) {
        const jy_sources_item *source = jy_sources_at(&at->sources, i);
        done = !source->is_least || is_document_alive(at, source, &is_alive);
        if (is_alive) {
            const xc_scan_pair *pair = &source->pair;
            done = xc_bulk_add_metadata(at->bulk, pair->key, pair->key_length, pair->value, pair->value_length,
                                        &at->failure) == XC_OK;
        }
    }
    return done;
}

/* Writes the tables of characters as one, without those of the passages that were dropped. */
static bool copy_characters(segments_merge *at, GError **err)
{
    g_autoptr(jy_characters) all = jy_characters_new();
    for (guint i = 0; i < at->sources.count; i++) {
        const jy_sources_item *source = jy_sources_at(&at->sources, i);
        if (source->is_least && !jy_characters_unpack(source->pair.value, source->pair.value_length, all, err)) {
            return false;
        }
    }
    if (at->dropped) {
        jy_characters_subtract(all, jy_recount_characters(at->dropped));
    }
    g_autoptr(GString) bytes = g_string_new(NULL);
    jy_characters_pack(all, bytes);
    return xc_bulk_add_metadata(at->bulk, JY_METADATA_CHARACTERS, strlen(JY_METADATA_CHARACTERS), bytes->str,
                                bytes->len, &at->failure) == XC_OK;
}

static bool copy_metadata(segments_merge *at, const jy_sources_item *least, GError **err)
{
    const bool is_characters = least->key_length == strlen(JY_METADATA_CHARACTERS) &&
                               memcmp(least->key, JY_METADATA_CHARACTERS, least->key_length) == 0;
    return is_characters ? copy_characters(at, err) : copy_document_record(at);
}

/* ---- terms ---- */

/* Adds up how many live postings a source has of a term, and their counts. */
static bool count_postings(segments_merge *at, const jy_sources_item *source, uint32_t *documents,
                           uint32_t *occurrences)
{
    const xc_bulk_posting *postings;
    size_t count;
    xc_status status;
    if (!source->has_dead) {
        *documents += source->term.documents;
        *occurrences += source->term.occurrences;
        return true;
    }
    while ((status = xc_scan_next_postings(source->scan, &postings, &count, &at->failure)) == XC_OK) {
        postings = keep_live(at, postings, &count);
        for (size_t i = 0; i < count; i++) {
            *occurrences += postings[i].wdf;
        }
        *documents += (uint32_t)count;
    }
    return status == XC_END && xc_scan_rewind_postings(source->scan, &at->failure) == XC_OK;
}

static bool copy_postings(segments_merge *at, const jy_sources_item *source)
{
    const xc_bulk_posting *postings;
    size_t count;
    xc_status status;
    while ((status = xc_scan_next_postings(source->scan, &postings, &count, &at->failure)) == XC_OK) {
        postings = source->has_dead ? keep_live(at, postings, &count) : postings;
        if (xc_bulk_add_postings(at->bulk, postings, count, &at->failure) != XC_OK) {
            return false;
        }
    }
    return status == XC_END;
}

/* Counts come before postings, so what has dead ones is read twice: to hold the postings of a term of every passage
 * would take memory. */
static bool copy_term(segments_merge *at, const jy_sources_item *least, GError **err)
{
    uint32_t documents = 0, occurrences = 0;
    bool done = true;
    (void)err;
    for (guint i = 0; done && i < at->sources.count; i++) {
        done = !jy_sources_at(&at->sources, i)->is_least ||
               count_postings(at, jy_sources_at(&at->sources, i), &documents, &occurrences);
    }
    if (!done || documents == 0) {
        return done;
    }
    done = xc_bulk_add_term(at->bulk, least->key, least->key_length, documents, occurrences, &at->failure) == XC_OK;
    for (guint i = 0; done && i < at->sources.count; i++) {
        done = !jy_sources_at(&at->sources, i)->is_least || copy_postings(at, jy_sources_at(&at->sources, i));
    }
    return done;
}

/* ---- the whole ---- */

static bool open_sources(segments_merge *at, const char *folder, jy_segments_part part, GError **err)
{
    bool has_dead = false;
    for (guint i = 0; i < part.count; i++) {
        const jy_manifest_segment *segment = &g_array_index(at->manifest->segments, jy_manifest_segment, part.from + i);
        const bool has_some = jy_manifest_dead(at->manifest, segment->range);
        g_autofree char *path = jy_manifest_path(folder, JY_MANIFEST_SEGMENT, segment->number);
        if (!jy_sources_add(&at->sources, path, segment->range, has_some, &at->failure)) {
            return false;
        }
        has_dead |= has_some;
    }
    at->dropped = has_dead ? jy_recount_new(folder, at->manifest, err) : NULL;
    return !has_dead || at->dropped;
}

/* Begins the new segment. What can only be read through libxapian is of another format than what is written without. */
static bool begin(segments_merge *at, const char *path)
{
    const xc_bulk_options options = {.method = jy_sources_are_direct(&at->sources) ? XC_BULK_DIRECT : XC_BULK_LIBRARY,
                                     .block_size = JY_SEGMENTS_BLOCK_SIZE,
                                     .data_block_size = JY_SEGMENTS_DATA_BLOCK_SIZE,
                                     .no_sync = true};
    return xc_bulk_create(path, &options, &at->bulk, &at->failure) == XC_OK;
}

static bool copy_all(segments_merge *at, GError **err)
{
    bool done = true;
    for (guint i = 0; done && i < at->sources.count; i++) {
        done = copy_documents(at, jy_sources_at(&at->sources, i), err);
    }
    return done && visit_keys(at, JY_SOURCES_METADATA, copy_metadata, err) &&
           visit_keys(at, JY_SOURCES_TERMS, copy_term, err) && xc_bulk_finish(at->bulk, &at->failure) == XC_OK;
}

static void clear(segments_merge *at)
{
    jy_sources_clear(&at->sources);
    g_array_unref(at->live);
    jy_recount_free(at->dropped);
    xc_bulk_free(at->bulk);
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
        .manifest = manifest, .live = g_array_new(false, false, sizeof(xc_bulk_posting)), .goes_on = ask};
    GError *failure = NULL;
    bool done = open_sources(&at, folder, part, &failure) && begin(&at, path) && copy_all(&at, &failure);
    clear(&at);
    if (done) {
        const jy_manifest_segment fresh = {.number = number, .passages = at.passages, .bytes = jy_files_size(path)};
        replace_segments(manifest, part, fresh);
        return true;
    }
    if (!failure) {
        if (at.failure.status == XC_INVALID_ARGUMENT) { /* what was read does not fit together */
            at.failure.status = XC_DATABASE_CORRUPT;
        }
        jy_index_set_error(&failure, &at.failure, _("merging the parts of the index"));
    }
    failure->domain = JY_ERROR_OF_RUN;
    g_propagate_error(err, failure);
    jy_files_remove(path);
    return false;
}

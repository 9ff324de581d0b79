/* index.c: an index opened. */
#include <jiyan/index/index.h>

#include <errno.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/discover.h>
#include <jiyan/index/schema.h>
#include <jiyan/text/analysis.h>
#include <libintl.h>
#include <string.h>
#include <sys/stat.h>

#include "index/state.h"

#define _(s) gettext(s)

void jy_index_set_missing(GError **err, const char *folder)
{
    /* A folder that a first run has made, or was told to use; an archive that is taken for its index is none. */
    g_autofree char *name = g_path_get_basename(folder);
    g_autofree char *lock = g_build_filename(folder, JY_INDEX_LOCK, NULL);
    bool is_begun = g_file_test(lock, G_FILE_TEST_EXISTS) ||
                    (g_str_equal(name, JY_INDEX_FOLDER) && g_file_test(folder, G_FILE_TEST_IS_DIR));
    const char *message = is_begun ? _("%s: the index is not finished; finish it with jiyan-index")
                                   : _("%s: no index is there; make one with jiyan-index");
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_MISSING, message, folder);
}

/* ---- errors ---- */

static jy_error code_of(const xc_error *from)
{
    /* A table that was cut short; to Xapian an error of no kind, as a full disk is. */
    if (from->status == XC_DATABASE && g_str_has_prefix(from->message, "EOF reading block")) {
        return JY_ERROR_INDEX_CORRUPT;
    }
    switch (from->status) {
    case XC_DATABASE_LOCK:
        return JY_ERROR_INDEX_LOCKED;
    case XC_DATABASE_MODIFIED:
        return JY_ERROR_INDEX_CHANGED;
    case XC_DATABASE_VERSION:
        return JY_ERROR_INDEX_VERSION;
    case XC_DATABASE_CORRUPT:
        return JY_ERROR_INDEX_CORRUPT;
    case XC_DATABASE_NOT_FOUND:
    case XC_DATABASE_OPENING:
        return JY_ERROR_INDEX_MISSING;
    case XC_NO_MEMORY:
        return JY_ERROR_MEMORY;
    case XC_DATABASE:
    case XC_DATABASE_CREATE:
    case XC_NETWORK:
        return JY_ERROR_IO;
    default:
        return JY_ERROR_BUG;
    }
}

void jy_index_set_error(GError **err, const xc_error *from, const char *what)
{
    jy_error code = code_of(from);
    const char *advice = code == JY_ERROR_INDEX_CORRUPT || code == JY_ERROR_INDEX_VERSION
                             ? _("; build the index anew with: jiyan-index --rebuild")
                             : "";
    g_set_error(err, JY_ERROR, (gint)code, "%s: %s%s", what, *from->message ? from->message : from->type, advice);
}

/* ---- opening ---- */

static bool check_versions(const jy_manifest *manifest, const char *folder, GError **err)
{
    if (g_str_equal(manifest->schema, JY_SCHEMA_VERSION) && g_str_equal(manifest->analysis, jy_analysis_version())) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_VERSION,
                _("%s: was made by another version of jiyan; build the index anew with: jiyan-index --rebuild"),
                folder);
    return false;
}

/* Says why what is published cannot be opened. Xapian has one status for what is not there and what may not be read. */
static void set_open_error(GError **err, const xc_error *from, const char *folder, const char *path)
{
    static const int SHORTAGES[] = {EMFILE, ENFILE, ENOMEM};
    bool is_short = false; /* the system had no more to give: the index itself may be sound */
    for (size_t i = 0; i < G_N_ELEMENTS(SHORTAGES); i++) {
        is_short |= strstr(from->message, g_strerror(SHORTAGES[i])) != NULL;
    }
    if (from->status != XC_DATABASE_NOT_FOUND && from->status != XC_DATABASE_OPENING) {
        jy_index_set_error(err, from, folder);
    } else if (is_short) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", folder, from->message);
    } else if (jy_files_readable(path, err)) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                    _("%s: is damaged (%s); build the index anew with: jiyan-index --rebuild"), folder, from->message);
    }
}

static void close_folder(jy_index_folder_state *folder)
{
    xc_database_free(folder->all);
    g_clear_pointer(&folder->segments, g_ptr_array_unref);
    jy_compressor_free(folder->compressor);
    jy_dictionary_free(folder->dictionary);
    jy_manifest_free(folder->manifest);
    *folder = (jy_index_folder_state){.path = folder->path};
}

static void free_database(void *item)
{
    xc_database_free(item);
}

/* Opens one segment and adds it to the folder. */
static bool open_segment(jy_index_folder_state *folder, const jy_manifest_segment *named, GError **err)
{
    xc_error failure = {0};
    xc_database *segment = NULL;
    g_autofree char *path = jy_manifest_path(folder->path, JY_MANIFEST_SEGMENT, named->number);
    /* Opening looks at a few blocks only; what a copy or a disk has cut off would be missed until it is read. Nor may
     * one of the files be a pipe by now, which would hold the opening up. */
    bool is_whole = jy_files_size(path) == named->bytes;
    if (!is_whole && jy_files_readable(path, err)) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_CORRUPT,
                    _("%s: is damaged (%s is of another size than it was written); build the index anew with: "
                      "jiyan-index --rebuild"),
                    folder->path, path);
    }
    if (!is_whole) {
        return false;
    }
    if (xc_database_open(path, &segment, &failure) != XC_OK) {
        set_open_error(err, &failure, folder->path, path);
        return false;
    }
    g_ptr_array_add(folder->segments, segment);
    if (xc_database_add(folder->all, segment, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, folder->path);
        return false;
    }
    return true;
}

/* Opens the segments that the manifest names. */
static bool open_segments(jy_index_folder_state *folder, GError **err)
{
    xc_error failure = {0};
    folder->segments = g_ptr_array_new_with_free_func(free_database);
    folder->all = xc_database_new(&failure);
    if (!folder->all) {
        jy_index_set_error(err, &failure, folder->path);
        return false;
    }
    const GArray *named = folder->manifest->segments;
    bool done = true;
    for (guint i = 0; done && i < named->len; i++) {
        done = open_segment(folder, &g_array_index(named, jy_manifest_segment, i), err);
    }
    return done;
}

/* Opens the dictionary that the manifest names. */
static bool open_dictionary(jy_index_folder_state *folder, GError **err)
{
    if (folder->manifest->dictionary) {
        g_autofree char *path = jy_manifest_path(folder->path, JY_MANIFEST_DICTIONARY, folder->manifest->dictionary);
        folder->dictionary = jy_dictionary_read(path, err);
        if (!folder->dictionary) {
            return false;
        }
    }
    folder->compressor = jy_compressor_new(folder->dictionary);
    return true;
}

/* Opens what one folder has published. What a writer has swept away meanwhile fails in many ways: whatever failed, it
 * is tried again where another manifest is published by then. Errors: INDEX_MISSING, INDEX_VERSION, INDEX_CORRUPT, IO.
 */
static bool open_folder(jy_index_folder_state *folder, GError **err)
{
    for (int attempt = 1;; attempt++) {
        GError *failure = NULL;
        folder->manifest = jy_manifest_read(folder->path, &failure);
        if (folder->manifest && folder->manifest->number == 0) {
            jy_index_set_missing(&failure, folder->path);
        } else if (folder->manifest && check_versions(folder->manifest, folder->path, &failure) &&
                   open_segments(folder, &failure) && open_dictionary(folder, &failure)) {
            return true;
        }
        const bool is_overtaken = folder->manifest && jy_manifest_is_overtaken(folder->manifest, folder->path);
        close_folder(folder);
        if (!is_overtaken || attempt == JY_MANIFEST_ATTEMPTS) {
            g_propagate_error(err, failure);
            return false;
        }
        g_clear_error(&failure);
    }
}

static void close_all(jy_index *index)
{
    if (index->documents) {
        g_hash_table_remove_all(index->documents);
        g_clear_pointer(&index->characters, jy_characters_free);
    }
    if (index->count != 1) {
        xc_database_free(index->all);
    }
    index->all = NULL;
    xc_mask_free(index->mask);
    index->mask = NULL;
    g_array_set_size(index->owners, 0);
    for (size_t i = 0; i < index->count; i++) {
        close_folder(&index->folders[i]);
    }
}

/* Adds what is dead in a segment to the mask. */
static bool mask_segment(jy_index *index, const jy_manifest *manifest, guint number, xc_database *segment,
                         xc_error *failure)
{
    const jy_manifest_range range = g_array_index(manifest->segments, jy_manifest_segment, number).range;
    xc_text uuid = {0};
    bool done = true;
    for (guint i = 0; done && i < manifest->dead->len; i++) {
        const jy_manifest_range *dead = &g_array_index(manifest->dead, jy_manifest_range, i);
        uint32_t first = MAX(dead->first, range.first), last = MIN(dead->last, range.last);
        if (first > last) {
            continue;
        }
        done = (index->mask || (index->mask = xc_mask_new(failure)) != NULL) &&
               (uuid.data || xc_database_uuid(segment, &uuid, failure) == XC_OK);
        const xc_mask_range masked = {uuid.data, uuid.length, first, last, last - first + 1};
        done = done && xc_mask_add(index->mask, &masked, failure) == XC_OK;
    }
    xc_text_free(&uuid);
    return done;
}

/* Takes a folder's segments into what is searched. */
static bool take_folder(jy_index *index, size_t number, xc_error *failure)
{
    const jy_index_folder_state *folder = &index->folders[number];
    const uint32_t owner = (uint32_t)number;
    bool done = true;
    for (guint i = 0; done && i < folder->segments->len; i++) {
        xc_database *segment = folder->segments->pdata[i];
        g_array_append_val(index->owners, owner);
        done = mask_segment(index, folder->manifest, i, segment, failure) &&
               (index->count == 1 || xc_database_add(index->all, segment, failure) == XC_OK);
    }
    return done;
}

static bool open_all(jy_index *index, GError **err)
{
    for (size_t i = 0; i < index->count; i++) {
        if (!open_folder(&index->folders[i], err)) {
            return false;
        }
    }
    xc_error failure = {0};
    index->all = index->count == 1 ? index->folders[0].all : xc_database_new(&failure);
    bool done = index->all != NULL;
    for (size_t i = 0; done && i < index->count; i++) {
        done = take_folder(index, i, &failure);
    }
    if (!done) {
        jy_index_set_error(err, &failure, _("opening the index"));
    }
    return done;
}

jy_index *jy_index_open(const char *const *folders, size_t count, GError **err)
{
    g_autoptr(jy_index) index = g_new0(jy_index, 1);
    index->folders = g_new0(jy_index_folder_state, count);
    index->owners = g_array_new(false, false, sizeof(uint32_t));
    for (size_t i = 0; i < count; i++) {
        /* The passages of a folder that is given twice, by whatever names, are not to be found twice. */
        struct stat wanted, known;
        bool is_known = false;
        for (size_t j = 0; !is_known && j < index->count && stat(folders[i], &wanted) == 0; j++) {
            is_known = stat(index->folders[j].path, &known) == 0 && known.st_dev == wanted.st_dev &&
                       known.st_ino == wanted.st_ino;
        }
        if (!is_known) {
            index->folders[index->count++].path = g_strdup(folders[i]);
        }
    }
    index->documents = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, (GDestroyNotify)jy_document_free);
    return open_all(index, err) ? g_steal_pointer(&index) : NULL;
}

bool jy_index_reopen(jy_index *index, GError **err)
{
    close_all(index);
    return open_all(index, err);
}

void jy_index_free(jy_index *index)
{
    if (!index) {
        return;
    }
    close_all(index);
    g_hash_table_unref(index->documents);
    g_array_unref(index->owners);
    for (size_t i = 0; i < index->count; i++) {
        g_free(index->folders[i].path);
    }
    g_free(index->folders);
    g_free(index);
}

size_t jy_index_folders(const jy_index *index)
{
    return index->count;
}

/* Xapian deals the documents of several databases out in turn: number d of the n-th of N is (d - 1) * N + n + 1. */

size_t jy_index_folder_of(const jy_index *index, xc_docid docid)
{
    return g_array_index(index->owners, uint32_t, (docid - 1) % index->owners->len);
}

xc_docid jy_index_own_number(const jy_index *index, size_t folder, xc_docid docid)
{
    return (docid - 1) / index->folders[folder].segments->len + 1;
}

const char *jy_index_folder(const jy_index *index, size_t folder)
{
    return index->folders[folder].path;
}

const jy_manifest *jy_index_manifest(const jy_index *index, size_t folder)
{
    return index->folders[folder].manifest;
}

xc_database *jy_index_database(jy_index *index)
{
    return index->all;
}

xc_database *jy_index_single(jy_index *index, size_t folder)
{
    return index->folders[folder].all;
}

bool jy_index_has_dead(const jy_index *index)
{
    return index->mask != NULL;
}

xc_query *jy_index_living(const jy_index *index, xc_query *query, xc_error *error)
{
    if (!query || !index->mask) {
        return query;
    }
    xc_query *dead = xc_query_mask(index->mask, error);
    const xc_query *both[] = {query, dead};
    xc_query *living = dead ? xc_query_combine(XC_OP_AND_NOT, both, G_N_ELEMENTS(both), 0, error) : NULL;
    xc_query_free(dead);
    xc_query_free(query);
    return living;
}

uint32_t jy_index_passages(const jy_index *index)
{
    uint64_t count = 0;
    for (size_t i = 0; i < index->count; i++) {
        count += jy_manifest_passages(index->folders[i].manifest);
    }
    return (uint32_t)MIN(count, UINT32_MAX);
}

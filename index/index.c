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

#include "index/metadata.h"
#include "index/state.h"
#include "index/stub.h"

#define _(s) gettext(s)

/* A generation may be swept away between reading its name and opening it: the next name is then already there. */
#define OPEN_ATTEMPTS 5

char *jy_index_generation(const char *folder, GError **err)
{
    unsigned number = 0;
    if (!jy_stub_read(folder, &number, err)) {
        return NULL;
    }
    if (number) {
        return jy_stub_path(folder, number);
    }
    /* A folder that a first run has made, or was told to use; an archive that is taken for its index is none. */
    g_autofree char *name = g_path_get_basename(folder);
    g_autofree char *lock = g_build_filename(folder, JY_INDEX_LOCK, NULL);
    bool is_begun = g_file_test(lock, G_FILE_TEST_EXISTS) ||
                    (g_str_equal(name, JY_INDEX_FOLDER) && g_file_test(folder, G_FILE_TEST_IS_DIR));
    const char *message = is_begun ? _("%s: the index is not finished; finish it with jiyan-index")
                                   : _("%s: no index is there; make one with jiyan-index");
    g_set_error(err, JY_ERROR, JY_ERROR_INDEX_MISSING, message, folder);
    return NULL;
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

static bool check_version(xc_database *database, const char *folder, const char *key, const char *wanted, GError **err)
{
    xc_text found = {0};
    xc_error failure;
    if (jy_metadata_get(database, key, "", &found, &failure) != XC_OK) {
        jy_index_set_error(err, &failure, folder);
        return false;
    }
    bool same = found.length == strlen(wanted) && memcmp(found.data, wanted, found.length) == 0;
    xc_text_free(&found);
    if (!same) {
        g_set_error(err, JY_ERROR, JY_ERROR_INDEX_VERSION,
                    _("%s: was made by another version of jiyan; build the index anew with: jiyan-index --rebuild"),
                    folder);
    }
    return same;
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

/* Opens the published generation of one folder. Returns NULL with INDEX_MISSING, INDEX_VERSION, INDEX_CORRUPT or IO. */
static xc_database *open_folder(const char *folder, GError **err)
{
    xc_error failure;
    g_autofree char *path = NULL;
    for (int i = 0; i < OPEN_ATTEMPTS; i++) {
        g_free(path);
        path = jy_index_generation(folder, err);
        if (!path) {
            return NULL;
        }
        xc_database *database = NULL;
        if (xc_database_open(path, &database, &failure) == XC_OK) {
            if (check_version(database, folder, JY_METADATA_SCHEMA, JY_SCHEMA_VERSION, err) &&
                check_version(database, folder, JY_METADATA_ANALYSIS, jy_analysis_version(), err)) {
                return database;
            }
            xc_database_free(database);
            return NULL;
        }
        if (g_file_test(path, G_FILE_TEST_IS_DIR)) {
            break;
        }
    }
    set_open_error(err, &failure, folder, path);
    return NULL;
}

static void close_all(jy_index *index)
{
    if (index->documents) {
        g_hash_table_remove_all(index->documents);
        g_clear_pointer(&index->characters, jy_characters_free);
    }
    for (size_t i = 0; i < index->count; i++) {
        xc_database_free(index->single[i]);
        index->single[i] = NULL;
    }
    xc_database_free(index->all);
    index->all = NULL;
}

static bool open_all(jy_index *index, GError **err)
{
    xc_error failure;
    index->all = xc_database_new(&failure);
    if (!index->all) {
        jy_index_set_error(err, &failure, _("opening the index"));
        return false;
    }
    for (size_t i = 0; i < index->count; i++) {
        index->single[i] = open_folder(index->folders[i], err);
        if (!index->single[i]) {
            return false;
        }
        if (xc_database_add(index->all, index->single[i], &failure) != XC_OK) {
            jy_index_set_error(err, &failure, index->folders[i]);
            return false;
        }
    }
    return true;
}

jy_index *jy_index_open(const char *const *folders, size_t count, GError **err)
{
    g_autoptr(jy_index) index = g_new0(jy_index, 1);
    index->folders = g_new0(char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        /* The passages of a folder that is given twice, by whatever names, are not to be found twice. */
        struct stat wanted, known;
        bool is_known = false;
        for (size_t j = 0; !is_known && j < index->count && stat(folders[i], &wanted) == 0; j++) {
            is_known =
                stat(index->folders[j], &known) == 0 && known.st_dev == wanted.st_dev && known.st_ino == wanted.st_ino;
        }
        if (!is_known) {
            index->folders[index->count++] = g_strdup(folders[i]);
        }
    }
    index->single = g_new0(xc_database *, count);
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
    jy_characters_free(index->characters);
    g_strfreev(index->folders);
    g_free(index->single);
    g_free(index);
}

size_t jy_index_folders(const jy_index *index)
{
    return index->count;
}

size_t jy_index_folder_of(const jy_index *index, xc_docid docid)
{
    /* Xapian deals the documents of several databases out in turn. */
    return (docid - 1) % index->count;
}

const char *jy_index_folder(const jy_index *index, size_t folder)
{
    return index->folders[folder];
}

xc_database *jy_index_database(jy_index *index)
{
    return index->all;
}

xc_database *jy_index_single(jy_index *index, size_t folder)
{
    return index->single[folder];
}

uint32_t jy_index_passages(jy_index *index)
{
    uint32_t count = 0;
    return xc_database_doc_count(index->all, &count, NULL) == XC_OK ? count : 0;
}

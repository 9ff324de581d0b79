/* probe.c: whether libxapian reads what the direct method writes. */
#include <xapian-c/xapian_c_bulk.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/bulk/file.h"
#include "xapian-c/fail.h"

#define WORD "word"

/* A database of one document that has a term, data and a value. */
static xc_status write_sample(const char *path, xc_error *error)
{
    static const xc_bulk_options OPTIONS = {.method = XC_BULK_DIRECT, .no_sync = true};
    static const xc_bulk_value VALUE = {.data = WORD, .length = sizeof WORD - 1, .slot = 0};
    static const xc_bulk_document DOCUMENT = {
        .docid = 1, .length = 2, .data = WORD, .data_length = sizeof WORD - 1, .values = &VALUE, .value_count = 1};
    static const xc_bulk_posting POSTING = {.docid = 1, .wdf = 2};
    xc_bulk *bulk = NULL;
    xc_status status = xc_bulk_create(path, &OPTIONS, &bulk, error);
    if (status == XC_OK) {
        xc_bulk_add_document(bulk, &DOCUMENT, NULL);
        xc_bulk_add_term(bulk, WORD, sizeof WORD - 1, 1, 2, NULL);
        xc_bulk_add_postings(bulk, &POSTING, 1, NULL);
        status = xc_bulk_finish(bulk, error); /* which says what failed before */
    }
    xc_bulk_free(bulk);
    return status;
}

static xc_status read_sample(const char *path, xc_error *error)
{
    uint32_t occurrences = 0, length = 0;
    xc_database *database = NULL;
    xc_status status = xc_database_open(path, &database, error);
    if (status == XC_OK) {
        status = xc_database_collection_freq(database, WORD, sizeof WORD - 1, &occurrences, error);
    }
    if (status == XC_OK) {
        status = xc_database_doc_length(database, 1, &length, error);
    }
    xc_database_free(database);
    if (status == XC_OK && (occurrences != 2 || length != 2)) {
        status = xc_fail(error, XC_DATABASE_VERSION, "DatabaseVersionError",
                         "libxapian reads something else than was written", path);
    }
    return status;
}

/* Removes a folder of files. */
static void remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] != '.') {
            unlinkat(dirfd(folder), entry->d_name, 0);
        }
    }
    if (folder) {
        closedir(folder);
    }
    rmdir(path);
}

xc_status xc_bulk_probe(const char *scratch, xc_error *error)
{
    static const char SAMPLE[] = "/sample";
    char *folder = NULL, *path = NULL;
    xc_status status = XC_OK;
    if (!scratch) {
        return xc_fail_null(error);
    }
    if (asprintf(&folder, "%s/probe-XXXXXX", scratch) < 0) {
        return xc_fail_memory(error);
    }
    if (!mkdtemp(folder)) {
        xc_error failure;
        xc_file_fail(&failure, XC_DATABASE_CREATE, scratch);
        status = failure.status;
        if (error) {
            *error = failure;
        }
    } else if (asprintf(&path, "%s%s", folder, SAMPLE) < 0) {
        path = NULL;
        status = xc_fail_memory(error);
    } else {
        status = write_sample(path, error);
        status = status == XC_OK ? read_sample(path, error) : status;
        remove_folder(path);
    }
    rmdir(folder);
    free(path);
    free(folder);
    return status;
}

/* file.h: a file that is written from its beginning to its end, and made sure of. */
#ifndef XAPIAN_C_BULK_FILE_H
#define XAPIAN_C_BULK_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <xapian-c/xapian_c.h>

/* All of it false or NULL: no file. */
typedef struct xc_file {
    char *path;
    xc_error *failure; /* filled by what fails */
    int fd;            /* -1: closed */
} xc_file;

/* Fills `failure` with a status of XC_DATABASE… and its type: the path, and what errno says. Returns false. */
bool xc_file_fail(xc_error *failure, xc_status status, const char *path);

/* Creates a file that is not there yet. `failure` is borrowed for as long as the file is open. */
bool xc_file_create(xc_file *file, const char *folder, const char *name, xc_error *failure);
bool xc_file_write(xc_file *file, const void *bytes, size_t length);
/* Waits, if told so, until it is on the disk, and closes it. */
bool xc_file_finish(xc_file *file, bool sync);
/* Closes what was not finished and frees the path. */
void xc_file_clear(xc_file *file);

/* Waits until the names in a folder are on the disk. */
bool xc_file_sync_folder(const char *folder, xc_error *failure);

#endif

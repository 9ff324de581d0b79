/* file.c: a file that is written from its beginning to its end, and made sure of. */
#include "xapian-c/bulk/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "xapian-c/fail.h"

/* A message holds 256 bytes: of a longer path its end is shown, so that what the system says still fits. */
#define SHOWN_PATH 160

bool xc_file_fail(xc_error *failure, xc_status status, const char *path)
{
    char said[128], message[512];
    const char *reason = strerror_r(errno, said, sizeof said);
    size_t length = strlen(path);
    const char *shown = path + (length > SHOWN_PATH ? length - SHOWN_PATH : 0);
    while (((unsigned char)*shown & 0xC0) == 0x80) {
        shown++;
    }
    snprintf(message, sizeof message, "%s%s: %s", shown == path ? "" : "…", shown, reason);
    xc_fail(failure, status, status == XC_DATABASE_CREATE ? "DatabaseCreateError" : "DatabaseError", message, path);
    return false;
}

bool xc_file_create(xc_file *file, const char *folder, const char *name, xc_error *failure)
{
    file->failure = failure;
    file->fd = -1;
    size_t size = strlen(folder) + strlen(name) + 2;
    file->path = malloc(size);
    if (!file->path) {
        xc_fail_memory(failure);
        return false;
    }
    snprintf(file->path, size, "%s/%s", folder, name);
    file->fd = open(file->path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    return file->fd >= 0 || xc_file_fail(failure, XC_DATABASE_CREATE, file->path);
}

bool xc_file_write(xc_file *file, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length > 0) {
        ssize_t written = write(file->fd, at, length);
        if (written < 0 && errno != EINTR) {
            return xc_file_fail(file->failure, XC_DATABASE, file->path);
        }
        at += written > 0 ? written : 0;
        length -= written > 0 ? (size_t)written : 0;
    }
    return true;
}

bool xc_file_finish(xc_file *file, bool sync)
{
    bool done = !sync || fdatasync(file->fd) == 0;
    int saved = errno;
    if (close(file->fd) != 0 && done) { /* a network's file system may say only now that it was full */
        done = false;
        saved = errno;
    }
    file->fd = -1;
    errno = saved;
    return done || xc_file_fail(file->failure, XC_DATABASE, file->path);
}

void xc_file_clear(xc_file *file)
{
    if (file->path && file->fd >= 0) {
        close(file->fd);
    }
    free(file->path);
    file->path = NULL;
    file->fd = -1;
}

bool xc_file_sync_folder(const char *folder, xc_error *failure)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool done = fd >= 0 && fsync(fd) == 0;
    done = done || xc_file_fail(failure, XC_DATABASE, folder);
    if (fd >= 0) {
        close(fd);
    }
    return done;
}

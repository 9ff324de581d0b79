/* record.c: writes the log of what a program did to files. */
#include "record.h"

#include <fcntl.h>
#include <ftw.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct record_log {
    FILE *file;
    const char *under;
    uint64_t count;
};

/* nftw hands its visitor nothing of ours. */
static record_log *visited;

static const char *relative(const record_log *log, const char *path)
{
    size_t length = strlen(log->under);
    if (strncmp(path, log->under, length) != 0) {
        return path;
    }
    return path[length] == '/' ? path + length + 1 : ".";
}

static const char *kind_of(const struct stat *status)
{
    return S_ISDIR(status->st_mode) ? "folder" : "file";
}

static int visit(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)kind;
    (void)where;
    visited->count++;
    fprintf(visited->file, "had\t%s\t%ju\t%s\n", kind_of(status), (uintmax_t)status->st_ino, relative(visited, path));
    return 0;
}

record_log *record_open(const char *path, const char *under)
{
    record_log *log = malloc(sizeof *log);
    FILE *file = fopen(path, "we");
    if (!log || !file) {
        free(log);
        return NULL;
    }
    *log = (record_log){file, under, 0};
    visited = log;
    (void)nftw(under, visit, 16, FTW_PHYS);
    return log;
}

uint64_t record_count(const record_log *log)
{
    return log->count;
}

/* Opens anew, or looks at, what the thread has open as `fd`: by its number, as the name may be gone. */
static int reopen(pid_t thread, int fd)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/fd/%d", (int)thread, fd);
    return open(name, O_RDONLY | O_CLOEXEC);
}

static bool stat_of(pid_t thread, int fd, const char *path, struct stat *ret_status)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/fd/%d", (int)thread, fd);
    return (fd >= 0 ? stat(name, ret_status) : lstat(path, ret_status)) == 0;
}

/* Where the file's position is. */
static uint64_t position_of(pid_t thread, int fd)
{
    char name[64];
    uint64_t position = 0;
    snprintf(name, sizeof name, "/proc/%d/fdinfo/%d", (int)thread, fd);
    FILE *info = fopen(name, "re");
    if (info) {
        if (fscanf(info, "pos: %" SCNu64, &position) != 1) {
            position = 0;
        }
        fclose(info);
    }
    return position;
}

/* Where a write of `length` bytes began. */
static uint64_t offset_of(pid_t thread, const call_change *change, uint64_t length)
{
    if (strncmp(change->name, "pwrite", strlen("pwrite")) == 0 && (int64_t)change->args[3] >= 0) {
        return change->args[3];
    }
    /* copy_file_range with an offset of its own leaves the position; none of ours has one. */
    return position_of(thread, change->fd) - length;
}

/* The bytes are read back from the file: so they are whatever kind of call wrote them. */
static void record_write(record_log *log, pid_t thread, const call_change *change, uint64_t length)
{
    struct stat status;
    uint64_t offset = offset_of(thread, change, length);
    char *bytes = malloc(length ? length : 1);
    int file = reopen(thread, change->fd);
    bool read =
        bytes && file >= 0 && fstat(file, &status) == 0 && pread(file, bytes, length, (off_t)offset) == (ssize_t)length;
    if (read && S_ISREG(status.st_mode)) {
        fprintf(log->file, "write\t%ju\t%" PRIu64 "\t%" PRIu64 "\n", (uintmax_t)status.st_ino, offset, length);
        fwrite(bytes, 1, length, log->file);
    } else {
        fprintf(log->file, "unmodelled\t%s\t%s\n", change->name, relative(log, change->path));
    }
    if (file >= 0) {
        close(file);
    }
    free(bytes);
}

static void record_created(record_log *log, const struct stat *status, const call_change *change)
{
    fprintf(log->file, "create\t%s\t%ju\t%s\n", kind_of(status), (uintmax_t)status->st_ino,
            S_ISREG(status->st_mode) && status->st_nlink == 0 ? "" : relative(log, change->path));
}

void record_change(record_log *log, pid_t thread, const call_change *change, int64_t result)
{
    struct stat status = {0};
    int fd = change->kind == CALL_OPEN ? (int)result : change->fd;
    const char *path = change->kind == CALL_LINK ? change->to : change->path;
    (void)stat_of(thread, fd, path, &status);
    uintmax_t inode = (uintmax_t)status.st_ino;
    log->count++;
    switch (change->kind) {
    case CALL_WRITE:
        record_write(log, thread, change, (uint64_t)result);
        break;
    case CALL_OPEN:
        if (change->existed) {
            fprintf(log->file, "truncate\t%ju\t0\n", inode);
        } else {
            record_created(log, &status, change);
        }
        break;
    case CALL_FOLDER:
        record_created(log, &status, change);
        break;
    case CALL_RENAME:
        fprintf(log->file, "rename\t%s\t%s\n", relative(log, change->path), relative(log, change->to));
        break;
    case CALL_LINK:
        fprintf(log->file, "link\t%ju\t%s\n", inode, relative(log, path));
        break;
    case CALL_REMOVE:
        fprintf(log->file, "remove\t%s\n", relative(log, path));
        break;
    case CALL_TRUNCATE:
    case CALL_ALLOCATE:
        fprintf(log->file, "truncate\t%ju\t%jd\n", inode, (intmax_t)status.st_size);
        break;
    case CALL_SYNC:
        fprintf(log->file, "sync\t%ju\t%" PRIu64 "\n", inode, change->begun);
        break;
    case CALL_SYNC_ALL:
        fprintf(log->file, "syncall\t%" PRIu64 "\n", change->begun);
        break;
    default:
        fprintf(log->file, "unmodelled\t%s\t%s\n", change->name, relative(log, path));
    }
}

bool record_close(record_log *log, int status)
{
    fprintf(log->file, "exit\t%d\n", status);
    bool written = fclose(log->file) == 0;
    free(log);
    return written;
}

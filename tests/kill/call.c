/* call.c: system calls that change files: which they are, and what their arguments say. */
#include "call.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Where the arguments stand, counted from 1; 0 for what a call has not. */
typedef struct {
    const char *name;
    int number;
    call_kind kind;
    unsigned char fd, dirfd, path, to_dirfd, to, flags, length;
} call_shape;

static const call_shape shapes[] = {
    {"write", SYS_write, CALL_WRITE, .fd = 1, .length = 3},
    {"pwrite", SYS_pwrite64, CALL_WRITE, .fd = 1, .length = 3},
    {"writev", SYS_writev, CALL_WRITE, .fd = 1},
    {"pwritev", SYS_pwritev, CALL_WRITE, .fd = 1},
    {"pwritev2", SYS_pwritev2, CALL_WRITE, .fd = 1},
    {"sendfile", SYS_sendfile, CALL_WRITE, .fd = 1, .length = 4},
    {"copy_file_range", SYS_copy_file_range, CALL_WRITE, .fd = 3, .length = 5},
    {"splice", SYS_splice, CALL_UNMODELLED, .fd = 3},
    {"open", SYS_open, CALL_OPEN, .path = 1, .flags = 2},
    {"openat", SYS_openat, CALL_OPEN, .dirfd = 1, .path = 2, .flags = 3},
    {"creat", SYS_creat, CALL_OPEN, .path = 1},
    {"mkdir", SYS_mkdir, CALL_FOLDER, .path = 1},
    {"mkdirat", SYS_mkdirat, CALL_FOLDER, .dirfd = 1, .path = 2},
    {"rename", SYS_rename, CALL_RENAME, .path = 1, .to = 2},
    {"renameat", SYS_renameat, CALL_RENAME, .dirfd = 1, .path = 2, .to_dirfd = 3, .to = 4},
    {"renameat2", SYS_renameat2, CALL_RENAME, .dirfd = 1, .path = 2, .to_dirfd = 3, .to = 4, .flags = 5},
    {"link", SYS_link, CALL_LINK, .path = 1, .to = 2},
    {"linkat", SYS_linkat, CALL_LINK, .dirfd = 1, .path = 2, .to_dirfd = 3, .to = 4},
    {"symlink", SYS_symlink, CALL_UNMODELLED, .path = 2},
    {"symlinkat", SYS_symlinkat, CALL_UNMODELLED, .dirfd = 2, .path = 3},
    {"unlink", SYS_unlink, CALL_REMOVE, .path = 1},
    {"unlinkat", SYS_unlinkat, CALL_REMOVE, .dirfd = 1, .path = 2},
    {"rmdir", SYS_rmdir, CALL_REMOVE, .path = 1},
    {"truncate", SYS_truncate, CALL_TRUNCATE, .path = 1},
    {"ftruncate", SYS_ftruncate, CALL_TRUNCATE, .fd = 1},
    {"fallocate", SYS_fallocate, CALL_ALLOCATE, .fd = 1, .flags = 2},
    {"fsync", SYS_fsync, CALL_SYNC, .fd = 1},
    {"fdatasync", SYS_fdatasync, CALL_SYNC, .fd = 1},
    {"syncfs", SYS_syncfs, CALL_SYNC_ALL, .fd = 1},
    {"mmap", SYS_mmap, CALL_UNMODELLED, .fd = 5, .flags = 4},
};
#define SHAPES (sizeof shapes / sizeof shapes[0])

const int *call_numbers(void)
{
    static int numbers[SHAPES + 1];
    for (size_t i = 0; i < SHAPES; i++) {
        numbers[i] = shapes[i].number;
    }
    numbers[SHAPES] = -1;
    return numbers;
}

static const call_shape *shape_of(uint64_t number)
{
    for (size_t i = 0; i < SHAPES; i++) {
        if ((uint64_t)shapes[i].number == number) {
            return &shapes[i];
        }
    }
    return NULL;
}

/* Reads what /proc/THREAD/WHAT links to. */
static bool read_link(pid_t thread, const char *what, char *ret_path)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/%s", (int)thread, what);
    ssize_t length = readlink(name, ret_path, PATH_MAX - 1);
    ret_path[length > 0 ? length : 0] = '\0';
    return length > 0;
}

static bool read_link_of_fd(pid_t thread, int fd, char *ret_path)
{
    char what[32];
    snprintf(what, sizeof what, "fd/%d", fd);
    return read_link(thread, what, ret_path);
}

/* Reads a string of the program's memory; empty where there is none. */
static void read_string(pid_t thread, uint64_t address, char *ret_text)
{
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/mem", (int)thread);
    int memory = open(name, O_RDONLY | O_CLOEXEC);
    ssize_t length = memory >= 0 ? pread(memory, ret_text, PATH_MAX - 1, (off_t)address) : 0;
    ret_text[length > 0 ? length : 0] = '\0';
    if (memory >= 0) {
        close(memory);
    }
}

/* Takes ".", ".." and doubled slashes out of an absolute path, in place. */
static void normalise(char *path)
{
    char *out = path, *save = NULL;
    char copy[PATH_MAX];
    snprintf(copy, sizeof copy, "%s", path);
    for (char *part = strtok_r(copy, "/", &save); part; part = strtok_r(NULL, "/", &save)) {
        if (strcmp(part, "..") == 0) {
            while (out > path && *--out != '/') {
            }
        } else if (strcmp(part, ".") != 0) {
            *out++ = '/';
            out = stpcpy(out, part);
        }
    }
    *out = '\0';
}

/* The absolute path of a path argument; `dirfd` is what it is relative to. */
static void read_path(pid_t thread, int dirfd, uint64_t address, char *ret_path)
{
    char name[PATH_MAX], base[PATH_MAX] = "";
    read_string(thread, address, name);
    if (name[0] != '/') {
        if (dirfd == AT_FDCWD) {
            (void)read_link(thread, "cwd", base);
        } else {
            (void)read_link_of_fd(thread, dirfd, base);
        }
    }
    /* What does not fit is no path that the kernel would take either. */
    int length = snprintf(ret_path, PATH_MAX, "%s/%s", base, name);
    ret_path[length < PATH_MAX ? length : 0] = '\0';
    normalise(ret_path);
}

static bool is_under(const char *under, const char *path)
{
    size_t length = strlen(under);
    return strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* True when the flags of a call say that it changes a file after all; may make it one that is not modelled. */
static bool check_flags(const call_shape *shape, call_change *change)
{
    uint64_t flags = shape->flags ? change->args[shape->flags - 1] : 0;
    struct stat status;
    switch (change->kind) {
    case CALL_OPEN:
        flags |= shape->flags ? 0 : O_CREAT | O_TRUNC;
        change->existed = lstat(change->path, &status) == 0 && (flags & O_TMPFILE) != O_TMPFILE;
        return (flags & O_TMPFILE) == O_TMPFILE || (flags & O_TRUNC) || ((flags & O_CREAT) && !change->existed);
    case CALL_RENAME:   /* an exchange */
    case CALL_ALLOCATE: /* holes, zeros, shifts */
        change->kind = (flags & ~1U) ? CALL_UNMODELLED : change->kind;
        return true;
    case CALL_UNMODELLED:
        return !shape->flags || ((flags & MAP_TYPE) != MAP_PRIVATE && (change->args[2] & PROT_WRITE));
    default:
        return true;
    }
}

bool call_read(pid_t thread, const char *under, uint64_t number, const uint64_t args[6], call_change *ret_change)
{
    const call_shape *shape = shape_of(number);
    if (!shape) {
        return false;
    }
    ret_change->name = shape->name;
    ret_change->kind = shape->kind;
    ret_change->number = (unsigned)number;
    memcpy(ret_change->args, args, sizeof ret_change->args);
    ret_change->fd = shape->fd ? (int)args[shape->fd - 1] : -1;
    ret_change->path[0] = ret_change->to[0] = '\0';
    if (shape->fd) {
        if (ret_change->fd < 0 || !read_link_of_fd(thread, ret_change->fd, ret_change->path)) {
            return false;
        }
    } else {
        read_path(thread, shape->dirfd ? (int)args[shape->dirfd - 1] : AT_FDCWD, args[shape->path - 1],
                  ret_change->path);
    }
    if (shape->to) {
        read_path(thread, shape->to_dirfd ? (int)args[shape->to_dirfd - 1] : AT_FDCWD, args[shape->to - 1],
                  ret_change->to);
    }
    bool everywhere = shape->kind == CALL_SYNC_ALL;
    return (everywhere || is_under(under, ret_change->path) || is_under(under, ret_change->to)) &&
           check_flags(shape, ret_change);
}

int call_length_argument(const call_change *change)
{
    const call_shape *shape = shape_of(change->number);
    return shape && shape->kind == CALL_WRITE ? (int)shape->length - 1 : -1;
}

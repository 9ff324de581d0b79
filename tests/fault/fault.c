/* fault.c: a library to be preloaded: makes calls of the C library fail as the variable FAULT says. README.md has its
 * language. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FAULTS_MOST 8
#define PATH_MOST 4096

/* CALL@TAIL=ERRNO[+BEFORE] */
typedef struct {
    char call[16];
    char tail[256]; /* what a path has to end with; "" for any */
    int code;
    atomic_long left; /* calls that pass before one fails */
} fault_rule;

static struct {
    fault_rule rules[FAULTS_MOST];
    int count;
    fault_rule trigger; /* rules count from the first such call on that succeeds */
    atomic_bool is_armed;
} fault;

static const struct {
    const char *name;
    int code;
} CODES[] = {{"EIO", EIO},       {"EINVAL", EINVAL}, {"ENOTSUP", ENOTSUP}, {"ENOSPC", ENOSPC},
             {"EMFILE", EMFILE}, {"ENFILE", ENFILE}, {"EACCES", EACCES},   {"EROFS", EROFS},
             {"ENOSYS", ENOSYS}, {"EDQUOT", EDQUOT}, {"ENOMEM", ENOMEM},   {"EINTR", EINTR}};

static void complain(const char *what)
{
    fprintf(stderr, "fault: %s: cannot be understood\n", what);
    _exit(99);
}

/* Reads the word up to the next of `ends`; returns what is behind it. */
static const char *take_word(const char *at, const char *ends, char *out, size_t size)
{
    size_t length = strcspn(at, ends);
    if (length >= size) {
        complain(at);
    }
    memcpy(out, at, length);
    out[length] = '\0';
    return at + length;
}

static const char *read_rule(const char *at, fault_rule *rule)
{
    char name[16] = "";
    at = take_word(at, "@= ", rule->call, sizeof rule->call);
    if (*at == '@') {
        at = take_word(at + 1, "= ", rule->tail, sizeof rule->tail);
    }
    if (*at == '=') {
        at = take_word(at + 1, "+ ", name, sizeof name);
    }
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++) {
        rule->code = strcmp(CODES[i].name, name) == 0 ? CODES[i].code : rule->code;
    }
    if (*name && !rule->code) {
        complain(name);
    }
    if (*at == '+') {
        char *end;
        rule->left = strtol(at + 1, &end, 10);
        at = end;
    }
    return at + strspn(at, " ");
}

__attribute__((constructor)) static void read_rules(void)
{
    const char *at = getenv("FAULT"), *trigger = getenv("FAULT_AFTER");
    while (at && *at && fault.count < FAULTS_MOST) {
        at = read_rule(at, &fault.rules[fault.count++]);
    }
    if (trigger && *trigger) {
        read_rule(trigger, &fault.trigger);
    }
    fault.is_armed = !(trigger && *trigger);
}

static bool is_meant(const fault_rule *rule, const char *call, const char *path)
{
    size_t length = strlen(path), tail = strlen(rule->tail);
    return strcmp(rule->call, call) == 0 && tail <= length && strcmp(path + length - tail, rule->tail) == 0;
}

/* Whether this call is to fail; sets errno then. */
static bool fails(const char *call, const char *path)
{
    for (int i = 0; path && fault.is_armed && i < fault.count; i++) {
        fault_rule *rule = &fault.rules[i];
        if (is_meant(rule, call, path) && atomic_fetch_sub(&rule->left, 1) <= 0) {
            errno = rule->code;
            return true;
        }
    }
    return false;
}

static bool fails_on(const char *call, int fd)
{
    char link[64], path[PATH_MOST];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = '\0';
    errno = before;
    return fails(call, path);
}

static long done(long result, const char *call, const char *path)
{
    if (result >= 0 && !fault.is_armed && is_meant(&fault.trigger, call, path)) {
        fault.is_armed = true;
    }
    return result;
}

/* The function that this library stands before. */
#define REAL(name) (__extension__(__typeof__(&(name))) dlsym(RTLD_NEXT, #name))

int fsync(int fd)
{
    return fails_on("fsync", fd) ? -1 : REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    return fails_on("fsync", fd) ? -1 : REAL(fdatasync)(fd);
}

ssize_t write(int fd, const void *bytes, size_t length)
{
    return fails_on("write", fd) ? -1 : REAL(write)(fd, bytes, length);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset)
{
    return fails_on("write", fd) ? -1 : REAL(pwrite)(fd, bytes, length, offset);
}

ssize_t read(int fd, void *bytes, size_t length)
{
    return fails_on("read", fd) ? -1 : REAL(read)(fd, bytes, length);
}

ssize_t pread(int fd, void *bytes, size_t length, off_t offset)
{
    return fails_on("read", fd) ? -1 : REAL(pread)(fd, bytes, length, offset);
}

int rename(const char *from, const char *to)
{
    return fails("rename", to) ? -1 : (int)done(REAL(rename)(from, to), "rename", to);
}

int mkdir(const char *path, mode_t mode)
{
    return fails("mkdir", path) ? -1 : (int)done(REAL(mkdir)(path, mode), "mkdir", path);
}

static mode_t mode_of(int flags, va_list rest)
{
    return flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return fails("open", path) ? -1 : (int)done(REAL(open)(path, flags, mode), "open", path);
}

int openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = mode_of(flags, rest);
    va_end(rest);
    return fails("open", path) ? -1 : (int)done(REAL(openat)(folder, path, flags, mode), "open", path);
}

/* What GLib, which is built for large files, calls. */
int open64(const char *path, int flags, ...) __attribute__((alias("open")));

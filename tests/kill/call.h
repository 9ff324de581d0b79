/* call.h: what a system call of a traced program does to files. */
#ifndef TESTS_KILL_CALL_H
#define TESTS_KILL_CALL_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* What the log and the actions tell apart. */
typedef enum {
    CALL_WRITE,
    CALL_OPEN, /* one that creates or empties a file */
    CALL_FOLDER,
    CALL_RENAME,
    CALL_LINK,
    CALL_REMOVE,
    CALL_TRUNCATE,
    CALL_ALLOCATE,
    CALL_SYNC,
    CALL_SYNC_ALL,
    CALL_UNMODELLED, /* changes files in a way that the log cannot tell */
} call_kind;

typedef struct {
    const char *name; /* of the system call, static */
    call_kind kind;
    unsigned number;     /* of the system call */
    uint64_t args[6];    /* as the program passed them */
    int fd;              /* the file it is about, -1 where it is named by a path */
    bool existed;        /* of CALL_OPEN: the file was there before */
    uint64_t begun;      /* for the owner: lines of the log when the call began */
    char path[PATH_MAX]; /* absolute; of what is written, created, removed, or the old name */
    char to[PATH_MAX];   /* the new name of a rename or a link, else empty */
} call_change;

/* The numbers of the system calls that may change files, for a filter; ends with -1. */
const int *call_numbers(void);

/* Reads at the entry of a system call what it is about to do. False when it changes no file in the folder `under`. */
bool call_read(pid_t thread, const char *under, uint64_t number, const uint64_t args[6], call_change *ret_change);

/* Which argument of a write is its length; -1 for one that has none, or of other kinds. */
int call_length_argument(const call_change *change);

#endif

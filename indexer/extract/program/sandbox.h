/* sandbox.h: what jiyan-extract gives up before it looks at the first byte of a file. */
#ifndef JIYAN_INDEXER_EXTRACT_PROGRAM_SANDBOX_H
#define JIYAN_INDEXER_EXTRACT_PROGRAM_SANDBOX_H

#include <stdbool.h>

/* Which walls stand: what the kernel has. */
typedef struct {
    bool calls; /* seccomp: no network, no other programs or processes, no writing to files */
    bool files; /* landlock: of the file system the libraries' own data alone, to read */
} jy_sandbox;

/* Builds the walls, for good. What libraries open on first use has to lie where installed programs have it. */
jy_sandbox jy_sandbox_enter(void);

#endif

/* memory.h: how a program that fills its memory at random asks the system for it, and gives it back. */
#ifndef JIYAN_BASE_MEMORY_H
#define JIYAN_BASE_MEMORY_H

/* Asks for huge pages, where the kernel gives them to those that ask: an index is built in trees of millions of small
 * nodes, and looking their pages up is a tenth to a fifth of the time (tests/bench/speed index --full). glibc reads
 * that wish at its start only (GLIBC_TUNABLES, glibc.malloc.hugetlb), so the program is started once more, with the
 * same `argv`; it does nothing where the user has set tunables. Call before anything else in main. */
void jy_memory_prefer_huge_pages(char *const argv[]);

/* Gives memory that is free now back to the system. */
void jy_memory_trim(void);

/* From here on memory that is freed goes back to the system, from every thread's share of it, too. */
void jy_memory_give_back(void);

#endif

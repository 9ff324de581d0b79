/* memory.h: huge pages for memory that is reached at random, and memory that is given back. */
#ifndef JIYAN_BASE_MEMORY_H
#define JIYAN_BASE_MEMORY_H

#include <stddef.h>

/* Asks for huge pages behind a block that is reached at random, where the kernel gives them to those that ask: fewer
 * pages need to be looked up. Returns `block`. */
void *jy_memory_prefer_huge(void *block, size_t size);

/* Gives memory that is free now back to the system. */
void jy_memory_trim(void);

/* From here on memory that is freed goes back to the system, from every thread's share of it, too. */
void jy_memory_give_back(void);

#endif

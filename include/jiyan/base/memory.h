/* memory.h: huge pages for memory that is reached at random, and memory that is given back. */
#ifndef JIYAN_BASE_MEMORY_H
#define JIYAN_BASE_MEMORY_H

#include <stddef.h>

/* Bytes of a huge page. */
#define JY_MEMORY_HUGE_PAGE ((size_t)2 << 20)

/* Returns new memory, not zeroed, of whole huge pages where the kernel gives them to those that ask: one is made ready
 * and looked up faster than the 512 pages that it replaces. Free with g_free. */
void *jy_memory_new_huge(size_t size);

/* Gives memory that is free now back to the system. */
void jy_memory_trim(void);

/* From here on memory that is freed goes back to the system, from every thread's share of it, too. */
void jy_memory_give_back(void);

#endif

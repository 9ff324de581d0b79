/* memory.c: huge pages for memory that is reached at random, and memory that is given back. */
#include <jiyan/base/memory.h>

#include <glib.h>
#include <malloc.h>
#include <stdlib.h>
#include <sys/mman.h>

void *jy_memory_new_huge(size_t size)
{
    void *block = NULL;
    const size_t pages = (size + JY_MEMORY_HUGE_PAGE - 1) / JY_MEMORY_HUGE_PAGE;
    if (posix_memalign(&block, JY_MEMORY_HUGE_PAGE, pages * JY_MEMORY_HUGE_PAGE) != 0) {
        g_error("no memory of %zu bytes", size);
    }
    (void)madvise(block, pages * JY_MEMORY_HUGE_PAGE, MADV_HUGEPAGE);
    return block;
}

void jy_memory_trim(void)
{
    malloc_trim(0);
}

void jy_memory_give_back(void)
{
    mallopt(M_TOP_PAD, 0);
    malloc_trim(0);
}

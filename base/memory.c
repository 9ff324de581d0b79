/* memory.c: huge pages for memory that is reached at random, and memory that is given back. */
#include <jiyan/base/memory.h>

#include <malloc.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* Bytes of a huge page; less cannot have one. */
#define HUGE_PAGE ((size_t)2 << 20)

void *jy_memory_prefer_huge(void *block, size_t size)
{
    if (size >= HUGE_PAGE) {
        uintptr_t begin = (uintptr_t)block, within = begin % (uintptr_t)sysconf(_SC_PAGESIZE);
        (void)madvise((void *)(begin - within), size + within, MADV_HUGEPAGE);
    }
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

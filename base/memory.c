/* memory.c: how a program that fills its memory at random asks the system for it, and gives it back. */
#include <jiyan/base/memory.h>

#include <glib.h>
#include <malloc.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#define TUNABLES "GLIBC_TUNABLES"
#define HUGE "glibc.malloc.hugetlb=1"
#define SETTING "/sys/kernel/mm/transparent_hugepage/enabled"
/* Bytes by which the heap grows: a huge page has 2 MiB, and only whole ones are given. */
#define GROWTH (64 << 20)

void jy_memory_prefer_huge_pages(char *const argv[])
{
    const char *tunables = g_getenv(TUNABLES);
    g_autofree char *setting = NULL;
    bool is_on_request =
        !tunables && g_file_get_contents(SETTING, &setting, NULL, NULL) && strstr(setting, "[madvise]");
    if (is_on_request) {
        g_setenv(TUNABLES, HUGE, true);
        execv("/proc/self/exe", argv);
    }
    /* Children need not follow, nor this program where it could not be started again. */
    if (!tunables || g_str_equal(tunables, HUGE)) {
        g_unsetenv(TUNABLES);
    }
    mallopt(M_TOP_PAD, GROWTH);
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

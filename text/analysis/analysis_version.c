/* analysis_version.c: run at build time: prints the digest of the tables in the sources that it is given. */
#include <stdio.h>

#include "text/analysis/tables.h"

int main(int argc, char **argv)
{
    g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func(g_free);
    for (int i = 1; i < argc; i++) {
        g_autofree char *source = NULL;
        g_autoptr(GError) failure = NULL;
        if (!g_file_get_contents(argv[i], &source, NULL, &failure)) {
            fprintf(stderr, "analysis_version: %s\n", failure->message);
            return 1;
        }
        jy_tables_read(source, tables);
    }
    g_autofree char *digest = jy_tables_digest(tables);
    printf("/* Made by analysis_version.c from %u tables. */\n#define TABLES_DIGEST \"%s\"\n", tables->len, digest);
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}

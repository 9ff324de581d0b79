/* discover.c: the nearest index. */
#include <jiyan/index/discover.h>

#include <jiyan/index/index.h>
#include <stdbool.h>

jy_discovered jy_discover(const char *from, char **ret_folder)
{
    const char *named = g_getenv("JIYAN_DB");
    if (named && *named) {
        *ret_folder = g_strdup(named);
        return JY_DISCOVERED_NAMED;
    }
    g_autofree char *at = g_canonicalize_filename(from, NULL);
    bool is_top = false;
    while (!is_top) {
        g_autofree char *folder = g_build_filename(at, JY_INDEX_FOLDER, NULL);
        if (g_file_test(folder, G_FILE_TEST_IS_DIR)) {
            g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
            bool is_published = g_file_test(stub, G_FILE_TEST_EXISTS);
            *ret_folder = g_steal_pointer(&folder);
            return is_published ? JY_DISCOVERED_INDEX : JY_DISCOVERED_UNFINISHED;
        }
        char *above = g_path_get_dirname(at);
        is_top = g_str_equal(above, at);
        g_free(at);
        at = above;
    }
    *ret_folder = NULL;
    return JY_DISCOVERED_NOTHING;
}

/* discover.c: the nearest index. */
#include <jiyan/index/discover.h>

#include <jiyan/base/input.h>
#include <jiyan/index/index.h>
#include <limits.h>
#include <stdbool.h>

static bool is_index(const char *folder)
{
    g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    return g_file_test(stub, G_FILE_TEST_EXISTS);
}

char *jy_discover_named(const char *folder)
{
    g_autofree char *below = g_build_filename(folder, JY_INDEX_FOLDER, NULL);
    bool is_root = !is_index(folder) && g_file_test(below, G_FILE_TEST_IS_DIR);
    return is_root ? g_steal_pointer(&below) : g_strdup(folder);
}

char *jy_discover_root(const char *folder)
{
    g_autofree char *full = g_canonicalize_filename(folder, NULL), *name = g_path_get_basename(full);
    if (g_str_equal(name, JY_INDEX_FOLDER)) {
        return g_path_get_dirname(full);
    }
    g_autofree char *file = g_build_filename(folder, JY_INDEX_ROOT, NULL), *root = NULL;
    size_t length;
    bool is_said = jy_input_read(file, PATH_MAX, &root, &length, NULL) && root && *root == '/';
    return is_said ? g_steal_pointer(&root) : NULL;
}

jy_discovered jy_discover(const char *from, char **ret_folder)
{
    const char *named = g_getenv("JIYAN_DB");
    if (named && *named) {
        *ret_folder = jy_discover_named(named);
        return JY_DISCOVERED_NAMED;
    }
    g_autofree char *at = g_canonicalize_filename(from, NULL);
    bool is_top = false;
    while (!is_top) {
        g_autofree char *folder = g_build_filename(at, JY_INDEX_FOLDER, NULL);
        if (g_file_test(folder, G_FILE_TEST_IS_DIR)) {
            bool is_published = is_index(folder);
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

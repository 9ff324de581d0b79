/* index_fixture.h: what the tests of the archive share: folders, small indexes, bytes that are damaged. */
#ifndef JIYAN_TESTS_ARCHIVE_FIXTURE_H
#define JIYAN_TESTS_ARCHIVE_FIXTURE_H

#include <glib.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <jiyan/index/writer.h>
#include <string.h>

#include "index/metadata.h"

/* Debian's Xapian frees with the unsized operator delete what was newed with a size. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}

/* A failure of the code, whose message holds `words`; clears it. */
#define check_error(failure, wanted, words)                                                                            \
    do {                                                                                                               \
        g_assert_true(g_error_matches(*(failure), JY_ERROR, (gint)(wanted)));                                          \
        if (*(failure)) {                                                                                              \
            g_test_message("%s: %s", jy_error_name((jy_error)(*(failure))->code), (*(failure))->message);              \
            g_assert_nonnull(strstr((*(failure))->message, (words)));                                                  \
        }                                                                                                              \
        g_clear_error(failure);                                                                                        \
    } while (0)

/* A call of the binding that has to succeed. */
#define check_xc(call)                                                                                                 \
    do {                                                                                                               \
        xc_error error_ = {0};                                                                                         \
        xc_status got_ = (call);                                                                                       \
        if (got_ != XC_OK) {                                                                                           \
            g_error("%s:%d: %s: %s %s", __FILE__, __LINE__, #call, xc_status_name(got_), error_.message);              \
        }                                                                                                              \
    } while (0)

static inline char *fixture_folder(void)
{
    char *folder = g_dir_make_tmp("archive-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

static inline void fixture_remove(char *folder)
{
    jy_files_remove(folder);
    g_free(folder);
}

static inline void fixture_put(const char *folder, const char *name, const char *text)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_autofree char *above = g_path_get_dirname(path);
    g_assert_cmpint(g_mkdir_with_parents(above, 0777), ==, 0);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
}

static inline bool fixture_exists(const char *folder, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    return g_file_test(path, G_FILE_TEST_EXISTS);
}

#endif

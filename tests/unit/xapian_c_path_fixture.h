/* xapian_c_path_fixture.h: a folder, and in it the path of a database that is not there yet. */
#ifndef XAPIAN_C_PATH_FIXTURE_H
#define XAPIAN_C_PATH_FIXTURE_H

#include "tests/unit/xapian_c_fixture.h"

struct fixture {
    char *folder;
    char *path;
};

static inline void set_up(fixture *at, const void *data)
{
    (void)data;
    at->folder = fixture_folder();
    at->path = g_build_filename(at->folder, "db", NULL);
}

static inline void tear_down(fixture *at, const void *data)
{
    (void)data;
    g_free(at->path);
    fixture_remove(at->folder);
}

#endif

/* stub.h: the file XAPIANDB, which names the published generation ("auto gen-000007"). */
#ifndef JIYAN_INDEX_STUB_H
#define JIYAN_INDEX_STUB_H

#include <glib.h>
#include <stdbool.h>

/* True when `name` is that of a generation's folder, as jy_stub_path writes it. */
bool jy_stub_generation(const char *name, unsigned *ret_number);

/* Returns a new path, that of a generation; free with g_free. */
char *jy_stub_path(const char *folder, unsigned number);

/* Reads which generation is published: 0 where there is no stub. Errors: IO, INDEX_CORRUPT. */
bool jy_stub_read(const char *folder, unsigned *ret_number, GError **err);

/* Publishes a generation, durably and at once. Errors: IO. */
bool jy_stub_write(const char *folder, unsigned number, GError **err);

#endif

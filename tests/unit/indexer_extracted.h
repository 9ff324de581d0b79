/* indexer_extracted.h: what a reader of a format gives, as text to compare. */
#ifndef JIYAN_TESTS_INDEXER_EXTRACTED_H
#define JIYAN_TESTS_INDEXER_EXTRACTED_H

#include "indexer/extract/extract.h"

static inline bool take_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user,
                                 GError **err)
{
    static const char *const KINDS[] = {"raw", "p", "title", "h", "row", "note"};
    GString *out = user;
    (void)record;
    (void)err;
    if (document->title) {
        g_string_append_printf(out, "# %s\n", document->title);
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append(out, KINDS[block.kind]);
        if (block.level) {
            g_string_append_printf(out, "%u", block.level);
        }
        g_string_append_printf(out, ": %.*s\n", (int)block.length, block.text);
    }
    return true;
}

/* Returns the blocks of all documents of a file, one a line ("h1: 总则"), and its warnings; free with g_free. NULL on
 * errors. */
static inline char *extract(jy_extract_fn *read, const void *bytes, size_t length, GError **err)
{
    GString *out = g_string_new(NULL);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    jy_ledger_entry entry = {0};
    char *own = g_malloc(length + 1);
    if (length) {
        memcpy(own, bytes, length);
    }
    own[length] = '\0';
    const jy_extract_source source = {.path = "a", .bytes = own, .length = length};
    const jy_extract_target to = {.emit = take_document, .user = out, .entry = &entry, .warnings = warnings};
    const bool done = read(&source, &to, err);
    for (guint i = 0; i < warnings->len; i++) {
        g_string_append_printf(out, "! %s\n", (const char *)g_ptr_array_index(warnings, i));
    }
    g_free(entry.encoding);
    return g_string_free(out, !done);
}

#endif

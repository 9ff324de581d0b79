/* output.c: the segment at hand of a worker. */
#include "indexer/build/output.h"

struct jy_output {
    jy_segments *segments; /* NULL in place */
    jy_store *store;       /* of the segment at hand, NULL before its first document; in place borrowed */
    char *path;            /* of the segment at hand */
    uint64_t bytes;        /* of text in it */
};

jy_output *jy_output_new(jy_segments *segments)
{
    jy_output *output = g_new0(jy_output, 1);
    output->segments = segments;
    return output;
}

jy_output *jy_output_new_in_place(jy_store *store)
{
    jy_output *output = g_new0(jy_output, 1);
    output->store = store;
    return output;
}

void jy_output_free(jy_output *output)
{
    if (!output) {
        return;
    }
    if (output->segments) {
        jy_store_free(output->store);
    }
    g_free(output->path);
    g_free(output);
}

bool jy_output_is_in_place(const jy_output *output)
{
    return !output->segments;
}

jy_store *jy_output_store(jy_output *output, GError **err)
{
    if (!output->store) {
        g_free(output->path);
        output->path = jy_segments_path(output->segments);
        output->bytes = 0;
        output->store = jy_store_create(output->path, err);
    }
    return output->store;
}

bool jy_output_add_passage(jy_output *output, const xc_document *passage, uint32_t length, GError **err)
{
    jy_store *store = jy_output_store(output, err);
    if (!store || !jy_store_add_passage(store, passage, err)) {
        return false;
    }
    output->bytes += length;
    return output->bytes < JY_SEGMENT_BYTES || jy_output_finish(output, err);
}

bool jy_output_finish(jy_output *output, GError **err)
{
    if (!output->segments || !output->store) {
        return true;
    }
    if (!jy_store_close(g_steal_pointer(&output->store), err)) {
        return false;
    }
    jy_segments_add(output->segments, output->path);
    return true;
}

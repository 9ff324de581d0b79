/* deflate.c: tags made smaller. */
#include "xapian-c/bulk/deflate.h"

#include <stdlib.h>
#include <zlib.h>

#include "xapian-c/bulk/bytes.h"
#include "xapian-c/fail.h"

struct xc_deflate {
    z_stream stream;
    xc_error *failure;
    xc_bytes out;
};

xc_deflate *xc_deflate_new(unsigned level, xc_error *failure)
{
    enum { WINDOW_BITS = 15, MEMORY_LEVEL = 9 };
    xc_deflate *deflater = calloc(1, sizeof *deflater);
    /* A negative window: no header and no checksum, as Xapian expects it. */
    if (!deflater ||
        deflateInit2(&deflater->stream, (int)level, Z_DEFLATED, -WINDOW_BITS, MEMORY_LEVEL, Z_DEFAULT_STRATEGY)) {
        free(deflater);
        xc_fail_memory(failure);
        return NULL;
    }
    deflater->failure = failure;
    return deflater;
}

bool xc_deflate_entry(xc_deflate *deflater, xc_table_entry *entry)
{
    if (entry->tag_length <= XC_DEFLATE_MIN || entry->tag_length > UINT32_MAX) {
        return true;
    }
    size_t most = entry->tag_length - 1; /* of no use unless it is shorter */
    deflater->out.size = 0;
    unsigned char *out = xc_bytes_reserve(&deflater->out, most, deflater->failure);
    if (!out) {
        return false;
    }
    z_stream *stream = &deflater->stream;
    deflateReset(stream);
    stream->next_in = (unsigned char *)entry->tag;
    stream->avail_in = (uInt)entry->tag_length;
    stream->next_out = out;
    stream->avail_out = (uInt)most;
    if (deflate(stream, Z_FINISH) == Z_STREAM_END) {
        entry->tag = out;
        entry->tag_length = stream->total_out;
        entry->is_deflated = true;
    }
    return true;
}

void xc_deflate_free(xc_deflate *deflater)
{
    if (deflater) {
        deflateEnd(&deflater->stream);
        free(deflater->out.data);
        free(deflater);
    }
}

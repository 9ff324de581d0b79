/* inflate.c: tags as they were before they were deflated. */
#include "xapian-c/scan/inflate.h"

#include <limits.h>
#include <zlib.h>

#include "xapian-c/fail.h"

static bool fail_corrupt(xc_error *failure)
{
    xc_fail(failure, XC_DATABASE_CORRUPT, "DatabaseCorruptError", "deflated data are damaged", "docdata.glass");
    return false;
}

/* Inflates until the stream ends. */
static bool run(z_stream *stream, xc_bytes *out, xc_error *failure)
{
    for (int state = Z_OK; state != Z_STREAM_END;) {
        unsigned char *place = xc_bytes_reserve(out, (size_t)stream->avail_in + 1, failure);
        if (!place) {
            return false;
        }
        const size_t room = out->room - out->size;
        stream->next_out = place;
        stream->avail_out = (uInt)(room < UINT_MAX ? room : UINT_MAX);
        const uInt given = stream->avail_out;
        state = inflate(stream, Z_NO_FLUSH);
        out->size += given - stream->avail_out;
        /* Without progress (Z_BUF_ERROR) the end is missing. */
        if (state != Z_OK && state != Z_STREAM_END) {
            return fail_corrupt(failure);
        }
    }
    return true;
}

bool xc_inflate(const unsigned char *bytes, size_t length, xc_bytes *out, xc_error *failure)
{
    enum { WINDOW_BITS = 15 };
    z_stream stream = {.next_in = (unsigned char *)bytes, .avail_in = (uInt)length};
    out->size = 0;
    if (length > UINT_MAX) {
        return fail_corrupt(failure);
    }
    if (inflateInit2(&stream, -WINDOW_BITS) != Z_OK) { /* a negative window: no header and no checksum */
        xc_fail_memory(failure);
        return false;
    }
    bool done = run(&stream, out, failure);
    inflateEnd(&stream);
    return done;
}

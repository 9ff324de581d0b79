/* sink.c: a body that is being written. */
#include "server/call/sink.h"

#include <errno.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <libintl.h>
#include <unistd.h>

#define _(s) gettext(s)

/* Bytes that are kept in memory. */
#define KEPT (4 << 20)

struct jy_sink {
    FILE *stream;
    GString *bytes;
    int file;
    int failure; /* an errno; 0 for none */
    uint64_t size;
};

/* Moves what is there to a file that has no name. */
static bool move_to_file(jy_sink *sink)
{
    g_autofree char *path = g_build_filename(g_get_tmp_dir(), "jiyan-answer-XXXXXX", NULL);
    sink->file = g_mkstemp(path);
    if (sink->file < 0 || unlink(path) != 0 || !jy_files_write_all(sink->file, sink->bytes->str, sink->bytes->len)) {
        return false;
    }
    g_string_free(g_steal_pointer(&sink->bytes), true);
    return true;
}

static ssize_t put(void *user, const char *bytes, size_t length)
{
    jy_sink *sink = user;
    if (sink->bytes && sink->bytes->len + length <= KEPT) {
        g_string_append_len(sink->bytes, bytes, (gssize)length);
    } else if ((sink->bytes && !move_to_file(sink)) || !jy_files_write_all(sink->file, bytes, length)) {
        sink->failure = errno;
        return 0;
    }
    sink->size += length;
    return (ssize_t)length;
}

jy_sink *jy_sink_new(void)
{
    jy_sink *sink = g_new0(jy_sink, 1);
    sink->bytes = g_string_new(NULL);
    sink->file = -1;
    sink->stream = fopencookie(sink, "w", (cookie_io_functions_t){.write = put});
    return sink;
}

void jy_sink_free(jy_sink *sink)
{
    if (!sink) {
        return;
    }
    if (sink->stream) {
        fclose(sink->stream);
    }
    if (sink->bytes) {
        g_string_free(sink->bytes, true);
    }
    if (sink->file >= 0) {
        close(sink->file);
    }
    g_free(sink);
}

FILE *jy_sink_stream(jy_sink *sink)
{
    return sink->stream;
}

bool jy_sink_close(jy_sink *sink, GError **err)
{
    const int closed = fclose(g_steal_pointer(&sink->stream));
    if (closed == 0 && !sink->failure) {
        return true;
    }
    g_set_error(err, JY_ERROR, JY_ERROR_IO, _("the answer cannot be kept in %s: %s"), g_get_tmp_dir(),
                g_strerror(sink->failure ? sink->failure : EIO));
    return false;
}

uint64_t jy_sink_size(const jy_sink *sink)
{
    return sink->size;
}

const char *jy_sink_bytes(const jy_sink *sink)
{
    return sink->bytes ? sink->bytes->str : NULL;
}

int jy_sink_file(const jy_sink *sink)
{
    return sink->file;
}

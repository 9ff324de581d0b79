/* original.c: the file of a document, as it lies in the archive. */
#include "server/page/original.h"

#include <errno.h>
#include <fcntl.h>
#include <jiyan/base/error.h>
#include <jiyan/base/json.h>
#include <jiyan/index/discover.h>
#include <jiyan/index/key.h>
#include <libintl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "server/api/api.h"
#include "server/call/range.h"

#define _(s) gettext(s)

/* The media type of what is sent to be kept. */
#define ANY "application/octet-stream"

/* Media types that a browser shows and does not run. */
static const char *const SHOWN[] = {"application/pdf", "text/plain", "text/csv",   "image/png",
                                    "image/jpeg",      "image/gif",  "image/tiff", NULL};

/* A file that is wanted. Texts are owned. */
typedef struct {
    char *root, *path; /* of the archive; of the file below it */
    char *type;        /* as a header has it */
} original_file;

static void original_file_clear(original_file *file)
{
    g_free(file->root);
    g_free(file->path);
    g_free(file->type);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(original_file, original_file_clear)

/* The media type of a document, with the encoding of a text. Returns a new text. */
static char *type_of(const jy_document *document)
{
    const char *type = document->type ? document->type : "";
    if (!g_strv_contains(SHOWN, type)) {
        return g_strdup(ANY);
    }
    return g_str_has_prefix(type, "text/") && document->encoding
               ? g_strdup_printf("text/plain; charset=%s", document->encoding)
               : g_strdup(type);
}

/* The document of a whole file, in the first folder that has one. */
static bool find_file(jy_service *service, const char *path, original_file *ret_file, GError **err)
{
    char id[JY_FILE_ID + 1];
    jy_key_file(path, id);
    g_autofree char *key = jy_key_document(id, 0);
    jy_archive *archive = jy_service_take(service, err);
    if (!archive) {
        return false;
    }
    const jy_document *document = NULL;
    bool is_read = true;
    for (size_t i = 0; is_read && !document && i < jy_index_folders(archive->index); i++) {
        is_read = jy_index_find_document(archive->index, i, key, &document, err);
        if (document) {
            ret_file->root = jy_discover_root(jy_index_folder(archive->index, i));
            ret_file->path = g_strdup(path);
            ret_file->type = type_of(document);
        }
    }
    jy_service_give(service, archive);
    return is_read;
}

/* The archive that a member lies in, whose document has a key that only reading tells. */
static void find_archive(jy_service *service, const char *path, original_file *ret_file)
{
    g_autoptr(GPtrArray) notices = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) asked = g_array_new(false, false, sizeof(jy_options_pair));
    const jy_options_pair named = {"document", path};
    g_array_append_val(asked, named);
    json_t *answer = jy_api_read(service, "document", asked, notices, NULL); /* what is not there is an error, too */
    if (g_str_equal(jy_json_get_text(answer, "path"), path)) {
        const char *db = jy_json_get_text(answer, "db");
        ret_file->root = jy_discover_root(*db ? db : jy_service_folders(service)[0]);
        ret_file->path = g_strndup(path, (gsize)(strstr(path, JY_DOCUMENT_MEMBER) - path));
        ret_file->type = g_strdup(ANY);
    }
    json_decref(answer);
}

/* Opens a file below a folder, step by step, so that neither .. nor a link leads out of it. -1 with errno. */
static int open_below(const char *root, const char *path)
{
    int folder = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    g_auto(GStrv) steps = g_strsplit(path, "/", -1);
    for (char **step = steps; folder >= 0 && *step; step++) {
        const bool is_last = !step[1], is_plain = **step && !g_str_equal(*step, ".") && !g_str_equal(*step, "..");
        /* A pipe without a writer would keep the reader waiting. */
        const int next = is_plain
                             ? openat(folder, *step,
                                      (is_last ? O_RDONLY | O_NONBLOCK : O_PATH | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC)
                             : -1;
        const int why = is_plain ? errno : ENOENT;
        close(folder);
        folder = next;
        errno = why;
    }
    return folder;
}

/* Opens a regular file; -1 where there is none, or none any more. */
static int open_file(const original_file *file, struct stat *ret_status)
{
    const int opened = file->root ? open_below(file->root, file->path) : -1;
    if (opened >= 0 && (fstat(opened, ret_status) != 0 || !S_ISREG(ret_status->st_mode))) {
        close(opened);
        return -1;
    }
    return opened;
}

/* Of the file as it is now; a strong one, by which the parts of a file may be put together. Returns a new text. */
static char *tag_of(const struct stat *status)
{
    return g_strdup_printf("\"%lx-%lx-%lx.%lx\"", (unsigned long)status->st_ino, (unsigned long)status->st_size,
                           (unsigned long)status->st_mtim.tv_sec, (unsigned long)status->st_mtim.tv_nsec);
}

/* Chooses the part of the file that is sent: all of it, unless a GET asks for one, and of this file (RFC 9110, 14.2).
 */
static void choose_part(const jy_call *call, const char *tag, uint64_t size, jy_reply *reply)
{
    const bool is_same = !call->if_range || g_str_equal(call->if_range, tag);
    const char *asked = g_str_equal(call->method, "GET") && is_same ? call->range : NULL;
    reply->file_first = 0;
    reply->file_size = size;
    const jy_range range = jy_range_read(asked, size, &reply->file_first, &reply->file_size);
    g_autofree char *place =
        range == JY_RANGE_PART ? g_strdup_printf("bytes %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
                                                 reply->file_first, reply->file_first + reply->file_size - 1, size)
                               : g_strdup_printf("bytes */%" G_GUINT64_FORMAT, size);
    if (range == JY_RANGE_BEYOND) {
        jy_api_problem(reply, 416, _("the file has no such part"));
    }
    if (range != JY_RANGE_WHOLE) {
        reply->status = range == JY_RANGE_PART ? 206 : 416;
        jy_reply_add_header(reply, "Content-Range", place);
    }
}

/* How a browser is to take it, and by which name (RFC 6266, RFC 8187). */
static void add_disposition(jy_reply *reply, const original_file *file, bool is_shown)
{
    g_autofree char *name = g_path_get_basename(file->path);
    g_autofree char *escaped = g_uri_escape_string(name, NULL, false);
    g_autofree char *value = g_strdup_printf("%s; filename*=UTF-8''%s", is_shown ? "inline" : "attachment", escaped);
    jy_reply_add_header(reply, "Content-Disposition", value);
}

/* Sends the open file of the reply, or says that the client has it. */
static void send_file(const original_file *file, const struct stat *status, const jy_call *call, jy_reply *reply)
{
    g_autofree char *tag = tag_of(status);
    const bool is_known = g_strcmp0(call->if_none_match, tag) == 0;
    reply->type = g_intern_string(file->type);
    if (is_known) {
        jy_reply_begin_anew(reply);
        reply->status = 304;
    } else {
        choose_part(call, tag, (uint64_t)status->st_size, reply);
    }
    jy_reply_add_header(reply, "ETag", tag);
    jy_reply_add_header(reply, "Accept-Ranges", "bytes");
    jy_reply_add_header(reply, "Cache-Control", "no-cache");
    if (reply->file >= 0) {
        add_disposition(reply, file, !g_str_equal(file->type, ANY));
    }
}

void jy_original_reply(jy_service *service, const jy_call *call, jy_reply *reply)
{
    const char *path = jy_call_value(call, "path");
    g_auto(original_file) file = {0};
    g_autoptr(GError) err = NULL;
    path = path ? path : "";
    if (strstr(path, JY_DOCUMENT_MEMBER)) {
        find_archive(service, path, &file);
    } else if (!find_file(service, path, &file, &err)) {
        jy_api_problem_of(reply, err);
        return;
    }
    if (!file.path) {
        jy_api_problem(reply, 404, _("no document of the index is called so"));
        return;
    }
    struct stat status;
    reply->file = open_file(&file, &status);
    if (reply->file < 0) {
        jy_api_problem(reply, 404, _("the file is not there any more, or is not a plain file of the archive"));
        return;
    }
    send_file(&file, &status, call, reply);
}

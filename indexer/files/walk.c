/* walk.c: the files under the archive's root, folder by folder from open handles, so that a tree that changes meanwhile
 * leads nowhere else. */
#include "indexer/files/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <jiyan/base/glob.h>
#include <jiyan/base/input.h>
#include <jiyan/base/patience.h>
#include <jiyan/text/decode.h>
#include <libintl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/files/ignore.h"

#define _(s) gettext(s)

/* Bytes of a .jiyanignore. */
#define IGNORE_MAX ((size_t)1 << 20)
/* Folders inside folders. */
#define DEPTH_MAX 256

typedef struct {
    const jy_walk_options *options;
    GPtrArray *files;
    GPtrArray *ignores;  /* of jy_ignore: of the folders from the root down; the deepest one that speaks is right */
    jy_ignore *excludes; /* of the command line: they beat those; NULL for none */
    char *root;          /* without links */
    unsigned depth;
} file_walk;

void jy_walk_file_free(jy_walk_file *file)
{
    if (!file) {
        return;
    }
    g_free(file->path);
    g_clear_error(&file->problem);
    g_free(file);
}

static jy_walk_file *add_file(file_walk *walking, const char *path, const struct stat *status)
{
    jy_walk_file *file = g_new0(jy_walk_file, 1);
    file->path = g_strdup(path);
    if (status) {
        file->size = (uint64_t)status->st_size;
        file->mtime = jy_files_mtime(status);
        file->identity = jy_files_identity(status);
    }
    g_ptr_array_add(walking->files, file);
    return file;
}

static void add_problem(file_walk *walking, const char *path, const char *what, int code)
{
    add_file(walking, path, NULL)->problem = g_error_new(JY_ERROR, JY_ERROR_IO, "%s: %s", what, g_strerror(code));
}

/* ---- which ---- */

static bool is_left_out(const file_walk *walking, const char *path, bool is_folder)
{
    jy_ignore_verdict verdict =
        walking->excludes ? jy_ignore_match(walking->excludes, path, is_folder) : JY_IGNORE_SILENT;
    for (guint i = walking->ignores->len; verdict == JY_IGNORE_SILENT && i > 0; i--) {
        verdict = jy_ignore_match(walking->ignores->pdata[i - 1], path, is_folder);
    }
    return verdict == JY_IGNORE_OUT;
}

static bool is_included(const file_walk *walking, const char *path)
{
    const char *const *globs = walking->options->includes;
    g_autofree char *readable = globs ? jy_ignore_readable(path) : NULL;
    while (globs && *globs && !jy_glob_names(*globs, path) && !(readable && jy_glob_names(*globs, readable))) {
        globs++;
    }
    return !globs || *globs;
}

bool jy_walk_is_hidden(const char *name)
{
    return *name == '.' || g_str_equal(name, "CVS") || g_str_equal(name, "_darcs") || g_str_equal(name, "RCS") ||
           g_str_equal(name, "SCCS");
}

/* True when a link leads to a file inside the root. */
static bool stays_inside(const file_walk *walking, const char *path)
{
    g_autofree char *full = g_build_filename(walking->root, path, NULL);
    char *real = realpath(full, NULL);
    size_t length = strlen(walking->root);
    bool inside =
        real && strncmp(real, walking->root, length) == 0 && (real[length] == '/' || g_str_equal(walking->root, "/"));
    free(real);
    return inside;
}

/* ---- the way down ---- */

static void tell_folder(const file_walk *walking, int folder, const char *path)
{
    if (walking->options->on_folder) {
        walking->options->on_folder(folder, path, walking->options->user);
    }
}

static void walk_folder(file_walk *walking, int parent, const char *name, const char *path);

static void visit(file_walk *walking, int folder, const char *name, const char *path)
{
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT) {
            add_problem(walking, path, _("cannot be looked at"), errno);
        }
        return;
    }
    bool is_link = S_ISLNK(status.st_mode);
    const uint32_t link = is_link ? jy_files_identity(&status) : 0;
    if (is_link &&
        (fstatat(folder, name, &status, 0) != 0 || !S_ISREG(status.st_mode) || !stays_inside(walking, path))) {
        return;
    }
    if (is_left_out(walking, path, S_ISDIR(status.st_mode))) {
        return;
    }
    if (S_ISDIR(status.st_mode)) {
        walk_folder(walking, folder, name, path);
    } else if (S_ISREG(status.st_mode) && is_included(walking, path)) {
        add_file(walking, path, &status)->identity ^= link;
    }
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Reads the text of an ignore file, in any encoding. A character of it that is lost may hide one that it left out. */
static bool read_ignore(FILE *file, jy_decoded *ret_text, GError **err)
{
    g_autofree char *bytes = NULL;
    size_t length;
    if (!jy_input_read_stream(file, IGNORE_MAX, &bytes, &length, err) || !jy_decode(bytes, length, ret_text, err)) {
        return false;
    }
    if (ret_text->replaced) {
        g_set_error(err, JY_ERROR, JY_ERROR_ENCODING, _("%u ill-formed sequences of %s"), ret_text->replaced,
                    ret_text->encoding);
        jy_decode_clear(ret_text);
        return false;
    }
    return true;
}

/* Opens the ignore file of a folder; a link is followed. *ret_file is NULL where there is none. */
static bool open_ignore(int folder, FILE **ret_file, GError **err)
{
    struct stat status;
    *ret_file = NULL;
    int fd = openat(folder, JY_WALK_IGNORE, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    int code = errno;
    if (fd < 0 && code == ENOENT && fstatat(folder, JY_WALK_IGNORE, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return true;
    }
    bool is_file = fd >= 0 && fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
    *ret_file = is_file ? fdopen(fd, "r") : NULL;
    if (!*ret_file) {
        g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s", fd < 0 ? g_strerror(code) : _("is no regular file"));
    }
    if (fd >= 0 && !*ret_file) {
        close(fd);
    }
    return *ret_file != NULL;
}

/* Reads the folder's own patterns. *ret_pushed tells whether there are any: they have to be taken off again. Fails
 * where they cannot be read: nobody knows then what of the folder is to be indexed. */
static bool push_ignore(file_walk *walking, int folder, const char *path, bool *ret_pushed, GError **err)
{
    FILE *file;
    g_auto(jy_decoded) text = {0};
    *ret_pushed = false;
    bool done = open_ignore(folder, &file, err) && (!file || read_ignore(file, &text, err));
    if (file) {
        fclose(file);
    }
    if (!done) {
        g_prefix_error(err, _("%s cannot be read, and what it leaves out is not known: "), JY_WALK_IGNORE);
        return false;
    }
    if (text.text) {
        g_ptr_array_add(walking->ignores, jy_ignore_new(path, text.text));
        *ret_pushed = true;
    }
    return true;
}

static void walk_names(file_walk *walking, DIR *dir, const char *path)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    const struct dirent *entry;
    while ((void)(errno = 0), (entry = readdir(dir)) != NULL) {
        if (!jy_walk_is_hidden(entry->d_name)) {
            g_ptr_array_add(names, g_strdup(entry->d_name));
        }
    }
    int code = errno;
    g_ptr_array_sort(names, by_name);
    if (code) {
        add_problem(walking, path, _("the folder cannot be read"), code);
    }
    bool pushed;
    GError *failure = NULL;
    if (!push_ignore(walking, dirfd(dir), path, &pushed, &failure)) {
        add_file(walking, path, NULL)->problem = failure;
        return;
    }
    for (guint i = 0; i < names->len && jy_patience_lasts(JY_PATIENCE_STEP); i++) {
        const char *name = names->pdata[i];
        g_autofree char *below = *path ? g_strconcat(path, "/", name, NULL) : g_strdup(name);
        visit(walking, dirfd(dir), name, below);
    }
    if (pushed) {
        g_ptr_array_set_size(walking->ignores, (int)walking->ignores->len - 1);
    }
}

static void walk_folder(file_walk *walking, int parent, const char *name, const char *path)
{
    int folder = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = folder >= 0 && walking->depth < DEPTH_MAX ? fdopendir(folder) : NULL;
    if (!dir) {
        add_problem(walking, path, _("the folder cannot be read"),
                    folder >= 0 && walking->depth >= DEPTH_MAX ? ELOOP : errno);
        if (folder >= 0) {
            close(folder);
        }
        return;
    }
    walking->depth++;
    struct stat here, index;
    bool is_index = walking->options->index_folder && fstat(folder, &here) == 0 &&
                    stat(walking->options->index_folder, &index) == 0 && here.st_dev == index.st_dev &&
                    here.st_ino == index.st_ino;
    if (!is_index) {
        tell_folder(walking, folder, path);
        walk_names(walking, dir, path);
    }
    walking->depth--;
    closedir(dir);
}

/* ---- where it begins ---- */

static bool push_ignore_of(file_walk *walking, const char *path, GError **err)
{
    g_autofree char *full = g_build_filename(walking->root, path, NULL);
    int folder = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool pushed, done = folder < 0 || push_ignore(walking, folder, path, &pushed, err);
    if (folder >= 0) {
        close(folder);
    }
    if (!done) {
        g_prefix_error(err, "%s: ", full);
    }
    return done;
}

/* Takes the patterns of the folders above `start` along. *ret_leads tells whether the way down from the root leads to
 * it. */
static bool lead_to(file_walk *walking, const char *start, bool is_folder, bool *ret_leads, GError **err)
{
    const char *name = start;
    *ret_leads = false;
    if (!push_ignore_of(walking, "", err)) {
        return false;
    }
    for (const char *slash = strchr(start, '/'); slash; slash = strchr(name, '/')) {
        g_autofree char *path = g_strndup(start, (gsize)(slash - start));
        if (jy_walk_is_hidden(name) || is_left_out(walking, path, true)) {
            return true;
        }
        if (!push_ignore_of(walking, path, err)) {
            return false;
        }
        name = slash + 1;
    }
    *ret_leads = !jy_walk_is_hidden(name) && !is_left_out(walking, start, is_folder);
    return true;
}

/* Tells of the folder in which a file lies. */
static void tell_folder_of(const file_walk *walking, const char *path)
{
    const char *slash = strrchr(path, '/');
    g_autofree char *above = g_strndup(path, slash ? (gsize)(slash - path) : 0);
    g_autofree char *full = g_build_filename(walking->root, above, NULL);
    int folder = open(full, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        tell_folder(walking, folder, above);
        close(folder);
    }
}

static bool fail_errno(const char *path, GError **err)
{
    g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", path, g_strerror(errno));
    return false;
}

static bool begin(file_walk *walking, const char *start, GError **err)
{
    g_autofree char *full = g_build_filename(walking->root, start, NULL);
    struct stat status;
    if (stat(full, &status) != 0) {
        return fail_errno(full, err);
    }
    bool leads = true;
    if (*start && !lead_to(walking, start, S_ISDIR(status.st_mode), &leads, err)) {
        return false;
    }
    if (!leads) {
        return true;
    }
    if (S_ISREG(status.st_mode)) {
        tell_folder_of(walking, start);
        if (is_included(walking, start)) {
            add_file(walking, start, &status);
        }
        return true;
    }
    int root = open(walking->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0) {
        return fail_errno(walking->root, err);
    }
    if (access(full, R_OK | X_OK) != 0) {
        close(root);
        return fail_errno(full, err);
    }
    walk_folder(walking, root, *start ? start : ".", start);
    close(root);

    /* A folder further down costs itself; without the one the walk begins at there is no walk. */
    for (guint i = 0; i < walking->files->len; i++) {
        const jy_walk_file *file = walking->files->pdata[i];
        if (file->problem && g_str_equal(file->path, start)) {
            g_set_error(err, JY_ERROR, JY_ERROR_IO, "%s: %s", full, file->problem->message);
            return false;
        }
    }
    return true;
}

static int by_path(const void *a, const void *b)
{
    const jy_walk_file *const *left = a, *const *right = b;
    return strcmp((*left)->path, (*right)->path);
}

static bool set_out(const jy_walk_options *options, file_walk *ret_walking, GError **err)
{
    char *real = realpath(options->root, NULL);
    if (!real) {
        return fail_errno(options->root, err);
    }
    *ret_walking = (file_walk){
        .options = options,
        .files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free),
        .ignores = g_ptr_array_new_with_free_func((GDestroyNotify)jy_ignore_free),
        .excludes = options->excludes ? jy_ignore_new_globs(options->excludes) : NULL,
        .root = g_strdup(real),
    };
    free(real);
    return true;
}

/* Frees all but the files. */
static void come_home(file_walk *walking)
{
    g_ptr_array_unref(walking->ignores);
    jy_ignore_free(walking->excludes);
    g_free(walking->root);
}

GPtrArray *jy_walk(const jy_walk_options *options, const char *start, GError **err)
{
    file_walk walking;
    if (!set_out(options, &walking, err)) {
        return NULL;
    }
    /* Half a walk would say that the other half is gone. */
    bool done = begin(&walking, start, err) && (jy_patience_lasts(0) || jy_patience_held(err));
    g_ptr_array_sort(walking.files, by_path);
    come_home(&walking);
    if (!done) {
        g_clear_pointer(&walking.files, g_ptr_array_unref);
    }
    return walking.files;
}

bool jy_walk_takes(const jy_walk_options *options, const char *path, bool is_folder)
{
    g_autofree char *full = g_build_filename(options->root, path, NULL);
    file_walk walking;
    if (g_strcmp0(full, options->index_folder) == 0) {
        return false;
    }
    if (!set_out(options, &walking, NULL)) {
        return true;
    }
    bool leads = false;
    bool is_known = lead_to(&walking, path, is_folder, &leads, NULL);
    bool takes = !is_known || (leads && (is_folder || is_included(&walking, path)));
    g_ptr_array_unref(walking.files);
    come_home(&walking);
    return takes;
}

/* True where nothing is left of a start; one that cannot be read is not gone. */
static bool is_gone(const jy_walk_options *options, const char *start, const GPtrArray *found)
{
    g_autofree char *full = g_build_filename(options->root, start, NULL);
    return found || !g_file_test(full, G_FILE_TEST_EXISTS);
}

GPtrArray *jy_walk_all(const jy_walk_options *options, const char *const *starts, bool may_be_gone, GError **err)
{
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free);
    for (; *starts; starts++) {
        g_autoptr(GError) failure = NULL;
        g_autoptr(GPtrArray) found = jy_walk(options, *starts, &failure);
        if (found && found->len == 0) {
            g_set_error(&failure, JY_ERROR, JY_ERROR_IO,
                        _("%s: no file to index is there (hidden files, and what .jiyanignore or --exclude name, are "
                          "left out); "
                          "nothing was changed (--allow-mass-removal takes it for true)"),
                        **starts ? *starts : options->root);
        }
        if (failure && !(may_be_gone && is_gone(options, *starts, found))) {
            g_propagate_error(err, g_steal_pointer(&failure));
            return NULL;
        }
        if (found) {
            g_ptr_array_extend_and_steal(files, g_steal_pointer(&found));
        }
    }
    return g_steal_pointer(&files);
}

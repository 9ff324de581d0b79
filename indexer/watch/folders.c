/* folders.c: the folders of an archive, watched by inotify(7) as far as the kernel lets us. */
#include "indexer/watch/folders.h"

#include <errno.h>
#include <linux/magic.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "indexer/watch/judge.h"

/* Bytes of events that are read at a time. */
#define BUFFER 65536

/* Known by the number of its watch. */
typedef struct {
    char *path; /* from the root */
    unsigned round;
} watched_folder;

struct jy_folders {
    int fd;            /* -1: none */
    int code;          /* errno where there is none */
    GHashTable *known; /* number of a watch → watched_folder */
    unsigned round;    /* of walks */
    guint count, watched;
    bool is_full, is_remote;
    int file_watch; /* of the folder of a file that is watched by itself; -1: none */
    char *file;     /* its name there */
};

static void free_folder(void *item)
{
    watched_folder *folder = item;
    g_free(folder->path);
    g_free(folder);
}

static void open_inotify(jy_folders *folders)
{
    folders->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    folders->code = folders->fd < 0 ? errno : 0;
}

jy_folders *jy_folders_new(void)
{
    jy_folders *folders = g_new0(jy_folders, 1);
    folders->known = g_hash_table_new_full(NULL, NULL, NULL, free_folder);
    folders->file_watch = -1;
    open_inotify(folders);
    return folders;
}

void jy_folders_free(jy_folders *folders)
{
    if (!folders) {
        return;
    }
    if (folders->fd >= 0) {
        close(folders->fd);
    }
    g_hash_table_unref(folders->known);
    g_free(folders->file);
    g_free(folders);
}

/* ---- a walk ---- */

void jy_folders_begin(jy_folders *folders)
{
    folders->round++;
    folders->count = folders->watched = 0;
    folders->is_full = folders->is_remote = false;
    if (folders->fd < 0) {
        open_inotify(folders); /* a limit may have been raised */
    }
}

/* True where files may change on another machine, or below a program, of which no event tells. */
static bool is_remote(int folder)
{
    static const uint32_t REMOTE[] = {NFS_SUPER_MAGIC,  SMB_SUPER_MAGIC, CIFS_SUPER_MAGIC,
                                      SMB2_SUPER_MAGIC, AFS_SUPER_MAGIC, CODA_SUPER_MAGIC,
                                      CEPH_SUPER_MAGIC, V9FS_MAGIC,      FUSE_SUPER_MAGIC};
    struct statfs status;
    bool found = false;
    if (fstatfs(folder, &status) == 0) {
        for (size_t i = 0; i < G_N_ELEMENTS(REMOTE); i++) {
            found |= (uint32_t)status.f_type == REMOTE[i];
        }
    }
    return found;
}

void jy_folders_add(int folder, const char *path, void *user)
{
    jy_folders *folders = user;
    folders->count++;
    folders->is_remote |= is_remote(folder);
    if (folders->fd < 0) {
        return;
    }
    /* By its handle: a name may lead somewhere else by now. */
    char name[32];
    snprintf(name, sizeof name, "/proc/self/fd/%d", folder);
    int number = inotify_add_watch(folders->fd, name, JY_JUDGE_EVENTS | IN_ONLYDIR | IN_EXCL_UNLINK);
    if (number < 0) {
        folders->is_full |= errno == ENOSPC || errno == ENOMEM;
        return;
    }
    watched_folder *watched = g_new(watched_folder, 1);
    *watched = (watched_folder){g_strdup(path), folders->round};
    g_hash_table_insert(folders->known, GINT_TO_POINTER(number), watched);
    folders->watched++;
}

static gboolean drop_old(void *number, void *item, void *user)
{
    jy_folders *folders = user;
    const watched_folder *watched = item;
    const int watch = GPOINTER_TO_INT(number);
    if (watched->round == folders->round) {
        return false;
    }
    if (watch != folders->file_watch) {
        (void)inotify_rm_watch(folders->fd, watch);
    }
    return true;
}

void jy_folders_end(jy_folders *folders)
{
    g_hash_table_foreach_remove(folders->known, drop_old, folders);
}

void jy_folders_set_file(jy_folders *folders, const char *file)
{
    g_autofree char *folder = g_path_get_dirname(file);
    const int before = folders->file_watch;
    g_free(folders->file);
    folders->file = g_path_get_basename(file);
    folders->file_watch =
        folders->fd < 0 ? -1 : inotify_add_watch(folders->fd, folder, JY_JUDGE_EVENTS | IN_ONLYDIR | IN_EXCL_UNLINK);
    if (before >= 0 && before != folders->file_watch &&
        !g_hash_table_contains(folders->known, GINT_TO_POINTER(before))) {
        (void)inotify_rm_watch(folders->fd, before);
    }
}

guint jy_folders_count(const jy_folders *folders)
{
    return folders->count;
}

guint jy_folders_watched(const jy_folders *folders)
{
    return folders->watched;
}

jy_folders_lack jy_folders_lacking(const jy_folders *folders)
{
    if (folders->fd < 0) {
        return folders->code == EMFILE ? JY_FOLDERS_INSTANCES : JY_FOLDERS_NONE;
    }
    if (folders->is_full) {
        return JY_FOLDERS_FEW;
    }
    return folders->is_remote ? JY_FOLDERS_REMOTE : JY_FOLDERS_WHOLE;
}

int jy_folders_errno(const jy_folders *folders)
{
    return folders->code;
}

/* ---- events ---- */

int jy_folders_fd(const jy_folders *folders)
{
    return folders->fd;
}

typedef struct {
    bool is_sure;
    bool (*takes)(const char *path, bool is_folder, void *user);
    void *user;
} event_reader;

static bool is_taken(const event_reader *reader, const watched_folder *folder, const struct inotify_event *event,
                     const char *name)
{
    g_autofree char *path = *folder->path ? g_strconcat(folder->path, "/", name, NULL) : g_strdup(name);
    return reader->is_sure || reader->takes(path, event->mask & IN_ISDIR, reader->user);
}

static bool counts(jy_folders *folders, const event_reader *reader, const struct inotify_event *event)
{
    const char *name = event->len ? event->name : "";
    const watched_folder *folder = g_hash_table_lookup(folders->known, GINT_TO_POINTER(event->wd));
    const bool is_file = event->wd == folders->file_watch && g_strcmp0(name, folders->file) == 0;
    switch (jy_judge(event->mask, name)) {
    case JY_JUDGE_NOTHING:
        return is_file;
    case JY_JUDGE_MAYBE:
        return is_file || (folder && is_taken(reader, folder, event, name));
    case JY_JUDGE_CHANGE:
        return folder || event->mask & IN_Q_OVERFLOW;
    case JY_JUDGE_GONE:
        g_hash_table_remove(folders->known, GINT_TO_POINTER(event->wd));
        folders->file_watch = event->wd == folders->file_watch ? -1 : folders->file_watch;
        return false;
    }
    return false;
}

bool jy_folders_read(jy_folders *folders, bool is_sure, bool (*takes)(const char *path, bool is_folder, void *user),
                     void *user)
{
    event_reader reader = {is_sure, takes, user};
    _Alignas(struct inotify_event) char buffer[BUFFER];
    bool found = false;
    ssize_t length;
    while (folders->fd >= 0 && (length = read(folders->fd, buffer, sizeof buffer)) > 0) {
        const struct inotify_event *event;
        for (const char *at = buffer; at < buffer + length; at += sizeof *event + event->len) {
            event = (const struct inotify_event *)(const void *)at;
            found |= counts(folders, &reader, event);
            reader.is_sure |= found;
        }
    }
    return found;
}

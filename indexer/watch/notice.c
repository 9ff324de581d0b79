/* notice.c: what a watch says of itself. */
#include "indexer/watch/notice.h"

#include <inttypes.h>
#include <jiyan/base/input.h>
#include <jiyan/base/terminal.h>
#include <libintl.h>

#define _(s) gettext(s)

#define LIMITS "/proc/sys/fs/inotify/"
#define WATCHES "max_user_watches"
#define INSTANCES "max_user_instances"
/* Bytes of a limit, as it is printed. */
#define LIMIT_MOST 64

void jy_notice_watching(const jy_folders *folders, const char *root, FILE *out)
{
    g_autofree char *safe = jy_terminal_safe(root);
    const guint count = jy_folders_watched(folders);
    fprintf(out, ngettext("watching %u folder of %s\n", "watching %u folders of %s\n", count), count, safe);
}

static uint64_t read_limit(const char *name)
{
    g_autofree char *path = g_strconcat(LIMITS, name, NULL), *text = NULL;
    size_t length;
    return jy_input_read(path, LIMIT_MOST, &text, &length, NULL) && text ? g_ascii_strtoull(text, NULL, 10) : 0;
}

/* Room for what is missing twice over, beside all that others have: the kernel takes memory only for what is used. */
static uint64_t better_limit(const char *name, guint missing)
{
    const uint64_t wanted = read_limit(name) + 2 * (uint64_t)missing;
    uint64_t limit = 1;
    while (limit < wanted) {
        limit *= 2;
    }
    return limit;
}

static void say_reason(const jy_folders *folders, FILE *out)
{
    const guint count = jy_folders_count(folders), watched = jy_folders_watched(folders);
    switch (jy_folders_lacking(folders)) {
    case JY_FOLDERS_FEW:
        fprintf(out,
                _("jiyan-index: warning: the kernel lets %u of %u folders be watched (raise its limit with: sysctl "
                  "fs.inotify.%s=%" PRIu64 ")"),
                watched, count, WATCHES, better_limit(WATCHES, count - watched));
        break;
    case JY_FOLDERS_INSTANCES:
        fprintf(out,
                _("jiyan-index: warning: the kernel lets no more programs watch folders (raise its limit with: "
                  "sysctl fs.inotify.%s=%" PRIu64 ")"),
                INSTANCES, better_limit(INSTANCES, 1));
        break;
    case JY_FOLDERS_NONE:
        fprintf(out, _("jiyan-index: warning: folders cannot be watched (%s)"), g_strerror(jy_folders_errno(folders)));
        break;
    case JY_FOLDERS_REMOTE:
    case JY_FOLDERS_WHOLE:
        fputs(
            _("jiyan-index: warning: some folders are on a file system of which the kernel may not hear every change"),
            out);
    }
}

void jy_notice_lack(const jy_folders *folders, int64_t seconds, FILE *out)
{
    say_reason(folders, out);
    fprintf(out,
            ngettext("; all files are looked at every %" PRId64 " second\n",
                     "; all files are looked at every %" PRId64 " seconds\n", (unsigned long)seconds),
            seconds);
}

/* service.c: the archive that a server answers from. */
#include "server/service/service.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <sys/stat.h>

#include "searcher/saved/saved.h"
#include "server/service/freshness.h"
#include "server/service/line.h"

#define _(s) gettext(s)

/* Seconds that a question waits for a reader. */
#define PATIENCE 20
/* Bytes of answers that are kept. */
#define CACHE_MOST (32 << 20)

/* A reader, lent or not. */
typedef struct {
    jy_archive archive;
    char *revision; /* that it was opened at; NULL: it is not open */
} service_reader;

struct jy_service {
    char **folders;
    uint32_t budget;
    unsigned size;
    service_reader *readers;
    jy_cache *cache;
    jy_freshness *freshness;
    jy_line *line; /* of service_reader */
};

static void append_state(GString *revision, const char *folder, const char *file)
{
    g_autofree char *path = g_build_filename(folder, file, NULL);
    struct stat now = {0};
    (void)stat(path, &now); /* one that is not there is a state, too */
    g_string_append_printf(revision, "-%" G_GINT64_MODIFIER "x.%lx.%" G_GINT64_MODIFIER "x", (guint64)now.st_ino,
                           (unsigned long)now.st_mtim.tv_nsec,
                           (guint64)now.st_mtim.tv_sec ^ (guint64)now.st_size << 32);
}

char *jy_service_revision(const jy_service *service)
{
    GString *revision = g_string_new(JIYAN_VERSION);
    for (char **folder = service->folders; *folder; folder++) {
        append_state(revision, *folder, JY_INDEX_STUB);
        append_state(revision, *folder, JY_SYNONYMS_FILE);
        append_state(revision, *folder, JY_SAVED_FILE);
    }
    return g_string_free(revision, false);
}

static void close_reader(service_reader *reader)
{
    jy_archive_clear(&reader->archive);
    g_clear_pointer(&reader->revision, g_free);
}

/* Opens what is there now. A writer that publishes meanwhile leaves a revision that is too old, and the next loan opens
 * it again. */
static bool refresh(const jy_service *service, service_reader *reader, GError **err)
{
    g_autofree char *revision = jy_service_revision(service);
    if (g_strcmp0(reader->revision, revision) == 0) {
        return true;
    }
    close_reader(reader);
    if (!jy_archive_open((const char *const *)service->folders, NULL, &reader->archive, err)) {
        jy_archive_clear(&reader->archive);
        return false;
    }
    reader->revision = g_steal_pointer(&revision);
    return true;
}

jy_service *jy_service_new(const char *const *folders, unsigned readers, uint32_t budget, GError **err)
{
    g_autoptr(jy_service) service = g_new0(jy_service, 1);
    service->folders = jy_archive_folders(folders);
    service->budget = budget;
    service->size = readers;
    service->readers = g_new0(service_reader, readers);
    service->cache = jy_cache_new(CACHE_MOST);
    service->freshness = jy_freshness_new((const char *const *)service->folders);
    service->line = jy_line_new();
    for (unsigned i = 0; i < readers; i++) {
        jy_line_give(service->line, &service->readers[i]);
    }
    jy_archive *first = jy_service_take(service, err);
    if (!first) {
        return NULL;
    }
    jy_service_give(service, first);
    return g_steal_pointer(&service);
}

void jy_service_free(jy_service *service)
{
    if (!service) {
        return;
    }
    for (unsigned i = 0; i < service->size; i++) {
        close_reader(&service->readers[i]);
    }
    g_free(service->readers);
    jy_line_free(service->line);
    jy_freshness_free(service->freshness);
    jy_cache_free(service->cache);
    g_strfreev(service->folders);
    g_free(service);
}

jy_archive *jy_service_take(jy_service *service, GError **err)
{
    service_reader *reader = jy_line_take(service->line, PATIENCE);
    if (!reader) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_TIMEOUT, _("too many questions at a time; ask again later"));
        return NULL;
    }
    if (!refresh(service, reader, err)) {
        jy_line_give(service->line, reader);
        return NULL;
    }
    return &reader->archive;
}

void jy_service_give(jy_service *service, jy_archive *archive)
{
    jy_line_give(service->line, archive); /* the first field of a reader */
}

const char *const *jy_service_folders(const jy_service *service)
{
    return (const char *const *)service->folders;
}

jy_cache *jy_service_cache(jy_service *service)
{
    return service->cache;
}

unsigned jy_service_behind(jy_service *service)
{
    g_autofree char *revision = jy_service_revision(service);
    return jy_freshness_behind(service->freshness, revision);
}

uint32_t jy_service_budget(const jy_service *service)
{
    return service->budget;
}

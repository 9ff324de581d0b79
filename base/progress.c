/* progress.c: a progress line that never scrolls, and messages that never break it. */
#include <jiyan/base/progress.h>

#include <pthread.h>

/* Microseconds between two drawings of the line. */
#define INTERVAL 100000

struct jy_progress {
    pthread_mutex_t mutex;
    FILE *stream;
    bool has_line;
    gint64 drawn; /* when the line was drawn last; 0 for what has to be drawn at once */
};

jy_progress *jy_progress_new(FILE *stream, bool has_line)
{
    jy_progress *progress = g_new0(jy_progress, 1);
    pthread_mutex_init(&progress->mutex, NULL);
    progress->stream = stream;
    progress->has_line = has_line;
    return progress;
}

/* Puts `text` where the line is. */
static void replace_line(jy_progress *progress, const char *text, gint64 drawn)
{
    pthread_mutex_lock(&progress->mutex);
    if (progress->has_line) {
        fputs("\r\033[K", progress->stream);
    }
    fputs(text, progress->stream);
    if (progress->has_line) {
        fflush(progress->stream);
    }
    progress->drawn = drawn;
    pthread_mutex_unlock(&progress->mutex);
}

void jy_progress_free(jy_progress *progress)
{
    if (!progress) {
        return;
    }
    replace_line(progress, "", 0);
    pthread_mutex_destroy(&progress->mutex);
    g_free(progress);
}

bool jy_progress_is_due(jy_progress *progress)
{
    pthread_mutex_lock(&progress->mutex);
    bool is_due = progress->has_line && g_get_monotonic_time() - progress->drawn >= INTERVAL;
    pthread_mutex_unlock(&progress->mutex);
    return is_due;
}

void jy_progress_draw(jy_progress *progress, const char *text)
{
    if (progress->has_line) {
        replace_line(progress, text, g_get_monotonic_time());
    }
}

void jy_progress_print(jy_progress *progress, const char *text)
{
    replace_line(progress, text, 0);
}

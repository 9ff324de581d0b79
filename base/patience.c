/* patience.c: how long a thread may work on what it is at. */
#include <jiyan/base/patience.h>

#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <libintl.h>
#include <time.h>

#define _(s) gettext(s)

/* Of a thread, as a parameter through every function between a worker and its innermost loop would say nothing there.
 */
static _Thread_local struct {
    bool has_begun, is_over;
    double seconds, until;
    size_t bytes; /* since the clock was looked at */
} mine;

static double now(void)
{
    struct timespec time = {0};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

void jy_patience_begin(double seconds)
{
    mine.has_begun = true;
    mine.is_over = false;
    mine.seconds = seconds;
    mine.until = now() + seconds;
    mine.bytes = 0;
}

void jy_patience_end(void)
{
    mine.has_begun = mine.is_over = false;
}

bool jy_patience_lasts(size_t bytes)
{
    mine.bytes += bytes;
    if (mine.has_begun && mine.bytes >= JY_PATIENCE_STEP) {
        mine.bytes = 0;
        mine.is_over = mine.is_over || jy_command_interrupted() || (mine.seconds > 0 && now() > mine.until);
    }
    return !mine.is_over;
}

bool jy_patience_held(GError **err)
{
    if (jy_command_interrupted()) {
        g_set_error(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED, _("interrupted; the index is as it was"));
        return false;
    }
    if (mine.is_over) {
        g_set_error(err, JY_ERROR, JY_ERROR_TIMEOUT, _("a document in it took more than %g seconds (--max-time)"),
                    mine.seconds);
        return false;
    }
    return true;
}

/* error.h: the errors of jiyan. A code says what the caller does next, the message says what, where and what to do. */
#ifndef JIYAN_BASE_ERROR_H
#define JIYAN_BASE_ERROR_H

#include <glib.h>
#include <stdbool.h>

#define JY_ERROR (jy_error_quark())
GQuark jy_error_quark(void);

/* The same codes, where it is the run's fault and not that of the file at hand: that of a file goes into the ledger and
 * the run goes on, that of the run ends it. */
#define JY_ERROR_OF_RUN (jy_error_run_quark())
GQuark jy_error_run_quark(void);
bool jy_error_is_of_run(const GError *err);

typedef enum {
    JY_ERROR_IO,            /* the file system said no: errno's text is in the message */
    JY_ERROR_UNSUPPORTED,   /* no reader for this kind of file (binary, unknown format) */
    JY_ERROR_ENCRYPTED,     /* needs a password */
    JY_ERROR_MALFORMED,     /* the file breaks its own format's rules */
    JY_ERROR_TOO_BIG,       /* over a stated limit */
    JY_ERROR_TIMEOUT,       /* took longer than a stated limit */
    JY_ERROR_ENCODING,      /* text in no encoding that fits */
    JY_ERROR_CHANGED,       /* the file changed while it was read */
    JY_ERROR_USAGE,         /* a command line or a setting is wrong */
    JY_ERROR_QUERY,         /* a query cannot be read: the message names the column */
    JY_ERROR_INDEX_MISSING, /* no index there */
    JY_ERROR_INDEX_LOCKED,  /* another writer holds it */
    JY_ERROR_INDEX_CHANGED, /* a reader's snapshot is gone: reopen and ask again */
    JY_ERROR_INDEX_VERSION, /* made by another version: rebuild */
    JY_ERROR_INDEX_CORRUPT, /* damaged: rebuild */
    JY_ERROR_INTERRUPTED,   /* SIGINT or SIGTERM */
    JY_ERROR_MEMORY,
    JY_ERROR_BUG, /* something that cannot happen did */
} jy_error;

/* The code's name as the ledger and JSON spell it ("unsupported", "too_big", …). Borrowed: valid for ever. */
const char *jy_error_name(jy_error code);

#endif

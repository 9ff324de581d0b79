/* error.c: the error domains and the names of its codes. */
#include <jiyan/base/error.h>

GQuark jy_error_quark(void)
{
    return g_quark_from_static_string("jiyan-error");
}

GQuark jy_error_run_quark(void)
{
    return g_quark_from_static_string("jiyan-run-error");
}

bool jy_error_is_of_run(const GError *err)
{
    return err->domain == JY_ERROR_OF_RUN;
}

const char *jy_error_name(jy_error code)
{
    static const char *const NAMES[] = {
        [JY_ERROR_IO] = "io",
        [JY_ERROR_UNSUPPORTED] = "unsupported",
        [JY_ERROR_ENCRYPTED] = "encrypted",
        [JY_ERROR_MALFORMED] = "malformed",
        [JY_ERROR_TOO_BIG] = "too_big",
        [JY_ERROR_TIMEOUT] = "timeout",
        [JY_ERROR_ENCODING] = "encoding",
        [JY_ERROR_CHANGED] = "changed",
        [JY_ERROR_USAGE] = "usage",
        [JY_ERROR_QUERY] = "query",
        [JY_ERROR_INDEX_MISSING] = "index_missing",
        [JY_ERROR_INDEX_LOCKED] = "index_locked",
        [JY_ERROR_INDEX_CHANGED] = "index_changed",
        [JY_ERROR_INDEX_VERSION] = "index_version",
        [JY_ERROR_INDEX_CORRUPT] = "index_corrupt",
        [JY_ERROR_INTERRUPTED] = "interrupted",
        [JY_ERROR_MEMORY] = "memory",
        [JY_ERROR_BUG] = "bug",
    };
    return (size_t)code < G_N_ELEMENTS(NAMES) ? NAMES[code] : "bug";
}

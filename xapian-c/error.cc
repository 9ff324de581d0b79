/* error.cc: every exception to a status. */
#include "fail.h"
#include "internal.hh"

namespace
{

/* What the system said, NULL where it said nothing. Xapian makes the text when it is asked for, which takes memory. */
const char *system_text(const Xapian::Error &thrown) noexcept
{
    try {
        return thrown.get_error_string();
    } catch (...) {
        return nullptr;
    }
}

xc_status fail_xapian(xc_error *error, xc_status status, const Xapian::Error &thrown) noexcept
{
    xc_fail(error, status, thrown.get_type(), thrown.get_msg().c_str(), thrown.get_context().c_str());
    const char *text = error ? system_text(thrown) : nullptr;
    if (text && !std::strstr(error->message, text) && std::strlen(error->message) + 2 < sizeof error->message) {
        xc_fail_append(error, ": ");
        xc_fail_append(error, text);
    }
    return status;
}

} // namespace

#define XC_CATCH(Type, status)                                                                                         \
    catch (const Xapian::Type &thrown)                                                                                 \
    {                                                                                                                  \
        return fail_xapian(error, status, thrown);                                                                     \
    }

/* Xapian::Error has no virtual functions, so the ladder goes from the special to the general. */
xc_status xc_fail_current(xc_error *error) noexcept
{
    try {
        throw;
    }
    XC_CATCH(DatabaseClosedError, XC_DATABASE_CLOSED)
    XC_CATCH(DatabaseCorruptError, XC_DATABASE_CORRUPT)
    XC_CATCH(DatabaseCreateError, XC_DATABASE_CREATE)
    XC_CATCH(DatabaseLockError, XC_DATABASE_LOCK)
    XC_CATCH(DatabaseModifiedError, XC_DATABASE_MODIFIED)
    XC_CATCH(DatabaseNotFoundError, XC_DATABASE_NOT_FOUND)
    XC_CATCH(DatabaseVersionError, XC_DATABASE_VERSION)
    XC_CATCH(DatabaseOpeningError, XC_DATABASE_OPENING)
    XC_CATCH(DatabaseError, XC_DATABASE)
    XC_CATCH(DocNotFoundError, XC_DOC_NOT_FOUND)
    XC_CATCH(FeatureUnavailableError, XC_FEATURE_UNAVAILABLE)
    XC_CATCH(NetworkTimeoutError, XC_NETWORK_TIMEOUT)
    XC_CATCH(NetworkError, XC_NETWORK)
    XC_CATCH(QueryParserError, XC_QUERY_PARSER)
    XC_CATCH(SerialisationError, XC_SERIALISATION)
    XC_CATCH(RangeError, XC_RANGE)
    XC_CATCH(WildcardError, XC_WILDCARD_EXPANSION)
    XC_CATCH(InternalError, XC_INTERNAL)
    XC_CATCH(AssertionError, XC_ASSERTION)
    XC_CATCH(InvalidArgumentError, XC_INVALID_ARGUMENT)
    XC_CATCH(InvalidOperationError, XC_INVALID_OPERATION)
    XC_CATCH(UnimplementedError, XC_UNIMPLEMENTED)
    XC_CATCH(Error, XC_XAPIAN)
    catch (const std::bad_alloc &)
    {
        return xc_fail_memory(error);
    }
    catch (const std::exception &thrown)
    {
        return xc_fail(error, XC_STD, "std::exception", thrown.what(), "");
    }
    catch (...)
    {
        return xc_fail(error, XC_UNKNOWN, "unknown", "something that is no exception was thrown", "");
    }
}

const char *xc_status_name(xc_status status)
{
#define XC_NAME(status)                                                                                                \
    case status:                                                                                                       \
        return #status
    switch (status) {
        XC_NAME(XC_OK);
        XC_NAME(XC_END);
        XC_NAME(XC_ASSERTION);
        XC_NAME(XC_INVALID_ARGUMENT);
        XC_NAME(XC_INVALID_OPERATION);
        XC_NAME(XC_UNIMPLEMENTED);
        XC_NAME(XC_DATABASE);
        XC_NAME(XC_DATABASE_CLOSED);
        XC_NAME(XC_DATABASE_CORRUPT);
        XC_NAME(XC_DATABASE_CREATE);
        XC_NAME(XC_DATABASE_LOCK);
        XC_NAME(XC_DATABASE_MODIFIED);
        XC_NAME(XC_DATABASE_OPENING);
        XC_NAME(XC_DATABASE_NOT_FOUND);
        XC_NAME(XC_DATABASE_VERSION);
        XC_NAME(XC_DOC_NOT_FOUND);
        XC_NAME(XC_FEATURE_UNAVAILABLE);
        XC_NAME(XC_INTERNAL);
        XC_NAME(XC_NETWORK);
        XC_NAME(XC_NETWORK_TIMEOUT);
        XC_NAME(XC_QUERY_PARSER);
        XC_NAME(XC_RANGE);
        XC_NAME(XC_SERIALISATION);
        XC_NAME(XC_WILDCARD_EXPANSION);
        XC_NAME(XC_XAPIAN);
        XC_NAME(XC_NO_MEMORY);
        XC_NAME(XC_STD);
        XC_NAME(XC_UNKNOWN);
    }
    return "XC_UNKNOWN";
}

const char *xc_version(void)
{
    return Xapian::version_string();
}

/* xapian_c_ladder_test.cc: whatever a callback or Xapian throws becomes the one status that it should. */
#include "tests/unit/xapian_c_fixture.h"

#include <functional>
#include <new>
#include <stdexcept>
#include <string>
#include <xapian.h>

namespace
{

struct Case {
    xc_status status;
    const char *type;
    std::function<void()> raise;
};

template <typename Error> Case xapian(xc_status status, const char *type)
{
    return {status, type, [] { throw Error("the message", "the context"); }};
}

/* An error of Xapian's that is none of those it has. */
class OtherError : public Xapian::RuntimeError
{
  public:
    OtherError() : Xapian::RuntimeError("the message", "the context", "+OtherError", 0)
    {
    }
};

const Case CASES[] = {
    xapian<Xapian::AssertionError>(XC_ASSERTION, "AssertionError"),
    xapian<Xapian::InvalidArgumentError>(XC_INVALID_ARGUMENT, "InvalidArgumentError"),
    xapian<Xapian::InvalidOperationError>(XC_INVALID_OPERATION, "InvalidOperationError"),
    xapian<Xapian::UnimplementedError>(XC_UNIMPLEMENTED, "UnimplementedError"),
    xapian<Xapian::DatabaseError>(XC_DATABASE, "DatabaseError"),
    xapian<Xapian::DatabaseClosedError>(XC_DATABASE_CLOSED, "DatabaseClosedError"),
    xapian<Xapian::DatabaseCorruptError>(XC_DATABASE_CORRUPT, "DatabaseCorruptError"),
    xapian<Xapian::DatabaseCreateError>(XC_DATABASE_CREATE, "DatabaseCreateError"),
    xapian<Xapian::DatabaseLockError>(XC_DATABASE_LOCK, "DatabaseLockError"),
    xapian<Xapian::DatabaseModifiedError>(XC_DATABASE_MODIFIED, "DatabaseModifiedError"),
    xapian<Xapian::DatabaseOpeningError>(XC_DATABASE_OPENING, "DatabaseOpeningError"),
    xapian<Xapian::DatabaseNotFoundError>(XC_DATABASE_NOT_FOUND, "DatabaseNotFoundError"),
    xapian<Xapian::DatabaseVersionError>(XC_DATABASE_VERSION, "DatabaseVersionError"),
    xapian<Xapian::DocNotFoundError>(XC_DOC_NOT_FOUND, "DocNotFoundError"),
    xapian<Xapian::FeatureUnavailableError>(XC_FEATURE_UNAVAILABLE, "FeatureUnavailableError"),
    xapian<Xapian::InternalError>(XC_INTERNAL, "InternalError"),
    xapian<Xapian::NetworkError>(XC_NETWORK, "NetworkError"),
    xapian<Xapian::NetworkTimeoutError>(XC_NETWORK_TIMEOUT, "NetworkTimeoutError"),
    xapian<Xapian::QueryParserError>(XC_QUERY_PARSER, "QueryParserError"),
    xapian<Xapian::RangeError>(XC_RANGE, "RangeError"),
    xapian<Xapian::SerialisationError>(XC_SERIALISATION, "SerialisationError"),
    xapian<Xapian::WildcardError>(XC_WILDCARD_EXPANSION, "WildcardError"),
    {XC_XAPIAN, "OtherError", [] { throw OtherError(); }},
    {XC_NO_MEMORY, "std::bad_alloc", [] { throw std::bad_alloc(); }},
    {XC_STD, "std::exception", [] { throw std::runtime_error("the message"); }},
    {XC_UNKNOWN, "unknown", [] { throw 7; }},
};

bool throw_it(xc_document *, void *user)
{
    (*static_cast<std::function<void()> *>(user))();
    return true;
}

void tell_it(const char *, const char *, void *user)
{
    (*static_cast<std::function<void()> *>(user))();
}

/* Runs a search whose decider throws. */
xc_status run_with(const std::function<void()> &raise, xc_error *error)
{
    std::function<void()> copy = raise;
    xc_writer *writer = xc_writer_new_in_memory(nullptr);
    fixture_add(writer, "all", "", nullptr, nullptr);
    xc_search *search = xc_search_new(xc_writer_database(writer), nullptr);
    xc_query *query = xc_query_match_all(nullptr);
    g_assert_cmpint(xc_search_set_query(search, query, nullptr), ==, XC_OK);
    xc_search_set_decider(search, throw_it, &copy);
    xc_result *result = nullptr;
    xc_status status = xc_search_run(search, 0, 1, 0, &result, error);
    g_assert_null(result);
    xc_query_free(query);
    xc_search_free(search);
    xc_writer_free(writer);
    return status;
}

void test_ladder()
{
    for (const Case &one : CASES) {
        xc_error error;
        memset(&error, 0x55, sizeof error);
        g_assert_cmpstr(xc_status_name(run_with(one.raise, &error)), ==, xc_status_name(one.status));
        g_assert_cmpint(error.status, ==, one.status);
        g_assert_cmpstr(error.type, ==, one.type);
        bool known = one.status != XC_NO_MEMORY && one.status != XC_UNKNOWN;
        if (known) {
            g_assert_cmpstr(error.message, ==, "the message");
        }
        g_assert_cmpstr(error.context, ==, known && one.status != XC_STD ? "the context" : "");
        g_assert_cmpint(run_with(one.raise, nullptr), ==, one.status);
    }
}

/* A callback that throws in the middle of a compaction. */
void test_compaction()
{
    char *folder = fixture_folder(), *path = g_build_filename(folder, "db", nullptr);
    char *target = g_build_filename(folder, "target", nullptr);
    xc_writer *writer = fixture_writer(path);
    fixture_add(writer, "a b c", "data", "value", nullptr);
    fixture_close(writer);
    for (const Case &one : CASES) {
        std::function<void()> raise = one.raise;
        xc_compact_options options = {0, 0, tell_it, &raise, nullptr};
        g_assert_cmpint(xc_compact(&path, 1, target, &options, nullptr), ==, one.status);
    }
    size_t errors = 77;
    g_assert_cmpint(xc_check(path, nullptr, &errors, nullptr), ==, XC_OK);
    g_assert_cmpuint(errors, ==, 0);
    g_free(path);
    g_free(target);
    fixture_remove(folder);
}

/* A message that is too long ends between two characters, wherever the limit falls. */
void test_cut()
{
    for (int shift = 0; shift < 4; shift++) {
        std::string message(static_cast<size_t>(shift), 'x'), context = message;
        for (int i = 0; i < 200; i++) {
            message += "记";
            context += "𠮷";
        }
        xc_error error;
        run_with([&] { throw Xapian::DatabaseError(message, context); }, &error);
        g_assert_true(g_utf8_validate(error.message, -1, nullptr));
        g_assert_true(g_utf8_validate(error.context, -1, nullptr));
        g_assert_cmpuint(strlen(error.message), >, sizeof error.message - 4);
        g_assert_cmpuint(strlen(error.context), >, sizeof error.context - 5);
        g_assert_true(g_str_has_prefix(message.c_str(), error.message));
        g_assert_true(g_str_has_prefix(context.c_str(), error.context));
    }
}

/* What the system said follows the message, once. */
void test_system_text()
{
    xc_error error;
    run_with([] { throw Xapian::DatabaseError("cannot write", "", ENOSPC); }, &error);
    g_assert_cmpstr(error.message, ==, "cannot write: No space left on device");
    run_with([] { throw Xapian::DatabaseError("No space left on device there", "", ENOSPC); }, &error);
    g_assert_cmpstr(error.message, ==, "No space left on device there");
}

} // namespace

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, nullptr);
    g_test_add_func("/xapian-c/ladder/ladder", test_ladder);
    g_test_add_func("/xapian-c/ladder/compaction", test_compaction);
    g_test_add_func("/xapian-c/ladder/cut", test_cut);
    g_test_add_func("/xapian-c/ladder/system text", test_system_text);
    return g_test_run();
}

/* xapian_c_error_test.c: every error that a caller can meet, brought about for real. */
#include "tests/unit/xapian_c_path_fixture.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>

/* A closed database of `count` documents with many terms each. */
static void fill(const char *path, int count)
{
    xc_writer *writer = fixture_writer(path);
    for (int i = 0; i < count; i++) {
        char *terms = g_strdup_printf("all t%d u%d v%d", i, i % 7, i % 97);
        fixture_add(writer, terms, "some data that lies in a table", "2020", NULL);
        g_free(terms);
    }
    fixture_close(writer);
}

/* Writes `length` bytes over a file of the database, from `offset`; the file grows no longer. */
static void damage(const char *path, const char *name, long offset, char byte, size_t length)
{
    char *file = g_build_filename(path, name, NULL);
    FILE *to = fopen(file, "r+b");
    g_assert_nonnull(to);
    g_assert_cmpint(fseek(to, offset, SEEK_SET), ==, 0);
    while (length--) {
        g_assert_cmpint(fputc(byte, to), !=, EOF);
    }
    g_assert_cmpint(fclose(to), ==, 0);
    g_free(file);
}

static void test_locked(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path), *second = NULL;
    check_fails(xc_writer_open(at->path, NULL, &second, &error), XC_DATABASE_LOCK);
    g_assert_null(second);
    fixture_close(writer);
    fixture_close(fixture_writer(at->path));
}

static void test_missing(fixture *at, const void *data)
{
    (void)data;
    xc_database *database = NULL;
    xc_error shown;
    check_fails(xc_database_open(at->path, &database, &error), XC_DATABASE_NOT_FOUND);
    check_fails(xc_database_open(at->folder, &database, &error), XC_DATABASE_NOT_FOUND);
    check_fails(xc_database_open(NULL, &database, &error), XC_INVALID_ARGUMENT);
    g_assert_null(database);
    g_assert_cmpint(xc_database_open(at->path, &database, NULL), ==, XC_DATABASE_NOT_FOUND);
    g_assert_cmpint(xc_database_open(at->path, &database, &shown), ==, XC_DATABASE_NOT_FOUND);
    g_assert_cmpstr(shown.type, ==, "DatabaseNotFoundError");
    g_assert_nonnull(strstr(shown.message, at->path));
    g_assert_nonnull(strstr(shown.message, "No such file or directory")); /* what the system said */
    char *deep = g_build_filename(at->path, "no", "such", "folder", NULL);
    xc_writer *writer = NULL;
    check_fails(xc_writer_open(deep, NULL, &writer, &error), XC_DATABASE_CREATE);
    g_free(deep);
}

static void test_corrupt(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 3000);
    size_t errors = 77;
    check_ok(xc_check(at->path, NULL, &errors, &error));
    g_assert_cmpuint(errors, ==, 0);
    damage(at->path, "postlist.glass", 0, '\x5a', 80000);
    xc_database *database = NULL;
    xc_error shown = {.status = XC_OK};
    xc_status status = xc_database_open(at->path, &database, &shown);
    uint32_t freq;
    if (status == XC_OK) {
        status = xc_database_term_freq(database, "all", 3, &freq, &shown);
    }
    g_assert_cmpstr(xc_status_name(status), ==, "XC_DATABASE_CORRUPT");
    g_assert_cmpstr(shown.type, ==, "DatabaseCorruptError");
    xc_database_free(database);

    char *report = g_build_filename(at->folder, "report", NULL), *text = NULL;
    status = xc_check(at->path, report, &errors, &shown);
    g_assert_true(status == XC_DATABASE_CORRUPT || (status == XC_OK && errors > 0));
    g_assert_true(g_file_get_contents(report, &text, NULL, NULL));
    g_assert_nonnull(strstr(text, "docdata"));
    g_free(text);
    g_free(report);
    check_fails(xc_check(at->path, "/no/such/folder/report", &errors, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_check("/no/such/database", NULL, &errors, &error), XC_DATABASE_OPENING);
}

/* The version file: another format's number, no magic, cut short. */
static void test_version_and_opening(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 10);
    damage(at->path, "iamglass", 14, '\x7f', 2);
    xc_database *database = NULL;
    check_fails(xc_database_open(at->path, &database, &error), XC_DATABASE_VERSION);
    xc_writer *writer = NULL;
    const xc_open_options existing = {.flags = XC_OPEN_EXISTING};
    check_fails(xc_writer_open(at->path, &existing, &writer, &error), XC_DATABASE_VERSION);
    char *version = g_build_filename(at->path, "iamglass", NULL);
    g_assert_cmpint(truncate(version, 20), ==, 0);
    xc_error shown;
    xc_status status = xc_database_open(at->path, &database, &shown);
    g_assert_true(status == XC_DATABASE_OPENING || status == XC_DATABASE_CORRUPT || status == XC_DATABASE_VERSION);
    g_free(version);
    char *stub = g_build_filename(at->folder, "stub", NULL);
    g_assert_true(g_file_set_contents(stub, "nonsense nowhere\n", -1, NULL));
    check_fails(xc_database_open(stub, &database, &error), XC_DATABASE_OPENING);
    g_free(stub);
    g_assert_null(database);
}

static void test_modified(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 2000);
    xc_database *database = fixture_open(at->path);
    xc_terms *terms = xc_database_terms(database, "", 0, NULL);
    check_ok(xc_terms_next(terms, &error));
    xc_writer *writer = fixture_writer(at->path);
    for (int commit = 0; commit < 3; commit++) {
        for (int i = 0; i < 2000; i++) {
            fixture_add(writer, "all t more and more", "data", NULL, NULL);
        }
        check_ok(xc_writer_commit(writer, &error));
    }
    uint32_t freq = 77;
    xc_status status = XC_OK;
    for (int i = 0; i < 2000 && status == XC_OK; i++) { /* what lies in a block that was read before is still there */
        char *term = g_strdup_printf("t%d", i);
        freq = 77;
        status = xc_database_term_freq(database, term, strlen(term), &freq, NULL);
        g_free(term);
    }
    g_assert_cmpstr(xc_status_name(status), ==, "XC_DATABASE_MODIFIED");
    g_assert_cmpuint(freq, ==, 77); /* untouched */
    while ((status = xc_terms_next(terms, NULL)) == XC_OK) {
    }
    g_assert_cmpstr(xc_status_name(status), ==, "XC_DATABASE_MODIFIED");
    size_t length;
    g_assert_cmpstr(xc_terms_text(terms, &length), ==, "");
    g_assert_cmpint(xc_terms_next(terms, NULL), ==, XC_END);
    xc_terms_free(terms);
    check_ok(xc_database_reopen(database, NULL, &error));
    check_ok(xc_database_term_freq(database, "all", 3, &freq, &error));
    g_assert_cmpuint(freq, ==, 8000);
    xc_database_free(database);
    fixture_close(writer);
}

static void test_closed(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 10);
    xc_database *database = fixture_open(at->path);
    xc_search *search = xc_search_new(database, NULL);
    xc_query *query = fixture_term("all");
    check_ok(xc_search_set_query(search, query, &error));
    check_ok(xc_database_close(database, &error));
    uint32_t freq;
    xc_result *result = NULL;
    check_fails(xc_database_term_freq(database, "all", 3, &freq, &error), XC_DATABASE_CLOSED);
    check_fails(xc_search_run(search, 0, 10, 0, &result, &error), XC_DATABASE_CLOSED);
    check_fails(xc_database_reopen(database, NULL, &error), XC_DATABASE_CLOSED);
    g_assert_null(result);
    xc_search_free(search);
    xc_query_free(query);
    xc_database_free(database);

    xc_writer *writer = fixture_writer(at->path);
    check_ok(xc_writer_close(writer, &error));
    xc_document *document = fixture_document("a", "", NULL, NULL);
    check_fails(xc_writer_add(writer, document, NULL, &error), XC_DATABASE_CLOSED);
    xc_document_free(document);
    xc_writer_free(writer);
}

static void test_documents(fixture *at, const void *data)
{
    (void)data;
    xc_writer *writer = fixture_writer(at->path);
    xc_database *now = xc_writer_database(writer);
    xc_document *document = xc_document_new(NULL), *found = NULL;
    char longest[256];
    memset(longest, 't', sizeof longest);
    check_fails(xc_document_add_term(document, "", 0, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_document_add_term(document, NULL, 3, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_document_add_term(NULL, "a", 1, 1, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_document_remove_term(document, "none", 4, &error), XC_INVALID_ARGUMENT);
    check_ok(xc_document_add_term(document, longest, 245, 1, &error));
    xc_docid docid = 0;
    check_ok(xc_writer_add(writer, document, &docid, &error));
    g_assert_cmpuint(docid, ==, 1);
    check_ok(xc_document_add_term(document, longest, 246, 1, &error));
    check_fails(xc_writer_add(writer, document, &docid, &error), XC_INVALID_ARGUMENT);
    g_assert_cmpuint(docid, ==, 1); /* untouched */
    check_fails(xc_writer_replace(writer, 0, document, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_writer_delete(writer, 0, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_writer_delete(writer, 99, &error), XC_DOC_NOT_FOUND);
    check_fails(xc_writer_delete_term(writer, "", 0, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_database_get_document(now, 0, &found, &error), XC_INVALID_ARGUMENT);
    check_fails(xc_database_get_document(now, 99, &found, &error), XC_DOC_NOT_FOUND);
    uint32_t length;
    check_fails(xc_database_doc_length(now, 99, &length, &error), XC_DOC_NOT_FOUND);
    check_null(xc_database_document_terms(now, 99, &error), XC_DOC_NOT_FOUND);
    check_null(xc_document_unserialise("\xff\xff nonsense", 11, &error), XC_NETWORK);
    check_null(xc_query_unserialise("\x13\x37 nonsense", 11, &error), XC_SERIALISATION);
    g_assert_null(found);
    xc_document_free(document);
    fixture_close(writer);
}

static void test_without_term_lists(fixture *at, const void *data)
{
    (void)data;
    const xc_open_options options = {.flags = XC_OPEN_CREATE | XC_OPEN_NO_TERMLIST};
    xc_writer *writer = NULL;
    check_ok(xc_writer_open(at->path, &options, &writer, &error));
    fixture_add(writer, "a b", "", NULL, NULL);
    check_ok(xc_writer_commit(writer, &error));
    check_fails(xc_writer_delete(writer, 1, &error), XC_FEATURE_UNAVAILABLE);
    check_null(xc_database_document_terms(xc_writer_database(writer), 1, &error), XC_FEATURE_UNAVAILABLE);
    xc_writer_free(writer);
}

static void test_queries(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 50);
    xc_database *database = fixture_open(at->path);
    xc_search *search = xc_search_new(database, NULL);
    xc_query *wide = xc_query_wildcard("t", 1, 5, XC_WILDCARD_ERROR, XC_OP_SYNONYM, NULL);
    xc_result *result = NULL;
    check_ok(xc_search_set_query(search, wide, &error));
    check_fails(xc_search_run(search, 0, 10, 0, &result, &error), XC_WILDCARD_EXPANSION);
    check_null(xc_query_wildcard("t", 1, 5, XC_WILDCARD_ERROR, XC_OP_AND, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_wildcard("t", 1, 5, (xc_wildcard)3, XC_OP_OR, &error), XC_INVALID_ARGUMENT);

    xc_query *term = fixture_term("all");
    xc_query *both = xc_query_combine(XC_OP_AND, (const xc_query *const[]){term, term}, 2, 0, NULL);
    const xc_query *const parts[] = {term, both, NULL};
    check_null(xc_query_combine((xc_op)15, parts, 2, 0, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_combine(XC_OP_AND, parts, 3, 0, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_combine(XC_OP_AND, NULL, 3, 0, &error), XC_INVALID_ARGUMENT);
    check_null(xc_query_combine(XC_OP_NEAR, parts, 2, 5, &error), XC_UNIMPLEMENTED);
    check_null(xc_query_scale(term, -1, &error), XC_INVALID_ARGUMENT);

    check_ok(xc_search_set_query(search, term, &error));
    check_ok(xc_search_run(search, 0, 10, 0, &result, &error));
    xc_hit hit;
    xc_document *document = NULL;
    check_fails(xc_result_hit(result, 10, &hit, &error), XC_RANGE);
    check_fails(xc_result_document(result, 10, &document, &error), XC_RANGE);
    check_fails(xc_search_set_weighting(search, "no-such-scheme", &error), XC_INVALID_ARGUMENT);
    check_fails(xc_search_set_query(search, NULL, &error), XC_INVALID_ARGUMENT);
    xc_database *nothing = xc_database_new(NULL);
    check_null(xc_search_new(nothing, &error), XC_INVALID_ARGUMENT);
    check_null(xc_search_new(NULL, &error), XC_INVALID_ARGUMENT);
    xc_database_free(nothing);
    xc_result_free(result);
    xc_query_free(wide);
    xc_query_free(term);
    xc_query_free(both);
    xc_search_free(search);
    xc_database_free(database);
}

/* A socket that listens on a port of 127.0.0.1 and never answers. */
static int listen_somewhere(unsigned *ret_port)
{
    int sock = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t length = sizeof address;
    g_assert_cmpint(bind(sock, (struct sockaddr *)&address, length), ==, 0);
    g_assert_cmpint(listen(sock, 4), ==, 0);
    g_assert_cmpint(getsockname(sock, (struct sockaddr *)&address, &length), ==, 0);
    *ret_port = ntohs(address.sin_port);
    return sock;
}

static void test_network(fixture *at, const void *data)
{
    (void)data;
    unsigned port;
    int sock = listen_somewhere(&port);
    xc_database *database = NULL;
    check_fails(xc_database_open_tcp("127.0.0.1", port, 200, 1000, &database, &error), XC_NETWORK_TIMEOUT);
    close(sock);
    xc_error shown;
    g_assert_cmpint(xc_database_open_tcp("127.0.0.1", port, 1000, 1000, &database, &shown), ==, XC_NETWORK);
    g_assert_nonnull(strstr(shown.message, "Connection refused"));
    g_assert_nonnull(strstr(shown.context, "127.0.0.1"));
    check_fails(xc_database_open_program("/no/such/program", "", 1000, &database, &error), XC_NETWORK);
    char *stub = g_build_filename(at->folder, "stub", NULL), *line = g_strdup_printf("remote 127.0.0.1:%u\n", port);
    g_assert_true(g_file_set_contents(stub, line, -1, NULL));
    check_fails(xc_database_open(stub, &database, &error), XC_NETWORK);
    g_assert_null(database);
    g_free(stub);
    g_free(line);
}

/* A file that may not grow is met as a full disk is: the commit says so, and the database is as it was. */
static void test_full_disk(fixture *at, const void *data)
{
    (void)data;
    fill(at->path, 10);
    xc_writer *writer = fixture_writer(at->path);
    for (int i = 0; i < 5000; i++) {
        char *terms = g_strdup_printf("x%d y%d z%d", i, i * 7, i * 13);
        fixture_add(writer, terms, "data", NULL, NULL);
        g_free(terms);
    }
    struct rlimit old, small;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &old), ==, 0);
    small = old;
    small.rlim_cur = 65536;
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
    xc_error shown;
    xc_status status = xc_writer_commit(writer, &shown);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &old), ==, 0);
    signal(SIGXFSZ, handler);
    g_assert_cmpuint(fixture_count(xc_writer_database(writer)), ==, 10);
    fixture_add(writer, "room again", "", NULL, NULL);
    check_ok(xc_writer_close(writer, &error));
    g_assert_cmpstr(xc_status_name(status), ==, "XC_DATABASE");
    g_assert_nonnull(strstr(shown.message, "File too large"));
    xc_writer_free(writer);
    xc_database *database = fixture_open(at->path);
    g_assert_cmpuint(fixture_count(database), ==, 11);
    size_t errors = 77;
    check_ok(xc_check(at->path, NULL, &errors, &error));
    g_assert_cmpuint(errors, ==, 0);
    xc_database_free(database);
}

static void test_names(void)
{
    g_assert_cmpstr(xc_status_name(XC_OK), ==, "XC_OK");
    g_assert_cmpstr(xc_status_name(XC_UNKNOWN), ==, "XC_UNKNOWN");
    g_assert_cmpstr(xc_status_name((xc_status)31), ==, "XC_UNKNOWN");
    g_assert_true(g_str_has_prefix(xc_version(), "1.4."));
}

static void test_free_null(void)
{
    xc_database_free(NULL);
    xc_writer_free(NULL);
    xc_document_free(NULL);
    xc_query_free(NULL);
    xc_search_free(NULL);
    xc_result_free(NULL);
    xc_terms_free(NULL);
    xc_postings_free(NULL);
    xc_positions_free(NULL);
    xc_values_free(NULL);
    xc_text_free(NULL);
}

static void test_sortable(void)
{
    static const double NUMBERS[] = {-1e300, -2018, -0.5, 0, 1e-300, 0.25, 1, 2018, 2018.5, 20180305, 1e300};
    char last[XC_SORTABLE_MAX + 1] = "";
    size_t last_length = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(NUMBERS); i++) {
        char text[XC_SORTABLE_MAX + 1] = "";
        size_t length = xc_sortable_serialise(NUMBERS[i], text);
        g_assert_cmpuint(length, <=, XC_SORTABLE_MAX);
        g_assert_true(xc_sortable_unserialise(text, length) == NUMBERS[i]);
        int order = memcmp(last, text, MIN(length, last_length));
        g_assert_true(order < 0 || (order == 0 && last_length < length));
        memcpy(last, text, sizeof last);
        last_length = length;
    }
    g_assert_true(xc_sortable_unserialise(NULL, 0) < -1e308);
    (void)xc_sortable_unserialise("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff", 18);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    static const fixture_test TESTS[] = {
        {"/xapian-c/error/locked", test_locked},
        {"/xapian-c/error/missing", test_missing},
        {"/xapian-c/error/corrupt", test_corrupt},
        {"/xapian-c/error/version and opening", test_version_and_opening},
        {"/xapian-c/error/modified", test_modified},
        {"/xapian-c/error/closed", test_closed},
        {"/xapian-c/error/documents", test_documents},
        {"/xapian-c/error/without term lists", test_without_term_lists},
        {"/xapian-c/error/queries", test_queries},
        {"/xapian-c/error/network", test_network},
        {"/xapian-c/error/full disk", test_full_disk},
    };
    fixture_add_tests(TESTS);
    g_test_add_func("/xapian-c/error/names", test_names);
    g_test_add_func("/xapian-c/error/free NULL", test_free_null);
    g_test_add_func("/xapian-c/error/sortable", test_sortable);
    return g_test_run();
}

/* xapian_c_fixture.h: what the tests of the binding share: a folder of their own and small databases. */
#ifndef XAPIAN_C_FIXTURE_H
#define XAPIAN_C_FIXTURE_H

#include <ftw.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <xapian-c/xapian_c.h>

/* Xapian 1.4's own check of a database deletes a table as what it is derived from, which AddressSanitizer notices. */
#ifdef __cplusplus
extern "C" {
#endif
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "new_delete_type_mismatch=0";
}
#ifdef __cplusplus
}
#endif

/* What each test begins with; every file has its own, and set_up and tear_down for it. */
typedef struct fixture fixture;

typedef struct fixture_test {
    const char *name;
    void (*run)(fixture *at, const void *data);
} fixture_test;

/* Adds an array of fixture_test. */
#define fixture_add_tests(tests)                                                                                       \
    for (size_t i_ = 0; i_ < G_N_ELEMENTS(tests); i_++) {                                                              \
        g_test_add((tests)[i_].name, fixture, NULL, set_up, (tests)[i_].run, tear_down);                               \
    }

/* A call that takes an error last and has to succeed: its type and message are shown when it does not. */
#define check_ok(call)                                                                                                 \
    do {                                                                                                               \
        xc_error error;                                                                                                \
        memset(&error, 0, sizeof error);                                                                               \
        xc_status got_ = (call);                                                                                       \
        if (got_ != XC_OK) {                                                                                           \
            g_error("%s:%d: %s: %s: %s", __FILE__, __LINE__, #call, xc_status_name(got_), error.message);              \
        }                                                                                                              \
    } while (0)

/* A call that has to fail with the status, and to say so in the error too. */
#define check_fails(call, wanted)                                                                                      \
    do {                                                                                                               \
        xc_error error;                                                                                                \
        memset(&error, 0, sizeof error);                                                                               \
        xc_status got_ = (call);                                                                                       \
        g_assert_cmpstr(xc_status_name(got_), ==, xc_status_name(wanted));                                             \
        g_assert_cmpint(error.status, ==, (wanted));                                                                   \
        g_assert_cmpstr(error.type, !=, "");                                                                           \
        g_assert_cmpstr(error.message, !=, "");                                                                        \
    } while (0)

/* The same for a call that makes a handle. */
#define check_null(call, wanted)                                                                                       \
    do {                                                                                                               \
        xc_error error;                                                                                                \
        memset(&error, 0, sizeof error);                                                                               \
        g_assert_null(call);                                                                                           \
        g_assert_cmpstr(xc_status_name(error.status), ==, xc_status_name(wanted));                                     \
    } while (0)

/* Bytes, which may hold NULs, are those of a literal. `length` may be what getting `data` sets. */
#define check_bytes(data, length, literal)                                                                             \
    do {                                                                                                               \
        const char *data_ = (data);                                                                                    \
        g_assert_cmpuint((length), ==, sizeof(literal) - 1);                                                           \
        g_assert_true(memcmp(data_, (literal), sizeof(literal) - 1) == 0);                                             \
    } while (0)

static inline int fixture_remove_one(const char *path, const struct stat *stat, int type, struct FTW *place)
{
    (void)stat, (void)type, (void)place;
    return remove(path);
}

/* A new empty folder; remove with fixture_remove. */
static inline char *fixture_folder(void)
{
    char *folder = g_dir_make_tmp("xapian-c-XXXXXX", NULL);
    g_assert_nonnull(folder);
    return folder;
}

static inline void fixture_remove(char *folder)
{
    g_assert_cmpint(nftw(folder, fixture_remove_one, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
    g_free(folder);
}

/* A document: terms at their positions, the data, and a value in slot 0 and 1 where it is not NULL. */
static inline xc_document *fixture_document(const char *terms, const char *data, const char *first, const char *second)
{
    xc_document *document = xc_document_new(NULL);
    g_assert_nonnull(document);
    char **words = g_strsplit(terms, " ", 0);
    for (uint32_t i = 0; words[i]; i++) {
        check_ok(xc_document_add_posting(document, words[i], strlen(words[i]), i + 1, 1, &error));
    }
    g_strfreev(words);
    check_ok(xc_document_set_data(document, data, strlen(data), &error));
    if (first) {
        check_ok(xc_document_add_value(document, 0, first, strlen(first), &error));
    }
    if (second) {
        check_ok(xc_document_add_value(document, 1, second, strlen(second), &error));
    }
    return document;
}

static inline xc_docid fixture_add(xc_writer *writer, const char *terms, const char *data, const char *first,
                                   const char *second)
{
    xc_document *document = fixture_document(terms, data, first, second);
    xc_docid docid = 0;
    check_ok(xc_writer_add(writer, document, &docid, &error));
    xc_document_free(document);
    return docid;
}

static inline xc_writer *fixture_writer(const char *path)
{
    xc_writer *writer = NULL;
    check_ok(xc_writer_open(path, NULL, &writer, &error));
    return writer;
}

static inline xc_database *fixture_open(const char *path)
{
    xc_database *database = NULL;
    check_ok(xc_database_open(path, &database, &error));
    return database;
}

static inline void fixture_close(xc_writer *writer)
{
    check_ok(xc_writer_close(writer, &error));
    xc_writer_free(writer);
}

static inline uint32_t fixture_count(const xc_database *database)
{
    uint32_t count = 0;
    check_ok(xc_database_doc_count(database, &count, &error));
    return count;
}

static inline xc_query *fixture_term(const char *term)
{
    xc_query *query = xc_query_term(term, strlen(term), 1, NULL);
    g_assert_nonnull(query);
    return query;
}

#endif

/* xapian_c_search_fixture.h: seven documents, and a search for what six of them have. */
#ifndef XAPIAN_C_SEARCH_FIXTURE_H
#define XAPIAN_C_SEARCH_FIXTURE_H

#include "tests/unit/xapian_c_fixture.h"

/* Documents 1 to 7: terms, data, slot 0 (year), slot 1 (kind). */
static const char *const DOCUMENTS[][4] = {
    {"all tax tax tax reform", "one", "2020", "report"},
    {"all tax", "two", "2018", "report"},
    {"all reform water", "three", "2019", "notice"},
    {"all school", "four", NULL, "speech"},
    {"all tax water school road", "five", "2021", NULL},
    {"all road", "six", "2018", "report"},
    {"other", "seven", "2022", "other"},
};

struct fixture {
    xc_writer *writer;
    xc_search *search;
};

static inline void look_for(xc_search *search, const char *term)
{
    xc_query *query = fixture_term(term);
    check_ok(xc_search_set_query(search, query, &error));
    xc_query_free(query); /* the search has its own */
}

static inline void set_up(fixture *at, const void *data)
{
    (void)data;
    at->writer = xc_writer_new_in_memory(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        fixture_add(at->writer, DOCUMENTS[i][0], DOCUMENTS[i][1], DOCUMENTS[i][2], DOCUMENTS[i][3]);
    }
    at->search = xc_search_new(xc_writer_database(at->writer), NULL);
    g_assert_nonnull(at->search);
    look_for(at->search, "all");
}

static inline void tear_down(fixture *at, const void *data)
{
    (void)data;
    xc_search_free(at->search);
    xc_writer_free(at->writer);
}

static inline xc_result *run(xc_search *search, uint32_t first, uint32_t limit)
{
    xc_result *result = NULL;
    check_ok(xc_search_run(search, first, limit, 100, &result, &error));
    return result;
}

static inline xc_hit hit_of(const xc_result *result, uint32_t i)
{
    xc_hit hit = {0};
    check_ok(xc_result_hit(result, i, &hit, &error));
    return hit;
}

/* The numbers of the documents found, in order, as "1 2 3". */
#define check_order(search, wanted)                                                                                    \
    do {                                                                                                               \
        xc_result *result_ = run((search), 0, 100);                                                                    \
        GString *found_ = g_string_new(NULL);                                                                          \
        for (uint32_t i_ = 0; i_ < xc_result_size(result_); i_++) {                                                    \
            g_string_append_printf(found_, i_ ? " %u" : "%u", hit_of(result_, i_).docid);                              \
        }                                                                                                              \
        g_assert_cmpstr(found_->str, ==, (wanted));                                                                    \
        g_string_free(found_, TRUE);                                                                                   \
        xc_result_free(result_);                                                                                       \
    } while (0)

#endif

/* xapian_c_iterator_test.c: documents and the iterators over terms, postings, positions and values. */
#include "tests/unit/xapian_c_fixture.h"

/* Terms at positions, 1 to 4; slot 0. */
static xc_writer *four_documents(void)
{
    xc_writer *writer = xc_writer_new_in_memory(NULL);
    fixture_add(writer, "a b a", "one", "x", NULL);
    fixture_add(writer, "b", "two", NULL, "kind");
    fixture_add(writer, "a ab", "three", "z", NULL);
    fixture_add(writer, "a税 税", "four", NULL, NULL);
    return writer;
}

/* All terms of an iterator, which it frees, as "a b". */
#define check_terms(iterator, wanted)                                                                                  \
    do {                                                                                                               \
        xc_terms *terms_ = (iterator);                                                                                 \
        g_assert_nonnull(terms_);                                                                                      \
        GString *found_ = g_string_new(NULL);                                                                          \
        xc_status status_;                                                                                             \
        while ((status_ = xc_terms_next(terms_, NULL)) == XC_OK) {                                                     \
            size_t length_;                                                                                            \
            const char *text_ = xc_terms_text(terms_, &length_);                                                       \
            g_string_append(found_, found_->len ? " " : "");                                                           \
            g_string_append_len(found_, text_, (gssize)length_);                                                       \
        }                                                                                                              \
        g_assert_cmpint(status_, ==, XC_END);                                                                          \
        g_assert_cmpint(xc_terms_next(terms_, NULL), ==, XC_END);                                                      \
        g_assert_cmpstr(found_->str, ==, (wanted));                                                                    \
        g_string_free(found_, TRUE);                                                                                   \
        xc_terms_free(terms_);                                                                                         \
    } while (0)

static void test_terms(void)
{
    xc_writer *writer = four_documents();
    xc_database *now = xc_writer_database(writer);
    check_terms(xc_database_terms(now, NULL, 0, NULL), "a ab a税 b 税");
    check_terms(xc_database_terms(now, "a", 1, NULL), "a ab a税");
    check_terms(xc_database_terms(now, "none", 4, NULL), "");
    check_terms(xc_database_document_terms(now, 3, NULL), "a ab");

    xc_terms *terms = xc_database_terms(now, "", 0, NULL);
    uint32_t figure = 77;
    size_t length = 77;
    g_assert_cmpstr(xc_terms_text(terms, &length), ==, ""); /* before the first */
    g_assert_cmpuint(length, ==, 0);
    check_fails(xc_terms_freq(terms, &figure, &error), XC_INVALID_OPERATION);
    check_ok(xc_terms_skip_to(terms, "aa", 2, &error));
    g_assert_cmpstr(xc_terms_text(terms, NULL), ==, "ab");
    check_ok(xc_terms_freq(terms, &figure, &error));
    g_assert_cmpuint(figure, ==, 1);
    check_fails(xc_terms_wdf(terms, &figure, &error), XC_INVALID_OPERATION);
    check_ok(xc_terms_next(terms, &error));
    g_assert_cmpstr(xc_terms_text(terms, NULL), ==, "a税");
    check_ok(xc_terms_skip_to(terms, "b", 1, &error));
    check_ok(xc_terms_freq(terms, &figure, &error));
    g_assert_cmpuint(figure, ==, 2);
    g_assert_cmpint(xc_terms_skip_to(terms, "\xff", 1, NULL), ==, XC_END);
    g_assert_cmpint(xc_terms_skip_to(terms, "\xff", 1, NULL), ==, XC_END);
    check_fails(xc_terms_freq(terms, &figure, &error), XC_INVALID_OPERATION);
    xc_terms_free(terms);
    xc_writer_free(writer);
}

static void test_postings(void)
{
    xc_writer *writer = four_documents();
    xc_database *now = xc_writer_database(writer);
    xc_postings *postings = xc_database_postings(now, "a", 1, NULL);
    g_assert_cmpuint(xc_postings_docid(postings), ==, 0);
    check_ok(xc_postings_next(postings, &error));
    g_assert_cmpuint(xc_postings_docid(postings), ==, 1);
    g_assert_cmpuint(xc_postings_wdf(postings), ==, 2);
    check_ok(xc_postings_skip_to(postings, 2, &error));
    g_assert_cmpuint(xc_postings_docid(postings), ==, 3);
    g_assert_cmpuint(xc_postings_wdf(postings), ==, 1);
    g_assert_cmpint(xc_postings_next(postings, NULL), ==, XC_END);
    g_assert_cmpuint(xc_postings_docid(postings), ==, 0);
    g_assert_cmpuint(xc_postings_wdf(postings), ==, 0);
    g_assert_cmpint(xc_postings_skip_to(postings, 1, NULL), ==, XC_END);
    xc_postings_free(postings);

    postings = xc_database_postings(now, NULL, 0, NULL);
    uint32_t count = 0;
    while (xc_postings_next(postings, NULL) == XC_OK) {
        g_assert_cmpuint(xc_postings_docid(postings), ==, ++count);
        g_assert_cmpuint(xc_postings_wdf(postings), ==, 1);
    }
    g_assert_cmpuint(count, ==, 4);
    xc_postings_free(postings);

    postings = xc_database_postings(now, "none", 4, NULL);
    g_assert_cmpint(xc_postings_next(postings, NULL), ==, XC_END);
    xc_postings_free(postings);
    xc_writer_free(writer);
}

static void test_positions(void)
{
    xc_writer *writer = four_documents();
    xc_database *now = xc_writer_database(writer);
    xc_positions *positions = xc_database_positions(now, 1, "a", 1, NULL);
    uint32_t position = 0;
    check_ok(xc_positions_next(positions, &position, &error));
    g_assert_cmpuint(position, ==, 1);
    check_ok(xc_positions_skip_to(positions, 2, &position, &error));
    g_assert_cmpuint(position, ==, 3);
    g_assert_cmpint(xc_positions_next(positions, &position, NULL), ==, XC_END);
    g_assert_cmpuint(position, ==, 3); /* untouched */
    xc_positions_free(positions);
    positions = xc_database_positions(now, 99, "a", 1, NULL);
    g_assert_cmpint(xc_positions_next(positions, &position, NULL), ==, XC_END);
    xc_positions_free(positions);
    check_null(xc_database_positions(now, 0, "a", 1, &error), XC_INVALID_ARGUMENT);
    check_null(xc_database_positions(now, 1, "", 0, &error), XC_INVALID_ARGUMENT);
    xc_writer_free(writer);
}

static void test_values(void)
{
    xc_writer *writer = four_documents();
    xc_database *now = xc_writer_database(writer);
    xc_values *values = xc_database_values(now, 0, NULL);
    size_t length = 77;
    g_assert_cmpuint(xc_values_docid(values), ==, 0);
    g_assert_cmpstr(xc_values_text(values, &length), ==, "");
    check_ok(xc_values_next(values, &error));
    g_assert_cmpuint(xc_values_docid(values), ==, 1);
    g_assert_cmpuint(xc_values_slot(values), ==, 0);
    check_bytes(xc_values_text(values, &length), length, "x");
    check_ok(xc_values_skip_to(values, 2, &error));
    g_assert_cmpuint(xc_values_docid(values), ==, 3);
    check_bytes(xc_values_text(values, &length), length, "z");
    g_assert_cmpint(xc_values_next(values, NULL), ==, XC_END);
    g_assert_cmpstr(xc_values_text(values, NULL), ==, "");
    xc_values_free(values);

    xc_document *document = NULL;
    check_ok(xc_database_get_document(now, 2, &document, &error));
    values = xc_document_values(document, NULL);
    xc_document_free(document);
    check_ok(xc_values_next(values, &error));
    g_assert_cmpuint(xc_values_docid(values), ==, 2);
    g_assert_cmpuint(xc_values_slot(values), ==, 1);
    check_bytes(xc_values_text(values, &length), length, "kind");
    g_assert_cmpint(xc_values_next(values, NULL), ==, XC_END);
    check_fails(xc_values_skip_to(values, 3, &error), XC_INVALID_OPERATION);
    xc_values_free(values);
    xc_writer_free(writer);
}

static void test_document(void)
{
    xc_document *document = fixture_document("a b a", "data", "x", "y");
    check_ok(xc_document_add_term(document, "c", 1, 5, &error));
    check_ok(xc_document_add_term(document, "c", 1, 2, &error));
    check_ok(xc_document_add_boolean_term(document, "Q1", 2, &error));
    check_ok(xc_document_remove_term(document, "b", 1, &error));
    check_ok(xc_document_remove_value(document, 1, &error));
    check_fails(xc_document_remove_value(document, 1, &error), XC_INVALID_ARGUMENT);
    check_ok(xc_document_set_data(document, "NUL\0s \xe6\xb0\x91", 8, &error));
    g_assert_cmpuint(xc_document_docid(document), ==, 0);

    xc_text bytes = {0};
    check_ok(xc_document_serialise(document, &bytes, &error));
    xc_document *again = xc_document_unserialise(bytes.data, bytes.length, NULL);
    xc_text_free(&bytes);
    xc_document *const both[] = {document, again};
    for (size_t i = 0; i < 2; i++) {
        static const struct {
            const char *term;
            uint32_t wdf;
        } WANTED[] = {{"Q1", 0}, {"a", 2}, {"c", 7}};
        xc_terms *terms = xc_document_terms(both[i], NULL);
        for (size_t j = 0; j < G_N_ELEMENTS(WANTED); j++) {
            uint32_t wdf = 77, freq = 77;
            check_ok(xc_terms_next(terms, &error));
            g_assert_cmpstr(xc_terms_text(terms, NULL), ==, WANTED[j].term);
            check_ok(xc_terms_wdf(terms, &wdf, &error));
            g_assert_cmpuint(wdf, ==, WANTED[j].wdf);
            check_fails(xc_terms_freq(terms, &freq, &error), XC_INVALID_OPERATION);
            g_assert_cmpuint(freq, ==, 77);
        }
        g_assert_cmpint(xc_terms_next(terms, NULL), ==, XC_END);
        xc_terms_free(terms);
        const char *text;
        size_t length;
        check_ok(xc_document_data(both[i], &text, &length, &error));
        check_bytes(text, length, "NUL\0s \xe6\xb0");
        check_ok(xc_document_value(both[i], 0, &text, &length, &error));
        check_bytes(text, length, "x");
        check_ok(xc_document_value(both[i], 1, &text, &length, &error));
        check_bytes(text, length, "");
        xc_document_free(both[i]);
    }
}

/* Of several databases the numbers are those of all. */
static void test_several(void)
{
    xc_writer *one = four_documents(), *two = four_documents();
    xc_database *all = xc_database_new(NULL);
    check_ok(xc_database_add(all, xc_writer_database(one), &error));
    check_ok(xc_database_add(all, xc_writer_database(two), &error));
    xc_postings *postings = xc_database_postings(all, "ab", 2, NULL);
    check_ok(xc_postings_next(postings, &error));
    g_assert_cmpuint(xc_postings_docid(postings), ==, 5);
    check_ok(xc_postings_next(postings, &error));
    g_assert_cmpuint(xc_postings_docid(postings), ==, 6);
    xc_postings_free(postings);
    check_terms(xc_database_terms(all, "", 0, NULL), "a ab a税 b 税");
    xc_database_free(all);
    xc_writer_free(one);
    xc_writer_free(two);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/xapian-c/iterator/terms", test_terms);
    g_test_add_func("/xapian-c/iterator/postings", test_postings);
    g_test_add_func("/xapian-c/iterator/positions", test_positions);
    g_test_add_func("/xapian-c/iterator/values", test_values);
    g_test_add_func("/xapian-c/iterator/document", test_document);
    g_test_add_func("/xapian-c/iterator/several", test_several);
    return g_test_run();
}

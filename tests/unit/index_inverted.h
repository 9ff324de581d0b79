/* index_inverted.h: passages drawn at random, to be inverted and merged or put into a database of libxapian's making;
 * and what is in a database, as a text to compare. */
#ifndef JIYAN_TESTS_INDEX_INVERTED_H
#define JIYAN_TESTS_INDEX_INVERTED_H

#include <jiyan/index/inverter.h>
#include <jiyan/index/runs.h>

#include "index_fixture.h"

/* A failure of the run with the code, whose message holds `words`; clears it. */
#define check_run_error(failure, wanted, words)                                                                        \
    do {                                                                                                               \
        g_assert_true(g_error_matches(*(failure), JY_ERROR_OF_RUN, (gint)(wanted)));                                   \
        if (*(failure)) {                                                                                              \
            g_test_message("%s", (*(failure))->message);                                                               \
            g_assert_nonnull(strstr((*(failure))->message, (words)));                                                  \
        }                                                                                                              \
        g_clear_error(failure);                                                                                        \
    } while (0)

/* ---- passages ---- */

/* Slots that may have a value. */
static const xc_slot INVERTED_SLOTS[] = {0, 2, 200};
#define INVERTED_NO_VALUES "slot 0 0  \nslot 2 0  \nslot 200 0  \n"

/* Where a passage goes: one of the two. */
typedef struct {
    jy_inverter *inverter;
    xc_document *document;
} inverted_target;

static inline void inverted_term(const inverted_target *to, const char *term, uint32_t wdf)
{
    if (to->inverter) {
        jy_inverter_add(to->inverter, term, (uint32_t)strlen(term), wdf);
    } else {
        check_xc(xc_document_add_term(to->document, term, strlen(term), wdf, &error_));
    }
}

/* A term of a kind that is drawn: short and long, of the same first bytes, of one Han character and of two. */
static inline char *inverted_draw_term(GRand *rand)
{
    static const char *const HAN[] = {"国", "务", "院", "关", "于", "税", "收", "的", "𠀀", "㐀", "一", "龥"};
    const char *one = HAN[g_rand_int_range(rand, 0, G_N_ELEMENTS(HAN))],
               *two = HAN[g_rand_int_range(rand, 0, G_N_ELEMENTS(HAN))];
    int number = g_rand_int_range(rand, 0, 40);
    switch (g_rand_int_range(rand, 0, 8)) {
    case 0:
        return g_strdup(one);
    case 1:
        return g_strdup_printf("%d", number);
    case 2:
        return g_strdup_printf("abcdefg%c", 'a' + number % 4); /* 8 bytes */
    case 3:
        return g_strdup_printf("abcdefg%c%s", 'a' + number % 4, one); /* the same 8, and more */
    case 4:
        return g_strdup_printf("P/a/folder/%d/%s", number, two);
    case 5:
        return g_strnfill((gsize)g_rand_int_range(rand, 1, 246), (char)('a' + number % 26));
    default:
        return g_strconcat(one, two, NULL);
    }
}

/* Draws the terms of passage `number`, the same in every call. */
static inline void inverted_draw_terms(GRand *rand, unsigned number, const inverted_target *to)
{
    inverted_term(to, "everywhere", 1);
    inverted_term(to, "的", 1 + number % 3);
    int count = g_rand_int_range(rand, 0, 60);
    for (int i = 0; i < count; i++) {
        g_autofree char *term = inverted_draw_term(rand);
        inverted_term(to, term, g_rand_int_range(rand, 0, 10) ? 1 : (uint32_t)g_rand_int_range(rand, 0, 300));
    }
    g_autofree char *own = g_strdup_printf("Q%u", number);
    inverted_term(to, own, 0);
    inverted_term(to, "everywhere", 2);
}

static inline GString *inverted_draw_bytes(GRand *rand, int at_least, int below)
{
    GString *bytes = g_string_new(NULL);
    for (int left = g_rand_int_range(rand, at_least, below); left; left--) {
        g_string_append_c(bytes, (char)g_rand_int_range(rand, 0, 256));
    }
    return bytes;
}

/* Draws the passage of the number and puts it there. */
static inline void inverted_draw(unsigned number, const inverted_target *to)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(number);
    g_autoptr(GString) data = inverted_draw_bytes(rand, 0, number % 50 ? 300 : 9000);
    GString *texts[G_N_ELEMENTS(INVERTED_SLOTS)];
    xc_bulk_value values[G_N_ELEMENTS(INVERTED_SLOTS)];
    uint32_t count = 0;
    inverted_draw_terms(rand, number, to);
    for (size_t i = 0; i < G_N_ELEMENTS(INVERTED_SLOTS); i++) {
        if (g_rand_boolean(rand)) {
            texts[count] = inverted_draw_bytes(rand, 1, 20);
            values[count] = (xc_bulk_value){texts[count]->str, texts[count]->len, INVERTED_SLOTS[i]};
            count++;
        }
    }
    if (to->inverter) {
        jy_inverter_end(to->inverter, data->str, (uint32_t)data->len, values, count);
    } else {
        check_xc(xc_document_set_data(to->document, data->str, data->len, &error_));
    }
    for (uint32_t i = 0; i < count; i++) {
        if (to->document) {
            check_xc(xc_document_add_value(to->document, values[i].slot, values[i].data, values[i].length, &error_));
        }
        g_string_free(texts[i], true);
    }
}

/* The metadata of some passages: key and value. */
static inline char *inverted_key(unsigned number)
{
    return number % 3 == 0 ? g_strdup_printf("d%08x", number * 2654435761u) : NULL;
}

static inline char *inverted_value(unsigned number)
{
    return g_strnfill(1 + number * 37 % 5000, (char)('a' + number % 26));
}

/* ---- databases ---- */

/* Passages [0, count) as libxapian writes them, the first with the number `first`, at `path`. */
static inline void inverted_write_oracle(const char *path, unsigned count, xc_docid first)
{
    xc_writer *writer = NULL;
    const xc_open_options options = {.flags = XC_OPEN_CREATE | XC_OPEN_NO_SYNC};
    check_xc(xc_writer_open(path, &options, &writer, &error_));
    for (unsigned i = 0; i < count; i++) {
        inverted_target to = {.document = xc_document_new(NULL)};
        inverted_draw(i, &to);
        check_xc(xc_writer_replace(writer, first + i, to.document, &error_));
        xc_document_free(to.document);
        g_autofree char *key = inverted_key(i), *value = inverted_value(i);
        if (key) {
            check_xc(xc_writer_set_metadata(writer, key, strlen(key), value, strlen(value), &error_));
        }
    }
    check_xc(xc_writer_close(writer, &error_));
    xc_writer_free(writer);
}

static inline void inverted_dump_bytes(GString *dump, const char *bytes, size_t length)
{
    g_string_append_c(dump, ' ');
    for (size_t i = 0; i < length; i++) {
        bool plain = g_ascii_isgraph(bytes[i]);
        g_string_append_printf(dump, plain ? "%c" : "%%%02x", plain ? (guchar)bytes[i] : (guchar)bytes[i]);
    }
}

static inline void inverted_dump_terms(GString *dump, const xc_database *database)
{
    xc_terms *terms = xc_database_terms(database, "", 0, NULL);
    while (xc_terms_next(terms, NULL) == XC_OK) {
        size_t length;
        const char *term = xc_terms_text(terms, &length);
        uint32_t documents = 0, occurrences = 0;
        check_xc(xc_database_term_freq(database, term, length, &documents, &error_));
        check_xc(xc_database_collection_freq(database, term, length, &occurrences, &error_));
        g_string_append(dump, "term");
        inverted_dump_bytes(dump, term, length);
        g_string_append_printf(dump, " %u %u:", documents, occurrences);
        xc_postings *postings = xc_database_postings(database, term, length, NULL);
        while (xc_postings_next(postings, NULL) == XC_OK) {
            g_string_append_printf(dump, " %u/%u", xc_postings_docid(postings), xc_postings_wdf(postings));
        }
        xc_postings_free(postings);
        g_string_append_c(dump, '\n');
    }
    xc_terms_free(terms);
}

static inline void inverted_dump_document(GString *dump, const xc_database *database, xc_docid docid)
{
    xc_document *document = NULL;
    uint32_t terms = 0;
    const char *data;
    size_t length;
    check_xc(xc_database_doc_length(database, docid, &terms, &error_));
    check_xc(xc_database_get_document(database, docid, &document, &error_));
    check_xc(xc_document_data(document, &data, &length, &error_));
    g_string_append_printf(dump, "document %u %u", docid, terms);
    inverted_dump_bytes(dump, data, length);
    g_string_append_c(dump, '\n');
    xc_document_free(document);
}

static inline void inverted_dump_values(GString *dump, const xc_database *database, xc_slot slot)
{
    xc_text lower = {0}, upper = {0};
    uint32_t count = 0;
    check_xc(xc_database_value_bounds(database, slot, &lower, &upper, &count, &error_));
    g_string_append_printf(dump, "slot %u %u", slot, count);
    inverted_dump_bytes(dump, lower.data, lower.length);
    inverted_dump_bytes(dump, upper.data, upper.length);
    xc_text_free(&lower);
    xc_text_free(&upper);
    xc_values *values = xc_database_values(database, slot, NULL);
    while (xc_values_next(values, NULL) == XC_OK) {
        size_t length;
        const char *value = xc_values_text(values, &length);
        g_string_append_printf(dump, " %u:", xc_values_docid(values));
        inverted_dump_bytes(dump, value, length);
    }
    g_string_append_c(dump, '\n');
    xc_values_free(values);
}

static inline void inverted_dump_metadata(GString *dump, const xc_database *database)
{
    xc_terms *keys = xc_database_metadata_keys(database, "", 0, NULL);
    while (xc_terms_next(keys, NULL) == XC_OK) {
        size_t length;
        const char *key = xc_terms_text(keys, &length);
        xc_text value = {0};
        check_xc(xc_database_get_metadata(database, key, length, &value, &error_));
        g_string_append(dump, "metadata");
        inverted_dump_bytes(dump, key, length);
        inverted_dump_bytes(dump, value.data, value.length);
        g_string_append_c(dump, '\n');
        xc_text_free(&value);
    }
    xc_terms_free(keys);
}

/* All that is in a database which Xapian finds no fault with, a line an item. */
static inline char *inverted_dump(const char *path)
{
    xc_database *database = NULL;
    size_t errors = 1;
    GString *dump = g_string_new(NULL);
    check_xc(xc_check(path, NULL, &errors, &error_));
    g_assert_cmpuint(errors, ==, 0);
    check_xc(xc_database_open(path, &database, &error_));
    uint64_t total = 0;
    check_xc(xc_database_total_length(database, &total, &error_));
    g_string_append_printf(dump, "total %lu\n", (unsigned long)total);
    inverted_dump_terms(dump, database);
    xc_postings *all = xc_database_postings(database, "", 0, NULL);
    while (xc_postings_next(all, NULL) == XC_OK) {
        inverted_dump_document(dump, database, xc_postings_docid(all));
    }
    xc_postings_free(all);
    for (size_t i = 0; i < G_N_ELEMENTS(INVERTED_SLOTS); i++) {
        inverted_dump_values(dump, database, INVERTED_SLOTS[i]);
    }
    inverted_dump_metadata(dump, database);
    xc_database_free(database);
    return g_string_free(dump, false);
}

/* The two databases hold the same; says which line is not. */
static inline void inverted_check_same(const char *path, const char *oracle)
{
    g_autofree char *found = inverted_dump(path), *wanted = inverted_dump(oracle);
    g_auto(GStrv) lines = g_strsplit(found, "\n", -1), wanted_lines = g_strsplit(wanted, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, g_strv_length(wanted_lines));
    for (size_t i = 0; lines[i] && wanted_lines[i]; i++) {
        if (strcmp(lines[i], wanted_lines[i]) != 0) {
            g_assert_cmpstr(lines[i], ==, wanted_lines[i]);
            break;
        }
    }
}

#endif

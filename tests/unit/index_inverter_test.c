/* index_inverter_test.c: what an inverter counts, and the order of its terms. */
#include <jiyan/index/inverter.h>

#include "index/run.h"
#include "index/sort.h"
#include "index_inverted.h"

/* Writes what the inverter holds as a database of its own. Returns what is in it; free with g_free. */
static char *dump_of(jy_inverter *inverter)
{
    char *folder = fixture_folder();
    g_autofree char *path = g_build_filename(folder, "segment", NULL);
    g_autoptr(jy_runs) runs = jy_runs_new(folder, NULL);
    GError *failure = NULL;
    g_assert_true(jy_inverter_spill(inverter, runs, 0, &failure));
    g_assert_no_error(failure);
    g_assert_true(jy_runs_merge(runs, path, 1, NULL, NULL, &failure));
    g_assert_no_error(failure);
    char *dump = inverted_dump(path);
    fixture_remove(folder);
    return dump;
}

static void add(jy_inverter *inverter, const char *term, uint32_t wdf)
{
    jy_inverter_add(inverter, term, (uint32_t)strlen(term), wdf);
}

/* Terms met again raise the wdf, within the passage only; a passage may be without any. */
static void test_counts(void)
{
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    const xc_bulk_value value = {"v", 1, 2};
    add(inverter, "ab", 1);
    add(inverter, "XGboolean-term", 0);
    add(inverter, "ab", 2);
    add(inverter, "XGboolean-term", 0);
    jy_inverter_end(inverter, "data", 4, &value, 1);
    jy_inverter_end(inverter, "", 0, NULL, 0);
    add(inverter, "abc", 1);
    add(inverter, "ab", 0);
    add(inverter, "XGboolean-term", 5);
    jy_inverter_end(inverter, "more", 4, NULL, 0);
    g_assert_cmpuint(jy_inverter_passages(inverter), ==, 3);
    g_autofree char *dump = dump_of(inverter);
    g_assert_cmpstr(
        dump, ==,
        "total 9\nterm XGboolean-term 2 5: 1/0 3/5\nterm ab 2 3: 1/3 3/0\nterm abc 1 1: 3/1\n"
        "document 1 3 data\ndocument 2 0 \ndocument 3 6 more\nslot 0 0  \nslot 2 1 v v 1: v\nslot 200 0  \n");
    g_assert_cmpuint(jy_inverter_passages(inverter), ==, 0);
}

/* A passage that was begun and not ended is not in the run, nor in the next one. */
static void test_not_ended(void)
{
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    for (unsigned i = 0; i < 1000; i++) {
        g_autofree char *term = g_strdup_printf("%u", i);
        add(inverter, term, 1);
    }
    g_autofree char *first = dump_of(inverter);
    g_assert_cmpstr(first, ==, "total 0\n" INVERTED_NO_VALUES);
    add(inverter, "kept", 1);
    jy_inverter_end(inverter, NULL, 0, NULL, 0);
    g_autofree char *second = dump_of(inverter);
    g_assert_cmpstr(second, ==, "total 1\nterm kept 1 1: 1/1\ndocument 1 1 \n" INVERTED_NO_VALUES);
}

/* A second run knows nothing of the first, whatever its memory was. */
static void test_reuse(void)
{
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    size_t empty = jy_inverter_memory(inverter);
    for (unsigned i = 0; i < 20000; i++) {
        g_autofree char *term = g_strdup_printf(i % 2 ? "%u" : "a longer term %u", i);
        add(inverter, term, 1);
        if (i % 100 == 99) {
            jy_inverter_end(inverter, term, (uint32_t)strlen(term), NULL, 0);
            jy_inverter_put(inverter, term, "value", 5);
        }
    }
    g_assert_cmpuint(jy_inverter_memory(inverter), >, (size_t)20000 * 16);
    g_assert_cmpuint(jy_inverter_memory(inverter), <, (size_t)20000 * 150);
    g_autofree char *first = dump_of(inverter);
    g_assert_nonnull(strstr(first, "\nterm a%20longer%20term%2019998 1 1: 200/1\n"));
    g_assert_cmpuint(jy_inverter_memory(inverter), ==, empty);
    add(inverter, "19999", 1);
    jy_inverter_end(inverter, NULL, 0, NULL, 0);
    g_autofree char *second = dump_of(inverter);
    g_assert_cmpstr(second, ==, "total 1\nterm 19999 1 1: 1/1\ndocument 1 1 \n" INVERTED_NO_VALUES);
}

/* ---- order ---- */

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Appends a term as the sort has it; `text` moves on. */
static void append(GArray *terms, GByteArray *names, const char *text)
{
    uint8_t length = (uint8_t)strlen(text);
    jy_sort_term term = {.prefix = jy_run_prefix(text, length), .id = terms->len};
    if (length > 8) {
        term.name = names->len;
        g_byte_array_append(names, &length, 1);
        g_byte_array_append(names, (const uint8_t *)text, length);
    }
    g_array_append_val(terms, term);
}

static void test_sort(void)
{
    g_autoptr(GHashTable) drawn = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GRand) rand = g_rand_new_with_seed((guint32)g_test_rand_int());
    for (unsigned i = 0; i < 3000; i++) {
        g_hash_table_add(drawn, inverted_draw_term(rand));
    }
    g_autoptr(GArray) terms = g_array_new(false, false, sizeof(jy_sort_term));
    g_autoptr(GByteArray) names = g_byte_array_new();
    guint count;
    g_autofree char **texts = (char **)g_hash_table_get_keys_as_array(drawn, &count);
    g_byte_array_append(names, (const uint8_t *)"", 1);
    for (guint i = 0; i < count; i++) {
        append(terms, names, texts[i]);
    }
    qsort(texts, count, sizeof *texts, compare_strings);
    g_autofree jy_sort_term *work = g_new(jy_sort_term, count);
    jy_sort_terms((jy_sort_term *)(void *)terms->data, work, count, (const char *)names->data);
    for (guint i = 0; i < count; i++) {
        char buffer[8];
        uint32_t length;
        const char *found =
            jy_sort_name(&g_array_index(terms, jy_sort_term, i), (const char *)names->data, buffer, &length);
        g_assert_cmpuint(length, ==, strlen(texts[i]));
        g_assert_true(memcmp(found, texts[i], length) == 0);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/index/inverter/counts", test_counts);
    g_test_add_func("/index/inverter/not-ended", test_not_ended);
    g_test_add_func("/index/inverter/reuse", test_reuse);
    g_test_add_func("/index/inverter/sort", test_sort);
    return g_test_run();
}

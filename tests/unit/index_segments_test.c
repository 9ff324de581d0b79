/* index_segments_test.c: segments merged into one: what lives stays as it was, what is dead is gone. */
#include <jiyan/index/segments.h>

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "index_database_fixture.h"

static bool goes_on(GError **err)
{
    (void)err;
    return true;
}

/* Every live posting, document and length of an index, as text. */
static char *dump(const char *folder)
{
    xc_error error;
    GString *out = g_string_new(NULL);
    g_autoptr(jy_index) index = fixture_open_good(folder);
    xc_database *database = jy_index_single(index, 0);
    xc_terms *terms = xc_database_terms(database, "", 0, &error);
    GHashTable *living = g_hash_table_new(NULL, NULL);
    xc_query *all = jy_index_living(index, xc_query_match_all(&error), &error);
    xc_search *search = xc_search_new(database, &error);
    xc_result *found = NULL;
    check_xc(xc_search_set_query(search, all, &error_));
    check_xc(xc_search_run(search, 0, 10000, 0, &found, &error_));
    for (uint32_t i = 0; i < xc_result_size(found); i++) {
        xc_hit hit;
        check_xc(xc_result_hit(found, i, &hit, &error_));
        g_hash_table_add(living, GUINT_TO_POINTER(hit.docid));
    }
    while (xc_terms_next(terms, &error) == XC_OK) {
        size_t length;
        const char *term = xc_terms_text(terms, &length);
        xc_postings *postings = xc_database_postings(database, term, length, &error);
        g_autoptr(GString) line = g_string_new(NULL);
        while (xc_postings_next(postings, &error) == XC_OK) {
            const xc_docid docid = xc_postings_docid(postings);
            uint32_t words = 0;
            if (g_hash_table_contains(living, GUINT_TO_POINTER(docid))) {
                check_xc(xc_database_doc_length(database, docid, &words, &error_));
                g_string_append_printf(line, " %u:%u/%u", jy_index_own_number(index, 0, docid),
                                       xc_postings_wdf(postings), words);
            }
        }
        xc_postings_free(postings);
        if (line->len) {
            g_string_append_printf(out, "%.*s%s\n", (int)length, term, line->str);
        }
    }
    xc_terms_free(terms);
    xc_result_free(found);
    xc_search_free(search);
    xc_query_free(all);
    g_hash_table_unref(living);
    return g_string_free(out, false);
}

/* The numbers of one term, sorted, as several segments dealt out in turn do not come in order. */
static int compare_lines(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static char *sorted(const char *text)
{
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
    qsort(words, g_strv_length(words), sizeof *words, compare_lines);
    return g_strjoinv(" ", words);
}

static bool merge_all(const char *folder, jy_segments_goes_on *ask, GError **err)
{
    jy_writer *writer = jy_writer_lock(folder, false, NULL);
    jy_manifest *next = jy_manifest_copy(jy_writer_manifest(writer));
    const jy_segments_part part = {0, next->segments->len};
    bool done = jy_segments_merge(folder, next, part, jy_writer_next(writer), ask, err);
    if (done) {
        g_assert_true(jy_writer_publish(writer, next, NULL));
    } else {
        jy_manifest_free(next);
    }
    jy_writer_free(writer);
    return done;
}

static void kill_range(const char *folder, uint32_t first, uint32_t last)
{
    jy_writer *writer = jy_writer_lock(folder, false, NULL);
    jy_manifest *next = jy_manifest_copy(jy_writer_manifest(writer));
    jy_manifest_kill(next, (jy_manifest_range){first, last});
    g_assert_true(jy_writer_publish(writer, next, NULL));
    jy_writer_free(writer);
}

static void check_manifest(const char *folder, guint segments, uint64_t passages, uint64_t dead)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, NULL);
    g_assert_cmpuint(manifest->segments->len, ==, segments);
    g_assert_cmpuint(jy_manifest_passages(manifest), ==, passages);
    g_assert_cmpuint(jy_manifest_dead(manifest, (jy_manifest_range){1, UINT32_MAX}), ==, dead);
}

/* Three segments, of which the second has an older version of a document that the third has. */
static char *three_segments(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, "a.txt", "甲", 7);
    fixture_commit(folder, "b.txt", "乙");
    fixture_commit(folder, "b.txt", "丙");
    return folder;
}

static void test_merge(void)
{
    char *folder = three_segments();
    kill_range(folder, 8, 57); /* the old b.txt */
    kill_range(folder, 3, 4);
    check_manifest(folder, 3, 55, 52);
    g_autofree char *before = dump(folder);
    g_assert_true(merge_all(folder, goes_on, NULL));
    check_manifest(folder, 1, 55, 0);
    g_autofree char *after = dump(folder), *wanted = sorted(before), *got = sorted(after);
    g_assert_cmpstr(got, ==, wanted);
    g_assert_nonnull(strstr(got, " 107:"));

    g_autoptr(jy_index) index = fixture_open_good(folder);
    g_assert_cmpstr(fixture_title(index, 1, "a.txt", NULL), ==, "甲");
    g_assert_cmpstr(fixture_title(index, 1, "b.txt", NULL), ==, "丙");
    const jy_characters *characters = jy_index_characters(index, NULL);
    g_assert_cmpuint(jy_characters_passages(characters), ==, 55);
    g_assert_cmpuint(jy_characters_of(characters, g_utf8_get_char("税")), ==, 55);
    g_assert_cmpfloat(jy_characters_mean(characters), ==, 2);
    size_t errors = 1;
    g_autofree char *segment = fixture_last_segment(folder);
    check_xc(xc_check(segment, NULL, &errors, &error_));
    g_assert_cmpuint(errors, ==, 0);
    /* The next segment goes on behind the last number, though the passages are fewer. */
    g_assert_cmpuint(jy_manifest_next(jy_index_manifest(index, 0)), ==, 108);
    fixture_remove(folder);
}

/* A segment that only libxapian can read, as one of another format is: here because a stub is in its place. */
static void test_merge_slow(void)
{
    char *folder = three_segments();
    kill_range(folder, 8, 57);
    g_autofree char *before = dump(folder), *segment = fixture_last_segment(folder);
    g_autofree char *moved = g_build_filename(folder, "moved", NULL);
    g_autofree char *stub = g_build_filename(segment, "XAPIANDB", NULL);
    g_assert_cmpint(rename(segment, moved), ==, 0);
    g_assert_cmpint(g_mkdir(segment, 0777), ==, 0);
    g_assert_true(g_file_set_contents(stub, "auto ../moved\n", -1, NULL));
    g_assert_true(merge_all(folder, goes_on, NULL));
    check_manifest(folder, 1, 57, 0);
    g_autofree char *after = dump(folder), *wanted = sorted(before), *got = sorted(after);
    g_assert_cmpstr(got, ==, wanted);
    fixture_remove(folder);
}

/* All of it is dead: a segment without passages, which can be opened. */
static void test_merge_dead(void)
{
    char *folder = three_segments();
    kill_range(folder, 1, 107);
    g_assert_true(merge_all(folder, goes_on, NULL));
    check_manifest(folder, 1, 0, 0);
    g_autofree char *after = dump(folder);
    g_assert_cmpstr(after, ==, "");
    fixture_remove(folder);
}

static bool stops(GError **err)
{
    g_set_error_literal(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED, "enough");
    return false;
}

/* A merge that is broken off, or finds damage, leaves what was. */
static void test_merge_fails(void)
{
    char *folder = fixture_folder();
    fixture_publish_one(folder, "a.txt", "甲", 5000);
    fixture_commit(folder, "b.txt", "乙");
    g_autofree char *before = dump(folder);
    GError *failure = NULL;
    g_assert_false(merge_all(folder, stops, &failure));
    g_assert_true(g_error_matches(failure, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED));
    g_clear_error(&failure);
    g_autofree char *after = dump(folder);
    g_assert_cmpstr(after, ==, before);
    g_assert_false(fixture_exists(folder, "seg-000003"));

    g_autofree char *segment = fixture_last_segment(folder);
    g_autofree char *table = g_build_filename(segment, "postlist.glass", NULL);
    g_assert_cmpint(truncate(table, 8192), ==, 0);
    g_assert_false(merge_all(folder, goes_on, &failure));
    g_assert_true(jy_error_is_of_run(failure));
    g_clear_error(&failure);
    check_manifest(folder, 2, 5050, 0);
    g_assert_false(fixture_exists(folder, "seg-000003"));
    fixture_remove(folder);
}

/* Bytes of a source changed: whatever comes of it, it is no crash, and nothing is left of a merge that fails. */
static void test_merge_damaged(void)
{
    static const char *const NAMES[] = {"postlist.glass", "docdata.glass"};
    char *folder = three_segments();
    kill_range(folder, 8, 57);
    g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, NULL);
    g_autofree char *segment = fixture_last_segment(folder);
    guint failures = 0;
    for (guint i = 0; i < 100; i++) {
        g_autofree char *table = g_build_filename(segment, NAMES[i % 2], NULL), *bytes = NULL;
        gsize length;
        g_assert_true(g_file_get_contents(table, &bytes, &length, NULL));
        g_autofree char *damaged = g_memdup2(bytes, length);
        for (int j = g_test_rand_int_range(1, 100); j > 0; j--) {
            damaged[g_test_rand_int_range(0, (int)length)] = (char)g_test_rand_int_range(0, 256);
        }
        g_assert_true(g_file_set_contents_full(table, damaged, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
        g_autoptr(jy_manifest) next = jy_manifest_copy(manifest);
        g_autoptr(GError) failure = NULL;
        if (!jy_segments_merge(folder, next, (jy_segments_part){0, 3}, 9, goes_on, &failure)) {
            failures++;
            g_assert_true(jy_error_is_of_run(failure));
            g_assert_cmpuint(next->segments->len, ==, 3);
            g_assert_false(fixture_exists(folder, "seg-000009"));
        }
        g_autofree char *made = g_build_filename(folder, "seg-000009", NULL);
        jy_files_remove(made);
        g_assert_true(g_file_set_contents_full(table, bytes, (gssize)length, G_FILE_SET_CONTENTS_NONE, 0666, NULL));
    }
    g_assert_cmpuint(failures, >, 30);
    fixture_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/segments/merge", test_merge);
    g_test_add_func("/index/segments/merge-slow", test_merge_slow);
    g_test_add_func("/index/segments/merge-dead", test_merge_dead);
    g_test_add_func("/index/segments/merge-fails", test_merge_fails);
    g_test_add_func("/index/segments/merge-damaged", test_merge_damaged);
    return g_test_run();
}

/* indexer_build_test.c: building by several workers at once, then changing, then merging. Run under
 * ThreadSanitizer as well. */
#include "indexer/build/build.h"
#include "indexer/build/tiers.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/files.h>
#include <jiyan/index/index.h>
#include <jiyan/index/key.h>
#include <string.h>
#include <sys/stat.h>

#include "indexer/files/walk.h"
#include "indexer/report/monitor.h"

#define JOBS 4

/* An archive of its own for each test. */
typedef struct {
    char *root, *db;
    size_t unit, max_size; /* of the build */
    int64_t now;
} archive;

static void set_up(archive *here, const void *data)
{
    (void)data;
    here->root = g_dir_make_tmp("jiyan-build-XXXXXX", NULL);
    here->db = g_build_filename(here->root, ".jiyan", NULL);
    here->max_size = 1 << 24;
}

static void tear_down(archive *here, const void *data)
{
    (void)data;
    jy_files_remove(here->root);
    g_free(here->root);
    g_free(here->db);
}

static char *path_of(const archive *here, unsigned number)
{
    g_autofree char *name = g_strdup_printf("%03u.txt", number);
    return g_build_filename(here->root, name, NULL);
}

static void remove_file(const archive *here, unsigned number)
{
    g_autofree char *path = path_of(here, number);
    g_assert_cmpint(g_unlink(path), ==, 0);
}

/* Gives a file another time. */
static void touch_file(const archive *here, unsigned number)
{
    static const struct timespec TIMES[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    g_autofree char *path = path_of(here, number);
    g_assert_cmpint(utimensat(AT_FDCWD, path, TIMES, 0), ==, 0);
}

/* Writes file N: `paragraphs` paragraphs with `mark` in each. */
static void write_file(const archive *here, unsigned number, const char *mark, unsigned paragraphs)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned i = 0; i < paragraphs; i++) {
        g_string_append_printf(text, "%s第%u件第%u段。", mark, number, i);
        for (unsigned n = 0; n < 30; n++) {
            g_string_append_printf(text, "把第%u座茶园改造办好；", (number * 31 + i * 7 + n) % 997);
        }
        g_string_append(text, "\n\n");
    }
    g_autofree char *path = path_of(here, number);
    g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
}

static GHashTable *read_ledger(const archive *here, uint32_t *ret_passages)
{
    const char *db = here->db;
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_index) opened = jy_index_open(&db, 1, &err);
    *ret_passages = opened ? jy_index_passages(opened) : 0;
    return opened ? jy_index_ledger(opened, &err) : g_hash_table_new_full(g_str_hash, g_str_equal, NULL, NULL);
}

/* Makes the index true for the files; the ledger is what it was before. */
static jy_build_summary build_with(const archive *here, jy_writer *writer, GHashTable *ledger, bool fresh)
{
    static const char *const ALL[] = {"", NULL};
    const jy_walk_options walking = {.root = here->root, .index_folder = here->db};
    const jy_changes_options planning = {.rebuild = fresh};
    g_autoptr(GError) err = NULL;
    g_autoptr(GPtrArray) files = jy_walk(&walking, "", &err);
    g_assert_no_error(err);
    g_autoptr(jy_changes) plan = jy_changes_make(&planning, files, ALL, ledger);
    const jy_monitor_options watching = {.stream = stderr, .files = plan->changes->len, .bytes = plan->bytes};
    g_autoptr(jy_monitor) monitor = jy_monitor_new(&watching);
    const jy_build_events events = {jy_monitor_begins, jy_monitor_bytes, jy_monitor_file, jy_monitor_merging, monitor};
    const jy_build_options options = {
        .root = here->root,
        .max_size = here->max_size,
        .jobs = JOBS,
        .unit = here->unit,
        .now = here->now,
        .fresh = fresh || jy_writer_manifest(writer)->number == 0,
        .events = &events,
    };
    jy_build_summary summary = {0};
    g_assert_true(jy_build(writer, plan, &options, &summary, &err));
    g_assert_no_error(err);
    return summary;
}

static jy_build_summary build(const archive *here, bool fresh)
{
    g_autoptr(GError) err = NULL;
    uint32_t passages;
    g_autoptr(jy_writer) writer = jy_writer_lock(here->db, fresh, &err);
    g_assert_no_error(err);
    g_autoptr(GHashTable) ledger = read_ledger(here, &passages);
    return build_with(here, writer, ledger, fresh);
}

/* Live passages that hold the bigram. */
static uint32_t count_of(const archive *here, const char *term)
{
    const char *db = here->db;
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_index) opened = jy_index_open(&db, 1, &err);
    g_assert_no_error(err);
    xc_query *query = jy_index_living(opened, xc_query_term(term, strlen(term), 1, NULL), NULL);
    xc_search *search = xc_search_new(jy_index_database(opened), NULL);
    xc_result *found = NULL;
    g_assert_cmpint(xc_search_set_query(search, query, NULL), ==, XC_OK);
    g_assert_cmpint(xc_search_run(search, 0, UINT16_MAX, 0, &found, NULL), ==, XC_OK);
    uint32_t count = xc_result_size(found);
    xc_result_free(found);
    xc_search_free(search);
    xc_query_free(query);
    return count;
}

static void assert_whole(const archive *here, guint files)
{
    uint32_t passages = 0, sum = 0;
    g_autoptr(GHashTable) ledger = read_ledger(here, &passages);
    GHashTableIter iter;
    void *item;
    g_hash_table_iter_init(&iter, ledger);
    while (g_hash_table_iter_next(&iter, NULL, &item)) {
        const jy_ledger_entry *entry = item;
        g_assert_cmpint(entry->state, ==, JY_STATE_INDEXED);
        g_assert_cmpuint(entry->documents, ==, 1);
        sum += entry->passages;
    }
    g_assert_cmpuint(g_hash_table_size(ledger), ==, files);
    g_assert_cmpuint(passages, ==, sum);
    g_autofree char *scratch = g_build_filename(here->db, "build", NULL);
    g_assert_false(g_file_test(scratch, G_FILE_TEST_EXISTS));
}

/* Segments of what is published, and dead passages in them. */
static void check_manifest(const archive *here, unsigned number, guint segments, uint64_t dead)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_read(here->db, NULL);
    g_assert_cmpuint(manifest->number, ==, number);
    g_assert_cmpuint(manifest->segments->len, ==, segments);
    g_assert_cmpuint(jy_manifest_dead(manifest, (jy_manifest_range){1, UINT32_MAX}), ==, dead);
}

static void test_fresh(archive *here, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 120; i++) {
        write_file(here, i, "甲版", i % 7 == 0 ? 60 : 4);
    }
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.added, ==, 120);
    g_assert_cmpuint(summary.failed, ==, 0);
    assert_whole(here, 120);
    uint32_t before = count_of(here, "甲版");
    g_assert_cmpuint(before, >, 120);
    summary = build(here, true);
    g_assert_cmpuint(summary.added, ==, 120);
    assert_whole(here, 120);
    g_assert_cmpuint(count_of(here, "甲版"), ==, before);
    check_manifest(here, 2, 1, 0);
}

/* A change is a segment of its own, and what is old is dead; a merge leaves only what lives. */
static void test_change(archive *here, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 60; i++) {
        write_file(here, i, "甲版", 20);
    }
    build(here, false);
    write_file(here, 7, "乙版", 2);
    write_file(here, 60, "乙版", 2);
    remove_file(here, 0);
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.added, ==, 1);
    g_assert_cmpuint(summary.updated, ==, 1);
    g_assert_cmpuint(summary.removed, ==, 1);
    assert_whole(here, 60);
    check_manifest(here, 2, 2, 40);
    g_assert_cmpuint(count_of(here, "乙版"), >, 0);
    for (unsigned i = 1; i < 58; i++) {
        write_file(here, i, "丙版", 25);
    }
    remove_file(here, 58);
    touch_file(here, 59);
    summary = build(here, false);
    g_assert_cmpuint(summary.updated, ==, 57);
    g_assert_cmpuint(summary.removed, ==, 1);
    g_assert_cmpuint(summary.touched, ==, 1);
    assert_whole(here, 59);
    const uint32_t second = count_of(here, "乙版"), third = count_of(here, "丙版");
    g_assert_cmpuint(count_of(here, "甲版"), ==, 20); /* of the touched file */
    g_assert_cmpuint(second, >, 0);
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_writer) writer = jy_writer_lock(here->db, false, &err);
    g_assert_true(jy_tiers_merge_all(writer, &err));
    g_assert_no_error(err);
    g_clear_pointer(&writer, jy_writer_free);
    check_manifest(here, 4, 1, 0);
    assert_whole(here, 59);
    g_assert_cmpuint(count_of(here, "甲版"), ==, 20);
    g_assert_cmpuint(count_of(here, "乙版"), ==, second);
    g_assert_cmpuint(count_of(here, "丙版"), ==, third);
    summary = build(here, false);
    g_assert_cmpuint(summary.touched, ==, 0); /* its new time is in the ledger */
}

/* Several units a worker. */
static void test_units(archive *here, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 12; i++) {
        write_file(here, i, "甲版", 600);
    }
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.added, ==, 12);
    assert_whole(here, 12);
}

/* Files so large that not every job may hold one. */
static void test_large(archive *here, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 24; i++) {
        write_file(here, i, "甲版", i % 3 ? 400 : 900);
    }
    g_autofree char *path = path_of(here, 0);
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    here->max_size = (size_t)status.st_size * 5 / 4;
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.added, ==, 24);
    assert_whole(here, 24);
}

/* ---- a large file of records ---- */

static char *records_path(const archive *here)
{
    return g_build_filename(here->root, "r.jsonl", NULL);
}

/* Lines of every kind: ids that stood before, near and far, fields that cannot be read, no records, long, empty. */
static char *records_text(unsigned count)
{
    GString *text = g_string_new("\xEF\xBB\xBF");
    for (unsigned i = 1; i <= count; i++) {
        if (i % 60 == 2) {
            g_string_append_printf(text, "no record %u\n", i);
        } else if (i % 60 == 3) {
            g_string_append(text, "  \n");
        } else {
            unsigned id = i % 70 == 5 ? i - 1 : i % 90 == 6 ? 7 : i;
            g_string_append_printf(text, "{\"id\":\"%u\",\"title\":\"第%u件\",\"date\":\"%s\",\"text\":\"甲版", id, i,
                                   i % 80 == 8 ? "2021-02-30" : "2021-02-03");
            for (unsigned n = 0; n < (i == 100 ? 3000 : 20); n++) {
                g_string_append_printf(text, "把第%u座茶园改造办好。", (i * 7 + n) % 997);
            }
            g_string_append(text, "\"}\n");
        }
    }
    g_string_truncate(text, text->len - 1);
    return g_string_free(text, false);
}

/* What is published of the file of records, as the ledger stores it. */
static GString *packed_entry(const archive *here)
{
    uint32_t passages;
    g_autoptr(GHashTable) ledger = read_ledger(here, &passages);
    GString *packed = g_string_new(NULL);
    jy_ledger_entry_pack(g_hash_table_lookup(ledger, "r.jsonl"), packed);
    return packed;
}

/* Parts make the same entry, the same passages in the same order, as the file at once. */
static void check_split(archive *here, const char *text)
{
    g_autofree char *path = records_path(here);
    g_assert_true(g_file_set_contents(path, text, -1, NULL));
    write_file(here, 1, "乙版", 3); /* before and after it, by path */
    g_autofree char *after = g_build_filename(here->root, "z.txt", NULL);
    g_assert_true(g_file_set_contents(after, "丙版", -1, NULL));
    here->unit = (size_t)1 << 30;
    jy_build_summary whole = build(here, true);
    g_autoptr(GString) expected = packed_entry(here);
    const uint32_t hits = count_of(here, "甲版");
    here->unit = 5000;
    jy_build_summary split = build(here, true);
    g_autoptr(GString) found = packed_entry(here);
    g_assert_true(g_string_equal(found, expected));
    g_assert_cmpint(memcmp(&split, &whole, sizeof split), ==, 0);
    g_assert_cmpuint(count_of(here, "甲版"), ==, hits);
    const jy_build_summary again = build(here, false);
    g_assert_cmpuint(again.added + again.updated + again.touched + again.failed, ==, 0);
}

static void test_split(archive *here, const void *data)
{
    (void)data;
    g_autofree char *text = records_text(2000);
    check_split(here, text);
    uint32_t passages;
    g_autoptr(GHashTable) ledger = read_ledger(here, &passages);
    const jy_ledger_entry *entry = g_hash_table_lookup(ledger, "r.jsonl");
    g_assert_cmpstr(entry->message, ==, "34 of 1966 records cannot be read; the first is on line 2");
    g_assert_cmpuint(entry->documents, ==, 1932);
    g_assert_cmpuint(g_strv_length(entry->warnings), ==, 42);
    g_assert_cmpstr(entry->title, ==, "第1件");

    /* Another time, the same bytes. */
    static const struct timespec TIMES[] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};
    g_autofree char *path = records_path(here);
    g_assert_cmpint(utimensat(AT_FDCWD, path, TIMES, 0), ==, 0);
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.touched, ==, 1);
    g_assert_cmpuint(summary.passages, ==, 0);
}

static void test_split_without_records(archive *here, const void *data)
{
    (void)data;
    g_autoptr(GString) text = g_string_new(NULL);
    for (unsigned i = 0; i < 5000; i++) {
        g_string_append_printf(text, "no record %u\n", i);
    }
    here->unit = 5000;
    g_autofree char *path = records_path(here);
    g_assert_true(g_file_set_contents(path, text->str, -1, NULL));
    jy_build_summary summary = build(here, false);
    g_assert_cmpuint(summary.failed, ==, 1);
    uint32_t passages;
    g_autoptr(GHashTable) ledger = read_ledger(here, &passages);
    const jy_ledger_entry *entry = g_hash_table_lookup(ledger, "r.jsonl");
    g_assert_cmpstr(entry->message, ==, "none of its 5000 lines is a record");
    g_assert_cmpuint(passages, ==, 0);
}

/* ---- when texts came ---- */

static void note_time(const jy_document *document, void *user)
{
    g_string_append_printf(user, " %s%s%u", document->id ? document->id : "", document->id ? ":" : "",
                           (unsigned)document->indexed);
}

/* The times of a file's documents, in the order of their keys. */
static void check_times(const archive *here, const char *path, const char *wanted)
{
    const char *db = here->db;
    char id[JY_FILE_ID + 1];
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_index) opened = jy_index_open(&db, 1, &err);
    g_assert_no_error(err);
    g_autoptr(GString) times = g_string_new(path);
    jy_key_file(path, id);
    g_assert_true(jy_index_visit_documents(opened, 0, id, note_time, times, &err));
    g_assert_cmpstr(times->str, ==, wanted);
}

/* What is read again keeps its time where its text is the same: also of a file that has moved, and when all is built
 * anew. What comes back after it was something else is new. */
static void test_times(archive *here, const void *data)
{
    (void)data;
    for (unsigned i = 0; i < 4; i++) {
        write_file(here, i, "甲版", 3);
    }
    here->now = 100;
    build(here, false);
    touch_file(here, 0);
    write_file(here, 1, "乙版", 3);
    g_autofree char *from = path_of(here, 2), *to = path_of(here, 30);
    g_assert_cmpint(g_rename(from, to), ==, 0);
    write_file(here, 4, "甲版", 3);
    here->now = 200;
    build(here, false);
    static const char *const WANTED[] = {"000.txt 100", "001.txt 200", "003.txt 100", "030.txt 100", "004.txt 200"};
    for (int again = 0; again < 2; again++) {
        for (size_t i = 0; i < G_N_ELEMENTS(WANTED); i++) {
            g_autofree char *path = g_strndup(WANTED[i], 7);
            check_times(here, path, WANTED[i]);
        }
        here->now = 300;
        build(here, true);
    }
    write_file(here, 1, "甲版", 3);
    here->now = 400;
    build(here, false);
    check_times(here, "001.txt", "001.txt 400");
}

static void write_records(const archive *here, const char *records)
{
    g_autofree char *path = records_path(here);
    g_assert_true(g_file_set_contents(path, records, -1, NULL));
}

/* One that moves within its file is known by its text. */
static void test_times_of_records(archive *here, const void *data)
{
    (void)data;
    write_records(here, "{\"id\":\"a\",\"text\":\"修好北渠。\"}\n{\"id\":\"b\",\"text\":\"种好茶园。\"}\n");
    here->now = 100;
    build(here, false);
    write_records(here, "{\"id\":\"c\",\"text\":\"办好夜校。\"}\n{\"id\":\"a\",\"text\":\"修好北渠。\"}\n"
                        "{\"id\":\"b\",\"text\":\"种好桑园。\"}\n");
    here->now = 200;
    build(here, false);
    check_times(here, "r.jsonl", "r.jsonl c:200 a:100 b:200");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add("/indexer/build/fresh", archive, NULL, set_up, test_fresh, tear_down);
    g_test_add("/indexer/build/change", archive, NULL, set_up, test_change, tear_down);
    g_test_add("/indexer/build/units", archive, NULL, set_up, test_units, tear_down);
    g_test_add("/indexer/build/large", archive, NULL, set_up, test_large, tear_down);
    g_test_add("/indexer/build/split", archive, NULL, set_up, test_split, tear_down);
    g_test_add("/indexer/build/split-without-records", archive, NULL, set_up, test_split_without_records, tear_down);
    g_test_add("/indexer/build/times", archive, NULL, set_up, test_times, tear_down);
    g_test_add("/indexer/build/times-of-records", archive, NULL, set_up, test_times_of_records, tear_down);
    return g_test_run();
}

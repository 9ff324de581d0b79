/* index_runs_test.c: sorted runs, written by several threads and merged into one database: what libxapian makes of the
 * same passages is the measure. */
#include <jiyan/index/runs.h>

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "index/merge.h"
#include "index_inverted.h"

typedef struct {
    char *folder, *scratch, *path, *oracle;
    jy_runs *runs;
} fixture;

static void set_up(fixture *at, gconstpointer unused)
{
    (void)unused;
    at->folder = fixture_folder();
    at->scratch = g_build_filename(at->folder, "scratch", NULL);
    at->path = g_build_filename(at->folder, "segment", NULL);
    at->oracle = g_build_filename(at->folder, "oracle", NULL);
    g_assert_cmpint(g_mkdir_with_parents(at->scratch, 0777), ==, 0);
    GError *failure = NULL;
    at->runs = jy_runs_new(at->scratch, &failure);
    g_assert_no_error(failure);
}

static void tear_down(fixture *at, gconstpointer unused)
{
    (void)unused;
    jy_runs_free(at->runs);
    g_autoptr(GDir) left = g_dir_open(at->scratch, 0, NULL);
    g_assert_null(g_dir_read_name(left));
    fixture_remove(at->folder);
    g_free(at->scratch);
    g_free(at->path);
    g_free(at->oracle);
}

/* ---- making runs ---- */

/* The units of one thread: `count` in all threads, of which it takes every `step`-th from its own on. */
typedef struct {
    jy_runs *runs;
    unsigned begin, step, count;
    unsigned passages; /* of a unit */
} work;

static void spill(jy_inverter *inverter, jy_runs *runs, uint64_t order)
{
    GError *failure = NULL;
    g_assert_true(jy_inverter_spill(inverter, runs, order, &failure));
    g_assert_no_error(failure);
}

static void invert(jy_inverter *inverter, unsigned from, unsigned to)
{
    for (unsigned i = from; i < to; i++) {
        inverted_draw(i, &(inverted_target){.inverter = inverter});
        g_autofree char *key = inverted_key(i), *value = inverted_value(i);
        if (key) {
            jy_inverter_put(inverter, key, value, (uint32_t)strlen(value));
        }
    }
}

/* Inverts units from the last to the first: what is written in the wrong order is merged in the right one. */
static void *run_thread(void *data)
{
    const work *at = data;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    for (unsigned unit = at->count; unit--;) {
        if (unit % at->step == at->begin) {
            invert(inverter, unit * at->passages, (unit + 1) * at->passages);
            spill(inverter, at->runs, unit);
        }
    }
    return NULL;
}

static void make_runs(jy_runs *runs, unsigned threads, unsigned units, unsigned passages)
{
    pthread_t ids[4];
    work works[4];
    for (unsigned i = 0; i < threads; i++) {
        works[i] = (work){runs, i, threads, units, passages};
        g_assert_cmpint(pthread_create(&ids[i], NULL, run_thread, &works[i]), ==, 0);
    }
    for (unsigned i = 0; i < threads; i++) {
        pthread_join(ids[i], NULL);
    }
    g_assert_cmpuint(jy_runs_passages(runs), ==, (uint64_t)units * passages);
}

static void merge(fixture *at, xc_docid first)
{
    GError *failure = NULL;
    bool done = jy_runs_merge(at->runs, at->path, first, NULL, NULL, &failure);
    g_assert_no_error(failure);
    g_assert_true(done);
}

/* ---- what is merged ---- */

static const struct {
    unsigned threads, units, passages;
    xc_docid first;
} SHAPES[] = {
    {1, 1, 1, 1}, {1, 1, 100, 1}, {1, 2, 1, 7}, {2, 8, 40, 1}, {2, 40, 5, 100000}, {3, 9, 0, 1}, {4, 100, 3, 1 << 22},
};

static void test_merge(fixture *at, gconstpointer data)
{
    size_t i = GPOINTER_TO_SIZE(data);
    make_runs(at->runs, SHAPES[i].threads, SHAPES[i].units, SHAPES[i].passages);
    for (unsigned unit = 0; unit < SHAPES[i].units; unit++) {
        g_assert_cmpuint(jy_runs_base(at->runs, unit, SHAPES[i].first), ==,
                         SHAPES[i].first + unit * SHAPES[i].passages);
    }
    merge(at, SHAPES[i].first);
    inverted_write_oracle(at->oracle, SHAPES[i].units * SHAPES[i].passages, SHAPES[i].first);
    inverted_check_same(at->path, at->oracle);
}

/* The way through libxapian alone, in as many steps as there are for so many runs. */
static void test_merge_slow(fixture *at, gconstpointer data)
{
    size_t i = GPOINTER_TO_SIZE(data);
    GError *failure = NULL;
    make_runs(at->runs, SHAPES[i].threads, SHAPES[i].units, SHAPES[i].passages);
    const jy_merge_task task = {.runs = at->runs, .to = SHAPES[i].units, .path = at->path, .first = SHAPES[i].first};
    g_assert_true(jy_merge_slow(&task, &failure));
    g_assert_no_error(failure);
    inverted_write_oracle(at->oracle, SHAPES[i].units * SHAPES[i].passages, SHAPES[i].first);
    inverted_check_same(at->path, at->oracle);
}

static void test_no_runs(fixture *at, gconstpointer unused)
{
    (void)unused;
    merge(at, 5);
    g_autofree char *dump = inverted_dump(at->path);
    g_assert_cmpstr(dump, ==, "total 0\n" INVERTED_NO_VALUES);
    g_assert_cmpuint(jy_runs_base(at->runs, 3, 5), ==, 5);
}

/* Orders with gaps between them, empty runs between others. */
static void test_gaps(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    invert(inverter, 20, 30);
    spill(inverter, at->runs, G_MAXUINT64);
    spill(inverter, at->runs, 17);
    invert(inverter, 0, 20);
    spill(inverter, at->runs, 5);
    spill(inverter, at->runs, 0);
    merge(at, 1);
    g_assert_cmpuint(jy_runs_base(at->runs, 0, 1), ==, 1);
    g_assert_cmpuint(jy_runs_base(at->runs, 5, 1), ==, 1);
    g_assert_cmpuint(jy_runs_base(at->runs, 6, 1), ==, 21);
    g_assert_cmpuint(jy_runs_base(at->runs, G_MAXUINT64, 1), ==, 21);
    inverted_write_oracle(at->oracle, 30, 1);
    inverted_check_same(at->path, at->oracle);
}

/* Lists of more postings than are given to the writer at once, and of more bytes than a buffer. */
static void test_long_lists(fixture *at, gconstpointer unused)
{
    (void)unused;
    const unsigned passages = 200000, units = 3;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    for (unsigned unit = 0; unit < units; unit++) {
        for (unsigned i = 0; i < passages; i++) {
            jy_inverter_add(inverter, "all", 3, i % 7 == 0 ? i % 1000 : 1);
            jy_inverter_end(inverter, NULL, 0, NULL, 0);
        }
        spill(inverter, at->runs, unit);
    }
    merge(at, 1);
    xc_database *database = NULL;
    check_xc(xc_database_open(at->path, &database, &error_));
    xc_postings *postings = xc_database_postings(database, "all", 3, NULL);
    for (unsigned i = 0; i < units * passages; i++) {
        unsigned in_unit = i % passages;
        g_assert_cmpint(xc_postings_next(postings, NULL), ==, XC_OK);
        g_assert_cmpuint(xc_postings_docid(postings), ==, i + 1);
        g_assert_cmpuint(xc_postings_wdf(postings), ==, in_unit % 7 == 0 ? in_unit % 1000 : 1);
    }
    g_assert_cmpint(xc_postings_next(postings, NULL), ==, XC_END);
    xc_postings_free(postings);
    xc_database_free(database);
}

static GHashTable *two_items(const char *first, const char *second)
{
    GHashTable *metadata = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_bytes_unref);
    g_hash_table_insert(metadata, (char *)first, g_bytes_new_static("one", 3));
    g_hash_table_insert(metadata, (char *)second, g_bytes_new_static("two", 3));
    return metadata;
}

/* Metadata of the runs and that which is added come in one order. */
static void test_metadata(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    g_autofree char *large = g_strnfill(3 << 20, 'x');
    jy_inverter_put(inverter, "m", "run 1", 5);
    jy_inverter_put(inverter, "a", "run 1", 5);
    spill(inverter, at->runs, 1);
    jy_inverter_put(inverter, "large", large, 3 << 20);
    jy_inverter_put(inverter, "ab", "run 0", 5);
    spill(inverter, at->runs, 0);
    g_autoptr(GHashTable) metadata = two_items("z", "aa");
    GError *failure = NULL;
    g_assert_true(jy_runs_merge(at->runs, at->path, 1, metadata, NULL, &failure));
    g_assert_no_error(failure);
    g_autofree char *dump = inverted_dump(at->path);
    g_autofree char *wanted =
        g_strdup_printf("total 0\n" INVERTED_NO_VALUES "metadata a run%%201\nmetadata aa two\nmetadata ab run%%200\n"
                        "metadata large %s\nmetadata m run%%201\nmetadata z one\n",
                        large);
    g_assert_true(g_str_equal(dump, wanted));
}

/* ---- what goes wrong ---- */

static void check_no_segment(const fixture *at)
{
    g_assert_false(g_file_test(at->path, G_FILE_TEST_EXISTS));
}

static void test_no_folder(void)
{
    GError *failure = NULL;
    g_assert_null(jy_runs_new("/nowhere/at/all", &failure));
    check_run_error(&failure, JY_ERROR_IO, "/nowhere/at/all/runs-");
}

/* A scratch file that lost its end, wherever that is. */
static void test_cut_short(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    invert(inverter, 0, 30);
    spill(inverter, at->runs, 0);
    g_autoptr(GDir) files = g_dir_open(at->scratch, 0, NULL);
    g_autofree char *file = g_build_filename(at->scratch, g_dir_read_name(files), NULL);
    struct stat status;
    g_assert_cmpint(stat(file, &status), ==, 0);
    for (off_t size = status.st_size - 1; size >= 0; size -= size > 100 ? size / 11 : 1) {
        GError *failure = NULL;
        g_assert_cmpint(truncate(file, size), ==, 0);
        g_assert_false(jy_runs_merge(at->runs, at->path, 1, NULL, NULL, &failure));
        check_run_error(&failure, JY_ERROR_IO, file);
        check_no_segment(at);
    }
}

/* No file may be longer than `size` bytes from now on. Returns what was the limit, to be given back. */
static rlim_t limit_files(rlim_t size)
{
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    rlim_t before = limit.rlim_cur;
    limit.rlim_cur = size;
    signal(SIGXFSZ, SIG_IGN);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    return before;
}

/* A scratch file that may not grow: the spill says so, what was spilled before stays good, and so does the inverter. */
static void test_full(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    GError *failure = NULL;
    invert(inverter, 0, 10);
    spill(inverter, at->runs, 0);
    rlim_t before = limit_files(1 << 18);
    invert(inverter, 10, 2000);
    bool done = jy_inverter_spill(inverter, at->runs, 1, &failure);
    limit_files(before);
    g_assert_false(done);
    check_run_error(&failure, JY_ERROR_IO, at->scratch);
    invert(inverter, 10, 20);
    spill(inverter, at->runs, 1);
    merge(at, 1);
    inverted_write_oracle(at->oracle, 20, 1);
    inverted_check_same(at->path, at->oracle);
}

/* The same of the segment's files. */
static void test_merge_full(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    invert(inverter, 0, 2000);
    spill(inverter, at->runs, 0);
    for (rlim_t size = 0; size < 1 << 18; size += 10000) {
        GError *failure = NULL;
        rlim_t before = limit_files(size);
        bool done = jy_runs_merge(at->runs, at->path, 1, NULL, NULL, &failure);
        limit_files(before);
        g_assert_false(done);
        check_run_error(&failure, JY_ERROR_IO, size ? at->path : at->folder);
        check_no_segment(at);
    }
    merge(at, 1);
}

/* What is there already stays as it is. */
static void test_target_exists(fixture *at, gconstpointer unused)
{
    (void)unused;
    fixture_put(at->folder, "segment/mine", "mine");
    GError *failure = NULL;
    g_assert_false(jy_runs_merge(at->runs, at->path, 1, NULL, NULL, &failure));
    g_assert_true(jy_error_is_of_run(failure));
    g_clear_error(&failure);
    g_assert_true(fixture_exists(at->folder, "segment/mine"));
}

static void test_same_key(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    jy_inverter_put(inverter, "a", "of the run", 10);
    spill(inverter, at->runs, 0);
    g_autoptr(GHashTable) metadata = two_items("a", "b");
    GError *failure = NULL;
    g_assert_false(jy_runs_merge(at->runs, at->path, 1, metadata, NULL, &failure));
    g_assert_true(jy_error_is_of_run(failure));
    g_clear_error(&failure);
    check_no_segment(at);
}

static int asked, go_on_for;

static bool count_down(GError **err)
{
    if (asked++ < go_on_for) {
        return true;
    }
    g_set_error_literal(err, JY_ERROR_OF_RUN, JY_ERROR_INTERRUPTED, "enough");
    return false;
}

/* Is asked often enough in each stage, and ends when it is told to, at each of these times. */
static void test_goes_on(fixture *at, gconstpointer unused)
{
    (void)unused;
    g_autoptr(jy_inverter) inverter = jy_inverter_new();
    for (unsigned i = 0; i < 10000; i++) {
        g_autofree char *term = g_strdup_printf("%u", i);
        jy_inverter_add(inverter, term, (uint32_t)strlen(term), 1);
        jy_inverter_end(inverter, NULL, 0, NULL, 0);
        jy_inverter_put(inverter, term, "x", 1);
    }
    spill(inverter, at->runs, 0);
    asked = 0;
    go_on_for = 1000;
    g_assert_true(jy_runs_merge(at->runs, at->path, 1, NULL, count_down, NULL));
    int times = asked;
    g_assert_cmpint(times, >=, 6);
    for (go_on_for = 0; go_on_for < times; go_on_for++) {
        GError *failure = NULL;
        asked = 0;
        jy_files_remove(at->path);
        g_assert_false(jy_runs_merge(at->runs, at->path, 1, NULL, count_down, &failure));
        check_run_error(&failure, JY_ERROR_INTERRUPTED, "enough");
        check_no_segment(at);
    }
}

static void add(const char *path, size_t data, void (*test)(fixture *, gconstpointer))
{
    g_test_add(path, fixture, GSIZE_TO_POINTER(data), set_up, test, tear_down);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(SHAPES); i++) {
        g_autofree char *direct = g_strdup_printf("/index/runs/merge/%zu", i),
                        *slow = g_strdup_printf("/index/runs/merge-slow/%zu", i);
        add(direct, i, test_merge);
        add(slow, i, test_merge_slow);
    }
    add("/index/runs/no-runs", 0, test_no_runs);
    add("/index/runs/gaps", 0, test_gaps);
    add("/index/runs/long-lists", 0, test_long_lists);
    add("/index/runs/metadata", 0, test_metadata);
    g_test_add_func("/index/runs/no-folder", test_no_folder);
    add("/index/runs/cut-short", 0, test_cut_short);
    add("/index/runs/full", 0, test_full);
    add("/index/runs/merge-full", 0, test_merge_full);
    add("/index/runs/target-exists", 0, test_target_exists);
    add("/index/runs/same-key", 0, test_same_key);
    add("/index/runs/goes-on", 0, test_goes_on);
    return g_test_run();
}

/* indexer_changes_test.c: files against the ledger: what is to be added, read again, taken out, and when that is too
 * much.
 */
#include "indexer/build/changes.h"
#include "indexer/files/root.h"

#include <jiyan/base/error.h>

/* A file on disk: path, size, time. */
static jy_walk_file *walked(const char *path, uint64_t size, int64_t mtime)
{
    jy_walk_file *file = g_new0(jy_walk_file, 1);
    file->path = g_strdup(path);
    file->size = size;
    file->mtime = mtime;
    return file;
}

static void add_entry(GHashTable *ledger, const char *path, uint64_t size, int64_t mtime, const char *reason)
{
    jy_ledger_entry *entry = g_new0(jy_ledger_entry, 1);
    entry->path = g_strdup(path);
    entry->size = size;
    entry->mtime = mtime;
    entry->reason = g_strdup(reason);
    entry->state = reason ? JY_STATE_FAILED : JY_STATE_INDEXED;
    g_hash_table_insert(ledger, entry->path, entry);
}

static GHashTable *new_ledger(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)jy_ledger_entry_free);
}

/* Everything here has size 5 and time 7 unless it is to differ. */
static GHashTable *make_ledger(void)
{
    GHashTable *ledger = new_ledger();
    add_entry(ledger, "same", 5, 7, NULL);
    add_entry(ledger, "another", 5, 7, NULL);
    ((jy_ledger_entry *)g_hash_table_lookup(ledger, "another"))->identity = 1;
    add_entry(ledger, "longer", 4, 7, NULL);
    add_entry(ledger, "later", 5, 6, NULL);
    add_entry(ledger, "gone", 5, 7, NULL);
    add_entry(ledger, "d/gone", 5, 7, NULL);
    add_entry(ledger, "binary", 5, 7, "unsupported");
    add_entry(ledger, "big", 5, 7, "too_big");
    add_entry(ledger, "bomb", 5, 7, "too_big"); /* was read: its sum is known */
    ((jy_ledger_entry *)g_hash_table_lookup(ledger, "bomb"))->sha256 = g_strdup("5e");
    add_entry(ledger, "closed", 5, 7, "io");
    add_entry(ledger, "scan", 5, 7, "unsupported");
    ((jy_ledger_entry *)g_hash_table_lookup(ledger, "scan"))->message = g_strdup("needs tesseract-ocr-chi-sim to …");
    add_entry(ledger, "part", 5, 7, NULL);
    ((jy_ledger_entry *)g_hash_table_lookup(ledger, "part"))->warnings =
        g_strsplit("odd|no text on 1 of 2 pages; needs tesseract-ocr-chi-sim", "|", -1);
    return ledger;
}

static GPtrArray *make_files(void)
{
    static const char *const PATHS[] = {"another", "big", "binary", "bomb", "closed", "d/new", "later",
                                        "longer",  "new", "part",   "same", "same",   "scan"};
    GPtrArray *files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free);
    for (size_t i = 0; i < G_N_ELEMENTS(PATHS); i++) {
        g_ptr_array_add(files, walked(PATHS[i], 5, 7));
    }
    return files;
}

static const char *const ALL[] = {"", NULL};
static const char *const FOLDER[] = {"d", NULL};

static const struct {
    const char *label;
    jy_changes_options options;
    const char *const *starts;
    const char *changes;
    guint unchanged, failed, removals;
} PLANS[] = {
    {"plain", {0}, ALL, "?another ?big ?closed -d/gone +d/new -gone ?later ?longer +new", 5, 3, 2},
    {"OCR is there now",
     {.has_ocr = true},
     ALL,
     "?another ?big ?closed -d/gone +d/new -gone ?later ?longer +new ?part ?scan",
     3,
     2,
     2},
    {"verify",
     {.verify = true},
     ALL,
     "?another ?big ?binary ?bomb ?closed -d/gone +d/new -gone ?later ?longer +new ?part ?same ?scan",
     0,
     0,
     2},
    {"rebuild",
     {.rebuild = true},
     ALL,
     "+another +big +binary +bomb +closed -d/gone +d/new -gone +later +longer +new +part +same +scan",
     0,
     0,
     2},
    {"of a part", {0}, FOLDER, "?another ?big ?closed -d/gone +d/new ?later ?longer +new", 5, 3, 1},
};

static char *describe(const jy_changes *plan)
{
    static const char MARKS[] = {'+', '?', '-'};
    GString *out = g_string_new(NULL);
    for (guint i = 0; i < plan->changes->len; i++) {
        const jy_change *change = plan->changes->pdata[i];
        g_string_append_printf(out, "%s%c%s", i ? " " : "", MARKS[change->kind], change->path);
        g_assert_cmpint(change->file == NULL, ==, change->kind == JY_CHANGE_REMOVE);
        g_assert_cmpint(change->old == NULL, ==, change->kind == JY_CHANGE_ADD);
    }
    return g_string_free(out, false);
}

static void test_make(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PLANS); i++) {
        g_test_message("%s", PLANS[i].label);
        g_autoptr(GHashTable) ledger = make_ledger();
        g_autoptr(GPtrArray) files = make_files();
        g_autoptr(jy_changes) plan = jy_changes_make(&PLANS[i].options, files, PLANS[i].starts, ledger);
        g_autofree char *changes = describe(plan);
        g_assert_cmpstr(changes, ==, PLANS[i].changes);
        g_assert_cmpuint(plan->unchanged, ==, PLANS[i].unchanged);
        g_assert_cmpuint(plan->failed->len, ==, PLANS[i].failed);
        g_assert_cmpuint(plan->removals, ==, PLANS[i].removals);
        g_assert_cmpuint(files->len, ==, 0);
    }
}

/* Bytes to read, and bytes whose passages have to leave. */
static void test_bytes(void)
{
    g_autoptr(GHashTable) ledger = make_ledger();
    g_autoptr(GPtrArray) files = make_files();
    g_autoptr(jy_changes) plan = jy_changes_make(&PLANS[0].options, files, ALL, ledger);
    g_assert_cmpuint(plan->bytes, ==, 7 * 5);
    g_assert_cmpuint(plan->stale_bytes, ==, 6 * 5 + 4);
}

/* A file that could not be looked at is read again whatever the ledger says. */
static void test_problem(void)
{
    g_autoptr(GHashTable) ledger = new_ledger();
    add_entry(ledger, "a", 5, 7, NULL);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free);
    jy_walk_file *file = walked("a", 5, 7);
    file->problem = g_error_new_literal(JY_ERROR, JY_ERROR_IO, "no");
    g_ptr_array_add(files, file);
    g_autoptr(jy_changes) plan = jy_changes_make(&PLANS[0].options, files, ALL, ledger);
    g_assert_cmpuint(plan->changes->len, ==, 1);
}

/* What lies in a folder that could not be read may well be there yet: it stays. */
static void test_unread_folder(void)
{
    g_autoptr(GHashTable) ledger = new_ledger();
    add_entry(ledger, "d/a", 5, 7, NULL);
    add_entry(ledger, "d/e/b", 5, 7, NULL);
    add_entry(ledger, "de", 5, 7, NULL);
    g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func((GDestroyNotify)jy_walk_file_free);
    jy_walk_file *folder = walked("d", 0, 0);
    folder->problem = g_error_new_literal(JY_ERROR, JY_ERROR_IO, "no");
    g_ptr_array_add(files, folder);
    g_autoptr(jy_changes) plan = jy_changes_make(&PLANS[0].options, files, ALL, ledger);
    g_autofree char *changes = describe(plan);
    g_assert_cmpstr(changes, ==, "+d -de");
    g_assert_cmpuint(plan->unseen->len, ==, 2);
}

static const struct {
    const char *start, *path;
    bool covers;
} COVERS[] = {
    {"", "a", true},      {"", "d/a", true},      {"d", "d", true},    {"d", "d/a", true},       {"d", "de", false},
    {"d", "de/a", false}, {"d/e", "d/e/a", true}, {"d/e", "d", false}, {"a.txt", "a.txt", true},
};

static void test_covers(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COVERS); i++) {
        g_test_message("%s %s", COVERS[i].start, COVERS[i].path);
        g_assert_cmpint(jy_root_covers(COVERS[i].start, COVERS[i].path), ==, COVERS[i].covers);
    }
}

static const struct {
    guint removals, size;
    bool careful;
} REMOVALS[] = {
    {0, 0, true},    {10, 10, true},    {11, 11, false},    {11, 109, false},
    {11, 110, true}, {100, 1000, true}, {101, 1000, false},
};

static void test_careful(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(REMOVALS); i++) {
        jy_changes plan = {.removals = REMOVALS[i].removals};
        g_test_message("%u of %u", REMOVALS[i].removals, REMOVALS[i].size);
        g_assert_cmpint(jy_changes_is_careful(&plan, REMOVALS[i].size), ==, REMOVALS[i].careful);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/plan/make", test_make);
    g_test_add_func("/indexer/plan/bytes", test_bytes);
    g_test_add_func("/indexer/plan/problem", test_problem);
    g_test_add_func("/indexer/plan/unread_folder", test_unread_folder);
    g_test_add_func("/indexer/plan/covers", test_covers);
    g_test_add_func("/indexer/plan/careful", test_careful);
    return g_test_run();
}

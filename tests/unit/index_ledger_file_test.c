/* index_ledger_file_test.c: files of the ledger, written, read one behind the other, and damaged. */
#include <jiyan/index/ledger_file.h>

#include "index_fixture.h"

static void put(jy_ledger_file *file, const char *path, uint64_t size)
{
    const jy_ledger_entry entry = {.path = (char *)path, .size = size};
    jy_ledger_file_put(file, &entry);
}

/* What a table holds, sorted: "a.txt=3 b.txt=gone". */
static char *listing(GHashTable *changes)
{
    g_autoptr(GList) paths = g_list_sort(g_hash_table_get_keys(changes), (GCompareFunc)strcmp);
    GString *out = g_string_new(NULL);
    for (GList *at = paths; at; at = at->next) {
        const jy_ledger_entry *entry = g_hash_table_lookup(changes, at->data);
        g_string_append_printf(out, "%s%s=", out->len ? " " : "", (const char *)at->data);
        if (entry) {
            g_string_append_printf(out, "%u", (unsigned)entry->size);
        } else {
            g_string_append(out, "gone");
        }
    }
    return g_string_free(out, false);
}

static void check(GHashTable *changes, const char *wanted)
{
    g_autofree char *found = listing(changes);
    g_assert_cmpstr(found, ==, wanted);
}

static void test_files(void)
{
    char *folder = fixture_folder();
    g_autofree char *base = g_build_filename(folder, "ledger-000001", NULL);
    g_autofree char *delta = g_build_filename(folder, "ledger-000002", NULL);
    g_autoptr(jy_ledger_file) first = jy_ledger_file_new(), second = jy_ledger_file_new();
    put(first, "a.txt", 1);
    put(first, "b.txt", 2);
    put(first, "名字 \xff.txt", 3);
    jy_ledger_file_put_left(second, "a.txt");
    put(second, "b.txt", 4);
    jy_ledger_file_put_left(second, "never.txt");
    g_assert_true(jy_ledger_file_write(first, base, NULL));
    g_assert_true(jy_ledger_file_write(second, delta, NULL));
    g_assert_cmpuint(jy_ledger_file_count(base), ==, 3);
    g_assert_cmpuint(jy_ledger_file_count(delta), ==, 3);
    g_assert_cmpuint(jy_ledger_file_count(folder), ==, 0);

    g_autoptr(GHashTable) ledger = jy_ledger_file_changes(), changes = jy_ledger_file_changes();
    g_assert_true(jy_ledger_file_read(base, ledger, true, NULL));
    check(ledger, "a.txt=1 b.txt=2 名字 \xff.txt=3");
    g_assert_true(jy_ledger_file_read(delta, ledger, true, NULL));
    check(ledger, "b.txt=4 名字 \xff.txt=3");
    g_assert_true(jy_ledger_file_read(delta, changes, false, NULL));
    check(changes, "a.txt=gone b.txt=4 never.txt=gone");
    fixture_remove(folder);
}

/* Every single byte that is another one: read as something, or found damaged; what is cut or longer is damaged. */
static void test_damaged(void)
{
    char *folder = fixture_folder();
    g_autofree char *path = g_build_filename(folder, "ledger-000001", NULL), *bytes = NULL;
    g_autoptr(GHashTable) changes = jy_ledger_file_changes();
    g_autoptr(jy_ledger_file) file = jy_ledger_file_new();
    gsize length = 0;
    put(file, "a.txt", 1);
    jy_ledger_file_put_left(file, "b.txt");
    g_assert_true(jy_ledger_file_write(file, path, NULL));
    g_assert_true(g_file_get_contents(path, &bytes, &length, NULL));
    for (gsize i = 0; i < length; i++) {
        GError *failure = NULL;
        g_autoptr(GHashTable) read = jy_ledger_file_changes();
        g_assert_true(g_file_set_contents(path, bytes, (gssize)i, NULL));
        g_assert_false(jy_ledger_file_read(path, read, true, &failure));
        check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
        bytes[i] = (char)~bytes[i];
        g_assert_true(g_file_set_contents(path, bytes, (gssize)length, NULL));
        jy_ledger_file_read(path, read, true, NULL);
        bytes[i] = (char)~bytes[i];
    }
    g_autoptr(GString) longer = g_string_new_len(bytes, (gssize)length);
    g_string_append_c(longer, 'x');
    g_assert_true(g_file_set_contents(path, longer->str, (gssize)longer->len, NULL));
    GError *failure = NULL;
    g_assert_false(jy_ledger_file_read(path, changes, true, &failure));
    check_error(&failure, JY_ERROR_INDEX_CORRUPT, "--rebuild");
    fixture_remove(folder);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/ledger-file/files", test_files);
    g_test_add_func("/index/ledger-file/damaged", test_damaged);
    return g_test_run();
}

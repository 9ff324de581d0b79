/* index_manifest_test.c: which files make an index: their names, the manifest read and written, and dead passages. */
#include <jiyan/index/manifest.h>

#include <glib/gstdio.h>

#include "index_fixture.h"

/* ---- names ---- */

static const struct {
    const char *name;
    unsigned number; /* 0: it is none */
    jy_manifest_file kind;
} NAMES[] = {
    {"seg-000001", 1, JY_MANIFEST_SEGMENT},
    {"manifest-000042", 42, JY_MANIFEST_SELF},
    {"ledger-1234567", 1234567, JY_MANIFEST_LEDGER},
    {"dictionary-2147483647", 2147483647, JY_MANIFEST_DICTIONARY},
    {"seg-2147483648", 0, 0},
    {"seg-000000", 0, 0},
    {"seg-", 0, 0},
    {"seg", 0, 0},
    {"", 0, 0},
    {"seg-1x", 0, 0},
    {"seg--1", 0, 0},
    {"seg-+1", 0, 0},
    {"seg- 1", 0, 0},
    {"manifest-000001.new", 0, 0},
    {"Seg-000001", 0, 0},
    {"seg-99999999999", 0, 0},
    {"xseg-000001", 0, 0},
    {"seg-0x10", 0, 0},
    {"seg-18446744073709551617", 0, 0},
    {"../seg-000001", 0, 0},
    {"seg-000001/..", 0, 0},
    {"seg-1", 0, 0},
    {"seg-0000001", 0, 0},
    {"gen-000001", 0, 0},
};

static void test_names(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        unsigned number = 0;
        jy_manifest_file kind = 0;
        g_test_message("%s", NAMES[i].name);
        g_assert_cmpint(jy_manifest_is_file(NAMES[i].name, &kind, &number), ==, NAMES[i].number != 0);
        g_assert_cmpuint(number, ==, NAMES[i].number);
        g_assert_cmpuint(kind, ==, NAMES[i].kind);
    }
    g_assert_true(jy_manifest_is_ours("manifest-000001.new"));
    g_assert_true(jy_manifest_is_ours("gen-000001"));
    g_assert_false(jy_manifest_is_ours("synonyms.txt"));
    g_assert_false(jy_manifest_is_ours("segments"));
}

/* ---- read and written ---- */

static void add_segment(jy_manifest *manifest, unsigned number, uint32_t first, uint32_t last)
{
    const jy_manifest_segment segment = {number, last - first + 1, 4096, {first, last}};
    g_array_append_val(manifest->segments, segment);
}

static void check_text(const char *folder, const char *name, const char *wanted)
{
    g_autofree char *path = g_build_filename(folder, name, NULL), *text = NULL;
    g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
    g_assert_cmpstr(text, ==, wanted);
}

static void test_write(void)
{
    char *folder = fixture_folder();
    const unsigned ledgers[] = {2, 7};
    g_autoptr(jy_manifest) manifest = jy_manifest_new();
    manifest->number = 7;
    manifest->dictionary = 2;
    g_array_append_vals(manifest->ledgers, ledgers, 2);
    add_segment(manifest, 2, 1, 100);
    add_segment(manifest, 7, 104, 110);
    jy_manifest_kill(manifest, (jy_manifest_range){5, 9});

    /* What has its number is waited for: nothing is published where it is not there. */
    GError *failure = NULL;
    g_autofree char *segment = jy_manifest_path(folder, JY_MANIFEST_SEGMENT, 7),
                    *ledger = jy_manifest_path(folder, JY_MANIFEST_LEDGER, 7),
                    *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    g_assert_cmpint(g_mkdir(segment, 0777), ==, 0);
    g_assert_false(jy_manifest_write(manifest, folder, NULL, &failure));
    g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_IO));
    g_assert_nonnull(failure ? strstr(failure->message, "ledger-000007") : NULL);
    g_clear_error(&failure);
    g_assert_false(g_file_test(stub, G_FILE_TEST_EXISTS));
    g_assert_true(g_file_set_contents(ledger, "", 0, NULL));

    g_assert_true(jy_manifest_write(manifest, folder, NULL, NULL));
    check_text(folder, JY_INDEX_STUB, "# manifest-000007\nauto seg-000002\nauto seg-000007\n");
    g_autofree char *wanted =
        g_strdup_printf("jiyan-index %s\nanalysis %s\ndictionary 2\nledger 2\nledger 7\nsegment 2 1 100 100 4096\n"
                        "segment 7 104 110 7 4096\ndead 5 9\nend\n",
                        manifest->schema, manifest->analysis);
    check_text(folder, "manifest-000007", wanted);

    g_autoptr(jy_manifest) again = jy_manifest_read(folder, NULL);
    g_assert_nonnull(again);
    again->number = 8;
    g_assert_true(jy_manifest_write(again, folder, NULL, NULL));
    check_text(folder, JY_INDEX_STUB, "# manifest-000008\nauto seg-000002\nauto seg-000007\n");
    check_text(folder, "manifest-000008", wanted);
    g_assert_cmpuint(jy_manifest_next(again), ==, 111);
    g_assert_cmpuint(jy_manifest_passages(again), ==, 102);
    g_assert_true(jy_manifest_names(again, JY_MANIFEST_SEGMENT, 7));
    g_assert_true(jy_manifest_names(again, JY_MANIFEST_LEDGER, 2));
    g_assert_true(jy_manifest_names(again, JY_MANIFEST_DICTIONARY, 2));
    g_assert_true(jy_manifest_names(again, JY_MANIFEST_SELF, 8));
    g_assert_false(jy_manifest_names(again, JY_MANIFEST_SELF, 7));
    g_assert_false(jy_manifest_names(again, JY_MANIFEST_SEGMENT, 8));
    fixture_remove(folder);
}

/* A stub and the manifest that it names; with `code` they are refused. */
static const struct {
    const char *label, *stub, *text;
    int code; /* -1: good */
    unsigned number;
} STUBS[] = {
    {"none", NULL, NULL, -1, 0},
    {"least", "# manifest-000007\n", "end\n", -1, 7},
    {"lines that a later version adds", "# manifest-000007\nauto seg-000001\n", "frobnicate 3\nend\n", -1, 7},
    {"no manifest", "# manifest-000008\nauto seg-000001\n", "end\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"cut short", "# manifest-000007\n", "segment 1 1 9 9 5\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"empty manifest", "# manifest-000007\n", "", JY_ERROR_INDEX_CORRUPT, 0},
    {"a number is missing", "# manifest-000007\n", "segment 1 1 9\nend\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"segments overlap", "# manifest-000007\n", "segment 1 1 9 9 5\nsegment 2 9 9 1 5\nend\n", JY_ERROR_INDEX_CORRUPT,
     0},
    {"no first", "# manifest-000007\n", "segment 1 0 9 9 5\nend\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"more passages than numbers", "# manifest-000007\n", "segment 1 1 9 10 5\nend\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"dead out of order", "# manifest-000007\n", "dead 5 6\ndead 1 2\nend\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"dead backwards", "# manifest-000007\n", "dead 6 5\nend\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"empty stub", "", NULL, JY_ERROR_INDEX_CORRUPT, 0},
    {"stub cut short", "# manifest-00000", NULL, JY_ERROR_INDEX_CORRUPT, 0},
    {"another database", "auto /somewhere/else\n", NULL, JY_ERROR_INDEX_CORRUPT, 0},
    {"remote", "remote host:8000\n", NULL, JY_ERROR_INDEX_CORRUPT, 0},
    {"rubbish", "\xff\xfe\x01", NULL, JY_ERROR_INDEX_CORRUPT, 0},
    {"out of the folder", "# ../manifest-000007\n", "end\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"a segment instead", "# seg-000007\n", "end\n", JY_ERROR_INDEX_CORRUPT, 0},
    {"the layout before", "auto gen-000007\n", NULL, JY_ERROR_INDEX_VERSION, 0},
};

static void test_read(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(STUBS); i++) {
        char *folder = fixture_folder();
        GError *failure = NULL;
        g_test_message("%s", STUBS[i].label);
        if (STUBS[i].stub) {
            fixture_put(folder, JY_INDEX_STUB, STUBS[i].stub);
        }
        if (STUBS[i].text) {
            fixture_put(folder, "manifest-000007", STUBS[i].text);
        }
        g_autoptr(jy_manifest) manifest = jy_manifest_read(folder, &failure);
        if (STUBS[i].code < 0) {
            g_assert_no_error(failure);
            g_assert_cmpuint(manifest ? manifest->number : 4711, ==, STUBS[i].number);
        } else {
            g_assert_null(manifest);
            check_error(&failure, STUBS[i].code, "--rebuild");
        }
        fixture_remove(folder);
    }
}

/* A stub that cannot be read is no missing one: what it names must not be taken for unpublished. */
static void test_read_fails(void)
{
    char *folder = fixture_folder();
    g_autofree char *stub = g_build_filename(folder, JY_INDEX_STUB, NULL);
    GError *failure = NULL;
    g_assert_cmpint(mkdir(stub, 0777), ==, 0);
    g_assert_null(jy_manifest_read(folder, &failure));
    check_error(&failure, JY_ERROR_IO, JY_INDEX_STUB);
    fixture_remove(folder);
}

/* ---- dead passages ---- */

/* What is dead, as "5-9 12-12". */
static void check_dead(const jy_manifest *manifest, const char *wanted)
{
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < manifest->dead->len; i++) {
        const jy_manifest_range *dead = &g_array_index(manifest->dead, jy_manifest_range, i);
        g_string_append_printf(found, "%s%u-%u", i ? " " : "", dead->first, dead->last);
    }
    g_assert_cmpstr(found->str, ==, wanted);
}

static void test_dead(void)
{
    g_autoptr(jy_manifest) manifest = jy_manifest_new();
    add_segment(manifest, 1, 1, 20);
    add_segment(manifest, 2, 21, 40);
    static const struct {
        jy_manifest_range range;
        const char *wanted;
    } KILLS[] = {
        {{5, 6}, "5-6"},
        {{10, 12}, "5-6 10-12"},
        {{1, 1}, "1-1 5-6 10-12"},
        {{7, 9}, "1-1 5-12"},
        {{2, 3}, "1-3 5-12"},
        {{19, 20}, "1-3 5-12 19-20"},
        {{21, 25}, "1-3 5-12 19-25"},
        {{40, 40}, "1-3 5-12 19-25 40-40"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(KILLS); i++) {
        jy_manifest_kill(manifest, KILLS[i].range);
        check_dead(manifest, KILLS[i].wanted);
    }
    g_assert_cmpuint(jy_manifest_dead(manifest, (jy_manifest_range){1, 20}), ==, 13);
    g_assert_cmpuint(jy_manifest_dead(manifest, (jy_manifest_range){21, 40}), ==, 6);
    g_assert_cmpuint(jy_manifest_passages(manifest), ==, 21);
    /* A segment is written anew: what was dead in it is gone, not what is dead in the next. */
    jy_manifest_bury(manifest, (jy_manifest_range){1, 20});
    check_dead(manifest, "21-25 40-40");
    jy_manifest_bury(manifest, (jy_manifest_range){21, 40});
    check_dead(manifest, "");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/manifest/names", test_names);
    g_test_add_func("/index/manifest/write", test_write);
    g_test_add_func("/index/manifest/read", test_read);
    g_test_add_func("/index/manifest/read-fails", test_read_fails);
    g_test_add_func("/index/manifest/dead", test_dead);
    return g_test_run();
}

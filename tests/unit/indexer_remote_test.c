/* indexer_remote_test.c: a reader in another process, as it should be, and as hostile files leave it. The reader is
 * this program itself, called as the indexer calls jiyan-extract: what a file holds is what it is to do. */
#include "indexer/extract/remote/remote.h"

#include <glib/gstdio.h>
#include <jiyan/base/child.h>
#include <jiyan/base/command.h>
#include <jiyan/base/error.h>
#include <jiyan/base/files.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "indexer/extract/remote/cache.h"
#include "indexer/extract/remote/wire.h"

/* ---- the reader ---- */

static void put(const GString *frames)
{
    g_assert_cmpint(write(STDOUT_FILENO, frames->str, frames->len), ==, (ssize_t)frames->len);
}

static void put_document(const char *text)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    const jy_document document = {.title = (char *)(uintptr_t) "紫藤大桥"};
    const jy_extracted block = {
        .kind = JY_EXTRACTED_PARAGRAPH, .page = 3, .text = text, .length = (uint32_t)strlen(text)};
    jy_wire_put_block(frames, &block);
    jy_wire_put_document(frames, &document, 0, true);
    put(frames);
}

static void put_end(uint32_t code, const char *message)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    size_t frame = jy_wire_begin(frames, JY_WIRE_WARNING);
    jy_wire_put_text(frames, "一处可疑");
    jy_wire_finish(frames, frame);
    frame = jy_wire_begin(frames, JY_WIRE_ENTRY);
    jy_wire_put_text(frames, "UTF-8");
    jy_wire_put_number(frames, 750000);
    jy_wire_put_text(frames, NULL);
    jy_wire_put_text(frames, NULL);
    jy_wire_finish(frames, frame);
    frame = jy_wire_begin(frames, JY_WIRE_END);
    jy_wire_put_number(frames, code);
    jy_wire_put_text(frames, message);
    jy_wire_finish(frames, frame);
    put(frames);
}

static void do_well(void)
{
    put_document("新建大桥一座。");
    put_end(JY_WIRE_ALL_WELL, NULL);
}

static void do_lack(void)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    jy_wire_finish(frames, jy_wire_begin(frames, JY_WIRE_LACK));
    put(frames);
    do_well();
}

static void do_error(void)
{
    put_end(JY_ERROR_ENCRYPTED, "需要密码");
}

static void do_odd_error(void)
{
    put_end(4711, NULL);
}

static void do_crash(void)
{
    raise(SIGSEGV);
}

static void do_crash_late(void)
{
    put_document("已经读出的一段。");
    raise(SIGABRT);
}

static void do_exit(void)
{
    _exit(3);
}

static void do_leave(void)
{
    _exit(0);
}

static void do_garbage(void)
{
    g_assert_cmpint(write(STDOUT_FILENO, "no frame of any kind", 20), ==, 20);
    pause();
}

static void do_ill_formed(void)
{
    put_document("\xff\xfe");
    put_end(JY_WIRE_ALL_WELL, NULL);
}

static void do_spin(void)
{
    for (volatile unsigned i = 0;; i++) {
    }
}

static void do_sleep(void)
{
    for (;;) {
        pause();
    }
}

static void put_page(void)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    jy_wire_finish(frames, jy_wire_begin(frames, JY_WIRE_PAGE));
    put(frames);
}

/* Takes longer than a file may, and a page of it not. */
static void do_pages(void)
{
    for (int i = 0; i < 4; i++) {
        put_page();
        g_usleep(G_USEC_PER_SEC / 2);
    }
    do_well();
}

static void do_sleep_on_page(void)
{
    put_page();
    do_sleep();
}

static void do_endless_pages(void)
{
    for (;;) {
        put_page();
    }
}

static guint files_read;

/* Members that are said to break the reader. */
static bool lost[16];

static void begin_member(uint32_t number)
{
    g_autoptr(GString) frames = g_string_new(NULL);
    const size_t frame = jy_wire_begin(frames, JY_WIRE_MEMBER);
    jy_wire_put_number(frames, number);
    jy_wire_finish(frames, frame);
    put(frames);
}

/* Three members, the second of which breaks the reader, and the file's own words. */
static void do_members(void)
{
    put_document("第一个成员。");
    begin_member(2);
    if (!lost[2]) {
        raise(SIGSEGV);
    }
    begin_member(3);
    put_document("第三个成员。");
    begin_member(0);
    do_well();
}

static void do_two_members(void)
{
    begin_member(2);
    if (!lost[2]) {
        jy_child_exit_memory();
    }
    begin_member(4);
    if (!lost[4]) {
        pause();
    }
    begin_member(0);
    do_well();
}

static void do_crash_after_member(void)
{
    begin_member(1);
    begin_member(0);
    do_crash();
}

/* What is said to break it breaks it all the same. */
static void do_break_on_members(void)
{
    begin_member(1);
    do_crash();
}

static void do_crash_when_old(void)
{
    if (files_read > 1) {
        raise(SIGSEGV);
    }
    do_well();
}

static const struct {
    const char *file;
    void (*act)(void);
    bool done;       /* whether it is read */
    jy_error code;   /* else why not */
    guint documents; /* that are emitted all the same */
} ACTS[] = {
    {"well", do_well, true, 0, 1},
    {"error", do_error, false, JY_ERROR_ENCRYPTED, 0},
    {"well", do_well, true, 0, 1},
    {"lack", do_lack, true, 0, 1},
    {"odd error", do_odd_error, false, JY_ERROR_MALFORMED, 0},
    {"crash", do_crash, false, JY_ERROR_MALFORMED, 0},
    {"well", do_well, true, 0, 1},
    {"crash late", do_crash_late, false, JY_ERROR_MALFORMED, 1},
    {"exit", do_exit, false, JY_ERROR_MALFORMED, 0},
    {"leave", do_leave, false, JY_ERROR_MALFORMED, 0},
    {"garbage", do_garbage, false, JY_ERROR_MALFORMED, 0},
    {"ill-formed", do_ill_formed, false, JY_ERROR_MALFORMED, 0},
    {"memory", jy_child_exit_memory, false, JY_ERROR_TOO_BIG, 0},
    {"well", do_well, true, 0, 1},
    {"crash when old", do_crash_when_old, true, 0, 1},
    {"members", do_members, true, 0, 3},
    {"two members", do_two_members, true, 0, 1},
    {"crash after a member", do_crash_after_member, false, JY_ERROR_MALFORMED, 0},
    {"break on members", do_break_on_members, false, JY_ERROR_MALFORMED, 0},
    {"spin", do_spin, false, JY_ERROR_TIMEOUT, 0},
    {"well", do_well, true, 0, 1},
    {"sleep", do_sleep, false, JY_ERROR_TIMEOUT, 0},
    {"pages", do_pages, true, 0, 1},
    {"sleep on a page", do_sleep_on_page, false, JY_ERROR_TIMEOUT, 0},
    {"pages without end", do_endless_pages, false, JY_ERROR_MALFORMED, 0},
    {"well", do_well, true, 0, 1},
};

static void act(const char *file)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ACTS); i++) {
        if (g_str_equal(ACTS[i].file, file)) {
            ACTS[i].act();
            return;
        }
    }
    put_end(JY_ERROR_UNSUPPORTED, file);
}

static bool read_bytes(char *bytes, size_t length)
{
    while (length) {
        ssize_t count = read(STDIN_FILENO, bytes, length);
        if (count <= 0) {
            return false;
        }
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

static int serve(void)
{
    char head[JY_WIRE_HEAD], asking[4096];
    jy_child_begin(0);
    while (read_bytes(head, JY_WIRE_HEAD)) {
        g_assert_true(read_bytes(asking, jy_wire_size(head) - JY_WIRE_HEAD));
        jy_wire_frame frame = {JY_WIRE_FILE, asking, asking + jy_wire_size(head) - JY_WIRE_HEAD, false};
        const double seconds = jy_wire_get_number(&frame) / 1e3;
        g_assert_cmpuint(jy_wire_get_number(&frame), ==, JY_EXTRACT_OCR_ALWAYS);
        const size_t length = jy_wire_get_number(&frame);
        g_autofree char *bytes = g_malloc0(length + 1);
        g_assert_cmpuint(jy_wire_get_number(&frame), ==, 0);
        g_autofree char *path = jy_wire_get_text(&frame), *type = jy_wire_get_text(&frame);
        g_assert_cmpstr(path, ==, "桥.x");
        g_assert_cmpstr(type, ==, "application/x-test");
        g_assert_cmpuint(jy_wire_get_size(&frame), ==, 4711);
        memset(lost, 0, sizeof lost);
        for (uint32_t count = jy_wire_get_number(&frame); count; count--) {
            const uint32_t number = jy_wire_get_number(&frame), code = jy_wire_get_number(&frame);
            g_assert_cmpuint(number, <, G_N_ELEMENTS(lost));
            g_assert_true(code == JY_ERROR_MALFORMED || code == JY_ERROR_TIMEOUT || code == JY_ERROR_TOO_BIG);
            lost[number] = true;
        }
        g_assert_true(read_bytes(bytes, length));
        files_read++;
        jy_child_allow(seconds);
        act(bytes);
        jy_child_allow(0);
    }
    return 0;
}

/* ---- the indexer ---- */

static bool count_document(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)err;
    g_assert_cmpstr(document->title, ==, "紫藤大桥");
    g_assert_cmpuint(jy_blocks_page(blocks, 0), ==, 3);
    g_assert_cmpuint(record, ==, 0);
    g_assert_true(blocks->unlined);
    ++*(guint *)user;
    return true;
}

/* Has a file read whose bytes are a text. */
static bool parse(jy_remote *remote, const char *text, const char *sha256, guint *ret_documents, GError **err)
{
    g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
    g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
    const jy_extract_target to = {.emit = count_document, .user = ret_documents, .entry = entry, .warnings = warnings};
    const jy_extract_source source = {.path = "桥.x",
                                      .type = "application/x-test",
                                      .bytes = g_strdup(text),
                                      .length = strlen(text),
                                      .sha256 = sha256,
                                      .ocr = JY_EXTRACT_OCR_ALWAYS};
    *ret_documents = 0;
    bool done = jy_remote_parse(&source, &to, remote, err);
    if (done) {
        g_assert_cmpuint(warnings->len, ==, 1);
        g_assert_cmpstr(warnings->pdata[0], ==, "一处可疑");
        g_assert_cmpstr(entry->encoding, ==, "UTF-8");
        g_assert_cmpfloat_with_epsilon(entry->confidence, 0.75, 1e-6);
        g_assert_null(entry->reason);
    }
    return done;
}

static void test_acts(void)
{
    const jy_remote_options options = {.program = "/proc/self/exe", .max_seconds = 0.5, .max_size = 4711};
    g_autoptr(jy_remote) remote = jy_remote_new(&options);
    for (size_t i = 0; i < G_N_ELEMENTS(ACTS); i++) {
        g_autoptr(GError) failure = NULL;
        guint documents;
        g_test_message("%s", ACTS[i].file);
        bool done = parse(remote, ACTS[i].file, NULL, &documents, &failure);
        g_test_message("%s", failure ? failure->message : "read");
        g_assert_true(done == ACTS[i].done);
        g_assert_cmpuint(documents, ==, ACTS[i].documents);
        if (!ACTS[i].done) {
            g_assert_error(failure, JY_ERROR, (gint)ACTS[i].code);
        }
    }
}

/* Without the program the run ends, not the file. */
static void test_missing(void)
{
    const jy_remote_options options = {.program = "/nowhere/jiyan-extract"};
    g_autoptr(jy_remote) remote = jy_remote_new(&options);
    g_autoptr(GError) failure = NULL;
    guint documents;
    g_assert_false(parse(remote, "well", NULL, &documents, &failure));
    g_assert_true(jy_error_is_of_run(failure));
    g_assert_nonnull(strstr(failure->message, "/nowhere/jiyan-extract"));
}

/* ---- what is kept ---- */

static char *sum_of(char digit)
{
    return g_strnfill(64, digit);
}

/* A file is read once: then what is kept of it is, as long as it is whole. */
static void test_cache(void)
{
    g_autofree char *folder = g_dir_make_tmp("indexer-remote-XXXXXX", NULL), *sum = sum_of('a'), *other = sum_of('b');
    g_autofree char *cache = g_build_filename(folder, JY_CACHE_FOLDER, NULL);
    g_autofree char *name = g_strdup_printf("%s-%u-2-1267", sum, JY_EXTRACT_VERSION),
                    *kept = g_build_filename(cache, name, NULL);
    const jy_remote_options options = {.program = "/proc/self/exe", .cache = cache, .max_size = 4711};
    const jy_remote_options elsewhere = {.program = "/nowhere", .cache = cache, .max_size = 4711};
    g_autoptr(jy_remote) remote = jy_remote_new(&options), nobody = jy_remote_new(&elsewhere);
    guint documents;
    g_assert_true(parse(remote, "well", sum, &documents, NULL));
    g_assert_cmpuint(documents, ==, 1);
    /* Nobody reads it a second time. */
    g_assert_true(parse(nobody, "well", sum, &documents, NULL));
    g_assert_cmpuint(documents, ==, 1);
    /* Of what more could be read of later nothing is kept. */
    g_assert_true(parse(remote, "lack", other, &documents, NULL));
    g_assert_cmpuint(documents, ==, 1);
    g_assert_false(parse(nobody, "lack", other, &documents, NULL));
    /* An error is none to keep. */
    g_assert_false(parse(remote, "error", other, &documents, NULL));
    g_assert_false(parse(nobody, "error", other, &documents, NULL));
    /* Nor is what was read without a member. */
    g_assert_true(parse(remote, "members", other, &documents, NULL));
    g_assert_false(parse(nobody, "members", other, &documents, NULL));
    /* What is damaged is read again, and kept anew. */
    g_autofree char *bytes = NULL;
    gsize length;
    g_assert_true(g_file_get_contents(kept, &bytes, &length, NULL));
    for (gsize cut = 0; cut < length; cut++) {
        g_assert_true(g_file_set_contents(kept, bytes, (gssize)cut, NULL));
        g_assert_false(parse(nobody, "well", sum, &documents, NULL));
        g_assert_cmpuint(documents, ==, 0);
    }
    g_assert_true(parse(remote, "well", sum, &documents, NULL));
    g_assert_true(parse(nobody, "well", sum, &documents, NULL));
    /* Swept with the file. */
    g_autoptr(GHashTable) sums = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_add(sums, sum);
    jy_cache_sweep(cache, sums);
    g_assert_true(g_file_test(kept, G_FILE_TEST_EXISTS));
    g_hash_table_remove_all(sums);
    g_hash_table_add(sums, other);
    jy_cache_sweep(cache, sums);
    g_assert_false(g_file_test(kept, G_FILE_TEST_EXISTS));
    jy_files_remove(folder);
}

int main(int argc, char **argv)
{
    if (argc == 2 && g_str_equal(argv[1], "--serve")) {
        return serve();
    }
    jy_command_init("indexer-remote-test");
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/indexer/remote/acts", test_acts);
    g_test_add_func("/indexer/remote/missing", test_missing);
    g_test_add_func("/indexer/remote/cache", test_cache);
    return g_test_run();
}

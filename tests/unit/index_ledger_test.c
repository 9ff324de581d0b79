/* index_ledger_test.c: ledger entries to bytes and back, and what damaged bytes become. */
#include <jiyan/index/document.h>
#include <jiyan/index/ledger.h>

#include <jiyan/base/error.h>
#include <string.h>

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static char *ONE_WARNING[] = {"3 ill-formed sequences", NULL};
static char *THREE_WARNINGS[] = {"line 2: no JSON object", "", "第三", NULL};
static char *NO_WARNINGS[] = {NULL};

static const struct {
    const char *label;
    jy_ledger_entry entry;
} ROWS[] = {
    {"least", {.path = ""}},
    {"indexed",
     {.path = "讲话/2021.txt",
      .size = 12345,
      .mtime = G_GINT64_CONSTANT(1614902400123456789),
      .identity = 0x89ABCDEF,
      .sha256 = HASH,
      .type = "text/plain",
      .encoding = "GB18030",
      .confidence = 0.875,
      .title = "在全县项目建设推进会上的讲话",
      .date = "2024-02-19",
      .speaker = "江映川",
      .issuer = "云溪县人民政府",
      .docno = "云溪政发〔2021〕3号",
      .genre = "讲话",
      .ocr = 87,
      .documents = 1,
      .passages = 42,
      .state = JY_STATE_INDEXED}},
    {"failed",
     {.path = "a.bin",
      .size = UINT64_MAX,
      .mtime = G_MININT64,
      .state = JY_STATE_FAILED,
      .reason = "unsupported",
      .message = "a.bin: no text"}},
    {"before 1970", {.path = "a", .mtime = -1}},
    {"catalogue", {.path = "a", .catalogue = "f00d", .confidence = 1}},
    {"limits",
     {.path = "a",
      .ocr = JY_DOCUMENT_OCR_MOST,
      .documents = UINT32_MAX,
      .passages = UINT32_MAX,
      .mtime = G_MAXINT64,
      .identity = UINT32_MAX}},
    {"one warning", {.path = "a", .warnings = ONE_WARNING}},
    {"three warnings", {.path = "a", .warnings = THREE_WARNINGS}},
    {"no warnings", {.path = "a", .warnings = NO_WARNINGS}},
    {"path of another encoding", {.path = "\xD6\xD0/\xCE\xC4.txt", .message = "\xD6\xD0: gone"}},
    {"empty texts", {.path = "a", .sha256 = "", .title = "", .date = "", .speaker = "", .reason = "", .message = ""}},
};

static void check_warnings(char *const *got, char *const *wanted)
{
    guint wanted_count = wanted ? g_strv_length((char **)wanted) : 0;
    g_assert_cmpuint(got ? g_strv_length((char **)got) : 0, ==, wanted_count);
    for (guint i = 0; got && got[i] && i < wanted_count; i++) {
        g_assert_cmpstr(got[i], ==, wanted[i]);
    }
}

static void check_entry(const jy_ledger_entry *got, const jy_ledger_entry *wanted)
{
    g_assert_cmpstr(got->path, ==, wanted->path);
    g_assert_cmpuint(got->size, ==, wanted->size);
    g_assert_cmpint(got->mtime, ==, wanted->mtime);
    g_assert_cmpuint(got->identity, ==, wanted->identity);
    g_assert_cmpstr(got->sha256, ==, wanted->sha256);
    g_assert_cmpstr(got->catalogue, ==, wanted->catalogue);
    g_assert_cmpstr(got->type, ==, wanted->type);
    g_assert_cmpstr(got->encoding, ==, wanted->encoding);
    g_assert_cmpfloat_with_epsilon(got->confidence, wanted->confidence, 0.0005);
    g_assert_cmpstr(got->title, ==, wanted->title);
    g_assert_cmpstr(got->date, ==, wanted->date);
    g_assert_cmpstr(got->speaker, ==, wanted->speaker);
    g_assert_cmpstr(got->issuer, ==, wanted->issuer);
    g_assert_cmpstr(got->docno, ==, wanted->docno);
    g_assert_cmpstr(got->genre, ==, wanted->genre);
    g_assert_cmpuint(got->ocr, ==, wanted->ocr);
    g_assert_cmpuint(got->documents, ==, wanted->documents);
    g_assert_cmpuint(got->passages, ==, wanted->passages);
    g_assert_cmpint(got->state, ==, wanted->state);
    g_assert_cmpstr(got->reason, ==, wanted->reason);
    g_assert_cmpstr(got->message, ==, wanted->message);
    check_warnings(got->warnings, wanted->warnings);
}

static void test_identity(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_autoptr(GError) failure = NULL;
        g_test_message("%s", ROWS[i].label);
        jy_ledger_entry_pack(&ROWS[i].entry, bytes);
        g_autoptr(jy_ledger_entry) entry = jy_ledger_entry_unpack(bytes->str, bytes->len, &failure);
        g_assert_no_error(failure);
        g_assert_nonnull(entry);
        if (entry) {
            check_entry(entry, &ROWS[i].entry);
        }
        g_autoptr(jy_ledger_entry) copy = jy_ledger_entry_copy(&ROWS[i].entry);
        check_entry(copy, &ROWS[i].entry);
    }
    jy_ledger_entry_free(NULL);
}

/* ---- damage ---- */

/* Unpacks from a block of its own. False when the bytes were found damaged; else the entry is fit for use and reads
 * the same again. */
static bool unpack(const char *bytes, size_t length)
{
    g_autofree char *own = g_memdup2(bytes, MAX(length, 1));
    g_autoptr(GError) failure = NULL;
    g_autoptr(jy_ledger_entry) entry = jy_ledger_entry_unpack(own, length, &failure);
    if (!entry) {
        g_assert_true(g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT));
        g_assert_true(failure && strstr(failure->message, "--rebuild"));
        return false;
    }
    g_assert_no_error(failure);
    g_assert_nonnull(entry->path);
    g_assert_true(entry->confidence >= 0 && entry->confidence <= 1);
    g_assert_true(entry->state == JY_STATE_INDEXED || entry->state == JY_STATE_FAILED);
    g_autoptr(GString) again = g_string_new(NULL);
    jy_ledger_entry_pack(entry, again);
    g_autoptr(jy_ledger_entry) same = jy_ledger_entry_unpack(again->str, again->len, NULL);
    g_assert_nonnull(same);
    if (same) {
        check_entry(same, entry);
    }
    return true;
}

static void test_damaged(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_test_message("%s", ROWS[i].label);
        jy_ledger_entry_pack(&ROWS[i].entry, bytes);
        for (size_t cut = 0; cut < bytes->len; cut++) {
            g_assert_false(unpack(bytes->str, cut));
        }
        g_string_append_c(bytes, '\0');
        g_assert_false(unpack(bytes->str, bytes->len));
        g_string_truncate(bytes, bytes->len - 1);
        for (size_t bit = 0; bit < 8 * bytes->len; bit++) {
            bytes->str[bit / 8] = (char)(bytes->str[bit / 8] ^ (1 << bit % 8));
            unpack(bytes->str, bytes->len);
            bytes->str[bit / 8] = (char)(bytes->str[bit / 8] ^ (1 << bit % 8));
        }
    }
}

/* path, size, mtime, identity, sha256, catalogue, type, encoding, confidence, title, date, speaker, issuer, docno,
 * genre, ocr, documents, first, passages, state, reason, message, warnings */
static const struct {
    const char *label, *bytes;
    size_t length;
    bool good;
} DAMAGED[] = {
    {"good", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24, true},
    {"no path", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 23, false},
    {"confidence over 1", "\x02p\0\0\0\0\0\0\0\xE9\x07\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 25, false},
    {"all that OCR may be sure of", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x64\0\0\0\0\0\0\0", 24, true},
    {"OCR more than sure", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x65\0\0\0\0\0\0\0", 24, false},
    {"state of no name", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x02\0\0\0", 24, false},
    {"more passages than a number holds", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x80\x80\x80\x80\x10\0\0\0\0", 28,
     false},
    {"more warnings than bytes", "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x7F", 24, false},
    {"warning cut short",
     "\x02p\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\x05"
     "a",
     26, false},
};

static void test_damage_named(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DAMAGED); i++) {
        g_test_message("%s", DAMAGED[i].label);
        g_assert_cmpint(unpack(DAMAGED[i].bytes, DAMAGED[i].length), ==, DAMAGED[i].good);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/ledger/identity", test_identity);
    g_test_add_func("/index/ledger/damaged", test_damaged);
    g_test_add_func("/index/ledger/damage-named", test_damage_named);
    return g_test_run();
}

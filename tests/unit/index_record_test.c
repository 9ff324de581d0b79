/* index_record_test.c: documents and passages to bytes and back, and what damaged bytes become. */
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>

#include <jiyan/base/error.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <string.h>

#include "index/codec.h"

static bool is_corrupt(const GError *failure)
{
    return g_error_matches(failure, JY_ERROR, JY_ERROR_INDEX_CORRUPT) && strstr(failure->message, "--rebuild");
}

/* ---- damage ---- */

typedef bool unpack_fn(const char *bytes, size_t length, GString *ret_again, GError **err);

/* Unpacks from a block of its own, so that a byte read beyond the end is seen. Gives the packed bytes of what was read,
 * which has to read the same again; false when the bytes were found damaged. */
static bool unpack_checked(unpack_fn *unpack, const char *bytes, size_t length)
{
    g_autofree char *own = g_memdup2(bytes, MAX(length, 1));
    g_autoptr(GString) again = g_string_new(NULL), third = g_string_new(NULL);
    g_autoptr(GError) failure = NULL;
    if (!unpack(own, length, again, &failure)) {
        g_assert_true(is_corrupt(failure));
        return false;
    }
    g_assert_no_error(failure);
    g_assert_true(unpack(again->str, again->len, third, NULL));
    g_assert_true(g_string_equal(again, third));
    return true;
}

/* What is cut short or too long is damaged; what has one bit turned is damaged or something else that is whole. */
static void damage(unpack_fn *unpack, const GString *bytes)
{
    g_assert_true(unpack_checked(unpack, bytes->str, bytes->len));
    for (size_t cut = 0; cut < bytes->len; cut++) {
        g_assert_false(unpack_checked(unpack, bytes->str, cut));
    }
    g_autoptr(GString) other = g_string_new_len(bytes->str, (gssize)bytes->len);
    g_string_append_c(other, '\0');
    g_assert_false(unpack_checked(unpack, other->str, other->len));
    g_string_truncate(other, bytes->len);
    for (size_t bit = 0; bit < 8 * bytes->len; bit++) {
        other->str[bit / 8] = (char)(other->str[bit / 8] ^ (1 << bit % 8));
        unpack_checked(unpack, other->str, other->len);
        other->str[bit / 8] = bytes->str[bit / 8];
    }
}

/* ---- documents ---- */

static const jy_document DOCUMENTS[] = {
    {0},
    {.path = "a.txt"},
    {.path = "讲话/2021 年.txt", .title = "政府工作报告", .type = "text/plain", .encoding = "GB18030"},
    {.path = "records.jsonl", .id = "17", .title = "", .date = "2021-03-05", .speaker = "江映川"},
    {.path = "\xD6\xD0.txt", .title = "path of another encoding"},
    {.path = "p",
     .id = "i",
     .title = "t",
     .subtitle = "s",
     .date = "2021",
     .speaker = "人",
     .issuer = "云溪县人民政府办公室",
     .docno = "云溪政办发〔2021〕12号",
     .genre = "通知",
     .type = "text/plain",
     .encoding = "Big5"},
    {.path = "counted.txt",
     .counts = {.characters = 120345,
                .stated = {5000, 1200, 300, 0},
                .statements = {210, 40, 9, 0},
                .binding = {{0, 0}, {1, 0}, {20, 2}, {0, 3}, {7, 5}, {0, 2}}}},
    {.path = "reports.txt", .counts = {.characters = 9, .stated = {0, 0, 9, 0}, .statements = {0, 0, 1, 0}}},
};

static void check_document(const jy_document *got, const jy_document *wanted)
{
    g_assert_cmpstr(got->path, ==, wanted->path);
    g_assert_cmpstr(got->id, ==, wanted->id);
    g_assert_cmpstr(got->title, ==, wanted->title);
    g_assert_cmpstr(got->subtitle, ==, wanted->subtitle);
    g_assert_cmpstr(got->date, ==, wanted->date);
    g_assert_cmpstr(got->speaker, ==, wanted->speaker);
    g_assert_cmpstr(got->issuer, ==, wanted->issuer);
    g_assert_cmpstr(got->docno, ==, wanted->docno);
    g_assert_cmpstr(got->genre, ==, wanted->genre);
    g_assert_cmpstr(got->type, ==, wanted->type);
    g_assert_cmpstr(got->encoding, ==, wanted->encoding);
    g_assert_cmpint(memcmp(&got->counts, &wanted->counts, sizeof got->counts), ==, 0);
}

/* Text fields are UTF-8 whatever the bytes; a path is as the file system has it. */
static bool unpack_document(const char *bytes, size_t length, GString *ret_again, GError **err)
{
    g_auto(jy_document) document = {0};
    if (!jy_document_unpack(bytes, length, &document, err)) {
        g_assert_null(document.path);
        return false;
    }
    const char *const texts[] = {document.id,     document.title, document.subtitle, document.date, document.speaker,
                                 document.issuer, document.docno, document.genre,    document.type, document.encoding};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_true(!texts[i] || g_utf8_validate(texts[i], -1, NULL));
    }
    jy_document_pack(&document, ret_again);
    return true;
}

static void test_documents(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_auto(jy_document) document = {0};
        g_test_message("%zu", i);
        jy_document_pack(&DOCUMENTS[i], bytes);
        g_assert_true(jy_document_unpack(bytes->str, bytes->len, &document, NULL));
        check_document(&document, &DOCUMENTS[i]);
        damage(unpack_document, bytes);
    }
}

/* ---- passages ---- */

static const struct {
    const char *label, *document;
    uint32_t offset, line, page;
    const char *headings; /* parted by | */
    const char *text;
    guint paragraphs;
    jy_paragraph paragraph[3];
    guint statements;
    jy_statement statement[3];
} PASSAGES[] = {
    {"empty", "", 0, 0, 0, NULL, "", 0, {{0}}, 0, {{0}}},
    {"one paragraph", "0123456789abcdef", 12, 3, 0, NULL, "税收增长。", 1, {{0, 15, JY_BLOCK_BODY}}, 0, {{0}}},
    {"headings", "k", 0, 1, 0, "一、工作回顾|（一）经济发展", "发展", 1, {{0, 6, JY_BLOCK_BODY}}, 0, {{0}}},
    {"empty heading", "k", 0, 1, 0, "|（一）", "发展", 1, {{0, 6, JY_BLOCK_BODY}}, 0, {{0}}},
    {"title, heading, noise",
     "0123456789abcdef.17",
     UINT32_MAX,
     UINT32_MAX,
     UINT32_MAX,
     "一",
     "标题\n一、目标\n广告",
     3,
     {{0, 6, JY_BLOCK_TITLE}, {7, 19, JY_BLOCK_HEADING}, {20, 26, JY_BLOCK_NOISE}},
     0,
     {{0}}},
    {"gaps and touching",
     "k",
     5,
     1,
     9,
     NULL,
     "  甲乙  ",
     2,
     {{2, 5, JY_BLOCK_BODY}, {5, 8, JY_BLOCK_HEADING}},
     0,
     {{0}}},
    {"empty paragraph", "k", 5, 1, 9, NULL, "甲", 1, {{3, 3, JY_BLOCK_BODY}}, 0, {{0}}},
    {"beyond the plane", "k", 0, 1, 0, NULL, "\xF0\xA0\x80\x80", 1, {{0, 4, JY_BLOCK_BODY}}, 0, {{0}}},
    {"a statement",
     "k",
     0,
     1,
     0,
     NULL,
     "修渠。",
     1,
     {{0, 9, JY_BLOCK_BODY}},
     1,
     {{0, 9, JY_STATEMENT_COMMITMENT, JY_STRENGTH_MUST, true, 17, 0}}},
    {"statements with a gap and a repeat",
     "k",
     0,
     1,
     0,
     NULL,
     "修渠。 修渠。引水",
     1,
     {{0, 25, JY_BLOCK_BODY}},
     3,
     {{0, 9, JY_STATEMENT_REPORT, JY_STRENGTH_NONE, false, 0, 0},
      {10, 19, JY_STATEMENT_PROBLEM, JY_STRENGTH_NONE, false, UINT8_MAX, UINT8_MAX},
      {19, 25, JY_STATEMENT_OTHER, JY_STRENGTH_NONE, false, 1, 1}}},
    {"empty statement at the end", "k", 0, 1, 0, NULL, "水", 0, {{0}}, 1, {{3, 3, JY_STATEMENT_OTHER, 0, false, 0, 0}}},
};

static void fill_passage(size_t row, jy_passage *passage)
{
    *passage = (jy_passage){
        .document = g_strdup(PASSAGES[row].document),
        .offset = PASSAGES[row].offset,
        .line = PASSAGES[row].line,
        .page = PASSAGES[row].page,
        .headings = PASSAGES[row].headings ? g_strsplit(PASSAGES[row].headings, "|", -1) : NULL,
        .paragraphs = g_array_new(false, false, sizeof(jy_paragraph)),
        .statements = g_array_new(false, false, sizeof(jy_statement)),
        .text = g_strdup(PASSAGES[row].text),
        .length = (uint32_t)strlen(PASSAGES[row].text),
    };
    g_array_append_vals(passage->paragraphs, PASSAGES[row].paragraph, PASSAGES[row].paragraphs);
    g_array_append_vals(passage->statements, PASSAGES[row].statement, PASSAGES[row].statements);
}

static void check_statements(const GArray *got, const GArray *wanted)
{
    g_assert_cmpuint(got->len, ==, wanted->len);
    for (guint i = 0; i < MIN(got->len, wanted->len); i++) {
        const jy_statement *have = &g_array_index(got, jy_statement, i);
        const jy_statement *want = &g_array_index(wanted, jy_statement, i);
        g_assert_cmpuint(have->start, ==, want->start);
        g_assert_cmpuint(have->end, ==, want->end);
        g_assert_cmpint(have->kind, ==, want->kind);
        g_assert_cmpint(have->strength, ==, want->strength);
        g_assert_cmpint(have->is_testable, ==, want->is_testable);
        g_assert_cmpuint(have->rule, ==, want->rule);
        g_assert_cmpuint(have->repeat, ==, want->repeat);
    }
}

static void check_passage(const jy_passage *got, const jy_passage *wanted)
{
    g_assert_cmpstr(got->document, ==, wanted->document);
    g_assert_cmpuint(got->offset, ==, wanted->offset);
    g_assert_cmpuint(got->line, ==, wanted->line);
    g_assert_cmpuint(got->page, ==, wanted->page);
    const char *const none[] = {NULL};
    g_assert_true(g_strv_equal((const char *const *)got->headings,
                               wanted->headings ? (const char *const *)wanted->headings : none));
    g_assert_cmpuint(got->paragraphs->len, ==, wanted->paragraphs->len);
    for (guint i = 0; i < MIN(got->paragraphs->len, wanted->paragraphs->len); i++) {
        const jy_paragraph *have = &g_array_index(got->paragraphs, jy_paragraph, i);
        const jy_paragraph *want = &g_array_index(wanted->paragraphs, jy_paragraph, i);
        g_assert_cmpuint(have->start, ==, want->start);
        g_assert_cmpuint(have->end, ==, want->end);
        g_assert_cmpint(have->kind, ==, want->kind);
    }
    check_statements(got->statements, wanted->statements);
    g_assert_cmpuint(got->length, ==, wanted->length);
    g_assert_cmpstr(got->text, ==, wanted->text);
}

static bool on_boundary(const jy_passage *passage, uint32_t at)
{
    return at <= passage->length && ((unsigned char)passage->text[at] & 0xC0) != 0x80;
}

/* What is read is fit for use: UTF-8, paragraphs and statements in order and on character boundaries. */
static bool unpack_passage(const char *bytes, size_t length, GString *ret_again, GError **err)
{
    g_auto(jy_passage) passage = {0};
    if (!jy_passage_unpack(bytes, length, &passage, err)) {
        g_assert_null(passage.text);
        return false;
    }
    g_assert_true(g_utf8_validate(passage.text, passage.length, NULL));
    g_assert_true(passage.document && g_utf8_validate(passage.document, -1, NULL));
    for (char **heading = passage.headings; *heading; heading++) {
        g_assert_true(g_utf8_validate(*heading, -1, NULL));
    }
    uint32_t at = 0;
    for (guint i = 0; i < passage.paragraphs->len; i++) {
        const jy_paragraph *paragraph = &g_array_index(passage.paragraphs, jy_paragraph, i);
        g_assert_true(at <= paragraph->start && paragraph->start <= paragraph->end);
        g_assert_true(on_boundary(&passage, paragraph->start) && on_boundary(&passage, paragraph->end));
        at = paragraph->end;
    }
    at = 0;
    for (guint i = 0; i < passage.statements->len; i++) {
        const jy_statement *statement = &g_array_index(passage.statements, jy_statement, i);
        g_assert_true(at <= statement->start && statement->start <= statement->end);
        g_assert_true(on_boundary(&passage, statement->start) && on_boundary(&passage, statement->end));
        g_assert_cmpint(statement->kind, <, JY_STATEMENT_KINDS);
        g_assert_cmpint(statement->strength, <, JY_STRENGTHS);
        at = statement->end;
    }
    jy_passage_pack(&passage, ret_again);
    return true;
}

static void test_passages(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(PASSAGES); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_auto(jy_passage) passage = {0}, wanted = {0};
        g_test_message("%s", PASSAGES[i].label);
        fill_passage(i, &wanted);
        jy_passage_pack(&wanted, bytes);
        g_assert_true(jy_passage_unpack(bytes->str, bytes->len, &passage, NULL));
        check_passage(&passage, &wanted);
        damage(unpack_passage, bytes);
    }
}

static jy_statement random_statement(GRand *rand, uint32_t start, uint32_t end)
{
    return (jy_statement){
        .start = start,
        .end = end,
        .kind = (jy_statement_kind)g_rand_int_range(rand, 0, JY_STATEMENT_KINDS),
        .strength = (jy_strength)g_rand_int_range(rand, 0, JY_STRENGTHS),
        .is_testable = g_rand_boolean(rand),
        .rule = (uint16_t)g_rand_int_range(rand, 0, UINT16_MAX + 1),
        .repeat = g_rand_boolean(rand) ? (uint8_t)g_rand_int_range(rand, 0, UINT8_MAX + 1) : 0,
    };
}

/* Random passages of many paragraphs: identity. */
static void test_random_passages(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    for (int round = 0; round < 500; round++) {
        g_autoptr(GString) bytes = g_string_new(NULL), text = g_string_new(NULL);
        g_auto(jy_passage) passage = {0}, wanted = {0};
        wanted.document = g_strdup("0123456789abcdef");
        wanted.offset = g_rand_int(rand);
        wanted.line = g_rand_int(rand) >> g_rand_int_range(rand, 0, 32);
        wanted.paragraphs = g_array_new(false, false, sizeof(jy_paragraph));
        wanted.statements = g_array_new(false, false, sizeof(jy_statement));
        for (int n = g_rand_int_range(rand, 0, 30); n > 0; n--) {
            g_string_append(text, g_rand_boolean(rand) ? "\n" : "");
            jy_paragraph paragraph = {.start = (uint32_t)text->len,
                                      .kind = (jy_block_kind)g_rand_int_range(rand, 0, JY_BLOCK_NOISE + 1)};
            for (int c = g_rand_int_range(rand, 0, 200); c > 0; c--) {
                g_string_append_unichar(text, (gunichar)g_rand_int_range(rand, 0x4E00, 0x9FA6));
            }
            paragraph.end = (uint32_t)text->len;
            g_array_append_val(wanted.paragraphs, paragraph);
            jy_statement statement = random_statement(rand, paragraph.start, paragraph.end);
            g_array_append_val(wanted.statements, statement);
        }
        wanted.length = (uint32_t)text->len;
        wanted.text = g_strdup(text->str);
        jy_passage_pack(&wanted, bytes);
        g_assert_true(jy_passage_unpack(bytes->str, bytes->len, &passage, NULL));
        check_passage(&passage, &wanted);
    }
}

/* Damage of one kind each, that a bit flip may not hit. */
static void test_damaged_passages(void)
{
    static const struct {
        const char *label, *bytes;
        size_t length;
        bool good;
    } ROWS[] = {
        /* key, offset, line, page, headings, paragraphs (gap << 2 | kind, length), statements (gap << 1 | repeated,
           length, rule << 6 | kind << 4 | strength << 1 | testable, repeats where there are), text */
        {"good", "\x02k\x00\x01\x00\x00\x01\x00\x03\x00\x02\xBC\xD7", 13, true},
        {"no key", "\x00\x00\x01\x00\x00\x01\x00\x03\x00\x02\xBC\xD7", 12, false},
        {"no text", "\x02k\x00\x01\x00\x00\x00\x00", 8, false},
        {"key is not UTF-8", "\x02\xFF\x00\x01\x00\x00\x01\x00\x03\x00\x02\xBC\xD7", 13, false},
        {"heading is not packed text", "\x02k\x00\x01\x00\x01\x01\xFF\x01\x00\x03\x00\x02\xBC\xD7", 15, false},
        {"heading is cut short", "\x02k\x00\x01\x00\x01\x01\xBC\x01\x00\x03\x00\x02\xBC\xD7", 15, false},
        {"text is not packed text", "\x02k\x00\x01\x00\x00\x01\x00\x03\x00\x02\xBC\x20", 13, false},
        {"text with NUL",
         "\x02k\x00\x01\x00\x00\x01\x00\x03\x00\x03"
         "a\x00z",
         14, false},
        {"paragraph begins in a character", "\x02k\x00\x01\x00\x00\x01\x04\x02\x00\x02\xBC\xD7", 13, false},
        {"paragraph ends in a character", "\x02k\x00\x01\x00\x00\x01\x00\x02\x00\x02\xBC\xD7", 13, false},
        {"paragraph ends beyond the text", "\x02k\x00\x01\x00\x00\x01\x00\x04\x00\x02\xBC\xD7", 13, false},
        {"paragraphs beyond 32 bits", "\x02k\x00\x01\x00\x00\x02\x00\xFF\xFF\xFF\xFF\x0F\x04\x01\x00\x02\xBC\xD7", 19,
         false},
        {"end of a paragraph wraps to 0",
         "\x02k\x00\x01\x00\x00\x01\x04\xFF\xFF\xFF\xFF\x0F\x00\x01"
         "a",
         16, false},
        {"more paragraphs than bytes", "\x02k\x00\x01\x00\x00\xFF\xFF\xFF\xFF\x0F\x00\x03\x00\x02\xBC\xD7", 17, false},
        {"more headings than bytes", "\x02k\x00\x01\x00\xFF\xFF\xFF\xFF\x0F\x01\x00\x03\x00\x02\xBC\xD7", 17, false},
        {"good statement", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x03\x5B\x02\xBC\xD7", 16, true},
        {"good statement, repeated", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x01\x03\x5B\x02\x02\xBC\xD7", 17, true},
        {"statement begins in a character", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x02\x02\x5B\x02\xBC\xD7", 16, false},
        {"statement ends in a character", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x02\x5B\x02\xBC\xD7", 16, false},
        {"statement ends beyond the text", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x04\x5B\x02\xBC\xD7", 16, false},
        {"no such strength", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x03\x5D\x02\xBC\xD7", 16, false},
        {"a rule of another version", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x03\x9B\x80\x01\x02\xBC\xD7", 18,
         true},
        {"no id of a rule", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x00\x03\x9B\x80\x80\x02\x02\xBC\xD7", 19, false},
        {"more repeats than are counted", "\x02k\x00\x01\x00\x00\x01\x00\x03\x01\x01\x03\x5B\x80\x02\x02\xBC\xD7", 18,
         false},
        {"statements beyond 32 bits",
         "\x02k\x00\x01\x00\x00\x01\x00\x03\x02\x00\xFF\xFF\xFF\xFF\x0F\x00\x02\x01\x00\x02\xBC\xD7", 23, false},
        {"end of a statement wraps to 0",
         "\x02k\x00\x01\x00\x00\x00\x01\x02\xFF\xFF\xFF\xFF\x0F\x00\x01"
         "a",
         17, false},
        {"more statements than bytes", "\x02k\x00\x01\x00\x00\x01\x00\x03\xFF\xFF\xFF\xFF\x0F\x02\xBC\xD7", 17, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpint(unpack_checked(unpack_passage, ROWS[i].bytes, ROWS[i].length), ==, ROWS[i].good);
    }
}

static void test_damaged_documents(void)
{
    static const struct {
        const char *label, *bytes;
        size_t length;
        bool good;
    } ROWS[] = {
        {"path as it is", "\x02\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 17, true},
        {"title is not UTF-8", "\0\0\x02\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0", 17, false},
        {"encoding is not UTF-8", "\0\0\0\0\0\0\0\0\0\0\x02\xFF\0\0\0\0\0", 17, false},
        {"one count too few", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 15, false},
        {"commitments of no strength", "\0\0\0\0\0\0\0\0\0\0\0\x07\0\x01\x07\0\0", 17, false},
        {"more statements than are counted", "\0\0\0\0\0\0\0\0\0\0\0\x07\0\0\x80\x80\x80\x80\x10\x07\0", 21, false},
        {"empty", "", 0, false},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpint(unpack_checked(unpack_document, ROWS[i].bytes, ROWS[i].length), ==, ROWS[i].good);
    }
}

/* ---- as Xapian keeps it ---- */

/* By slot, ascending, and none that is empty. */
static void test_values(void)
{
    const jy_passage passage = {.document = (char *)"ba7816bf8f01cfea.2"};
    const jy_document document = {
        .path = (char *)"a.jsonl", .date = (char *)"2021-03", .speaker = (char *)"方砚秋", .issuer = (char *)""};
    char key[JY_KEY_BYTES], wanted[JY_KEY_BYTES], day[JY_DATE_DAY];
    xc_bulk_value values[JY_SLOTS];
    g_assert_cmpuint(jy_passage_values(&passage, &document, key, day, values), ==, 3);
    jy_key_pack(passage.document, wanted);
    const xc_bulk_value ROWS[] = {
        {wanted, JY_KEY_BYTES, JY_SLOT_DOCUMENT},
        {"20210300", 8, JY_SLOT_DATE},
        {"方砚秋", strlen("方砚秋"), JY_SLOT_SPEAKER},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_assert_cmpuint(values[i].slot, ==, ROWS[i].slot);
        g_assert_true(values[i].length == ROWS[i].length && memcmp(values[i].data, ROWS[i].data, ROWS[i].length) == 0);
    }
}

/* What no passage was written into is damage. */
static void test_stored_nothing(void)
{
    g_autoptr(GError) failure = NULL;
    jy_passage passage = {0};
    xc_document *stored = xc_document_new(NULL);
    g_assert_false(jy_passage_read(stored, &passage, &failure));
    g_assert_true(is_corrupt(failure));
    xc_document_free(stored);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/index/record/documents", test_documents);
    g_test_add_func("/index/record/passages", test_passages);
    g_test_add_func("/index/record/random-passages", test_random_passages);
    g_test_add_func("/index/record/damaged-passages", test_damaged_passages);
    g_test_add_func("/index/record/damaged-documents", test_damaged_documents);
    g_test_add_func("/index/record/values", test_values);
    g_test_add_func("/index/record/stored-nothing", test_stored_nothing);
    return g_test_run();
}

/* index_record_test.c: documents and passages to bytes and back, and what damaged bytes become. */
#include <jiyan/index/document.h>
#include <jiyan/index/passage.h>

#include <jiyan/base/error.h>
#include <jiyan/index/key.h>
#include <jiyan/index/schema.h>
#include <stdint.h>
#include <string.h>

#include "index/codec.h"

/* What all is packed and unpacked with, in turn; NULL for none. */
static jy_compressor *compressor;

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

/* What is cut short, too long or has one bit turned is damaged, or something else that is whole. */
static void damage(unpack_fn *unpack, const GString *bytes)
{
    g_assert_true(unpack_checked(unpack, bytes->str, bytes->len));
    for (size_t cut = 0; cut < bytes->len; cut++) {
        unpack_checked(unpack, bytes->str, cut);
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
    {.path = "scan.tif", .type = "image/tiff", .ocr = 91},
    {.path = "sure.pdf", .ocr = JY_DOCUMENT_OCR_MOST},
    {.path = "new.txt", .indexed = 1796083200, .sum = 0xFEDCBA9876543210u},
    {.path = "late.txt", .indexed = INT64_MAX, .sum = UINT64_MAX},
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
    g_assert_cmpuint(got->ocr, ==, wanted->ocr);
    g_assert_cmpint(got->indexed, ==, wanted->indexed);
    g_assert_cmpuint(got->sum, ==, wanted->sum);
    g_assert_cmpint(memcmp(&got->counts, &wanted->counts, sizeof got->counts), ==, 0);
}

/* Text fields are UTF-8 whatever the bytes; a path is as the file system has it. */
static bool unpack_document(const char *bytes, size_t length, GString *ret_again, GError **err)
{
    g_auto(jy_document) document = {0};
    if (!jy_document_unpack(bytes, length, compressor, &document, err)) {
        g_assert_null(document.path);
        return false;
    }
    const char *const texts[] = {document.id,     document.title, document.subtitle, document.date, document.speaker,
                                 document.issuer, document.docno, document.genre,    document.type, document.encoding};
    for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_assert_true(!texts[i] || g_utf8_validate(texts[i], -1, NULL));
    }
    jy_document_pack(&document, compressor, ret_again);
    return true;
}

static void test_documents(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    for (size_t i = 0; i < G_N_ELEMENTS(DOCUMENTS); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_auto(jy_document) document = {0};
        g_test_message("%zu", i);
        jy_document_pack(&DOCUMENTS[i], compressor, bytes);
        g_assert_true(jy_document_unpack(bytes->str, bytes->len, compressor, &document, NULL));
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
    {"empty", "0000000000000000", 0, 0, 0, NULL, "", 0, {{0}}, 0, {{0}}},
    {"one paragraph", "0123456789abcdef", 12, 3, 0, NULL, "税收增长。", 1, {{0, 15, JY_BLOCK_BODY}}, 0, {{0}}},
    {"headings",
     "ffffffffffffffff.1",
     0,
     1,
     0,
     "一、工作回顾|（一）经济发展",
     "发展",
     1,
     {{0, 6, JY_BLOCK_BODY}},
     0,
     {{0}}},
    {"empty heading", "ffffffffffffffff.1", 0, 1, 0, "|（一）", "发展", 1, {{0, 6, JY_BLOCK_BODY}}, 0, {{0}}},
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
     "00000000000000a0.4294967295",
     5,
     1,
     9,
     NULL,
     "  甲乙  ",
     2,
     {{2, 5, JY_BLOCK_BODY}, {5, 8, JY_BLOCK_HEADING}},
     0,
     {{0}}},
    {"own headings",
     "0123456789abcdef",
     0,
     1,
     0,
     "一、总则|（一）水利|1.渠道",
     "（一）水利。\n1.渠道 修渠引水。",
     3,
     {{0, 18, JY_BLOCK_HEADING}, {19, 27, JY_BLOCK_HEADING}, {28, 43, JY_BLOCK_BODY}},
     0,
     {{0}}},
    {"headings other than their paragraphs",
     "0123456789abcdef",
     0,
     1,
     0,
     "（一）水利建设|1.渠",
     "（一）水利\n1.\n渠",
     2,
     {{0, 15, JY_BLOCK_HEADING}, {16, 22, JY_BLOCK_HEADING}},
     0,
     {{0}}},
    {"more headings inside than in the path",
     "0123456789abcdef",
     0,
     1,
     0,
     "渠",
     "水\n渠",
     2,
     {{0, 3, JY_BLOCK_HEADING}, {4, 7, JY_BLOCK_HEADING}},
     0,
     {{0}}},
    {"empty paragraph", "ffffffffffffffff.1", 5, 1, 9, NULL, "甲", 1, {{3, 3, JY_BLOCK_BODY}}, 0, {{0}}},
    {"beyond the plane", "ffffffffffffffff.1", 0, 1, 0, NULL, "\xF0\xA0\x80\x80", 1, {{0, 4, JY_BLOCK_BODY}}, 0, {{0}}},
    {"a statement",
     "00000000000000a0.4294967295",
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
     "00000000000000a0.4294967295",
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
    {"statements by their stops",
     "0123456789abcdef",
     0,
     1,
     0,
     NULL,
     "　修渠；（引水。）”  引水！\n筑坝",
     1,
     {{3, 48, JY_BLOCK_BODY}},
     3,
     {{3, 30, JY_STATEMENT_REPORT, JY_STRENGTH_NONE, false, 7, 0},
      {32, 41, JY_STATEMENT_REPORT, JY_STRENGTH_NONE, false, 7, 0},
      {42, 48, JY_STATEMENT_REPORT, JY_STRENGTH_NONE, false, 7, 9}}},
    {"empty statement at the end",
     "ffffffffffffffff.1",
     0,
     1,
     0,
     NULL,
     "水",
     0,
     {{0}},
     1,
     {{3, 3, JY_STATEMENT_OTHER, 0, false, 0, 0}}},
};

static void fill_passage(size_t row, jy_passage *passage)
{
    *passage = (jy_passage){
        .document = g_strdup(PASSAGES[row].document),
        .offset = PASSAGES[row].offset,
        .place = {PASSAGES[row].page, PASSAGES[row].line, PASSAGES[row].line},
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
    g_assert_cmpuint(got->place.line, ==, wanted->place.line);
    g_assert_cmpuint(got->place.page, ==, wanted->place.page);
    g_assert_cmpuint(got->place.column, ==, wanted->place.column);
    g_assert_cmpuint(got->turns ? got->turns->len : 0, ==, wanted->turns ? wanted->turns->len : 0);
    for (guint i = 0; got->turns && i < got->turns->len; i++) {
        const jy_passage_turn *have = &g_array_index(got->turns, jy_passage_turn, i);
        const jy_passage_turn *want = &g_array_index(wanted->turns, jy_passage_turn, i);
        g_assert_cmpuint(have->start, ==, want->start);
        g_assert_cmpuint(have->page, ==, want->page);
        g_assert_cmpuint(have->line, ==, want->line);
    }
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
    if (!jy_passage_unpack(bytes, length, compressor, &passage, err)) {
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
    jy_passage_pack(&passage, compressor, ret_again);
    return true;
}

static void test_passages(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    for (size_t i = 0; i < G_N_ELEMENTS(PASSAGES); i++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_auto(jy_passage) passage = {0}, wanted = {0};
        g_test_message("%s", PASSAGES[i].label);
        fill_passage(i, &wanted);
        jy_passage_pack(&wanted, compressor, bytes);
        g_assert_true(jy_passage_unpack(bytes->str, bytes->len, compressor, &passage, NULL));
        check_passage(&passage, &wanted);
        damage(unpack_passage, bytes);
    }
}

static uint32_t random_number(GRand *rand)
{
    return g_rand_boolean(rand) ? g_rand_int(rand) >> g_rand_int_range(rand, 0, 32) : 0;
}

static jy_place random_place(GRand *rand)
{
    return (jy_place){random_number(rand), random_number(rand), random_number(rand)};
}

/* Where page and line change, forwards and back. */
static GArray *random_turns(GRand *rand)
{
    GArray *turns = g_array_new(false, false, sizeof(jy_passage_turn));
    uint32_t start = 0;
    for (int n = g_rand_int_range(rand, 0, 20); n > 0; n--) {
        start += (uint32_t)g_rand_int_range(rand, 0, 500);
        const jy_passage_turn turn = {start, random_number(rand), random_number(rand)};
        g_array_append_val(turns, turn);
    }
    return turns;
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

/* Appends what sentences, lines and headings are told by, and what is nothing of that. */
static void append_piece(GRand *rand, GString *text)
{
    static const char *const PIECES[] = {"。", "；", "！", "？", "”",  "）", "》", "\n", " ",    "　",
                                         ";",  "!",  "?",  "，", "第", "条", "A",  "𠮷", "\n\n", "\xC2\xA0"};
    g_string_append(text, PIECES[g_rand_int_range(rand, 0, G_N_ELEMENTS(PIECES))]);
    g_string_append_unichar(text, (gunichar)g_rand_int_range(rand, 0x4E00, 0x9FA6));
}

/* A passage cut anywhere into paragraphs and statements: what is derived from the text and what cannot be. */
static void random_passage(GRand *rand, jy_passage *ret_passage)
{
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GStrvBuilder) headings = g_strv_builder_new();
    GArray *paragraphs = g_array_new(false, false, sizeof(jy_paragraph));
    GArray *statements = g_array_new(false, false, sizeof(jy_statement));
    uint32_t begun = 0;
    for (int n = g_rand_int_range(rand, 0, 12); n > 0; n--) {
        jy_paragraph paragraph = {.start = (uint32_t)text->len,
                                  .kind = (jy_block_kind)g_rand_int_range(rand, 0, JY_BLOCK_NOISE + 1)};
        for (int pieces = g_rand_int_range(rand, 0, 9); pieces > 0; pieces--) {
            append_piece(rand, text);
            if (g_rand_int_range(rand, 0, 3) == 0) {
                jy_statement statement = random_statement(rand, begun, (uint32_t)text->len);
                statement.rule = (uint16_t)(statement.rule & 1); /* often the same as the one before */
                g_array_append_val(statements, statement);
                begun = (uint32_t)text->len;
            }
        }
        paragraph.end = (uint32_t)text->len;
        g_array_append_val(paragraphs, paragraph);
        g_string_append(text, g_rand_boolean(rand) ? "\n" : g_rand_boolean(rand) ? " 　" : "");
        if (paragraph.kind == JY_BLOCK_HEADING && g_rand_boolean(rand)) {
            g_autofree char *heading = g_strndup(text->str + paragraph.start, paragraph.end - paragraph.start);
            g_strv_builder_add(headings, g_rand_boolean(rand) ? heading : "第二章 附则");
        }
    }
    *ret_passage = (jy_passage){
        .document = jy_key_write((uint64_t)g_rand_int(rand) << 32 | g_rand_int(rand),
                                 g_rand_int(rand) >> g_rand_int_range(rand, 0, 32) & G_MAXUINT32),
        .offset = g_rand_int(rand),
        .place = random_place(rand),
        .headings = g_strv_builder_end(headings),
        .paragraphs = paragraphs,
        .statements = statements,
        .length = (uint32_t)text->len,
        .text = g_strdup(text->str),
    };
    ret_passage->turns = ret_passage->place.column ? NULL : random_turns(rand);
}

static void test_any_passages(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    g_autoptr(GRand) rand = g_rand_new_with_seed(11);
    for (int round = 0; round < 2000; round++) {
        g_autoptr(GString) bytes = g_string_new(NULL);
        g_auto(jy_passage) passage = {0}, wanted = {0};
        random_passage(rand, &wanted);
        jy_passage_pack(&wanted, compressor, bytes);
        g_assert_true(jy_passage_unpack(bytes->str, bytes->len, compressor, &passage, NULL));
        check_passage(&passage, &wanted);
        if (round % 100 == 0) {
            damage(unpack_passage, bytes);
        }
    }
}

/* Random passages of many paragraphs: identity. */
static void test_random_passages(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    g_autoptr(GRand) rand = g_rand_new_with_seed(3);
    for (int round = 0; round < 500; round++) {
        g_autoptr(GString) bytes = g_string_new(NULL), text = g_string_new(NULL);
        g_auto(jy_passage) passage = {0}, wanted = {0};
        wanted.document = g_strdup("0123456789abcdef");
        wanted.offset = g_rand_int(rand);
        wanted.place = random_place(rand);
        wanted.turns = wanted.place.column ? NULL : random_turns(rand);
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
        jy_passage_pack(&wanted, compressor, bytes);
        g_assert_true(jy_passage_unpack(bytes->str, bytes->len, compressor, &passage, NULL));
        check_passage(&passage, &wanted);
    }
}

/* ---- places ---- */

static void check_place(const jy_passage *passage, uint32_t offset, jy_place wanted)
{
    const jy_place place = jy_passage_place(passage, offset);
    g_test_message("%u", offset);
    g_assert_cmpuint(place.page, ==, wanted.page);
    g_assert_cmpuint(place.line, ==, wanted.line);
    g_assert_cmpuint(place.column, ==, wanted.column);
}

/* Columns are bytes, of the first line from where the passage begins in it. */
static void test_places(void)
{
    char text[] = "修渠。\n　引水。\n\nx完";
    jy_passage lined = {.place = {0, 12, 31}, .text = text, .length = (uint32_t)strlen(text)};
    static const struct {
        uint32_t offset;
        jy_place place;
    } LINED[] = {
        {0, {0, 12, 31}}, {3, {0, 12, 34}},  {6, {0, 12, 37}}, {9, {0, 12, 40}}, {10, {0, 13, 1}},
        {13, {0, 13, 4}}, {22, {0, 13, 13}}, {23, {0, 14, 1}}, {24, {0, 15, 1}}, {25, {0, 15, 2}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(LINED); i++) {
        check_place(&lined, LINED[i].offset, LINED[i].place);
    }
    g_autoptr(GArray) turns = g_array_new(false, false, sizeof(jy_passage_turn));
    const jy_passage_turn all[] = {{10, 4, 0}, {23, 0, 7}};
    g_array_append_vals(turns, all, G_N_ELEMENTS(all));
    const jy_passage unlined = {.place = {3, 0, 0}, .turns = turns, .text = text, .length = lined.length};
    check_place(&unlined, 0, (jy_place){3, 0, 0});
    check_place(&unlined, 9, (jy_place){3, 0, 0});
    check_place(&unlined, 10, (jy_place){4, 0, 0});
    check_place(&unlined, 22, (jy_place){4, 0, 0});
    check_place(&unlined, 23, (jy_place){0, 7, 0});
    check_place(&unlined, unlined.length, (jy_place){0, 7, 0});
}

/* Damage of one kind each, that a bit flip may not hit. */
static void test_damaged_passages(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    /* The file, line << 2, offset, column, and no compression; the same without a column, before its turns. */
#define ORIGIN "\1\2\3\4\5\6\7\x08\x04\x00\x01\x00"
#define UNLINED "\1\2\3\4\5\6\7\x08\x00\x00\x00"
    /* Paragraphs, headings and statements of which there is one or none, and a text of one character. */
#define BODY "\x01\x00"
#define TITLED "\x01\x10"
#define NONE "\x00"
#define TEXT "\xBC\xD7"
#define ROW(label, bytes, good)                                                                                        \
    {                                                                                                                  \
        label, bytes, sizeof(bytes) - 1, good                                                                          \
    }
    static const struct {
        const char *label, *bytes;
        size_t length;
        bool good;
    } ROWS[] = {
        ROW("good", ORIGIN BODY NONE NONE TEXT, true),
        ROW("good, without anything", ORIGIN NONE NONE NONE, true),
        ROW("nothing", "", false),
        ROW("half a file", "\1\2\3\4", false),
        ROW("no offset", "\1\2\3\4\5\6\7\x08\x04", false),
        ROW("no column", "\1\2\3\4\5\6\7\x08\x04\x00", false),
        ROW("no body", "\1\2\3\4\5\6\7\x08\x04\x00\x01", false),
        ROW("no turns", UNLINED "\x00\x00" BODY NONE NONE TEXT, true),
        ROW("turns", UNLINED "\x02\x00\x01\x02\x03\x00\x01\x00" BODY NONE NONE TEXT, true),
        ROW("turn of a page before", UNLINED "\x01\x00\xFF\xFF\xFF\xFF\x0F\x00\x00" BODY NONE NONE TEXT, true),
        ROW("turn without a line", UNLINED "\x01\x00\x01", false),
        ROW("turn beyond 32 bits", UNLINED "\x01\x00\x80\x80\x80\x80\x10\x00\x00" BODY NONE NONE TEXT, false),
        ROW("more turns than bytes", UNLINED "\xFF\xFF\xFF\xFF\x0F\x00" BODY NONE NONE TEXT, false),
        ROW("line beyond 32 bits", "\1\2\3\4\5\6\7\x08\x80\x80\x80\x80\x80\x01\x00\x01\x00" BODY NONE NONE TEXT, false),
        ROW("a record without a number", "\1\2\3\4\5\6\7\x08\x05\x00", false),
        ROW("text is not packed text", ORIGIN BODY NONE NONE "\xBC\x20", false),
        ROW("paragraph of bytes", ORIGIN "\x01\x06\x03" NONE NONE TEXT, true),
        ROW("paragraph of its line", ORIGIN "\x01\x02" NONE NONE TEXT, true),
        ROW("paragraph before a blank", ORIGIN "\x01\x04" NONE NONE TEXT, true),
        ROW("paragraph begins in a character", ORIGIN "\x01\x01\x01" NONE NONE TEXT, false),
        ROW("paragraph ends in a character", ORIGIN "\x01\x06\x02" NONE NONE TEXT, false),
        ROW("paragraph begins beyond the text", ORIGIN "\x01\x01\x04" NONE NONE TEXT, false),
        ROW("paragraph ends beyond the text", ORIGIN "\x01\x06\x04" NONE NONE TEXT, false),
        ROW("paragraph of no kind", ORIGIN "\x01\x20" NONE NONE TEXT, false),
        ROW("more paragraphs than bytes", ORIGIN "\xFF\xFF\xFF\xFF\x0F\x00" NONE NONE TEXT, false),
        ROW("heading", ORIGIN BODY "\x01\x04\xBC\xD7" NONE TEXT, true),
        ROW("own heading", ORIGIN TITLED "\x01\x01" NONE TEXT, true),
        ROW("own heading, all of it cut off", ORIGIN TITLED "\x01\x07" NONE TEXT, true),
        ROW("heading is not packed text", ORIGIN BODY "\x01\x02\xFF" NONE TEXT, false),
        ROW("heading is cut short", ORIGIN BODY "\x01\x02\xBC" NONE TEXT, false),
        ROW("heading of another paragraph", ORIGIN BODY "\x01\x01" NONE TEXT, false),
        ROW("heading longer than its paragraph", ORIGIN TITLED "\x01\x09" NONE TEXT, false),
        ROW("heading ends in a character", ORIGIN TITLED "\x01\x03" NONE TEXT, false),
        ROW("more headings than bytes", ORIGIN BODY "\xFF\xFF\xFF\xFF\x0F" NONE TEXT, false),
        ROW("plain statement", ORIGIN BODY NONE "\x04\x5B\x00" TEXT, true),
        ROW("more statements than sentences", ORIGIN BODY NONE "\x08\x5B\x00" TEXT, false),
        ROW("very many statements", ORIGIN BODY NONE "\xFC\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x5B\x00" TEXT, false),
        ROW("statement by its stop", ORIGIN BODY NONE "\x05\x5B\x00" TEXT, true),
        ROW("no such stop", ORIGIN BODY NONE "\x09\x5B\x00" TEXT, false),
        ROW("repeated statement", ORIGIN BODY NONE "\x06\x5B\x02\x00" TEXT, true),
        ROW("statement of bytes", ORIGIN BODY NONE "\x03\x00\x03\x5B\x00" TEXT, true),
        ROW("repeated statement of bytes", ORIGIN BODY NONE "\x07\x00\x03\x5B\x02\x00" TEXT, true),
        ROW("statement begins in a character", ORIGIN BODY NONE "\x03\x01\x02\x5B\x00" TEXT, false),
        ROW("statement ends in a character", ORIGIN BODY NONE "\x03\x00\x02\x5B\x00" TEXT, false),
        ROW("statement ends beyond the text", ORIGIN BODY NONE "\x03\x00\x04\x5B\x00" TEXT, false),
        ROW("no such strength", ORIGIN BODY NONE "\x04\x5D\x00" TEXT, false),
        ROW("a rule of another version", ORIGIN BODY NONE "\x04\x9B\x80\x01\x00" TEXT, true),
        ROW("no id of a rule", ORIGIN BODY NONE "\x04\x9B\x80\x80\x02\x00" TEXT, false),
        ROW("more repeats than are counted", ORIGIN BODY NONE "\x06\x5B\x80\x02\x00" TEXT, false),
        ROW("statements without an end", ORIGIN BODY NONE "\x04\x5B" TEXT, false),
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_test_message("%s", ROWS[i].label);
        g_assert_cmpint(unpack_checked(unpack_passage, ROWS[i].bytes, ROWS[i].length), ==, ROWS[i].good);
    }
}

static void test_damaged_documents(const void *data)
{
    compressor = (jy_compressor *)(uintptr_t)data;
    /* When its text came, and its sum. */
#define NEWS "\0\0\0\0\0\0\0\0\0"
    static const struct {
        const char *label, *bytes;
        size_t length;
        bool good;
    } ROWS[] = {
        ROW("path as it is", "\0\x04\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, true),
        ROW("path with NUL", "\0\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, false),
        ROW("title", "\0\0\0\x05\xBC\xD7\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, true),
        ROW("title as it is",
            "\0\0\0\x04"
            "a\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS,
            false),
        ROW("title is not packed text", "\0\0\0\x03\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, false),
        ROW("title is cut short", "\0\0\0\x7F\xBC\xD7\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, false),
        ROW("one field too few", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, false),
        ROW("all that OCR may be sure of", "\0\0\0\0\0\0\0\0\0\0\0\0\x64\0\0\0\0\0" NEWS, true),
        ROW("OCR more than sure", "\0\0\0\0\0\0\0\0\0\0\0\0\x65\0\0\0\0\0" NEWS, false),
        ROW("nothing", "\0", false),
        ROW("one count too few", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" NEWS, false),
        ROW("commitments of no strength", "\0\0\0\0\0\0\0\0\0\0\0\0\0\x07\0\x01\x07\0\0" NEWS, false),
        ROW("more statements than are counted", "\0\0\0\0\0\0\0\0\0\0\0\0\0\x07\0\0\x80\x80\x80\x80\x10\x07\0" NEWS,
            false),
        ROW("the sum is cut short", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", false),
        ROW("empty", "", false),
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
    const jy_document document = {.path = (char *)"a.jsonl",
                                  .date = (char *)"2021-03",
                                  .speaker = (char *)"方砚秋",
                                  .issuer = (char *)"",
                                  .indexed = 0x69430102};
    char wanted[JY_KEY_BYTES];
    jy_passage_values made;
    jy_passage_values_make(&passage, &document, &made);
    const xc_bulk_value *values = made.values;
    g_assert_cmpuint(made.count, ==, 3);
    const size_t length = jy_key_pack(passage.document, wanted);
    const xc_bulk_value ROWS[] = {
        {wanted, length, JY_SLOT_DOCUMENT},
        {"20210300", 8, JY_SLOT_DATE},
        {"\x69\x43\x01\x02", JY_INDEXED_BYTES, JY_SLOT_INDEXED},
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
    g_assert_false(jy_passage_read(stored, NULL, &passage, &failure));
    g_assert_true(is_corrupt(failure));
    xc_document_free(stored);
}

/* ---- by every compressor ---- */

static jy_dictionary *train(void)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(12);
    g_autoptr(GString) samples = g_string_new(NULL);
    g_autoptr(GArray) lengths = g_array_new(false, false, sizeof(size_t));
    for (int i = 0; i < 2000; i++) {
        g_auto(jy_passage) passage = {0};
        size_t before = samples->len;
        random_passage(rand, &passage);
        jy_passage_pack_body(&passage, samples);
        before = samples->len - before;
        g_array_append_val(lengths, before);
    }
    return jy_dictionary_train(samples, lengths);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    static const struct {
        const char *name;
        GTestDataFunc test;
    } TESTS[] = {
        {"documents", test_documents},
        {"passages", test_passages},
        {"random-passages", test_random_passages},
        {"any-passages", test_any_passages},
        {"damaged-passages", test_damaged_passages},
        {"damaged-documents", test_damaged_documents},
    };
    g_autoptr(jy_dictionary) dictionary = train();
    g_assert_nonnull(dictionary);
    g_autoptr(jy_compressor) with = jy_compressor_new(dictionary), without = jy_compressor_new(NULL);
    const struct {
        const char *name;
        jy_compressor *compressor;
    } WAYS[] = {{"plain", NULL}, {"compressed", without}, {"dictionary", with}};
    for (size_t i = 0; i < G_N_ELEMENTS(TESTS) * G_N_ELEMENTS(WAYS); i++) {
        size_t way = i % G_N_ELEMENTS(WAYS), test = i / G_N_ELEMENTS(WAYS);
        g_autofree char *name = g_strdup_printf("/index/record/%s/%s", WAYS[way].name, TESTS[test].name);
        g_test_add_data_func(name, WAYS[way].compressor, TESTS[test].test);
    }
    g_test_add_func("/index/record/places", test_places);
    g_test_add_func("/index/record/values", test_values);
    g_test_add_func("/index/record/stored-nothing", test_stored_nothing);
    return g_test_run();
}

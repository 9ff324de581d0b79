/* indexer_archive_test.c: what is read of archives, by hand and by accident. */
#include <jiyan/base/error.h>

#include "indexer/extract/members.h"
#include "indexer/extract/program/readers.h"
#include "indexer/files/sniffer.h"
#include "indexer_packed.h"

#define ZIP "application/zip"
#define HIDDEN "\xEF\xBF\xBD"

/* ---- formats ---- */

static const struct {
    const char *format, *filter, *type;
} FORMATS[] = {
    {"zip", NULL, ZIP},
    {"gnutar", NULL, "application/x-tar"},
    {"pax", NULL, "application/x-tar"},
    {"ustar", "gzip", "application/gzip"},
    {"gnutar", "xz", "application/x-xz"},
    {"gnutar", "bzip2", "application/x-bzip2"},
    {"gnutar", "zstd", "application/zstd"},
    {"gnutar", "lzma", "application/x-lzma"},
    {"gnutar", "compress", "application/x-compress"},
    {"7zip", NULL, "application/x-7z-compressed"},
    {"cpio", NULL, "application/x-cpio"},
    {"iso9660", NULL, "application/x-iso9660-image"},
};

static void test_formats(void)
{
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(FORMATS); i++) {
        GByteArray *bytes = g_byte_array_new();
        g_test_message("%s %s", FORMATS[i].format, FORMATS[i].filter ? FORMATS[i].filter : "");
        struct archive *writer = packed_begin(FORMATS[i].format, FORMATS[i].filter, bytes);
        packed_add(writer, "a/one.txt", "甲", 3);
        packed_add(writer, "two.txt", "乙", 3);
        packed_end(writer);
        /* Two or three bytes are not enough to take what is called a text for something else. */
        bool is_weak = FORMATS[i].filter && (strstr(FORMATS[i].filter, "lzma") || strstr(FORMATS[i].filter, "comp"));
        const char *names[] = {is_weak ? "a.bin" : "a.txt", is_weak ? "a.bin" : "backup"};
        g_assert_cmpstr(jy_sniffer_type(sniffer, names[0], (char *)bytes->data, bytes->len), ==, FORMATS[i].type);
        g_assert_cmpstr(jy_sniffer_type(sniffer, names[1], (char *)bytes->data, bytes->len), ==, FORMATS[i].type);
        g_auto(packed_found) found = packed_read("x", FORMATS[i].type, bytes);
        g_assert_no_error(found.failure);
        /* A disc is read in the order of its folders. */
        bool in_order = g_str_equal(found.lines->str, "1 a/one.txt - 甲\n2 two.txt - 乙\n");
        g_assert_true(in_order || g_str_equal(found.lines->str, "1 two.txt - 乙\n2 a/one.txt - 甲\n"));
        g_assert_cmpuint(found.warnings->len, ==, 0);
        g_assert_null(found.entry->reason);
    }
}

/* A zip file of a document is no document, also where it is stored as it is. */
static void test_zip_of_document(void)
{
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(NULL);
    packed_zip inner, outer;
    packed_zip_begin(&inner);
    packed_zip_begin(&outer);
    packed_zip_add(&inner, &(packed_member){.name = "[Content_Types].xml", .bytes = "<x/>"});
    packed_zip_add(&inner, &(packed_member){.name = "word/document.xml", .bytes = "<x/>"});
    g_autoptr(GByteArray) document = packed_zip_end(&inner);
    packed_zip_add(&outer,
                   &(packed_member){.name = "a.docx", .bytes = (char *)document->data, .length = document->len});
    g_autoptr(GByteArray) zip = packed_zip_end(&outer);
    g_assert_cmpstr(jy_sniffer_type(sniffer, "a", (char *)document->data, document->len), ==,
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    g_assert_cmpstr(jy_sniffer_type(sniffer, "a", (char *)zip->data, zip->len), ==, ZIP);
}

/* A file of RAR 4 whose member is stored. */
static GByteArray *make_rar4(const char *name, const char *text)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) head = g_byte_array_new();
    packed_text(out, "Rar!\x1A\7\0", 7);
    packed_text(out, "\xCF\x90\x73\0\0\x0D\0\0\0\0\0\0\0", 13);
    packed_number(head, 0x74, 1);
    packed_number(head, 0x8000, 2);
    packed_number(head, 32 + strlen(name), 2);
    packed_number(head, strlen(text), 4);
    packed_number(head, strlen(text), 4);
    packed_number(head, 3, 1);
    packed_number(head, packed_crc(text, strlen(text)), 4);
    packed_number(head, 33U << 16, 4);
    packed_text(head, "\x14\x30", 2);
    packed_number(head, strlen(name), 2);
    packed_number(head, 0100644, 4);
    packed_text(head, name, strlen(name));
    packed_number(out, packed_crc((const char *)head->data, head->len) & 0xFFFF, 2);
    packed_text(out, (const char *)head->data, head->len);
    packed_text(out, text, strlen(text));
    packed_text(out, "\xC4\x3D\x7B\0\x40\7\0", 7);
    return out;
}

static void put_rar5_block(GByteArray *out, const GByteArray *head)
{
    g_autoptr(GByteArray) block = g_byte_array_new();
    packed_number(block, head->len, 1);
    packed_text(block, (const char *)head->data, head->len);
    packed_number(out, packed_crc((const char *)block->data, block->len), 4);
    packed_text(out, (const char *)block->data, block->len);
}

static GByteArray *make_rar5(const char *name, const char *text)
{
    GByteArray *out = g_byte_array_new();
    g_autoptr(GByteArray) main = g_byte_array_new(), file = g_byte_array_new(), end = g_byte_array_new();
    packed_text(out, "Rar!\x1A\7\1\0", 8);
    packed_text(main, "\1\0\0", 3);
    put_rar5_block(out, main);
    packed_text(file, "\2\2", 2); /* a file with data */
    packed_number(file, strlen(text), 1);
    packed_number(file, 4, 1); /* with a sum */
    packed_number(file, strlen(text), 1);
    packed_number(file, 0, 1);
    packed_number(file, packed_crc(text, strlen(text)), 4);
    packed_text(file, "\0\1", 2); /* stored, by Unix */
    packed_number(file, strlen(name), 1);
    packed_text(file, name, strlen(name));
    put_rar5_block(out, file);
    packed_text(out, text, strlen(text));
    packed_text(end, "\5\0\0", 3);
    put_rar5_block(out, end);
    return out;
}

static void test_rar(void)
{
    g_auto(packed_found) four = packed_read("x.rar", "application/x-rar", make_rar4("\xCD\xA8\xD6\xAA.txt", "四"));
    g_assert_no_error(four.failure);
    g_assert_cmpstr(four.lines->str, ==, "1 通知.txt - 四\n");
    g_auto(packed_found) five = packed_read("x.rar", "application/x-rar", make_rar5("通知.txt", "五"));
    g_assert_no_error(five.failure);
    g_assert_cmpstr(five.lines->str, ==, "1 通知.txt - 五\n");
}

/* A file that was compressed is that file. */
static void test_single(void)
{
    static const char *const FILTERS[][2] = {{"gzip", "application/gzip"},
                                             {"xz", "application/x-xz"},
                                             {"bzip2", "application/x-bzip2"},
                                             {"zstd", "application/zstd"}};
    for (size_t i = 0; i < G_N_ELEMENTS(FILTERS); i++) {
        GByteArray *bytes = g_byte_array_new(), *records = g_byte_array_new();
        struct archive *writer = packed_begin("raw", FILTERS[i][0], bytes);
        packed_add(writer, "", "县里修路。", 15);
        packed_end(writer);
        g_auto(packed_found) found = packed_read("a/讲话.txt.gz", FILTERS[i][1], bytes);
        g_assert_no_error(found.failure);
        g_assert_cmpstr(found.lines->str, ==, "0 - - 县里修路。\n");
        g_assert_cmpstr(found.entry->encoding, ==, "UTF-8");

        writer = packed_begin("raw", FILTERS[i][0], records);
        const char *lines = "{\"text\":\"甲\"}\n\n{\"text\":\"乙\"}\n";
        packed_add(writer, "", lines, strlen(lines));
        packed_end(writer);
        g_auto(packed_found) two = packed_read("a.jsonl.gz", FILTERS[i][1], records);
        g_assert_cmpstr(two.lines->str, ==, "1 - - 甲\n3 - - 乙\n");
    }
}

/* A document that is a zip file itself is read as that document, not as an archive. */
static void test_single_package(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(
        &zip,
        &(packed_member){
            .name = "word/document.xml",
            .bytes = "<w:document "
                     "xmlns:w=\"x\"><w:body><w:p><w:r><w:t>县里修岳阳楼。</w:t></w:r></w:p></w:body></w:document>"});
    g_autoptr(GByteArray) document = packed_zip_end(&zip);
    GByteArray *bytes = g_byte_array_new();
    struct archive *writer = packed_begin("raw", "gzip", bytes);
    packed_add(writer, "", document->data, document->len);
    packed_end(writer);
    g_auto(packed_found) found = packed_read("a.docx.gz", "application/gzip", bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "0 - - 县里修岳阳楼。\n");
}

/* ---- names ---- */

static const struct {
    packed_member member;
    const char *path;
} NAMES[] = {
    {{.name = "\xC4\xBF\xC2\xBC\\\xB9\xD8\xD3\xDA\xD5\\\xB5\xC4.txt"}, "目录/关于誠的.txt"}, /* 0x5C in a character */
    {{.name = "中文.txt", .flags = 0x800}, "中文.txt"},
    {{.name = "没有标志.txt"}, "没有标志.txt"},
    {{.name = "\xC4\xCF.txt"}, "南.txt"},
    {{.name = "????.txt", .utf8 = "补充.txt"}, "补充.txt"},
    {{.name = "\xCE\xC4.txt", .flags = 0x800}, "6"}, /* lies: it is GB18030 */
    {{.name = "/etc/../../passwd"}, "etc/passwd"},
    {{.name = "C:\\docs\\a.txt"}, "docs/a.txt"},
    {{.name = "./b//c.txt"}, "b/c.txt"},
    {{.name = "con\x01trol\x1B[31m.txt"}, "con" HIDDEN "trol" HIDDEN "[31m.txt"},
    {{.name = "turn\u202Etxt.exe", .flags = 0x800}, "turn" HIDDEN "txt.exe"},
    {{.name = "twice.txt"}, "twice.txt"},
    {{.name = "twice.txt"}, "twice.txt"},
    {{.name = "../.."}, "14"},
    {{.name = "\xCD\xBC.txt"}, "图.txt"}, /* would be Greek */
};

static void test_names(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    g_autoptr(GString) wanted = g_string_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(NAMES); i++) {
        packed_member member = NAMES[i].member;
        member.bytes = "字";
        packed_zip_add(&zip, &member);
        g_string_append_printf(wanted, "%zu %s - 字\n", i + 1, NAMES[i].path);
    }
    g_auto(packed_found) found = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, wanted->str);
}

static void test_encodings(void)
{
    static const struct {
        const char *names[4];
        const char *paths[4];
    } SETS[] = {
        {{"\xA4\xBD\xA7\x69.txt", "\xAC\x46\xA9\xB2\xB3\xF8\xA7\x69.txt", "\xB7\x7C\xC4\xB3\xAC\xF6\xBF\xFD.txt"},
         {"公告.txt", "政府報告.txt", "會議紀錄.txt"}},
        {{"\xCD\xA8\xD6\xAA.txt"}, {"通知.txt"}}, /* would be UTF-8, too */
        {{"r\xC3\xA9sum\xC3\xA9.txt", "\xD0\x9F\xD0\xBB\xD0\xB0\xD0\xBD.txt"}, {"résumé.txt", "План.txt"}},
        {{"\xBB\xE1\xD2\xE9\xBC\xCD\xD2\xAA.txt", "已是.txt"}, {"会议纪要.txt", "已是.txt"}},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(SETS); i++) {
        packed_zip zip;
        packed_zip_begin(&zip);
        g_autoptr(GString) wanted = g_string_new(NULL);
        for (int j = 0; SETS[i].names[j]; j++) {
            packed_zip_add(&zip, &(packed_member){.name = SETS[i].names[j], .bytes = "字"});
            g_string_append_printf(wanted, "%d %s - 字\n", j + 1, SETS[i].paths[j]);
        }
        g_auto(packed_found) found = packed_read("x.zip", ZIP, packed_zip_end(&zip));
        g_assert_cmpstr(found.lines->str, ==, wanted->str);
    }
}

static void test_long_name(void)
{
    g_autofree char *middle = g_strnfill(64000, 'n'), *name = g_strconcat("前", middle, "后.txt", NULL);
    g_autofree char *path = jy_members_path(name);
    g_assert_cmpuint(strlen(path), <=, 1003);
    g_assert_true(g_str_has_prefix(path, "前nnn") && strstr(path, "n…n") && g_str_has_suffix(path, "n后.txt"));
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = name, .bytes = "字"});
    g_auto(packed_found) found = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_autofree char *wanted = g_strdup_printf("1 %s - 字\n", path);
    g_assert_cmpstr(found.lines->str, ==, wanted);
}

/* ---- what cannot be read ---- */

static void test_faults(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    const packed_member members[] = {
        {.name = "good.txt", .bytes = "甲"},
        {.name = "locked.txt", .bytes = "123456789012345", .flags = 1},
        {.name = "odd.txt", .bytes = "x", .method = 77},
        {.name = "sum.txt", .bytes = "x", .bad_crc = 1},
        {.name = "deflated.txt", .bytes = "\xFF\xFF\xFF", .method = 8, .size = 9},
        {.name = "base.db", .bytes = "SQLite format 3\0\20\0\1\1\0\x40\x20\x20", .length = 24},
        {.name = "sound.mp3", .bytes = "ID3\3\0\0\0\0\0\x0A\0\0\0\0\0\0\0\0\0\0\xFF\xFB\x90\x64", .length = 24},
        {.name = "picture.png", .bytes = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", .length = 29},
        {.name = "__MACOSX/a.txt", .bytes = "x"},
        {.name = "目录/._a.txt", .bytes = "x"},
        {.name = ".DS_Store", .bytes = "x"},
        {.name = "b/Thumbs.db", .bytes = "x"},
        {.name = "~$a.docx", .bytes = "x"},
        {.name = "folder/", .bytes = ""},
        {.name = "bad.jsonl", .bytes = "{\"text\":\"乙\"}\n{\n"},
        {.name = "last.txt", .bytes = "丙"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(members); i++) {
        packed_zip_add(&zip, &members[i]);
    }
    g_auto(packed_found) found = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "1 good.txt - 甲\n2 bad.jsonl - 乙\n3 last.txt - 丙\n");
    static const char *const WARNINGS[] = {"locked.txt: needs a password",
                                           "odd.txt: packed in a way",
                                           "sum.txt: damaged: ",
                                           "deflated.txt: damaged: ",
                                           "base.db: no reader for files of type application/vnd.sqlite3",
                                           "picture.png: ",
                                           "bad.jsonl: line 2:",
                                           "bad.jsonl: 1 of 2"};
    g_assert_cmpuint(found.warnings->len, ==, G_N_ELEMENTS(WARNINGS));
    for (size_t i = 0; i < G_N_ELEMENTS(WARNINGS); i++) {
        g_test_message("%s", (char *)found.warnings->pdata[i]);
        g_assert_true(g_str_has_prefix(found.warnings->pdata[i], WARNINGS[i]));
    }
    g_assert_cmpstr(found.entry->reason, ==, "encrypted");
    g_assert_cmpstr(found.entry->message, ==,
                    "6 of 10 members cannot be read; the first is locked.txt: needs a password");
}

static void test_nothing(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "a.txt", .bytes = "123456789012345", .flags = 1});
    packed_zip_add(&zip, &(packed_member){.name = "b.txt", .bytes = "123456789012345", .flags = 1});
    g_auto(packed_found) locked = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_assert_error(locked.failure, JY_ERROR, JY_ERROR_ENCRYPTED);
    packed_zip_begin(&zip);
    g_auto(packed_found) empty = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_assert_no_error(empty.failure);
    g_assert_cmpuint(empty.documents, ==, 0);
    GByteArray *rubbish = g_byte_array_new();
    packed_text(rubbish, "PK\3\4 and no more", 16);
    g_auto(packed_found) broken = packed_read("x.zip", ZIP, rubbish);
    g_assert_error(broken.failure, JY_ERROR, JY_ERROR_MALFORMED);
    static const char *const TYPES[] = {"application/x-tar", "application/x-rar", "application/x-7z-compressed",
                                        "application/gzip"};
    for (size_t i = 0; i < G_N_ELEMENTS(TYPES); i++) {
        GByteArray *other = g_byte_array_new();
        packed_text(other, "县里修路。", 15);
        g_auto(packed_found) none = packed_read("x", TYPES[i], other);
        g_test_message("%s", TYPES[i]);
        g_assert_true(none.failure || none.documents == 1); /* what was not compressed is a text still */
    }
}

/* The members before the place where a file is cut off are read. */
static void test_cut_off(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "a.txt", .bytes = "甲"});
    packed_zip_add(&zip, &(packed_member){.name = "b.txt", .bytes = "乙乙乙乙"});
    GByteArray *bytes = packed_zip_end(&zip);
    g_byte_array_set_size(bytes, 80);
    g_auto(packed_found) found = packed_read("x.zip", ZIP, bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "1 a.txt - 甲\n");
    g_assert_cmpstr(found.entry->reason, ==, "malformed");
}

/* ---- archives in archives ---- */

static GByteArray *wrap(GByteArray *inner, const char *name)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "x.txt", .bytes = name});
    packed_zip_add(&zip, &(packed_member){.name = name, .bytes = (char *)inner->data, .length = inner->len});
    g_byte_array_unref(inner);
    return packed_zip_end(&zip);
}

static void test_nested(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "deep.txt", .bytes = "深"});
    packed_zip_add(&zip, &(packed_member){.name = "locked.txt", .bytes = "123456789012345", .flags = 1});
    GByteArray *bytes = packed_zip_end(&zip);
    bytes = wrap(wrap(wrap(bytes, "三.zip"), "二.zip"), "一.zip");
    g_auto(packed_found) found = packed_read("x.zip", ZIP, bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==,
                    "1 x.txt - 一.zip\n2 一.zip!/x.txt - 二.zip\n3 一.zip!/二.zip!/x.txt - 三.zip\n"
                    "4 一.zip!/二.zip!/三.zip!/deep.txt - 深\n");
    g_assert_cmpstr(found.entry->message, ==,
                    "1 of 8 members cannot be read; the first is 一.zip!/二.zip!/三.zip!/locked.txt: needs a password");
}

static void test_too_deep(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "deep.txt", .bytes = "深"});
    GByteArray *bytes = packed_zip_end(&zip);
    for (int i = 0; i < 30; i++) {
        bytes = wrap(bytes, "i.zip");
    }
    g_auto(packed_found) found = packed_read("x.zip", ZIP, bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpuint(found.documents, ==, 4);
    g_assert_cmpstr(found.entry->reason, ==, "too_big");
    g_assert_nonnull(strstr(found.entry->message, "i.zip!/i.zip!/i.zip!/i.zip: archives in archives, deeper than 4"));
}

/* ---- bombs ---- */

#define PIECE ((size_t)1 << 20)

/* Zeros of so many MiB, in a tar file with a text before and behind them. */
static GByteArray *make_zeros(const char *filter, int megabytes)
{
    GByteArray *bytes = g_byte_array_new();
    g_autofree char *zeros = g_malloc0(PIECE);
    struct archive *writer = packed_begin("gnutar", filter, bytes);
    packed_add(writer, "a.txt", "甲", 3);
    packed_member_begin(writer, "zeros.txt", (int64_t)megabytes * (int64_t)PIECE);
    for (int i = 0; i < megabytes; i++) {
        g_assert_cmpint(archive_write_data(writer, zeros, PIECE), ==, PIECE);
    }
    packed_add(writer, "b.txt", "乙", 3);
    packed_end(writer);
    return bytes;
}

/* Ten GB of zeros are not unpacked to see that they are too many. */
static void test_zeros(void)
{
    GByteArray *bytes = make_zeros("zstd", 10240);
    const gint64 begun = g_get_monotonic_time();
    g_auto(packed_found) found = packed_read("x.tar.zst", "application/zstd", bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "1 a.txt - 甲\n");
    g_assert_cmpstr(found.entry->reason, ==, "too_big");
    g_assert_nonnull(strstr(found.entry->message, "zeros.txt: inflated out of all proportion"));
    g_assert_cmpint(g_get_monotonic_time() - begun, <, 5 * G_USEC_PER_SEC);
}

/* One that is too large, in an archive where it is passed over, costs itself. */
static void test_large_member(void)
{
    GByteArray *bytes = make_zeros(NULL, 257);
    g_auto(packed_found) found = packed_read("x.tar", "application/x-tar", bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "1 a.txt - 甲\n2 b.txt - 乙\n");
    g_assert_cmpstr(found.entry->message, ==,
                    "1 of 3 members cannot be read; the first is zeros.txt: 269484032 bytes; "
                    "the limit is 268435456 (--max-size)");
}

/* --max-size holds for what is inside, deflated or nested, and costs that alone. */
static void test_max_size(void)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "short.txt", .bytes = "短"});
    packed_zip_add(&zip, &(packed_member){.name = "long.txt", .bytes = "一二三四五六七八九十"});
    GByteArray *bytes = wrap(packed_zip_end(&zip), "内.zip");
    g_auto(packed_found) all = packed_read_watched(
        "x.zip", ZIP, g_byte_array_append(g_byte_array_new(), bytes->data, bytes->len), 1 << 20, NULL);
    g_assert_null(all.entry->message);
    g_assert_cmpuint(all.documents, ==, 3);
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "内.zip", .bytes = (char *)bytes->data, .length = bytes->len});
    packed_zip_add(&zip, &(packed_member){.name = "尾.txt", .bytes = "尾"});
    g_byte_array_unref(bytes);
    g_auto(packed_found) found = packed_read_watched("x.zip", ZIP, packed_zip_end(&zip), 20, NULL);
    g_assert_cmpstr(found.lines->str, ==, "1 尾.txt - 尾\n");
    g_assert_cmpstr(found.entry->reason, ==, "too_big");
    g_assert_nonnull(strstr(found.entry->message, "内.zip: "));
    g_assert_nonnull(strstr(found.entry->message, "the limit is 20 (--max-size)"));
    /* One that does not say how large it is. */
    GByteArray *single = g_byte_array_new();
    struct archive *writer = packed_begin("raw", "gzip", single);
    packed_add(writer, "a", "一二三四五六七八九十", 30);
    packed_end(writer);
    g_auto(packed_found) raw = packed_read_watched("x.txt.gz", "application/gzip", single, 20, NULL);
    g_assert_error(raw.failure, JY_ERROR, JY_ERROR_TOO_BIG);
    g_assert_nonnull(strstr(raw.failure->message, "more bytes than the limit of 20 (--max-size)"));
}

/* ---- members that break the reader ---- */

static void note_number(uint32_t number, void *user)
{
    g_string_append_printf(user, "%u ", number);
}

/* Each is told before it is read, and who has it behind it; one that broke the reader before is left out by name. */
static void test_lost(void)
{
    const jy_extract_lost lost[] = {{3, JY_ERROR_MALFORMED}, {5, JY_ERROR_TIMEOUT}};
    g_autoptr(GString) told = g_string_new(NULL);
    const jy_extract_watch watch = {note_number, told, lost, G_N_ELEMENTS(lost)};
    packed_zip zip;
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "bad.txt", .bytes = "坏"});
    packed_zip_add(&zip, &(packed_member){.name = "good.txt", .bytes = "好"});
    GByteArray *inner = packed_zip_end(&zip);
    packed_zip_begin(&zip);
    packed_zip_add(&zip, &(packed_member){.name = "头.txt", .bytes = "头"});
    packed_zip_add(&zip, &(packed_member){.name = "内.zip", .bytes = (char *)inner->data, .length = inner->len});
    packed_zip_add(&zip, &(packed_member){.name = "慢.txt", .bytes = "慢"});
    packed_zip_add(&zip, &(packed_member){.name = "尾.txt", .bytes = "尾"});
    g_byte_array_unref(inner);
    g_auto(packed_found) found = packed_read_watched("x.zip", ZIP, packed_zip_end(&zip), 0, &watch);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==, "1 头.txt - 头\n2 内.zip!/good.txt - 好\n3 尾.txt - 尾\n");
    g_assert_cmpstr(told->str, ==, "1 0 2 4 2 0 6 0 ");
    g_assert_cmpuint(found.warnings->len, ==, 2);
    g_assert_cmpstr(found.warnings->pdata[0], ==, "内.zip!/bad.txt: the reader breaks down on it");
    g_assert_cmpstr(found.warnings->pdata[1], ==, "慢.txt: took longer to read than it may (--max-time)");
    g_assert_nonnull(strstr(found.entry->message, "2 of 6 members cannot be read; the first is 内.zip!/bad.txt"));
}

/* Returns a zip file of one member of zeros, deflated. */
static GByteArray *make_deflated(int megabytes)
{
    GByteArray *bytes = g_byte_array_new();
    g_autofree char *zeros = g_malloc0((size_t)megabytes * PIECE);
    struct archive *writer = packed_begin("zip", NULL, bytes);
    packed_add(writer, "zeros.txt", zeros, (size_t)megabytes * PIECE);
    packed_end(writer);
    return bytes;
}

/* A bomb that is spread over nested archives is counted as one. */
static void test_nested_bomb(void)
{
    g_autoptr(GByteArray) bomb = make_deflated(16);
    packed_zip zip;
    packed_zip_begin(&zip);
    g_autofree char *name = NULL;
    for (int i = 0; i < 40; i++) {
        g_free(name);
        name = g_strdup_printf("%d.zip", i);
        packed_zip_add(&zip, &(packed_member){.name = name, .bytes = (char *)bomb->data, .length = bomb->len});
    }
    GByteArray *bytes = packed_zip_end(&zip), *outer = g_byte_array_new();
    struct archive *writer = packed_begin("zip", NULL, outer);
    packed_add(writer, "in.zip", bytes->data, bytes->len);
    packed_end(writer);
    g_byte_array_unref(bytes);
    g_auto(packed_found) found = packed_read("x.zip", ZIP, outer);
    g_assert_error(found.failure, JY_ERROR, JY_ERROR_TOO_BIG);
    g_assert_nonnull(strstr(found.failure->message, "in.zip!/7.zip!/zeros.txt: inflated out of all proportion"));
}

/* Members that end in the same bytes of the file, each with the headers of those behind it before them, as in David
 * Fifield's bomb. */
static void test_overlapping(void)
{
    enum { COUNT = 40, HEAD = 30 + 6, QUOTE = 5 };
    g_autoptr(GByteArray) deflated = make_deflated(16);
    /* The deflated bytes behind the local header and before what describes them. */
    const char *start = (char *)deflated->data, *end = memmem(start, deflated->len, "PK\7\x8", 4);
    g_assert_nonnull(end);
    const char *kernel = start + 30 + (unsigned char)start[26] + (unsigned char)start[28];
    packed_zip zip;
    packed_zip_begin(&zip);
    for (size_t i = 0; i < COUNT; i++) {
        const size_t behind = COUNT - 1 - i, length = (size_t)(end - kernel) + behind * (HEAD + QUOTE);
        g_autofree char *name = g_strdup_printf("%02zu.txt", i), *rubbish = g_malloc0(length);
        const packed_member member = {
            .name = name, .bytes = rubbish, .method = 8, .size = (uint32_t)(16 * PIECE + behind * HEAD)};
        packed_header(&zip, &member, false, length);
        packed_header(&zip, &member, true, length);
        if (behind) {
            /* A block of deflate that is stored: the header of the next member. */
            packed_number(zip.local, 0, 1);
            packed_number(zip.local, HEAD, 2);
            packed_number(zip.local, 0xFFFF ^ HEAD, 2);
        }
    }
    packed_text(zip.local, kernel, (size_t)(end - kernel));
    g_auto(packed_found) found = packed_read("x.zip", ZIP, packed_zip_end(&zip));
    g_assert_error(found.failure, JY_ERROR, JY_ERROR_TOO_BIG);
    g_test_message("%s", found.failure->message);
    g_assert_nonnull(strstr(found.failure->message, "08.txt: inflated out of all proportion"));
}

/* A zip file of itself ends at the depth that is allowed. */
static void test_quine(void)
{
    /* It is made of stored bytes here: each level is the same name with the level below. */
    GByteArray *bytes = make_deflated(1);
    for (int i = 0; i < 6; i++) {
        packed_zip zip;
        packed_zip_begin(&zip);
        packed_zip_add(&zip, &(packed_member){.name = "r/r.zip", .bytes = (char *)bytes->data, .length = bytes->len});
        g_byte_array_unref(bytes);
        bytes = packed_zip_end(&zip);
    }
    g_auto(packed_found) found = packed_read("r.zip", ZIP, bytes);
    g_assert_error(found.failure, JY_ERROR, JY_ERROR_TOO_BIG);
}

/* A million tiny members: as many are read as are allowed, and it is said. */
static void test_million(void)
{
    GByteArray *bytes = g_byte_array_new();
    struct archive *writer = packed_begin("gnutar", "zstd", bytes);
    for (int i = 0; i < 1000000; i++) {
        packed_add(writer, "t", "字", 3);
    }
    packed_end(writer);
    g_auto(packed_found) found = packed_read("x.tar.zst", "application/zstd", bytes);
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.entry->reason, ==, "too_big");
    g_assert_cmpuint(found.documents, ==, 100000);
    g_assert_nonnull(strstr(found.entry->message, "more than 100000 members"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/archive/formats", test_formats);
    g_test_add_func("/archive/zip_of_document", test_zip_of_document);
    g_test_add_func("/archive/rar", test_rar);
    g_test_add_func("/archive/single", test_single);
    g_test_add_func("/archive/single_package", test_single_package);
    g_test_add_func("/archive/names", test_names);
    g_test_add_func("/archive/encodings", test_encodings);
    g_test_add_func("/archive/long_name", test_long_name);
    g_test_add_func("/archive/faults", test_faults);
    g_test_add_func("/archive/nothing", test_nothing);
    g_test_add_func("/archive/cut_off", test_cut_off);
    g_test_add_func("/archive/nested", test_nested);
    g_test_add_func("/archive/too_deep", test_too_deep);
    g_test_add_func("/archive/zeros", test_zeros);
    g_test_add_func("/archive/large_member", test_large_member);
    g_test_add_func("/archive/max_size", test_max_size);
    g_test_add_func("/archive/lost", test_lost);
    g_test_add_func("/archive/nested_bomb", test_nested_bomb);
    g_test_add_func("/archive/overlapping", test_overlapping);
    g_test_add_func("/archive/quine", test_quine);
    g_test_add_func("/archive/million", test_million);
    return g_test_run();
}

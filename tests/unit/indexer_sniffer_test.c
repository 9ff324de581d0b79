/* indexer_sniffer_test.c: what kind of file bytes are, and reading a file as it was at one moment. */
#include "indexer/files/sniffer.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <jiyan/base/error.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "indexer/files/source.h"
#include "indexer_compound_made.h"

#define B(s) s, sizeof s - 1
/* The head of an entry whose name has `length` characters (an octal escape). */
#define ZIP(length) "PK\003\004\024\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" length "\0\0\0"

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

static const struct {
    const char *label, *path, *bytes;
    size_t length;
    const char *type;
} FILES[] = {
    {"text", "a.txt", B("县里决定修建紫藤大桥。\n"), "text/plain"},
    {"text of another name", "a.doc", B("县里决定修建紫藤大桥。\n"), "text/plain"},
    {"records", "a.jsonl", B("{\"text\":\"甲\"}\n"), "application/x-ndjson"},
    {"records, capitals", "a.NDJSON", B("{\"text\":\"甲\"}\n"), "application/x-ndjson"},
    {"JSON that is no records", "a.json", B("{\"text\":\"甲\"}\n"), "text/plain"},
    {"empty", "a.txt", B(""), "text/plain"},
#define ROW(separator) "甲" separator "乙" separator "丙\n"
    {"csv", "a.csv", B("甲\n"), "text/csv"},
    {"tsv", "a.TSV", B("甲\n"), "text/tab-separated-values"},
    {"an empty csv", "a.csv", B(""), "text/csv"},
    {"rows with tabs", "a.txt", B(ROW("\t") ROW("\t") ROW("\t") ROW("\t")), "text/tab-separated-values"},
    {"rows with commas", "a", B(ROW(",") ROW(",") "\r\n" ROW(",") ROW(",")), "text/csv"},
    {"rows with bars", "a.md", B(ROW("|") "---|---|---\n" ROW("|") ROW("|")), "text/tab-separated-values"},
    {"few rows", "a.txt", B(ROW("\t") ROW("\t") ROW("\t")), "text/plain"},
    {"a table in prose", "a.txt", B("下表。\n" ROW("\t") ROW("\t") ROW("\t") ROW("\t") "以上。\n"), "text/plain"},
    {"lines with a comma", "a.txt", B("甲,乙\n甲,乙\n甲,乙\n甲,乙\n"), "text/plain"},
    {"Chinese commas", "a.txt", B(ROW("，") ROW("，") ROW("，") ROW("，")), "text/plain"},
    {"rows of records", "a.jsonl", B(ROW("\t") ROW("\t") ROW("\t") ROW("\t")), "application/x-ndjson"},
#undef ROW
    {"empty records", "a.jsonl", B(""), "application/x-ndjson"},
    {"GB18030", "a.txt",
     B("\xcf\xd8\xc0\xef\xbe\xf6\xb6\xa8\xd0\xde\xbd\xa8\xd7\xcf\xcc\xd9\xb4\xf3\xc7\xc5\xa1\xa3\n"), "text/plain"},
    {"UTF-16", "a.txt", B("\xFF\xFE\x3f\x53\xcc\x91\xb3\x51\x9a\x5b\x0a\x00"), "text/plain"},
    {"script", "a.txt", B("#!/bin/sh\necho\n"), "text/plain"},
    {"NULs", "a.txt", B("\0\0\0\0\0\0\0\0"), "application/octet-stream"},
    {"one NUL", "a.txt", B("\0"), "application/octet-stream"},
    {"PNG", "a.txt", B("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0"), "image/png"},
    {"TIFF", "a.tif", B("II*\0\x08\0\0\0\1\0\0\1\3\0\1\0\0\0"), "image/tiff"},
    {"JPEG", "a.dat", B("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"), "image/jpeg"},
    {"PDF", "a.txt", B("%PDF-1.4\n1 0 obj\n"), "application/pdf"},
    {"HTML", "a.html", B("<!DOCTYPE html>\n<html><body>甲</body></html>"), "text/html"},
    {"HTML of another name", "a.txt", B("\xEF\xBB\xBF\r\n <html><body>\xe7\x94\xb2</body></html>"), "text/html"},
    {"HTML behind comments", "a", B("<!-- x -->\n<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<p>"),
     "text/html"},
    {"a part of HTML", "a.txt", B("<div class=\"a\">\xbc\xd7</div>"), "text/html"},
    {"HTML that begins with text", "a.HTM", B("甲<br>乙"), "text/html"},
    {"text in angles", "a.txt", B("<甲> 县里决定修建紫藤大桥。\n"), "text/plain"},
    {"a name in angles", "a.txt", B("<page one> text\n"), "text/plain"},
    {"text named HTML", "a.html", B("县里决定修建紫藤大桥。\n"), "text/plain"},
    {"XHTML", "a.html", B("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">"),
     "application/xhtml+xml"},
    {"XML with a paragraph", "a.xml", B("<?xml version=\"1.0\"?><p>甲</p>"), "text/xml"},
    {"Markdown", "a.md", B("# 甲\n\n乙\n"), "text/markdown"},
    {"Markdown, GB18030", "a.markdown", B("# \xcf\xd8\xc0\xef\xbe\xf6\xb6\xa8\xd0\xde\xbd\xa8\n"), "text/markdown"},
    {"XML", "a.xml", B("<?xml version=\"1.0\"?><a>甲</a>"), "text/xml"},
    {"a feed", "a.xml", B("<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<rss version=\"2.0\">\xbc\xd7</rss>"),
     "text/xml"},
    {"Word XML", "a.doc",
     B("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>\n<pkg:package "
       "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"),
     DOCX},
    {"PowerPoint XML", "a.xml",
     B("<?xml version=\"1.0\"?><?mso-application progid=\"PowerPoint.Show\"?><pkg:package "
       "xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">"),
     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"Word XML of 2003", "a.doc",
     B("\xEF\xBB\xBF<?xml version=\"1.0\"?><w:wordDocument "
       "xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\">"),
     DOCX},
    {"Excel XML of 2003", "a.xls",
     B("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), "text/xml"},
    {"a page that names the schema", "a.doc",
     B("<html xmlns:w=\"http://schemas.microsoft.com/office/word/2003/wordml\"><wordDocument>"), "text/html"},
    {"flat OpenDocument", "a.fodt",
     B("<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.text\">"),
     "application/vnd.oasis.opendocument.text"},
    {"flat sheet", "a.fods",
     B("<?xml version=\"1.0\"?><office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\">"),
     "application/vnd.oasis.opendocument.spreadsheet"},
    {"subtitles", "a.srt",
     B("\xFF\xFE"
       "1\0\n\0"
       "0\0000\0:\0000\0000\0:\0000\0001\0,\0000\0000\0000\0 \0-\0-\0>\0"),
     "text/plain"},
    {"RTF", "a.rtf", B("{\\rtf1\\ansi a}"), "text/rtf"},
    {"RTF of another name", "a.doc", B("{\\rtf1\\ansi a}"), "text/rtf"},
    {"RTF behind blanks", "a.doc", B("\xEF\xBB\xBF\r\n {\\rtf1 a}"), "text/rtf"},
    {"no RTF", "a.txt", B("写作 {\\rtf1 a}\n"), "text/plain"},
    {"docx", "a.docx", B(ZIP("\021") "word/document.xml"),
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
#define ENTRY(length)                                                                                                  \
    "PK\001\002\024\0\024\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" length "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define END(at) "PK\005\006\0\0\0\0\1\0\1\0\1\0\0\0" at "\0\0\0\0\0"
    {"docx with folders as Windows has them", "a.docx", B(ZIP("\021") "word\\document.xml"), DOCX},
    {"docx of another name", "a.doc", B(ZIP("\022") "word/document2.xml"), DOCX},
    {"docx, capitals", "a.docx", B(ZIP("\021") "Word/Document.xml"), DOCX},
    {"docx by its directory", "a.docx", B(ZIP("\001") "a" ENTRY("\021") "word/document.xml" END("\037")), DOCX},
    {"an archive with a docx in it", "a.zip", B(ZIP("\021") "word/document.xml" ENTRY("\001") "a" END("\057")),
     "application/zip"},
    {"a zip cut off", "a.zip", B("PK\003\004"), "application/zip"},
    {"xlsx", "a.xlsx", B(ZIP("\017") "xl/workbook.xml"),
     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    {"pptx", "a.pptx", B(ZIP("\024") "ppt/presentation.xml"),
     "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    {"odt", "a.odt", B(ZIP("\010") "mimetypeapplication/vnd.oasis.opendocument.text"),
     "application/vnd.oasis.opendocument.text"},
    {"ott", "a.ott", B(ZIP("\010") "mimetypeapplication/vnd.oasis.opendocument.text-template"),
     "application/vnd.oasis.opendocument.text"},
    {"ods", "a.ods", B(ZIP("\010") "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
     "application/vnd.oasis.opendocument.spreadsheet"},
    {"odp", "a.odp", B(ZIP("\010") "mimetypeapplication/vnd.oasis.opendocument.presentation"),
     "application/vnd.oasis.opendocument.presentation"},
    {"epub", "a.epub", B(ZIP("\010") "mimetypeapplication/epub+zip"), "application/epub+zip"},
#define HEAD "From: =?GB2312?B?zfU=?= <w@example.cn>\r\nTo: l@example.cn\r\nSubject: a\r\n"
    {"mail", "a.eml", B(HEAD "\r\n县里修路。\r\n"), "message/rfc822"},
    {"mail without an extension", "inbox/1", B(HEAD "\r\n县里修路。\r\n"), "message/rfc822"},
    {"mail in GB18030", "a.eml", B(HEAD "\r\n\xcf\xd8\xc0\xef\r\n"), "message/rfc822"},
    {"mail with a long field", "a", B("Received: from a\n\tby b\nX-Own: 1\nDate: x\nMessage-ID: y\n\n"),
     "message/rfc822"},
    {"mail with one field", "a.eml", B("Subject: a\n\n甲\n"), "message/rfc822"},
    {"one field in a text", "a.txt", B("Subject: a\n\n甲\n"), "text/plain"},
    {"a text with colons", "a.txt", B("To: 甲\nFrom here on: 乙\nDate: 丙\n"), "text/plain"},
    {"mails", "inbox", B("From w@example.cn Mon Mar  1 09:30:00 2021\n" HEAD "\n甲\n"), "application/mbox"},
    {"a letter", "a.txt", B("From the mayor: 1 letter\nSubject: a\n"), "text/plain"},
    {"MHTML", "a.mht", B("MIME-Version: 1.0\nContent-Type: multipart/related\n\n"), "message/rfc822"},
#undef HEAD
    {"OFD", "a.ofd", B(ZIP("\007") "OFD.xml<?xml version=\"1.0\"?><ofd:OFD/>"), "application/ofd"},
};

static void test_sniff(void)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(&err);
    g_assert_no_error(err);
    for (size_t i = 0; i < G_N_ELEMENTS(FILES); i++) {
        g_test_message("%s", FILES[i].label);
        g_assert_cmpstr(jy_sniffer_type(sniffer, FILES[i].path, FILES[i].bytes, FILES[i].length), ==, FILES[i].type);
    }
}

/* What lies in the root of a compound file says what it is, whatever its name. */
static void test_sniff_compound(void)
{
    static const struct {
        const char *path, *streams[2], *type;
    } KINDS[] = {
        {"a.doc", {"WordDocument", "1Table"}, "application/msword"},
        {"a.wps", {"Data", "WordDocument"}, "application/msword"},
        {"a.txt", {"WordDocument", "1Table"}, "application/msword"},
        {"a.xls", {"Workbook", "x"}, "application/vnd.ms-excel"},
        {"a.et", {"Workbook", "x"}, "application/vnd.ms-excel"},
        {"a.xls", {"Book", "x"}, "application/vnd.ms-excel"},
        {"a.doc", {"Workbook", "x"}, "application/vnd.ms-excel"},
        {"a.ppt", {"Current User", "PowerPoint Document"}, "application/vnd.ms-powerpoint"},
        {"a.docx", {"EncryptionInfo", "EncryptedPackage"}, "application/encrypted"},
        {"a.hwp", {"FileHeader", "BodyText"}, "application/x-hwp"},
        {"a.msg", {"__properties_version1.0", "x"}, "application/vnd.ms-outlook"},
        {"a.vsd", {"VisioDocument", "x"}, "application/vnd.visio"},
        {"a.doc", {"x", "y"}, "application/x-ole-storage"},
    };
    g_autoptr(jy_sniffer) sniffer = jy_sniffer_new(NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(KINDS); i++) {
        g_test_message("%s: %s", KINDS[i].path, KINDS[i].type);
        made_compound made = made_begin();
        g_autoptr(GByteArray) stream = g_byte_array_new();
        g_byte_array_append(stream, (const guint8 *)"abc", 3);
        made_add(&made, KINDS[i].streams[0], stream);
        made_add(&made, KINDS[i].streams[1], stream);
        g_autoptr(GByteArray) file = made_end(&made);
        const char *type = jy_sniffer_type(sniffer, KINDS[i].path, (const char *)file->data, file->len);
        g_assert_cmpstr(type, ==, KINDS[i].type);
    }
}

/* ---- source ---- */

static char *scratch; /* a folder */

static void test_read(void)
{
    g_autofree char *path = g_build_filename(scratch, "whole", NULL);
    g_auto(jy_source) source = {0};
    g_autoptr(GError) err = NULL;
    g_assert_true(g_file_set_contents(path, "甲\0乙", 7, NULL));
    g_assert_true(jy_source_read(path, 7, &source, &err));
    g_assert_cmpuint(source.length, ==, 7);
    g_assert_cmpint(memcmp(source.bytes, "甲\0乙", 8), ==, 0);
    g_autofree char *digest = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)"甲\0乙", 7);
    g_assert_cmpstr(source.sha256, ==, digest);
    struct stat status;
    g_assert_cmpint(stat(path, &status), ==, 0);
    g_assert_cmpint(source.mtime, ==, (int64_t)status.st_mtim.tv_sec * 1000000000 + status.st_mtim.tv_nsec);
    g_unlink(path);
}

static void assert_fails(const char *name, uint64_t max_size, jy_error code)
{
    g_autofree char *path = g_build_filename(scratch, name, NULL);
    g_auto(jy_source) source = {0};
    g_autoptr(GError) err = NULL;
    g_test_message("%s", name);
    g_assert_false(jy_source_read(path, max_size, &source, &err));
    g_assert_error(err, JY_ERROR, (int)code);
    g_assert_null(source.bytes);
}

static void test_read_errors(void)
{
    g_autofree char *path = g_build_filename(scratch, "long", NULL);
    g_autofree char *pipe = g_build_filename(scratch, "pipe", NULL);
    g_assert_true(g_file_set_contents(path, "12345678", -1, NULL));
    g_assert_cmpint(mkfifo(pipe, 0600), ==, 0);
    assert_fails("none", 100, JY_ERROR_IO);
    assert_fails("long", 7, JY_ERROR_TOO_BIG);
    assert_fails(".", 100, JY_ERROR_UNSUPPORTED);
    assert_fails("pipe", 100, JY_ERROR_UNSUPPORTED);
    g_unlink(path);
    g_unlink(pipe);
}

typedef struct {
    int fd;
    atomic_bool stop;
    atomic_uint written;
} busy_writer;

static void *write_on(void *argument)
{
    busy_writer *writer = argument;
    while (!atomic_load(&writer->stop)) {
        g_assert_cmpint(write(writer->fd, "x", 1), ==, 1);
        atomic_fetch_add(&writer->written, 1);
    }
    return NULL;
}

/* A file that somebody writes to all the while is not taken half. */
static void test_read_changing(void)
{
    g_autofree char *path = g_build_filename(scratch, "busy", NULL);
    g_autofree char *much = g_strnfill(32 << 20, 'a');
    g_assert_true(g_file_set_contents(path, much, -1, NULL));
    busy_writer writer = {.fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)};
    pthread_t thread;
    g_assert_cmpint(pthread_create(&thread, NULL, write_on, &writer), ==, 0);
    while (atomic_load(&writer.written) == 0) {
        g_usleep(100);
    }
    /* On a busy machine the writer may sleep through a whole reading, but not through all of them. */
    bool is_refused = false;
    for (int attempt = 0; !is_refused && attempt < 500; attempt++) {
        g_auto(jy_source) source = {0};
        g_autoptr(GError) err = NULL;
        bool is_read = jy_source_read(path, G_MAXUINT32, &source, &err);
        is_refused = g_error_matches(err, JY_ERROR, JY_ERROR_CHANGED);
        g_assert_true(is_read || is_refused);
    }
    g_assert_true(is_refused);
    atomic_store(&writer.stop, true);
    pthread_join(thread, NULL);
    close(writer.fd);
    g_auto(jy_source) source = {0};
    g_autoptr(GError) err = NULL;
    g_assert_true(jy_source_read(path, G_MAXUINT32, &source, &err));
    g_assert_no_error(err);
    g_unlink(path);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    scratch = g_dir_make_tmp("jiyan-sniff-XXXXXX", NULL);
    g_test_add_func("/indexer/sniff", test_sniff);
    g_test_add_func("/indexer/sniff/compound", test_sniff_compound);
    g_test_add_func("/indexer/source/read", test_read);
    g_test_add_func("/indexer/source/read_errors", test_read_errors);
    g_test_add_func("/indexer/source/read_changing", test_read_changing);
    int status = g_test_run();
    g_rmdir(scratch);
    g_free(scratch);
    return status;
}

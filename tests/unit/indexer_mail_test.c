/* indexer_mail_test.c: what is read of mails, whatever their charsets are said to be. */
#include <jiyan/base/error.h>

#include "indexer/extract/mail/words.h"
#include "indexer/extract/members.h"
#include "indexer/extract/program/readers.h"
#include "indexer_packed.h"

#define MAIL "message/rfc822"

/* ---- fields ---- */

static const struct {
    const char *raw, *text;
} FIELDS[] = {
    {" plain \r\n text ", "plain  text"},
    {"=?UTF-8?B?5YWz5LqO5L+u6Lev?=", "关于修路"},
    {"=?GB2312?B?udjT2tDewrc=?=", "关于修路"},
    {"=?gb2312?Q?=B9=D8=D3=DA_a?= b", "关于 a b"},
    {"=?GB2312?B?6UY=?=", "镕"},                           /* which is in GBK only */
    {"=?GBK?B?udjT2tA=?=\r\n =?GBK?B?3sK3?=", "关于修路"}, /* cut in a character */
    {"=?UTF-8?B?5YWz5Lo=?= =?UTF-8?B?juS/rg==?=", "关于修"},
    {"=?GB2312?B?5YWz5LqO5L+u6Lev?=", "关于修路"}, /* it is UTF-8 */
    {"Re: =?UTF-8?B?5YWz5LqO?= (2)", "Re: 关于 (2)"},
    {"=?UTF-8*zh?B?5YWz5LqO?=", "关于"},
    {"=?BIG5?B?rEapsrP4p2k=?=", "政府報告"},
    {"\xB9\xD8\xD3\xDA\xD0\xDE\xC2\xB7\xB5\xC4\xCD\xA8\xD6\xAA", "关于修路的通知"}, /* as it is */
    {"关于修路", "关于修路"},
    {"=?UTF-8?X?abc?=", "=?UTF-8?X?abc?="},
    {"=?UTF-8?B?", "=?UTF-8?B?"},
    {"=?", "=?"},
    {"", ""},
};

static void test_fields(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(FIELDS); i++) {
        g_autofree char *text = jy_words_unfold(FIELDS[i].raw);
        g_assert_cmpstr(text, ==, FIELDS[i].text);
    }
}

/* ---- texts ---- */

static const struct {
    const char *charset, *bytes, *text;
} TEXTS[] = {
    {"utf-8", "县里修路。", "县里修路。"},
    {"gb2312", "\xCF\xD8\xC0\xEF\xD0\xDE\xC2\xB7\xA1\xA3", "县里修路。"},
    {"gb2312", "\xD6\xEC\xE9\x46\xBB\xF9", "朱镕基"},
    {"utf-8", "\xCF\xD8\xC0\xEF\xBE\xF6\xB6\xA8\xD0\xDE\xBD\xA8\xD7\xCF\xCC\xD9\xB4\xF3\xC7\xC5\xA1\xA3",
     "县里决定修建紫藤大桥。"},
    {"gb2312", "县里决定修建紫藤大桥。", "县里决定修建紫藤大桥。"},
    {"us-ascii", "县里修路。", "县里修路。"},
    {"iso-8859-1", "\xCF\xD8\xC0\xEF\xBE\xF6\xB6\xA8\xD0\xDE\xBD\xA8\xD7\xCF\xCC\xD9\xB4\xF3\xC7\xC5\xA1\xA3",
     "县里决定修建紫藤大桥。"},
    {"big5", "\xAC\x46\xA9\xB2\xB3\xF8\xA7\x69", "政府報告"},
    {"no-such-charset", "县里修路。", "县里修路。"},
    {NULL, "plain", "plain"},
    {"iso-2022-cn", "plain", "plain"},
};

static void test_texts(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(TEXTS); i++) {
        g_auto(jy_decoded) decoded = {0};
        g_assert_true(jy_words_decode(TEXTS[i].charset, TEXTS[i].bytes, strlen(TEXTS[i].bytes), &decoded, NULL));
        g_assert_cmpstr(decoded.text, ==, TEXTS[i].text);
    }
}

/* ---- mails ---- */

#define HEAD                                                                                                           \
    "From: =?GB2312?B?zfXhsA==?= <wang@example.cn>\r\nTo: li@example.cn\r\nSubject: =?GB2312?B?udjT2tDewrc=?=\r\n"     \
    "Date: Fri, 5 Mar 2021 23:30:00 +0800\r\nMIME-Version: 1.0\r\n"
#define PEOPLE "关于修路\nFrom: 王岚 <wang@example.cn>\nTo: li@example.cn\n"
#define MIXED "Content-Type: multipart/mixed; boundary=\"--b\"\r\n\r\n----b\r\n"
#define NEXT "\r\n----b\r\n"
#define END "\r\n----b--\r\n"
#define PLAIN "Content-Type: text/plain; charset=utf-8\r\n\r\n"
#define ATTACHED "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "

static const struct {
    const char *label, *mail, *lines;
} MAILS[] = {
    {"plain", HEAD PLAIN "县里修路。\r\n", "0 - 关于修路 " PEOPLE "县里修路。\n\n"},
    {"base64 in GB2312",
     HEAD "Content-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\nz9jA79DewrehoyA=\r\n",
     "0 - 关于修路 " PEOPLE "县里修路。 \n"},
    {"quoted-printable",
     HEAD "Content-Type: text/plain; charset=GBK\r\nContent-Transfer-Encoding: "
          "quoted-printable\r\n\r\n=CF=D8=\r\n=C0=EF\r\n",
     "0 - 关于修路 " PEOPLE "县里\n\n"},
    {"alternatives",
     HEAD "Content-Type: multipart/alternative; boundary=\"--b\"\r\n\r\n----b\r\n" PLAIN "平\r\n" NEXT
          "Content-Type: text/html\r\n\r\n<p>丰</p>" END,
     "0 - 关于修路 " PEOPLE "平\n\n"},
    {"attachments",
     HEAD MIXED PLAIN "正文" NEXT ATTACHED "filename*=UTF-8''%E9%99%84%E4%BB%B6.txt\r\n\r\n附一" NEXT ATTACHED
                      "filename=\"=?GBK?B?uL28/rb+LnR4dA==?=\"\r\n\r\n附二" NEXT ATTACHED
                      "filename=\"../../etc/x\"\r\n\r\n附三" NEXT
                      "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\n附四" END,
     "0 - 关于修路 " PEOPLE "正文\n2 附件.txt - 附一\n3 附件二.txt - 附二\n4 etc/x - 附三\n5 4 - 附四\n"},
    {"a file name in GB18030", HEAD MIXED PLAIN "正文" NEXT ATTACHED "filename=\"\xB8\xBD\xBC\xFE.txt\"\r\n\r\n附" END,
     "0 - 关于修路 " PEOPLE "正文\n2 附件.txt - 附\n"},
    {"file names beyond the set that is said",
     HEAD MIXED PLAIN "正文" NEXT ATTACHED "filename*=gb2312''%E9F.txt\r\n\r\n附一" NEXT ATTACHED
                      "filename=\"=?gb2312?B?6UYudHh0?=\"\r\n\r\n附二" END,
     "0 - 关于修路 " PEOPLE "正文\n2 镕.txt - 附一\n3 镕.txt - 附二\n"},
    {"two texts", HEAD MIXED PLAIN "上文" NEXT PLAIN "下文" END, "0 - 关于修路 " PEOPLE "上文\n下文\n"},
    {"forwarded", HEAD MIXED PLAIN "见下" NEXT "Content-Type: message/rfc822\r\n\r\nSubject: in\r\n\r\n内文" END,
     "0 - 关于修路 " PEOPLE "见下\n2 1.eml in in\n内文\n"},
    {"signed",
     HEAD "Content-Type: multipart/signed; boundary=\"--b\"\r\n\r\n----b\r\n" PLAIN "正文" NEXT
          "Content-Type: application/pgp-signature; name=a.asc\r\n\r\n---" END,
     "0 - 关于修路 " PEOPLE "正文\n"},
    {"no text", HEAD "\r\n", "0 - 关于修路 关于修路\nFrom: 王岚 <wang@example.cn>\nTo: li@example.cn\n"},
    {"a saved page",
     "From: <Saved by Blink>\r\nSubject: page\r\nContent-Type: multipart/related; "
     "boundary=\"--b\"\r\n\r\n----b\r\n" PLAIN "正文" NEXT "Content-Type: text/css\r\n\r\nbody {}" END,
     "0 - page page\n正文\n"},
    {"no end", HEAD MIXED PLAIN "正文", "0 - 关于修路 " PEOPLE "正文\n"},
};

static GByteArray *bytes_of(const char *text)
{
    GByteArray *bytes = g_byte_array_new();
    packed_text(bytes, text, strlen(text));
    return bytes;
}

static void test_mails(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(MAILS); i++) {
        g_test_message("%s", MAILS[i].label);
        g_auto(packed_found) found = packed_read("a.eml", MAIL, bytes_of(MAILS[i].mail));
        g_assert_no_error(found.failure);
        g_assert_cmpstr(found.lines->str, ==, MAILS[i].lines);
        g_assert_cmpuint(found.warnings->len, ==, 0);
    }
}

static bool note_date(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    (void)blocks, (void)record, (void)err;
    *(char **)user = g_strdup(document->date);
    return true;
}

static void test_dates(void)
{
    static const char *const DATES[][2] = {{"Fri, 5 Mar 2021 23:30:00 +0800", "2021-03-05"},
                                           {"Fri, 5 Mar 2021 01:30:00 +0800 (CST)", "2021-03-05"},
                                           {"5 Mar 21 23:30 +0800", "2021-03-05"},
                                           {"Thu, 1 Jan 1970 00:00:00 +0000", NULL},
                                           {"yesterday", NULL}};
    for (size_t i = 0; i < G_N_ELEMENTS(DATES); i++) {
        g_autofree char *date = NULL;
        g_autoptr(jy_ledger_entry) entry = g_new0(jy_ledger_entry, 1);
        g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
        char *mail = g_strdup_printf("To: a\nDate: %s\n\n甲\n", DATES[i][0]);
        const jy_extract_source source = {.path = "a", .type = MAIL, .bytes = mail, .length = strlen(mail)};
        const jy_extract_target to = {
            .emit = note_date, .user = &date, .entry = entry, .warnings = warnings, .parse = jy_readers_parse};
        g_assert_true(jy_extract(&source, &to, NULL));
        g_assert_cmpstr(date, ==, DATES[i][1]);
    }
}

static void test_encrypted(void)
{
    g_auto(packed_found) found = packed_read(
        "a.eml", MAIL,
        bytes_of(HEAD "Content-Type: multipart/encrypted; boundary=\"--b\"\r\n\r\n----b\r\n" PLAIN "x" END));
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.entry->reason, ==, "encrypted");
    g_assert_cmpstr(found.lines->str, ==, "0 - 关于修路 关于修路\nFrom: 王岚 <wang@example.cn>\nTo: li@example.cn\n");
    /* S/MIME: all of it is one part. */
    g_auto(packed_found) part = packed_read(
        "x.eml", "message/rfc822",
        bytes_of(HEAD "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\n\r\nx"));
    g_assert_cmpstr(part.entry->reason, ==, "encrypted");
}

#define FROM "From w@example.cn Fri Mar  5 09:30:00 2021\n"

static void test_box(void)
{
    g_auto(packed_found) found = packed_read(
        "inbox", "application/mbox",
        bytes_of(FROM "Subject: one\n\n甲\n>From here\n\nFrom there on\n\n" FROM "Subject: two\n\n乙\n" FROM
                      "丙\n\n" FROM "Subject: three\n" MIXED PLAIN "丁" NEXT ATTACHED "filename=a.txt\r\n\r\n附" END));
    g_assert_no_error(found.failure);
    g_assert_cmpstr(found.lines->str, ==,
                    "1 1.eml one one\n甲\nFrom here\n\nFrom there on\n\n\n2 2.eml two two\n乙\n" FROM
                    "丙\n\n\n3 3.eml three three\n丁\n4 3.eml!/a.txt - 附\n");
}

/* Parts in parts, and mails in mails, without end. */
static void test_deep(void)
{
    g_autoptr(GString) mail = g_string_new("Subject: deep\n");
    for (int i = 0; i < 20000; i++) {
        g_string_append_printf(mail, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i);
    }
    g_auto(packed_found) parts = packed_read("a.eml", MAIL, bytes_of(mail->str));
    g_assert_cmpstr(parts.lines->str, ==, "0 - deep deep\n");
    g_string_assign(mail, "");
    for (int i = 0; i < 3000; i++) {
        g_string_append_printf(mail, "Subject: %d\nContent-Type: message/rfc822\n\n", i);
    }
    g_auto(packed_found) mails = packed_read("a.eml", MAIL, bytes_of(mail->str));
    g_assert_no_error(mails.failure);
    g_assert_cmpuint(mails.documents, ==, 4);
    g_assert_cmpstr(mails.entry->reason, ==, "too_big");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/mail/fields", test_fields);
    g_test_add_func("/mail/texts", test_texts);
    g_test_add_func("/mail/mails", test_mails);
    g_test_add_func("/mail/dates", test_dates);
    g_test_add_func("/mail/encrypted", test_encrypted);
    g_test_add_func("/mail/box", test_box);
    g_test_add_func("/mail/deep", test_deep);
    return g_test_run();
}

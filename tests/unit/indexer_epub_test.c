/* indexer_epub_test.c: books built in memory, into chapters. Every text is of an invented county. */
#include <jiyan/base/error.h>
#include <string.h>

#include "indexer/extract/extract.h"
#include "indexer/extract/program/readers.h"
#include "indexer_packed.h"

static bool print(jy_document *document, const jy_blocks *blocks, uint32_t record, void *user, GError **err)
{
    GString *out = user;
    (void)err;
    g_assert_cmpuint(record, ==, 0);
    const char *const fields[] = {document->title, document->date, document->issuer, document->speaker};
    for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
        g_string_append_printf(out, "<%s>", fields[i] ? fields[i] : "");
    }
    for (guint i = 0; i < jy_blocks_count(blocks); i++) {
        static const char KINDS[] = "=pthrn";
        const jy_extracted block = jy_blocks_get(blocks, i);
        g_string_append_printf(out, "%c%u %.*s|", KINDS[block.kind], block.level, (int)block.length, block.text);
    }
    return true;
}

/* Reads a book of these members. Returns what it gives; free with g_free. NULL with an error. */
static char *dump(const packed_member *members, size_t count, GError **err)
{
    packed_zip zip;
    packed_zip_begin(&zip);
    for (size_t i = 0; i < count; i++) {
        packed_zip_add(&zip, &members[i]);
    }
    GByteArray *bytes = packed_zip_end(&zip);
    g_byte_array_append(bytes, (const guint8 *)"", 1);
    const size_t length = bytes->len - 1;
    g_autoptr(GString) out = g_string_new(NULL);
    const jy_extract_source source = {.path = "a.epub",
                                      .type = "application/epub+zip",
                                      .bytes = (char *)g_byte_array_free(bytes, false),
                                      .length = length};
    const jy_extract_target to = {.emit = print, .user = out};
    if (!jy_extract_epub(&source, &to, err)) {
        return NULL;
    }
    return g_string_free(g_steal_pointer(&out), false);
}

#define CONTAINER                                                                                                      \
    {                                                                                                                  \
        .name = "META-INF/container.xml",                                                                              \
        .bytes = "<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>"                 \
    }
#define OPF(metadata, manifest, spine)                                                                                 \
    {                                                                                                                  \
        .name = "OEBPS/a.opf", .bytes = "<package xmlns:dc='d'><metadata>" metadata "</metadata><manifest>" manifest   \
                                        "</manifest>" spine "</package>"                                               \
    }
#define ITEM(id, target) "<item id='" id "' href='" target "'/>"
#define PAGE(file, body)                                                                                               \
    {                                                                                                                  \
        .name = "OEBPS/" file,                                                                                         \
        .bytes = "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head><body>" body    \
                 "</body></html>"                                                                                      \
    }

static void test_book(void)
{
    static const packed_member MEMBERS[] = {
        {.name = "mimetype", .bytes = "application/epub+zip"},
        CONTAINER,
        OPF("<dc:title>云溪县志</dc:title><dc:creator>沈怀谷</dc:creator><dc:date>2021-03-05T00:00:00Z</dc:date>",
            ITEM("b", "text/b.xhtml") ITEM("a", "text/%61.xhtml") ITEM("c", "text/c.xhtml")
                ITEM("ncx", "toc.ncx") "<item id='nav' href='nav.xhtml' properties='nav'/>",
            "<spine toc='ncx'><itemref idref='nav'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/>"
            "<itemref idref='none'/><itemref idref='c'/></spine>"),
        {.name = "OEBPS/toc.ncx",
         .bytes =
             "<ncx><navMap><navPoint><navLabel><text>第一章 总述</text></navLabel><content src='text/a.xhtml'/>"
             "<navPoint><navLabel><text>地形</text></navLabel><content src='text/a.xhtml#x'/></navPoint></navPoint>"
             "<navPoint><navLabel><text>第二章 交通</text></navLabel><content src='text/b.xhtml#y'/></navPoint>"
             "<navPoint><navLabel><text>第三章</text></navLabel><content src='text/c.xhtml'/></navPoint>"
             "</navMap></ncx>"},
        PAGE("nav.xhtml", "<nav><a href='text/a.xhtml'>目录</a></nav>"),
        PAGE("text/a.xhtml", "<p>第一章　总述</p><p>云溪县在东山以南。</p>"),
        PAGE("text/b.xhtml", "<p>紫藤大桥长四百二十米。</p>"),
        PAGE("text/c.xhtml", "<h2>教育</h2><p>全县有学校十二所。</p>"),
    };
    g_autoptr(GError) err = NULL;
    g_autofree char *book = dump(MEMBERS, G_N_ELEMENTS(MEMBERS), &err);
    g_assert_no_error(err);
    g_assert_cmpstr(book, ==,
                    "<云溪县志><2021-03-05><><沈怀谷>h1 第一章　总述|p0 云溪县在东山以南。|h1 第二章 交通|"
                    "p0 紫藤大桥长四百二十米。|h2 教育|p0 全县有学校十二所。|");
}

static const struct {
    const char *label;
    packed_member members[4];
    const char *book; /* NULL: it fails with `code` */
    jy_error code;
} BOOKS[] = {
    {"contents of EPUB 3",
     {CONTAINER,
      OPF("<dc:creator>云溪县人民政府</dc:creator>",
          ITEM("a", "a.xhtml") "<item id='n' href='n.xhtml' properties='scripted nav'/>",
          "<spine><itemref idref='a'/></spine>"),
      PAGE("n.xhtml", "<nav><ol><li><a href='a.xhtml'>交通</a></li></ol></nav>"), PAGE("a.xhtml", "<p>甲</p>")},
     "<><><云溪县人民政府><>h1 交通|p0 甲|",
     0},
    {"a program as creator, a year as date",
     {CONTAINER,
      OPF("<dc:creator>Unknown Author</dc:creator><dc:date>2021</dc:date>", ITEM("a", "a.xhtml"),
          "<spine><itemref idref='a'/></spine>"),
      PAGE("a.xhtml", "<p>甲<br/>乙</p>")},
     "<><2021><><>p0 甲|p0 乙|",
     0},
    {"no container",
     {OPF("", ITEM("a", "a.xhtml"), "<spine><itemref idref='a'/></spine>"), PAGE("a.xhtml", "甲")},
     "<><><><>p0 甲|",
     0},
    {"a chapter that is missing",
     {CONTAINER,
      OPF("", ITEM("a", "x.xhtml") ITEM("b", "a.xhtml"), "<spine><itemref idref='a'/><itemref idref='b'/></spine>"),
      PAGE("a.xhtml", "甲")},
     "<><><><>p0 甲|",
     0},
    {"no list", {CONTAINER, PAGE("a.xhtml", "甲")}, NULL, JY_ERROR_MALFORMED},
    {"protected",
     {CONTAINER,
      OPF("", ITEM("a", "a.xhtml"), "<spine><itemref idref='a'/></spine>"),
      PAGE("a.xhtml", ""),
      {.name = "META-INF/encryption.xml", .bytes = "<encryption/>"}},
     NULL,
     JY_ERROR_ENCRYPTED},
};

static void test_books(void)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BOOKS); i++) {
        size_t count = 0;
        while (count < G_N_ELEMENTS(BOOKS[i].members) && BOOKS[i].members[count].name) {
            count++;
        }
        g_autoptr(GError) err = NULL;
        g_test_message("%s", BOOKS[i].label);
        g_autofree char *book = dump(BOOKS[i].members, count, &err);
        g_assert_cmpstr(book, ==, BOOKS[i].book);
        if (BOOKS[i].book) {
            g_assert_no_error(err);
        } else {
            g_assert_error(err, JY_ERROR, (int)BOOKS[i].code);
        }
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/epub/book", test_book);
    g_test_add_func("/epub/books", test_books);
    return g_test_run();
}

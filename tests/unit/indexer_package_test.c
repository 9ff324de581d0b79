/* indexer_package_test.c: packages of parts, whole, broken and hostile. */
#include "indexer/extract/package/package.h"

#include <jiyan/base/error.h>

#include "indexer/extract/package/markup.h"
#include "indexer/extract/package/stream.h"
#include "indexer_parts.h"

/* ---- names ---- */

static void test_resolve(void)
{
    static const struct {
        const char *from, *path, *wanted;
    } ROWS[] = {
        {"word/document.xml", "styles.xml", "word/styles.xml"},
        {"word/document.xml", "../media/1.png", "media/1.png"},
        {"word/document.xml", "/docProps/core.xml", "docProps/core.xml"},
        {"word/document.xml", "./a/./b.xml", "word/a/b.xml"},
        {"word/document.xml", "..\\a\\b.xml", "a/b.xml"},
        {"word/document.xml", "\\a\\b.xml", "a/b.xml"},
        {"word/document.xml", "../../../../etc/passwd", "etc/passwd"},
        {"", "word/document.xml", "word/document.xml"},
        {"OFD.xml", "Doc_0/Document.xml", "Doc_0/Document.xml"},
        {"a/b/c.xml", "../d//e.xml", "a/d/e.xml"},
        {"a/b.xml", "", "a"},
        {"甲/乙.xml", "丙.xml", "甲/丙.xml"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autofree char *got = jy_package_resolve(ROWS[i].from, ROWS[i].path);
        g_assert_cmpstr(got, ==, ROWS[i].wanted);
    }
}

static const package_part PARTS[] = {{"Doc/Page.xml", "<a>一</a>"},
                                     {"文档/内容.xml", "<a>二</a>"},
                                     {"media/1.PNG", "png"},
                                     {"back\\slash.xml", "<a>三</a>"},
                                     {NULL, NULL}};

static void test_find(void)
{
    static const struct {
        const char *name, *bytes;
    } ROWS[] = {
        {"Doc/Page.xml", "<a>一</a>"},
        {"doc/PAGE.XML", "<a>一</a>"},
        {"/Doc/Page.xml", "<a>一</a>"},
        {"doc\\page.xml", "<a>一</a>"},
        {"doc/x/../page.xml", "<a>一</a>"},
        {"./doc/page.xml", "<a>一</a>"},
        {"文档/内容.xml", "<a>二</a>"},
        {"media/1.png", "png"},
        {"back/slash.xml", "<a>三</a>"},
        {"doc", NULL},
        {"", NULL},
        {"page.xml", NULL},
    };
    g_autoptr(GByteArray) zip = zip_of(PARTS);
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_package) package = jy_package_new((const char *)zip->data, zip->len, &err);
    g_assert_no_error(err);
    g_assert_cmpuint(jy_package_names(package)->len, ==, G_N_ELEMENTS(PARTS) - 1);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        jy_package_part part = {0};
        g_assert_cmpint(jy_package_find(package, ROWS[i].name, &part), ==, ROWS[i].bytes != NULL);
        g_assert_cmpstr(part.bytes, ==, ROWS[i].bytes);
        g_assert_cmpuint(part.length, ==, ROWS[i].bytes ? strlen(ROWS[i].bytes) : 0);
    }
}

/* ---- what is no package, or a broken one ---- */

static void assert_fails(const char *label, const void *bytes, size_t length, jy_error code)
{
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_package) package = jy_package_new(bytes, length, &err);
    g_test_message("%s", label);
    g_assert_null(package);
    g_assert_error(err, JY_ERROR, (int)code);
}

static void test_malformed(void)
{
    g_autoptr(GByteArray) zip = zip_of(PARTS);
    assert_fails("empty", "", 0, JY_ERROR_MALFORMED);
    assert_fails("text", "县里修桥。", 15, JY_ERROR_MALFORMED);
    assert_fails("a head alone", "PK\003\004", 4, JY_ERROR_MALFORMED);
    assert_fails("no parts", "PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, JY_ERROR_MALFORMED);
    assert_fails("half a name", zip->data, 36, JY_ERROR_MALFORMED);
}

/* Each part that is there is found though the directory is gone, or leads nowhere. */
static void test_directory(void)
{
    g_autoptr(GByteArray) zip = zip_of(PARTS);
    const char *directory = memmem(zip->data, zip->len, "PK\001\002", 4);
    const size_t before = (size_t)(directory - (const char *)zip->data);
    for (unsigned i = 0; i < 3; i++) {
        g_autofree char *bytes = g_memdup2(zip->data, zip->len);
        g_autoptr(GError) err = NULL;
        if (i == 1) {
            memset(bytes + before, 'x', 4);
        } else if (i == 2) {
            memset(bytes + zip->len - 6, 0x7F, 4); /* where the directory begins */
        }
        jy_package_part part = {0};
        g_autoptr(jy_package) package = jy_package_new(bytes, i == 0 ? before : zip->len, &err);
        g_test_message("%u", i);
        g_assert_no_error(err);
        g_assert_true(package && jy_package_find(package, "doc/page.xml", &part));
        g_assert_cmpstr(part.bytes, ==, "<a>一</a>");
    }
}

static void test_encrypted(void)
{
    g_autoptr(GByteArray) zip = zip_of(PARTS);
    for (guint i = 0; i + 8 < zip->len; i++) { /* the flag in each head and each entry of the directory */
        if (memcmp(zip->data + i, "PK\003\004", 4) == 0) {
            zip->data[i + 6] |= 1;
        } else if (memcmp(zip->data + i, "PK\001\002", 4) == 0) {
            zip->data[i + 8] |= 1;
        }
    }
    assert_fails("encrypted", zip->data, zip->len, JY_ERROR_ENCRYPTED);
}

/* ---- bombs ---- */

/* 200 MB of one character are some 200 kB: an error when they are asked for. */
static void test_bomb(void)
{
    g_autofree char *blanks = g_malloc(200000001);
    memset(blanks, ' ', 200000000);
    blanks[200000000] = '\0';
    const package_part parts[] = {{"a.xml", blanks}, {"b.xml", "<a/>"}, {NULL, NULL}};
    g_autoptr(GByteArray) zip = zip_of(parts);
    g_assert_cmpuint(zip->len, <, 1000000);
    g_autoptr(GError) err = NULL;
    g_autoptr(jy_package) package = jy_package_new((const char *)zip->data, zip->len, &err);
    g_assert_no_error(err);
    jy_package_part part;
    g_assert_true(jy_package_find(package, "b.xml", &part));
    g_assert_false(jy_package_need(package, "a.xml", &part, &err));
    g_assert_error(err, JY_ERROR, JY_ERROR_TOO_BIG);
}

static void test_many(void)
{
    g_autoptr(GArray) parts = g_array_new(true, true, sizeof(package_part));
    g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
    for (unsigned i = 0; i < 70000; i++) {
        g_ptr_array_add(names, g_strdup_printf("%u", i));
        const package_part part = {g_ptr_array_index(names, i), ""};
        g_array_append_val(parts, part);
    }
    g_autoptr(GByteArray) zip = zip_of((const package_part *)(void *)parts->data);
    assert_fails("very many parts", zip->data, zip->len, JY_ERROR_TOO_BIG);
}

/* ---- markup ---- */

static void test_parse(void)
{
    static const package_part MARKUP[] = {
        {"whole.xml", "<a><b x:c=\"1\" xmlns:x=\"y\">文</b></a>"},
        {"broken.xml", "<a><b>文</a>"},
        {"none.xml", "文"},
        {"empty.xml", ""},
        {"bomb.xml",
         "<!DOCTYPE a [<!ENTITY b \"文文文文文文文文文文\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">"
         "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]><a>&e;</a>"},
        {"file.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>"},
        {NULL, NULL}};
    static const struct {
        const char *name;
        const char *text; /* NULL: cannot be parsed */
    } ROWS[] = {{"whole.xml", "文"}, {"broken.xml", "文"}, {"none.xml", NULL},
                {"empty.xml", NULL}, {"no.xml", NULL},     {"file.xml", ""}};
    g_autoptr(GByteArray) zip = zip_of(MARKUP);
    g_autoptr(jy_package) package = jy_package_new((const char *)zip->data, zip->len, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) err = NULL;
        g_autoptr(xmlDoc) tree = jy_package_parse(package, ROWS[i].name, &err);
        g_test_message("%s", ROWS[i].name);
        g_assert_true((tree != NULL) == (ROWS[i].text != NULL));
        if (!tree) {
            g_assert_error(err, JY_ERROR, JY_ERROR_MALFORMED);
            continue;
        }
        xmlChar *text = xmlNodeGetContent(xmlDocGetRootElement(tree));
        g_assert_cmpstr((const char *)text, ==, ROWS[i].text);
        xmlFree(text);
    }
    g_autoptr(xmlDoc) bomb = jy_package_parse(package, "bomb.xml", NULL);
    const xmlNode *inside = bomb ? xmlDocGetRootElement(bomb)->children : NULL;
    g_assert_true(!inside || inside->type == XML_ENTITY_REF_NODE);
}

/* A tree as markup with local names. */
static void write_tree(const xmlNode *node, GString *out)
{
    if (node->type == XML_TEXT_NODE) {
        g_string_append(out, (const char *)node->content);
        return;
    }
    if (node->type != XML_ELEMENT_NODE) {
        g_string_append_printf(out, "(type %d)", (int)node->type);
        return;
    }
    g_string_append_printf(out, "<%s", (const char *)node->name);
    for (const xmlAttr *at = node->properties; at; at = at->next) {
        g_string_append_printf(out, " %s=%s", (const char *)at->name,
                               jy_markup_attribute(node, (const char *)at->name));
    }
    g_string_append_c(out, '>');
    for (const xmlNode *at = node->children; at; at = at->next) {
        write_tree(at, out);
    }
    g_string_append_c(out, '/');
}

static void test_only(void)
{
    static const jy_package_only ONLY[] = {{"p", {"t", "r"}}, {"r", {"t"}}, {"none", {NULL}}, {NULL, {NULL}}};
    static const struct {
        const char *markup, *all, *only;
    } ROWS[] = {
        {"<a><p><t>一</t></p></a>", "<a><p><t>一///", "<a><p><t>一///"},
        {"<a><p>前<x>二</x>后</p></a>", "<a><p>前<x>二/后//", "<a><p>前后//"},
        {"<p><x><t>三</t></x><r><y/><t>四</t></r></p>", "<p><x><t>三//<r><y>/<t>四///", "<p><r><t>四///"},
        {"<a><none><none>五</none></none>六</a>", "<a><none><none>五//六/", "<a><none>/六/"},
        {"<a><x><t>七</t></x></a>", "<a><x><t>七///", "<a><x><t>七///"},
        {"<a><p><x><p><t>八</t></p></x></p></a>", "<a><p><x><p><t>八/////", "<a><p>//"},
        {"<none a='1' b='九'>十<t>x</t></none>", "<none a=1 b=九>十<t>x//", "<none a=1 b=九>十/"},
        {"<a>一<!-- 无 -->二<?php 无?>三</a>", "<a>一二三/", "<a>一二三/"},
        {"<a><![CDATA[<四>]]>五</a>", "<a><四>五/", "<a><四>五/"},
        {"<a><p><x>&amp;&lt;</x>&gt;</p></a>", "<a><p><x>&</>//", "<a><p>>//"},
        {"<w:p w:a='1'><w:t>六</w:t><w:x/></w:p>", "<p a=1><t>六/<x>//", "<p a=1><t>六//"},
        {"<w:p xmlns:w='u' w:a='1' b='2'><w:x/></w:p>", "<p a=1 b=2><x>//", "<p a=1 b=2>/"},
        {"<p><x><t>七", "<p><x><t>七///", "<p>/"},
        {"<p><x><t>八</x></p>九", "<p><x><t>八//九/", "<p>九/"},
        {"<!DOCTYPE a [<!ENTITY b \"甲\">]><p><x>&b;</x>乙</p>", "<p><x>/乙/", "<p>乙/"},
        {"<a>一\xFF二</a>", "<a>一\uFFFD二/", "<a>一\uFFFD二/"},
        {"<a>\xE4\xB8</a>", "<a>\uFFFD\uFFFD/", "<a>\uFFFD\uFFFD/"},
        {"<a b='\xFF' c='\xC3' d='一'>二</a>", "<a d=一>二/", "<a d=一>二/"},
        {"<a>\xFF</a><b c='\xE7", "<a>\uFFFD/", "<a>\uFFFD/"},
        {"<!DOCTYPE a [<!ENTITY b \"\xFF\">]><a c='&b;' d='1'>&b;二</a>", "<a c= d=1>二/", "<a c= d=1>二/"},
        {"<!DOCTYPE a [<!ATTLIST a b CDATA \"\xFF\" c CDATA \"三\">]><a d='1'>二</a>", "<a d=1>二/", "<a d=1>二/"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GByteArray) zip = zip_of((const package_part[]){{"a.xml", ROWS[i].markup}, {NULL, NULL}});
        g_autoptr(jy_package) package = jy_package_new((const char *)zip->data, zip->len, NULL);
        g_autoptr(xmlDoc) all = jy_package_parse(package, "a.xml", NULL);
        g_autoptr(xmlDoc) only = jy_package_parse_only(package, "a.xml", ONLY, NULL);
        g_autoptr(GString) all_text = g_string_new(NULL);
        g_autoptr(GString) only_text = g_string_new(NULL);
        g_test_message("%s", ROWS[i].markup);
        g_assert_nonnull(all);
        if (!all || !only) {
            continue;
        }
        write_tree(xmlDocGetRootElement(all), all_text);
        write_tree(xmlDocGetRootElement(only), only_text);
        g_assert_cmpstr(all_text->str, ==, ROWS[i].all);
        g_assert_cmpstr(only_text->str, ==, ROWS[i].only);
        g_assert_true(g_utf8_validate(all_text->str, -1, NULL));
    }
}

/* ---- piece by piece ---- */

static bool take(xmlNode *element, void *user, GError **err)
{
    GString *out = user;
    xmlChar *text = xmlNodeGetContent(element);
    g_string_append_printf(out, "%s<%s:%s;", (const char *)element->parent->name, (const char *)element->name, text);
    xmlFree(text);
    if (strstr(out->str, "停")) {
        g_set_error_literal(err, JY_ERROR, JY_ERROR_TOO_BIG, "停");
        return false;
    }
    return true;
}

static void test_stream(void)
{
    static const package_part MARKUP[] = {
        {"whole", "<a>\n<p>一</p>\n<s><p>二<p>三</p></p></s> <q>四</q><r>无</r>\n</a>"},
        {"cut", "<a><p>一</p><p>二"},
        {"broken", "<a><p>一</p><p>二<x></p><p>三</p></a>"},
        {"stops", "<a><p>停</p><p>二</p></a>"},
        {"root", "<p>一</p>"},
        {"nothing", "<a/>"},
        {"text", "文"},
        {NULL, NULL}};
    static const struct {
        const char *name, *wanted;
        bool damaged;
        int code; /* -1: none */
    } ROWS[] = {
        {"whole", "a<p:一;s<p:二三;a<q:四;", false, -1}, {"cut", "a<p:一;a<p:二;", true, -1},
        {"stops", "a<p:停;", false, JY_ERROR_TOO_BIG},   {"nothing", "", false, -1},
        {"text", "", false, JY_ERROR_MALFORMED},         {"none", "", false, JY_ERROR_MALFORMED},
    };
    static const char *const WANTED[] = {"p", "q", NULL};
    g_autoptr(GByteArray) zip = zip_of(MARKUP);
    g_autoptr(jy_package) package = jy_package_new((const char *)zip->data, zip->len, NULL);
    for (size_t i = 0; i < G_N_ELEMENTS(ROWS); i++) {
        g_autoptr(GError) err = NULL;
        g_autoptr(GString) out = g_string_new(NULL);
        const jy_stream_wish wish = {WANTED, take, out, NULL};
        bool damaged = false;
        g_test_message("%s", ROWS[i].name);
        g_assert_cmpint(jy_stream_read(package, ROWS[i].name, &wish, &damaged, &err), ==, ROWS[i].code < 0);
        g_assert_cmpint(err ? err->code : -1, ==, ROWS[i].code);
        g_assert_cmpstr(out->str, ==, ROWS[i].wanted);
        g_assert_cmpint(damaged, ==, ROWS[i].damaged);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    g_test_add_func("/indexer/package/resolve", test_resolve);
    g_test_add_func("/indexer/package/find", test_find);
    g_test_add_func("/indexer/package/malformed", test_malformed);
    g_test_add_func("/indexer/package/directory", test_directory);
    g_test_add_func("/indexer/package/encrypted", test_encrypted);
    g_test_add_func("/indexer/package/bomb", test_bomb);
    g_test_add_func("/indexer/package/many", test_many);
    g_test_add_func("/indexer/package/parse", test_parse);
    g_test_add_func("/indexer/package/only", test_only);
    g_test_add_func("/indexer/package/stream", test_stream);
    return g_test_run();
}

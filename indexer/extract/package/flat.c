/* flat.c: parts of a tree as files of their own. */
#include "indexer/extract/package/flat.h"

#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#include "indexer/extract/package/builder.h"
#include "indexer/extract/package/markup.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

#define RELATIONS(rest) "<Relationships>" rest "</Relationships>"
#define OF_WORD "word/document.xml"
static const char WORD_RELATIONS[] = RELATIONS("<Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/>");

/* Where the parts go. */
typedef struct {
    const char *bytes; /* of the whole file */
    size_t length;
    jy_flat_take *take;
    void *user;
} flat_target;

bool jy_flat_may_be(const char *bytes, size_t length)
{
    size_t at = length > 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < length && g_ascii_isspace(bytes[at])) {
        at++;
    }
    return at < length && bytes[at] == '<';
}

/* Gives an element as a part, with the namespaces that were declared around it. */
static void take_element(const flat_target *to, const char *name, xmlNode *element)
{
    g_autoptr(xmlDoc) part = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = part && element ? xmlDocCopyNode(element, part, 1) : NULL;
    if (!root) {
        return;
    }
    xmlDocSetRootElement(part, root);
    xmlChar *bytes = NULL;
    int length = 0;
    xmlDocDumpMemoryEnc(part, &bytes, &length, "UTF-8");
    if (bytes) {
        to->take(name, (const char *)bytes, (size_t)length, to->user);
    }
    xmlFree(bytes);
}

/* Pictures, which are binaryData, are left out. */
static void take_package(const flat_target *to, const xmlNode *root)
{
    for (const xmlNode *at = jy_markup_child(root, "part"); at; at = jy_markup_next(at, "part")) {
        const char *name = jy_markup_attribute(at, "name");
        if (name) {
            take_element(to, name, jy_markup_child(jy_markup_child(at, "xmlData"), NULL));
        }
    }
}

static void take_word(const flat_target *to, const xmlNode *root)
{
    to->take(OF_WORD, to->bytes, to->length, to->user);
    to->take("word/_rels/document.xml.rels", WORD_RELATIONS, sizeof WORD_RELATIONS - 1, to->user);
    take_element(to, "word/styles.xml", jy_markup_child(root, "styles"));
}

/* Parses the file. Pictures are long texts in it, for which libxml2 has to be told that it may; not where it declares
 * entities, which could then be bombs. */
static xmlDoc *parse(const char *bytes, size_t length)
{
    const bool has_entities = memmem(bytes, length, "<!ENTITY", strlen("<!ENTITY")) != NULL;
    const int options = JY_BUILDER_OPTIONS | (has_entities ? 0 : XML_PARSE_HUGE);
    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    return parser && length <= INT_MAX ? xmlCtxtReadMemory(parser, bytes, (int)length, NULL, NULL, options) : NULL;
}

bool jy_flat_read(const char *bytes, size_t length, jy_flat_take *take, void *user)
{
    const flat_target to = {bytes, length, take, user};
    g_autoptr(xmlDoc) tree = parse(bytes, length);
    const xmlNode *root = tree ? xmlDocGetRootElement(tree) : NULL;
    if (!root) {
        return false;
    }
    if (jy_markup_is(root, "package")) {
        take_package(&to, root);
    } else if (jy_markup_is(root, "wordDocument")) {
        take_word(&to, root);
    } else if (jy_markup_is(root, "document") && jy_markup_child(root, "body")) {
        take("content.xml", bytes, length, user);
    } else {
        return false;
    }
    return true;
}

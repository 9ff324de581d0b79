/* builder.c: passes the events of the parser on to libxml2's builder, those of what is left out excepted. */
#include "indexer/extract/package/builder.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define PARSE_OPTIONS                                                                                                  \
    (XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA |               \
     XML_PARSE_COMPACT)

/* What the parser says of an attribute: its name, prefix, namespace, and the two ends of its value. */
enum { ATTRIBUTE_NAME, ATTRIBUTE_PREFIX, ATTRIBUTE_URI, ATTRIBUTE_VALUE, ATTRIBUTE_END, ATTRIBUTE_FIELDS };

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

static jy_builder *builder_of(void *parser)
{
    return ((xmlParserCtxt *)parser)->_private;
}

static bool is_wanted(const jy_package_only *only, const xmlNode *parent, const xmlChar *name)
{
    while (only && only->parent && strcmp(only->parent, (const char *)parent->name) != 0) {
        only++;
    }
    return !only || !only->parent || g_strv_contains(only->children, (const char *)name);
}

static void start_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                          const xmlChar **named, int attributes, int defaulted, const xmlChar **values)
{
    xmlParserCtxt *context = parser;
    jy_builder *builder = builder_of(parser);
    if (builder->left_out || (context->node && !is_wanted(builder->only, context->node, name))) {
        builder->left_out++;
        return;
    }
    for (int i = 0; i < attributes; i++) {
        const xmlChar **attribute = values + (size_t)i * ATTRIBUTE_FIELDS;
        attribute[ATTRIBUTE_PREFIX] = attribute[ATTRIBUTE_URI] ? attribute[ATTRIBUTE_PREFIX] : NULL;
    }
    xmlSAX2StartElementNs(parser, name, uri ? prefix : NULL, uri, namespaces, named, attributes, defaulted, values);
    if (builder->begun && context->node) {
        builder->begun(builder, context->node);
    }
}

static void end_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    xmlParserCtxt *context = parser;
    jy_builder *builder = builder_of(parser);
    if (builder->left_out) {
        builder->left_out--;
        return;
    }
    xmlNode *done = context->node;
    xmlSAX2EndElementNs(parser, name, prefix, uri);
    if (builder->ended && done) {
        builder->ended(builder, done);
    }
}

static void take_characters(void *parser, const xmlChar *text, int length)
{
    if (!builder_of(parser)->left_out) {
        xmlSAX2Characters(parser, text, length);
    }
}

static void take_reference(void *parser, const xmlChar *name)
{
    if (!builder_of(parser)->left_out) {
        xmlSAX2Reference(parser, name);
    }
}

xmlDoc *jy_builder_read(jy_builder *builder, const jy_package_part *part, bool *ret_well_formed)
{
    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    if (!parser) {
        return NULL;
    }
    parser->_private = builder;
    builder->parser = parser;
    xmlSAXHandler *sax = parser->sax;
    sax->startElementNs = start_element;
    sax->endElementNs = end_element;
    sax->characters = sax->ignorableWhitespace = take_characters;
    sax->reference = take_reference;
    sax->comment = NULL;
    sax->processingInstruction = NULL;
    xmlDoc *tree = xmlCtxtReadMemory(parser, part->bytes, (int)part->length, NULL, NULL, PARSE_OPTIONS);
    *ret_well_formed = parser->wellFormed;
    return tree;
}

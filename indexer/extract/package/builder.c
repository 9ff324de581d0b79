/* builder.c: passes the events of the parser on to libxml2's builder, those of what is left out excepted. */
#include "indexer/extract/package/builder.h"

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <string.h>

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

/* Fills `out`, of as many, with attributes without prefixes that nobody declared, and without those that are no UTF-8:
 * the parser lets through what follows a fault of encoding. Returns how many they are, defaulted ones, of which there
 * are *defaulted, the last of them. */
static int mend_attributes(const xmlChar *const *values, int count, int *defaulted, const xmlChar **out)
{
    const int given = count - *defaulted;
    int kept = 0;
    for (int i = 0; i < count; i++, values += ATTRIBUTE_FIELDS) {
        const char *value = (const char *)values[ATTRIBUTE_VALUE];
        if (!g_utf8_validate_len(value, (gsize)((const char *)values[ATTRIBUTE_END] - value), NULL)) {
            *defaulted -= i >= given;
            continue;
        }
        const xmlChar **to = out + (size_t)kept++ * ATTRIBUTE_FIELDS;
        memcpy(to, values, ATTRIBUTE_FIELDS * sizeof *to);
        to[ATTRIBUTE_PREFIX] = to[ATTRIBUTE_URI] ? to[ATTRIBUTE_PREFIX] : NULL;
    }
    return kept;
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
    /* Those given are the parser's, which frees them. */
    g_array_set_size(builder->attributes, (guint)attributes * ATTRIBUTE_FIELDS);
    const xmlChar **own = (const xmlChar **)(void *)builder->attributes->data;
    attributes = mend_attributes(values, attributes, &defaulted, own);
    xmlSAX2StartElementNs(parser, name, uri ? prefix : NULL, uri, namespaces, named, attributes, defaulted, own);
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
    if (builder_of(parser)->left_out) {
        return;
    }
    if (g_utf8_validate_len((const char *)text, (gsize)length, NULL)) {
        xmlSAX2Characters(parser, text, length);
        return;
    }
    g_autofree char *mended = g_utf8_make_valid((const char *)text, length);
    xmlSAX2Characters(parser, (const xmlChar *)mended, (int)strlen(mended));
}

xmlDoc *jy_builder_read(jy_builder *builder, const jy_package_part *part, bool *ret_well_formed)
{
    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    if (!parser) {
        return NULL;
    }
    g_autoptr(GArray) attributes = g_array_new(false, false, sizeof(const xmlChar *));
    parser->_private = builder;
    builder->attributes = attributes;
    builder->parser = parser;
    xmlSAXHandler *sax = parser->sax;
    sax->startElementNs = start_element;
    sax->endElementNs = end_element;
    sax->characters = sax->ignorableWhitespace = take_characters;
    sax->reference = NULL;
    sax->comment = NULL;
    sax->processingInstruction = NULL;
    xmlDoc *tree = xmlCtxtReadMemory(parser, part->bytes, (int)part->length, NULL, NULL, JY_BUILDER_OPTIONS);
    *ret_well_formed = parser->wellFormed;
    return tree;
}

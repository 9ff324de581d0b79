/* stream.c: libxml2's own builder of trees, of whose tree the pieces are cut off as they are done. */
#include "indexer/extract/package/stream.h"

#include <jiyan/base/error.h>
#include <libintl.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#define _(s) gettext(s)

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xmlParserCtxt, xmlFreeParserCtxt)

/* The reading under way: `_private` of its parser. */
typedef struct {
    const jy_stream_wish *wish;
    xmlNode *open; /* the element that is wanted and not yet complete */
    bool met_root, failed;
    GError **err;
} part_stream;

static void start_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                          const xmlChar **named, int attributes, int defaulted, const xmlChar **values)
{
    xmlParserCtxt *context = parser;
    part_stream *stream = context->_private;
    xmlSAX2StartElementNs(parser, name, prefix, uri, namespaces, named, attributes, defaulted, values);
    stream->met_root = true;
    for (const char *const *wanted = stream->wish->names; !stream->open && *wanted; wanted++) {
        if (g_str_equal(name, *wanted)) {
            stream->open = context->node;
        }
    }
}

static void end_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    xmlParserCtxt *context = parser;
    part_stream *stream = context->_private;
    xmlNode *done = context->node;
    xmlSAX2EndElementNs(parser, name, prefix, uri);
    if (!done || done != stream->open) {
        return;
    }
    stream->open = NULL;
    if (!stream->failed && !stream->wish->take(done, stream->wish->user, stream->err)) {
        stream->failed = true;
        xmlStopParser(context);
    }
    /* White space between pieces would add up, too. */
    while (done->prev && done->prev->type == XML_TEXT_NODE) {
        xmlNode *before = done->prev;
        xmlUnlinkNode(before);
        xmlFreeNode(before);
    }
    if (done->parent && done->parent->type == XML_ELEMENT_NODE) {
        xmlUnlinkNode(done);
        xmlFreeNode(done);
    }
}

bool jy_stream_read(jy_package *package, const char *name, const jy_stream_wish *wish, bool *ret_damaged, GError **err)
{
    jy_package_part part;
    if (!jy_package_need(package, name, &part, err)) {
        return false;
    }
    part_stream stream = {.wish = wish, .err = err};
    g_autoptr(xmlParserCtxt) parser = xmlNewParserCtxt();
    parser->_private = &stream;
    parser->sax->startElementNs = start_element;
    parser->sax->endElementNs = end_element;
    xmlDoc *rest = xmlCtxtReadMemory(parser, part.bytes, (int)part.length, NULL, NULL, JY_PACKAGE_PARSE_OPTIONS);
    /* What was being read when the part broke off. */
    if (stream.open && !stream.failed) {
        stream.failed = !wish->take(stream.open, wish->user, err);
    }
    xmlFreeDoc(rest);
    if (stream.failed) {
        return false;
    }
    if (!stream.met_root) {
        g_set_error(err, JY_ERROR, JY_ERROR_MALFORMED, _("the part %s is no XML"), name);
        return false;
    }
    *ret_damaged |= !parser->wellFormed;
    return true;
}

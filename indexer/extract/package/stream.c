/* stream.c: cuts the pieces off a tree under construction as they are done. */
#include "indexer/extract/package/stream.h"

#include <jiyan/base/error.h>
#include <libintl.h>

#include "indexer/extract/package/builder.h"

#define _(s) gettext(s)

/* The reading under way. */
typedef struct {
    const jy_stream_wish *wish;
    xmlNode *open; /* the element that is wanted and not yet complete */
    bool met_root, failed;
    GError **err;
} part_stream;

static void begin_element(jy_builder *builder, xmlNode *element)
{
    part_stream *stream = builder->user;
    stream->met_root = true;
    if (!stream->open && g_strv_contains(stream->wish->names, (const char *)element->name)) {
        stream->open = element;
    }
}

static void end_element(jy_builder *builder, xmlNode *done)
{
    part_stream *stream = builder->user;
    if (done != stream->open) {
        return;
    }
    stream->open = NULL;
    if (!stream->failed && !stream->wish->take(done, stream->wish->user, stream->err)) {
        stream->failed = true;
        xmlStopParser(builder->parser);
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
    jy_builder builder = {.only = wish->only, .begun = begin_element, .ended = end_element, .user = &stream};
    bool well_formed = false;
    xmlDoc *rest = jy_builder_read(&builder, &part, &well_formed);
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
    *ret_damaged |= !well_formed;
    return true;
}

/* chunks.c: the parts are files of any format that there is a reader for, so that the bounds on members hold. */
#include "indexer/extract/office/chunks.h"

#include <string.h>

#include "indexer/extract/members.h"

static bool read_part(const jy_chunks *chunks, jy_members *members, const char *name, GError **err)
{
    jy_package_part part = {0};
    GError *failure = NULL;
    g_autofree char *path = jy_members_path(name);
    if (!jy_package_need(chunks->package, name, &part, &failure)) {
        jy_members_fail(members, path, failure);
        return true;
    }
    if (!jy_members_next(members, path) || !jy_members_allow(members, path, part.length)) {
        return true;
    }
    char *bytes = g_malloc(part.length + 1);
    memcpy(bytes, part.bytes, part.length);
    bytes[part.length] = '\0';
    const jy_member member = {.path = path, .bytes = bytes, .length = part.length};
    return jy_members_read(members, &member, err);
}

bool jy_chunks_emit(const jy_chunks *chunks, const jy_extract_target *to, GError **err)
{
    g_autoptr(jy_members) members = jy_members_new(chunks->source, to, err);
    g_auto(jy_document) document = {0};
    bool done = members && jy_members_emit(members, &document, chunks->blocks, err);
    for (guint i = 0; done && i < chunks->parts->len && !jy_members_are_over(members); i++) {
        done = read_part(chunks, members, chunks->parts->pdata[i], err);
    }
    return done && jy_members_end(members, err);
}

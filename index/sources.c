/* sources.c: segments that are read side by side. */
#include "index/sources.h"

#include <string.h>

bool jy_sources_add(jy_sources *sources, const char *path, jy_manifest_range range, bool has_dead, xc_error *failure)
{
    jy_sources_item added = {.range = range, .has_dead = has_dead};
    if (xc_scan_open(path, XC_SCAN_DIRECT, &added.scan, failure) != XC_OK) {
        return false;
    }
    sources->all = g_renew(jy_sources_item, sources->all, sources->count + 1);
    sources->all[sources->count++] = added;
    return true;
}

void jy_sources_clear(jy_sources *sources)
{
    for (guint i = 0; i < sources->count; i++) {
        xc_scan_free(sources->all[i].scan);
    }
    g_free(sources->all);
    *sources = (jy_sources){0};
}

bool jy_sources_are_direct(const jy_sources *sources)
{
    bool are_direct = true;
    for (guint i = 0; i < sources->count; i++) {
        are_direct &= xc_scan_method_of(sources->all[i].scan) == XC_SCAN_DIRECT;
    }
    return are_direct;
}

/* Moves a source to its next key. */
static bool move(const jy_sources *sources, jy_sources_item *source, xc_error *failure)
{
    xc_status status;
    if (sources->keys == JY_SOURCES_METADATA) {
        status = xc_scan_next_metadata(source->scan, &source->pair, failure);
        source->key = source->pair.key;
        source->key_length = source->pair.key_length;
    } else {
        status = xc_scan_next_term(source->scan, &source->term, failure);
        source->key = source->term.text;
        source->key_length = source->term.length;
    }
    if (status != XC_OK) {
        source->key = NULL;
    }
    return status == XC_OK || status == XC_END;
}

bool jy_sources_begin(jy_sources *sources, jy_sources_keys keys, xc_error *failure)
{
    bool done = true;
    sources->keys = keys;
    for (guint i = 0; done && i < sources->count; i++) {
        jy_sources_item *source = &sources->all[i];
        done = (keys != JY_SOURCES_TERMS || xc_scan_seek_term(source->scan, "", 0, failure) == XC_OK) &&
               move(sources, source, failure);
    }
    return done;
}

static int compare(const jy_sources_item *left, const jy_sources_item *right)
{
    int order = memcmp(left->key, right->key, MIN(left->key_length, right->key_length));
    return order ? order : (left->key_length > right->key_length) - (left->key_length < right->key_length);
}

const jy_sources_item *jy_sources_least(jy_sources *sources)
{
    const jy_sources_item *least = NULL;
    for (guint i = 0; i < sources->count; i++) {
        jy_sources_item *source = &sources->all[i];
        const int order = !source->key ? 1 : least ? compare(source, least) : -1;
        source->is_least = order <= 0;
        least = order < 0 ? source : least;
    }
    /* Those before it were marked while they were the least so far. */
    for (guint i = 0; least && &sources->all[i] != least; i++) {
        sources->all[i].is_least = false;
    }
    return least;
}

bool jy_sources_leave(jy_sources *sources, xc_error *failure)
{
    bool done = true;
    for (guint i = 0; done && i < sources->count; i++) {
        done = !sources->all[i].is_least || move(sources, &sources->all[i], failure);
    }
    return done;
}

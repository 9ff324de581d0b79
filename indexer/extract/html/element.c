/* element.c: the table of elements. */
#include "indexer/extract/html/element.h"

#include <glib.h>
#include <string.h>

#define NAME_MOST 10

static const struct {
    const char *name;
    uint8_t traits;
} TAGS[JY_ELEMENT_COUNT] = {
#define TAG_ROW(id, name, traits) [JY_ELEMENT_##id] = {name, traits},
    JY_ELEMENT_LIST(TAG_ROW)
#undef TAG_ROW
};

jy_element jy_element_find(const char *name, size_t length)
{
    char lower[NAME_MOST + 1] = {0};
    if (length > NAME_MOST) {
        return JY_ELEMENT_OTHER;
    }
    for (size_t i = 0; i < length; i++) {
        lower[i] = g_ascii_tolower(name[i]);
    }
    /* In the order of their names. */
    size_t low = JY_ELEMENT_OTHER + 1, high = JY_ELEMENT_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(TAGS[middle].name, lower);
        if (order == 0) {
            return (jy_element)middle;
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return JY_ELEMENT_OTHER;
}

bool jy_element_is(jy_element tag, unsigned traits)
{
    return TAGS[tag].traits & traits;
}

/* near.c: runs that are near each other. */
#include "searcher/match/near.h"

void jy_near_clear(void *neighbour)
{
    g_ptr_array_unref(((jy_neighbour *)neighbour)->phrases);
}

static jy_near_place *place_at(const GArray *places, guint i)
{
    return &g_array_index(places, jy_near_place, i);
}

/* ---- places ---- */

/* How many characters that are no white space are before each byte. Returns a new array of length + 1; free with
 * g_free. */
static uint32_t *count_characters(const jy_folded *folded)
{
    uint32_t *counts = g_new(uint32_t, folded->length + 1), count = 0;
    for (uint32_t at = 0; at < folded->length;) {
        const char *character = folded->text + at;
        uint32_t end = at + (uint32_t)(g_utf8_next_char(character) - character);
        bool counts_in = !g_unichar_isspace(g_utf8_get_char(character));
        for (; at < end && at < folded->length; at++) {
            counts[at] = count;
        }
        count += counts_in;
    }
    counts[folded->length] = count;
    return counts;
}

static int by_place(const void *a, const void *b)
{
    const jy_near_place *left = a, *right = b;
    return left->start != right->start ? (left->start > right->start) - (left->start < right->start)
                                       : (left->end > right->end) - (left->end < right->end);
}

/* Every place of a neighbour, in order, each once. Returns a new array. */
static GArray *find_places(const jy_folded *folded, const uint32_t *counts, const jy_neighbour *neighbour)
{
    GArray *places = g_array_new(false, false, sizeof(jy_near_place));
    for (guint i = 0; i < neighbour->phrases->len; i++) {
        const jy_phrase *phrase = neighbour->phrases->pdata[i];
        uint32_t at = 0, start, end;
        while (jy_phrase_find(phrase, folded, at, folded->length, &start, &end)) {
            jy_near_place place = {start, end, counts[start], counts[end], true};
            g_array_append_val(places, place);
            at = (uint32_t)(g_utf8_next_char(folded->text + start) - folded->text);
        }
    }
    g_array_sort(places, by_place);
    guint kept = 0;
    for (guint i = 0; i < places->len; i++) {
        if (i == 0 || by_place(place_at(places, i), place_at(places, kept - 1)) != 0) {
            *place_at(places, kept++) = *place_at(places, i);
        }
    }
    g_array_set_size(places, kept);
    return places;
}

/* ---- links ---- */

/* Where linked places begin and end: how many do before a character. */
typedef struct {
    uint32_t *starts, *ends; /* by character, one more than there are */
    uint32_t count;          /* of characters */
} place_tally;

static void count_places(const GArray *places, place_tally *tally)
{
    memset(tally->starts, 0, sizeof(uint32_t) * (tally->count + 2));
    memset(tally->ends, 0, sizeof(uint32_t) * (tally->count + 2));
    for (guint i = 0; i < places->len; i++) {
        const jy_near_place *place = place_at(places, i);
        tally->starts[place->first] += place->linked;
        tally->ends[place->last] += place->linked;
    }
    uint32_t begun = 0, ended = 0;
    for (uint32_t i = 0; i <= tally->count + 1; i++) {
        uint32_t begin_here = tally->starts[i], end_here = tally->ends[i];
        tally->starts[i] = begun;
        tally->ends[i] = ended;
        begun += begin_here;
        ended += end_here;
    }
}

/* Keeps the link of those places that are near a linked one of `others`, which are before them in the question or,
 * for the way back, behind them. Returns whether any is left. */
static bool link_places(GArray *places, const GArray *others, const jy_near_link *link, bool back, place_tally *tally)
{
    bool any = false;
    count_places(others, tally);
    for (guint i = 0; i < places->len; i++) {
        jy_near_place *place = place_at(places, i);
        const uint32_t first = place->first, last = place->last, distance = link->distance;
        /* One of the others ends before it, or begins behind it, at most so far away. */
        bool before = (!link->ordered || !back) && tally->ends[first + 1] > tally->ends[first - MIN(first, distance)];
        bool behind = (!link->ordered || back) &&
                      tally->starts[last + MIN(tally->count - last, distance) + 1] > tally->starts[last];
        place->linked = place->linked && (before || behind);
        any |= place->linked;
    }
    return any;
}

/* Links the places of each neighbour with those of the next, forwards and then back, so that what stays linked is part
 * of a whole chain. `found` holds an array for each. */
static bool link_chain(const GArray *neighbours, const GPtrArray *found, place_tally *tally)
{
    bool any = ((GArray *)found->pdata[0])->len > 0;
    for (guint i = 1; any && i < found->len; i++) {
        const jy_near_link *link = &g_array_index(neighbours, jy_neighbour, i).link;
        any = link_places(found->pdata[i], found->pdata[i - 1], link, false, tally);
    }
    for (guint i = found->len - 1; any && i-- > 0;) {
        const jy_near_link *link = &g_array_index(neighbours, jy_neighbour, i + 1).link;
        link_places(found->pdata[i], found->pdata[i + 1], link, true, tally);
    }
    return any;
}

GPtrArray *jy_near_find(const jy_folded *folded, const GArray *neighbours)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
    g_autofree uint32_t *counts = count_characters(folded);
    for (guint i = 0; i < neighbours->len; i++) {
        GArray *places = find_places(folded, counts, &g_array_index(neighbours, jy_neighbour, i));
        g_ptr_array_add(found, places);
        if (places->len == 0) {
            return NULL;
        }
    }
    const uint32_t count = counts[folded->length];
    g_autofree uint32_t *starts = g_new(uint32_t, count + 2), *ends = g_new(uint32_t, count + 2);
    place_tally tally = {starts, ends, count};
    return link_chain(neighbours, found, &tally) ? g_steal_pointer(&found) : NULL;
}

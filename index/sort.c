/* sort.c: sorts the terms of a run. */
#include "index/sort.h"

#include <glib.h>
#include <string.h>

#define BYTES 8

/* How many terms have which value in which byte of the prefix, from the last byte. */
typedef uint32_t byte_counts[BYTES][256];

static void count_bytes(const jy_sort_term *terms, uint32_t count, byte_counts counts)
{
    memset(counts, 0, sizeof(byte_counts));
    for (uint32_t i = 0; i < count; i++) {
        for (unsigned byte = 0; byte < BYTES; byte++) {
            counts[byte][(uint8_t)(terms[i].prefix >> 8 * byte)]++;
        }
    }
}

/* Sorts by one byte, keeping the order of those that have the same. */
static void sort_by_byte(const jy_sort_term *from, jy_sort_term *to, uint32_t count, unsigned byte, uint32_t *counts)
{
    uint32_t place = 0;
    for (unsigned value = 0; value < 256; value++) {
        uint32_t here = counts[value];
        counts[value] = place;
        place += here;
    }
    for (uint32_t i = 0; i < count; i++) {
        to[counts[(uint8_t)(from[i].prefix >> 8 * byte)]++] = from[i];
    }
}

/* Radix sort by the prefix; a byte that all have in common is left out. */
static void sort_by_prefix(jy_sort_term *terms, jy_sort_term *work, uint32_t count)
{
    byte_counts counts;
    count_bytes(terms, count, counts);
    jy_sort_term *from = terms, *to = work;
    for (unsigned byte = 0; byte < BYTES; byte++) {
        if (counts[byte][(uint8_t)(terms[0].prefix >> 8 * byte)] == count) {
            continue;
        }
        sort_by_byte(from, to, count, byte, counts[byte]);
        jy_sort_term *swap = from;
        from = to;
        to = swap;
    }
    if (from != terms) {
        memcpy(terms, from, count * sizeof *terms);
    }
}

const char *jy_sort_name(const jy_sort_term *term, const char *names, char *buffer, uint32_t *ret_length)
{
    if (term->name) {
        *ret_length = (uint8_t)names[term->name];
        return names + term->name + 1;
    }
    uint64_t bytes = GUINT64_TO_BE(term->prefix);
    memcpy(buffer, &bytes, sizeof bytes);
    *ret_length = BYTES - (uint32_t)__builtin_ctzll(term->prefix) / 8;
    return buffer;
}

static int compare(const void *a, const void *b, void *names)
{
    char buffer_a[BYTES], buffer_b[BYTES];
    uint32_t length_a, length_b;
    const char *name_a = jy_sort_name(a, names, buffer_a, &length_a),
               *name_b = jy_sort_name(b, names, buffer_b, &length_b);
    int order = memcmp(name_a, name_b, MIN(length_a, length_b));
    return order ? order : (length_a > length_b) - (length_a < length_b);
}

void jy_sort_terms(jy_sort_term *terms, jy_sort_term *work, uint32_t count, const char *names)
{
    if (count) {
        sort_by_prefix(terms, work, count);
    }
    for (uint32_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && terms[next].prefix == terms[i].prefix; next++) {
        }
        if (next - i > 1) { /* long terms */
            g_qsort_with_data(terms + i, (gint)(next - i), sizeof *terms, compare, (void *)names);
        }
    }
}

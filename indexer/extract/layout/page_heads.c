/* page_heads.c: what stands on many pages at the same height is none of the text. */
#include "indexer/extract/layout/page_heads.h"

#include <jiyan/text/character.h>
#include <math.h>

/* Share of a page at its top and at its bottom where heads and feet stand. */
#define ZONE 0.13f
/* Lines of a page at its top and at its bottom that may be some, and bytes that each may have. */
#define DEPTH 3
#define LENGTH_MOST 200
/* Lines of a page that may be some in all, and how many others of the same words a line is compared with. */
#define CANDIDATES_MOST 24
#define NEIGHBOURS 500
/* Points that a head may be off. */
#define SLACK 8.0f
/* Pages on which it has to be; where a document has fewer, on all of them, and on two at least. */
#define PAGES_LEAST 3
/* Han characters that make it more than a number: 第 3 页 共 9 页. */
#define WORDS_LEAST 4

/* A line that may be a head. */
typedef struct {
    guint line;
    bool at_foot;
} candidate_line;

/* A line that may be a head, as it is known by: its text without white space, its digits as one #. */
static char *key_of(const jy_page_lines *lines, const jy_page_line *line, bool at_foot, guint *ret_han)
{
    GString *key = g_string_new(at_foot ? "foot:" : "head:");
    const char *text = lines->text->str;
    *ret_han = 0;
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t c = jy_utf8_next(text, line->end, &at);
        if (jy_character_is_blank(c)) {
            continue;
        }
        *ret_han += jy_character_is_han(c);
        if (jy_character_digit(c) < 0) {
            g_string_append_unichar(key, c);
        } else if (key->str[key->len - 1] != '#') {
            g_string_append_c(key, '#');
        }
    }
    return g_string_free(key, false);
}

/* True for a line that says of itself that it is the number of a page: - 3 -, — 12 —, 第 3 页, 第 3 页 共 9 页. */
static bool is_page_number(const char *key)
{
    static const char *const FORMS[] = {"-#-",         "—#—",        "–#–",         "－#－",      "─#─",
                                        "第#页",       "第#页共#页", "第#页/共#页", "共#页第#页", "第#页，共#页",
                                        "第#页,共#页", "第#頁",      "第#頁共#頁",  NULL};
    return g_strv_contains(FORMS, key + strlen("head:"));
}

static int by_height(const void *a, const void *b)
{
    float left = *(const float *)a, right = *(const float *)b;
    return (left > right) - (left < right);
}

/* The lines [start, end) of a page that may be heads or feet: the outermost ones. They stand in reading order, which
 * need not be that of their height. */
static void find_candidates(const jy_page_lines *lines, guint start, guint end, float height, GArray *candidates)
{
    g_autoptr(GArray) heights = g_array_new(false, false, sizeof(float));
    for (guint i = start; i < end; i++) {
        g_array_append_val(heights, jy_page_lines_at(lines, i)->middle);
    }
    g_array_sort(heights, by_height);
    const guint depth = MIN(DEPTH, heights->len), most = candidates->len + CANDIDATES_MOST;
    const float head = fminf(g_array_index(heights, float, depth - 1) + SLACK / 2, height * ZONE),
                foot = fmaxf(g_array_index(heights, float, heights->len - depth) - SLACK / 2, height * (1 - ZONE));
    for (guint i = start; i < end && candidates->len < most; i++) {
        const jy_page_line *line = jy_page_lines_at(lines, i);
        const candidate_line candidate = {i, line->middle >= foot};
        if ((line->middle <= head || candidate.at_foot) && line->end - line->start <= LENGTH_MOST) {
            g_array_append_val(candidates, candidate);
        }
    }
}

/* Where a key was met: the lines, one height after the other. */
typedef struct {
    GArray *lines; /* of guint */
    guint han;
} head_group;

static void free_group(gpointer group)
{
    g_array_unref(((head_group *)group)->lines);
    g_free(group);
}

/* Pages on which lines of the group stand at the height of its line `at`. */
static guint count_pages(const jy_page_lines *lines, const head_group *group, guint at)
{
    const jy_page_line *line = jy_page_lines_at(lines, g_array_index(group->lines, guint, at));
    const guint end = MIN(group->lines->len, at + NEIGHBOURS);
    guint pages = 0;
    uint32_t last = 0;
    for (guint i = at > NEIGHBOURS ? at - NEIGHBOURS : 0; i < end && pages < PAGES_LEAST; i++) {
        const jy_page_line *other = jy_page_lines_at(lines, g_array_index(group->lines, guint, i));
        if (other->page != last && fabsf(other->middle - line->middle) <= SLACK) {
            pages++;
            last = other->page;
        }
    }
    return pages;
}

static void mark_group(jy_page_lines *lines, const char *key, const head_group *group, GArray *firsts)
{
    guint least = CLAMP(lines->pages->len, 2, PAGES_LEAST);
    bool is_number = is_page_number(key), has_first = false;
    for (guint i = 0; i < group->lines->len; i++) {
        guint at = g_array_index(group->lines, guint, i);
        jy_page_line *line = jy_page_lines_at(lines, at);
        line->is_head = is_number || count_pages(lines, group, i) >= least;
        if (line->is_head && !has_first && !is_number && group->han >= WORDS_LEAST) {
            g_array_append_val(firsts, at);
            has_first = true;
        }
    }
}

static int by_line(const void *a, const void *b)
{
    guint left = *(const guint *)a, right = *(const guint *)b;
    return (left > right) - (left < right);
}

GArray *jy_page_heads_mark(jy_page_lines *lines)
{
    g_autoptr(GArray) candidates = g_array_new(false, false, sizeof(candidate_line));
    for (guint start = 0, end; start < lines->lines->len; start = end) {
        uint32_t page = jy_page_lines_at(lines, start)->page;
        for (end = start; end < lines->lines->len && jy_page_lines_at(lines, end)->page == page;) {
            end++;
        }
        find_candidates(lines, start, end, jy_page_lines_size(lines, jy_page_lines_at(lines, start))->height,
                        candidates);
    }
    g_autoptr(GHashTable) groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_group);
    for (guint i = 0; i < candidates->len; i++) {
        const candidate_line *candidate = &g_array_index(candidates, candidate_line, i);
        guint han;
        char *key = key_of(lines, jy_page_lines_at(lines, candidate->line), candidate->at_foot, &han);
        head_group *group = g_hash_table_lookup(groups, key);
        if (group) {
            g_free(key);
        } else {
            group = g_new(head_group, 1);
            *group = (head_group){g_array_new(false, false, sizeof(guint)), han};
            g_hash_table_insert(groups, key, group);
        }
        g_array_append_val(group->lines, candidate->line);
    }
    GArray *firsts = g_array_new(false, false, sizeof(guint));
    GHashTableIter each;
    gpointer key, group;
    for (g_hash_table_iter_init(&each, groups); g_hash_table_iter_next(&each, &key, &group);) {
        mark_group(lines, key, group, firsts);
    }
    g_array_sort(firsts, by_line);
    return firsts;
}

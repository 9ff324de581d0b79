/* flow.c: walks a tree in the order of the text, without recursion, and cuts it into lines. */
#include "indexer/extract/html/flow.h"

#include <jiyan/text/character.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/extract/html/grid.h"
#include "indexer/extract/html/ink.h"

/* Characters of a heading; a longer one is text in large type. */
#define HEADING_MOST 80
/* Characters of a line that was wrapped by hand. */
#define WRAPPED_LEAST 16

/* The walk. */
typedef struct {
    const jy_dom *dom;
    const jy_weigh *weigh;
    jy_flow *flow;
    jy_ink ink;
    uint32_t open[JY_DOM_DEPTH + 2]; /* elements around the node at hand */
    uint32_t depth;
    int links, pres;    /* of these, links to other pages, and <pre> */
    uint32_t table;     /* of data, the last one met */
    jy_element heading; /* the one around, or TEXT */
    uint32_t row;       /* past which node the row ends whose cells are read; 0 outside of one */
    size_t cell;        /* where the cell at hand begins in the ink */
} flow_walk;

/* ---- lines ---- */

static void add_line(flow_walk *walk, jy_extracted_kind kind, size_t start, size_t end)
{
    GString *text = walk->flow->text;
    jy_flow_line line = {.kind = kind, .start = (uint32_t)text->len, .links = walk->ink.links};
    line.characters = walk->ink.characters;
    line.letters = walk->ink.letters;
    if (kind == JY_EXTRACTED_RAW || kind == JY_EXTRACTED_ROW) {
        g_string_append_len(text, walk->ink.text->str + start, (gssize)(end - start));
    } else {
        jy_ink_copy(&walk->ink, start, end, text);
    }
    line.length = (uint32_t)text->len - line.start;
    line.is_core = walk->depth && jy_weigh_is_core(walk->weigh, walk->dom, walk->open[walk->depth - 1]);
    if (kind == JY_EXTRACTED_HEADING) {
        line.level = (uint8_t)(walk->heading - JY_ELEMENT_H1 + 1);
    }
    if (line.length) {
        g_array_append_val(walk->flow->lines, line);
    }
}

/* True for a line that begins as paragraphs do. */
static bool is_indented(const char *line, const char *end)
{
    if (g_str_has_prefix(line, "　")) {
        return true;
    }
    uint32_t blanks = 0;
    while (line < end && (*line == ' ' || g_str_has_prefix(line, "\302\240"))) {
        blanks++;
        line += *line == ' ' ? 1 : 2;
    }
    return blanks >= 2 && line < end;
}

static bool ends_sentence(const char *start, const char *end)
{
    uint32_t at = (uint32_t)(end - start), c = 0;
    while (at && (c = jy_utf8_previous(start, 0, &at)) && (jy_character_is_blank(c) || jy_character_is_closing(c))) {
    }
    return jy_character_is_stop(c) || c == 0xFF1A || c == ':' || c == 0xFF1B;
}

/* Among lines of which some are indented, one that is not goes on with a long one that ended no sentence: the page was
 * wrapped by hand. */
static bool goes_on(const char *start, const char *end, const char *next, const char *stop)
{
    return end > start && next < stop && !is_indented(next, stop) && !ends_sentence(start, end) &&
           g_utf8_strlen(start, end - start) >= WRAPPED_LEAST;
}

static bool has_indents(const char *text, const char *end)
{
    for (const char *line = text, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        if (is_indented(line, stop)) {
            return true;
        }
    }
    return false;
}

/* The lines that a paragraph is broken into by <br>: each is a paragraph, but those of a heading. */
static void add_broken(flow_walk *walk)
{
    const char *text = walk->ink.text->str, *end = text + walk->ink.text->len;
    const bool wrapped = has_indents(text, end);
    for (const char *line = text, *stop; line < end; line = stop + 1) {
        stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop ? stop : end;
        for (const char *last = line; wrapped && stop < end;) {
            const char *next = stop + 1, *past = memchr(next, '\n', (size_t)(end - next));
            past = past ? past : end;
            if (!goes_on(last, stop, next, past)) {
                break;
            }
            last = next;
            stop = past;
        }
        add_line(walk, JY_EXTRACTED_PARAGRAPH, (size_t)(line - text), (size_t)(stop - text));
    }
}

/* Ends the paragraph at hand. */
static void flush(flow_walk *walk)
{
    jy_ink *ink = &walk->ink;
    const bool is_heading = walk->heading != JY_ELEMENT_TEXT && ink->characters <= HEADING_MOST;
    if (walk->row) {
        ink->has_space |= ink->text->len > walk->cell; /* paragraphs of a cell */
        return;
    }
    if (ink->characters && walk->pres > 0) {
        add_line(walk, JY_EXTRACTED_RAW, 0, ink->text->len);
    } else if (ink->characters && is_heading) {
        add_line(walk, JY_EXTRACTED_HEADING, 0, ink->text->len);
    } else if (ink->characters) {
        add_broken(walk);
    }
    jy_ink_clear(ink);
}

/* ---- rows ---- */

/* Ends a cell: a tab, or a new row behind the value of a label. */
static void end_cell(flow_walk *walk)
{
    jy_ink *ink = &walk->ink;
    GString *text = ink->text;
    g_autoptr(GString) cell = g_string_new(NULL);
    jy_ink_copy(ink, walk->cell, text->len, cell);
    g_strchug(g_strchomp(cell->str));
    const char *words = cell->str;
    const size_t length = strlen(words);
    g_string_truncate(text, walk->cell);
    if (jy_grid_is_label(words, length) && walk->cell) {
        add_line(walk, JY_EXTRACTED_ROW, 0, text->len);
        g_string_truncate(text, 0);
    }
    g_string_append_len(text, words, (gssize)length);
    g_string_append_c(text, '\t');
    walk->cell = text->len;
    ink->last = 0;
    ink->has_space = ink->has_wrap = false;
}

static void end_row(flow_walk *walk)
{
    walk->row = 0;
    if (walk->ink.characters) {
        size_t end = walk->ink.text->len;
        while (end && strchr(" \t", walk->ink.text->str[end - 1])) {
            end--;
        }
        add_line(walk, JY_EXTRACTED_ROW, 0, end);
    }
    jy_ink_clear(&walk->ink);
}

/* ---- the walk ---- */

static void count(flow_walk *walk, uint32_t node, bool enters)
{
    const jy_element tag = jy_dom_at(walk->dom, node)->tag;
    const int step = enters ? 1 : -1;
    if (tag == JY_ELEMENT_A && jy_weigh_is_link(walk->dom, node)) {
        walk->links += step;
    } else if (tag == JY_ELEMENT_PRE) {
        walk->pres += step;
    } else if (tag >= JY_ELEMENT_H1 && tag <= JY_ELEMENT_H6) {
        walk->heading = enters ? tag : JY_ELEMENT_TEXT;
    }
}

static void leave(flow_walk *walk)
{
    const uint32_t node = walk->open[walk->depth - 1];
    const jy_element tag = jy_dom_at(walk->dom, node)->tag;
    if (walk->row && (tag == JY_ELEMENT_TD || tag == JY_ELEMENT_TH)) {
        end_cell(walk);
    } else if (walk->row == jy_dom_at(walk->dom, node)->past && tag == JY_ELEMENT_TR) {
        end_row(walk);
    } else if (jy_element_is(tag, JY_ELEMENT_BLOCK)) {
        flush(walk);
    }
    count(walk, node, false);
    walk->depth--;
}

/* True for the row of a table of data, whose table is the innermost around. */
static bool is_data_row(const flow_walk *walk)
{
    for (uint32_t depth = walk->depth; depth-- > 0;) {
        if (jy_dom_at(walk->dom, walk->open[depth])->tag == JY_ELEMENT_TABLE) {
            return walk->open[depth] == walk->table;
        }
    }
    return false;
}

static void enter(flow_walk *walk, uint32_t i)
{
    const jy_dom_node *node = jy_dom_at(walk->dom, i);
    if (jy_element_is(node->tag, JY_ELEMENT_BLOCK)) {
        flush(walk);
    }
    if (node->tag == JY_ELEMENT_TABLE && !walk->row && jy_grid_is_data(walk->dom, walk->weigh, i)) {
        walk->table = i;
    }
    if (node->tag == JY_ELEMENT_TR && !walk->row && is_data_row(walk)) {
        walk->row = node->past;
        walk->cell = 0;
    }
    if (node->tag == JY_ELEMENT_BR && !walk->row) {
        jy_ink_break(&walk->ink);
    } else if (node->tag == JY_ELEMENT_BR) {
        flush(walk);
    }
    if (node->past > i + 1) {
        walk->open[walk->depth++] = i;
        count(walk, i, true);
    }
}

static void take_text(flow_walk *walk, const jy_dom_node *node)
{
    const jy_ink_manner manner = {node->is_literal, walk->pres > 0 && !walk->row, walk->links > 0};
    jy_ink_append(&walk->ink, walk->dom->text + node->start, node->end - node->start, manner);
}

jy_flow *jy_flow_new(const jy_dom *dom, const jy_weigh *weigh)
{
    jy_flow *flow = g_new0(jy_flow, 1);
    flow->text = g_string_new(NULL);
    flow->lines = g_array_new(false, false, sizeof(jy_flow_line));
    flow_walk walk = {.dom = dom, .weigh = weigh, .flow = flow, .heading = JY_ELEMENT_TEXT};
    walk.ink.text = g_string_new(NULL);
    for (uint32_t i = 1; i < dom->nodes->len;) {
        const jy_dom_node *node = jy_dom_at(dom, i);
        while (walk.depth && i >= jy_dom_at(dom, walk.open[walk.depth - 1])->past) {
            leave(&walk);
        }
        if (node->is_clutter || jy_element_is(node->tag, JY_ELEMENT_UNSHOWN)) {
            i = node->past;
            continue;
        }
        if (node->tag == JY_ELEMENT_TEXT) {
            take_text(&walk, node);
        } else {
            enter(&walk, i);
        }
        i++;
    }
    while (walk.depth) {
        leave(&walk);
    }
    flush(&walk);
    g_string_free(walk.ink.text, true);
    return flow;
}

void jy_flow_free(jy_flow *flow)
{
    if (!flow) {
        return;
    }
    g_string_free(flow->text, true);
    g_array_unref(flow->lines);
    g_free(flow);
}

char *jy_flow_squeezed(const jy_flow *flow, guint i)
{
    const jy_flow_line *line = jy_flow_at(flow, i);
    g_autofree char *text = g_strndup(flow->text->str + line->start, line->length);
    return jy_utf8_squeeze(text);
}

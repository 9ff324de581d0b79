/* paragraph.c: lines to paragraphs. Whether a text is wrapped at a width is decided for all of it: in a text of a
 * paragraph a line, lines are of all lengths and end their sentences. */
#include "text/outline/paragraph.h"

#include <jiyan/base/patience.h>
#include <jiyan/text/character.h>
#include <string.h>

#include "text/outline/form.h"
#include "text/outline/mark.h"

/* Columns a text may be wrapped at. */
#define WRAP_MIN 24
#define WRAP_MAX 160
/* A wrapped line is that many columns short of the widest at most: a word or a mark did not fit. */
#define WRAP_SLACK 8
/* Least number of lines that speak for wrapping. */
#define WRAP_LINES 3
/* Lines of a text that is too short to tell a width by. */
#define SHORT_LINES 8
/* A rest of a word that alone fell onto a line: 报 / 告. */
#define CRUMB 1
/* Least number of sentence ends that speak for a text whose paragraphs are parted by blank lines. */
#define PARTED_MIN 4
/* Characters of a line of a title or heading; a longer one is text. */
#define HEADING_CHARACTERS 60

static uint32_t columns_of(uint32_t c)
{
    return jy_character_is_zero_width(c)                                             ? 0
           : c >= 0x1100 && c != 0x2014 && c != 0x2026 && c != 0x201C && c != 0x201D ? 2
                                                                                     : 1;
}

static jy_line_ending ending_of(const char *text, uint32_t start, uint32_t end)
{
    uint32_t at = end, c = 0;
    do {
        c = jy_utf8_previous(text, start, &at);
    } while (at > start && (jy_character_is_closing(c) || jy_character_is_blank(c)));
    if (jy_character_is_stop(c) || c == 0x2026 || c == '!' || c == '?') {
        return ENDS_SENTENCE;
    }
    if (c == '.') { /* "1." ends nothing */
        return at > start && jy_character_digit(jy_utf8_previous(text, start, &at)) < 0 ? ENDS_SENTENCE : ENDS_OPEN;
    }
    switch (c) {
    case 0xFF0C: /* ， */
    case 0x3001: /* 、 */
    case ',':
        return ENDS_CLAUSE;
    case 0xFF1A: /* ： */
    case ':':
        return ENDS_COLON;
    case 0xFF1B: /* ； */
    case ';':
        return ENDS_ITEM;
    default:
        return jy_character_is_opening(c) ? ENDS_CLAUSE : ENDS_OPEN;
    }
}

/* What a line without words holds. */
typedef struct {
    bool zero_width; /* characters without width */
    bool indent;     /* the white space that begins a paragraph, whose first words fell onto the next line */
} blank_line;

/* Reads the line [start, end). Returns false for a blank one. */
static bool read_line(const char *text, uint32_t start, uint32_t end, jy_text_line *ret_line, blank_line *ret_blank)
{
    jy_text_line line = {0};
    uint32_t indent = 0;
    bool begun = false;
    *ret_blank = (blank_line){false, false};
    for (uint32_t at = start; at < end;) {
        uint32_t from = at, han = begun ? jy_character_skip_han(text, end, at) : at;
        if (han > at) {
            line.end = at = han;
            line.columns += (han - from) / 3 * 2;
            line.characters += (han - from) / 3;
            continue;
        }
        uint32_t c = jy_utf8_next(text, end, &at);
        if (jy_character_is_blank(c)) {
            ret_blank->zero_width |= jy_character_is_zero_width(c);
            ret_blank->indent |= c == 0x3000;
            indent += begun ? 0 : columns_of(c);
            line.columns += begun ? columns_of(c) : 0;
            continue;
        }
        if (!begun) {
            line.start = from;
            line.continues = c == 0xFF0C || c == 0x3001 || c == 0x3002 || c == 0xFF1B || c == 0xFF1A || c == 0xFF01 ||
                             c == 0xFF1F || (jy_character_is_closing(c) && c != '"');
            begun = true;
        }
        line.end = at;
        line.columns += columns_of(c);
        line.characters++;
    }
    line.indented = indent >= 2;
    if (begun) {
        line.ending = ending_of(text, line.start, line.end);
        *ret_line = line;
    }
    return begun;
}

GArray *jy_paragraph_lines(const char *text, uint32_t length)
{
    GArray *lines = g_array_new(false, false, sizeof(jy_text_line));
    uint32_t number = 1, blank = 0, soft = 0;
    bool led_in = false;
    for (uint32_t start = 0; start < length; number++) {
        const char *stop = memchr(text + start, '\n', length - start);
        uint32_t end = stop ? (uint32_t)(stop - text) : length;
        if (!jy_patience_lasts(end - start)) {
            break;
        }
        jy_text_line line;
        blank_line white;
        if (read_line(text, start, end, &line, &white)) {
            line.line = number;
            line.blank = blank;
            line.gap = blank > soft;
            line.soft_gap = soft > 0 && !line.gap;
            line.led_in = led_in && blank > 0;
            g_array_append_val(lines, line);
            blank = soft = 0;
        } else {
            blank++;
            soft += white.zero_width;
            led_in = white.indent;
        }
        start = end + 1;
    }
    return lines;
}

void jy_paragraph_begin(GArray *lines, const GArray *begins)
{
    guint k = 0;
    for (guint i = 0; i < lines->len; i++) {
        jy_text_line *line = jy_paragraph_line(lines, i);
        for (; k < begins->len && g_array_index(begins, uint32_t, k) <= line->start; k++) {
            line->begins = true;
        }
    }
}

/* ---- joining ---- */

static int by_number(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

/* The columns a text is wrapped at; 0 for one that is not. */
static uint32_t wrap_width(const GArray *lines)
{
    g_autoptr(GArray) widths = g_array_new(false, false, sizeof(uint32_t));
    for (guint i = 0; i < lines->len; i++) {
        if (!jy_paragraph_line(lines, i)->noise) {
            g_array_append_val(widths, jy_paragraph_line(lines, i)->columns);
        }
    }
    if (widths->len < WRAP_LINES) {
        return 0;
    }
    g_array_sort(widths, by_number);
    uint32_t width = g_array_index(widths, uint32_t, widths->len * 9 / 10);
    uint32_t widest = g_array_index(widths, uint32_t, widths->len - 1);
    if (width < WRAP_MIN || width > WRAP_MAX || widest > width + 2 * WRAP_SLACK) {
        return 0;
    }
    /* Lines that break off in the middle: at the width in a wrapped text, anywhere in another. */
    guint at_width = 0, elsewhere = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const jy_text_line *line = jy_paragraph_line(lines, i), *next = jy_paragraph_line(lines, i + 1);
        if (line->noise || next->noise || next->gap || next->indented || next->begins || line->ending > ENDS_CLAUSE) {
            continue;
        }
        if (line->columns + WRAP_SLACK >= width) {
            at_width++;
        } else {
            elsewhere++;
        }
    }
    return at_width >= WRAP_LINES && at_width > elsewhere ? width : 0;
}

/* A mark that has its line for itself: 一是 */
static bool is_bare(const char *text, const jy_text_line *line)
{
    jy_mark numbering;
    return jy_mark_read(text, line->start, line->end, &numbering) && numbering.end >= line->end;
}

/* Marks the lines of paragraphs of several lines: between two blank lines, and ended as a paragraph is. */
static void mark_flow(const char *text, GArray *lines)
{
    for (guint i = 0; i < lines->len;) {
        guint end = i + 1;
        while (end < lines->len && !jy_paragraph_line(lines, end)->gap) {
            end++;
        }
        bool flows = end > i + 1 && jy_paragraph_line(lines, end - 1)->ending >= ENDS_COLON;
        if (flows && end == i + 2) {
            const jy_text_line *line = jy_paragraph_line(lines, i), *next = jy_paragraph_line(lines, i + 1);
            /* A short line over one that is longer: a heading that no blank line parts from its text. */
            bool is_heading = line->ending == ENDS_OPEN && line->characters <= HEADING_CHARACTERS && !next->continues &&
                              next->characters >= 2 * line->characters;
            flows = line->led_in || is_bare(text, line) || !is_heading;
        }
        for (; i < end; i++) {
            jy_paragraph_line(lines, i)->flows = flows;
        }
    }
}

/* True when line `i` of a text of few lines was broken inside a sentence: it is about as wide as the widest, what
 * follows is no wider, as the line would have taken more, and comes to the end of a clause. */
static bool breaks_sentence(const char *text, const GArray *lines, guint i, uint32_t widest)
{
    for (; i + 1 < lines->len; i++) {
        const jy_text_line *line = jy_paragraph_line(lines, i), *next = jy_paragraph_line(lines, i + 1);
        jy_mark numbering;
        if (line->ending != ENDS_OPEN || line->noise || next->noise || next->gap || next->begins || next->indented ||
            next->columns > line->columns || line->columns + WRAP_SLACK < widest || jy_form_ends_title(text, line) ||
            jy_mark_read(text, next->start, next->end, &numbering)) {
            return false;
        }
        if (next->ending != ENDS_OPEN) {
            return next->ending != ENDS_COLON;
        }
    }
    return false;
}

/* True for the line of a heading, which what follows does not go on. */
static bool is_heading_line(const char *text, const jy_text_line *line, const jy_text_line *next)
{
    jy_mark numbering;
    bool marked = jy_mark_read(text, next->start, next->end, &numbering) && numbering.end < next->end;
    bool heads = next->ending == ENDS_SENTENCE && next->characters >= line->characters &&
                 jy_mark_read(text, line->start, line->end, &numbering);
    return (marked || heads) && line->ending == ENDS_OPEN && line->characters <= HEADING_CHARACTERS &&
           !is_bare(text, line);
}

/* True when `next` goes on what `line`, the last physical line of a paragraph that is `indented` or not, began. */
static bool goes_on(const char *text, const jy_text_line *line, const jy_text_line *next, uint32_t width, bool indented)
{
    jy_mark numbering;
    if (line->noise || next->noise || next->gap || next->begins) {
        return false;
    }
    uint32_t at = line->end;
    bool opens = line->ending == ENDS_CLAUSE && jy_character_is_opening(jy_utf8_previous(text, line->start, &at));
    if (opens && next->blank == 0) { /* 根据《 */
        return true;
    }
    if (next->flows && line->flows && next->blank == 0) {
        return next->continues || (line->ending < ENDS_COLON && !is_heading_line(text, line, next)) ||
               line->ending == ENDS_ITEM;
    }
    if (jy_mark_read(text, next->start, next->end, &numbering)) {
        return false;
    }
    if (next->soft_gap) {
        return line->ending <= ENDS_CLAUSE && !next->indented;
    }
    if (next->continues) {
        return line->ending <= ENDS_CLAUSE;
    }
    if (next->indented) {
        return false;
    }
    if (line->ending == ENDS_OPEN && next->characters <= CRUMB && next->ending == ENDS_OPEN) {
        return true;
    }
    /* A line of an indented paragraph that ends in the middle of a clause goes on, though it is short of the width. */
    bool breaks_off = indented && line->ending <= ENDS_CLAUSE && line->columns * 2 >= width;
    return width && (line->columns + WRAP_SLACK >= width || breaks_off);
}

void jy_paragraph_join(const char *text, GArray *lines)
{
    uint32_t width = wrap_width(lines);
    uint32_t widest = 0; /* of a text that is too short to tell a width by */
    for (guint i = 0; lines->len <= SHORT_LINES && !width && i < lines->len; i++) {
        widest = MAX(widest, jy_paragraph_line(lines, i)->noise ? 0 : jy_paragraph_line(lines, i)->columns);
    }

    /* All paragraphs may be parted by blank lines, so that a line end alone is inside one: what is left of a page whose
     * links stood on lines of their own. */
    guint parted = 0, together = 0;
    for (guint i = 0; i + 1 < lines->len; i++) {
        const jy_text_line *line = jy_paragraph_line(lines, i), *next = jy_paragraph_line(lines, i + 1);
        if (line->ending == ENDS_SENTENCE && !line->noise && !next->noise && !next->continues) {
            parted += next->blank > 0;
            together += next->blank == 0;
        }
    }
    if (parted >= PARTED_MIN && parted > together) {
        mark_flow(text, lines);
    }

    guint kept = 0;
    jy_text_line last = {0}; /* the physical line before */
    bool broken = false;     /* inside a sentence */
    for (guint i = 0; i < lines->len; i++) {
        jy_text_line line = *jy_paragraph_line(lines, i);
        bool breaks = widest && breaks_sentence(text, lines, i, widest);
        if (kept && (broken || goes_on(text, &last, &line, width, jy_paragraph_line(lines, kept - 1)->indented))) {
            jy_text_line *whole = jy_paragraph_line(lines, kept - 1);
            whole->end = line.end;
            whole->ending = line.ending;
            whole->characters += line.characters;
            whole->columns += line.columns;
        } else {
            *jy_paragraph_line(lines, kept++) = line;
        }
        last = line;
        broken = breaks;
    }
    g_array_set_size(lines, kept);
}

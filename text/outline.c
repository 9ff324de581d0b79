/* outline.c: paragraphs to blocks: title, headings with their level, body, noise. */
#include <jiyan/outline.h>

#include <jiyan/date.h>
#include <jiyan/docno.h>
#include <jiyan/sentence.h>

#include "text/mark.h"
#include "text/noise.h"
#include "text/paragraph.h"
#include "text/scan.h"

/* Paragraphs at the head that a title may be among, and characters of one of its lines. */
#define TITLE_ZONE 10
#define TITLE_CHARACTERS 60
/* Characters of a heading on a line of its own, with a number and without. */
#define NUMBERED_CHARACTERS 60
#define PLAIN_CHARACTERS 40
/* Characters of a sentence that heads its paragraph: "（一）主要目标。…", "一是推进强心工程。…". */
#define RUN_IN_CHARACTERS 45
#define ITEM_CHARACTERS 30

/* What the making of an outline works with. */
typedef struct {
    const char *text;
    GArray *lines;               /* of paragraph */
    GArray *blocks;              /* of jy_block */
    mark_kind order[MARK_KINDS]; /* kinds of heading that were met, from the highest level down */
    guint kinds;
    mark_kind innermost; /* of the heading met last */
} outline_draft;

static const paragraph *line_at(const outline_draft *outline, guint i)
{
    return &g_array_index(outline->lines, paragraph, i);
}

static void add(outline_draft *outline, uint32_t start, uint32_t end, uint32_t line, jy_block_kind kind, uint8_t level,
                bool run_in)
{
    jy_block block = {start, end, line, kind, level, run_in};
    g_array_append_val(outline->blocks, block);
}

static void add_paragraph(outline_draft *outline, const paragraph *line, jy_block_kind kind)
{
    add(outline, line->start, line->end, line->line, kind, 0, false);
}

/* ---- levels ---- */

static guint position_of(const outline_draft *outline, mark_kind kind)
{
    guint i = 0;
    while (i < outline->kinds && outline->order[i] != kind) {
        i++;
    }
    return i;
}

/* Where a kind that is met for the first time belongs: numbered ones in their order, headings by form just below the
 * one they are met under. */
static guint place_of(const outline_draft *outline, mark_kind kind)
{
    if (kind == MARK_UNNUMBERED && outline->kinds) {
        return outline->innermost == MARK_NONE ? 0 : position_of(outline, outline->innermost) + 1;
    }
    guint i = 0;
    while (i < outline->kinds && (outline->order[i] == MARK_UNNUMBERED || outline->order[i] < kind)) {
        i++;
    }
    return i;
}

static uint8_t level_of(outline_draft *outline, mark_kind kind)
{
    guint at = position_of(outline, kind);
    if (at == outline->kinds) {
        at = place_of(outline, kind);
        for (guint i = outline->kinds; i > at; i--) {
            outline->order[i] = outline->order[i - 1];
        }
        outline->order[at] = kind;
        outline->kinds++;
    }
    outline->innermost = kind;
    return (uint8_t)(at + 1);
}

static void add_heading(outline_draft *outline, uint32_t start, uint32_t end, uint32_t line, mark_kind kind,
                        bool run_in)
{
    add(outline, start, end, line, JY_BLOCK_HEADING, level_of(outline, kind), run_in);
}

/* ---- the title ---- */

static bool is_docno_line(const outline_draft *outline, const paragraph *line)
{
    jy_docno docno;
    uint32_t length = line->end - line->start;
    if (line->characters > 30 || !jy_docno_find(outline->text + line->start, length, 0, &docno)) {
        return false;
    }
    bool whole = docno.start == 0 && docno.end == length;
    jy_docno_clear(&docno);
    return whole;
}

static bool is_date_line(const outline_draft *outline, const paragraph *line)
{
    jy_date date;
    return line->characters <= 20 && jy_date_parse(outline->text + line->start, line->end - line->start, &date);
}

/* "（2020年2月23日）", "（1991年…公布　2018年…修订）", and what stands behind a dash under a title. */
static bool is_under_title(const outline_draft *outline, const paragraph *line)
{
    uint32_t first = scan_peek(outline->text, line->end, line->start);
    jy_date date;
    uint32_t start, end;
    bool bracket = (first == 0xFF08 || first == '(') &&
                   jy_date_find(outline->text + line->start, line->end - line->start, 0, &date, &start, &end);
    return line->characters <= 2 * TITLE_CHARACTERS && (bracket || first == 0x2014 || first == 0x2500);
}

/* A line that may be of a title: short, open at its end, without a number. */
static bool may_be_title(const outline_draft *outline, const paragraph *line)
{
    mark numbering;
    bool numbered = mark_read(outline->text, line->start, line->end, &numbering) && numbering.kind != MARK_HASH;
    return line->characters <= TITLE_CHARACTERS && line->ending == ENDS_OPEN && !numbered;
}

/* True when the first line may head what follows: the text has more than it. */
static bool has_more(const outline_draft *outline, guint i)
{
    while (++i < outline->lines->len) {
        if (!line_at(outline, i)->noise) {
            return true;
        }
    }
    return false;
}

/* Takes the title and what stands with it. Returns how many paragraphs that is. */
static guint take_title(outline_draft *outline)
{
    guint i = 0, seen = 0;
    bool begun = false;
    for (; i < outline->lines->len && seen < TITLE_ZONE; i++) {
        const paragraph *line = line_at(outline, i);
        if (line->noise) {
            add_paragraph(outline, line, JY_BLOCK_NOISE);
            continue;
        }
        seen++;
        if (begun && (is_docno_line(outline, line) || is_date_line(outline, line))) {
            add_paragraph(outline, line, is_date_line(outline, line) ? JY_BLOCK_TITLE : JY_BLOCK_BODY);
            continue;
        }
        bool title = may_be_title(outline, line) && has_more(outline, i);
        if (!title && !(begun && is_under_title(outline, line))) {
            break;
        }
        /* The first heading of the body may look like a line of the title: a blank line or a line that is no title
         * stands between. */
        const paragraph *next = i + 1 < outline->lines->len ? line_at(outline, i + 1) : NULL;
        bool heads_body = begun && next && next->ending == ENDS_SENTENCE && next->characters > line->characters &&
                          !is_under_title(outline, line) && seen > 2;
        if (heads_body && outline->blocks->len &&
            g_array_index(outline->blocks, jy_block, outline->blocks->len - 1).kind == JY_BLOCK_BODY) {
            break;
        }
        add_paragraph(outline, line, JY_BLOCK_TITLE);
        begun = true;
    }
    return i;
}

/* ---- headings inside a paragraph ---- */

static uint32_t count_characters(const outline_draft *outline, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t at = start; at < end;) {
        count += !scan_is_blank(scan_next(outline->text, end, &at));
    }
    return count;
}

static uint32_t lines_before(const outline_draft *outline, const paragraph *line, uint32_t at)
{
    uint32_t number = line->line;
    for (uint32_t i = line->start; i < at; i++) {
        number += outline->text[i] == '\n';
    }
    return number;
}

static bool is_item(mark_kind kind)
{
    return kind == MARK_ITEM || kind == MARK_ORDINAL || kind == MARK_SEQUENCE;
}

/* True when a sentence of a paragraph is the heading of those behind it. */
static bool heads_paragraph(const outline_draft *outline, uint32_t start, uint32_t end, uint32_t paragraph_end,
                            mark_kind *ret_kind)
{
    mark numbering, next;
    if (!mark_read(outline->text, start, end, &numbering) || numbering.kind == MARK_ARTICLE) {
        return false;
    }
    uint32_t most = is_item(numbering.kind) ? ITEM_CHARACTERS : RUN_IN_CHARACTERS, behind = end;
    while (behind < paragraph_end) {
        uint32_t at = behind;
        if (!scan_is_blank(scan_next(outline->text, paragraph_end, &at))) {
            break;
        }
        behind = at;
    }
    *ret_kind = numbering.kind;
    bool followed = behind < paragraph_end &&
                    !(mark_read(outline->text, behind, paragraph_end, &next) && next.kind == numbering.kind);
    /* A list of clauses is a sentence of its own, not a heading. */
    return followed && count_characters(outline, start, end) <= most &&
           !scan_contains(outline->text, start, end, "；") && scan_ends(outline->text, start, end, "。");
}

/* Cuts a paragraph at the sentences that head what follows them. */
static void take_body(outline_draft *outline, const paragraph *line, uint32_t from)
{
    uint32_t at = from - line->start, start, end, pending = from, length = line->end - line->start;
    const char *base = outline->text + line->start;
    bool run_in = from > line->start;
    while (jy_sentence_next(base, length, &at, &start, &end)) {
        start += line->start;
        end += line->start;
        mark_kind kind;
        if (!heads_paragraph(outline, start, end, line->end, &kind)) {
            continue;
        }
        uint32_t stop = start;
        while (stop > pending) {
            uint32_t before = stop;
            if (!scan_is_blank(scan_previous(outline->text, pending, &before))) {
                break;
            }
            stop = before;
        }
        if (stop > pending) {
            add(outline, pending, stop, lines_before(outline, line, pending), JY_BLOCK_BODY, 0, run_in);
            run_in = true;
        }
        add_heading(outline, start, end, lines_before(outline, line, start), kind, run_in);
        run_in = true;
        pending = line->start + at;
        while (pending < line->end) {
            uint32_t next = pending;
            if (!scan_is_blank(scan_next(outline->text, line->end, &next))) {
                break;
            }
            pending = next;
        }
    }
    if (pending < line->end) {
        add(outline, pending, line->end, lines_before(outline, line, pending), JY_BLOCK_BODY, 0, run_in);
    }
}

/* 第十二条 　…: the number heads the rule. */
static void take_article(outline_draft *outline, const paragraph *line, const mark *numbering)
{
    uint32_t end = numbering->end;
    if (scan_peek(outline->text, line->end, end) == 0x3010 /* 【 */) {
        const char *close = memmem(outline->text + end, line->end - end, "】", 3);
        end = close ? (uint32_t)(close - outline->text) + 3 : end;
    }
    uint32_t heading_end = end;
    while (heading_end > line->start) {
        uint32_t before = heading_end;
        if (!scan_is_blank(scan_previous(outline->text, line->start, &before))) {
            break;
        }
        heading_end = before;
    }
    add_heading(outline, line->start, heading_end, line->line, MARK_ARTICLE, false);
    if (end < line->end) {
        take_body(outline, line, end);
    }
}

/* ---- headings on a line of their own ---- */

static bool is_heading_line(const paragraph *line, const mark *numbering)
{
    if (line->characters > NUMBERED_CHARACTERS) {
        return false;
    }
    if (numbering->kind <= MARK_SECTION) {
        return true;
    }
    if (is_item(numbering->kind)) {
        return line->characters <= ITEM_CHARACTERS && line->ending != ENDS_ITEM && line->ending != ENDS_CLAUSE;
    }
    return line->ending != ENDS_ITEM && line->ending != ENDS_CLAUSE &&
           (line->ending != ENDS_SENTENCE || line->characters <= RUN_IN_CHARACTERS);
}

/* A rule on the end of a list: an item that ends in 。 after items that end in ； is an item. */
static bool ends_a_list(const outline_draft *outline, guint i, const mark *numbering)
{
    mark before;
    const paragraph *last = i ? line_at(outline, i - 1) : NULL;
    return last && last->ending == ENDS_ITEM && mark_read(outline->text, last->start, last->end, &before) &&
           before.kind == numbering->kind;
}

/* A numbered line heads something only if something is under it: in a run of such lines, a list of names or of tasks,
 * each is text. */
static bool heads_something(const outline_draft *outline, guint i, const mark *numbering)
{
    const paragraph *line = line_at(outline, i), *next = i + 1 < outline->lines->len ? line_at(outline, i + 1) : NULL;
    mark below;
    if (!next) {
        return false;
    }
    bool sibling = mark_read(outline->text, next->start, next->end, &below) && below.kind == numbering->kind;
    return !sibling || line->ending == ENDS_OPEN;
}

static const paragraph *real_neighbour(const outline_draft *outline, guint i, int step)
{
    for (gint64 at = (gint64)i + step; at >= 0 && at < outline->lines->len; at += step) {
        if (!line_at(outline, (guint)at)->noise) {
            return line_at(outline, (guint)at);
        }
    }
    return NULL;
}

static bool is_attachment(const outline_draft *outline, const paragraph *line)
{
    return scan_starts(outline->text, line->start, line->end, "附件") && line->characters <= 4;
}

/* A heading by its form: short, open at the end, over a paragraph that is longer and ends its sentence. */
static bool is_plain_heading(const outline_draft *outline, guint i)
{
    const paragraph *line = line_at(outline, i), *before = real_neighbour(outline, i, -1),
                    *next = real_neighbour(outline, i, 1);
    mark numbering;
    if (line->characters > PLAIN_CHARACTERS || line->characters < 2 || line->ending != ENDS_OPEN || !next ||
        is_docno_line(outline, line) || is_date_line(outline, line) || is_under_title(outline, line)) {
        return false;
    }
    if (is_attachment(outline, line)) {
        return true;
    }
    bool over_marks = mark_read(outline->text, next->start, next->end, &numbering) && (line->gap || next->gap);
    bool over_text =
        (next->ending == ENDS_SENTENCE || next->ending == ENDS_COLON) && next->characters > line->characters;
    bool after_text = !before || before->ending >= ENDS_COLON || line->gap || before->characters > PLAIN_CHARACTERS;
    return after_text && (over_text || over_marks) && !scan_contains(outline->text, line->start, line->end, "，") &&
           !scan_is_opening(scan_peek(outline->text, line->end, line->start));
}

static void take_paragraph(outline_draft *outline, guint i)
{
    const paragraph *line = line_at(outline, i);
    mark numbering;
    if (line->noise) {
        add_paragraph(outline, line, JY_BLOCK_NOISE);
        return;
    }
    if (!mark_read(outline->text, line->start, line->end, &numbering)) {
        if (is_plain_heading(outline, i)) {
            add_heading(outline, line->start, line->end, line->line, MARK_UNNUMBERED, false);
        } else {
            take_body(outline, line, line->start);
        }
    } else if (numbering.kind == MARK_ARTICLE) {
        take_article(outline, line, &numbering);
    } else if (is_heading_line(line, &numbering) && !ends_a_list(outline, i, &numbering) &&
               heads_something(outline, i, &numbering)) {
        add_heading(outline, line->start, line->end, line->line, numbering.kind, false);
    } else {
        take_body(outline, line, line->start);
    }
}

GArray *jy_outline(const char *text, uint32_t length)
{
    outline_draft outline = {.text = text};
    outline.lines = paragraph_lines(text, length);
    outline.blocks = g_array_new(false, false, sizeof(jy_block));
    noise_mark(text, outline.lines);
    paragraph_join(text, outline.lines);
    for (guint i = take_title(&outline); i < outline.lines->len; i++) {
        take_paragraph(&outline, i);
    }
    g_array_unref(outline.lines);
    return outline.blocks;
}

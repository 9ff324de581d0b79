/* outline.c: paragraphs to blocks: title, headings with their level, body, noise.
 *
 * The way of a text: its lines (paragraph.h), the noise among them (noise.h), wrapped lines joined to paragraphs, the
 * numberings these begin with and which of them head something (mark.h, survey.h), then here, paragraph by paragraph,
 * what has no number: by its form (form.h) and by what is around it (context.h). Levels come last (level.h). */
#include <jiyan/text/outline.h>

#include <jiyan/base/patience.h>
#include <jiyan/text/character.h>
#include <string.h>

#include "text/outline/context.h"
#include "text/outline/form.h"
#include "text/outline/level.h"
#include "text/outline/mark.h"
#include "text/outline/noise.h"
#include "text/outline/paragraph.h"
#include "text/outline/survey.h"

/* Paragraphs at the head that a title may be among. */
#define TITLE_ZONE 10
/* Marks that are looked at for the next heading. */
#define HEADING_REACH 64

/* What the making of an outline works with. */
typedef struct {
    const char *text;
    jy_line_context context;
    GArray *items;  /* of jy_survey_item */
    guint item;     /* the next of them */
    GArray *blocks; /* of jy_block */
    GArray *kinds;  /* of jy_mark_kind, one a block */
    jy_level_order levels;
} outline_draft;

static const jy_text_line *line_at(const outline_draft *outline, guint i)
{
    return jy_paragraph_line(outline->context.lines, i);
}

static void add(outline_draft *outline, const jy_block *block, jy_mark_kind kind)
{
    g_array_append_val(outline->blocks, *block);
    g_array_append_val(outline->kinds, kind);
}

static void add_paragraph(outline_draft *outline, const jy_text_line *line, jy_block_kind kind)
{
    jy_block block = {line->start, line->end, line->line, kind, 0, false};
    add(outline, &block, MARK_NONE);
}

/* A heading that begins at `line` and ends at byte `end`. */
static void add_heading(outline_draft *outline, const jy_text_line *line, uint32_t end, jy_mark_kind kind,
                        jy_mark_kind below)
{
    jy_block block = {line->start, end, line->line, JY_BLOCK_HEADING, 0, false};
    jy_level_meet(&outline->levels, kind, below);
    add(outline, &block, kind);
}

/* ---- the title ---- */

/* True when the line is the title again, which comes first in the text. */
static bool repeats_title(const outline_draft *outline, const jy_text_line *line)
{
    const jy_text_line *first =
        line_at(outline, 0)->noise ? jy_context_next(&outline->context, 0) : line_at(outline, 0);
    jy_mark numbering;
    jy_text_line title = first ? *first : *line;
    if (first && jy_mark_read(outline->text, first->start, first->end, &numbering)) {
        title.start = numbering.end;
    }
    return first && jy_form_is_same(outline->text, &title, line);
}

/* The first heading of the body may look like a line of the title: below the document number, what else follows a
 * title, or a line that ends one, a short line over text or a number is one. */
static bool heads_body(const outline_draft *outline, guint i, bool complete)
{
    const jy_text_line *line = line_at(outline, i), *next = jy_context_next(&outline->context, i);
    if (!next || !complete || !jy_form_may_be_heading(outline->text, line) || jy_form_is_person(outline->text, line) ||
        repeats_title(outline, line)) {
        return false;
    }
    return jy_context_is_marked(&outline->context, next) ||
           (next->ending == ENDS_SENTENCE && next->characters > line->characters);
}

/* True when the line says what the document is about: 关于延长申报期限的公告. A title without that, 岚水县税务局公告,
 * goes on with it below the number. */
static bool names_subject(const outline_draft *outline, const jy_text_line *line)
{
    return g_strstr_len(outline->text + line->start, line->end - line->start, "关于") ||
           g_strstr_len(outline->text + line->start, line->end - line->start, "關於");
}

/* Takes the title and what goes with it. Returns how many paragraphs that is. */
static guint take_title(outline_draft *outline)
{
    guint i = 0, seen = 0;
    bool begun = false, complete = false; /* `complete`: the title may have ended */
    bool subject = false;                 /* the title has said what the document is about */
    for (; i < outline->context.lines->len && seen < TITLE_ZONE; i++) {
        const jy_text_line *line = line_at(outline, i);
        if (line->noise) {
            add_paragraph(outline, line, JY_BLOCK_NOISE);
            continue;
        }
        seen++;
        bool docno = begun && jy_form_is_docno(outline->text, line),
             date = begun && jy_form_is_date(outline->text, line);
        if (docno || date) {
            add_paragraph(outline, line, docno && !date ? JY_BLOCK_BODY : JY_BLOCK_TITLE);
            complete |= docno;
            continue;
        }
        bool under_title = begun && jy_form_is_under_title(outline->text, line);
        bool title = jy_form_may_be_title(outline->text, line) && jy_context_next(&outline->context, i) &&
                     (begun || !jy_form_is_remark(outline->text, line));
        bool goes_on = title && !subject && names_subject(outline, line) && jy_form_ends_title(outline->text, line);
        if ((!title && !under_title) || (begun && !goes_on && heads_body(outline, i, complete))) {
            break;
        }
        subject |= names_subject(outline, line);
        add_paragraph(outline, line, JY_BLOCK_TITLE);
        complete |= under_title || jy_form_ends_title(outline->text, line);
        begun = true;
    }
    return i;
}

/* ---- headings without a number ---- */

/* The kind of heading that paragraph `i`, which has no number, is; MARK_NONE for text. */
static jy_mark_kind kind_without_number(const outline_draft *outline, guint i)
{
    const jy_text_line *line = line_at(outline, i);
    if (jy_context_heads_attachment(&outline->context, i)) {
        return MARK_ATTACHMENT;
    }
    /* A heading by its form comes behind the end of a text, another heading, or at the beginning. */
    guint blocks = outline->blocks->len;
    jy_block_kind last = blocks ? g_array_index(outline->blocks, jy_block, blocks - 1).kind : JY_BLOCK_TITLE;
    bool after_heading = last == JY_BLOCK_HEADING || last == JY_BLOCK_TITLE;
    if (!jy_context_is_heading(&outline->context, i) ||
        !(after_heading || jy_context_ends_text(&outline->context, i))) {
        return MARK_NONE;
    }
    if (jy_form_is_closing(outline->text, line)) {
        return MARK_CLOSING;
    }
    guint count = outline->kinds->len;
    bool under_another = count && g_array_index(outline->kinds, jy_mark_kind, count - 1) == MARK_UNNUMBERED;
    return under_another ? MARK_UNNUMBERED_2 : MARK_UNNUMBERED;
}

/* ---- paragraphs ---- */

/* A paragraph that is being cut: where the next part begins, and on which line. */
typedef struct {
    const jy_text_line *line;
    uint32_t at, number;
} paragraph_cut;

/* Adds what is left of a paragraph up to `end`, without the white space around. */
static void add_part(outline_draft *outline, paragraph_cut *cut, uint32_t end, jy_mark_kind kind)
{
    const jy_text_line *line = cut->line;
    uint32_t start = cut->at, next = jy_character_skip_blank(outline->text, line->end, end);
    for (uint32_t at = end; at > start && jy_character_is_blank(jy_utf8_previous(outline->text, start, &at));) {
        end = at;
    }
    jy_block block = {start, end, cut->number, JY_BLOCK_BODY, 0, start > line->start};
    block.kind = kind == MARK_NONE ? JY_BLOCK_BODY : JY_BLOCK_HEADING;
    if (block.end > block.start) {
        add(outline, &block, kind);
    }
    if (next > cut->at) {
        cut->number += jy_utf8_count_lines(outline->text, cut->at, next);
        cut->at = next;
    }
}

/* Cuts paragraph `i` at the headings that the survey found in it. */
static void take_marked(outline_draft *outline, guint i)
{
    const jy_text_line *line = line_at(outline, i);
    paragraph_cut cut = {line, line->start, line->line};
    for (; outline->item < outline->items->len; outline->item++) {
        const jy_survey_item *item = &g_array_index(outline->items, jy_survey_item, outline->item);
        if (item->line > i) {
            break;
        }
        if (item->heads && item->line == i && item->start >= cut.at) {
            uint32_t end = item->form == FORM_RULE ? item->numbering.end : item->end;
            /* 第十二条【…】: the title of a rule goes with its number. */
            if (item->form == FORM_RULE && jy_utf8_peek(outline->text, line->end, end) == 0x3010) {
                const char *close = memmem(outline->text + end, line->end - end, "】", strlen("】"));
                end = close ? (uint32_t)(close - outline->text) + (uint32_t)strlen("】") : end;
            }
            add_part(outline, &cut, item->start, MARK_NONE);
            jy_level_meet(&outline->levels, item->kind, MARK_NONE);
            add_part(outline, &cut, end, item->kind);
        }
    }
    add_part(outline, &cut, line->end, MARK_NONE);
}

/* The next heading with a number that the survey found and that begins its paragraph; NULL where none is near. */
static const jy_survey_item *next_numbered(const outline_draft *outline)
{
    for (guint k = outline->item; k < outline->items->len && k < outline->item + HEADING_REACH; k++) {
        const jy_survey_item *item = &g_array_index(outline->items, jy_survey_item, k);
        if (item->heads && item->start == line_at(outline, item->line)->start) {
            return item;
        }
    }
    return NULL;
}

/* Adds paragraph `i` as a heading by its form. What it is above is told by the numbers behind it. */
static void add_plain_heading(outline_draft *outline, guint i, jy_mark_kind kind)
{
    const jy_text_line *line = line_at(outline, i), *next = jy_context_next(&outline->context, i);
    const jy_survey_item *item = next_numbered(outline);
    jy_mark under = {MARK_NONE, 0, 0};
    jy_mark_kind below = MARK_NONE;
    if (next && jy_mark_read(outline->text, next->start, next->end, &under)) {
        below = under.kind;
    } else if (item && item->numbering.number == 1) {
        below = item->kind;
    }
    if (kind == MARK_UNNUMBERED && item && jy_level_is_inner(&outline->levels, item->kind, item->numbering.number)) {
        kind = MARK_UNNUMBERED_INNER;
        below = item->kind;
    } else if (kind == MARK_UNNUMBERED && jy_level_begins_again(&outline->levels, below)) {
        kind = MARK_DOCUMENT;
    }
    add_heading(outline, line, line->end, kind, below);
}

/* Takes paragraph `i`, or several that are one title. Returns the index of the next. */
static guint take_paragraph(outline_draft *outline, guint i)
{
    const jy_text_line *line = line_at(outline, i);
    if (line->noise) {
        add_paragraph(outline, line, JY_BLOCK_NOISE);
        return i + 1;
    }
    if (jy_context_is_marked(&outline->context, line)) {
        take_marked(outline, i);
        return i + 1;
    }
    jy_mark_kind kind;
    guint count = jy_context_inner_title(&outline->context, i, &kind);
    if (count) {
        add_heading(outline, line, line_at(outline, i + count - 1)->end, kind, MARK_NONE);
        return i + count;
    }
    kind = kind_without_number(outline, i);
    if (kind == MARK_NONE) {
        take_marked(outline, i);
    } else {
        add_plain_heading(outline, i, kind);
    }
    return i + 1;
}

GArray *jy_outline(const char *text, uint32_t length)
{
    return jy_outline_parted(text, length, NULL);
}

GArray *jy_outline_parted(const char *text, uint32_t length, const GArray *begins)
{
    outline_draft outline = {.text = text};
    GArray *lines = jy_paragraph_lines(text, length);
    if (begins) {
        jy_paragraph_begin(lines, begins);
    }
    jy_noise_mark_lines(text, lines);
    jy_paragraph_join(text, lines);
    jy_noise_mark_paragraphs(text, lines);
    outline.items = jy_survey_marks(text, lines);
    jy_context_begin(&outline.context, text, lines);
    outline.blocks = g_array_new(false, false, sizeof(jy_block));
    outline.kinds = g_array_new(false, false, sizeof(jy_mark_kind));
    jy_level_begin(&outline.levels, outline.items);
    guint i = take_title(&outline);
    while (i < outline.context.lines->len &&
           jy_patience_lasts(line_at(&outline, i)->end - line_at(&outline, i)->start)) {
        i = take_paragraph(&outline, i);
    }
    for (i = 0; i < outline.blocks->len; i++) {
        jy_block *block = &g_array_index(outline.blocks, jy_block, i);
        if (block->kind == JY_BLOCK_HEADING) {
            block->level = jy_level_of(&outline.levels, g_array_index(outline.kinds, jy_mark_kind, i));
        }
    }
    jy_context_clear(&outline.context);
    g_array_unref(lines);
    g_array_unref(outline.items);
    g_array_unref(outline.kinds);
    return outline.blocks;
}

/* survey.c: finds the marks of a text, gathers siblings, and decides which are headings. */
#include "text/outline/survey.h"

#include <jiyan/base/patience.h>
#include <jiyan/text/character.h>
#include <jiyan/text/sentence.h>

#include "text/outline/context.h"
#include "text/outline/form.h"

/* Characters of a heading on a line of its own, and of a sentence that heads its paragraph: "（一）主要目标。…",
 * "一是推进强心工程。…"; the long ones need siblings. */
#define LINE_CHARACTERS 60
#define RUN_IN_CHARACTERS 45
#define ITEM_CHARACTERS 30
#define LONG_CHARACTERS 60
/* Of siblings one in so many must be short enough, and one in so many may be text. */
#define STRICT_SHARE 3
#define TEXT_SHARE 4
/* A sentence that is a heading though it has no sibling. */
#define BRIEF_CHARACTERS 14
/* Characters of a line that leads in a list with a colon. */
#define COLON_CHARACTERS 30

/* Groups of one kind around each other. */
#define NESTING_MAX 4
/* Tables of contents of one text. */
#define CONTENTS_MAX 4

/* Siblings: marks of one kind with rising numbers. */
typedef struct {
    guint count;   /* of its members */
    guint heading; /* of those that have the form of a heading */
    guint text;    /* of those that are paragraphs */
    guint bare;    /* of those that are short sentences with nothing under them */
    uint32_t first, last;
    jy_survey_form form; /* of the first */
    guint parent;        /* of 一、: 1 + index of the group that was open when this one began */
    guint resumed;       /* how many groups there were when this one last went on behind one inside it */
    bool in_article;
} survey_group;

typedef struct {
    const char *text;
    jy_line_context context; /* without repeats */
    GArray *items;           /* of jy_survey_item */
    GArray *groups;          /* of survey_group */
    guint open[MARK_KINDS];  /* 1 + index of the group that may go on */
    bool in_article, in_attachment_list;
    guint contents;     /* tables of contents that were looked for */
    guint contents_end; /* index of the first paragraph behind one */
} survey_draft;

static jy_text_line *line_at(const survey_draft *draft, guint i)
{
    return jy_paragraph_line(draft->context.lines, i);
}

static survey_group *group_at(const survey_draft *draft, guint i)
{
    return &g_array_index(draft->groups, survey_group, i);
}

static uint32_t count_characters(const char *text, uint32_t start, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t at = start, han; at < end;) {
        if ((han = jy_character_skip_han(text, end, at)) > at) {
            count += (han - at) / 3;
            at = han;
            continue;
        }
        count += !jy_character_is_blank(jy_utf8_next(text, end, &at));
    }
    return count;
}

static bool is_item(jy_mark_kind kind)
{
    return kind == MARK_ITEM || kind == MARK_ORDINAL || kind == MARK_SEQUENCE;
}

/* ---- groups ---- */

static bool goes_on(const survey_group *group, const jy_survey_item *item)
{
    return group->last + 1 == item->numbering.number;
}

/* The open group, or one of those around it, that a 一、 二、 三、 goes on with: 1 + its index, 0 for none. Groups that
 * it closes were inside a section of it. */
static guint resume_group(survey_draft *draft, const jy_survey_item *item)
{
    guint open = draft->open[MARK_HAN], at = open, depth = 0;
    for (; at && depth < NESTING_MAX; at = group_at(draft, at - 1)->parent, depth++) {
        survey_group *group = group_at(draft, at - 1);
        bool outer = group->parent && goes_on(group_at(draft, group->parent - 1), item) && group->form != item->form &&
                     group_at(draft, group->parent - 1)->form == item->form;
        if (goes_on(group, item) && !outer) {
            break;
        }
    }
    if (!at || depth == NESTING_MAX) {
        return 0;
    }
    if (at != open) {
        group_at(draft, at - 1)->resumed = draft->groups->len;
    }
    return at;
}

/* Finds the group that a mark goes on with, or opens one. */
static guint join_group(survey_draft *draft, const jy_survey_item *item)
{
    jy_mark_kind kind = item->numbering.kind;
    uint32_t number = item->numbering.number;
    guint open = draft->open[kind], resumed = kind == MARK_HAN ? resume_group(draft, item) : 0;
    if (resumed || (open && group_at(draft, open - 1)->last < number)) {
        open = resumed ? resumed : open;
        group_at(draft, open - 1)->last = number;
    } else {
        survey_group fresh = {.first = number, .last = number, .form = item->form, .in_article = draft->in_article};
        if (kind == MARK_HAN && number == 1) {
            /* Inside the open one, or the one around that where both are alike. */
            const survey_group *outer = open ? group_at(draft, open - 1) : NULL;
            fresh.parent = outer && outer->parent && outer->form == item->form ? outer->parent : open;
        }
        g_array_append_val(draft->groups, fresh);
        open = draft->groups->len;
    }
    if (kind <= MARK_ARTICLE) { /* but 一、将…修改为： goes on over the rules under it */
        bool keeps_list = kind == MARK_ARTICLE && !draft->in_article;
        for (jy_mark_kind below = kind + 1; below < MARK_KINDS; below++) {
            draft->open[below] = keeps_list && below == MARK_HAN ? draft->open[below] : 0;
        }
    }
    draft->open[kind] = open;
    return open - 1;
}

/* 三、四十年前 and 一、两年之内 are no numbers of a list: the next number follows, and the one before is not there. */
static bool is_range(const survey_draft *draft, const jy_mark *numbering, uint32_t end)
{
    static const char *const NUMERALS[] = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    if (numbering->kind != MARK_HAN || numbering->number >= 10) {
        return false;
    }
    uint32_t at = numbering->end;
    bool successor = jy_utf8_starts(draft->text, at, end, NUMERALS[numbering->number + 1]) ||
                     (numbering->number == 1 && jy_utf8_starts(draft->text, at, end, "两"));
    guint open = draft->open[MARK_HAN];
    bool expected = open && group_at(draft, open - 1)->last + 1 == numbering->number;
    return successor && !expected && (numbering->number > 1 || !jy_utf8_starts(draft->text, at + 3, end, "十"));
}

/* ---- forms ---- */

/* True when a mark is over something: not directly before its next sibling, a higher mark or the end. */
static bool is_over_text(const survey_draft *draft, guint i, jy_mark_kind kind)
{
    const jy_text_line *next = jy_context_next(&draft->context, i);
    jy_mark below;
    if (!next) {
        return false;
    }
    if (!jy_mark_read(draft->text, next->start, next->end, &below)) {
        return !jy_form_is_date(draft->text, next);
    }
    return below.kind != kind && (below.kind > kind || below.number == 1);
}

/* The form of a mark that has its paragraph for itself. */
static jy_survey_form form_of_line(const survey_draft *draft, const jy_survey_item *item, const jy_text_line *line)
{
    const char *text = draft->text;
    jy_mark_kind kind = item->numbering.kind;
    if (kind <= MARK_LAST_HASH) {
        return line->characters <= LINE_CHARACTERS * 2 ? FORM_LINE : FORM_TEXT;
    }
    if (kind <= MARK_SECTION) {
        return line->characters <= LINE_CHARACTERS && line->ending == ENDS_OPEN ? FORM_LINE : FORM_TEXT;
    }
    uint32_t most = is_item(kind) ? ITEM_CHARACTERS : RUN_IN_CHARACTERS;
    switch (line->ending) {
    case ENDS_OPEN:
        if (jy_form_holds_stop(text, item->start, item->end)) {
            return line->characters <= most ? FORM_SENTENCE : FORM_TEXT;
        }
        return line->characters <= LINE_CHARACTERS && !jy_utf8_contains(text, item->start, item->end, "；") ? FORM_LINE
                                                                                                            : FORM_TEXT;
    case ENDS_COLON:
        return line->characters <= COLON_CHARACTERS ? FORM_SENTENCE : FORM_TEXT;
    case ENDS_SENTENCE:
        return line->characters <= most ? FORM_SENTENCE : line->characters <= LONG_CHARACTERS ? FORM_LONG : FORM_TEXT;
    default:
        return FORM_TEXT;
    }
}

/* The form of a sentence that others follow in its paragraph. */
static jy_survey_form form_of_sentence(const survey_draft *draft, const jy_survey_item *item, const jy_text_line *line)
{
    const char *text = draft->text;
    jy_mark_kind kind = item->numbering.kind;
    jy_mark next;
    if (kind <= MARK_SECTION || !jy_utf8_ends(text, item->start, item->end, "。") ||
        jy_utf8_contains(text, item->start, item->end, "；")) {
        return FORM_TEXT;
    }
    uint32_t behind = jy_character_skip_blank(text, line->end, item->end);
    if (jy_mark_read(text, behind, line->end, &next) && next.kind == kind) {
        return FORM_TEXT;
    }
    uint32_t characters = count_characters(text, item->start, item->end);
    if (characters <= (is_item(kind) ? ITEM_CHARACTERS : RUN_IN_CHARACTERS)) {
        return FORM_RUN_IN;
    }
    return characters <= LONG_CHARACTERS ? FORM_LONG : FORM_TEXT;
}

/* ---- gathering ---- */

static void add_item(survey_draft *draft, jy_survey_item *item)
{
    const jy_text_line *line = line_at(draft, item->line);
    jy_mark_kind kind = item->numbering.kind;
    bool first = item->start == line->start;
    /* Nothing but a remark in brackets is behind the sentence: （负责部门：…）. */
    uint32_t behind = jy_character_skip_blank(draft->text, line->end, item->end);
    uint32_t c = jy_utf8_peek(draft->text, line->end, behind);
    bool is_whole = behind >= line->end || ((c == 0xFF08 || c == '(') && line->ending == ENDS_OPEN &&
                                            !jy_form_holds_stop(draft->text, behind, line->end));
    if (is_range(draft, &item->numbering, item->end) ||
        (kind <= MARK_SECTION && (!first || form_of_line(draft, item, line) == FORM_TEXT))) {
        return;
    }
    if (kind == MARK_ARTICLE) {
        item->form = first ? FORM_RULE : FORM_TEXT;
    } else if (first && is_whole) {
        item->end = line->end;
        item->form = form_of_line(draft, item, line);
        item->over_text = is_over_text(draft, item->line, kind);
    } else {
        item->form = form_of_sentence(draft, item, line);
        item->over_text = true;
    }
    bool reference = kind == MARK_CIRCLED && !first; /* ③ of a footnote */
    if (draft->in_attachment_list || reference || !jy_form_is_balanced(draft->text, item->start, item->end)) {
        item->form = item->form == FORM_RULE ? FORM_RULE : FORM_TEXT;
    }
    item->group = join_group(draft, item);
    survey_group *group = group_at(draft, item->group);
    group->count++;
    group->heading += item->over_text && item->form != FORM_TEXT && item->form != FORM_LONG;
    group->text += item->form == FORM_TEXT;
    group->bare += !item->over_text && item->form == FORM_SENTENCE;
    if (kind == MARK_ARTICLE || kind < MARK_ARTICLE) {
        draft->in_article = kind == MARK_ARTICLE;
    }
    g_array_append_val(draft->items, *item);
}

static void survey_paragraph(survey_draft *draft, guint i)
{
    const jy_text_line *line = line_at(draft, i);
    const char *base = draft->text + line->start;
    uint32_t at = 0, start, end;
    while (jy_sentence_next(base, line->end - line->start, &at, &start, &end)) {
        jy_survey_item item = {.line = i, .start = start + line->start, .end = end + line->start};
        bool is_marked = jy_mark_read(draft->text, item.start, item.end, &item.numbering);
        /* Behind "：" an enumeration may begin inside a sentence: 主要是：一是…。二是…。 */
        for (uint32_t inner = item.start; !is_marked && inner < item.end;) {
            inner = jy_character_skip_han(draft->text, item.end, inner);
            if (inner < item.end && jy_utf8_next(draft->text, item.end, &inner) == 0xFF1A &&
                jy_mark_read(draft->text, inner, item.end, &item.numbering) && is_item(item.numbering.kind) &&
                item.numbering.number == 1) {
                is_marked = true;
                item.start = inner;
            }
        }
        if (is_marked) {
            add_item(draft, &item);
        }
    }
}

/* ---- verdict ---- */

/* True where sentences head what is behind them: siblings have that form, but for a few. One that has not would be
 * taken for a part of the sibling before it. */
static bool is_consistent(const survey_group *group)
{
    return group->heading * STRICT_SHARE >= group->count && group->text * TEXT_SHARE <= group->count &&
           group->bare * 2 <= group->count;
}

static bool decide(const survey_draft *draft, const jy_survey_item *item)
{
    const survey_group *group = group_at(draft, item->group);
    jy_mark_kind kind = item->numbering.kind;
    bool alone = group->count == 1 && (is_item(kind) || group->first > 1);
    bool brief = jy_utf8_ends(draft->text, item->start, item->end, "。") &&
                 count_characters(draft->text, item->start, item->end) <= BRIEF_CHARACTERS;
    if (group->in_article && kind > MARK_ARTICLE) {
        return false;
    }
    switch (item->form) {
    case FORM_RULE:
        return true;
    case FORM_LINE:
        return kind <= MARK_SECTION || group->heading * 2 >= group->count;
    case FORM_SENTENCE: /* 五、关于…的问题。（略） among headings is one, too */
        return is_consistent(group) && (!alone || brief) && (item->over_text || group->heading * 4 >= group->count * 3);
    case FORM_RUN_IN:
        return is_consistent(group) && !alone;
    case FORM_LONG:
        return is_consistent(group) && item->over_text && group->heading > 1;
    default:
        return false;
    }
}

GArray *jy_survey_marks(const char *text, GArray *lines)
{
    survey_draft draft = {.text = text, .context = {text, lines, NULL}};
    draft.items = g_array_new(false, false, sizeof(jy_survey_item));
    draft.groups = g_array_new(false, false, sizeof(survey_group));
    for (guint i = 0; i < lines->len; i++) {
        jy_text_line *line = line_at(&draft, i);
        if (!jy_patience_lasts(line->end - line->start)) {
            break;
        }
        line->listed = i < draft.contents_end;
        if (line->noise || line->listed) {
            continue;
        }
        jy_mark numbering;
        bool numbered = jy_mark_read(text, line->start, line->end, &numbering);
        draft.in_attachment_list = (draft.in_attachment_list && numbered) || jy_form_names_attachment(text, line) ||
                                   jy_context_lists_attachments(&draft.context, i);
        draft.in_article = draft.in_article && !jy_form_is_attachment(text, line);
        if (jy_form_is_contents(text, line)) {
            /* Where the first entry of the table comes again. */
            const jy_text_line *entry = draft.contents++ < CONTENTS_MAX ? jy_context_next(&draft.context, i) : NULL;
            draft.contents_end = 0;
            for (guint at = i + 2; entry && !draft.contents_end && at < lines->len; at++) {
                const jy_text_line *other = line_at(&draft, at);
                draft.contents_end = other != entry && jy_form_is_same(text, entry, other) ? at : 0;
            }
        }
        survey_paragraph(&draft, i);
    }
    for (guint i = 0; i < draft.items->len; i++) {
        jy_survey_item *item = &g_array_index(draft.items, jy_survey_item, i);
        item->heads = decide(&draft, item);
        item->kind = item->numbering.kind;

        /* A group of 一、 that another went on behind is inside a section of that. */
        guint parent = group_at(&draft, item->group)->parent;
        for (int depth = 0; parent && depth < NESTING_MAX; depth++) {
            const survey_group *outer = group_at(&draft, parent - 1);
            item->kind = outer->resumed > item->group ? MARK_HAN_INNER : item->kind;
            parent = outer->parent;
        }
    }
    g_array_unref(draft.groups);
    return draft.items;
}

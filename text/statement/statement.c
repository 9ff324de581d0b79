/* statement.c: walks the blocks of a document, cuts them into units and lets the rules decide what each does, given
 * the sentences before it. */
#include <jiyan/text/statement.h>

#include <jiyan/base/patience.h>
#include <jiyan/text/character.h>
#include <jiyan/text/date.h>
#include <jiyan/text/fold.h>
#include <pthread.h>
#include <string.h>

#include "text/fold/trie.h"
#include "text/outline/mark.h"
#include "text/statement/manner.h"
#include "text/statement/quasi_sentence.h"
#include "text/statement/rule.h"
#include "text/statement/strength.h"
#include "text/statement/testable.h"

/* What a document inside the document has for a title at least: eight characters, above all numbered headings. */
#define INNER_TITLE_BYTES 24
#define INNER_TITLE_LEVEL 2

/* A sentence that heads its paragraph is no longer than this: forty characters. */
#define RUN_IN_BYTES 120

/* Where a year is looked for: the lines that a title and a greeting take. */
#define FIRST_BLOCKS 8
#define FIRST_BYTES 300
#define NUMBER_BYTES 90

/* The paragraphs that close a speech are no more of it: a twentieth. */
#define CLOSE_PART 20

/* So many reports in a row are a review, whatever the heading says. */
#define REPORTS 3

typedef struct {
    const char *text;
    GArray *statements;
    GArray *hashes; /* of uint64_t: of each statement, folded */
    jy_manner manner;
    jy_section_state sections;
    jy_folded folded;
    jy_reading reading;
    unsigned reports; /* one after the other, so far */
    unsigned after;   /* FORM_AFTER_…: what the sentences before it do */
    bool on_problems; /* the text has come to what is wrong */
    bool introduced;  /* the sentence before ends in ： */
    bool is_new;      /* a paragraph begins */
    bool enacts;      /* the document has come to numbered articles */
    uint32_t close;   /* where the paragraphs that close a speech begin */
} statement_walk;

static uint64_t mix(uint64_t value, uint64_t bytes)
{
    value = (value ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
    return value ^ value >> 32;
}

/* Eight bytes at a time; the rest with zeroes behind it. */
static uint64_t hash(const char *text, uint32_t length)
{
    uint64_t value = length, bytes = 0;
    uint32_t at = 0;
    for (; at + sizeof bytes <= length; at += (uint32_t)sizeof bytes) {
        memcpy(&bytes, text + at, sizeof bytes);
        value = mix(value, bytes);
    }
    bytes = 0;
    memcpy(&bytes, text + at, length - at);
    return mix(value, bytes);
}

/* Tells of each sentence how many equal ones precede it, by their hashes. */
static void count_repeats(GArray *statements, const GArray *hashes)
{
    guint mask = 1;
    while (mask < 2 * statements->len) {
        mask = 2 * mask + 1;
    }
    g_autofree guint *firsts = g_new0(guint, mask + 1); /* open addressing: 1 + the first sentence of a hash */
    g_autofree guint *counts = g_new0(guint, statements->len + 1); /* of the first ones */
    for (guint i = 0; i < statements->len; i++) {
        uint64_t own = g_array_index(hashes, uint64_t, i);
        guint place = (guint)own & mask;
        while (firsts[place] && g_array_index(hashes, uint64_t, firsts[place] - 1) != own) {
            place = (place + 1) & mask;
        }
        firsts[place] = firsts[place] ? firsts[place] : i + 1;
        guint before = counts[firsts[place]]++;
        g_array_index(statements, jy_statement, i).repeat = (uint8_t)MIN(before, 255);
    }
}

static jy_section section_now(const statement_walk *walk)
{
    jy_section section = jy_section_now(&walk->sections);
    if (walk->enacts) {
        return SECTION_LAW;
    }
    return walk->on_problems && section != SECTION_LAW && section != SECTION_PLAN ? SECTION_PROBLEMS : section;
}

/* A paragraph goes on with the problems of the one before only where it begins with one. */
static void leave_problems(statement_walk *walk)
{
    bool wrong = (walk->reading.has & (CUES(FAULT) | CUES(UNDONE) | CUES(EXIST))) &&
                 !(walk->reading.has & (CUES(RESULT) | CUES(SOLVE)));
    if (walk->is_new && !walk->introduced && !wrong) {
        walk->on_problems = false;
    }
    walk->is_new = false;
}

/* What this sentence tells about the next. */
static void learn(statement_walk *walk, jy_statement_kind kind)
{
    const jy_reading *reading = &walk->reading;
    jy_cues binds = CUES(MUST) | CUES(SHALL) | CUES(WILL) | CUES(GOAL);
    if (kind == JY_STATEMENT_COMMITMENT && (reading->has & binds)) {
        walk->after = FORM_AFTER_WISH;
    } else if (kind == JY_STATEMENT_REPORT) {
        walk->after = FORM_AFTER_DONE;
    }
    bool tells = walk->reading.has & (CUES(ASPECT) | CUES(FINISHED) | CUES(PAST) | CUES(RESULT));
    walk->reports = kind != JY_STATEMENT_REPORT ? 0 : walk->reports + tells;
    walk->after |= walk->reports >= REPORTS ? FORM_AMONG_DONE : 0;
    bool opens_problems = kind == JY_STATEMENT_PROBLEM && section_now(walk) != SECTION_ABROAD &&
                          (reading->has & CUES(TROUBLE)) && (reading->has & CUES(EXIST)) &&
                          !(reading->has & (CUES(ABROAD) | CUES(PEERS)));
    walk->on_problems =
        (walk->on_problems || opens_problems) && kind != JY_STATEMENT_COMMITMENT && kind != JY_STATEMENT_REPORT;
    walk->introduced = reading->form & FORM_INTRODUCES;
    if ((reading->has & (CUES(PREAMBLE) | CUES(GOAL))) && walk->sections.base == SECTION_OPENING) {
        walk->sections.base = SECTION_PLAN;
    }
}

/* Whether the years that the unit names are past, or one is to come. The first that tells ends the search: a row of
 * numerals is read at each of its years. */
static unsigned years_of(const statement_walk *walk)
{
    unsigned form = 0;
    uint32_t at = 0, start;
    jy_date date;
    if (!walk->sections.year || !jy_utf8_contains(walk->folded.text, 0, walk->folded.length, "年")) {
        return 0;
    }
    while (jy_date_find(walk->folded.text, walk->folded.length, at, &date, &start, &at)) {
        if (date.year > walk->sections.year) {
            return FORM_COMING_YEARS;
        }
        if (date.year == walk->sections.year || jy_utf8_starts(walk->folded.text, at, walk->folded.length, "起")) {
            return 0;
        }
        form = FORM_PAST_YEARS;
    }
    return form;
}

/* Folds a unit without the number it begins with, and tells that there was one. 一是 and 一要 stay. */
static unsigned fold_unit(statement_walk *walk, uint32_t start, uint32_t end)
{
    jy_mark mark;
    unsigned form = 0;
    if (jy_mark_read(walk->text, start, end, &mark)) {
        form = FORM_ITEM | (mark.kind == MARK_ARTICLE ? FORM_ARTICLE : 0);
        start = mark.kind == MARK_ITEM || mark.kind == MARK_SEQUENCE || mark.end >= end ? start : mark.end;
    }
    jy_fold_bare(walk->text + start, end - start, &walk->folded);
    return form;
}

static void add_unit(statement_walk *walk, uint32_t start, uint32_t end, unsigned form)
{
    unsigned mark = fold_unit(walk, start, end);
    jy_reading_of(walk->folded.text, walk->folded.length, &walk->reading);
    if (walk->sections.is_topical && (walk->reading.has & CUES(WOULD))) {
        walk->reading.has |= CUES(WILL);
    }
    walk->reading.form |= form | mark | walk->after | years_of(walk) | (walk->sections.directs ? FORM_DIRECTS : 0);
    if ((walk->reading.form & FORM_UNENDED) && jy_section_is_title(walk->folded.text, walk->folded.length)) {
        walk->reading.form |= FORM_NO_SENTENCE;
    }
    walk->reading.form |= start >= walk->close ? FORM_CLOSE : 0;
    walk->enacts = walk->enacts || (walk->reading.form & FORM_ARTICLE);
    leave_problems(walk);
    const jy_statement_rule *rule = &jy_rule_decide(&walk->reading, section_now(walk))->shown;
    jy_statement statement = {.start = start, .end = end, .rule = rule->id, .kind = rule->kind};
    uint64_t own = hash(walk->folded.text, walk->folded.length);
    if (statement.kind == JY_STATEMENT_COMMITMENT) {
        statement.strength = jy_strength_of(&walk->reading);
        statement.is_testable = jy_testable(walk->folded.text, walk->folded.length);
    }
    g_array_append_val(walk->statements, statement);
    g_array_append_val(walk->hashes, own);
    if (!(form & (FORM_NO_SENTENCE | FORM_HEADING))) {
        learn(walk, statement.kind);
    }
}

/* Headings such as 一是深化改革。, 三要优化结构。 and 第一，深化改革。, 第一、深化改革。 are sentences, too. */
static bool is_sentence(const char *text, const jy_block *block)
{
    static const char *const DIGITS[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十", NULL};
    static const char *const COMMAS[] = {"，", "、", NULL};
    static const char *const MODALS[] = {"是", "要", NULL};
    if (block->kind != JY_BLOCK_HEADING) {
        return block->kind == JY_BLOCK_BODY;
    }
    bool counts = jy_utf8_starts(text, block->start, block->end, "第");
    uint32_t digit = block->start + (counts ? 3 : 0), behind = digit + 3;
    return jy_utf8_starts_any(text, digit, block->end, DIGITS) &&
           jy_utf8_starts_any(text, behind, block->end, counts ? COMMAS : MODALS) &&
           (!counts || jy_utf8_ends(text, behind, block->end, "。"));
}

static void add_sentences(statement_walk *walk, uint32_t from, uint32_t to, unsigned form)
{
    jy_quasi_sentences units = {.text = walk->text + from, .length = to - from};
    uint32_t start, end;
    for (bool is_first = true; jy_quasi_sentence_next(&units, &start, &end); is_first = false) {
        if (!jy_patience_lasts(end - start)) {
            break;
        }
        /* （二）做好管护工作。 behind which the paragraph goes on. */
        const char *text = walk->text + from + start;
        uint32_t length = end - start;
        bool heads = is_first && from + end < to && length <= RUN_IN_BYTES && jy_utf8_starts(text, 0, length, "（") &&
                     !jy_utf8_contains(text, 0, length, "，") && jy_utf8_contains(text, 0, MIN(length, 15), "）");
        add_unit(walk, from + start, from + end, form | (heads ? FORM_HEADS : 0));
    }
}

/* （一）各乡要抓紧检修水泵。 heads what follows, and binds as any sentence does. */
static bool is_whole(const statement_walk *walk, const jy_block *block)
{
    jy_mark mark;
    return jy_utf8_ends(walk->text, block->start, block->end, "。") &&
           jy_mark_read(walk->text, block->start, block->end, &mark) && mark.end < block->end;
}

static void add_heading(statement_walk *walk, const jy_block *block)
{
    add_unit(walk, block->start, block->end, is_whole(walk, block) ? FORM_HEADING : FORM_NO_SENTENCE);
    bool is_task = walk->reading.starts & CUES(STRIVE) ||
                   walk->reading.opens & (CUES(DO) | CUES(ACHIEVE) | CUES(ADVANCE) | CUES(BUILD) | CUES(CARRY));
    /* The title of a document inside the document: 节水办法, above what it heads, without a number. */
    if (block->level <= INNER_TITLE_LEVEL && !(walk->reading.form & FORM_ITEM) &&
        walk->folded.length >= INNER_TITLE_BYTES && jy_section_is_title(walk->folded.text, walk->folded.length)) {
        jy_section_document(&walk->sections, walk->folded.text, walk->folded.length);
        walk->enacts = false;
    } else {
        jy_section_heading(&walk->sections, block->level, walk->folded.text, walk->folded.length, is_task);
    }
    walk->after = walk->reports = 0;
    walk->on_problems = false;
}

static void add_body(statement_walk *walk, uint32_t start, uint32_t end)
{
    if (jy_section_now(&walk->sections) & (SECTION_REVIEW | SECTION_NEWS)) {
        walk->after = 0;
    }
    add_sentences(walk, start, end, 0);
    walk->is_new = true;
}

/* How many blocks are one paragraph that a page end has cut: all but the last end in a comma. */
static guint count_wrapped(const char *text, const jy_block *block, guint left)
{
    guint count = 1;
    while (count < left && block[count].kind == JY_BLOCK_BODY && !block[count].run_in &&
           (jy_utf8_ends(text, block[count - 1].start, block[count - 1].end, "，") ||
            jy_utf8_ends(text, block[count - 1].start, block[count - 1].end, "、"))) {
        count++;
    }
    return count;
}

/* Adds a block of a talk: whoever begins to speak ends what was before, and nothing in it is a heading. */
static void add_turn(statement_walk *walk, const jy_block *block)
{
    const jy_turn turn = jy_manner_turn(walk->text, block->start, block->end);
    if (turn != TURN_NONE) {
        jy_section_tell(&walk->sections, turn == TURN_ANSWERS ? SECTION_ANSWER : SECTION_TALK);
        walk->on_problems = walk->enacts = false;
        walk->after = walk->reports = 0;
    }
    if (block->kind == JY_BLOCK_NOISE) {
        add_sentences(walk, block->start, block->end, FORM_NO_SENTENCE);
    } else {
        add_body(walk, block->start, block->end);
    }
}

/* Returns how many blocks it took. */
static guint add_block(statement_walk *walk, const jy_block *block, guint left)
{
    jy_mark mark;
    if (walk->manner == MANNER_TALK) {
        add_turn(walk, block);
        return 1;
    }
    if (left > 1 && block[1].run_in && block[1].kind == JY_BLOCK_BODY && block->kind == JY_BLOCK_HEADING &&
        jy_mark_read(walk->text, block->start, block->end, &mark) && mark.kind == MARK_ARTICLE &&
        mark.end >= block->end) {
        /* A heading that is only the number of an article, 第九条, and its body are one text. */
        add_body(walk, block->start, block[1].end);
        return 2;
    }
    if (is_sentence(walk->text, block)) {
        guint count = count_wrapped(walk->text, block, left);
        add_body(walk, block->start, block[count - 1].end);
        return count;
    }
    if (block->kind == JY_BLOCK_HEADING) {
        add_heading(walk, block);
    } else {
        add_sentences(walk, block->start, block->end, FORM_NO_SENTENCE);
    }
    return 1;
}

/* The year of a document's number, 国办发〔1997〕2号, 0 where the line is none. */
static unsigned read_number_year(const char *text, uint32_t length)
{
    if (length > NUMBER_BYTES || !jy_utf8_ends(text, 0, length, "号")) {
        return 0;
    }
    for (uint32_t i = 0; i + 4 < length; i++) {
        if (g_ascii_isdigit(text[i])) {
            guint64 year = g_ascii_strtoull(text + i, NULL, 10);
            return year >= 1949 && year < 2100 ? (unsigned)year : 0;
        }
    }
    return 0;
}

/* What the first lines say of the document's year: its number, which is older than the day it was put on the web, or
 * any year where neither the source nor its title names one: 在2020上半年工作会议上的讲话. */
static unsigned find_year(statement_walk *walk, const GArray *blocks)
{
    unsigned year = walk->sections.year;
    for (guint i = 0; i < MIN(blocks->len, FIRST_BLOCKS); i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        uint32_t start, end = MIN(block->end, block->start + FIRST_BYTES);
        while (end < block->end && ((unsigned char)walk->text[end] & 0xC0) == 0x80) {
            end++;
        }
        jy_fold_bare(walk->text + block->start, end - block->start, &walk->folded);
        unsigned number = read_number_year(walk->folded.text, walk->folded.length);
        jy_date date;
        if (number) {
            return number;
        }
        if (!year && block->kind != JY_BLOCK_NOISE &&
            jy_date_find(walk->folded.text, walk->folded.length, 0, &date, &start, &end)) {
            year = date.year;
        }
    }
    return year;
}

static jy_trie *calls; /* on all, at the close of a speech */

static void build_calls(void)
{
    static const char *const CALLS[] = {"让我们", "讓我們", "紧密团结在", "紧密地团结在", "万众一心", "万岁", NULL};
    calls = jy_trie_new();
    jy_trie_add_all(calls, CALLS, 1);
}

/* Where the paragraphs that close a speech begin: with the last that calls on all, and those before it, back to a
 * heading, that do not take much of the text. UINT32_MAX where none calls on all in the last part. */
static uint32_t find_close(const char *text, const GArray *blocks)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, build_calls);
    const jy_block *all = (const jy_block *)(const void *)blocks->data;
    guint last = blocks->len;
    uint32_t length = blocks->len ? all[blocks->len - 1].end : 0;
    while (
        last > 0 && all[last - 1].start >= length / 2 &&
        !(all[last - 1].kind == JY_BLOCK_BODY && jy_trie_values(calls, text, all[last - 1].start, all[last - 1].end))) {
        last--;
    }
    if (!last || all[last - 1].start < length / 2) {
        return UINT32_MAX;
    }
    uint32_t close = all[last - 1].start, end = all[last - 1].end;
    for (guint i = last - 1; i > 0 && all[i - 1].kind == JY_BLOCK_BODY && !all[i - 1].run_in; i--) {
        if (end - all[i - 1].start > end / CLOSE_PART) {
            break;
        }
        close = all[i - 1].start;
    }
    return close;
}

GArray *jy_statement_read(const char *text, const GArray *blocks, const jy_statement_source *source)
{
    g_autofree char *title = jy_fold_string(source && source->title ? source->title : "", -1);
    statement_walk walk = {.text = text,
                           .statements = g_array_new(false, false, sizeof(jy_statement)),
                           .hashes = g_array_new(false, false, sizeof(uint64_t)),
                           .folded = JY_FOLDED_INIT};
    jy_section_begin(&walk.sections, source, title);
    walk.sections.year = find_year(&walk, blocks);
    walk.close = find_close(text, blocks);
    walk.manner = jy_manner_of(text, blocks, title);
    if (walk.manner != MANNER_OWN) {
        jy_section_tell(&walk.sections, walk.manner == MANNER_NEWS      ? SECTION_NEWS
                                        : walk.manner == MANNER_COMMENT ? SECTION_COMMENT
                                                                        : SECTION_TALK);
    }
    for (guint i = 0; i < blocks->len && jy_patience_lasts(0);) {
        i += add_block(&walk, &g_array_index(blocks, jy_block, i), blocks->len - i);
    }
    count_repeats(walk.statements, walk.hashes);
    g_array_unref(walk.hashes);
    jy_fold_clear(&walk.folded);
    return walk.statements;
}

const char *jy_statement_kind_name(jy_statement_kind kind)
{
    static const char *const NAMES[JY_STATEMENT_KINDS] = {"other", "commitment", "report", "problem"};
    return (unsigned)kind < JY_STATEMENT_KINDS ? NAMES[kind] : "other";
}

const char *jy_statement_strength_name(jy_strength strength)
{
    static const char *const NAMES[JY_STRENGTHS] = {"", "explore", "advance", "strive", "shall", "must"};
    return (unsigned)strength < JY_STRENGTHS ? NAMES[strength] : "";
}

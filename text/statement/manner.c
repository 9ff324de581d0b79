/* manner.c: news are told by their dateline or their reporter, talks by the labels of turns; what has neither, and
 * nobody who says 我们, tells of others, too. */
#include "text/statement/manner.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <string.h>

#include "text/outline/mark.h"
#include "text/statement/reading.h"

/* ---- turns ---- */

/* The longest label: twenty characters. */
#define LABEL_BYTES 60

/* Turns of a talk: so many, and one in so many blocks at least. */
#define TURNS_FEW 3
#define TURNS_FEW_BLOCKS 10
#define TURNS_MANY 8
#define TURNS_MANY_BLOCKS 60

static const char *const ASK[] = {"议员", "委员", "主席", "记者", "主持人", "网友", "提问", NULL};
static const char *const ANSWER[] = {"局长", "司长", "部长", "署长",   "处长",   "主任", "院长",   "厅长",
                                     "市长", "县长", "省长", "区长",   "次长",   "主委", "秘书长", "行政长官",
                                     "书记", "总理", "经理", "理事长", "发言人", NULL};
/* 局长表示： is no label. */
static const char *const SPEECH[] = {"说", "表示", "指出", "认为", "强调", "介绍", "提出", "要求", "的", "了", NULL};

/* The label, folded and without white space; NULL where the block begins with none. */
static char *label_of(const char *text, uint32_t start, uint32_t end)
{
    const uint32_t limit = MIN(end, start + LABEL_BYTES);
    for (uint32_t at = start; at < limit;) {
        const uint32_t before = at, c = jy_utf8_next(text, end, &at);
        if (c == ':' || c == 0xFF1A) {
            return before > start ? jy_fold_string(text + start, (gssize)(before - start)) : NULL;
        }
        if (!jy_character_is_han(c) && c != 0xB7 && c != ' ' && c != 0x3000) {
            return NULL;
        }
    }
    return NULL;
}

static jy_turn turn_of_label(const char *label)
{
    const uint32_t length = (uint32_t)strlen(label);
    if (jy_utf8_ends_any(label, 0, length, SPEECH)) {
        return TURN_NONE;
    }
    if (g_str_equal(label, "答")) {
        return TURN_ANSWERS;
    }
    if (g_str_equal(label, "问") || jy_utf8_contains_any(label, 0, length, ASK)) {
        return TURN_ASKS;
    }
    return jy_utf8_contains_any(label, 0, length, ANSWER) ? TURN_ANSWERS : TURN_NONE;
}

jy_turn jy_manner_turn(const char *text, uint32_t start, uint32_t end)
{
    g_autofree char *label = label_of(text, start, end);
    return label ? turn_of_label(label) : TURN_NONE;
}

static bool is_talk(const char *text, const GArray *blocks)
{
    unsigned turns = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        turns += block->kind != JY_BLOCK_NOISE && jy_manner_turn(text, block->start, block->end) != TURN_NONE;
    }
    return (turns >= TURNS_FEW && turns * TURNS_FEW_BLOCKS >= blocks->len) ||
           (turns >= TURNS_MANY && turns * TURNS_MANY_BLOCKS >= blocks->len);
}

/* ---- news ---- */

#define TASKS (CUES(DO) | CUES(ACHIEVE) | CUES(ENSURE) | CUES(ADVANCE) | CUES(BUILD) | CUES(CARRY))

/* Where a dateline is looked for: the blocks below a site's menu. */
#define DATELINE_BLOCKS 40
#define DATELINE_BYTES 150

/* A text may say 我 outside quotes once in so many bytes and still be of others: behind a dateline, and without. */
#define FIRST_PERSON_DATED 500
#define FIRST_PERSON_BYTES 6000

/* Behind the agency, or the paper, and the place. */
static bool is_dateline(const char *text, const jy_block *block)
{
    static const char *const AGENCIES[] = {"新华社", "新华网", "中新社", "中新网", "人民网",
                                           "本报",   "本网",   "本台",   "本刊",   NULL};
    static const char *const ENDS[] = {"电", "讯", "記者", "记者", "消息", NULL};
    const uint32_t start = block->start + (jy_utf8_starts(text, block->start, block->end, "（") ? 3 : 0);
    const uint32_t end = MIN(block->end, start + DATELINE_BYTES);
    return jy_utf8_starts_any(text, start, end, AGENCIES) && jy_utf8_contains_any(text, start, end, ENDS);
}

static bool has_dateline(const char *text, const GArray *blocks)
{
    for (guint i = 0; i < MIN(blocks->len, DATELINE_BLOCKS); i++) {
        if (is_dateline(text, &g_array_index(blocks, jy_block, i))) {
            return true;
        }
    }
    return false;
}

/* How often 我 or 我们 is said outside quotes: 我国 and 我省 are said of others, too. */
static unsigned count_first_person(const char *text, const jy_block *block)
{
    static const char *const OTHERS[] = {"国", "國", "省", "市", "县", "縣", "区", "區", "党", "黨", "军", "軍", NULL};
    unsigned count = 0;
    int depth = 0;
    if (!jy_utf8_contains(text, block->start, block->end, "我") ||
        !jy_utf8_contains(text, block->start, block->end, "。")) { /* 联系我们 in a menu */
        return 0;
    }
    for (uint32_t at = block->start; at < block->end;) {
        const uint32_t c = jy_utf8_next(text, block->end, &at);
        if (c == 0x201C || c == 0x300C || c == 0x300A) {
            depth++;
        } else if (c == 0x201D || c == 0x300D || c == 0x300B) {
            depth -= depth > 0;
        } else if (c == 0x6211 && !depth && !jy_utf8_starts_any(text, at, block->end, OTHERS)) {
            count++;
        }
    }
    return count;
}

/* Where a paragraph addresses those present. */
#define ADDRESS_BYTES 600

/* What the paragraphs show. */
typedef struct {
    uint32_t bytes;
    unsigned first_person;
    bool is_addressed; /* 同志们： */
    bool has_signs;    /* somebody is quoted, or a day is told */
    bool has_articles; /* rules */
} body_survey;

static body_survey survey_body(const char *text, const GArray *blocks)
{
    static const char *const SIGNS[] = {"”", "记者", "日前", "近日", "今日", "月份", "日，", NULL};
    static const char *const ADDRESSES[] = {"同志们：", "同志们，", "女士们，", "先生们，",
                                            "各位代表", "各位同事", NULL};
    body_survey survey = {0};
    jy_mark mark;
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        survey.has_articles =
            survey.has_articles || (jy_mark_read(text, block->start, block->end, &mark) && mark.kind == MARK_ARTICLE);
        if (block->kind == JY_BLOCK_BODY) {
            survey.bytes += block->end - block->start;
            survey.first_person += count_first_person(text, block);
            survey.is_addressed =
                survey.is_addressed ||
                jy_utf8_contains_any(text, block->start, MIN(block->end, block->start + ADDRESS_BYTES), ADDRESSES);
            survey.has_signs = survey.has_signs || jy_utf8_contains_any(text, block->start, block->end, SIGNS);
        }
    }
    return survey;
}

/* The longest name of a column: nine characters. */
#define COLUMN_BYTES 27

/* A column of a paper, before the title of what stands in it. */
static bool has_column(const char *title)
{
    static const char *const COLUMNS[] = {"论",   "评",   "观察",   "观点", "纵横", "手笔",
                                          "钟声", "和音", "望海楼", "新觉", "声音", NULL};
    const char *colon = strchr(title, ':');
    return colon && colon > title && colon - title <= COLUMN_BYTES &&
           jy_utf8_contains_any(title, 0, (uint32_t)(colon - title), COLUMNS);
}

/* A document whose title is a task says what is to be done, and one of a known genre speaks for its body. */
static bool is_own_title(const char *title)
{
    jy_reading head;
    jy_reading_of(title, (uint32_t)strlen(title), &head);
    return jy_genre_of(title) || (head.opens & TASKS) || (head.starts & CUES(STRIVE));
}

/* What a dateline begins, though not a speech in full behind one; what nobody says of himself: a feature, a page. */
static bool is_news(const char *text, const GArray *blocks, const char *title)
{
    const bool has_date = has_dateline(text, blocks);
    if (!has_date && is_own_title(title)) {
        return false;
    }
    const body_survey survey = survey_body(text, blocks);
    const uint32_t most = survey.bytes / (has_date ? FIRST_PERSON_DATED : FIRST_PERSON_BYTES);
    return !survey.has_articles && !survey.is_addressed && (has_date || survey.has_signs) &&
           survey.first_person <= most;
}

/* Rules and what directs have lists of names, no turns. */
static bool may_talk(const char *title)
{
    return !jy_genre_at_end(title, 0, (uint32_t)strlen(title), JY_GENRE_RULES | JY_GENRE_DIRECTS);
}

jy_manner jy_manner_of(const char *text, const GArray *blocks, const char *title)
{
    if (may_talk(title) && is_talk(text, blocks)) {
        return MANNER_TALK;
    }
    if (has_column(title)) {
        return MANNER_COMMENT;
    }
    return is_news(text, blocks, title) ? MANNER_NEWS : MANNER_OWN;
}

/* manner.c: news are told by their dateline or their reporter, talks by the labels of turns; what has neither, and
 * nobody who says 我们, tells of others, too. */
#include "text/statement/manner.h"

#include <jiyan/text/character.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <string.h>

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

jy_turn jy_turn_of(const char *text, uint32_t start, uint32_t end)
{
    g_autofree char *label = label_of(text, start, end);
    return label ? turn_of_label(label) : TURN_NONE;
}

static bool is_talk(const char *text, const GArray *blocks)
{
    unsigned turns = 0;
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        turns += block->kind != JY_BLOCK_NOISE && jy_turn_of(text, block->start, block->end) != TURN_NONE;
    }
    return (turns >= TURNS_FEW && turns * TURNS_FEW_BLOCKS >= blocks->len) ||
           (turns >= TURNS_MANY && turns * TURNS_MANY_BLOCKS >= blocks->len);
}

/* ---- news ---- */

#define TASKS (CUES(DO) | CUES(ACHIEVE) | CUES(ENSURE) | CUES(ADVANCE) | CUES(BUILD) | CUES(CARRY))

/* Of a piece of news one paragraph in so many may say 我 outside quotes. */
#define FIRST_PERSON_BLOCKS 20
/* Where a dateline is looked for: the blocks below a site's menu. */
#define DATELINE_BLOCKS 40
#define DATELINE_BYTES 150

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

/* Whether anybody says 我 or 我们 outside quotes: 我国 and 我省 are said of others, too. */
static bool has_first_person(const char *text, const jy_block *block)
{
    static const char *const OTHERS[] = {"国", "國", "省", "市", "县", "縣", "区", "區", "党", "黨", "军", "軍", NULL};
    int depth = 0;
    if (!jy_utf8_contains(text, block->start, block->end, "我")) {
        return false;
    }
    for (uint32_t at = block->start; at < block->end;) {
        const uint32_t c = jy_utf8_next(text, block->end, &at);
        if (c == 0x201C || c == 0x300C || c == 0x300A) {
            depth++;
        } else if (c == 0x201D || c == 0x300D || c == 0x300B) {
            depth -= depth > 0;
        } else if (c == 0x6211 && !depth && !jy_utf8_starts_any(text, at, block->end, OTHERS)) {
            return true;
        }
    }
    return false;
}

/* What nobody says of himself: a feature, a page of a site. A document of a known genre speaks for its body, and one
 * whose title is a task says what is to be done. */
static bool tells_of_others(const char *text, const GArray *blocks, const char *title)
{
    static const char *const SIGNS[] = {"”", "记者", "日前", "近日", "月份", "日，", NULL};
    unsigned bodies = 0, first = 0;
    bool tells = false;
    jy_reading head;
    jy_reading_of(title, (uint32_t)strlen(title), &head);
    if (jy_genre_of(title) || (head.opens & TASKS) || (head.starts & CUES(STRIVE))) {
        return false;
    }
    for (guint i = 0; i < blocks->len; i++) {
        const jy_block *block = &g_array_index(blocks, jy_block, i);
        if (block->kind == JY_BLOCK_BODY) {
            bodies++;
            first += has_first_person(text, block);
            tells = tells || jy_utf8_contains_any(text, block->start, block->end, SIGNS);
        }
    }
    return tells && first * FIRST_PERSON_BLOCKS <= bodies;
}

jy_manner jy_manner_of(const char *text, const GArray *blocks, const char *title)
{
    return is_talk(text, blocks)                                                ? MANNER_TALK
           : has_dateline(text, blocks) || tells_of_others(text, blocks, title) ? MANNER_NEWS
                                                                                : MANNER_OWN;
}

/* reading.c: the cues of a sentence by their place: first word, first of a clause, last clause. */
#include "text/statement/reading.h"

#include <jiyan/text/character.h>
#include <stddef.h>
#include <string.h>

#define SKIPPED (CUES(LINK) | CUES(ADVERB) | CUES(FUTURE) | CUES(STRIVE))
#define WANTED (CUES(MUST) | CUES(ENSURE) | CUES(SHALL) | CUES(WILL) | CUES(COMING) | CUES(STRIVE) | CUES(NEED))
#define TREATED (CUES(TROUBLE) | CUES(FAULT) | CUES(EXIST))

#define TASKS                                                                                                          \
    (CUES(DO) | CUES(ACHIEVE) | CUES(ADVANCE) | CUES(EXPLORE) | CUES(BUILD) | CUES(CARRY) | CUES(EVIDENT) | CUES(SOLVE))

#define INSIGHT_BYTES 12 /* between 必须 and 清醒地看到 */
#define SHORT_BYTES 60   /* twenty Han characters */

typedef struct {
    uint32_t clause; /* where the next word opens a clause */
    int depth;       /* of quotes and brackets */
    bool awaits;     /* the clause has named the speaker, its verb has not come yet */
    bool opened;     /* the sentence has its opening word */
    jy_cues modal;   /* the last word that binds, … */
    jy_cues before;  /* … what there was before it, */
    uint32_t bound;  /* … and where it ends */
    jy_cues clause_opens;
    jy_cues clause_has;
} reading_state;

/* What a word says in its clause: 要 behind 是 says what something is, 问题 behind 针对 is being treated. */
static jy_cues weigh(const reading_state *state, jy_cues cue)
{
    bool explains = state->clause_has & CUES(COPULA) || state->clause_opens & (CUES(IF) | CUES(REASON));
    if (explains && (cue & WANTED)) {
        return 0;
    }
    bool frames = state->clause_opens & (CUES(TOWARD) | CUES(FRAME));
    return (frames && (cue & CUES(RESULT))) || ((state->clause_opens & CUES(TOWARD)) && (cue & TREATED)) ? 0 : cue;
}

/* 将 is 把 where a noun follows and what is made of it: 将水渠建成样板, 将节水同增收结合起来. */
static bool is_object_marker(const char *text, uint32_t length, uint32_t at)
{
    static const char *const VERBS[] = {"在", "于", "由", "从", "向", "对", "以", "会", "有", "是", "被", "把",
                                        "不", "更", "再", "进", "投", "达", "升", "降", "增", "减", "超", "迎",
                                        "召", "举", "开", "启", "用", "通", "使", "让", "派", "赴", "推", "分",
                                        "为", "成", "得", "获", "带", "给", "全", "与", "同", NULL};
    static const char *const RESULTS[] = {"成", "为", "到", "入", "给", "结合", "转化", "相衔接", NULL};
    uint32_t position = at, stop = at;
    jy_cue_hit hit;
    if (jy_utf8_starts_any(text, at, length, VERBS) ||
        (jy_cue_next(text, length, &position, &hit) && hit.start == at && jy_cue_set(hit.cue))) {
        return false;
    }
    while (stop < length) {
        const uint32_t before = stop, c = jy_utf8_next(text, length, &stop);
        if (c == ',' || c == ';' || c == 0x3002) {
            stop = before;
            break;
        }
    }
    return jy_utf8_contains_any(text, at, stop, RESULTS);
}

/* 一定 is no promise before a noun: 一定特殊性, 一定比例的. */
static bool is_measure(const char *text, uint32_t length, const jy_cue_hit *hit)
{
    static const char *const BINDS[] = {"要", "会", "能", "把", "不", "是", "得", "以", "在", "从", "按",
                                        "让", "使", "为", "想", "找", "拿", "到", "给", "有", NULL};
    uint32_t at = hit->end;
    jy_cue_hit next;
    return jy_utf8_starts(text, hit->start, hit->end, "一定") && hit->end - hit->start == strlen("一定") &&
           !jy_utf8_starts_any(text, hit->end, length, BINDS) &&
           !(jy_cue_next(text, length, &at, &next) && next.start == hit->end && jy_cue_set(next.cue));
}

/* The verb behind 我们 or 中国. */
static void read_verb(reading_state *state, const char *text, const jy_cue_hit *hit, jy_reading *reading)
{
    static const char *const STANCES[] = {"支持", "反对", "欢迎", "希望", "主张", "赞成",
                                          "坚持", "秉持", "奉行", "尊重", "恪守", NULL};
    if (!state->awaits || (jy_cue_set(hit->cue) & (CUES(LINK) | CUES(ADVERB)))) {
        return;
    }
    state->awaits = false;
    reading->form |= jy_utf8_starts_any(text, hit->start, hit->end, STANCES) ? FORM_STANCE : 0;
}

/* 必须十分清醒地看到 wants insight only: the word that binds is taken back. */
static void read_insight(reading_state *state, const jy_cue_hit *hit, jy_reading *reading)
{
    if (hit->cue == CUE_MUST || hit->cue == CUE_SHALL) {
        state->before = state->modal && state->bound == hit->start ? state->before : reading->has;
        state->modal |= jy_cue_set(hit->cue);
        state->bound = hit->end;
    } else if (hit->cue == CUE_THINK && state->modal && hit->start - state->bound <= INSIGHT_BYTES) {
        reading->has &= ~state->modal | state->before;
        reading->starts &= ~state->modal | state->before;
        reading->ends &= ~state->modal;
        reading->form |= FORM_INSIGHT;
        state->modal = 0;
    }
}

static void read_word(reading_state *state, const char *text, uint32_t length, const jy_cue_hit *hit,
                      jy_reading *reading)
{
    /* 修建了 is no task, 建设的成就 and 发展是硬道理 begin with a noun. */
    static const char *const NO_VERBS[] = {"了", "的", "是", NULL};
    jy_cues cue = weigh(state, jy_cue_set(hit->cue));
    if ((cue & (CUES(COMING) | CUES(WILL))) && jy_utf8_ends(text, hit->start, hit->end, "将") &&
        !jy_utf8_starts(text, hit->start, hit->end, "我") && is_object_marker(text, length, hit->end)) {
        cue = CUES(DO);
    }
    if ((cue & CUES(MUST)) && is_measure(text, length, hit)) {
        cue = 0;
    }
    bool heads = hit->start == state->clause;
    read_verb(state, text, hit, reading);
    read_insight(state, hit, reading);
    reading->has |= cue;
    reading->ends |= cue;
    state->clause_has |= cue;
    if (!heads) {
        return;
    }
    if (cue & SKIPPED) {
        state->clause = hit->end;
        reading->starts |= cue & CUES(STRIVE);
        state->opened = state->opened || (cue & CUES(FUTURE) && jy_utf8_starts(text, hit->end, length, "是"));
        return; /* 今年 is the subject of 今年是 */
    }
    if ((cue & TASKS) && jy_utf8_starts_any(text, hit->end, length, NO_VERBS)) {
        cue = 0;
    }
    state->awaits = cue & (CUES(WE) | CUES(CHINA));
    reading->starts |= cue;
    state->clause_opens = cue;
    if (!state->opened && !(cue & (CUES(FRAME) | CUES(TOWARD)))) {
        reading->opens = cue;
        state->opened = true;
    }
}

static void end_clause(reading_state *state, const jy_cue_hit *hit, jy_reading *reading)
{
    /* A clause whose first word is none of the lexicon's opens the sentence with it: a subject. */
    if (!(state->clause_opens & (CUES(FRAME) | CUES(TOWARD))) && hit->start > state->clause) {
        state->opened = true;
    }
    state->clause = hit->end;
    state->clause_opens = state->clause_has = 0;
    state->awaits = false;
    state->modal = 0;
    reading->ends = 0;
}

static bool has_number(const char *text, uint32_t length)
{
    for (uint32_t i = 0; (i = jy_character_skip_han(text, length, i)) < length; i++) {
        if (text[i] >= '0' && text[i] <= '9') {
            return true;
        }
    }
    return jy_utf8_contains(text, 0, length, "百分之");
}

static unsigned form_of(const char *text, uint32_t length, const jy_reading *reading)
{
    uint32_t last = length, first = jy_utf8_peek(text, length, 0), end = length ? jy_utf8_previous(text, 0, &last) : 0;
    unsigned form = reading->form | (first == '(' && end == ')' ? FORM_BRACKETED : 0);
    form |= jy_character_is_stop(end) || end == '!' || end == '?' || end == ';' || jy_character_is_closing(end)
                ? 0
                : FORM_UNENDED;
    form |= end == ':' ? FORM_INTRODUCES : 0;
    form |= length <= SHORT_BYTES ? FORM_SHORT : 0;
    form |= has_number(text, length) ? FORM_NUMBER : 0;
    bool de = last >= 3 && jy_utf8_ends(text, 0, last, "的");
    form |= de && (reading->has & (CUES(COPULA) | CUES(GOAL))) ? FORM_SHI_DE : 0;
    bool names = jy_utf8_ends(text, 0, last, "方面") || jy_utf8_ends(text, 0, last, "问题");
    form |= names && (form & FORM_SHORT) && (reading->starts & CUES(FRAME)) && !reading->opens ? FORM_TOPIC : 0;
    return form;
}

void jy_reading_of(const char *text, uint32_t length, jy_reading *ret_reading)
{
    *ret_reading = (jy_reading){0};
    reading_state state = {0};
    uint32_t at = 0;
    jy_cue_hit hit;
    while (jy_cue_next(text, length, &at, &hit)) {
        switch (hit.cue) {
        case CUE_OPENING:
            state.depth++;
            break;
        case CUE_CLOSING:
            state.depth -= state.depth > 0;
            break;
        case CUE_COMMA:
            if (!state.depth && hit.end < length) {
                end_clause(&state, &hit, ret_reading);
            }
            break;
        default:
            if (!state.depth) {
                read_word(&state, text, length, &hit, ret_reading);
            }
        }
    }
    ret_reading->form = form_of(text, length, ret_reading);
}

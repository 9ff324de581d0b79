/* cue.h: finds the words that tell what a sentence does, by class: its cues. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_CUE_H
#define JIYAN_TEXT_STATEMENT_CUE_H

#include <stdbool.h>
#include <stdint.h>

/* The words of each class: lexicon.c. */
typedef enum {
    CUE_QUESTION,

    /* Skipped where a clause opens. */
    CUE_LINK,   /* 同时, 因此, 一是 */
    CUE_ADVERB, /* 进一步, 积极 */
    CUE_FRAME,  /* 按照, 通过: the clause only frames the next */
    CUE_TOWARD, /* 针对, 对: and what is wrong in it is what is treated */

    /* What is wanted. */
    CUE_MUST,
    CUE_ENSURE, /* as strong, but also told of the past: 确保 */
    CUE_SHALL,
    CUE_WILL,   /* said so that nothing else can be meant: 我们将, 拟 */
    CUE_COMING, /* 将, which may also be 把 */
    CUE_WOULD,  /* 会, the modal of Hong Kong */
    CUE_STRIVE,
    CUE_ADVANCE,
    CUE_EXPLORE,
    CUE_DO,      /* other verbs that tasks begin with */
    CUE_ACHIEVE, /* … that name an end: 完成, 实现 */
    CUE_WILLING,
    CUE_NEED,
    CUE_CANNOT,
    CUE_GOAL, /* 主要任务是 */
    CUE_FUTURE,
    CUE_CAN,
    CUE_FORECAST, /* 可能发生: nobody undertakes it */
    CUE_EXPECT,   /* 预计: of the speaker's own measures, or of nature and markets */

    /* What was done. */
    CUE_ASPECT,   /* 了, 已经 */
    CUE_FINISHED, /* 已初步, 进行了: in a document that directs, too, where 已 alone tells nothing */
    CUE_PAST,     /* 去年, 五年来 */
    CUE_RESULT,   /* 取得, 显著 */
    CUE_CHANGE,   /* 增长, 达到: of results and of targets */

    /* What is wrong. */
    CUE_TROUBLE, /* 问题, 困难 */
    CUE_EXIST,   /* 存在, 仍然, 一些 */
    CUE_FAULT,   /* wrong by itself: 滞后, 缺乏 */
    CUE_UNDONE,  /* 尚未, 没有得到 */
    CUE_SOLVE,

    /* What only explains. */
    CUE_COPULA,
    CUE_WORTH,  /* 有利于, 意味着 */
    CUE_WHY,    /* 主要是由于 */
    CUE_STANCE, /* 我们主张: on what others do */
    CUE_ONLY_IF,
    CUE_ASSURE, /* 一定能, 必将 */
    CUE_IF,
    CUE_THINK,
    CUE_SAY, /* what others say, or ask for: 他们说, 你省请求 */
    CUE_REASON,
    CUE_BACKDROP, /* what a time is, how hard a goal, what holds anyway: 任期即将, 付出艰巨努力, 按规定执行 */
    CUE_COUNCIL, /* who set a plan before: 代表大会 */
    CUE_AIM,     /* … and what: 奋斗目标 */
    CUE_LIST,    /* 以下三点 */
    CUE_HOPE,
    CUE_CALL, /* 让我们, 万岁 */
    CUE_THANK,

    /* Who. */
    CUE_WE,
    CUE_CHINA,
    CUE_ABROAD,
    CUE_PEERS, /* 各国, 两岸同胞: who is not bound by what the speaker says */

    /* Documents. */
    CUE_SALUTE,
    CUE_PREAMBLE,
    CUE_FOLLOWING, /* 以下, 如下 */
    CUE_DELEGATE,  /* 另行制定 */

    /* What can be tested. */
    CUE_BUILD,       /* what brings a thing about: 制定, 建立 */
    CUE_CARRY,       /* … an undertaking: 实施, 启动 */
    CUE_THING,       /* what is there or not: 办法, 机制 */
    CUE_UNDERTAKING, /* 工程, 试点 */
    CUE_EVIDENT,     /* by itself: 应保尽保, 可行性研究 */
    CUE_SET_CLASSES, /* of those above: what fits into jy_cues */

    /* In no set: … */
    CUE_NONE = CUE_SET_CLASSES, /* a trap: hides the words inside it, 重要 the 要 */

    /* … and the turns of a clause. */
    CUE_COMMA,
    CUE_OPENING,
    CUE_CLOSING,
    CUE_CLASSES,
} jy_cue;

typedef uint64_t jy_cues; /* a set of classes */
#define CUES(class) (UINT64_C(1) << CUE_##class)

/* The set of one class, empty for what is in no set. */
static inline jy_cues jy_cue_set(uint8_t cue)
{
    return cue < CUE_SET_CLASSES ? UINT64_C(1) << cue : 0;
}

typedef struct {
    uint32_t start, end; /* bytes */
    uint8_t cue;         /* jy_cue */
} jy_cue_hit;

/* The words of a class, with spaces between them. */
typedef struct {
    uint8_t cue;
    const char *words;
} jy_cue_words;
extern const jy_cue_words JY_LEXICON[];
extern const unsigned JY_LEXICON_LENGTH;

/* The next word of the lexicon in folded text at or after *position, the longest of those that begin there. On true
 * *position is behind it. May be called by several threads. */
bool jy_cue_next(const char *text, uint32_t length, uint32_t *position, jy_cue_hit *ret_hit);

#endif

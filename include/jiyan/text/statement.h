/* statement.h: what the sentences of a document do: commit to something, report of something, name a problem, or none
 * of these. Rules with names, each with an example (text/statement/); no model. After the guides of testable pledges
 * (Comparative Pledges Project) and quasi-sentences (Manifesto Project). */
#ifndef JIYAN_TEXT_STATEMENT_H
#define JIYAN_TEXT_STATEMENT_H

#include <glib.h>
#include <jiyan/text/outline.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    JY_STATEMENT_OTHER, /* greeting, heading, explanation, rules in force, noise */
    JY_STATEMENT_COMMITMENT,
    JY_STATEMENT_REPORT,
    JY_STATEMENT_PROBLEM,
} jy_statement_kind;
#define JY_STATEMENT_KINDS 4

/* How firmly a commitment binds, weakest first. */
typedef enum {
    JY_STRENGTH_NONE,    /* no commitment */
    JY_STRENGTH_EXPLORE, /* 探索, 研究, 试点, 鼓励 */
    JY_STRENGTH_ADVANCE, /* 着力, 加快, 推进; a bare verb in a section of plans */
    JY_STRENGTH_STRIVE,  /* 力争, 争取, 努力; 要力争 too */
    JY_STRENGTH_SHALL,   /* 要, 将, 完成, 实现; a target with a number */
    JY_STRENGTH_MUST,    /* 确保, 必须, 务必, 决不 */
} jy_strength;
#define JY_STRENGTHS 6

/* A sentence: a semicolon ends one, too, as each part of such a list is a promise of its own. */
typedef struct {
    uint32_t start, end; /* bytes */
    jy_statement_kind kind;
    jy_strength strength;
    bool is_testable; /* of a commitment: a third party could say done or not done */
    uint8_t repeat;   /* how many equal sentences precede it in the document, 255 at most */
    uint16_t rule;    /* id of the rule that decided its kind: jy_statement_rule_of */
} jy_statement;

/* What is known of the document. Strings may be NULL. */
typedef struct {
    const char *title;
    const char *genre;
    const char *date; /* 2021, 2021-03 or 2021-03-05 */
} jy_statement_source;

/* The statements of a text whose outline is `blocks`, in order; headings and noise too, as other. Returns a new array
 * of jy_statement, bytes of `text`; free with g_array_unref. */
GArray *jy_statement_read(const char *text, const GArray *blocks, const jy_statement_source *source);

/* A rule as a person reads it. */
typedef struct {
    uint16_t id;         /* stored in the index: stays when the table is reordered, never reused; 0 is no rule */
    const char *name;    /* plan-section, modal-must, … */
    const char *example; /* a sentence that it decides */
    const char *why;     /* in one line of English */
    jy_statement_kind kind;
} jy_statement_rule;

/* The rule of an id, NULL where no rule of this version has it. Borrowed: valid for ever. */
const jy_statement_rule *jy_statement_rule_of(uint16_t id);

/* commitment, report, problem or other; must, shall, strive, advance, explore or "". Borrowed: valid for ever. */
const char *jy_statement_kind_name(jy_statement_kind kind);
const char *jy_statement_strength_name(jy_strength strength);

#endif

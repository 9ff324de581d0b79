/* section.h: what the section of a sentence is: a review, a plan, a law. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_SECTION_H
#define JIYAN_TEXT_STATEMENT_SECTION_H

#include <jiyan/text/statement.h>
#include <stdbool.h>
#include <stdint.h>

typedef enum {
    SECTION_OPENING = 1 << 0, /* of a document that directs: before what it directs */
    SECTION_REVIEW = 1 << 1,
    SECTION_PROBLEMS = 1 << 2,
    SECTION_PLAN = 1 << 3,
    SECTION_MIXED = 1 << 4,  /* its headings do not tell */
    SECTION_LAW = 1 << 5,    /* articles of rules in force */
    SECTION_ABROAD = 1 << 6, /* the state of the world, foreign affairs, reunification: mixed, and much of others */
    SECTION_TASKS = 1 << 7,  /* its heading is a task: a plan most often */
    /* Where others are told of, headings tell nothing. */
    SECTION_NEWS = 1 << 8,     /* a piece of news */
    SECTION_TALK = 1 << 9,     /* what is asked and demanded in a talk */
    SECTION_ANSWER = 1 << 10,  /* … and what an official answers */
    SECTION_COMMENT = 1 << 11, /* what a paper thinks */
} jy_section;
#define SECTIONS 12
/* Where others are told of. */
#define SECTION_TOLD (SECTION_NEWS | SECTION_TALK | SECTION_ANSWER | SECTION_COMMENT)
#define SECTION_ANY ((1U << SECTIONS) - 1)

#define SECTION_LEVELS 16

typedef struct {
    unsigned year;   /* of the document, 0 where it is not known */
    bool directs;    /* a notice, a plan: its sentences are tasks */
    bool is_topical; /* headings name topics, and those that begin with a verb are no plans (施政报告) */
    jy_section base; /* of what no heading tells */
    jy_section levels[SECTION_LEVELS]; /* of the headings above; 0 where one says nothing */
} jy_section_state;

/* Begins a document; `title` is folded, may be empty. */
void jy_section_begin(jy_section_state *sections, const jy_statement_source *source, const char *title);

/* Goes on to a section that no heading ends: of news, or a turn of a talk. */
void jy_section_tell(jy_section_state *sections, jy_section section);

/* True when a line that does not end as a sentence does is the title of a document, folded: …的通知. */
bool jy_section_is_title(const char *text, uint32_t length);

/* Goes on to a document inside the document, by its title, folded. */
void jy_section_document(jy_section_state *sections, const char *text, uint32_t length);

/* Goes on to a heading, folded; `is_task` where it begins with a verb. */
void jy_section_heading(jy_section_state *sections, unsigned level, const char *text, uint32_t length, bool is_task);

/* The section at this place. */
jy_section jy_section_now(const jy_section_state *sections);

#endif

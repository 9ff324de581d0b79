/* sets.h: short names for the sections and sets of cues in the tables of rules. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_SETS_H
#define JIYAN_TEXT_STATEMENT_SETS_H

#include "text/statement/rule.h"

#define COMMITMENT JY_STATEMENT_COMMITMENT
#define REPORT JY_STATEMENT_REPORT
#define PROBLEM JY_STATEMENT_PROBLEM
#define OTHER JY_STATEMENT_OTHER

#define REVIEW SECTION_REVIEW
#define PROBLEMS SECTION_PROBLEMS
#define PLAN (SECTION_PLAN | SECTION_TASKS)
#define LAW SECTION_LAW
#define NEWS SECTION_NEWS
#define TALK SECTION_TALK
#define ANSWER SECTION_ANSWER
#define COMMENT SECTION_COMMENT
/* Sections that do not tell what their sentences do. */
#define MIXED (SECTION_MIXED | SECTION_ABROAD)
#define UNTOLD (MIXED | SECTION_OPENING)
/* Where what is wrong is the speaker's to mend. */
#define HOME (SECTION_MIXED | SECTION_OPENING)

#define MODAL (CUES(MUST) | CUES(SHALL) | CUES(WILL))
#define BINDS (MODAL | CUES(ENSURE))
#define ACTS                                                                                                           \
    (CUES(DO) | CUES(ACHIEVE) | CUES(ENSURE) | CUES(ADVANCE) | CUES(EXPLORE) | CUES(BUILD) | CUES(CARRY) |             \
     CUES(EVIDENT) | CUES(SOLVE) | CUES(COMING))
#define DONE (CUES(ASPECT) | CUES(FINISHED) | CUES(PAST))
#define FOREIGN (CUES(ABROAD) | CUES(PEERS))
#define WRONG (CUES(TROUBLE) | CUES(FAULT))
/* … and has not been put right. */
#define WRONG_NOW (CUES(FAULT) | CUES(UNDONE) | CUES(EXIST))
#define AHEAD (CUES(FUTURE) | CUES(COMING))

/* What takes back that something is wrong: it is being dealt with, explained, wanted. */
#define MENDED (BINDS | CUES(SOLVE) | CUES(STRIVE) | CUES(COPULA) | CUES(RESULT))

#endif

/* rule.h: rules as data. Private to text/statement/. */
#ifndef JIYAN_TEXT_STATEMENT_RULE_H
#define JIYAN_TEXT_STATEMENT_RULE_H

#include "text/statement/reading.h"
#include "text/statement/section.h"

/* A rule holds where every condition that it gives holds; cues are those of lexicon.c. */
typedef struct {
    jy_statement_rule shown;
    unsigned in;        /* any of these sections */
    unsigned form;      /* all of these */
    unsigned not_form;  /* none of these */
    jy_cues opens;      /* any of these open the sentence */
    jy_cues not_opens;  /* none of these does */
    jy_cues starts;     /* any of these open a clause */
    jy_cues not_starts; /* none of these does */
    jy_cues ends;       /* any of these occur in the last clause */
    jy_cues not_ends;   /* none of these does */
    jy_cues any;        /* any of these occur */
    jy_cues with;       /* and any of these */
    jy_cues none;       /* none of these occurs */
} jy_rule;

/* In the order in which they are applied, those by words first; the last holds always. */
extern const jy_rule JY_RULES_WORDS[], JY_RULES_PLACE[];
extern const unsigned JY_RULES_WORDS_LENGTH, JY_RULES_PLACE_LENGTH;

/* A rule by its position in the two tables, NULL beyond the last. */
const jy_rule *jy_rule_at(unsigned position);

/* The rule that decides: the first that holds. Borrowed: valid for ever. */
const jy_rule *jy_rule_decide(const jy_reading *reading, jy_section section);

#endif

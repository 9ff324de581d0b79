/* asked.h: a question as words that are followed and filters that bind them. Private to the trace. */
#ifndef JIYAN_SEARCHER_STATEMENTS_ASKED_H
#define JIYAN_SEARCHER_STATEMENTS_ASKED_H

#include "searcher/question.h"
#include "searcher/statements/topic.h"

typedef struct {
    GString *words;
    GPtrArray *filters; /* of char *, NULL-terminated */
} jy_asked;

/* Fills *ret_asked, cleared with jy_asked_clear, with what is wanted, in whatever way; fields only where they bind the
 * whole. Returns false with error and leaves *ret_asked alone where the question cannot be read. Errors: as for
 * jy_question_read. */
bool jy_asked_read(const jy_question *question, jy_asked *ret_asked, GError **err);
void jy_asked_clear(jy_asked *asked);

/* The topics of a question's words: that of the words themselves, then those with looser words of the same matter
 * (same.h), JY_ASKED_TOPICS at most. Returns a new array of jy_topic; free with g_ptr_array_unref. */
GPtrArray *jy_topics_asked(jy_lexis *lexis, const char *words);
#define JY_ASKED_TOPICS 4

#endif

/* target.h: a question as words that are followed and filters that bind them. Private to the trace. */
#ifndef JIYAN_SEARCHER_TRAILS_TARGET_H
#define JIYAN_SEARCHER_TRAILS_TARGET_H

#include "searcher/query/request.h"
#include "searcher/trails/topic.h"

typedef struct {
    GString *words;
    GPtrArray *filters; /* of char *, NULL-terminated */
} jy_target;

/* Fills *ret_asked, cleared with jy_target_clear, with what is wanted, in whatever way; fields only where they bind the
 * whole. Returns false with error and leaves *ret_asked alone where the question cannot be read. Errors: as for
 * jy_request_read. */
bool jy_target_read(const jy_request *question, jy_target *ret_asked, GError **err);
void jy_target_clear(jy_target *asked);

/* The topics of a question's words: that of the words themselves, then those with looser words of the same matter
 * (thesaurus.h), JY_TARGET_TOPICS at most. Returns a new array of jy_topic; free with g_ptr_array_unref. */
GPtrArray *jy_target_topics(jy_lexis *lexis, const char *words);
#define JY_TARGET_TOPICS 4

#endif

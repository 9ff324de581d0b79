/* asked.c: what kind of thing a question asks for. */
#include "searcher/query/asked.h"

#include <glib.h>
#include <string.h>

/* Simplified and folded. 几 alone is in many words that ask nothing. */
static const struct {
    const char *words;
    jy_asked kind;
} FORMS[] = {
    {"多少", JY_ASKED_NUMBER},     {"百分之几", JY_ASKED_NUMBER}, {"几个", JY_ASKED_NUMBER}, {"几项", JY_ASKED_NUMBER},
    {"几次", JY_ASKED_NUMBER},     {"几家", JY_ASKED_NUMBER},     {"几年", JY_ASKED_NUMBER}, {"几人", JY_ASKED_NUMBER},
    {"多长时间", JY_ASKED_NUMBER}, {"多久", JY_ASKED_NUMBER},     {"多大", JY_ASKED_NUMBER}, {"多高", JY_ASKED_NUMBER},
    {"什么时候", JY_ASKED_TIME},   {"什么时间", JY_ASKED_TIME},   {"何时", JY_ASKED_TIME},   {"哪一年", JY_ASKED_TIME},
    {"哪年", JY_ASKED_TIME},       {"哪一天", JY_ASKED_TIME},     {"哪天", JY_ASKED_TIME},   {"几月", JY_ASKED_TIME},
    {"何年", JY_ASKED_TIME},
};

unsigned jy_asked_read(const char *folded)
{
    unsigned asked = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(FORMS); i++) {
        asked |= strstr(folded, FORMS[i].words) ? FORMS[i].kind : 0;
    }
    return asked;
}

/* salutation.c: the list of salutations. */
#include <jiyan/text/salutation.h>

#include <glib.h>
#include <jiyan/text/utf8.h>

#define SPEECH JY_SALUTATION_SPEECH
#define LINE JY_SALUTATION_LINE
#define INNER JY_SALUTATION_INNER

static const struct {
    const char *word;
    unsigned classes;
} WORDS[] = {
    {"各位", SPEECH | LINE | INNER},
    {"同志", SPEECH | INNER},
    {"同志们", LINE},
    {"尊敬", SPEECH},
    {"尊敬的", LINE},
    {"亲爱", SPEECH},
    {"亲爱的", LINE},
    {"女士", SPEECH | INNER},
    {"女士们", LINE},
    {"先生", SPEECH | INNER},
    {"朋友", SPEECH | INNER},
    {"朋友们", LINE},
    {"主席", SPEECH | INNER},
    {"主席,", LINE},
    {"主席、", LINE},
    {"代表", SPEECH},
    {"代表们", INNER},
    {"同胞", SPEECH},
    {"乡亲", SPEECH},
    {"同学", SPEECH},
    {"老师", SPEECH},
    {"大家", SPEECH},
    {"今天", SPEECH},
    {"现在", SPEECH},
    {"首先", SPEECH},
    {"党的", SPEECH},
    {"这", SPEECH},
};

bool jy_salutation_begins(const char *folded, unsigned classes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & classes) && g_str_has_prefix(folded, WORDS[i].word)) {
            return true;
        }
    }
    return false;
}

bool jy_salutation_is_in(const char *text, uint32_t start, uint32_t end, unsigned classes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & classes) && jy_utf8_contains(text, start, end, WORDS[i].word)) {
            return true;
        }
    }
    return false;
}

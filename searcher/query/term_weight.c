/* term_weight.c: what the parts of a question weigh. */
#include "searcher/query/term_weight.h"

#include <jiyan/text/words.h>
#include <stdbool.h>
#include <string.h>

/* nDCG@10 of cmrc2018, xwlb_headline, stard (the sets of tests/bench/quality), all looked at in a study of weights:
 * crossing bigrams at 0.5 to 0.8 differ by less than 0.003, at 1 the second loses 0.009; frame words at 0 to 0.5 by
 * less than 0.003, at 1 the first loses 0.007. */
#define CROSSING 0.7
#define FRAME 0.3
#define QUOTED 1.5

/* Words that ask, and that are polite. Simplified and folded. */
static const char *const FRAMES[] = {
    "什么时候", "是什么",   "什么",   "有哪些",   "哪些",   "哪一年",   "哪年", "哪个",   "哪种",   "哪里",
    "哪儿",     "哪位",     "谁",     "如何",     "怎么样", "怎么办",   "怎么", "怎样",   "为什么", "为何",
    "是否",     "是不是",   "有没有", "能不能",   "能否",   "可不可以", "可否", "可以吗", "可以",   "应不应该",
    "该不该",   "会不会",   "要不要", "多少",     "几个",   "请问",     "请教", "您好",   "你好",   "谢谢",
    "麻烦",     "我想知道", "想知道", "我想了解", "想了解", "的情况",   "情况", "关于",   "以及",   "有关",
    "请介绍",   "请说明",   "请列出", "告诉我",   "帮我",   "有何",     "何时", "何地",   "何种",
};

struct jy_term_weights {
    const char *text;
    uint32_t length;
    GArray *frames;          /* of jy_word */
    GArray *quoted;          /* of jy_word: between 《 and 》 */
    unsigned char *boundary; /* a byte for each of the text: a word begins or ends here */
};

static void free_words(void *words)
{
    jy_words_free(words);
}

/* One for a thread: its dictionary takes milliseconds to load. NULL where it cannot be. */
static jy_words *the_words(void)
{
    static GPrivate of_thread = G_PRIVATE_INIT(free_words);
    jy_words *words = g_private_get(&of_thread);
    if (!words) {
        words = jy_words_new();
        g_private_set(&of_thread, words);
    }
    return words;
}

static void mark_boundaries(jy_term_weights *weights)
{
    jy_words *words = the_words();
    g_autoptr(GArray) found = g_array_new(false, false, sizeof(jy_word));
    if (!words) {
        return;
    }
    jy_words_cut(words, weights->text, weights->length, found);
    uint32_t behind = 0;
    for (guint i = 0; i < found->len; i++) {
        const jy_word *word = &g_array_index(found, jy_word, i);
        /* What is between words is joining characters, each of them apart. */
        memset(weights->boundary + behind, 1, word->start - behind + 1);
        weights->boundary[word->end] = 1;
        behind = word->end;
    }
    memset(weights->boundary + behind, 1, weights->length - behind + 1);
}

static void add_span(GArray *spans, const char *text, const char *start, const char *end)
{
    jy_word span = {(uint32_t)(start - text), (uint32_t)(end - text)};
    g_array_append_val(spans, span);
}

jy_term_weights *jy_term_weight_new(const char *folded, uint32_t length)
{
    jy_term_weights *weights = g_new0(jy_term_weights, 1);
    weights->text = folded;
    weights->length = length;
    weights->frames = g_array_new(false, false, sizeof(jy_word));
    weights->quoted = g_array_new(false, false, sizeof(jy_word));
    weights->boundary = g_malloc0(length + 1);
    mark_boundaries(weights);
    for (size_t i = 0; i < G_N_ELEMENTS(FRAMES); i++) {
        for (const char *at = strstr(folded, FRAMES[i]); at; at = strstr(at + 1, FRAMES[i])) {
            add_span(weights->frames, folded, at, at + strlen(FRAMES[i]));
        }
    }
    for (const char *open = strstr(folded, "《"); open; open = strstr(open + 1, "《")) {
        const char *close = strstr(open, "》");
        if (close) {
            add_span(weights->quoted, folded, open, close);
        }
    }
    return weights;
}

void jy_term_weight_free(jy_term_weights *weights)
{
    if (weights) {
        g_array_unref(weights->frames);
        g_array_unref(weights->quoted);
        g_free(weights->boundary);
        g_free(weights);
    }
}

static bool is_within(const GArray *spans, uint32_t start, uint32_t end)
{
    for (guint i = 0; i < spans->len; i++) {
        const jy_word *span = &g_array_index(spans, jy_word, i);
        if (span->start <= start && end <= span->end) {
            return true;
        }
    }
    return false;
}

double jy_term_weight_of(const jy_term_weights *weights, uint32_t start, uint32_t end)
{
    if (is_within(weights->quoted, start, end)) {
        return QUOTED;
    }
    if (is_within(weights->frames, start, end)) {
        return FRAME;
    }
    /* Only bigrams cross: numbers and words of letters are whole. */
    bool is_bigram = (unsigned char)weights->text[start] >= 0x80;
    for (uint32_t i = start + 1; is_bigram && i < end; i++) {
        if (weights->boundary[i] && ((unsigned char)weights->text[i] & 0xC0) != 0x80) {
            return CROSSING;
        }
    }
    return 1;
}

bool jy_term_weight_parts(const jy_term_weights *weights, uint32_t at)
{
    return at >= weights->length || weights->boundary[at];
}

double jy_term_weight_of_character(gunichar character)
{
    static const char PARTICLES[] = "的了是在有和与及吗呢谁我你他这那就都也被把";
    return g_utf8_strchr(PARTICLES, -1, character) ? FRAME : 1;
}

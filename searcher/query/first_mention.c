/* first_mention.c: questions for the first time that something was said, told by runs of words that say nothing else:
 * 最早是什么时候提出的. */
#include "searcher/query/first_mention.h"

#include <jiyan/text/fold.h>
#include <stdbool.h>
#include <string.h>

#include "searcher/query/parse.h"

/* What a word of such a run says, and where in it it may stand: bits. */
enum {
    WHEN = 1 << 0,  /* asks for a time */
    WHO = 1 << 1,   /* asks for a person or a document */
    FIRST = 1 << 2, /* the first time */
    SAID = 1 << 3,  /* that something was said */
    USED = 1 << 4,  /* the same, beside FIRST only: else it is something that happens */
    LEADS = 1 << 5, /* may begin a run behind other words; what may not is maybe a part of them: 土地使用 首次提出 */
    TRAILS = 1 << 6, /* may end a run before other words */
};

/* Folded. Of words that begin alike the longer one counts. */
static const struct {
    const char *words;
    unsigned says;
} WORDS[] = {
    {"什么时候 什么时间 什么时期 什么年代 什么日期 何时 何年 何年何月 哪年 哪一年 哪年哪月 哪天 哪一天 哪个时候 几时 "
     "多会儿 "
     "啥时候",
     WHEN | LEADS | TRAILS},
    {"时间 年份 日期", WHEN},
    {"谁 由谁 被谁 何人 由何人 哪个人 哪位 哪位领导 哪位领导人 哪里 哪儿 哪次会议 哪一次会议 哪个会议 哪次 哪个文件 "
     "哪份文件 "
     "哪一份文件 哪部文件 哪篇讲话 哪次讲话 哪份报告 哪个报告 哪一年的报告 什么文件 什么会议 什么场合 哪个部门",
     WHO | LEADS | TRAILS},
    {"文件 讲话 报告 会议 出处 来源", WHO},
    {"首次 首度 最早 最先 最初 第一次 第1次 头一次 头一回 第一回 率先 初次", FIRST | LEADS | TRAILS},
    {"提出 提到 提及 提起 写入 写进 写到 载入 说到 说起 讲到 讲起 谈到 谈起", SAID | LEADS | TRAILS},
    {"说过 讲过 提过 提法 说法 用语 表述", SAID},
    {"出现 出现在 用的 说的 讲的 写的 提的 见于", USED},
    {"是 的 , . ; : ! ? 、 。 请问 这个 这一 这个词 这个词语 一词 这一概念 这个概念 这个提法 这一提法 这个说法 "
     "这一说法 这个口号",
     LEADS | TRAILS},
    {"在 于 从 究竟 到底 正式 明确 公开 概念", LEADS},
    {"了", TRAILS},
    {"来 过 被 由 有 开始 呢 吗 啊", 0},
};

/* Words of a run at most; a longer one is cut. */
#define RUN_MOST 24

/* A word of a run: folded bytes. */
typedef struct {
    size_t start, end;
    unsigned says;
} cue_word;

/* The word at `at`; false where there is none. */
static bool read_word(const char *text, size_t at, cue_word *ret_word)
{
    const size_t spaces = strspn(text + at, " \t\n");
    *ret_word = (cue_word){at, at + spaces, LEADS | TRAILS};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        for (const char *word = WORDS[i].words; *word; word += strspn(word, " ")) {
            const size_t length = strcspn(word, " ");
            if (at + length > ret_word->end && strncmp(text + at, word, length) == 0) {
                *ret_word = (cue_word){at, at + length, WORDS[i].says};
            }
            word += length;
        }
    }
    return ret_word->end > at;
}

/* The longest run from `at` on, as one word; false where there is none. */
static bool read_run(const char *text, size_t at, cue_word *ret_run)
{
    cue_word words[RUN_MOST];
    guint first = 0, count = 0;
    while (count < RUN_MOST && text[at] && read_word(text, at, &words[count])) {
        at = words[count++].end;
    }
    while (first < count && words[first].start && !(words[first].says & LEADS)) {
        first++;
    }
    while (count > first && text[words[count - 1].end] && !(words[count - 1].says & TRAILS)) {
        count--;
    }
    if (first == count) {
        return false;
    }
    *ret_run = (cue_word){words[first].start, words[count - 1].end, 0};
    for (guint i = first; i < count; i++) {
        ret_run->says |= words[i].says & ~(unsigned)(LEADS | TRAILS);
    }
    return true;
}

/* True where what the runs of a question say asks for the first time. */
static bool asks(unsigned says)
{
    return (says & WHEN && says & SAID) || (says & FIRST && says & (WHEN | WHO | SAID | USED));
}

/* True for a run that is no part of what is asked for: one that asks by itself, of what was said and not of what
 * happened (最早是什么时候创办的), or at an end of the question, where another may complete it
 * (首次提出乡村振兴是在什么时候). A first time alone asks at the end, or apart. */
static bool is_cue(const char *text, const cue_word *run)
{
    const bool is_last = text[run->end] == '\0', is_first = run->start == 0;
    const bool is_apart = (is_first || text[run->start] == ' ') && (is_last || text[run->end - 1] == ' ');
    return (asks(run->says) && (is_last || run->says & SAID)) || (run->says & FIRST && (is_last || is_apart)) ||
           (run->says & (WHEN | WHO) && (is_last || (is_first && !(run->says & FIRST))));
}

/* Appends the runs of the question that are cues. Returns what they say. */
static unsigned find_runs(const char *text, GArray *runs)
{
    unsigned says = 0;
    cue_word run;
    for (size_t at = 0; text[at];) {
        const bool is_run = read_run(text, at, &run);
        if (is_run && is_cue(text, &run)) {
            g_array_append_val(runs, run);
            says |= run.says;
        }
        at = is_run && run.end > at ? run.end : (size_t)(g_utf8_next_char(text + at) - text);
    }
    return says;
}

/* True for what is more than a plain question, by its marks: operators, or a second sentence. */
static bool has_marks(const char *folded)
{
    const char *mark = strpbrk(folded, "?!;");
    return (mark && g_unichar_isalnum(g_utf8_get_char(mark + 1))) || strpbrk(folded, "\":*|()");
}

/* True for what a search reads as words and runs, and as nothing else. */
static bool is_plain(const char *query)
{
    g_autoptr(jy_node) root = jy_parse(query, NULL, NULL);
    bool found = root && jy_node_has_content(root);
    for (guint i = 0; found && i < jy_node_conjuncts(root); i++) {
        const jy_node *part = jy_node_conjunct(root, i);
        found = part->kind == JY_NODE_PHRASE && !part->quoted;
    }
    return found;
}

/* True for a mark that ends a question; what closes 《a title》 is a part of it. */
static bool is_final_mark(gunichar character)
{
    return g_unichar_ispunct(character) && g_unichar_type(character) != G_UNICODE_CLOSE_PUNCTUATION;
}

/* Takes the white space off both ends of a text, and marks off its end. Returns the text. */
static char *trim(char *text)
{
    size_t length = strlen(g_strstrip(text));
    for (const char *last; length && is_final_mark(g_utf8_get_char(last = g_utf8_prev_char(text + length)));) {
        length = (size_t)(last - text);
        text[length] = '\0';
    }
    return g_strstrip(text);
}

/* What is left of the question beside the runs, as it was typed. */
static char *rest_of(const jy_folded *folded, const GArray *runs)
{
    GString *rest = g_string_new(NULL);
    size_t at = 0;
    for (guint i = 0; i <= runs->len; i++) {
        const cue_word *run = i < runs->len ? &g_array_index(runs, cue_word, i) : NULL;
        const size_t end = run ? run->start : folded->length;
        if (end > at) {
            uint32_t from, to;
            jy_fold_span(folded, (uint32_t)at, (uint32_t)end, &from, &to);
            g_autofree char *piece = trim(g_strndup(folded->original + from, to - from));
            g_string_append_printf(rest, "%s%s", rest->len && *piece ? " " : "", piece);
        }
        at = run ? run->end : at;
    }
    return g_string_free(rest, false);
}

char *jy_first_mention_read(const char *query)
{
    g_auto(jy_folded) folded = JY_FOLDED_INIT;
    g_autoptr(GArray) runs = g_array_new(false, false, sizeof(cue_word));
    if (!query || !g_utf8_validate(query, -1, NULL)) {
        return NULL;
    }
    jy_fold(query, (uint32_t)strlen(query), &folded);
    if (has_marks(folded.text) || !is_plain(query)) {
        return NULL;
    }
    const unsigned says = find_runs(folded.text, runs);
    g_autofree char *rest = says & FIRST || asks(says) ? rest_of(&folded, runs) : NULL;
    return rest && is_plain(rest) ? g_steal_pointer(&rest) : NULL;
}

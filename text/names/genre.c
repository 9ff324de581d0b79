/* genre.c: the list of genres. */
#include <jiyan/text/genre.h>

#include <glib.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#define NAMED JY_GENRE_NAMED
#define OTHER JY_GENRE_OTHER
#define SPOKEN JY_GENRE_SPOKEN
#define ANNUAL JY_GENRE_ANNUAL
#define ISSUED JY_GENRE_ISSUED
#define NUMBERED JY_GENRE_NUMBERED
#define TITLE JY_GENRE_TITLE
#define LINE JY_GENRE_LINE
#define RULES JY_GENRE_RULES
#define DIRECTS JY_GENRE_DIRECTS
#define MIXED JY_GENRE_MIXED
#define NO_RULES JY_GENRE_NO_RULES

typedef struct {
    const char *word;
    const char *normal; /* NULL: the word itself */
    unsigned classes;
} genre_word;

/* Words that are looked for in text that is not folded are listed in Traditional spelling as well. */
static const genre_word WORDS[] = {
    /* speeches, letters */
    {"讲话", NULL, NAMED | SPOKEN | TITLE | LINE},
    {"講話", NULL, TITLE | LINE},
    {"讲稿", "讲话", NAMED},
    {"讲话稿", "讲话", NAMED},
    {"演讲稿", "演讲", NAMED},
    {"发言稿", "发言", NAMED},
    {"谈话", NULL, NAMED | SPOKEN},
    {"演讲", NULL, NAMED | SPOKEN},
    {"演说", "演讲", NAMED},
    {"发言", NULL, NAMED | SPOKEN | TITLE | LINE},
    {"發言", NULL, LINE},
    {"致辞", NULL, NAMED | SPOKEN | TITLE | LINE},
    {"致词", "致辞", NAMED},
    {"祝词", "致辞", NAMED},
    {"祝辞", "致辞", NAMED},
    {"贺词", "致辞", NAMED},
    {"悼词", "致辞", NAMED},
    {"答问会", "答问", NAMED | SPOKEN},
    {"公开信", "信", NAMED},
    {"慰问信", NULL, NAMED},
    {"贺信", NULL, NAMED},
    {"回信", NULL, NAMED},
    {"贺电", NULL, NAMED},
    {"倡议书", NULL, NAMED},
    {"声明", NULL, NAMED},
    {"宣言", NULL, NAMED},
    {"体会", NULL, TITLE},
    {"提纲", NULL, TITLE},
    /* reports */
    {"报告", NULL, NAMED | SPOKEN | TITLE | LINE | MIXED},
    {"報告", NULL, TITLE | LINE},
    {"工作报告", NULL, ANNUAL | ISSUED},
    {"工作報告", NULL, ISSUED},
    {"政府工作报告", NULL, ANNUAL | ISSUED},
    {"政府工作報告", NULL, ANNUAL | ISSUED},
    {"施政报告", NULL, NAMED | SPOKEN | ANNUAL},
    {"施政報告", NULL, ANNUAL},
    {"说明", NULL, NAMED | SPOKEN | TITLE},
    {"总结", NULL, NAMED | TITLE},
    {"答复", NULL, NAMED | MIXED},
    {"通报", NULL, NAMED | TITLE | MIXED},
    {"公报", NULL, NAMED | ISSUED | TITLE},
    {"白皮书", NULL, NAMED},
    {"纪要", NULL, NAMED | TITLE | LINE},
    /* what directs */
    {"通知", NULL, NAMED | TITLE | LINE | DIRECTS},
    {"意见", NULL, NAMED | TITLE | LINE | DIRECTS},
    {"意見", NULL, TITLE},
    {"决定", NULL, NAMED | ISSUED | TITLE | LINE | DIRECTS},
    {"决议", NULL, NAMED | ISSUED},
    {"批复", NULL, NAMED | TITLE | DIRECTS},
    {"函", NULL, NAMED},
    {"的函", "函", NAMED | DIRECTS},
    {"复函", "函", NAMED | TITLE | DIRECTS},
    {"方案", NULL, NAMED | TITLE | LINE | DIRECTS},
    {"预案", NULL, NAMED | TITLE | DIRECTS},
    {"规划", NULL, NAMED | TITLE | DIRECTS},
    {"计划", NULL, NAMED | TITLE | DIRECTS},
    {"纲要", NULL, NAMED | DIRECTS},
    {"要点", NULL, NAMED | TITLE | DIRECTS},
    {"措施", NULL, DIRECTS},
    {"请示", NULL, NAMED | TITLE},
    {"议案", NULL, NAMED},
    {"提案", NULL, NAMED},
    {"建议", NULL, NAMED},
    {"清单", NULL, NAMED},
    {"目录", NULL, NAMED},
    {"责任书", NULL, NAMED},
    /* orders, announcements */
    {"令", NULL, ISSUED | NUMBERED},
    {"国务院令", "令", NAMED},
    {"主席令", "令", NAMED},
    {"政府令", "令", NAMED},
    {"部令", "令", NAMED},
    {"委员会令", "令", NAMED},
    {"命令", NULL, NAMED},
    {"公告", NULL, NAMED | ISSUED | NUMBERED | TITLE},
    {"通告", NULL, NAMED | ISSUED | NUMBERED},
    /* rules */
    {"条例", NULL, NAMED | TITLE | LINE | RULES},
    {"规定", NULL, NAMED | TITLE | RULES},
    {"办法", NULL, NAMED | TITLE | LINE | RULES},
    {"细则", NULL, NAMED | TITLE | RULES},
    {"规则", NULL, NAMED | RULES},
    {"准则", NULL, NAMED},
    {"章程", NULL, NAMED},
    {"公约", NULL, NAMED},
    {"标准", NULL, NAMED},
    {"解释", NULL, NAMED},
    {"修正案", NULL, NAMED},
    {"法", "法律", NAMED | RULES},
    {"做法", NULL, OTHER | NO_RULES},
    {"方法", NULL, OTHER | NO_RULES},
    {"看法", NULL, OTHER},
    {"想法", NULL, OTHER},
    {"用法", NULL, OTHER},
    {"执法", NULL, OTHER},
    {"司法", NULL, OTHER},
    {"立法", NULL, OTHER},
    {"普法", NULL, OTHER},
    /* news of a speech */
    {"发表讲话", NULL, OTHER},
    {"发表重要讲话", NULL, OTHER},
    {"发表视频讲话", NULL, OTHER},
    {"发表谈话", NULL, OTHER},
    {"发表演讲", NULL, OTHER},
    {"发表主旨演讲", NULL, OTHER},
    {"发表致辞", NULL, OTHER},
    {"并讲话", NULL, OTHER},
    {"并发言", NULL, OTHER},
    {"并致辞", NULL, OTHER},
    {"守法", NULL, OTHER},
};

/* Characters of the shortest title of a law. */
#define LAW_LEAST 3

static const char *normal_of(const genre_word *word)
{
    return word->normal ? word->normal : word->word;
}

static const genre_word *find_at_end(const char *text, uint32_t start, uint32_t end, unsigned classes)
{
    const genre_word *found = NULL;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & classes) && jy_utf8_ends(text, start, end, WORDS[i].word) &&
            (!found || strlen(WORDS[i].word) > strlen(found->word))) {
            found = &WORDS[i];
        }
    }
    return found;
}

/* Cuts what follows a genre without hiding it: a bracket, "（摘要）" or a date, 全文, and closing marks. */
static void strip_end(char *folded)
{
    for (;;) {
        g_strchomp(folded);
        char *bracket = g_str_has_suffix(folded, ")") ? strrchr(folded, '(') : NULL;
        size_t length = strlen(folded);
        if (bracket && bracket > folded) {
            *bracket = '\0';
        } else if (g_str_has_suffix(folded, "》") || g_str_has_suffix(folded, "”")) {
            folded[length - strlen("》")] = '\0';
        } else if (g_str_has_suffix(folded, "全文") && length > strlen("全文")) {
            folded[length - strlen("全文")] = '\0';
        } else if (g_str_has_suffix(folded, ">") || g_str_has_suffix(folded, "\"")) {
            folded[length - 1] = '\0';
        } else {
            return;
        }
    }
}

const char *jy_genre_of(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    strip_end(folded);
    const genre_word *found = find_at_end(folded, 0, (uint32_t)strlen(folded), NAMED | OTHER);
    if (!found || found->classes & OTHER) {
        return NULL;
    }
    bool is_law = g_str_equal(found->word, "法");
    return is_law && g_utf8_strlen(folded, -1) < LAW_LEAST ? NULL : normal_of(found);
}

bool jy_genre_is_spoken(const char *genre)
{
    for (size_t i = 0; genre && i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & SPOKEN) && g_str_equal(normal_of(&WORDS[i]), genre)) {
            return true;
        }
    }
    return false;
}

unsigned jy_genre_at_end(const char *text, uint32_t start, uint32_t end, unsigned classes)
{
    const genre_word *found = find_at_end(text, start, end, classes);
    return found ? found->classes : 0;
}

bool jy_genre_begins(const char *text, unsigned classes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & classes) && g_str_has_prefix(text, WORDS[i].word)) {
            return true;
        }
    }
    return false;
}

bool jy_genre_is_in(const char *text, uint32_t start, uint32_t end, unsigned classes)
{
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if ((WORDS[i].classes & classes) && jy_utf8_contains(text, start, end, WORDS[i].word)) {
            return true;
        }
    }
    return false;
}

const char **jy_genre_all(void)
{
    const char **all = g_new0(const char *, G_N_ELEMENTS(WORDS) + 1), **next = all;
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        const char *genre = normal_of(&WORDS[i]);
        if ((WORDS[i].classes & NAMED) && !g_strv_contains(all, genre)) {
            *next++ = genre;
        }
    }
    return all;
}

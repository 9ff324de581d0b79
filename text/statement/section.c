/* section.c: tells sections by the words and years of their headings, and by the genre of the document. */
#include "text/statement/section.h"

#include <jiyan/text/character.h>
#include <jiyan/text/date.h>
#include <jiyan/text/genre.h>
#include <pthread.h>
#include <string.h>

#include "text/fold/trie.h"

/* Of a longer heading only so much is looked at: a paragraph has been glued to it. */
#define HEADING_BYTES 120

/* What a title may end in. */
#define GENRES (JY_GENRE_RULES | JY_GENRE_DIRECTS | JY_GENRE_MIXED | JY_GENRE_NO_RULES)

#define ALL_MIXED (SECTION_REVIEW | SECTION_PLAN)

/* Words of headings. One that holds words of a review and of a plan is mixed. */
static const struct {
    jy_section section;
    const char *word;
} WORDS[] = {
    {SECTION_PROBLEMS, "问题和不足"}, {SECTION_PROBLEMS, "存在的"},     {SECTION_PROBLEMS, "存在问题"},
    {SECTION_PROBLEMS, "主要问题"},   {SECTION_PROBLEMS, "困难和挑战"}, {SECTION_PROBLEMS, "不足和问题"},
    {SECTION_ABROAD, "外交"},         {SECTION_ABROAD, "国际形势"},     {SECTION_ABROAD, "国际局势"},
    {SECTION_ABROAD, "祖国统一"},     {SECTION_ABROAD, "祖国和平统一"}, {SECTION_ABROAD, "祖国完全统一"},
    {SECTION_ABROAD, "一国两制"},     {SECTION_ABROAD, "对外政策"},     {SECTION_ABROAD, "对外关系"},
    {SECTION_ABROAD, "和平发展"},     {SECTION_ABROAD, "世界和平"},     {SECTION_ABROAD, "人类命运"},
    {SECTION_MIXED, "形势"},          {SECTION_REVIEW, "回顾"},         {SECTION_REVIEW, "前一段"},
    {SECTION_REVIEW, "前一阶段"},     {SECTION_REVIEW, "上半年"},       {SECTION_REVIEW, "过去"},
    {SECTION_REVIEW, "成就"},         {SECTION_REVIEW, "年来"},         {SECTION_REVIEW, "取得的"},
    {SECTION_REVIEW, "取得了"},       {SECTION_REVIEW, "工作情况"},     {SECTION_REVIEW, "基本情况"},
    {SECTION_REVIEW, "工作总结"},     {SECTION_REVIEW, "执行情况"},     {SECTION_REVIEW, "完成情况"},
    {SECTION_REVIEW, "基本总结"},     {SECTION_REVIEW, "历程"},         {SECTION_REVIEW, "历史进程"},
    {SECTION_PLAN, "今后"},           {SECTION_PLAN, "总体要求"},       {SECTION_PLAN, "任务"},
    {SECTION_PLAN, "目标"},           {SECTION_PLAN, "部署"},           {SECTION_PLAN, "工作安排"},
    {SECTION_PLAN, "重点工作"},       {SECTION_PLAN, "打算"},           {SECTION_PLAN, "措施"},
    {SECTION_PLAN, "下一步"},         {SECTION_PLAN, "下半年"},         {SECTION_PLAN, "工作的建议"},
    {SECTION_PLAN, "计划概要"},       {SECTION_PLAN, "保障措施"},       {SECTION_PLAN, "组织保障"},
    {SECTION_PLAN, "总的要求"},       {SECTION_PLAN, "政策取向"},
};

static jy_trie *section_words;

static void build_words(void)
{
    section_words = jy_trie_new();
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        jy_trie_add(section_words, WORDS[i].word, strlen(WORDS[i].word), (uint16_t)WORDS[i].section);
    }
}

/* 0 where the ending tells no genre. A letter that answers a proposal tells of that and of what was done,
 * as well as of what will be done. */
static jy_section genre_of_title(const char *title, uint32_t length)
{
    static const char *const PROPOSALS[] = {"建议", "提案", "所提", NULL};
    /* A title ends before a note: 条例（试行）. */
    const char *note = length && title[length - 1] == ')' ? memrchr(title, '(', length) : NULL;
    uint32_t end = note ? (uint32_t)(note - title) : length;
    if (jy_utf8_ends(title, 0, end, "函") && jy_utf8_contains_any(title, 0, end, PROPOSALS)) {
        return SECTION_MIXED;
    }
    unsigned genre = jy_genre_at_end(title, 0, end, GENRES);
    return genre & JY_GENRE_RULES     ? SECTION_LAW
           : genre & JY_GENRE_DIRECTS ? SECTION_OPENING
           : genre & JY_GENRE_MIXED   ? SECTION_MIXED
                                      : 0;
}

static jy_section section_of_title(const char *title, uint32_t length)
{
    jy_section section = genre_of_title(title, length);
    return section ? section : SECTION_MIXED;
}

bool jy_section_is_title(const char *text, uint32_t length)
{
    return genre_of_title(text, length) != 0;
}

void jy_section_begin(jy_section_state *sections, const jy_statement_source *source, const char *title)
{
    *sections = (jy_section_state){.base = section_of_title(title, (uint32_t)strlen(title))};
    jy_date date;
    uint32_t start, end;
    if ((source && source->date && jy_date_parse(source->date, (uint32_t)strlen(source->date), &date)) ||
        jy_date_find(title, (uint32_t)strlen(title), 0, &date, &start, &end)) {
        sections->year = date.year;
    }
    sections->directs = sections->base == SECTION_OPENING;
    sections->is_topical = strstr(title, "施政报告") || strstr(title, "行政长官");
}

void jy_section_tell(jy_section_state *sections, jy_section section)
{
    sections->base = section;
    sections->directs = false;
    memset(sections->levels, 0, sizeof sections->levels);
}

/* What the years in a heading tell: those before the document's of a review, the others of a plan. */
static unsigned sections_of_years(const jy_section_state *sections, const char *text, uint32_t length)
{
    unsigned found = 0;
    uint32_t at = 0, start;
    jy_date date;
    while (sections->year && jy_date_find(text, length, at, &date, &start, &at)) {
        found |= date.year < sections->year ? SECTION_REVIEW : SECTION_PLAN;
    }
    return found;
}

static jy_section section_of_heading(const jy_section_state *sections, const char *text, uint32_t length)
{
    length = MIN(length, HEADING_BYTES);
    unsigned found = 0, years = sections_of_years(sections, text, length);
    if (jy_utf8_ends(text, 0, length, "讲话") || jy_utf8_ends(text, 0, length, "报告")) {
        return 0; /* 在工作部署会议上的讲话 */
    }
    if (!sections->is_topical) {
        static pthread_once_t once = PTHREAD_ONCE_INIT;
        pthread_once(&once, build_words);
        found = jy_trie_values(section_words, text, 0, length);
    }
    if (years == ALL_MIXED) {
        return SECTION_MIXED;
    }
    if (found & (SECTION_ABROAD | SECTION_MIXED)) {
        return found & SECTION_ABROAD ? SECTION_ABROAD : SECTION_MIXED;
    }
    if (found) {
        return found & SECTION_PROBLEMS ? SECTION_PROBLEMS : found == ALL_MIXED ? SECTION_MIXED : (jy_section)found;
    }
    return years == SECTION_REVIEW && sections->directs ? 0 : (jy_section)years;
}

void jy_section_document(jy_section_state *sections, const char *text, uint32_t length)
{
    sections->base = section_of_title(text, length);
    sections->directs = sections->base == SECTION_OPENING;
    memset(sections->levels, 0, sizeof sections->levels);
}

void jy_section_heading(jy_section_state *sections, unsigned level, const char *text, uint32_t length, bool is_task)
{
    /* 改革的意义, 发展问题 begin as a task does, and name a topic. */
    static const char *const TOPICS[] = {"问题", "情况", "状况", "经验", "形势", "意义", "历史", "方面", "关系", NULL};
    level = MIN(level, SECTION_LEVELS - 1);
    for (unsigned i = level; i < SECTION_LEVELS; i++) {
        sections->levels[i] = 0;
    }
    jy_section section = section_of_heading(sections, text, length), above = jy_section_now(sections);
    if (!section && above == SECTION_MIXED && is_task && !sections->is_topical &&
        !jy_utf8_ends_any(text, 0, length, TOPICS)) {
        section = SECTION_TASKS;
    }
    if (above == SECTION_REVIEW && (section == SECTION_PLAN || section == SECTION_ABROAD) && level > 1) {
        section = 0; /* （二）圆满完成主要任务 of a review */
    }
    if (sections->base == SECTION_OPENING && level) {
        sections->base = SECTION_PLAN;
    }
    if (!(sections->base & (SECTION_LAW | SECTION_TOLD))) {
        sections->levels[level] = section;
    }
}

jy_section jy_section_now(const jy_section_state *sections)
{
    for (unsigned i = SECTION_LEVELS; i-- > 0;) {
        if (sections->levels[i]) {
            return sections->levels[i];
        }
    }
    return sections->base;
}

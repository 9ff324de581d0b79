/* abroad.c: clauses whose subject is another country. */
#include "searcher/trails/abroad.h"

#include <glib.h>

#include "searcher/trails/clauses.h"
#include "searcher/trails/wordlist.h"

/* How far into a clause its subject may begin, in characters: 今年，主要发达经济体. */
#define SUBJECT_MOST 4

static const char *const COUNTRIES[] = {
    "发达经济体", "新兴经济体", "主要经济体", "发达国家", "西方国家", "资本主义国家", "新兴市场", "欧美",
    "欧元区",     "欧盟",       "欧洲",       "美国",     "日本",     "英国",         "德国",     "法国",
    "俄罗斯",     "印度",       "外国",       "国外",     "海外",     NULL,
};
/* These have effects here, of which the next clause may tell. */
static const char *const WORLD[] = {"世界经济", "全球经济", "国际市场", "世界贸易", "国际贸易", "世界各国", NULL};
static const char *const HERE[] = {"我国", "国内", "全国", "中国", "我们", "我省",
                                   "我市", "本港", "香港", "本地", NULL};
static const char *const OUTWARD[] = {"外贸", "对外", "出口", "进口", "外资", "外商", "国际", "外汇", "汇率", "关税",
                                      "世界", "全球", "海外", "外国", "国家", "外援", "援助", "外交", NULL};

static bool has_subject(const char *clause, const char *const *words)
{
    const char *at = clause;
    for (int i = 0; i <= SUBJECT_MOST && *at; i++, at = g_utf8_next_char(at)) {
        if (jy_wordlist_begins(words, at)) {
            return true;
        }
    }
    return false;
}

bool jy_abroad_clause(const char *text, uint32_t clause)
{
    g_autofree char *here = jy_clauses_cut(text, clause, clause);
    if (jy_wordlist_within(HERE, here)) {
        return false;
    }
    if (has_subject(here, COUNTRIES) || has_subject(here, WORLD)) {
        return true;
    }
    g_autofree char *before = clause > 0 ? jy_clauses_cut(text, clause - 1, clause - 1) : g_strdup("");
    return has_subject(before, COUNTRIES) && !jy_wordlist_within(HERE, before);
}

bool jy_abroad_words(const char *words)
{
    return jy_wordlist_within(OUTWARD, words) || jy_wordlist_within(COUNTRIES, words);
}

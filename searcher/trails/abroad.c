/* abroad.c: clauses whose subject is another country. */
#include "searcher/trails/abroad.h"

#include <glib.h>
#include <jiyan/text/fold.h>
#include <string.h>

#include "searcher/trails/topic.h"

/* How far into a clause its subject may begin, in characters: 今年，主要发达经济体. */
#define SUBJECT_MOST 4

static const char *const COUNTRIES[] = {
    "发达经济体", "新兴经济体", "主要经济体", "发达国家", "西方国家", "资本主义国家", "新兴市场",
    "欧美",       "欧元区",     "欧盟",       "欧洲",     "美国",     "日本",         "英国",
    "德国",       "法国",       "俄罗斯",     "印度",     "外国",     "国外",         "海外",
};
/* These have effects here, of which the next clause may tell. */
static const char *const WORLD[] = {"世界经济", "全球经济", "国际市场", "世界贸易", "国际贸易", "世界各国"};
static const char *const HERE[] = {"我国", "国内", "全国", "中国", "我们", "我省", "我市", "本港", "香港", "本地"};
static const char *const OUTWARD[] = {"外贸", "对外", "出口", "进口", "外资", "外商", "国际", "外汇", "汇率",
                                      "关税", "世界", "全球", "海外", "外国", "国家", "外援", "援助", "外交"};

static bool holds(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* Folded; a new text. */
static char *clause_of(const char *text, uint32_t clause)
{
    g_autoptr(GString) part = g_string_new(NULL);
    uint32_t at = 0;
    for (const char *next = text; *next && at <= clause; next = g_utf8_next_char(next)) {
        at = jy_clause_at(text, (uint32_t)(next - text));
        if (at == clause) {
            g_string_append_unichar(part, g_utf8_get_char(next));
        }
    }
    return jy_fold_string(part->str, -1);
}

static bool has_subject(const char *clause, const char *const *words, size_t count)
{
    const char *at = clause;
    for (int i = 0; i <= SUBJECT_MOST && *at; i++, at = g_utf8_next_char(at)) {
        for (size_t j = 0; j < count; j++) {
            if (g_str_has_prefix(at, words[j])) {
                return true;
            }
        }
    }
    return false;
}

bool jy_abroad_clause(const char *text, uint32_t clause)
{
    g_autofree char *here = clause_of(text, clause);
    if (holds(here, HERE, G_N_ELEMENTS(HERE))) {
        return false;
    }
    if (has_subject(here, COUNTRIES, G_N_ELEMENTS(COUNTRIES)) || has_subject(here, WORLD, G_N_ELEMENTS(WORLD))) {
        return true;
    }
    g_autofree char *before = clause > 0 ? clause_of(text, clause - 1) : g_strdup("");
    return has_subject(before, COUNTRIES, G_N_ELEMENTS(COUNTRIES)) && !holds(before, HERE, G_N_ELEMENTS(HERE));
}

bool jy_abroad_words(const char *words)
{
    return holds(words, OUTWARD, G_N_ELEMENTS(OUTWARD)) || holds(words, COUNTRIES, G_N_ELEMENTS(COUNTRIES));
}

/* names.c: what Chinese names of persons and of bodies look like. */
#include "indexer/names.h"

#include <string.h>

/* The surnames of well over nine in ten Chinese, Simplified and Traditional. */
static const char SURNAMES[] =
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
    "雷钱汤尹黎易常武乔贺赖龚文温习华聂柳祝左莫章牛俞肖涂尤童詹安梅庞颜倪岳翟关骆殷葛路盛费严向洪岑柏辛管兰伍齐凌包单甘"
    "裴房纪苗郎欧穆耿鲍喻霍席申庄尚宁闫";
static const char TRADITIONAL[] =
    "張劉陳楊趙黃吳孫馬羅鄭謝韓馮蕭鄧許呂蘇盧蔣賈葉閻鄒譚陸顧萬錢湯賀賴龔溫習華聶莊龐顏岳關駱嚴鐘";
static const char *const COMPOUND[] = {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟",
                                       "公孙", "慕容", "令狐", "司徒", "歐陽", "司馬"};
/* Endings of offices that stand before a name. */
static const char *const OFFICES[] = {
    "总理",   "總理",   "主席", "书记",   "書記", "省长", "市长", "市長", "县长", "縣長", "区长", "區長", "乡长",
    "镇长",   "州长",   "盟长", "旗长",   "部长", "部長", "主任", "局长", "局長", "厅长", "行长", "院长", "院長",
    "检察长", "委员长", "司长", "秘书长", "長官", "司長", "会长", "會長", "校长", "代表", "委员", "厂长", "总书记"};
/* What a body that issues documents ends in. */
static const char *const BODIES[] = {
    "国务院", "办公厅",     "办公室",   "人民政府", "委员会",     "党委", "县委",   "市委",   "省委",     "区委",
    "中央",   "军委",       "中央军委", "法院",     "检察院",     "部",   "局",     "厅",     "总局",     "总署",
    "银行",   "常务委员会", "党组",     "纪委",     "人大常委会", "政协", "联合会", "總工會", "领导小组", "指挥部"};

static bool is_han(gunichar character)
{
    return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF) ||
           (character >= 0x20000 && character <= 0x3FFFF);
}

/* A copy without white space and zero-width characters. */
static char *squeeze(const char *text)
{
    GString *out = g_string_new(NULL);
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        if (!g_unichar_isspace(character) && !g_unichar_iszerowidth(character)) {
            g_string_append_unichar(out, character);
        }
    }
    return g_string_free(out, false);
}

/* Characters of the surname that a text begins with; 0 for none. */
static glong surname_length(const char *text)
{
    for (size_t i = 0; i < G_N_ELEMENTS(COMPOUND); i++) {
        if (g_str_has_prefix(text, COMPOUND[i])) {
            return 2;
        }
    }
    gunichar first = g_utf8_get_char(text);
    return g_utf8_strchr(SURNAMES, -1, first) || g_utf8_strchr(TRADITIONAL, -1, first) ? 1 : 0;
}

char *jy_name_person(const char *text)
{
    g_autofree char *name = squeeze(text);
    glong length = g_utf8_strlen(name, -1), surname = length ? surname_length(name) : 0;
    if (!surname || length < surname + 1 || length > surname + 2) {
        return NULL;
    }
    for (const char *at = name; *at; at = g_utf8_next_char(at)) {
        if (!is_han(g_utf8_get_char(at))) {
            return NULL;
        }
    }
    return g_steal_pointer(&name);
}

char *jy_name_after_office(const char *text)
{
    g_autofree char *line = squeeze(text);
    for (size_t i = 0; i < G_N_ELEMENTS(OFFICES); i++) {
        const char *office = g_strrstr(line, OFFICES[i]);
        char *name = office ? jy_name_person(office + strlen(OFFICES[i])) : NULL;
        if (name) {
            return name;
        }
    }
    return NULL;
}

bool jy_name_is_body(const char *text)
{
    g_autofree char *name = squeeze(text);
    glong length = g_utf8_strlen(name, -1);
    if (length < 2 || length > 30 || strpbrk(name, "0123456789") || strstr(name, "。") || strstr(name, "：")) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(BODIES); i++) {
        if (g_str_has_suffix(name, BODIES[i])) {
            return true;
        }
    }
    return false;
}

size_t jy_name_body_prefix(const char *title)
{
    static const char *const VERBS[] = {"关于", "關於", "印发", "转发",     "批转", "对",
                                        "對",   "公告", "令",   "工作报告", "通告"};
    for (const char *at = title; *at; at = g_utf8_next_char(at)) {
        for (size_t i = 0; i < G_N_ELEMENTS(VERBS); i++) {
            if (at == title || !g_str_has_prefix(at, VERBS[i])) {
                continue;
            }
            g_autofree char *before = g_strndup(title, (gsize)(at - title));
            return jy_name_is_body(before) ? (size_t)(at - title) : 0;
        }
    }
    return 0;
}

/* synonyms.c: words that a question may say for each other. */
#include "searcher/query/synonyms.h"

#include <jiyan/base/error.h>
#include <jiyan/base/input.h>
#include <jiyan/text/decode.h>
#include <jiyan/text/fold.h>
#include <string.h>

/* Bytes of a table. */
#define SIZE_MOST ((size_t)16 << 20)

/* A group a line. Only what means the same in every document: the rest is for an archive's own file. */
static const char BUILT_IN[] = "十四五 第十四个五年规划\n"
                               "十三五 第十三个五年规划\n"
                               "十二五 第十二个五年规划\n"
                               "十一五 第十一个五年规划\n"
                               "十五计划 第十个五年计划\n"
                               "九五计划 第九个五年计划\n"
                               "八五计划 第八个五年计划\n"
                               "七五计划 第七个五年计划\n"
                               "六五计划 第六个五年计划\n"
                               "五五计划 第五个五年计划\n"
                               "四五计划 第四个五年计划\n"
                               "三五计划 第三个五年计划\n"
                               "二五计划 第二个五年计划\n"
                               "一五计划 第一个五年计划\n";

/* One word in two spellings, neither of which folding makes of the other, as a character is two words elsewhere: 画 and
 * 划, 分 and 份. From 第一批异形词整理表 (GF 1001-2001), and what Taiwan and Hong Kong write. */
static const char SPELLINGS[] = "计划 计画\n规划 规画\n策划 策画\n筹划 筹画\n企划 企画\n擘划 擘画\n谋划 谋画\n"
                                "勾划 勾画\n区划 区画\n划分 画分\n划清 画清\n指手画脚 指手划脚\n身份 身分\n"
                                "部分 部份\n成分 成份\n缘分 缘份\n辈分 辈份\n过分 过份\n分量 份量\n分内 份内\n"
                                "本分 本份\n安分 安份\n名分 名份\n省份 省分\n年份 年分\n月份 月分\n股份 股分\n"
                                "联络 连络\n联系 连系\n联结 连结\n关联 关连\n账户 帐户\n账目 帐目\n账号 帐号\n"
                                "账簿 帐簿\n账款 帐款\n记账 记帐\n转账 转帐\n坏账 坏帐\n查账 查帐\n其他 其它\n"
                                "想象 想像\n图像 图象\n好像 好象\n录像 录象\n影像 影象\n照相 照像\n含义 涵义\n"
                                "订货 定货\n订单 定单\n订购 定购\n订阅 定阅\n人才 人材\n透彻 透澈\n思维 思惟\n"
                                "粘贴 黏贴\n粘土 黏土\n车厢 车箱\n辩证 辨证\n唯一 惟一\n唯有 惟有\n唯恐 惟恐\n"
                                "直截了当 直接了当\n交代 交待\n盈余 赢余\n耽误 担误\n耽搁 担搁\n糊涂 胡涂\n"
                                "繁琐 烦琐\n度假 渡假\n莫名其妙 莫明其妙\n发人深省 发人深醒\n答复 答覆\n回复 回覆\n"
                                "反复 反覆\n批复 批覆\n复核 覆核\n颠覆 颠复\n覆盖 复盖\n坐落 座落\n掺杂 搀杂\n"
                                "角色 脚色\n稀罕 希罕\n稀有 希有\n喝彩 喝采\n精彩 精采\n伙伴 火伴\n渔网 鱼网\n"
                                "厉行 励行\n启程 起程\n撤销 撤消\n取消 取销\n按语 案语\n参与 参预\n担心 耽心\n"
                                "告诫 告戒\n记录 纪录\n纪念 记念\n纪要 记要\n归根结底 归根结柢\n浑水摸鱼 混水摸鱼\n"
                                "热衷 热中\n题词 题辞\n推诿 推委\n无动于衷 无动于中\n缘故 原故\n缘由 原由\n"
                                "再接再厉 再接再砺\n装潢 装璜\n佐证 左证\n执着 执著\n倒霉 倒楣\n模糊 模胡\n"
                                "内讧 内哄\n家具 傢俱\n家具 家俱\n沉没 沈没\n深沉 深沈\n";

/* Forms of a text, itself among them, at most. */
#define FORMS_MOST 9

struct jy_synonyms {
    GPtrArray *groups; /* of char **, folded, NULL-terminated */
};

static void add_line(jy_synonyms *synonyms, const char *line)
{
    g_auto(GStrv) parts = g_strsplit(line, "#", 2);
    g_autofree char *folded = jy_fold_string(parts[0] ? parts[0] : "", -1);
    g_auto(GStrv) commas = g_strsplit(folded, "、", -1);
    g_autofree char *spaced = g_strjoinv(" ", commas);
    g_auto(GStrv) words = g_strsplit_set(spaced, " ,;\t\r", -1);
    g_autoptr(GPtrArray) group = g_ptr_array_new_with_free_func(g_free);
    for (char **word = words; *word; word++) {
        if (**word) {
            g_ptr_array_add(group, g_strdup(*word));
        }
    }
    if (group->len > 1) {
        g_ptr_array_add(group, NULL);
        g_ptr_array_set_free_func(group, NULL);
        g_ptr_array_add(synonyms->groups, g_ptr_array_free(g_steal_pointer(&group), false));
    }
}

static void add_text(jy_synonyms *synonyms, const char *text)
{
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (char **line = lines; *line; line++) {
        add_line(synonyms, *line);
    }
}

static void free_group(void *group)
{
    g_strfreev(group);
}

jy_synonyms *jy_synonyms_new(void)
{
    jy_synonyms *synonyms = g_new0(jy_synonyms, 1);
    synonyms->groups = g_ptr_array_new_with_free_func(free_group);
    add_text(synonyms, BUILT_IN);
    add_text(synonyms, SPELLINGS);
    return synonyms;
}

void jy_synonyms_free(jy_synonyms *synonyms)
{
    if (synonyms) {
        g_ptr_array_unref(synonyms->groups);
        g_free(synonyms);
    }
}

bool jy_synonyms_add_file(jy_synonyms *synonyms, const char *path, GError **err)
{
    g_autofree char *text = NULL;
    size_t length;
    if (!jy_input_read_named(path, SIZE_MOST, &text, &length, err)) {
        return false;
    }
    g_auto(jy_decoded) decoded = {0};
    if (!jy_decode(text, length, &decoded, err)) {
        g_prefix_error(err, "%s: ", path);
        return false;
    }
    add_text(synonyms, decoded.text);
    return true;
}

/* ---- varying a text ---- */

/* Where a word is; letters and digits stand for themselves only: gdp is not in gdpr. */
static const char *find_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(text, word); at; at = strstr(at + 1, word)) {
        bool open = at > text && g_ascii_isalnum(at[-1]) && g_ascii_isalnum(*word);
        bool close = g_ascii_isalnum(at[length]) && g_ascii_isalnum(word[length - 1]);
        if (!open && !close) {
            return at;
        }
    }
    return NULL;
}

/* The first, longest word that has synonyms, which *ret_group are, with itself; NULL where there is none. */
static const char *find_longest(const jy_synonyms *synonyms, const char *text, char ***ret_group, size_t *ret_length)
{
    const char *found = NULL;
    *ret_length = 0;
    for (guint i = 0; i < synonyms->groups->len; i++) {
        char **group = synonyms->groups->pdata[i];
        for (char **word = group; *word; word++) {
            const char *at = strlen(*word) > *ret_length ? find_word(text, *word) : NULL;
            if (at) {
                found = at;
                *ret_group = group;
                *ret_length = strlen(*word);
            }
        }
    }
    return found;
}

/* Returns the text and its other forms, in which each of its words may be said otherwise; free with
 * g_ptr_array_unref. */
static GPtrArray *forms_of(const jy_synonyms *synonyms, const char *text)
{
    GPtrArray *forms = g_ptr_array_new_with_free_func(g_free);
    size_t length;
    char **group;
    const char *word = find_longest(synonyms, text, &group, &length);
    g_ptr_array_add(forms, g_strdup(text));
    if (!word) {
        return forms;
    }
    g_autofree char *before = g_strndup(text, (gsize)(word - text));
    g_autoptr(GPtrArray) left = forms_of(synonyms, before), right = forms_of(synonyms, word + length);
    for (guint i = 0; i < left->len * right->len; i++) {
        for (char **other = group; *other && forms->len < FORMS_MOST; other++) {
            char *form = g_strconcat(left->pdata[i / right->len], *other, right->pdata[i % right->len], NULL);
            if (g_str_equal(form, text)) {
                g_free(form);
            } else {
                g_ptr_array_add(forms, form);
            }
        }
    }
    return forms;
}

void jy_synonyms_vary(const jy_synonyms *synonyms, const char *text, GPtrArray *variants)
{
    g_autoptr(GPtrArray) forms = forms_of(synonyms, text);
    for (guint i = 1; i < forms->len; i++) {
        g_ptr_array_add(variants, g_strdup(forms->pdata[i]));
    }
}

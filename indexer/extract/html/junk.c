/* junk.c: the tables of those words. Each is one that no document has as a line of its own. */
#include "indexer/extract/html/junk.h"

#include <glib.h>
#include <jiyan/text/utf8.h>
#include <string.h>

/* Characters of a line that is told by how it begins. */
#define BEGINNING_MOST 60
/* Characters of a line that is told by a word in it. */
#define WITHIN_MOST 200

/* Lines that begin so. */
static const char *const BEGINNINGS[] = {
    "上一篇：",     "上一篇:",      "下一篇：",   "下一篇:",    "上一条：",     "上一条:",    "下一条：",
    "下一条:",      "上篇：",       "下篇：",     "上一页",     "下一页",       "当前位置",   "您的位置",
    "您当前的位置", "您现在的位置", "你的位置",   "现在位置：", "当前所在位置", "所在位置：", "分享到",
    "分享至",       "一键分享",     "扫一扫",     "扫描二维码", "扫码",         "[字体",      "【字体",
    "字体：",       "字体大小",     "字号：",     "[字号",      "【字号",       "字号大小",   "视力保护色",
    "返回顶部",     "回到顶部",     "浏览次数",   "浏览量",     "阅读次数",     "点击数",     "点击次数",
    "访问次数",     "访问量",       "打印本页",   "关闭窗口",   "关闭本页",     "【打印",     "[打印",
    "【关闭",       "[关闭",        "打印|",      "网站地图",   "版权所有",     "主办单位：", "承办单位：",
    "建议使用",     "网站标识码",   "推荐给朋友", "收藏本页",   "加入收藏",     "设为首页",   "添加收藏",
    "无障碍浏览",   "长者模式",     "无障碍阅读", "English",    "用微信扫描",   "微信扫一扫", "请使用微信",
    "我要纠错",     "纠错",         "保存本页",   "首页>",      "首页›",        "首页»",      "首页/",
    "首页＞",       "首页->",       "首页>>",     "网站首页>",
};

/* Lines that are nothing but that. */
static const char *const WHOLES[] = {
    "上一篇",   "下一篇",
    "打印",     "关闭",
    "收藏",     "分享",
    "返回",     "大中小",
    "打印关闭", "打印|关闭",
    "朗读",     "首页",
    "搜索",     "扫一扫在手机打开当前页",
    "政务微信", "政务微博",
    "主办单位", "登录",
    "注册",     "返回列表",
    "尾页",     "末页",
    "上一条",   "下一条",
    "微信",     "微博",
    "QQ空间",   "纠错",
    "保存",     "字体",
    "没有了",   "打印本页关闭窗口",
    "打印正文", "保存关闭打印",
};

/* Lines with that in them. */
static const char *const WITHIN[] = {
    "ICP备", "ICP证", "公网安备", "版权所有", "Copyright©", "AllRightsReserved", "网站标识码", "技术支持："};

/* What heads a list of other pages. */
static const char *const LISTS[] = {"相关链接", "相关新闻", "相关阅读", "相关稿件", "相关文章", "相关信息", "相关内容",
                                    "相关报道", "延伸阅读", "推荐阅读", "热点新闻", "热门文章", "最新文章", "友情链接",
                                    "相关推荐", "更多新闻", "图片新闻", "相关解读", "猜你喜欢", "相关文档", "相关资讯"};

static bool is_one_of(const char *text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (g_str_equal(text, words[i])) {
            return true;
        }
    }
    return false;
}

jy_junk_kind jy_junk_of(const char *squeezed)
{
    const long characters = g_utf8_strlen(squeezed, WITHIN_MOST * 4 + 4);
    g_autofree char *bare = g_strdup(squeezed);
    for (size_t last = strlen(bare); g_str_has_suffix(bare, "：") || g_str_has_suffix(bare, ":");) {
        last -= bare[last - 1] == ':' ? 1 : strlen("：");
        bare[last] = '\0';
    }
    if (is_one_of(bare, LISTS, G_N_ELEMENTS(LISTS))) {
        return JY_JUNK_LIST;
    }
    if (is_one_of(bare, WHOLES, G_N_ELEMENTS(WHOLES))) {
        return JY_JUNK_LINE;
    }
    const bool is_sentence = g_str_has_suffix(squeezed, "。");
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS) && characters <= BEGINNING_MOST && !is_sentence; i++) {
        if (g_str_has_prefix(squeezed, BEGINNINGS[i])) {
            return JY_JUNK_LINE;
        }
    }
    for (size_t i = 0; i < G_N_ELEMENTS(WITHIN) && characters <= WITHIN_MOST && !is_sentence; i++) {
        if (strstr(squeezed, WITHIN[i])) {
            return JY_JUNK_LINE;
        }
    }
    return JY_JUNK_NONE;
}

bool jy_junk_is_name(const char *names)
{
    static const char *const NAMES[] = {
        "nav",           "navbar",     "menu",    "submenu",    "mainnav",
        "topnav",        "footer",     "foot",    "copyright",  "breadcrumb",
        "breadcrumbs",   "crumb",      "crumbs",  "share",      "bdsharebuttonbox",
        "jiathis_style", "social",     "related", "relnews",    "sidebar",
        "toolbar",       "pagination", "pager",   "friendlink", "links",
        "qrcode",        "ewm",        "erweima", "bottom",     "siderbar",
        "sharebox",      "weizhi",     "dqwz",    "mbx",        "mianbaoxie",
        "topbar",        "logo",       "search",  "searchbox",  "language",
        "comment",       "comments",   "dibu",    "daohang",    "leftmenu",
        "leftnav",       "position",   "print",   "fenxiang",   "lan",
        "page_nav",      "banner",
    };
    g_auto(GStrv) words = g_strsplit_set(names, " -_\t\n\r", -1);
    for (char **word = words; *word; word++) {
        g_autofree char *lower = g_ascii_strdown(*word, -1);
        if (is_one_of(lower, NAMES, G_N_ELEMENTS(NAMES))) {
            return true;
        }
    }
    return false;
}

/* noise.c: tells noise by what a line says, and where it stands: adverts come at the head and the tail. */
#include "text/noise.h"

#include "text/mark.h"
#include "text/paragraph.h"
#include "text/scan.h"

/* Lines at the head and the tail that adverts stand in. */
#define ZONE 16
/* An advert's line is no paragraph. */
#define LINE_CHARACTERS 60
/* Cues that a zone has to hold before the lines between them are taken for adverts as well. */
#define ENOUGH_CUES 2

/* Noise wherever it stands, by how a line begins. */
static const char *const BEGINNINGS[] = {"【字体：",       "【字体:",       "字体：大",       "扫一扫在手机打开当前页",
                                         "微信扫一扫",     "链接地址：",    "[查看原文](",    "(更新时间戳",
                                         "打印本页",       "本作品来自",    "本作品原文来自", "本文档共",
                                         "来源于网友上传", "下载文档到电脑"};
/* Words of adverts: noise at the head and the tail, in a line that is no sentence. */
static const char *const CUES[] = {"QQ群",     "qq群",     "会员",     "公众号",   "扫码",     "免费领取", "倒卖",
                                   "转卖",     "外传",     "订阅",     "版权声明", "版权归",   "侵权",     "仅供学习",
                                   "仅供参考", "自建平台", "范文",     "更多精品", "网友上传", "来源网络", "来源于网",
                                   "来自网络", "http://",  "https://", "www.",     "文库",     "点击下载", "下载地址",
                                   "关注我们", "加微信",   "微信号",   "打印本页", "关闭窗口", "责任编辑", "转载请"};
/* Licence tails of Wikisource. */
static const char *const LICENCES[] = {"公有领域",      "公有領域",      "著作权法",   "著作權法",
                                       "Public domain", "public domain", "版权保护期", "版權保護期"};

static bool holds_any(const char *text, const paragraph *line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (scan_contains(text, line->start, line->end, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is(const char *text, const paragraph *line, const char *word)
{
    return line->end - line->start == strlen(word) && scan_starts(text, line->start, line->end, word);
}

/* - 3 -, —3—, 第3页, 第3页 / 共14页: digits and marks, and nothing else. */
static bool is_page_line(const char *text, const paragraph *line)
{
    bool digit = false, sign = false;
    if (line->characters > 14) {
        return false;
    }
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t c = scan_next(text, line->end, &at);
        if (scan_digit(c) >= 0) {
            digit = true;
        } else if (c == '-' || c == 0x2014 || c == 0x2013 || c == 0xFF0D || c == 0x9875 /* 页 */ ||
                   c == 0x9801 /* 頁 */) {
            sign = true;
        } else if (c != 0x7B2C /* 第 */ && c != 0x5171 /* 共 */ && c != '/' && c != 0xFF0C && c != ',' &&
                   !scan_is_blank(c)) {
            return false;
        }
    }
    return digit && sign;
}

static bool begins_as_noise(const char *text, const paragraph *line)
{
    for (size_t i = 0; i < G_N_ELEMENTS(BEGINNINGS); i++) {
        if (scan_starts(text, line->start, line->end, BEGINNINGS[i])) {
            return true;
        }
    }
    return false;
}

static paragraph *line_at(const GArray *lines, guint i)
{
    return &g_array_index(lines, paragraph, i);
}

static bool is_cue(const char *text, const paragraph *line)
{
    return line->characters <= LINE_CHARACTERS && holds_any(text, line, CUES, G_N_ELEMENTS(CUES)) &&
           !(line->ending == ENDS_SENTENCE && line->characters > LINE_CHARACTERS / 2);
}

/* A line that may stand among adverts: short, no sentence, without a number or the name of a document. */
static bool may_be_advert(const char *text, const paragraph *line)
{
    static const char *const DOCUMENTS[] = {"讲话", "报告", "通知", "意见", "致辞", "纪要", "决定", "講話", "報告"};
    mark numbering;
    return line->characters <= LINE_CHARACTERS / 2 && line->ending != ENDS_SENTENCE &&
           !mark_read(text, line->start, line->end, &numbering) &&
           !holds_any(text, line, DOCUMENTS, G_N_ELEMENTS(DOCUMENTS));
}

/* Marks the cues among `count` lines from one end of the text; with enough of them also what stands on the outer side
 * of the innermost. `step` is 1 from the head, -1 from the tail. */
static void mark_zone(const char *text, GArray *lines, bool from_head)
{
    guint count = MIN(lines->len / 2, ZONE), cues = 0, innermost = 0;
    for (guint i = 0; i < count; i++) {
        paragraph *line = line_at(lines, from_head ? i : lines->len - 1 - i);
        if (is_cue(text, line)) {
            line->noise = true;
            cues++;
            innermost = i;
        }
    }
    for (guint i = 0; cues >= ENOUGH_CUES && i < innermost; i++) {
        paragraph *line = line_at(lines, from_head ? i : lines->len - 1 - i);
        line->noise |= may_be_advert(text, line);
    }
}

/* The licence that Wikisource puts under a text, and the "Public domain" and "false" that its export leaves. */
static void mark_licence(const char *text, GArray *lines)
{
    guint zone = MIN(lines->len, ZONE);
    for (guint i = lines->len - zone; i < lines->len; i++) {
        paragraph *line = line_at(lines, i);
        bool licence = scan_starts(text, line->start, line->end, "本作品") ||
                       scan_starts(text, line->start, line->end, "Public domain") ||
                       scan_starts(text, line->start, line->end, "此作品");
        line->noise |= (licence && holds_any(text, line, LICENCES, G_N_ELEMENTS(LICENCES))) ||
                       is(text, line, "false") || is(text, line, "Public domain");
    }
}

void noise_mark(const char *text, GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        paragraph *line = line_at(lines, i);
        line->noise =
            is_page_line(text, line) || (line->characters <= 2 * LINE_CHARACTERS && begins_as_noise(text, line));
    }
    mark_zone(text, lines, true);
    mark_zone(text, lines, false);
    mark_licence(text, lines);
}

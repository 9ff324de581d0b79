/* noise.c: tells noise by what a line says, and by its place: adverts come at the head and the tail. */
#include "text/outline/noise.h"

#include <jiyan/text/character.h>
#include <jiyan/text/genre.h>
#include <string.h>

#include "text/outline/form.h"
#include "text/outline/mark.h"
#include "text/outline/paragraph.h"

/* Lines at the head and the tail where adverts are. */
#define ZONE 16
/* Paragraphs at the tail that a licence and its notes take. */
#define LICENCE_ZONE 60
/* An advert's line is no paragraph. */
#define LINE_CHARACTERS 60
/* - 3 -, 第3页 / 共14页. */
#define PAGE_CHARACTERS 14
/* A sentence longer than this is text even where it begins as noise does. */
#define SENTENCE_CHARACTERS 20
/* Cues that a zone must hold before weak ones, and the lines between, are taken for adverts. */
#define ENOUGH_CUES 2

/* Noise anywhere, by how a line begins. */
static const char *const BEGINNINGS[] = {"【字体：",       "【字体:",       "字体：大",       "扫一扫在手机打开当前页",
                                         "微信扫一扫",     "链接地址：",    "[查看原文](",    "(更新时间戳",
                                         "打印本页",       "本作品来自",    "本作品原文来自", "本文档共",
                                         "来源于网友上传", "下载文档到电脑"};
/* Words of adverts: noise at the head and the tail, in a line that is no sentence. */
static const char *const CUES[] = {"QQ群",      "qq群",     "免费领取", "倒卖",     "转卖",       "版权声明：",
                                   "版权声明:", "版权归",   "仅供学习", "仅供参考", "自建平台",   "更多精品",
                                   "网友上传",  "来源网络", "来源于网", "来自网络", "点击下载",   "下载地址",
                                   "关注我们",  "加微信",   "打印本页", "关闭窗口", "责任编辑：", "转载请"};
/* Words that a document may hold as well: with others only. */
static const char *const WEAK_CUES[] = {"会员", "公众号", "扫码", "外传",    "订阅",     "侵权",
                                        "范文", "文库",   "微信", "http://", "https://", "www."};
/* Licence tails of Wikisource. */
static const char *const LICENCES[] = {"公有领域",      "公有領域",      "著作权法",   "著作權法",
                                       "Public domain", "public domain", "版权保护期", "版權保護期"};

static bool holds_any(const char *text, const jy_text_line *line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (jy_utf8_contains(text, line->start, line->end, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_dash(uint32_t c)
{
    return c == '-' || c == 0x2014 || c == 0x2013 || c == 0xFF0D || c == 0x2015;
}

/* - 3 -, —3—: a number between dashes. */
static bool is_dashed_number(const char *text, const jy_text_line *line)
{
    uint32_t at = line->start, last = 0, dashes = 0;
    bool digit = false, inner = false; /* `inner`: a dash between digits */
    if (!is_dash(jy_utf8_peek(text, line->end, at))) {
        return false;
    }
    while (at < line->end) {
        uint32_t c = jy_utf8_next(text, line->end, &at);
        if (jy_character_digit(c) >= 0) {
            inner |= digit && is_dash(last);
            digit = true;
        } else if (is_dash(c)) {
            dashes++;
        } else if (!jy_character_is_blank(c)) {
            return false;
        }
        last = jy_character_is_blank(c) ? last : c;
    }
    return digit && !inner && dashes >= 2 && is_dash(last);
}

/* 第3页, 第3页 / 共14页: digits, these words and marks, and nothing else. */
static bool is_numbered_page(const char *text, const jy_text_line *line)
{
    bool digit = false, page = false, word = false;
    for (uint32_t at = line->start; at < line->end;) {
        uint32_t c = jy_utf8_next(text, line->end, &at);
        digit |= jy_character_digit(c) >= 0;
        page |= c == 0x9875 /* 页 */ || c == 0x9801 /* 頁 */;
        word |= c == 0x7B2C /* 第 */ || c == 0x5171 /* 共 */;
        if (jy_character_digit(c) < 0 && c != 0x9875 && c != 0x9801 && c != 0x7B2C && c != 0x5171 && c != '/' &&
            c != 0xFF0C && c != ',' && !is_dash(c) && !jy_character_is_blank(c)) {
            return false;
        }
    }
    return digit && page && word;
}

static bool is_sentence(const char *text, const jy_text_line *line)
{
    return line->characters > SENTENCE_CHARACTERS && jy_utf8_ends(text, line->start, line->end, "。");
}

static bool begins_with_any(const char *text, const jy_text_line *line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (jy_utf8_starts(text, line->start, line->end, words[i])) {
            return true;
        }
    }
    return false;
}

/* What no advert is: a numbered line, a date, a remark in brackets, the name of a document, a sentence. */
static bool is_of_document(const char *text, const jy_text_line *line)
{
    jy_mark numbering;
    return jy_mark_read(text, line->start, line->end, &numbering) || jy_form_is_date(text, line) ||
           jy_form_is_docno(text, line) || jy_form_is_remark(text, line) || is_sentence(text, line) ||
           jy_genre_is_in(text, line->start, line->end, JY_GENRE_LINE);
}

/* Marks the adverts among the lines from one end of the text up to the first that is of the document. A cue is noise;
 * with enough of them weak ones are as well, and what is on the outer side of the innermost. */
static void mark_zone(const char *text, GArray *lines, bool from_head)
{
    guint count = MIN(lines->len / 2, ZONE), cues = 0, all = 0, innermost = 0;
    for (guint i = 0; i < count; i++) {
        jy_text_line *line = jy_paragraph_line(lines, from_head ? i : lines->len - 1 - i);
        bool cue = holds_any(text, line, CUES, G_N_ELEMENTS(CUES));
        bool weak = holds_any(text, line, WEAK_CUES, G_N_ELEMENTS(WEAK_CUES));
        if (line->characters > LINE_CHARACTERS || (!line->noise && is_of_document(text, line)) ||
            (!cue && !weak && line->characters > LINE_CHARACTERS / 2)) {
            break;
        }
        line->noise |= cue;
        cues += cue;
        all += cue || weak;
        innermost = cue || weak ? i : innermost;
    }
    for (guint i = 0; cues && all >= ENOUGH_CUES && i <= innermost; i++) {
        jy_paragraph_line(lines, from_head ? i : lines->len - 1 - i)->noise = true;
    }
}

void jy_noise_mark_lines(const char *text, GArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        jy_text_line *line = jy_paragraph_line(lines, i);
        bool is_page =
            line->characters <= PAGE_CHARACTERS && (is_dashed_number(text, line) || is_numbered_page(text, line));
        line->noise = is_page || (line->characters <= 2 * LINE_CHARACTERS && !is_sentence(text, line) &&
                                  begins_with_any(text, line, BEGINNINGS, G_N_ELEMENTS(BEGINNINGS)));
    }
    mark_zone(text, lines, true);
    mark_zone(text, lines, false);
}

/* What an export of Wikisource leaves at the very end. */
static bool is_leftover(const char *text, const jy_text_line *line)
{
    static const char *const WORDS[] = {"false", "Public domain"};
    for (size_t i = 0; i < G_N_ELEMENTS(WORDS); i++) {
        if (line->end - line->start == strlen(WORDS[i]) && jy_utf8_starts(text, line->start, line->end, WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* The licence that Wikisource puts under a text, with the notes below it, and the "Public domain" and "false" that its
 * export leaves at the very end; above these the licence may be in pieces. */
void jy_noise_mark_paragraphs(const char *text, GArray *lines)
{
    static const char *const WORDS[] = {"本作品", "此作品", "这部作品", "這部作品", "Public domain"};
    bool exported = lines->len && is_leftover(text, jy_paragraph_line(lines, lines->len - 1)), named = false;
    guint zone = MIN(lines->len, LICENCE_ZONE), first = lines->len;
    for (guint i = lines->len; i-- > lines->len - zone;) {
        jy_text_line *line = jy_paragraph_line(lines, i);
        bool begins = begins_with_any(text, line, WORDS, G_N_ELEMENTS(WORDS));
        bool names = (begins || exported) && holds_any(text, line, LICENCES, G_N_ELEMENTS(LICENCES));
        named |= names;
        if (begins && (names || (exported && named))) {
            line->noise = true;
            first = i;
        }
        line->noise |= exported && is_leftover(text, line);
    }
    for (guint i = first; exported && i < lines->len; i++) {
        jy_paragraph_line(lines, i)->noise = true;
    }
}

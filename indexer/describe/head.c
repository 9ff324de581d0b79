/* head.c: the lines over a text (GB/T 9704-2012, 7.2 and 7.3.1; the heads of speeches). */
#include <jiyan/text/body.h>
#include <jiyan/text/fold.h>
#include <jiyan/text/genre.h>
#include <jiyan/text/salutation.h>
#include <jiyan/text/utf8.h>
#include <string.h>

#include "indexer/describe/head.h"
#include "indexer/describe/line.h"

/* Blocks at the head that may speak of the whole document. */
#define HEAD_BLOCKS 16
/* Characters of a title. */
#define TITLE_MAX 120
/* Characters of the second line of a subtitle. */
#define SUBTITLE_MAX 40
/* Characters that are no accident when a title has them already. */
#define REPEATED 6

/* ---- what is passed over ---- */

static bool begins_with_any(const char *line, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (g_str_has_prefix(line, words[i])) {
            return true;
        }
    }
    return false;
}

/* 份号, 密级, 紧急程度, and what a site says of its own page. */
static bool is_passed_over(const char *line)
{
    static const char *const MARKS[] = {"绝密", "机密", "秘密", "特急", "加急", "特提", "内部"};
    static const char *const LABELS[] = {"签发人", "来源",     "浏览", "字体",     "字号",     "地点", "编号",
                                         "索引号", "信息来源", "密级", "保密期限", "紧急程度", "份号"};
    g_autofree char *squeezed = jy_utf8_squeeze(line);
    bool serial = strspn(squeezed, "0123456789") == strlen(squeezed);
    return serial || (begins_with_any(squeezed, MARKS, G_N_ELEMENTS(MARKS)) && g_utf8_strlen(squeezed, -1) <= 8) ||
           (begins_with_any(squeezed, LABELS, G_N_ELEMENTS(LABELS)) &&
            (strchr(squeezed, ':') || strstr(squeezed, "：")));
}

/* 各位代表：, 同志们！, 各省、自治区、直辖市人民政府： and whatever is spoken to somebody. */
static bool is_address(const char *line)
{
    g_autofree char *folded = jy_fold_string(line, -1);
    return g_str_has_suffix(folded, ":") || g_str_has_suffix(folded, "!") ||
           jy_salutation_begins(folded, JY_SALUTATION_LINE) || strstr(folded, "、各位");
}

/* ---- the title ---- */

/* A line that may be of a title: no sentence, no number of a section, no remark in brackets. */
static bool may_be_title(const jy_description *found, const jy_block *block, const char *line)
{
    static const char *const STOPS[] = {"。", "；", "，", "、", ";", ",", "…", "..."};
    bool words = false, han = false;
    for (const char *at = line; *at; at = g_utf8_next_char(at)) {
        gunichar character = g_utf8_get_char(at);
        words |= g_unichar_isalnum(character);
        han |= character >= 0x3400;
    }
    /* Front matter and what is drawn with signs: "---", "draft: true". */
    bool is_no_words = !words || (!han && strchr(line, ':'));
    if (is_no_words || g_utf8_strlen(line, -1) > JY_HEAD_LINE ||
        found->title->len + strlen(line) > (size_t)TITLE_MAX * 3) {
        return false;
    }
    if (jy_line_is_bracketed(line) && (!found->title->len || g_utf8_strlen(line, -1) > 12)) {
        return false;
    }
    for (size_t i = 0; i < G_N_ELEMENTS(STOPS); i++) {
        /* A title goes on behind a comma, but only as a title that the outline knows. */
        bool within = strcmp(STOPS[i], "，") == 0 || strcmp(STOPS[i], "、") == 0;
        if (g_str_has_suffix(line, STOPS[i]) && !(within && block->kind == JY_BLOCK_TITLE)) {
            return false;
        }
    }
    g_autofree char *joined = g_strconcat(found->title->str, line, NULL);
    return block->kind == JY_BLOCK_TITLE ||
           (block->kind == JY_BLOCK_BODY && !found->title_ended && jy_genre_of(joined));
}

/* Letters and characters of a title alone, folded, a bracket at its end left out. */
static char *essence(const char *title)
{
    g_autofree char *folded = jy_fold_string(title, -1);
    char *bracket = g_str_has_suffix(folded, ")") ? strrchr(folded, '(') : NULL;
    if (bracket && bracket > folded) {
        *bracket = '\0';
    }
    GString *out = g_string_new(NULL);
    for (const char *at = folded; *at; at = g_utf8_next_char(at)) {
        if (g_unichar_isalnum(g_utf8_get_char(at))) {
            g_string_append_unichar(out, g_utf8_get_char(at));
        }
    }
    return g_string_free(out, false);
}

/* True where `line` says again what the title said: 政府工作报告 under 2021年国务院政府工作报告, or its first half. */
static bool says_again(const jy_description *found, const char *line)
{
    g_autofree char *title = essence(found->title->str), *again = essence(line);
    /* Another wording may begin with another character: 夺取… and 为夺取…. */
    const char *most = g_utf8_strlen(again, -1) > 2L * REPEATED ? g_utf8_next_char(again) : again;
    bool half = g_utf8_strlen(again, -1) >= REPEATED && strstr(title, most);
    return *title && *again && (g_str_has_suffix(title, again) || half);
}

/* True where the title is whole, so that a line behind it is something else: it ends in a genre and the line
 * neither goes on with 的 nor ends in a genre. */
static bool is_complete(const jy_description *found, const char *line)
{
    static const char *const GOES_ON[] = {"的", "（", "(", "及", "和", "与", "、", "》", "等", "若干", "有关"};
    const char *genre = found->title->len ? jy_genre_of(found->title->str) : NULL;
    bool another = !jy_genre_of(line) || g_str_has_prefix(line, "关于") || g_str_has_prefix(line, "關於");
    return genre && g_utf8_strlen(genre, -1) >= 2 && g_utf8_strlen(found->title->str, -1) >= 6 && another &&
           !begins_with_any(line, GOES_ON, G_N_ELEMENTS(GOES_ON));
}

/* 云溪县人民政府文件, also over several lines and letters set apart: 发文机关标志. */
static bool take_letterhead(jy_description *found)
{
    if (!g_str_has_suffix(found->title->str, "文件") || g_utf8_strlen(found->title->str, -1) > 60) {
        return false;
    }
    g_autofree char *body = g_strndup(found->title->str, found->title->len - strlen("文件"));
    g_autofree char *bodies = jy_body_list(g_strstrip(body));
    if (!bodies) {
        return false;
    }
    jy_description_set(&found->document->issuer, bodies);
    jy_description_clear_title(found);
    return true;
}

static void append_title(jy_description *found, const char *line)
{
    gsize length = found->title->len;
    bool letters = length && *line && g_ascii_isalnum(found->title->str[length - 1]) && g_ascii_isalnum(*line);

    /* Bodies that issue together have lines of their own; 办公室 alone goes on what the line before began. */
    g_autofree char *before = found->last_line ? jy_body_list(found->last_line) : NULL;
    g_autofree char *bare = g_str_has_suffix(line, "文件") ? g_strndup(line, strlen(line) - strlen("文件")) : NULL;
    const char *name = bare ? bare : line;
    g_autofree char *own = before ? jy_body_list(name) : NULL;
    bool begins_another_body = before && (own || jy_body_prefix(name));

    if (letters || begins_another_body) {
        g_string_append_c(found->title, ' ');
    }
    g_string_append(found->title, line);
    g_free(found->last_line);
    found->last_line = g_strdup(line);
}

/* "关于…的通知（国发〔2018〕35号）", "在…的讲话（2020年2月3日）习近平": what a bracket within a title line gives.
 * Returns the length of what is before it, that of the line where it gives nothing. */
static size_t take_bracket(jy_description *found, const char *line)
{
    const char *open = g_strrstr(line, "（"), *round = strrchr(line, '(');
    open = open ? open : round;
    const char *close = open ? strstr(open, "）") : NULL;
    close = close ? close : open ? strchr(open, ')') : NULL;
    if (!close || open == line) {
        return strlen(line);
    }
    const char *from = g_utf8_next_char(open), *behind = g_utf8_next_char(close);
    g_autofree char *inner = g_strndup(from, (gsize)(close - from));
    jy_date date;
    uint32_t start, end;
    g_autofree char *normal = jy_line_docno(inner, &end);
    bool number = normal && inner[end] == '\0' && *behind == '\0';
    bool dated = !number && jy_line_find_date(inner, &date, &start, &end) && start == 0 && date.day;
    if (number) {
        jy_description_set(&found->document->docno, normal);
    } else if (dated && (*behind == '\0' || jy_head_take_person(found, behind))) {
        jy_description_set_date(&found->document->date, &date);
    } else {
        return strlen(line);
    }
    return (size_t)(open - line);
}

static bool take_title(jy_description *found, const jy_block *block, const char *line)
{
    if (!may_be_title(found, block, line)) {
        return false;
    }
    if (found->title_ended || says_again(found, line)) {
        /* Of a page the title is known, and what follows it belongs to the text. */
        return !found->head_from || says_again(found, line);
    }
    bool chapter = found->title->len && g_str_has_prefix(found->text + block->start, "##");
    if (chapter || is_complete(found, line)) {
        found->title_ended = true;
        return true;
    }
    g_autofree char *part = g_strndup(line, take_bracket(found, line));
    append_title(found, g_strchomp(part));
    take_letterhead(found);
    return true;
}

/* ---- the order of things ---- */

static bool take_line(jy_description *found, const jy_block *block, const char *line)
{
    jy_document *document = found->document;
    bool had_title = found->title->len > 0;
    /* "——2018年1月23日在云溪县第十七届" / "人民代表大会第二次会议上" */
    if (document->subtitle && found->title_ended && !g_str_has_suffix(document->subtitle, "上") &&
        g_str_has_suffix(line, "上") && strstr(document->subtitle, "在") && g_utf8_strlen(line, -1) <= SUBTITLE_MAX) {
        g_autofree char *begun = document->subtitle;
        document->subtitle = g_strconcat(begun, line, NULL);
        return true;
    }
    if (is_passed_over(line)) {
        return true;
    }
    bool taken = jy_head_take_label(found, line) || jy_head_take_docno(found, line) ||
                 jy_head_take_serial(found, line) || jy_head_take_history(found, line) ||
                 jy_head_take_date(found, line);
    if (!taken && jy_line_begins_with_dash(line) && had_title && g_utf8_strlen(line, -1) <= JY_HEAD_LINE) {
        jy_description_set(&document->subtitle, line);
        taken = true;
    }
    /* 岚水市财政局: who reports, under the line that says where. */
    if (!taken && found->title_ended && document->date && g_strcmp0(jy_genre_of(found->title->str), "报告") == 0) {
        g_autofree char *bodies = jy_body_list(line);
        jy_description_set(&document->issuer, bodies);
        taken = bodies != NULL;
    }
    taken = taken || (!is_address(line) && g_utf8_strlen(line, -1) <= 24 && jy_head_take_person(found, line));
    if (taken) {
        found->title_ended |= found->title->len > 0;
        return true;
    }
    return !is_address(line) && take_title(found, block, line);
}

void jy_head_read(jy_description *found)
{
    guint seen = 0;
    for (guint i = 0; i < found->blocks->len && seen < HEAD_BLOCKS; i++) {
        const jy_block *block = jy_description_block(found, i);
        g_autofree char *line = block->kind == JY_BLOCK_NOISE ? NULL : jy_line_of(found->text, block);
        if (!line || !*line || block->start < found->head_from) {
            continue;
        }
        seen++;
        bool taken = take_line(found, block, line);
        bool begun = found->title->len || found->mark || found->document->docno;
        if (!taken &&
            (begun || is_address(line) || block->kind == JY_BLOCK_HEADING || g_utf8_strlen(line, -1) > JY_HEAD_LINE)) {
            break;
        }
    }
    take_letterhead(found);
}
